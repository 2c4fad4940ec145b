//! Letters found in the planes of a column.
//!
//! A letter's code is cut in two: the lowest three bits, of which every column is asked
//! for all eight values at once, and the others, of which it is asked for those that
//! letters of the pattern have. Where both are right, the letter stands.

use super::codes::FEWEST_BITS;
use super::image::Group;
use super::machine::{Machine, Plane};
use super::pattern::{MOST_SWEPT, Pattern};

/// Bits of a code that are looked at together.
const LOW_BITS: usize = 3;
const LOWS: usize = 1 << LOW_BITS;

/// The other bits.
const HIGH_BITS: usize = super::codes::MOST_BITS - LOW_BITS;

/// The most different values of these in a pattern, the separator's included; a power of two.
const HIGHS: usize = 16;
const _: () = assert!(MOST_SWEPT < HIGHS);

/// A letter as it is looked for: the value of its lowest bits, and the place of the value
/// of the others in the pattern's list of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    low: u8,
    high: u8,
}

impl Letter {
    pub(super) const SPACE: Self = Self { low: 0, high: 0 };

    /// The letter of a code, whose higher bits are in the list or are put there.
    pub(super) fn new(code: u8, high: &mut Vec<u8>) -> Self {
        let wanted = code >> LOW_BITS;
        let known = high.iter().position(|&here| here == wanted);
        let at = known.unwrap_or_else(|| {
            high.push(wanted);
            high.len() - 1
        });
        Self {
            low: code % LOWS as u8,
            high: u8::try_from(at).unwrap_or(u8::MAX),
        }
    }

    /// One that differs from the separator in its lowest bits only: a letter of particles.
    pub(super) const fn of_particles(byte: u8) -> Self {
        let code = super::codes::code(byte);
        assert!(code < LOWS as u8, "as `codes.rs` tells");
        Self { low: code, high: 0 }
    }

    /// The higher bits of the separator.
    pub(super) const fn high_bits(self) -> u8 {
        0
    }
}

/// Reads the columns of a part of a group.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a, M: Machine> {
    pub(super) m: M,
    group: Group<'a>,
    part: usize,
    /// For each value of the higher bits, what a plane has to differ from.
    not: [[M::Bits; HIGH_BITS]; HIGHS],
    highs: usize,
}

/// A column in which letters can be found.
#[derive(Clone, Copy)]
pub(super) struct Column<M: Machine> {
    m: M,
    low: [M::Bits; LOWS],
    high: [M::Bits; HIGHS],
}

impl<'a, M: Machine> Reader<'a, M> {
    #[inline(always)]
    pub(super) fn new(m: M, group: Group<'a>, part: usize, pattern: &Pattern) -> Self {
        let mut not = [[m.splat(true); HIGH_BITS]; HIGHS];
        for (not, high) in not.iter_mut().zip(pattern.high()) {
            for (nth, not) in not.iter_mut().enumerate() {
                *not = m.splat(high >> nth & 1 == 0);
            }
        }
        Self {
            m,
            group,
            part,
            not,
            highs: pattern.high().len(),
        }
    }

    /// How many columns there are.
    #[inline(always)]
    pub(super) fn len(&self) -> usize {
        self.group.len()
    }

    /// The planes of every column, to be [read](Self::read) one after the other.
    #[inline(always)]
    pub(super) fn columns(&self) -> std::slice::ChunksExact<'a, Plane> {
        self.group.columns()
    }

    /// A column without letters.
    #[inline(always)]
    pub(super) fn none(&self) -> Column<M> {
        let none = self.m.splat(false);
        Column {
            m: self.m,
            low: [none; LOWS],
            high: [none; HIGHS],
        }
    }

    /// Finds letters in the column at a place, for a second look.
    #[inline(always)]
    pub(super) fn read_at(&self, at: usize, to: &mut Column<M>) {
        if let Some(planes) = self.group.column(at) {
            self.read(planes, to);
        }
    }

    /// Where the separator stands at a place.
    #[inline(always)]
    pub(super) fn space(&self, at: usize) -> M::Bits {
        let m = self.m;
        let mut any = m.splat(false);
        for plane in self.group.column(at).unwrap_or_default() {
            any = m.or(any, m.load(plane, self.part));
        }
        m.but_not(m.splat(true), any)
    }

    /// Finds letters in the planes of a column.
    #[inline(always)]
    pub(super) fn read(&self, planes: &[Plane], to: &mut Column<M>) {
        let m = self.m;
        let Some(([a, b, c, d, e], planes)) = planes.split_first_chunk::<FEWEST_BITS>() else {
            return;
        };
        // Two of them are a line of memory.
        m.announce(a);
        m.announce(c);
        m.announce(e);
        let (a, b, c) = (
            m.load(a, self.part),
            m.load(b, self.part),
            m.load(c, self.part),
        );
        let both = m.and(a, b);
        let (only_a, only_b) = (m.but_not(a, b), m.but_not(b, a));
        let neither = m.but_not(m.splat(true), m.or(a, b));
        to.low = [
            m.but_not(neither, c),
            m.but_not(only_a, c),
            m.but_not(only_b, c),
            m.but_not(both, c),
            m.and(neither, c),
            m.and(only_a, c),
            m.and(only_b, c),
            m.and(both, c),
        ];
        let (d, e) = (m.load(d, self.part), m.load(e, self.part));
        for (to, not) in to.high.iter_mut().zip(&self.not).take(self.highs) {
            let [not_d, not_e, not @ ..] = not;
            let mut high = m.and(m.xor(d, *not_d), m.xor(e, *not_e));
            for (plane, not) in planes.iter().zip(not) {
                high = m.and(high, m.xor(m.load(plane, self.part), *not));
            }
            *to = high;
        }
    }
}

impl<M: Machine> Column<M> {
    /// Where a letter stands.
    #[inline(always)]
    #[allow(
        clippy::indexing_slicing,
        reason = "each place is cut to the length of its array, a power of two; what `get` \
                  gives is not kept in registers"
    )]
    pub(super) fn is(&self, letter: Letter) -> M::Bits {
        let low = self.low[usize::from(letter.low) % LOWS];
        let high = self.high[usize::from(letter.high) % HIGHS];
        self.m.and(low, high)
    }

    /// Where the separator stands.
    #[inline(always)]
    pub(super) fn space(&self) -> M::Bits {
        self.is(Letter::SPACE)
    }
}
