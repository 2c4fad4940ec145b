//! Rows that answer, in order: by tier, then the latest first.

use std::cmp::Reverse;

use super::index::Index;
use super::rank::{Outcome, TIERS, Tier};
use super::tiers::{Counts, Tiers};

/// So many rows are sooner put in order than found in the order of all.
const FEW: usize = RARE * Outcome::FIRST;
const RARE: usize = 16;

/// As many of each tier as there is room for, the best first.
fn wanted(counts: Counts, most: usize) -> Counts {
    let mut wanted = counts;
    let mut room = most;
    for wanted in &mut wanted {
        *wanted = (*wanted).min(room);
        room -= *wanted;
    }
    wanted
}

impl Index {
    /// The first rows by tier and recency.
    pub(super) fn first_rows(
        &self,
        tiers: &Tiers,
        counts: Counts,
        most: usize,
    ) -> Vec<(usize, Tier)> {
        let wanted = wanted(counts, most);
        let Some(days) = self.days_as_ordered() else {
            return self.latest_of(tiers, wanted);
        };
        // Rows of one day stay in the corpus's own order.
        let order = |&(row, tier): &(usize, Tier)| (tier, Reverse(days.get(row)), row);
        // The best tiers are put in order, as long as they are few rows. Of the others there
        // are so many that those that are wanted come up soon in the order of all.
        let (mut few, mut last, mut others) = (0, None, wanted);
        for ((tier, count), wanted) in Tier::ALL.into_iter().zip(counts).zip(&mut others) {
            if few + count >= FEW || RARE * *wanted < count {
                break;
            }
            few += count;
            last = Some(tier).filter(|_| *wanted > 0).or(last);
            *wanted = 0;
        }
        let mut rows = last.map_or_else(Vec::new, |last| tiers.rows_to(last));
        let left = most.min(rows.len());
        if left < rows.len() {
            rows.select_nth_unstable_by_key(left, order);
            rows.truncate(left);
        }
        rows.sort_unstable_by_key(order);
        rows.extend(self.latest_of(tiers, others));
        rows
    }

    /// So many rows of each tier, the latest ones.
    fn latest_of(&self, tiers: &Tiers, mut left: Counts) -> Vec<(usize, Tier)> {
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

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;

    use jiff::civil::date;

    use crate::corpus::ArticleId;
    use crate::search::index::{Index, Row};
    use crate::search::rank::{Outcome, Tier};
    use crate::search::tiers::Tiers;

    /// So many rows of each tier, scattered over an index whose articles come from 90 days.
    fn index_and_tiers(counts: [usize; 4]) -> (Index, Tiers, Vec<(usize, Tier)>) {
        const ROWS: usize = 100_003;
        let mut index = Index::default();
        let day = |row: usize| date(2024, 1 + (row % 3) as i8, 1 + (row * 7 % 28) as i8);
        for (row, id) in (0..ROWS).zip(0..) {
            let published = (row % 11 > 0).then(|| day(row));
            let row = Row::new(ArticleId(id), "");
            index.add_but_label(&Row { published, ..row });
        }
        index.settle();
        let of_tiers = Tier::ALL.into_iter().zip(counts);
        let of_tiers = of_tiers.flat_map(|(tier, count)| std::iter::repeat_n(tier, count));
        // Every row once, in an order of its own.
        let rows = (0..ROWS).map(|nth| nth * 7919 % ROWS);
        let met: Vec<(usize, Tier)> = rows.zip(of_tiers).collect();
        let mut bytes = vec![u8::MAX; ROWS];
        met.iter().for_each(|(row, tier)| bytes[*row] = *tier as u8);
        let tiers = Tiers::of_rows(&bytes);
        (index, tiers, met)
    }

    #[test]
    fn the_first_rows_are_those_of_a_plain_sort_however_many_there_are() {
        for counts in [
            [0, 0, 0, 0],
            [3, 0, 40, 9],
            [3000, 10, 0, 0],
            [50, 90_000, 3, 0],
            [40_000, 50, 0, 7],
            [1000, 0, 1000, 60_000],
        ] {
            let (index, tiers, mut met) = index_and_tiers(counts);
            let days: Vec<_> = index.dates().collect();
            met.sort_by_key(|(row, tier)| (*tier, Reverse(days[*row]), *row));
            for most in [1, Outcome::FIRST, usize::MAX] {
                let first = index.first_rows(&tiers, tiers.counts(), most);
                let plain = &met[..most.min(met.len())];
                assert!(first == plain, "{most} of {counts:?}");
            }
        }
    }
}
