//! The facts that are in memory: those of a small corpus, those that were asked for one by
//! one, and of every article its day of publication.

use std::collections::HashMap;
use std::sync::Arc;

use super::App;
use super::workers::Request;
use crate::corpus::{Article, ContentKey};
use crate::facts::{Facts, Published};

/// Of how many articles the facts stay in memory, beside those of a small corpus.
const KEPT_FACTS: usize = 64;

impl App {
    /// Of how many articles the facts are known, each in its place in the corpus.
    #[must_use]
    pub const fn facts_known(&self) -> usize {
        self.known
    }

    /// The best day of publication that is known of an article.
    #[must_use]
    pub fn published_of(&self, key: ContentKey) -> Option<Published> {
        let facts = self.facts.get(&key).and_then(|facts| facts.published);
        facts.or_else(|| self.published.get(&key).copied())
    }

    /// What was found in an article, if it has been looked for.
    #[must_use]
    pub fn facts_of(&self, key: ContentKey) -> Option<&Arc<Facts>> {
        self.facts.get(&key)
    }

    /// Keeps facts that were asked for, and lets the oldest of these go.
    pub(super) fn keep_facts(&mut self, key: ContentKey, facts: Arc<Facts>) {
        self.facts.insert(key, facts);
        self.asked_facts.retain(|asked| *asked != key);
        self.asked_facts.push_back(key);
        while self.asked_facts.len() > KEPT_FACTS {
            if let Some(oldest) = self.asked_facts.pop_front() {
                self.facts.remove(&oldest);
            }
        }
    }

    /// Asks for the facts of an article that is in memory, unless they are known.
    pub(super) fn look_for_facts(&mut self, article: Arc<Article>, open: bool) {
        if !self.facts.contains_key(&article.head.key) {
            self.ask(Request::Facts { article, open });
        }
    }

    /// Facts that were asked for: unless what was united with other articles came before.
    pub(super) fn take_facts(&mut self, key: ContentKey, facts: Arc<Facts>) {
        let united = self.facts.contains_key(&key) && !self.asked_facts.contains(&key);
        if !united {
            self.keep_facts(key, facts);
        }
    }

    /// What the corpus tells: the facts that were asked for before are of each article
    /// alone, and are asked for again.
    pub(super) fn take_united(
        &mut self,
        facts: HashMap<ContentKey, Arc<Facts>>,
        published: HashMap<ContentKey, Published>,
        known: usize,
    ) {
        self.published = published;
        self.known = known;
        let here = self.list.current().map(|entry| entry.key);
        for key in std::mem::take(&mut self.asked_facts) {
            if facts.contains_key(&key) {
                continue;
            }
            if Some(key) == here {
                // It stays on the screen until the better facts are there.
                self.asked_facts.push_back(key);
            } else {
                self.facts.remove(&key);
            }
        }
        let handed_over = here.is_some_and(|key| facts.contains_key(&key));
        self.facts.extend(facts);
        let article = here
            .filter(|_| !handed_over)
            .and_then(|key| self.article(key));
        if let Some(article) = article {
            let open = true;
            self.ask(Request::Facts { article, open });
        }
    }
}
