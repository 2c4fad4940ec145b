//! How each row meets a query, in one byte, window by window.

use super::rank::{TIERS, Tier};
use super::titles::WINDOW;

/// How many rows there are of each tier.
pub(super) type Counts = [usize; TIERS];

/// No row at all.
pub(super) const NOTHING: Counts = [0; TIERS];

/// A tier for each row of a window, or [`NONE`].
pub(super) type WindowTiers = Vec<u8>;

/// A tier for each row, or none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tiers {
    windows: Vec<(Counts, Kept)>,
}

/// A window as it is kept. Memory that is fresh costs more than to look a row up.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Kept {
    /// The rows that meet it, by their places in the window, and their tiers.
    Few(Vec<(u16, u8)>),
    /// Every row.
    Many(WindowTiers),
}

/// Of so many rows one meets it in a window that is kept in full.
const MANY: usize = 8;

/// A way in which a row of a window meets it: the best one counts.
pub(super) fn offer(window: &mut [u8], row: usize, tier: Tier) {
    if let Some(here) = window.get_mut(row) {
        *here = (*here).min(tier as u8);
    }
}

/// How many rows of a window meet it.
fn met(window: &[u8]) -> usize {
    // No part is longer than a byte counts.
    let met = |part: &[u8]| part.iter().map(|&here| u8::from(here != NONE)).sum::<u8>();
    window.chunks(PART).map(|part| usize::from(met(part))).sum()
}

/// How many rows of a window there are of each tier.
fn counts(window: &[u8]) -> Counts {
    let mut counts = NOTHING;
    for part in window.chunks(PART) {
        let mut left = met(part);
        for (tier, count) in (0..).zip(&mut counts) {
            if left == 0 {
                break;
            }
            let here: u8 = part.iter().map(|&here| u8::from(here == tier)).sum();
            *count += usize::from(here);
            left -= usize::from(here);
        }
    }
    counts
}

/// Both together.
fn sum(mut one: Counts, other: Counts) -> Counts {
    for (one, other) in one.iter_mut().zip(other) {
        *one += other;
    }
    one
}

/// Worse than every tier.
pub(super) const NONE: u8 = u8::MAX;

impl Tiers {
    /// Adds the next window: [`WINDOW`] rows, in the last one maybe fewer, and how many there
    /// are of each tier.
    pub(super) fn push(&mut self, window: &[u8], counts: Counts) {
        let met = counts.iter().sum::<usize>();
        let kept = match met * MANY < window.len() {
            true => Kept::Few(few(window, met)),
            false => Kept::Many(window.to_vec()),
        };
        self.windows.push((counts, kept));
    }

    /// Those of all rows, as bytes.
    #[cfg(test)]
    pub(super) fn of_rows(rows: &[u8]) -> Self {
        let mut tiers = Self::default();
        rows.chunks(WINDOW)
            .for_each(|window| tiers.push(window, counts(window)));
        tiers
    }

    /// Adds what comes after.
    pub(super) fn append(&mut self, mut after: Self) {
        self.windows.append(&mut after.windows);
    }

    pub(super) fn get(&self, row: usize) -> Option<Tier> {
        let (_, window) = self.windows.get(row / WINDOW)?;
        let number = match window {
            Kept::Few(rows) => {
                let place = row % WINDOW;
                let at = rows.binary_search_by_key(&place, |(place, _)| usize::from(*place));
                rows.get(at.ok()?)?.1
            }
            Kept::Many(rows) => *rows.get(row % WINDOW)?,
        };
        Tier::from_number(number)
    }

    /// Only these rows are wanted.
    pub(super) fn among(&mut self, wanted: impl Fn(usize) -> bool) {
        for (nth, (counted, window)) in self.windows.iter_mut().enumerate() {
            let first = nth * WINDOW;
            match window {
                Kept::Few(rows) => {
                    rows.retain(|(place, tier)| {
                        let is_wanted = wanted(first + usize::from(*place));
                        if !is_wanted && let Some(count) = counted.get_mut(usize::from(*tier)) {
                            *count -= 1;
                        }
                        is_wanted
                    });
                }
                Kept::Many(rows) => {
                    for (row, here) in (first..).zip(rows.iter_mut()) {
                        if *here != NONE && !wanted(row) {
                            *here = NONE;
                        }
                    }
                    *counted = counts(rows);
                }
            }
        }
    }

    /// How many rows there are of each tier.
    pub(super) fn counts(&self) -> Counts {
        let counts = self.windows.iter().map(|(counts, _)| *counts);
        counts.fold(NOTHING, sum)
    }

    /// The rows of this tier and better ones, in order.
    pub(super) fn rows_to(&self, last: Tier) -> Vec<(usize, Tier)> {
        let mut rows = Vec::new();
        for (nth, (counts, window)) in self.windows.iter().enumerate() {
            if counts
                .iter()
                .take(last as usize + 1)
                .all(|count| *count == 0)
            {
                continue;
            }
            let (last, first) = (last as u8, nth * WINDOW);
            match window {
                Kept::Few(few) => {
                    let few = few.iter().filter(|(_, tier)| *tier <= last);
                    rows.extend(few.filter_map(|(place, tier)| {
                        Some((first + usize::from(*place), Tier::from_number(*tier)?))
                    }));
                }
                Kept::Many(window) => {
                    let (parts, rest) = window.as_chunks::<SMALL_PART>();
                    for (nth, part) in parts.iter().enumerate() {
                        if part.iter().fold(false, |any, here| any | (*here <= last)) {
                            push_rows_to(last, first + nth * SMALL_PART, part, &mut rows);
                        }
                    }
                    let first = first + parts.len() * SMALL_PART;
                    push_rows_to(last, first, rest, &mut rows);
                }
            }
        }
        rows
    }
}

/// A window of which so many rows meet it.
fn few(window: &[u8], met: usize) -> Vec<(u16, u8)> {
    let mut few = Vec::with_capacity(met);
    let (eights, rest) = window.as_chunks::<8>();
    let rest_at = 8 * eights.len();
    for (nth, eight) in eights.iter().enumerate() {
        // No tier has the highest bit, which stands for none.
        let mut left = !u64::from_le_bytes(*eight) & (u64::MAX / 0xFF * 0x80);
        while left != 0 {
            let at = left.trailing_zeros() as usize / 8;
            left &= left - 1;
            few.extend(placed(8 * nth + at, eight.get(at)));
        }
    }
    for (at, here) in (rest_at..).zip(rest).filter(|(_, here)| **here != NONE) {
        few.extend(placed(at, Some(here)));
    }
    few
}

fn placed(at: usize, tier: Option<&u8>) -> Option<(u16, u8)> {
    Some((u16::try_from(at).ok()?, *tier?))
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

#[cfg(test)]
mod tests {
    use super::{Counts, NONE, NOTHING, Tiers};
    use crate::search::rank::Tier;
    use crate::search::titles::WINDOW;

    fn counted(rows: &[u8]) -> Counts {
        let mut counts = NOTHING;
        for &tier in rows.iter().filter(|tier| **tier != NONE) {
            counts[usize::from(tier)] += 1;
        }
        counts
    }

    #[test]
    fn windows_of_few_and_of_many_rows_say_the_same() {
        // None, few, many, and a last window that is not whole.
        let mut rows = vec![NONE; 3 * WINDOW + 77];
        for row in (WINDOW..2 * WINDOW).step_by(100) {
            rows[row] = (row / 100 % 9) as u8;
        }
        for row in 2 * WINDOW..3 * WINDOW + 77 {
            rows[row] = [0, 3, NONE][row % 3];
        }
        let mut tiers = Tiers::of_rows(&rows);
        for kept in [|_| true, |row: usize| !row.is_multiple_of(7), |_| false] {
            tiers.among(kept);
            for (row, tier) in rows.iter_mut().enumerate() {
                *tier = if kept(row) { *tier } else { NONE };
            }
            assert_eq!(tiers.counts(), counted(&rows));
            let met = |row: usize| Tier::from_number(rows[row]);
            assert!(
                (0..rows.len() + 9).all(|row| {
                    tiers.get(row) == (row < rows.len()).then(|| met(row)).flatten()
                })
            );
            for last in Tier::ALL {
                let plain = (0..rows.len()).filter_map(|row| Some((row, met(row)?)));
                let plain = plain.filter(|(_, tier)| *tier <= last);
                assert!(plain.eq(tiers.rows_to(last)), "{last:?}");
            }
        }
    }
}
