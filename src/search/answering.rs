//! From a query to articles in order.

use std::cmp::Reverse;

use memchr::memmem;

use super::fuzzy::Fuzzy;
use super::highlights::{of_asked, stretch};
use super::index::Index;
use super::matching::{Asked, WordFound};
use super::query::{Clause, Fields, NoFields, Note, Query, Term, Trouble};
use super::rank::{Hit, Matched, Outcome, Tier};
use super::rows::RowSet;
use super::sweeping::{Part, Way, sweep_all};
use super::taken::TakenPairs;
use super::tiers::Tiers;
use super::titles::{Machines, Scan};
use crate::corpus::ArticleId;

/// Articles that are rated between two looks at whether the search was called off.
const RATED: usize = 32;

/// What words that stand side by side as they were typed are worth.
const SIDE_BY_SIDE: i32 = 50;

/// What others bring to a search.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// What fields mean.
    pub fields: &'a dyn Fields,
    /// Rows that are not shown.
    pub hidden: Option<&'a RowSet>,
}

impl Default for Scope<'_> {
    fn default() -> Self {
        Self {
            fields: &NoFields,
            hidden: None,
        }
    }
}

/// The clauses in the order in which they are looked for, each with the number of its
/// first term: fields, then the longest words, which leave the fewest articles to look at
/// for the others; what is not wanted last.
fn in_order(query: &Query) -> Vec<(usize, &Clause)> {
    let mut first = 0;
    let mut clauses: Vec<(usize, &Clause)> = Vec::new();
    for clause in &query.clauses {
        clauses.push((first, clause));
        first += clause.any_of.len();
    }
    let cost = |clause: &Clause| {
        let words = clause.any_of.iter().map(|term| match term {
            Term::Word { word, .. } => word.key.len(),
            Term::Field { .. } => usize::MAX,
        });
        words.min().unwrap_or(0)
    };
    clauses.sort_by_key(|(_, clause)| (clause.without, Reverse(cost(clause))));
    clauses
}

impl Index {
    /// The articles that meet the query, the best first; for an empty query all of them,
    /// the latest first. `cancel` is asked now and then, every few hundred microseconds;
    /// where it says true, the outcome is empty and says so. No field but `title:` is
    /// known.
    pub fn search(&self, query: &Query, cancel: &dyn Fn() -> bool) -> Outcome {
        self.search_in(query, &Scope::default(), cancel)
    }

    /// The same, with what others know of fields, and without what is hidden.
    pub fn search_in(
        &self,
        query: &Query,
        scope: &Scope<'_>,
        cancel: &dyn Fn() -> bool,
    ) -> Outcome {
        self.answer(Machines::best(), query, scope, Outcome::FIRST, cancel)
            .unwrap_or_else(Outcome::cancelled)
    }

    /// The same, every article rated, for who wants to see them all.
    #[must_use]
    pub fn search_to_the_last(&self, query: &Query, scope: &Scope<'_>) -> Outcome {
        self.answer(Machines::best(), query, scope, usize::MAX, &|| false)
            .unwrap_or_else(Outcome::cancelled)
    }

    /// As [`search`](Self::search), by plain Rust, as on a processor without vector
    /// instructions.
    #[doc(hidden)]
    pub fn search_portably(&self, query: &Query, cancel: &dyn Fn() -> bool) -> Outcome {
        let scope = Scope::default();
        self.answer(Machines::Portable, query, &scope, Outcome::FIRST, cancel)
            .unwrap_or_else(Outcome::cancelled)
    }

    fn answer(
        &self,
        machine: Machines,
        query: &Query,
        scope: &Scope<'_>,
        rated: usize,
        cancel: &dyn Fn() -> bool,
    ) -> Option<Outcome> {
        let mut outcome = Outcome {
            notes: query.notes().to_vec(),
            ..Outcome::default()
        };
        let mut found: Vec<(usize, WordFound)> = Vec::new();
        let mut parts: Vec<Part<'_>> = Vec::new();
        let mut pairs = TakenPairs::default();
        for (nth, clause) in in_order(query) {
            let mut any_of: Vec<Way<'_>> = Vec::new();
            for (at, term) in clause.any_of.iter().enumerate() {
                match (term, term.asked()) {
                    (
                        Term::Field {
                            typed,
                            field,
                            value,
                        },
                        _,
                    ) => match self.field(field, value, scope) {
                        Ok(rows) => any_of.push(Way {
                            asked: None,
                            tiers: Tiers::of(self.len(), &rows),
                        }),
                        Err(trouble) => {
                            let typed = typed.clone();
                            outcome.notes.push(Note { typed, trouble });
                        }
                    },
                    (_, Some(asked)) => {
                        let (word, tiers) = self.find_word(&asked, machine, &mut pairs, cancel)?;
                        if !clause.without {
                            found.push((nth + at, word));
                        }
                        let asked = Some(asked);
                        any_of.push(Way { asked, tiers });
                    }
                    _ => {}
                }
            }
            // A clause of which nothing is understood asks for nothing.
            if !any_of.is_empty() {
                let without = clause.without;
                parts.push(Part { without, any_of });
            }
        }
        let scan = Scan::new(self.parts(), machine);
        let (mut tiers, mut counts) = sweep_all(parts, self.len(), scan, cancel)?;
        let before: usize = counts.iter().sum();
        if let Some(hidden) = scope.hidden.filter(|hidden| !hidden.is_empty()) {
            tiers.among(|row| !hidden.contains(row));
            counts = tiers.counts();
        }
        let total: usize = counts.iter().sum();
        let loose = Tier::ALL.iter().zip(counts);
        let loose = loose.filter(|(tier, _)| tier.is_loose());
        outcome.loose = loose.map(|(_, count)| count).sum();
        outcome.exact = total - outcome.loose;
        outcome.hidden = before - total;
        found.sort_by_key(|(at, _)| *at);
        outcome.found = found.into_iter().map(|(_, word)| word).collect();
        let rows = self.first_rows(&tiers, counts, rated);
        outcome.hits = self.rate(rows, query, &outcome.found, cancel)?;
        outcome.tiers = tiers;
        Some(outcome)
    }

    /// The rows of a field, of whoever knows it.
    fn field(&self, field: &str, value: &str, scope: &Scope<'_>) -> Result<RowSet, Trouble> {
        self.own_field(field, value)
            .unwrap_or_else(|| scope.fields.rows(field, value))
    }

    /// Articles that answer, in order.
    fn rate(
        &self,
        rows: Vec<(usize, Tier)>,
        query: &Query,
        found: &[WordFound],
        cancel: &dyn Fn() -> bool,
    ) -> Option<Vec<Hit>> {
        let (asked, fuzzy) = (query.asked(), Fuzzy::new());
        let bits = asked.iter().map(Asked::bits).min().unwrap_or(0);
        let side_by_side = memmem::Finder::new(&query.key);
        let mut key = Vec::new();
        let mut hits = Vec::new();
        for (step, (row, tier)) in rows.into_iter().enumerate() {
            if step % RATED == 0 && cancel() {
                return None;
            }
            // Of a single word whose letters are not what is best here, they count nothing.
            let bits = match asked.len() > 1 || tier.is_of_letters() {
                true => bits,
                false => usize::MAX,
            };
            self.key(row, bits, &mut key);
            let rated = asked.iter().zip(found);
            let rated =
                rated.filter_map(|(asked, found)| self.rated(row, &key, asked, found, &fuzzy));
            let mut score: i32 = rated.map(|(_, score)| score).sum();
            if asked.len() > 1 && side_by_side.find(&key).is_some() {
                score += SIDE_BY_SIDE;
            }
            if let (Some(&id), Ok(row)) = (self.ids.get(row), u32::try_from(row)) {
                hits.push(Hit {
                    id,
                    row,
                    tier,
                    score,
                });
            }
        }
        // Stable: among equals the latest stays first.
        hits.sort_by_key(|hit| (hit.tier, Reverse(hit.score)));
        Some(hits)
    }

    /// How many words of titles, beside the one that is told, a word of the query was
    /// taken for; words are numbered in the order of [`Query::words`].
    #[must_use]
    pub fn other_spellings(&self, outcome: &Outcome, word: usize) -> usize {
        let found = outcome.found.get(word);
        found.map_or(0, |found| found.spellings.saturating_sub(1))
    }

    /// What of an article, whose label is `label`, met each word of the query.
    #[must_use]
    pub fn matched(
        &self,
        outcome: &Outcome,
        query: &Query,
        id: ArticleId,
        label: &str,
    ) -> Vec<Matched> {
        let Some(row) = self.row(id) else {
            return Vec::new();
        };
        let matched = query.asked().into_iter().zip(&outcome.found);
        matched
            .map(|(asked, found)| {
                let in_label = of_asked(label, &asked);
                let beside = self.text_beside_label(row, found);
                let text = match (in_label, beside) {
                    (Some((tier, spans)), beside)
                        if beside.is_none_or(|(other, _)| tier <= other) =>
                    {
                        stretch(label, &spans).to_owned()
                    }
                    (_, Some((_, text))) => text.to_owned(),
                    _ => String::new(),
                };
                Matched {
                    query: asked.word.text.clone(),
                    text,
                }
            })
            .collect()
    }
}
