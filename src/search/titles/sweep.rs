//! One pass over the columns of a group: 32 keys against one pattern.
//!
//! Column by column, for each lane and each beginning of the pattern the latest start of
//! a word is carried on from which its letters follow one another; that may be many words
//! long. Where three letters stand together, which is seldom, the rest of them is looked
//! at right there. Written once for every [`Machine`], and once for every length of a
//! pattern, so that all of it stays in registers.
#![allow(
    clippy::indexing_slicing,
    reason = "places in arrays of the pattern's own length, in loops that end with it; \
              what `get` gives is not kept in registers"
)]

use super::Met;
use super::machine::{Column, Machine};
use super::pattern::{MOST_SWEPT, Pattern, SHORTEST_SCATTERED};

/// Places are counted so far before they are counted anew: those that are compared are
/// below 128.
const LAST_PLACE: u8 = 127;

/// How 32 keys meet what of a pattern is swept: for one that is not
/// [swept whole](Pattern::is_swept_whole) these are the lanes that may meet it. A word ends
/// before a separator or with the last column.
#[inline(always)]
pub(super) fn sweep<M: Machine>(m: M, columns: &[Column], pattern: &Pattern) -> Met {
    macro_rules! of_length {
        ($($length:literal)*) => {
            match pattern.swept().len() {
                $($length => {
                    let letters = pattern.swept().first_chunk::<$length>();
                    letters.map_or_else(Met::default, |letters| whole(m, columns, letters, pattern))
                })*
                _ => Met::default(),
            }
        };
    }
    const { assert!(MOST_SWEPT == 15, "one arm a length") }
    of_length!(1 2 3 4 5 6 7 8 9 10 11 12 13 14 15)
}

#[inline(always)]
fn whole<M: Machine, const N: usize>(
    m: M,
    columns: &[Column],
    letters: &[u8; N],
    pattern: &Pattern,
) -> Met {
    if N < SHORTEST_SCATTERED {
        return beginnings(m, columns, letters, pattern);
    }
    let (mut met, begun) = by_letters(m, columns, letters, pattern);
    if pattern.takes_initials() && begun & !met.close != 0 {
        met.close |= by_initials(m, columns, letters);
    }
    if !pattern.counts_inside() {
        met.inside = 0;
    }
    met
}

/// Words that are one or two letters, or begin with them: nothing else is asked of so few.
#[inline(always)]
fn beginnings<M: Machine, const N: usize>(
    m: M,
    columns: &[Column],
    letters: &[u8; N],
    pattern: &Pattern,
) -> Met {
    let letters = letters.map(|letter| m.splat(letter));
    let space = m.splat(Pattern::SPACE);
    let kept = m.splat(pattern.kept_bits());
    let stems = m.splat(pattern.stem_bit());
    let none = m.splat(0);
    let mut runs = [none; N];
    let (mut word, mut prefix) = (none, none);
    let mut starts = m.splat(0xFF);
    for column in columns {
        m.announce(column);
        let coded = m.load(column);
        let here = m.and(coded, kept);
        let ends = m.equal(here, space);
        // What particles leave is longer than this.
        word = m.or(word, m.and(runs[N - 1], ends));
        for at in (1..N).rev() {
            runs[at] = m.and(runs[at - 1], m.equal(here, letters[at]));
        }
        // In the highest bit.
        let may_start = m.or(m.and(coded, stems), starts);
        runs[0] = m.and(m.equal(here, letters[0]), may_start);
        prefix = m.or(prefix, runs[N - 1]);
        starts = ends;
    }
    word = m.or(word, runs[N - 1]);
    Met {
        word: m.mask(word),
        prefix: m.mask(prefix),
        ..Met::default()
    }
}

/// Everything but initials; and the lanes in which all letters but the last stand in
/// order from the start of a word on, however far apart.
#[inline(always)]
fn by_letters<M: Machine, const N: usize>(
    m: M,
    columns: &[Column],
    letters: &[u8; N],
    pattern: &Pattern,
) -> (Met, u32) {
    let together = Together {
        m,
        columns,
        letters,
        pattern,
    };
    let stretch = pattern.stretch();
    let letters = letters.map(|letter| m.splat(letter));
    let space = m.splat(Pattern::SPACE);
    let kept = m.splat(pattern.kept_bits());
    let (none, one) = (m.splat(0), m.splat(1));
    let wide = m.splat(stretch);
    // Of how many places the last count is left when it begins anew.
    let again = stretch + 2;
    let mut since = [none; N];
    let mut close = none;
    let (mut first, mut two) = (none, none);
    let mut starts = m.splat(0xFF);
    // Places from 1 on; 0 is none.
    let (mut count, mut place) = (0_u8, none);
    let mut met = Met::default();
    for (at, column) in columns.iter().enumerate() {
        m.announce(column);
        if count == LAST_PLACE {
            count = again;
            place = m.splat(again);
            let gone = m.splat(LAST_PLACE - again);
            for since in &mut since {
                *since = moved_back(m, *since, gone);
            }
        }
        count += 1;
        place = m.plus(place, one);
        let here = m.and(m.load(column), kept);
        let is = m.equal(here, letters[N - 1]);
        // The latest start that is near enough: whether it is, is asked when the last
        // letter comes.
        let near = m.above(since[N - 2], m.less(place, wide));
        close = m.or(close, m.and(is, near));
        for at in (1..N - 1).rev() {
            let is = m.equal(here, letters[at]);
            since[at] = m.newer(is, since[at - 1], since[at]);
        }
        let three = m.and(two, m.equal(here, letters[2]));
        let is = m.equal(here, letters[0]);
        two = m.and(first, m.equal(here, letters[1]));
        first = is;
        since[0] = m.newer(m.and(is, starts), place, since[0]);
        starts = m.equal(here, space);
        if m.any(three) {
            together.end_at(at, m.mask(three), &mut met);
        }
    }
    met.close = if stretch > 0 { m.mask(close) } else { 0 };
    let begun = m.mask(m.above(since[N - 2], none));
    (met, begun)
}

/// Places counted anew, so many less. Long ago is 1, out of every stretch; never stays 0.
#[inline(always)]
fn moved_back<M: Machine>(m: M, since: M::Bytes, gone: M::Bytes) -> M::Bytes {
    let none = m.splat(0);
    let left = m.less(since, gone);
    let never = m.equal(since, none);
    let lost = m.and(m.equal(left, none), m.equal(never, none));
    m.or(left, m.and(lost, m.splat(1)))
}

/// Letters that stand together.
struct Together<'a, M, const N: usize> {
    m: M,
    columns: &'a [Column],
    letters: &'a [u8; N],
    pattern: &'a Pattern,
}

impl<M: Machine, const N: usize> Together<'_, M, N> {
    /// The first three letters end at a column in some lanes: looks at the others, at what
    /// is before and what comes after.
    #[inline(always)]
    fn end_at(&self, at: usize, mut lanes: u32, met: &mut Met) {
        let m = self.m;
        let start = at + 1 - SHORTEST_SCATTERED;
        let kept = m.splat(self.pattern.kept_bits());
        let holds = |at: usize, letter: u8| {
            let column = self.columns.get(at);
            column.map_or(0, |column| {
                m.mask(m.equal(m.and(m.load(column), kept), m.splat(letter)))
            })
        };
        for (nth, &letter) in self.letters.iter().enumerate().skip(SHORTEST_SCATTERED) {
            lanes &= holds(start + nth, letter);
            if lanes == 0 {
                return;
            }
        }
        met.inside |= lanes;
        let stem = m.splat(self.pattern.stem_bit());
        let first = self.columns.get(start);
        let stems = first.map_or(0, |column| m.mask(m.and(m.load(column), stem)));
        let starts = match start.checked_sub(1) {
            Some(before) => holds(before, Pattern::SPACE),
            None => u32::MAX,
        };
        let at_start = lanes & (stems | starts);
        met.prefix |= at_start;
        met.word |= match self.columns.len() == start + N {
            true => at_start,
            false => at_start & holds(start + N, Pattern::SPACE),
        };
    }
}

/// Lanes in which every run of letters begins a word, and no more than one word is left
/// out between two of them.
#[inline(always)]
fn by_initials<M: Machine, const N: usize>(m: M, columns: &[Column], letters: &[u8; N]) -> u32 {
    let letters = letters.map(|letter| m.splat(letter));
    let space = m.splat(Pattern::SPACE);
    let none = m.splat(0);
    // Where each beginning ends: right here, in this word or the last, in the one before.
    let (mut here, mut near, mut far) = ([none; N], [none; N], [none; N]);
    let mut found = none;
    let mut starts = m.splat(0xFF);
    for column in columns {
        let letter = m.load(column);
        let goes_on = m.equal(starts, none);
        for at in (0..N).rev() {
            let may = match at.checked_sub(1) {
                Some(before) => {
                    let reached = m.or(near[before], far[before]);
                    m.or(here[before], m.and(starts, reached))
                }
                None => starts,
            };
            here[at] = m.and(m.equal(letter, letters[at]), may);
            far[at] = m.or(m.and(starts, near[at]), m.and(goes_on, far[at]));
            near[at] = m.or(here[at], m.and(goes_on, near[at]));
        }
        found = m.or(found, here[N - 1]);
        starts = m.equal(letter, space);
    }
    m.mask(found)
}
