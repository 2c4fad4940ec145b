//! One pass over the columns of a group: 256 keys against one pattern.
//!
//! Column by column, for each beginning of the pattern it is carried on in which lanes its
//! letters have come in order since the start of a word. What is seldom is looked at right
//! where it comes up: letters that stand together (`together.rs`), and a last letter that
//! may be near enough to the first (`close.rs`). Of words of three letters it is not
//! seldom (`three.rs`). Written once for every [`Machine`],
//! and compiled for each length of a pattern, so that it is unrolled; for those of most
//! words also for each number of bits of a letter.
#![allow(
    clippy::indexing_slicing,
    reason = "places in arrays of the pattern's own length, in loops that end with it; \
              what `get` gives is not kept in registers"
)]

use super::Met;
use super::close::Close;
use super::column::{Reader, Wanted};
use super::image::Group;
use super::initials::{by_initials, may_stand};
use super::lanes::LaneSet;
use super::machine::Machine;
use super::particles::Particles;
use super::pattern::{MOST_SWEPT, Pattern, SHORTEST_SCATTERED};
use super::three::three_letters;
use super::together::Together;

/// How 256 keys meet what of a pattern is swept: for one that is not
/// [swept whole](Pattern::is_swept_whole) these are the lanes that may meet it. A word ends
/// before a separator or with the last column.
#[inline(always)]
pub(super) fn sweep<M: Machine>(m: M, group: Group<'_>, pattern: &Pattern) -> Met {
    let mut met = Met::default();
    if !group.may_meet(pattern) {
        return met;
    }
    macro_rules! of_length {
        ($bits:literal, $($length:literal)*) => {
            match pattern.swept().len() {
                $($length => if let Some(letters) = pattern.swept().first_chunk::<$length>() {
                    for part in 0..M::PARTS {
                        let reader = Reader::<M, $bits>::new(m, group, part);
                        whole(&reader, letters, pattern).put(m, part, &mut met);
                    }
                })*
                _ => {}
            }
        };
    }
    const { assert!(MOST_SWEPT == 15, "one arm a length") }
    // In parts it is slow as it is.
    let bits = if M::PARTS == 1 { group.bits() } else { 0 };
    match (pattern.swept().len(), bits) {
        (9.., _) => of_length!(0, 9 10 11 12 13 14 15),
        (_, 5) => of_length!(5, 1 2 3 4 5 6 7 8),
        (_, 6) => of_length!(6, 1 2 3 4 5 6 7 8),
        (_, 7) => of_length!(7, 1 2 3 4 5 6 7 8),
        _ => of_length!(0, 1 2 3 4 5 6 7 8),
    }
    met
}

/// [`Met`] of a part.
#[derive(Clone, Copy)]
pub(super) struct PartMet<M: Machine> {
    pub(super) word: M::Bits,
    pub(super) prefix: M::Bits,
    pub(super) close: M::Bits,
    pub(super) inside: M::Bits,
}

impl<M: Machine> PartMet<M> {
    #[inline(always)]
    pub(super) fn none(m: M) -> Self {
        let none = m.splat(false);
        Self {
            word: none,
            prefix: none,
            close: none,
            inside: none,
        }
    }

    #[inline(always)]
    fn put(self, m: M, part: usize, to: &mut Met) {
        let put = |bits: M::Bits, to: &mut LaneSet| m.put(bits, part, to);
        put(self.word, &mut to.word);
        put(self.prefix, &mut to.prefix);
        put(self.close, &mut to.close);
        put(self.inside, &mut to.inside);
    }
}

// Unoptimized, the frames of all lengths in one would be more than a thread's stack.
#[cfg_attr(debug_assertions, inline(never))]
#[cfg_attr(not(debug_assertions), inline(always))]
fn whole<M: Machine, const N: usize, const BITS: usize>(
    reader: &Reader<'_, M, BITS>,
    letters: &[u8; N],
    pattern: &Pattern,
) -> PartMet<M> {
    let (m, letters) = (reader.m, &reader.wanted(letters));
    if N < SHORTEST_SCATTERED {
        return beginnings(reader, letters, pattern);
    }
    let initials = pattern.takes_initials();
    if initials && !may_stand(reader, letters) {
        return PartMet::none(m);
    }
    let mut met = match N {
        SHORTEST_SCATTERED => three_letters(reader, letters, pattern),
        _ => by_letters(reader, letters, pattern),
    };
    if initials {
        met.close = m.or(met.close, by_initials(reader, letters));
    }
    if !pattern.counts_inside() {
        met.inside = m.splat(false);
    }
    met
}

/// Words that are one or two letters, or begin with them: nothing else is asked of so few.
#[inline(always)]
fn beginnings<M: Machine, const N: usize, const BITS: usize>(
    reader: &Reader<'_, M, BITS>,
    letters: &[Wanted<M>; N],
    pattern: &Pattern,
) -> PartMet<M> {
    let m = reader.m;
    let mut met = PartMet::none(m);
    let mut starts = m.splat(true);
    // The pattern without its last letter, and all of it, at the start of a word.
    let (mut begun, mut ended) = (m.splat(false), m.splat(false));
    // Stems that begin with it, of so many letters by now.
    let (mut one, mut two) = (m.splat(false), m.splat(false));
    let mut particles = Particles::none(m);
    for planes in reader.columns() {
        let column = reader.read(planes);
        let space = column.space();
        met.word = m.or(met.word, m.and(ended, space));
        let first = column.is(&letters[0]);
        let last = column.is(&letters[N - 1]);
        ended = if N == 1 {
            m.and(first, starts)
        } else {
            m.and(begun, last)
        };
        begun = m.and(first, starts);
        met.prefix = m.or(met.prefix, ended);
        if pattern.takes_particles() {
            met.prefix = m.or(met.prefix, m.but_not(two, space));
            two = if N == 1 {
                m.but_not(one, space)
            } else {
                m.and(one, last)
            };
            one = m.and(first, particles.end());
            particles.go_on(&column, starts);
        }
        starts = space;
    }
    met.word = m.or(met.word, ended);
    met
}

/// Everything but initials, of four letters and more.
#[inline(always)]
fn by_letters<M: Machine, const N: usize, const BITS: usize>(
    reader: &Reader<'_, M, BITS>,
    letters: &[Wanted<M>; N],
    pattern: &Pattern,
) -> PartMet<M> {
    let m = reader.m;
    let together = Together::<M, N, BITS> { reader, pattern };
    let close = Close::new(reader, letters, pattern);
    let none = m.splat(false);
    let mut met = PartMet::none(m);
    // Where so many letters of it end side by side.
    let mut run = [none; N];
    // Those that started in this stretch, and in the one before it.
    let (mut young, mut old) = ([none; N], [none; N]);
    let mut left = close.stretch();
    // Where it is not known yet that the letters are close.
    let mut open = m.splat(left > 0);
    let mut starts = m.splat(true);
    for (at, planes) in reader.columns().enumerate() {
        let column = reader.read(planes);
        if left == 0 {
            old = young;
            young = [none; N];
            left = close.stretch();
        }
        left = left.wrapping_sub(1);
        let last = column.is(&letters[N - 1]);
        let near = m.and(last, m.or(young[N - 2], old[N - 2]));
        run[N - 1] = m.and(run[N - 2], last);
        for nth in (1..N - 1).rev() {
            let here = column.is(&letters[nth]);
            run[nth] = m.and(run[nth - 1], here);
            young[nth] = m.or(young[nth], m.and(young[nth - 1], here));
            old[nth] = m.or(old[nth], m.and(old[nth - 1], here));
        }
        run[0] = column.is(&letters[0]);
        young[0] = m.or(young[0], m.and(run[0], starts));
        starts = column.space();
        let near = m.and(near, open);
        // Seldom.
        if m.any(m.or(run[N - 1], near)) {
            if m.any(run[N - 1]) {
                together.end_at(at, run[N - 1], &mut met);
            }
            let near = m.but_not(near, met.close);
            if m.any(near) {
                met.close = m.or(met.close, close.end_at(at));
            }
            open = m.but_not(open, met.close);
        }
    }
    if close.stretch() == 0 {
        met.close = none;
    }
    met
}
