//! One pass over the columns of a group: 32 keys against one pattern.
//!
//! Column by column, three things are carried on for each lane and each beginning of the
//! pattern: whether it stands right here, whether at the start of a word, and the latest
//! start of a word from which its letters follow one another. Written once for every
//! [`Machine`], and once for every length of a pattern, so that all of it stays in
//! registers.
#![allow(
    clippy::indexing_slicing,
    reason = "places in arrays of the pattern's own length, in loops that end with it; \
              what `get` gives is not kept in registers"
)]

use super::Met;
use super::machine::{Column, Machine};
use super::pattern::{MOST_SWEPT, Pattern, SHORTEST_SCATTERED, SHORTEST_STEM};

/// A run of letters that stands somewhere.
const SOMEWHERE: u8 = 1;
/// A run of letters that stands at the start of a word.
const AT_START: u8 = 2;

/// How far places are counted before they are counted anew. Places fit into a byte, and
/// no stretch is wider than what is left of one.
const REBASE: u8 = 128;

/// How 32 keys meet what of a pattern is swept: for a longer one these are the lanes
/// that may meet it. The last column holds separators only.
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
    let (mut met, far) = by_letters(m, columns, letters, pattern.stretch());
    if pattern.takes_initials() && far & !met.close != 0 {
        met.close |= by_initials(m, columns, letters);
    }
    // Behind particles it stands inside a word. Of one or two letters nearly every title
    // has some, and nothing is gained by asking.
    let more = N < SHORTEST_SCATTERED || met.inside & !met.word != 0;
    if more && pattern.takes_particles() {
        let (word, prefix) = behind_particles(m, columns, letters);
        met.word |= word;
        met.prefix |= prefix;
    }
    if !pattern.counts_inside() {
        met.inside = 0;
    }
    met
}

/// Everything but particles and initials; and the lanes in which the letters stand in
/// order from the start of a word on, however far apart.
#[inline(always)]
fn by_letters<M: Machine, const N: usize>(
    m: M,
    columns: &[Column],
    letters: &[u8; N],
    stretch: u8,
) -> (Met, u32) {
    let letters = letters.map(|letter| m.splat(letter));
    let space = m.splat(Pattern::SPACE);
    let (none, all) = (m.splat(0), m.splat(0xFF));
    let (somewhere, at_start) = (m.splat(SOMEWHERE), m.splat(AT_START));
    let mut runs = [none; N];
    let mut since = [none; N];
    let (mut stood, mut ended, mut close) = (none, none, none);
    let mut starts = all;
    // Places from 1 on; 0 is none.
    let mut place: u8 = 0;
    for column in columns {
        if place == u8::MAX {
            place -= REBASE;
            for since in &mut since {
                let some = m.equal(m.max(*since, somewhere), *since);
                let long_ago = m.and(some, somewhere);
                *since = m.max(m.less(*since, m.splat(REBASE)), long_ago);
            }
        }
        place += 1;
        let here = m.load(column);
        let ends = m.equal(here, space);
        ended = m.or(ended, m.and(runs[N - 1], ends));
        for at in (1..N).rev() {
            let is = m.equal(here, letters[at]);
            runs[at] = m.and(runs[at - 1], is);
            since[at] = m.max(since[at], m.and(since[at - 1], is));
        }
        let is = m.equal(here, letters[0]);
        runs[0] = m.and(is, m.or(somewhere, m.and(starts, at_start)));
        stood = m.or(stood, runs[N - 1]);
        if N >= SHORTEST_SCATTERED {
            since[0] = m.max(since[0], m.and(m.and(is, starts), m.splat(place)));
            // The earliest start that is near enough. Whoever was near enough when the
            // last letter came is seen then; later is no harm, as it is asked for more.
            let earliest = m.splat(place.saturating_sub(stretch.saturating_sub(1)).max(1));
            close = m.or(close, m.equal(m.max(since[N - 1], earliest), since[N - 1]));
        }
        starts = ends;
    }
    let holds = |bytes: M::Bytes, bit: M::Bytes| m.mask(m.equal(m.and(bytes, bit), bit));
    let met = Met {
        word: holds(ended, at_start),
        prefix: holds(stood, at_start),
        close: if stretch > 0 { m.mask(close) } else { 0 },
        inside: holds(stood, somewhere),
    };
    let far = m.mask(m.equal(m.max(since[N - 1], somewhere), since[N - 1]));
    (met, far)
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

/// Words that are the pattern behind particles, and those that begin with it there.
#[inline(always)]
fn behind_particles<M: Machine, const N: usize>(
    m: M,
    columns: &[Column],
    letters: &[u8; N],
) -> (u32, u32) {
    let letters = letters.map(|letter| m.splat(letter));
    let space = m.splat(Pattern::SPACE);
    let none = m.splat(0);
    let [vaw, fa, ba, lam, kaf, alef] = b"vfblka".map(|letter| m.splat(letter));
    // What has been read of a word: nothing, a conjunction, a preposition, half an article.
    let mut nothing = m.splat(0xFF);
    let (mut conjunction, mut preposition) = (none, none);
    let (mut half_al, mut half_ll) = (none, none);
    // Where a stem may start.
    let mut stem = none;
    let mut runs = [none; N];
    // The letters after the pattern that a stem of three has at least.
    let mut longer = [none; SHORTEST_STEM];
    let missing = SHORTEST_STEM.saturating_sub(N);
    let (mut word, mut prefix) = (none, none);
    for column in columns {
        let here = m.load(column);
        let ends = m.equal(here, space);
        let goes_on = m.equal(ends, none);
        if missing == 0 {
            word = m.or(word, m.and(runs[N - 1], ends));
        }
        for at in (1..missing).rev() {
            longer[at] = m.and(longer[at - 1], goes_on);
        }
        if missing > 0 {
            longer[0] = m.and(runs[N - 1], goes_on);
        }
        for at in (1..N).rev() {
            runs[at] = m.and(runs[at - 1], m.equal(here, letters[at]));
        }
        runs[0] = m.and(stem, m.equal(here, letters[0]));
        prefix = m.or(
            prefix,
            if missing > 0 {
                longer[missing - 1]
            } else {
                runs[N - 1]
            },
        );
        let is_lam = m.equal(here, lam);
        let is_conjunction = m.or(m.equal(here, vaw), m.equal(here, fa));
        let is_preposition = m.or(is_lam, m.or(m.equal(here, ba), m.equal(here, kaf)));
        let at_front = m.or(nothing, conjunction);
        let before_article = m.or(at_front, preposition);
        let article = m.and(is_lam, m.or(half_al, half_ll));
        half_al = m.and(before_article, m.equal(here, alef));
        half_ll = m.and(before_article, is_lam);
        preposition = m.and(at_front, is_preposition);
        conjunction = m.and(nothing, is_conjunction);
        stem = m.or(m.or(conjunction, preposition), article);
        nothing = ends;
    }
    (m.mask(word), m.mask(prefix))
}
