//! Looks for facts: first in the article that is open, then ahead of reading in the
//! whole corpus, so that names can be searched for and united.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError};

use super::{Answer, Known, Request, answer};
use crate::app::Message;
use crate::corpus::{Article, ArticleId, Articles, ContentKey};
use crate::facts::{self, Facts, Kind};

/// Facts are looked for ahead of reading in so many articles; in the others when they
/// are opened.
const LOOKED_AHEAD: usize = 4_000;
/// A longer text, in bytes, is looked at when it is opened, not ahead.
const LONGEST_AHEAD: usize = 512 * 1024;
/// So many bytes of a text can be searched from the list; the rest is found by `/` in
/// the reader.
const SEARCHED: usize = 256 * 1024;

/// Runs until nobody asks any more. What is known goes to the searcher too.
pub(super) fn run(searcher: &Sender<Request>, requests: &Receiver<Request>, to: &Sender<Message>) {
    let mut ahead: Option<Ahead> = None;
    loop {
        let request = if ahead.is_some() {
            match requests.try_recv() {
                Ok(request) => Some(request),
                Err(TryRecvError::Empty) => None,
                Err(TryRecvError::Disconnected) => return,
            }
        } else {
            match requests.recv() {
                Ok(request) => Some(request),
                Err(_) => return,
            }
        };
        let heard = match request {
            Some(Request::Facts(article)) => {
                let facts = Arc::new(facts::extract(&article));
                let key = article.head.key;
                answer(to, Answer::Facts { key, facts })
            }
            Some(Request::LookAhead(corpus)) => {
                ahead = Some(Ahead::new(corpus));
                true
            }
            Some(_) => true,
            None => match ahead.as_mut().map(|ahead| ahead.step(searcher)) {
                Some(true) | None => true,
                Some(false) => {
                    let united = ahead.take().map(|ahead| ahead.unite(searcher));
                    united.is_none_or(|united| answer(to, Answer::United(united)))
                }
            },
        };
        if !heard {
            return;
        }
    }
}

/// The facts of a corpus, as far as they have been looked for.
struct Ahead {
    corpus: Arc<dyn Articles>,
    ids: Vec<ArticleId>,
    next: usize,
    found: Vec<(Arc<Article>, Facts)>,
}

impl Ahead {
    fn new(corpus: Arc<dyn Articles>) -> Self {
        Self {
            ids: corpus.page(0, LOOKED_AHEAD),
            corpus,
            next: 0,
            found: Vec::new(),
        }
    }

    /// One article further; false where there is none left.
    fn step(&mut self, searcher: &Sender<Request>) -> bool {
        let Some(&id) = self.ids.get(self.next) else {
            return false;
        };
        self.next += 1;
        let Ok(article) = self.corpus.article(id) else {
            return true;
        };
        let mut end = article.text.len().min(SEARCHED);
        while !article.text.is_char_boundary(end) {
            end -= 1;
        }
        tell(searcher, id, Known::Text(Arc::clone(&article), end));
        if article.text.len() <= LONGEST_AHEAD {
            let facts = facts::extract(&article);
            self.found.push((article, facts));
        }
        true
    }

    /// Days of publication that other articles give away, and one name for each person,
    /// organisation and place in all articles.
    fn unite(mut self, searcher: &Sender<Request>) -> HashMap<ContentKey, Arc<Facts>> {
        let mut undated: Vec<(&Article, &mut Facts)> = self
            .found
            .iter_mut()
            .map(|(article, facts)| (&**article, facts))
            .collect();
        facts::solve_published(&mut undated);
        let mut all: Vec<&mut Facts> = self.found.iter_mut().map(|(_, facts)| facts).collect();
        facts::unite(&mut all);
        let mut united = HashMap::with_capacity(self.found.len());
        for (article, facts) in self.found {
            let named = facts.facts.iter();
            let named = named.filter_map(|fact| Some((fact.kind(), fact.name()?)));
            let names: HashSet<(Kind, &str)> = named.collect();
            let names = names.into_iter();
            let names = names.map(|(kind, name)| (kind, name.to_owned())).collect();
            let has_quote = facts.facts.iter().any(|fact| fact.kind() == Kind::Quote);
            let published = facts.published.map(|published| published.date);
            tell(
                searcher,
                article.head.id,
                Known::Names {
                    names,
                    has_quote,
                    published,
                },
            );
            united.insert(article.head.key, Arc::new(facts));
        }
        united
    }
}

fn tell(searcher: &Sender<Request>, id: ArticleId, known: Known) {
    // A searcher that is gone has said so.
    let _ = searcher.send(Request::Known { id, known });
}
