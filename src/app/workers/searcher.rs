//! Owns the index: answers queries, and between them looks for facts in the whole
//! corpus, so that names can be searched for.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError};

use super::{Answer, Request, answer};
use crate::app::{Entry, Found, Message, Order};
use crate::corpus::{ArticleId, Articles, ContentKey, Head};
use crate::facts::{self, Facts};
use crate::search::{Index, Outcome, Query, Row};

/// Facts are looked for ahead of reading in so many articles; in the others when they
/// are opened.
const LOOKED_AHEAD: usize = 4_000;
/// Rows whose matched letters are sent along.
const HIGHLIGHTED: usize = 500;

/// Runs until nobody asks any more.
pub(super) fn run(requests: &Receiver<Request>, to: &Sender<Message>) {
    let mut searcher = Searcher::default();
    loop {
        let request = if searcher.ahead.is_some() {
            match requests.try_recv() {
                Ok(request) => request,
                Err(TryRecvError::Empty) => {
                    if !searcher.look_ahead(to) {
                        return;
                    }
                    continue;
                }
                Err(TryRecvError::Disconnected) => return,
            }
        } else {
            match requests.recv() {
                Ok(request) => request,
                Err(_) => return,
            }
        };
        // Only the newest of the queries that wait is still wanted.
        let mut request = request;
        while let Ok(newer) = requests.try_recv() {
            request = newer;
        }
        if let Request::Search { corpus, .. } = &request {
            searcher.turn_to(corpus);
        }
        if !searcher.search(request, to) {
            return;
        }
    }
}

#[derive(Default)]
struct Searcher {
    index: Index,
    generation: Option<u64>,
    entries: Vec<(Entry, Arc<Head>)>,
    ahead: Option<Ahead>,
    /// The best dates that are known, for the order by date.
    dates: HashMap<ContentKey, jiff::civil::Date>,
}

/// Looking for facts ahead of reading.
struct Ahead {
    corpus: Arc<dyn Articles>,
    next: usize,
    found: Vec<(ContentKey, ArticleId, Facts)>,
}

impl Searcher {
    /// Takes a corpus in, unless it is the one that is known.
    fn turn_to(&mut self, corpus: &Arc<dyn Articles>) {
        if self.generation == Some(corpus.generation()) {
            return;
        }
        self.generation = Some(corpus.generation());
        self.entries = corpus
            .page(0, corpus.count())
            .into_iter()
            .filter_map(|id| {
                let head = corpus.head(id)?;
                Some((Entry { id, key: head.key }, head))
            })
            .collect();
        self.dates = self
            .entries
            .iter()
            .filter_map(|(entry, head)| Some((entry.key, head.published?.date)))
            .collect();
        self.index = Index::build(self.entries.iter().map(|(_, head)| Row {
            id: head.id,
            label: &head.label.text,
            source: head.source.as_deref(),
            names: Vec::new(),
            text: "",
            published: head.published.map(|stated| stated.date),
        }));
        self.ahead = Some(Ahead {
            corpus: Arc::clone(corpus),
            next: 0,
            found: Vec::new(),
        });
    }

    /// One article further; at the end the facts of all are united. False where nobody
    /// listens any more.
    fn look_ahead(&mut self, to: &Sender<Message>) -> bool {
        let Some(ahead) = &mut self.ahead else {
            return true;
        };
        if let Some((entry, _)) = self
            .entries
            .get(ahead.next)
            .filter(|_| ahead.next < LOOKED_AHEAD)
        {
            ahead.next += 1;
            if let Ok(article) = ahead.corpus.article(entry.id) {
                self.index.set_text(entry.id, &article.text);
                ahead
                    .found
                    .push((entry.key, entry.id, facts::extract(&article)));
            }
            return true;
        }
        let Some(mut ahead) = self.ahead.take() else {
            return true;
        };
        let mut all: Vec<&mut Facts> = ahead.found.iter_mut().map(|(.., facts)| facts).collect();
        facts::unite(&mut all);
        let mut united = HashMap::new();
        for (key, id, facts) in ahead.found {
            if let Some(published) = facts.published {
                self.dates.insert(key, published.date);
            }
            let names: HashSet<&str> = facts.facts.iter().filter_map(|fact| fact.name()).collect();
            self.index.set_names(id, names);
            self.index
                .set_published(id, facts.published.map(|published| published.date));
            united.insert(key, Arc::new(facts));
        }
        answer(to, Answer::United(united))
    }

    fn search(&self, request: Request, to: &Sender<Message>) -> bool {
        let Request::Search {
            generation,
            query,
            order,
            archived,
            with_archived,
            ..
        } = request
        else {
            return true;
        };
        let query = Query::parse(&query);
        let mut found = Found {
            of: self.entries.len(),
            ..Found::default()
        };
        let wanted = |entry: &Entry| with_archived || !archived.contains(&entry.key);
        if query.is_empty() {
            found.entries = self.in_order(order);
        } else {
            let outcome = self.index.search(&query, &|| false);
            self.take_outcome(&mut found, &outcome, &query);
        }
        let all = found.entries.len();
        found.entries.retain(wanted);
        found.archived = all - found.entries.len();
        answer(to, Answer::Found { generation, found })
    }

    fn in_order(&self, order: Order) -> Vec<Entry> {
        let mut entries: Vec<Entry> = self.entries.iter().map(|(entry, _)| *entry).collect();
        if order == Order::Newest {
            // `None` sorts below every date: undated articles come last.
            entries.sort_by_key(|entry| Reverse(self.dates.get(&entry.key).copied()));
        }
        entries
    }

    fn take_outcome(&self, found: &mut Found, outcome: &Outcome, query: &Query) {
        let by_id: HashMap<ArticleId, &(Entry, Arc<Head>)> =
            self.entries.iter().map(|row| (row.0.id, row)).collect();
        found.exact = outcome.exact;
        found.loose = outcome.loose;
        for hit in &outcome.hits {
            let Some((entry, _)) = by_id.get(&hit.id) else {
                continue;
            };
            if found.entries.len() < HIGHLIGHTED {
                let spans = self.index.highlights(entry.id, query);
                found.highlights.insert(entry.id, spans);
            }
            found.entries.push(*entry);
        }
        found.matched = outcome
            .hits
            .iter()
            .filter(|hit| hit.tier.is_loose())
            .flat_map(|hit| &hit.matched)
            .find(|matched| matched.query != matched.text)
            .map(|matched| (matched.query.clone(), matched.text.clone()));
    }
}
