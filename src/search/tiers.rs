//! How each row meets a query, in one byte.

use super::rank::{TIERS, Tier};
use super::rows::RowSet;

/// A tier for each row, or none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tiers(Vec<u8>);

/// A way in which a row of a share meets it: the best one counts.
pub(super) fn offer(share: &mut [u8], row: usize, tier: Tier) {
    if let Some(here) = share.get_mut(row) {
        *here = (*here).min(tier as u8);
    }
}

/// Worse than every tier.
const NONE: u8 = u8::MAX;

impl Tiers {
    /// No row meets anything.
    pub(super) fn none(rows: usize) -> Self {
        Self(vec![NONE; rows])
    }

    /// Every row does.
    pub(super) fn all(rows: usize) -> Self {
        Self(vec![Tier::Word as u8; rows])
    }

    /// These rows do.
    pub(super) fn of(rows: usize, these: &RowSet) -> Self {
        let mut tiers = Self::all(rows);
        tiers.among(|row| these.contains(row));
        tiers
    }

    pub(super) fn get(&self, row: usize) -> Option<Tier> {
        Tier::from_number(*self.0.get(row)?)
    }

    pub(super) fn holds(&self, row: usize) -> bool {
        self.0.get(row).is_some_and(|&tier| tier != NONE)
    }

    /// A way in which a row meets it: the best one counts.
    pub(super) fn offer(&mut self, row: usize, tier: Tier) {
        offer(&mut self.0, row, tier);
    }

    /// So many rows at a time, for [`offer`].
    pub(super) fn shares(&mut self, rows: usize) -> impl Iterator<Item = &mut [u8]> {
        self.0.chunks_mut(rows.max(1))
    }

    /// Both are wanted: the worse one counts.
    pub(super) fn and(&mut self, other: &Self) {
        for (one, other) in self.0.iter_mut().zip(&other.0) {
            *one = (*one).max(*other);
        }
    }

    /// Either is enough: the better one counts.
    pub(super) fn or(&mut self, other: &Self) {
        for (one, other) in self.0.iter_mut().zip(&other.0) {
            *one = (*one).min(*other);
        }
    }

    /// What meets `other` with the letters that were typed is not wanted.
    pub(super) fn without(&mut self, other: &Self) {
        for (row, here) in self.0.iter_mut().enumerate() {
            if other.get(row).is_some_and(|tier| !tier.is_loose()) {
                *here = NONE;
            }
        }
    }

    /// Only these rows are wanted.
    pub(super) fn among(&mut self, wanted: impl Fn(usize) -> bool) {
        for (row, here) in self.0.iter_mut().enumerate() {
            if *here != NONE && !wanted(row) {
                *here = NONE;
            }
        }
    }

    /// How many rows there are of each tier.
    pub(super) fn counts(&self) -> [usize; TIERS] {
        // Neighbours are mostly alike: counted in turns, none waits for the one before.
        let mut all = [[0_u32; 256]; 4];
        let (fours, rest) = self.0.as_chunks::<4>();
        for four in fours {
            for (counts, &tier) in all.iter_mut().zip(four) {
                if let Some(count) = counts.get_mut(usize::from(tier)) {
                    *count += 1;
                }
            }
        }
        let mut counts = [0; TIERS];
        for (tier, count) in counts.iter_mut().enumerate() {
            let in_fours = all.iter().filter_map(|counts| counts.get(tier));
            let in_rest = rest.iter().filter(|&&other| usize::from(other) == tier);
            *count = in_fours.map(|&count| count as usize).sum::<usize>() + in_rest.count();
        }
        counts
    }
}
