//! How each row meets a query, in one byte.

use super::rank::{TIERS, Tier};
use super::rows::RowSet;

/// How many rows there are of each tier.
pub(super) type Counts = [usize; TIERS];

/// No row at all.
pub(super) const NOTHING: Counts = [0; TIERS];

/// A tier for each row, or none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tiers(Vec<u8>);

/// A way in which a row of a share meets it: the best one counts.
pub(super) fn offer(share: &mut [u8], row: usize, tier: Tier) {
    if let Some(here) = share.get_mut(row) {
        *here = (*here).min(tier as u8);
    }
}

/// True where a row of a share meets it.
pub(super) fn holds(share: &[u8], row: usize) -> bool {
    share.get(row).is_some_and(|&tier| tier != NONE)
}

/// Both are wanted: the worse one counts.
pub(super) fn and(share: &mut [u8], other: &[u8]) {
    for (one, other) in share.iter_mut().zip(other) {
        *one = (*one).max(*other);
    }
}

/// True where no row of a share meets it.
pub(super) fn is_bare(share: &[u8]) -> bool {
    let part_is_bare = |part: &[u8]| part.iter().fold(NONE, |all, here| all & here) == NONE;
    share.chunks(PART).all(part_is_bare)
}

/// How many rows of a share there are of each tier.
pub(super) fn counts(share: &[u8]) -> Counts {
    let mut counts = NOTHING;
    for part in share.chunks(PART) {
        // No part is longer than a byte counts.
        let met: u8 = part.iter().map(|&here| u8::from(here != NONE)).sum();
        if usize::from(met) < FEW {
            for here in met_of(part) {
                if let Some(count) = counts.get_mut(usize::from(here)) {
                    *count += 1;
                }
            }
            continue;
        }
        for (tier, count) in (0..).zip(&mut counts) {
            let here: u8 = part.iter().map(|&here| u8::from(here == tier)).sum();
            *count += usize::from(here);
        }
    }
    counts
}

/// Both together.
pub(super) fn sum(mut one: Counts, other: Counts) -> Counts {
    for (one, other) in one.iter_mut().zip(other) {
        *one += other;
    }
    one
}

/// Either is enough: the better one counts.
pub(super) fn or(share: &mut [u8], other: &[u8]) {
    for (one, other) in share.iter_mut().zip(other) {
        *one = (*one).min(*other);
    }
}

/// What meets the other with the letters that were typed is not wanted.
pub(super) fn without(share: &mut [u8], other: &[u8]) {
    for (one, other) in share.iter_mut().zip(other) {
        if Tier::from_number(*other).is_some_and(|tier| !tier.is_loose()) {
            *one = NONE;
        }
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

    /// A way in which a row meets it: the best one counts.
    pub(super) fn offer(&mut self, row: usize, tier: Tier) {
        offer(&mut self.0, row, tier);
    }

    /// So many rows at a time, for [`offer`].
    pub(super) fn shares(&mut self, rows: usize) -> impl Iterator<Item = &mut [u8]> {
        self.0.chunks_mut(rows.max(1))
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
    pub(super) fn counts(&self) -> Counts {
        counts(&self.0)
    }

    /// The rows of this tier and better ones, in order.
    pub(super) fn rows_to(&self, last: Tier) -> Vec<(usize, Tier)> {
        let mut rows = Vec::new();
        let last = last as u8;
        let (parts, rest) = self.0.as_chunks::<SMALL_PART>();
        for (nth, part) in parts.iter().enumerate() {
            if part.iter().fold(false, |any, here| any | (*here <= last)) {
                push_rows_to(last, nth * SMALL_PART, part, &mut rows);
            }
        }
        push_rows_to(last, parts.len() * SMALL_PART, rest, &mut rows);
        rows
    }
}

/// Rows that are looked at together.
const PART: usize = 128;

/// Rows of which few answer, of those that are looked at together.
const SMALL_PART: usize = 16;

/// Adds those of this tier and better ones of a part whose first row is `first`.
fn push_rows_to(last: u8, first: usize, part: &[u8], rows: &mut Vec<(usize, Tier)>) {
    let met = (first..).zip(part).filter(|(_, here)| **here <= last);
    rows.extend(met.filter_map(|(row, &here)| Some((row, Tier::from_number(here)?))));
}

/// So few of these that they are counted one by one.
const FEW: usize = 8;

/// The tiers of those of a part that meet anything.
fn met_of(part: &[u8]) -> impl Iterator<Item = u8> {
    const SIDE_BY_SIDE: usize = 8;
    let (eights, rest) = part.as_chunks::<SIDE_BY_SIDE>();
    let met = eights
        .iter()
        .filter(|eight| **eight != [NONE; SIDE_BY_SIDE]);
    let all = met.flatten().chain(rest);
    all.copied().filter(|&here| here != NONE)
}
