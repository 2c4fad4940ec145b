//! From a query to articles in order.

use std::cmp::Reverse;

use super::fuzzy::Fuzzy;
use super::highlights::{of_word, stretch};
use super::index::Index;
use super::matching::{Asked, WordFound};
use super::query::Query;
use super::rank::{Hit, Matched, Outcome, TIERS, Tier};
use super::tiers::Tiers;
use super::titles::Machines;
use crate::corpus::ArticleId;

/// Articles that are rated between two looks at whether the search was called off.
const RATED: usize = 32;

/// What words that stand side by side as they were typed are worth.
const SIDE_BY_SIDE: i32 = 50;

impl Index {
    /// The articles in which every word of the query is met, the best first; for an
    /// empty query all of them, the latest first. `cancel` is asked now and then, every
    /// few hundred microseconds; where it says true, the outcome is empty and says so.
    pub fn search(&self, query: &Query, cancel: &dyn Fn() -> bool) -> Outcome {
        self.search_with(Machines::best(), query, Outcome::FIRST, cancel)
    }

    /// The same, every article rated, for who wants to see them all.
    #[must_use]
    pub fn search_to_the_last(&self, query: &Query) -> Outcome {
        self.search_with(Machines::best(), query, usize::MAX, &|| false)
    }

    /// The same by plain Rust, as on a processor without vector instructions.
    #[doc(hidden)]
    pub fn search_portably(&self, query: &Query, cancel: &dyn Fn() -> bool) -> Outcome {
        self.search_with(Machines::Portable, query, Outcome::FIRST, cancel)
    }

    fn search_with(
        &self,
        machine: Machines,
        query: &Query,
        rated: usize,
        cancel: &dyn Fn() -> bool,
    ) -> Outcome {
        self.answer(machine, query, rated, cancel)
            .unwrap_or_else(Outcome::cancelled)
    }

    fn answer(
        &self,
        machine: Machines,
        query: &Query,
        rated: usize,
        cancel: &dyn Fn() -> bool,
    ) -> Option<Outcome> {
        let asked: Vec<Asked<'_>> = query.asked();
        let mut found: Vec<WordFound> = Vec::new();
        found.resize_with(asked.len(), WordFound::default);
        let mut tiers: Option<Tiers> = None;
        // The longest word leaves the fewest articles to look at for the others.
        let mut order: Vec<usize> = (0..asked.len()).collect();
        order.sort_by_key(|&at| Reverse(asked.get(at).map(|asked| asked.word.key.len())));
        for at in order {
            let (Some(asked), Some(found)) = (asked.get(at), found.get_mut(at)) else {
                continue;
            };
            *found = self.find_word(asked, machine, tiers.as_ref(), cancel)?;
            match &mut tiers {
                Some(tiers) => tiers.and(&found.tiers),
                None => tiers = Some(found.tiers.clone()),
            }
        }
        let tiers = tiers.unwrap_or_else(|| Tiers::all(self.len()));
        let counts = tiers.counts();
        let total: usize = counts.iter().sum();
        let loose = Tier::ALL.iter().zip(counts);
        let loose: usize = loose
            .filter(|(tier, _)| tier.is_loose())
            .map(|(_, count)| count)
            .sum();
        let rows = self.first_rows(&tiers, rated);
        let hits = self.rate(rows, query, &asked, &found, cancel)?;
        Some(Outcome {
            hits,
            exact: total - loose,
            loose,
            cancelled: false,
            tiers,
            found,
        })
    }

    /// Articles that answer, in order.
    fn rate(
        &self,
        rows: Vec<(usize, Tier)>,
        query: &Query,
        asked: &[Asked<'_>],
        found: &[WordFound],
        cancel: &dyn Fn() -> bool,
    ) -> Option<Vec<Hit>> {
        let fuzzy = Fuzzy::new();
        let mut key = Vec::new();
        let mut hits = Vec::new();
        for (step, (row, tier)) in rows.into_iter().enumerate() {
            if step % RATED == 0 && cancel() {
                return None;
            }
            self.key(row, &mut key);
            let rated = asked.iter().zip(found);
            let rated =
                rated.filter_map(|(asked, found)| self.rated(row, &key, asked, found, &fuzzy));
            let mut score: i32 = rated.map(|(_, score)| score).sum();
            if asked.len() > 1 && memchr::memmem::find(&key, query.key.as_bytes()).is_some() {
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

    /// The first rows by tier and recency.
    fn first_rows(&self, tiers: &Tiers, most: usize) -> Vec<(usize, Tier)> {
        let mut left = tiers.counts();
        let mut room = most;
        for left in &mut left {
            *left = (*left).min(room);
            room -= *left;
        }
        let mut wanted: usize = left.iter().sum();
        let mut by_tier: [Vec<(usize, Tier)>; TIERS] = Default::default();
        for &row in self.latest().iter() {
            if wanted == 0 {
                break;
            }
            let row = row as usize;
            let Some(tier) = tiers.get(row) else { continue };
            let (Some(left), Some(rows)) =
                (left.get_mut(tier as usize), by_tier.get_mut(tier as usize))
            else {
                continue;
            };
            if *left > 0 {
                *left -= 1;
                wanted -= 1;
                rows.push((row, tier));
            }
        }
        by_tier.into_iter().flatten().collect()
    }

    /// The rows of every article that answers, in order: those of [`Outcome::hits`]
    /// first. Rows are numbered as articles were added.
    #[must_use]
    pub fn all(&self, outcome: &Outcome) -> Vec<u32> {
        let mut all: Vec<u32> = Vec::with_capacity(outcome.len());
        all.extend(outcome.hits.iter().map(|hit| hit.row));
        if outcome.len() == all.len() {
            return all;
        }
        // The hits are the first of each tier, so many of it.
        let mut skip = [0_usize; TIERS];
        for hit in &outcome.hits {
            if let Some(skip) = skip.get_mut(hit.tier as usize) {
                *skip += 1;
            }
        }
        let mut by_tier: [Vec<u32>; TIERS] = Default::default();
        for &row in self.latest().iter() {
            let Some(tier) = outcome.tiers.get(row as usize) else {
                continue;
            };
            match (skip.get_mut(tier as usize), by_tier.get_mut(tier as usize)) {
                (Some(skip), _) if *skip > 0 => *skip -= 1,
                (_, Some(rows)) => rows.push(row),
                _ => {}
            }
        }
        by_tier.iter().for_each(|rows| all.extend(rows));
        all
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
                let in_label = of_word(label, asked.word, &asked.pairs);
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
