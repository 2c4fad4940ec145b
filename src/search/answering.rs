//! From a query to articles in order.

use std::cmp::Reverse;

use super::beside::Beside;
use super::highlights::{of_asked, stretch};
use super::index::Index;
use super::matching::WordFound;
use super::query::{Clause, Fields, NoFields, Note, Query, Term, Trouble};
use super::rank::{Matched, Outcome, Tier};
use super::rows::RowSet;
use super::sweeping::{Part, Way, sweep_all};
use super::taken::TakenPairs;
use super::titles::{Machines, Scan};
use crate::corpus::ArticleId;

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
                            beside: Beside {
                                rows,
                                ..Beside::default()
                            },
                        }),
                        Err(trouble) => {
                            let typed = typed.clone();
                            outcome.notes.push(Note { typed, trouble });
                        }
                    },
                    (_, Some(asked)) => {
                        let (word, beside) = self.find_word(&asked, machine, &mut pairs, cancel)?;
                        if !clause.without {
                            found.push((nth + at, word));
                        }
                        let asked = Some(asked);
                        any_of.push(Way { asked, beside });
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
        let mut tiers = sweep_all(&parts, self.len(), scan, self.places(), cancel)?;
        let mut counts = tiers.counts();
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

    /// How many words of titles, beside the one that is told, a word of the query was
    /// taken for; words are numbered in the order of [`Query::words`].
    #[must_use]
    pub fn other_spellings(&self, outcome: &Outcome, word: usize) -> usize {
        let found = outcome.found.get(word);
        found.map_or(0, |found| found.spellings().saturating_sub(1))
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
