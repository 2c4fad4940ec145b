//! Rows that answer, in order: by tier, then the latest first.

use std::cmp::Reverse;

use super::index::Index;
use super::rank::{Outcome, TIERS, Tier};
use super::tiers::Tiers;

/// So many rows are sooner put in order than found in the order of all.
const FEW: usize = 16 * Outcome::FIRST;

/// The last tier of which some rows are `wanted`, where all rows down to it are few, and
/// where it would take long to come by those that are wanted in the order of all.
fn last_of_few(counts: [usize; TIERS], wanted: [usize; TIERS]) -> Option<Tier> {
    let tiers = Tier::ALL.iter().zip(counts).zip(wanted);
    let (&last, some, all) = tiers
        .filter(|(_, wanted)| *wanted > 0)
        .map(|((tier, count), wanted)| (tier, wanted, count))
        .next_back()?;
    let to_last = counts.iter().take(last as usize + 1).sum::<usize>();
    let is_dense = to_last == all && 4 * some < all;
    (to_last < FEW && !is_dense).then_some(last)
}

impl Index {
    /// The first rows by tier and recency.
    pub(super) fn first_rows(
        &self,
        tiers: &Tiers,
        counts: [usize; TIERS],
        most: usize,
    ) -> Vec<(usize, Tier)> {
        let mut left = counts;
        let mut room = most;
        for left in &mut left {
            *left = (*left).min(room);
            room -= *left;
        }
        if let Some(last) = last_of_few(counts, left)
            && let Some(days) = self.days_as_ordered()
        {
            // Rows of one day stay in the corpus's own order.
            let order = |&(row, tier): &(usize, Tier)| (tier, Reverse(days.get(row)), row);
            let wanted = left.iter().sum();
            let mut rows = tiers.rows_to(last);
            if wanted < rows.len() {
                rows.select_nth_unstable_by_key(wanted, order);
                rows.truncate(wanted);
            }
            rows.sort_unstable_by_key(order);
            return rows;
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
}
