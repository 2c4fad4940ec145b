//! Letters that are initials of words.
#![allow(
    clippy::indexing_slicing,
    reason = "places in arrays of the pattern's own length, in loops that end with it; \
              what `get` gives is not kept in registers"
)]

use super::column::{Reader, Wanted};
use super::machine::Machine;

/// Lanes in which every run of letters begins a word, and no more than one word is left
/// out between two of them.
#[inline(always)]
pub(super) fn by_initials<M: Machine, const N: usize, const BITS: usize>(
    reader: &Reader<'_, M, BITS>,
    letters: &[Wanted<M>; N],
) -> M::Bits {
    let m = reader.m;
    let none = m.splat(false);
    // Where each beginning ends: right here, in this word or the last, in the one before.
    let (mut here, mut near, mut far) = ([none; N], [none; N], [none; N]);
    let mut found = none;
    let mut starts = m.splat(true);
    for planes in reader.columns() {
        let column = reader.read(planes);
        for at in (0..N).rev() {
            let may = match at.checked_sub(1) {
                Some(before) => {
                    let reached = m.or(near[before], far[before]);
                    m.or(here[before], m.and(starts, reached))
                }
                None => starts,
            };
            here[at] = m.and(column.is(&letters[at]), may);
            far[at] = m.or(m.and(starts, near[at]), m.but_not(far[at], starts));
            near[at] = m.or(here[at], m.but_not(near[at], starts));
        }
        found = m.or(found, here[N - 1]);
        starts = column.space();
    }
    found
}

/// False where the letters stand in no lane in any way: neither in order from the start of
/// a word on, however far apart, nor the first three of them together. Mostly so.
#[inline(always)]
pub(super) fn may_stand<M: Machine, const N: usize, const BITS: usize>(
    reader: &Reader<'_, M, BITS>,
    letters: &[Wanted<M>; N],
) -> bool {
    let m = reader.m;
    let none = m.splat(false);
    let mut reached = [none; N];
    let (mut first, mut two, mut found) = (none, none, none);
    let mut starts = m.splat(true);
    for planes in reader.columns() {
        let column = reader.read(planes);
        for nth in (1..N).rev() {
            let here = column.is(&letters[nth]);
            reached[nth] = m.or(reached[nth], m.and(reached[nth - 1], here));
            if nth == 2 {
                found = m.or(found, m.and(two, here));
            }
            if nth == 1 {
                two = m.and(first, here);
            }
        }
        first = column.is(&letters[0]);
        reached[0] = m.or(reached[0], m.and(first, starts));
        starts = column.space();
    }
    m.any(m.or(found, reached[N - 1]))
}
