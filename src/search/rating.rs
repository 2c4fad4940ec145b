//! How well the first rows answer: by which they are put in order within their tiers.

use std::cmp::Reverse;

use memchr::memmem;

use super::fuzzy::Fuzzy;
use super::index::{Index, NONE};
use super::matching::{Asked, WordFound};
use super::query::Query;
use super::rank::{Hit, Tier};
use super::sharing::{shared, threads};
use super::taken::best_of;
use super::titles::WINDOW;

/// Articles that are rated between two looks at whether the search was called off.
const RATED: usize = 32;

/// What words that stand side by side as they were typed are worth.
const SIDE_BY_SIDE: i32 = 50;

/// A row and its tier, and how the words for which each word of the query is taken meet it.
struct Rated {
    row: u32,
    tier: Tier,
    taken: Vec<Option<(Tier, i32)>>,
}

impl Index {
    /// Articles that answer, in order. `None` where called off.
    pub(super) fn rate(
        &self,
        rows: Vec<(usize, Tier)>,
        query: &Query,
        found: &[WordFound],
        cancel: &dyn Fn() -> bool,
    ) -> Option<Vec<Hit>> {
        let rated = with_taken(&rows, found);
        let threads = threads(self.len().div_ceil(WINDOW));
        let share = rated.len().div_ceil(threads).max(1);
        let shares = rated.chunks(share).collect();
        let hits = shared(shares, cancel, |rated, is_off| {
            self.rate_share(rated, query, found, is_off)
        })?;
        let mut hits = hits.concat();
        // Stable: among equals the latest stays first.
        hits.sort_by_key(|hit| (hit.tier, Reverse(hit.score)));
        Some(hits)
    }

    fn rate_share(
        &self,
        rows: &[Rated],
        query: &Query,
        found: &[WordFound],
        is_off: &dyn Fn() -> bool,
    ) -> Vec<Hit> {
        let (asked, fuzzy) = (query.asked(), Fuzzy::new());
        let bits = asked.iter().map(Asked::bits).min().unwrap_or(0);
        let side_by_side = memmem::Finder::new(&query.key);
        let mut key = Vec::new();
        let mut hits = Vec::new();
        for (step, rated) in rows.iter().enumerate() {
            if step % RATED == 0 && is_off() {
                break;
            }
            let (row, tier) = (rated.row as usize, rated.tier);
            // Of a single word whose letters are not what is best here, they count nothing.
            let bits = match asked.len() > 1 || tier.is_of_letters() {
                true => bits,
                false => usize::MAX,
            };
            self.key(row, bits, &mut key);
            let words = asked.iter().zip(found).zip(&rated.taken);
            let words = words.filter_map(|((asked, found), taken)| {
                self.rated(row, &key, asked, found, *taken, &fuzzy)
            });
            let mut score: i32 = words.map(|(_, score)| score).sum();
            if asked.len() > 1 && side_by_side.find(&key).is_some() {
                score += SIDE_BY_SIDE;
            }
            if let Some(&id) = self.ids.get(row) {
                let row = rated.row;
                hits.push(Hit {
                    id,
                    row,
                    tier,
                    score,
                });
            }
        }
        hits
    }
}

/// The rows, each with what the words for which others are taken have of it.
fn with_taken(rows: &[(usize, Tier)], found: &[WordFound]) -> Vec<Rated> {
    let rated = rows.iter().map(|&(row, tier)| Rated {
        row: u32::try_from(row).unwrap_or(NONE),
        tier,
        taken: Vec::new(),
    });
    let mut rated: Vec<Rated> = rated.collect();
    let mut by_row: Vec<&mut Rated> = rated.iter_mut().collect();
    by_row.sort_unstable_by_key(|rated| rated.row);
    let in_order: Vec<u32> = by_row.iter().map(|rated| rated.row).collect();
    for found in found {
        let best = best_of(&found.taken, &in_order);
        for (rated, best) in by_row.iter_mut().zip(best) {
            rated.taken.push(best);
        }
    }
    rated
}
