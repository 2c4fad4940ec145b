//! Letters that are initials of words.
#![allow(
    clippy::indexing_slicing,
    reason = "places in arrays of the pattern's own length, in loops that end with it; \
              what `get` gives is not kept in registers"
)]

use super::column::{Letter, Reader};
use super::machine::Machine;

/// Lanes in which every run of letters begins a word, and no more than one word is left
/// out between two of them.
#[inline(always)]
pub(super) fn by_initials<M: Machine, const N: usize>(
    reader: &Reader<'_, M>,
    letters: &[Letter; N],
) -> M::Bits {
    let m = reader.m;
    let none = m.splat(false);
    // Where each beginning ends: right here, in this word or the last, in the one before.
    let (mut here, mut near, mut far) = ([none; N], [none; N], [none; N]);
    let mut found = none;
    let mut starts = m.splat(true);
    let mut column = reader.none();
    for planes in reader.columns() {
        reader.read(planes, &mut column);
        for at in (0..N).rev() {
            let may = match at.checked_sub(1) {
                Some(before) => {
                    let reached = m.or(near[before], far[before]);
                    m.or(here[before], m.and(starts, reached))
                }
                None => starts,
            };
            here[at] = m.and(column.is(letters[at]), may);
            far[at] = m.or(m.and(starts, near[at]), m.but_not(far[at], starts));
            near[at] = m.or(here[at], m.but_not(near[at], starts));
        }
        found = m.or(found, here[N - 1]);
        starts = column.space();
    }
    found
}
