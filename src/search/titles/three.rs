//! Words of three letters: so often do these stand scattered in some of 256 titles that
//! where they are close is computed with every column, and nothing is looked at twice.
//!
//! State for each place where the first letter may have begun a word: in the lanes of `s0`
//! it did so in the column before, in those of `s1` two columns before; in those of `t1` two
//! columns before too, and the second letter has come since; and so on.

use super::column::{Reader, Wanted};
use super::machine::Machine;
use super::pattern::{Pattern, SHORTEST_SCATTERED};
use super::sweep::PartMet;
use super::together::Together;

/// Everything but initials. The [stretch](Pattern::stretch) is six columns: the last letter
/// is five after the first at most, as `t4` has it.
#[inline(always)]
pub(super) fn three_letters<M: Machine, const N: usize, const BITS: usize>(
    reader: &Reader<'_, M, BITS>,
    letters: &[Wanted<M>; N],
    pattern: &Pattern,
) -> PartMet<M> {
    let m = reader.m;
    let none = m.splat(false);
    let mut met = PartMet::none(m);
    let &[one, two, three] = &letters[..] else {
        return met;
    };
    let together = Together::<M, N, BITS> { reader, pattern };
    let mut starts = m.splat(true);
    // Where the first letter has just stood, and the first two.
    let (mut first, mut second) = (none, none);
    // The first two at the start of a word; all three there, or behind particles.
    let (mut begun, mut whole) = (none, none);
    let (mut s0, mut s1, mut s2, mut s3) = (none, none, none, none);
    let (mut t1, mut t2, mut t3, mut t4) = (none, none, none, none);
    // Where letters of particles stood one, two, three columns before.
    let (mut p1, mut p2, mut p3) = (none, none, none);
    for (at, planes) in reader.columns().enumerate() {
        let column = reader.read(planes);
        let space = column.space();
        let (here_one, here_two) = (column.is(&one), column.is(&two));
        let here_three = column.is(&three);
        met.word = m.or(met.word, m.and(whole, space));
        let inside = m.and(second, here_three);
        whole = m.and(begun, here_three);
        met.inside = m.or(met.inside, inside);
        let near = m.or(m.or(t1, t2), m.or(t3, t4));
        met.close = m.or(met.close, m.and(near, here_three));
        // Of those behind something else, particles can be behind a letter of particles only.
        let left = m.and(m.but_not(inside, whole), p3);
        if pattern.takes_particles() && m.any(left) {
            let start = (at + 1).saturating_sub(SHORTEST_SCATTERED);
            let stems = together.stem_starts(start);
            whole = m.or(whole, m.and(left, stems));
        }
        met.prefix = m.or(met.prefix, whole);
        second = m.and(first, here_two);
        first = here_one;
        begun = m.and(s0, here_two);
        t4 = m.or(t3, m.and(s3, here_two));
        t3 = m.or(t2, m.and(s2, here_two));
        t2 = m.or(t1, m.and(s1, here_two));
        t1 = begun;
        (s3, s2, s1) = (s2, s1, s0);
        s0 = m.and(here_one, starts);
        (p3, p2, p1) = (p2, p1, column.may_be_particle());
        starts = space;
    }
    met.word = m.or(met.word, whole);
    if pattern.stretch() == 0 {
        met.close = none;
    }
    met
}
