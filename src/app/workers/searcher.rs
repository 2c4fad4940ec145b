//! Owns the index and answers queries: the newest first, and before anything that is
//! to be added to the index. A query is given up as soon as a newer one is asked.

mod taking_in;

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, TryRecvError};

use super::counting::Counting;
use super::fields::{AppFields, KnownFacts};
use super::registrar::Firsts;
use super::{Answer, Known, Request, answer, orders};
use crate::app::{Entry, Found, Message, Order, Taken};
use crate::corpus::{ArticleId, Articles, ContentKey};
use crate::home::Folders;
use crate::search::{Hit, Index, Outcome, Query, RowSet, Scope, highlights};
use crate::triage::Mark;

/// Rows whose matched letters are sent along: a screenful. Those of rows that are
/// scrolled to are found when they are.
const HIGHLIGHTED: usize = 64;

/// Articles that are taken in before anything is answered; of more, queries are answered
/// over what has been taken in by then.
const AT_ONCE: usize = 16 * Index::STEP;

/// The newest search that was asked for, told at once to the one who searches.
pub(super) type Newest = Arc<AtomicU64>;

/// Runs until nobody asks any more.
pub(super) fn run(
    folders: Option<Folders>,
    newest: &Newest,
    requests: &Receiver<Request>,
    to: &Sender<Message>,
) {
    let mut searcher = Searcher {
        folders,
        ..Searcher::default()
    };
    let mut known: VecDeque<(ArticleId, Known)> = VecDeque::new();
    loop {
        let mut query = None;
        let counting = searcher.counting.is_some();
        if known.is_empty() && !searcher.index.is_growing() && !counting {
            match requests.recv() {
                Ok(request) => searcher.sort(request, &mut query, &mut known),
                Err(_) => return,
            }
        }
        loop {
            match requests.try_recv() {
                Ok(request) => searcher.sort(request, &mut query, &mut known),
                Err(TryRecvError::Empty) => break,
                Err(TryRecvError::Disconnected) => return,
            }
        }
        let goes_on = if let Some(query) = query {
            if matches!(query, Request::Search { after_known, .. } if after_known)
                && !searcher.index.is_growing()
            {
                for (id, known) in known.drain(..) {
                    searcher.learn(id, known);
                }
            }
            searcher.answer(query, newest, to)
        } else if searcher.index.is_growing() {
            searcher.grow();
            searcher.index.is_growing() || searcher.answer_again(newest, to)
        } else if let Some((id, more)) = known.pop_front() {
            searcher.learn(id, more);
            if known.is_empty() {
                searcher.index.settle();
            }
            true
        } else {
            searcher.count_next(newest, to)
        };
        if !goes_on {
            return;
        }
    }
}

struct Searcher {
    index: Index,
    corpus: Option<Arc<dyn Articles>>,
    folders: Option<Folders>,
    /// The articles of the index, by row.
    entries: Vec<Entry>,
    /// How many articles of the corpus have been taken in, and how many labels.
    taken: usize,
    labelled: usize,
    /// What the labels are known by.
    labels: blake3::Hasher,
    /// What the articles say, as far as a query may ask for it.
    facts: KnownFacts,
    /// When the articles of a corpus were first seen.
    firsts: Firsts,
    of_corpus: u64,
    /// A query that was answered before all articles were in the index.
    early: Option<Request>,
    /// Saved searches that are to be counted.
    counting: Option<Counting>,
}

impl Default for Searcher {
    fn default() -> Self {
        Self {
            // Without a corpus there is nothing to grow by.
            index: Index::build(std::iter::empty()),
            corpus: None,
            folders: None,
            entries: Vec::new(),
            taken: 0,
            labelled: 0,
            labels: blake3::Hasher::new(),
            facts: KnownFacts::default(),
            firsts: Firsts::from([]),
            of_corpus: 0,
            early: None,
            counting: None,
        }
    }
}

impl Searcher {
    /// Only the newest of the queries that wait is still wanted.
    fn sort(
        &mut self,
        request: Request,
        query: &mut Option<Request>,
        known: &mut VecDeque<(ArticleId, Known)>,
    ) {
        match request {
            Request::Known { id, known: more } => known.push_back((id, more)),
            Request::Seen { generation, firsts } => {
                self.firsts = firsts;
                self.of_corpus = generation;
            }
            Request::Count { .. } => self.counting = Counting::of(&request),
            request => *query = Some(request),
        }
    }

    /// What the articles are put in order by.
    fn in_order<'a>(&'a self, corpus: &'a dyn Articles) -> orders::Known<'a> {
        orders::Known {
            index: &self.index,
            corpus,
            entries: &self.entries,
            firsts: &self.firsts,
        }
    }

    fn answer_again(&mut self, newest: &Newest, to: &Sender<Message>) -> bool {
        match self.early.take() {
            Some(request) => self.answer(request, newest, to),
            None => true,
        }
    }

    /// Answers a query: the first rows at once, then all of them.
    fn answer(&mut self, request: Request, newest: &Newest, to: &Sender<Message>) -> bool {
        let Request::Search {
            corpus,
            generation,
            query,
            order,
            filtered,
            marks,
            with_archived,
            ..
        } = &request
        else {
            return true;
        };
        let generation = *generation;
        self.turn_to(corpus);
        let query = Query::parse(query);
        let mut found = Found {
            of: corpus.count(),
            ..Found::default()
        };
        let hidden = match with_archived {
            true => RowSet::default(),
            false => self.archived(marks),
        };
        found.notes = query.notes().to_vec();
        let cancel = || newest.load(Ordering::Relaxed) != generation;
        let mut rows: Vec<u32> = if query.is_empty() {
            match self.in_order(&**corpus).all(*order, &cancel) {
                Some(rows) => rows,
                None => return true,
            }
        } else {
            let scope = Scope {
                fields: &self.fields(&**corpus, marks),
                hidden: Some(&hidden),
            };
            let outcome = self.index.search_in(&query, &scope, &cancel);
            if outcome.cancelled {
                return true;
            }
            self.tell(&mut found, &outcome, &query);
            let rated = *filtered == Order::Relevance;
            if rated && outcome.len() > outcome.hits.len() {
                let first = outcome.hits.iter().filter_map(|hit| self.entry(hit.row));
                let found = Found {
                    entries: first.collect(),
                    partial: true,
                    ..found.clone()
                };
                if !answer(to, Answer::Found { generation, found }) {
                    return false;
                }
            }
            let mut rows = self.index.all(&outcome);
            // What answers exactly stays before what does not, in any order.
            let exact = outcome.exact.min(rows.len());
            let (exact, loose) = rows.split_at_mut(exact);
            let known = self.in_order(&**corpus);
            let done = known.put(*filtered, exact, &cancel);
            if done.and(known.put(*filtered, loose, &cancel)).is_none() {
                return true;
            }
            rows
        };
        if query.is_empty() {
            let all = rows.len();
            rows.retain(|row| !hidden.contains(*row as usize));
            found.archived = all - rows.len();
        }
        found.entries = rows.into_iter().filter_map(|row| self.entry(row)).collect();
        found.growing = self.index.is_growing();
        if found.growing {
            self.early = Some(request);
        }
        answer(to, Answer::Found { generation, found })
    }

    /// Counts what the next of the saved searches finds. False where nobody listens any
    /// more.
    fn count_next(&mut self, newest: &Newest, to: &Sender<Message>) -> bool {
        let Some(mut counting) = self.counting.take() else {
            return true;
        };
        let Some(search) = counting.next() else {
            return true;
        };
        let corpus = Arc::clone(&counting.corpus);
        self.turn_to(&corpus);
        let hidden = match counting.with_archived {
            true => RowSet::default(),
            false => self.archived(&counting.marks),
        };
        let asked = newest.load(Ordering::Relaxed);
        let cancel = || newest.load(Ordering::Relaxed) != asked;
        let query = Query::parse(&search.query);
        let rows = if query.is_empty() {
            (0..).zip(&self.entries).map(|(row, _)| row).collect()
        } else {
            let fields = self.fields(&*corpus, &counting.marks);
            let scope = Scope {
                fields: &fields,
                hidden: None,
            };
            let outcome = self.index.search_in(&query, &scope, &cancel);
            if outcome.cancelled {
                counting.put_back(search);
                self.counting = Some(counting);
                return true;
            }
            self.index.all(&outcome)
        };
        let known = self.in_order(&*corpus);
        let counts = counting.counts(&search, &rows, &hidden, |row| {
            Some((self.entry(row)?.key, known.first(row)))
        });
        self.counting = Some(counting);
        answer(to, Answer::Counted { search, counts })
    }

    /// What fields of a query mean here.
    fn fields<'a>(
        &'a self,
        corpus: &'a dyn Articles,
        marks: &'a HashMap<ContentKey, Mark>,
    ) -> AppFields<'a> {
        AppFields {
            corpus,
            entries: &self.entries,
            marks,
            facts: &self.facts,
        }
    }

    /// The rows of the articles that the user has put away.
    fn archived(&self, marks: &HashMap<ContentKey, Mark>) -> RowSet {
        if !marks.values().any(|mark| mark.archived) {
            return RowSet::default();
        }
        let is_archived = |key| marks.get(key).is_some_and(|mark| mark.archived);
        let rows = (0..).zip(&self.entries);
        let rows = rows.filter(|(_, entry)| is_archived(&entry.key));
        rows.map(|(row, _)| row).collect()
    }

    fn entry(&self, row: u32) -> Option<Entry> {
        self.entries.get(row as usize).copied()
    }

    fn label(&self, hit: &Hit) -> Option<String> {
        Some(self.corpus.as_ref()?.head(hit.id)?.label.text.clone())
    }

    /// How many were found, what lights up, what a word was taken for.
    fn tell(&self, found: &mut Found, outcome: &Outcome, query: &Query) {
        found.archived = outcome.hidden;
        found.notes.clone_from(&outcome.notes);
        found.exact = outcome.exact;
        found.loose = outcome.loose;
        let first = outcome.hits.iter().take(HIGHLIGHTED);
        found.highlights = first
            .filter_map(|hit| Some((hit.id, highlights(&self.label(hit)?, query))))
            .collect();
        let first_loose = outcome.hits.iter().find(|hit| hit.tier.is_loose());
        found.matched = first_loose.and_then(|hit| {
            let label = self.label(hit)?;
            let matched = self.index.matched(outcome, query, hit.id, &label);
            let mut other = matched
                .into_iter()
                .enumerate()
                .filter(|(_, matched)| !matched.text.is_empty() && matched.query != matched.text);
            let (word, matched) = other.next()?;
            Some(Taken {
                query: matched.query,
                text: matched.text,
                others: self.index.other_spellings(outcome, word),
            })
        });
    }
}
