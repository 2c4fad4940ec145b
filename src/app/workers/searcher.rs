//! Owns the index and answers queries: the newest first, and before anything that is
//! to be added to the index.

use std::cmp::Reverse;
use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

use super::{Answer, Known, Request, answer};
use crate::app::{Entry, Found, Message, Order};
use crate::corpus::{ArticleId, Articles, Head};
use crate::search::{Index, Outcome, Query, Row};

/// Rows whose matched letters are sent along: a screenful. Those of rows that are
/// scrolled to are found when they are.
const HIGHLIGHTED: usize = 64;

/// Runs until nobody asks any more.
pub(super) fn run(requests: &Receiver<Request>, to: &Sender<Message>) {
    let mut searcher = Searcher::default();
    let mut known: VecDeque<(ArticleId, Known)> = VecDeque::new();
    loop {
        let mut query = None;
        if known.is_empty() {
            match requests.recv() {
                Ok(request) => sort(request, &mut query, &mut known),
                Err(_) => return,
            }
        }
        while let Ok(request) = requests.try_recv() {
            sort(request, &mut query, &mut known);
        }
        if let Some(query) = query {
            if matches!(query, Request::Search { after_known, .. } if after_known) {
                for (id, known) in known.drain(..) {
                    searcher.learn(id, known);
                }
            }
            if !searcher.answer(query, to) {
                return;
            }
        } else if let Some((id, known)) = known.pop_front() {
            searcher.learn(id, known);
        }
    }
}

/// Only the newest of the queries that wait is still wanted.
fn sort(request: Request, query: &mut Option<Request>, known: &mut VecDeque<(ArticleId, Known)>) {
    match request {
        Request::Known { id, known: more } => known.push_back((id, more)),
        request => *query = Some(request),
    }
}

#[derive(Default)]
struct Searcher {
    index: Index,
    generation: Option<u64>,
    entries: Vec<(Entry, Arc<Head>)>,
    rows: HashMap<ArticleId, usize>,
    /// The best dates that are known, for the order by date.
    dates: HashMap<ArticleId, jiff::civil::Date>,
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
        self.rows = (0..)
            .zip(&self.entries)
            .map(|(row, (entry, _))| (entry.id, row))
            .collect();
        self.dates = self
            .entries
            .iter()
            .filter_map(|(entry, head)| Some((entry.id, head.published?.date)))
            .collect();
        self.index = Index::build(self.entries.iter().map(|(_, head)| Row {
            source: head.source.as_deref(),
            published: head.published.map(|stated| stated.date),
            ..Row::new(head.id, &head.label.text)
        }));
    }

    fn learn(&mut self, id: ArticleId, known: Known) {
        match known {
            Known::Text(article, end) => {
                self.index
                    .set_text(id, article.text.get(..end).unwrap_or_default());
            }
            Known::Names { names, published } => {
                self.index.set_names(id, names.iter().map(String::as_str));
                if let Some(date) = published {
                    self.index.set_published(id, published);
                    self.dates.insert(id, date);
                }
            }
        }
    }

    fn answer(&mut self, request: Request, to: &Sender<Message>) -> bool {
        let Request::Search {
            corpus,
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
        self.turn_to(&corpus);
        let query = Query::parse(&query);
        let mut found = Found {
            of: self.entries.len(),
            ..Found::default()
        };
        if query.is_empty() {
            found.entries = self.in_order(order);
        } else {
            let outcome = self.index.search(&query, &|| false);
            self.take_outcome(&mut found, &outcome, &query);
        }
        let all = found.entries.len();
        found
            .entries
            .retain(|entry| with_archived || !archived.contains(&entry.key));
        found.archived = all - found.entries.len();
        answer(to, Answer::Found { generation, found })
    }

    fn in_order(&self, order: Order) -> Vec<Entry> {
        let mut entries: Vec<Entry> = self.entries.iter().map(|(entry, _)| *entry).collect();
        if order == Order::Newest {
            // `None` sorts below every date: undated articles come last.
            entries.sort_by_key(|entry| Reverse(self.dates.get(&entry.id).copied()));
        }
        entries
    }

    fn take_outcome(&self, found: &mut Found, outcome: &Outcome, query: &Query) {
        found.exact = outcome.exact;
        found.loose = outcome.loose;
        let row = |id: &ArticleId| self.entries.get(*self.rows.get(id)?);
        found.entries = outcome
            .hits
            .iter()
            .filter_map(|hit| Some(row(&hit.id)?.0))
            .collect();
        found.highlights = found
            .entries
            .iter()
            .take(HIGHLIGHTED)
            .map(|entry| (entry.id, self.index.highlights(entry.id, query)))
            .collect();
        found.matched = outcome
            .hits
            .iter()
            .filter(|hit| hit.tier.is_loose())
            .flat_map(|hit| &hit.matched)
            .find(|matched| matched.query != matched.text)
            .map(|matched| (matched.query.clone(), matched.text.clone()));
    }
}
