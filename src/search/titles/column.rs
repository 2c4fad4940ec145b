//! Letters found in the planes of a column.
//!
//! A letter's code is cut in three. Of the two bits in the middle every column is asked
//! for all four values at once, together with each value of the highest bits that the
//! pattern has; nearly always one. The lowest three bits are compared letter by letter.

use super::codes::{FEWEST_BITS, MOST_BITS, code};
use super::image::Group;
use super::machine::{Machine, Plane};
use super::pattern::Pattern;

/// Bits of a code that are compared letter by letter.
const LOW_BITS: u32 = 3;

/// Values of the two bits in the middle.
const MIDDLES: usize = 4;

/// The highest bits, and their values.
const TOP_BITS: usize = MOST_BITS - FEWEST_BITS;
const TOPS: usize = 1 << TOP_BITS;

/// A letter as it is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    /// The lowest bits.
    low: u8,
    /// Where what is to be found of the others stands in [`Highs`].
    high: u8,
}

impl Letter {
    const SPACE: Self = Self { low: 0, high: 0 };

    /// The letter of a code, whose highest bits are in the list or are put there.
    pub(super) fn new(code: u8, tops: &mut Vec<u8>) -> Self {
        let (top, middle) = (code >> FEWEST_BITS, code >> LOW_BITS & 3);
        let known = tops.iter().position(|&here| here == top);
        let nth = known.unwrap_or_else(|| {
            tops.push(top);
            tops.len() - 1
        });
        let high = u8::try_from(nth * MIDDLES).unwrap_or(0) + middle;
        let low = code & ((1 << LOW_BITS) - 1);
        Self { low, high }
    }

    /// A letter of particles, which has the middle and the highest bits of the separator.
    const fn of_particles(byte: u8) -> u8 {
        let code = code(byte);
        assert!(code < 1 << LOW_BITS, "as `codes.rs` tells");
        code
    }
}

/// The highest bits of the separator, which are the first in every pattern's list.
pub(super) const TOP_OF_SPACE: u8 = 0;

/// A letter, ready to be compared: what its lowest bits have to differ from.
#[derive(Clone, Copy)]
pub(super) struct Wanted<M: Machine> {
    not: [M::Bits; LOW_BITS as usize],
    high: u8,
}

impl<M: Machine> Wanted<M> {
    #[inline(always)]
    fn new(m: M, letter: Letter) -> Self {
        let mut not = [m.splat(true); LOW_BITS as usize];
        for (nth, not) in not.iter_mut().enumerate() {
            *not = m.splat(letter.low >> nth & 1 == 0);
        }
        let high = letter.high;
        Self { not, high }
    }
}

/// Reads the columns of a part of a group. `BITS` is how many a letter has in it, where the
/// compiler is to know that, or 0.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a, M: Machine, const BITS: usize> {
    pub(super) m: M,
    group: Group<'a>,
    part: usize,
    /// What the highest bits have to differ from, for each value of them that is looked for
    /// beside the separator's.
    tops: [[M::Bits; TOP_BITS]; TOPS - 1],
    beside: usize,
}

/// A column in which letters can be found.
#[derive(Clone, Copy)]
pub(super) struct Column<'h, M: Machine> {
    m: M,
    low: [M::Bits; LOW_BITS as usize],
    high: &'h Highs<M>,
}

/// What is found of the higher bits of a column: by the highest, as the pattern's list has
/// them, and those in the middle. Apart from the rest, since it is looked up by place, and
/// so stands in memory.
#[derive(Clone, Copy)]
pub(super) struct Highs<M: Machine>([M::Bits; TOPS * MIDDLES]);

impl<M: Machine> Highs<M> {
    #[inline(always)]
    pub(super) fn none(m: M) -> Self {
        Self([m.splat(false); TOPS * MIDDLES])
    }
}

impl<'a, M: Machine, const BITS: usize> Reader<'a, M, BITS> {
    #[inline(always)]
    pub(super) fn new(m: M, group: Group<'a>, part: usize, pattern: &Pattern) -> Self {
        let mut tops = [[m.splat(true); TOP_BITS]; TOPS - 1];
        let beside = pattern.tops().get(1..).unwrap_or_default();
        for (to, top) in tops.iter_mut().zip(beside) {
            for (nth, not) in to.iter_mut().enumerate() {
                *not = m.splat(top >> nth & 1 == 0);
            }
        }
        Self {
            m,
            group,
            part,
            tops,
            beside: beside.len(),
        }
    }

    /// Letters, ready to be compared.
    #[inline(always)]
    pub(super) fn wanted<const N: usize>(&self, letters: &[Letter; N]) -> [Wanted<M>; N] {
        // Not by `map`, whose closure would be none of this machine's.
        let mut wanted = [Wanted::new(self.m, Letter::SPACE); N];
        for (wanted, &letter) in wanted.iter_mut().zip(letters) {
            *wanted = Wanted::new(self.m, letter);
        }
        wanted
    }

    /// How many columns there are.
    #[inline(always)]
    pub(super) fn len(&self) -> usize {
        self.group.len()
    }

    /// Planes of a column.
    #[inline(always)]
    fn bits(&self) -> usize {
        if BITS == 0 { self.group.bits() } else { BITS }
    }

    /// The planes of every column, to be [read](Self::read) one after the other.
    #[inline(always)]
    pub(super) fn columns(&self) -> std::slice::ChunksExact<'a, Plane> {
        self.group.planes().chunks_exact(2 * self.bits().max(1))
    }

    /// The planes of a column; none where there is none.
    #[inline(always)]
    fn column(&self, at: usize) -> &'a [Plane] {
        let planes = 2 * self.bits();
        let from = self.group.planes().get(at * planes..).unwrap_or_default();
        from.get(..planes).unwrap_or_default()
    }

    /// The column at a place, for a second look; without letters where there is none.
    #[inline(always)]
    pub(super) fn at<'h>(&self, at: usize, high: &'h mut Highs<M>) -> Column<'h, M> {
        self.read(self.column(at), high)
    }

    /// Where the separator stands at a place.
    #[inline(always)]
    pub(super) fn space(&self, at: usize) -> M::Bits {
        let m = self.m;
        let mut any = m.splat(false);
        let planes = self.column(at);
        let (one, other) = planes.split_at(self.bits().min(planes.len()));
        for (one, other) in one.iter().zip(other) {
            any = m.or(any, m.load([one, other], self.part));
        }
        m.but_not(m.splat(true), any)
    }

    /// A column of these planes.
    #[inline(always)]
    pub(super) fn read<'h>(&self, planes: &[Plane], high: &'h mut Highs<M>) -> Column<'h, M> {
        let (m, part) = (self.m, self.part);
        let (one, other) = planes.split_at(self.bits().min(planes.len()));
        let (Some((one, ones)), Some((other, others))) = (
            one.split_first_chunk::<FEWEST_BITS>(),
            other.split_first_chunk::<FEWEST_BITS>(),
        ) else {
            *high = Highs::none(m);
            let low = [m.splat(false); LOW_BITS as usize];
            return Column { m, low, high };
        };
        let ([a, b, c, d, e], [f, g, h, i, j]) = (one, other);
        // Four of them are a line of memory.
        m.announce(a);
        m.announce(e);
        m.announce(i);
        let low = [
            m.load([a, f], part),
            m.load([b, g], part),
            m.load([c, h], part),
        ];
        let (d, e) = (m.load([d, i], part), m.load([e, j], part));
        let beyond = self.bits() - FEWEST_BITS;
        let ones = ones.get(..beyond).unwrap_or(ones);
        let others = others.get(..beyond).unwrap_or(others);
        let mut above = m.splat(false);
        for (one, other) in ones.iter().zip(others) {
            above = m.or(above, m.load([one, other], part));
        }
        let (of_space, beside) = high.0.split_at_mut(MIDDLES);
        of_space.copy_from_slice(&middles(m, m.but_not(m.splat(true), above), d, e));
        let (beside, _) = beside.as_chunks_mut();
        for (to, nots) in beside.iter_mut().zip(&self.tops).take(self.beside) {
            let mut is_top = m.splat(true);
            for ((one, other), not) in ones.iter().zip(others).zip(nots) {
                is_top = m.and(is_top, m.xor(m.load([one, other], part), *not));
            }
            *to = middles(m, is_top, d, e);
        }
        Column { m, low, high }
    }
}

/// Where the two bits in the middle have each of their values.
#[inline(always)]
fn middles<M: Machine>(m: M, among: M::Bits, d: M::Bits, e: M::Bits) -> [M::Bits; MIDDLES] {
    let (with, without) = (m.and(among, e), m.but_not(among, e));
    [
        m.but_not(without, d),
        m.and(without, d),
        m.but_not(with, d),
        m.and(with, d),
    ]
}

impl<M: Machine> Column<'_, M> {
    /// Where a letter stands.
    #[inline(always)]
    #[allow(
        clippy::indexing_slicing,
        reason = "the place is cut to the length of the array, a power of two"
    )]
    pub(super) fn is(&self, letter: &Wanted<M>) -> M::Bits {
        let m = self.m;
        let ([a, b, c], [not_a, not_b, not_c]) = (self.low, letter.not);
        let high = self.high.0[usize::from(letter.high) % (TOPS * MIDDLES)];
        let low = m.and(m.xor(a, not_a), m.xor(b, not_b));
        m.and(m.and(high, m.xor(c, not_c)), low)
    }

    /// Where the separator stands.
    #[inline(always)]
    pub(super) fn space(&self) -> M::Bits {
        let m = self.m;
        let ([a, b, c], [high, ..]) = (self.low, self.high.0);
        m.but_not(high, m.or(m.or(a, b), c))
    }

    /// Where conjunctions stand (و ف), prepositions (ب ك ل), the first letter of an article
    /// (ا ل) and its second (ل).
    #[inline(always)]
    pub(super) fn particles(&self) -> [M::Bits; 4] {
        const VAV: u8 = Letter::of_particles(b'v');
        const FEH: u8 = Letter::of_particles(b'f');
        const BEH: u8 = Letter::of_particles(b'b');
        const LAM: u8 = Letter::of_particles(b'l');
        const KAF: u8 = Letter::of_particles(b'k');
        const ALEF: u8 = Letter::of_particles(b'a');
        let m = self.m;
        let ([a, b, c], [high, ..]) = (self.low, self.high.0);
        let is = |low: u8| {
            let mut is = high;
            for (nth, bits) in (0_u8..).zip([a, b, c]) {
                is = match low >> nth & 1 {
                    0 => m.but_not(is, bits),
                    _ => m.and(is, bits),
                };
            }
            is
        };
        let lam = is(LAM);
        [
            m.or(is(VAV), is(FEH)),
            m.or(m.or(is(BEH), is(KAF)), lam),
            m.or(is(ALEF), lam),
            lam,
        ]
    }
}
