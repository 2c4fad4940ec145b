//! Letters found in the planes of a column: every plane of a letter's code is compared.
//!
//! Not by what several letters have in common: where three operands are joined at once,
//! that costs more than it saves, since what is found of it has to be looked up.

use super::codes::{MOST_BITS, code};
use super::image::Group;
use super::machine::{Machine, Plane};
use super::pattern::Pattern;

/// Bytes that memory brings at a time.
const LINE: usize = 64;

/// Bits of the letters of particles, all others of which are those of the separator.
const LOW_BITS: usize = 3;

/// A letter, ready to be compared: what its bits have to differ from.
#[derive(Clone, Copy)]
pub(super) struct Wanted<M: Machine>([M::Bits; MOST_BITS]);

impl<M: Machine> Wanted<M> {
    #[inline(always)]
    fn new(m: M, code: u8) -> Self {
        let mut not = [m.splat(true); MOST_BITS];
        for (nth, not) in not.iter_mut().enumerate() {
            *not = m.splat(code >> nth & 1 == 0);
        }
        Self(not)
    }
}

/// Reads the columns of a part of a group. `BITS` is how many a letter has in it, where the
/// compiler is to know that, or 0.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a, M: Machine, const BITS: usize> {
    pub(super) m: M,
    group: Group<'a>,
    part: usize,
}

/// A column in which letters can be found: the planes of the letters, as many as they have
/// bits.
#[derive(Clone, Copy)]
pub(super) struct Column<M: Machine, const BITS: usize> {
    m: M,
    planes: [M::Bits; MOST_BITS],
    bits: usize,
}

impl<'a, M: Machine, const BITS: usize> Reader<'a, M, BITS> {
    #[inline(always)]
    pub(super) const fn new(m: M, group: Group<'a>, part: usize) -> Self {
        Self { m, group, part }
    }

    /// Letters, ready to be compared.
    #[inline(always)]
    pub(super) fn wanted<const N: usize>(&self, codes: &[u8; N]) -> [Wanted<M>; N] {
        // Not by `map`, whose closure would be none of this machine's.
        let mut wanted = [Wanted::new(self.m, code(Pattern::SPACE)); N];
        for (wanted, &code) in wanted.iter_mut().zip(codes) {
            *wanted = Wanted::new(self.m, code);
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

    /// The column at a place, for a second look; one of separators where there is none.
    #[inline(always)]
    pub(super) fn at(&self, at: usize) -> Column<M, BITS> {
        self.read(self.column(at))
    }

    /// Where the separator stands at a place.
    #[inline(always)]
    pub(super) fn space(&self, at: usize) -> M::Bits {
        self.at(at).space()
    }

    /// A column of these planes.
    #[inline(always)]
    pub(super) fn read(&self, planes: &[Plane]) -> Column<M, BITS> {
        let (m, bits) = (self.m, self.bits());
        for line in planes.chunks(LINE / size_of::<Plane>()) {
            line.first().into_iter().for_each(|plane| m.announce(plane));
        }
        let mut column = Column {
            m,
            planes: [m.splat(false); MOST_BITS],
            bits,
        };
        let (one, other) = planes.split_at(bits.min(planes.len()));
        for ((plane, one), other) in column.planes.iter_mut().zip(one).zip(other) {
            *plane = m.load([one, other], self.part);
        }
        column
    }
}

impl<M: Machine, const BITS: usize> Column<M, BITS> {
    #[inline(always)]
    fn planes(&self) -> &[M::Bits] {
        let bits = if BITS == 0 { self.bits } else { BITS };
        self.planes.get(..bits).unwrap_or(&self.planes)
    }

    /// Where a letter stands.
    #[inline(always)]
    pub(super) fn is(&self, letter: &Wanted<M>) -> M::Bits {
        let m = self.m;
        let mut is = m.splat(true);
        for (plane, not) in self.planes().iter().zip(&letter.0) {
            is = m.and(is, m.xor(*plane, *not));
        }
        is
    }

    /// Where the separator or a letter of particles may stand: where none of the higher bits
    /// is.
    #[inline(always)]
    fn is_low(&self) -> M::Bits {
        let m = self.m;
        let mut any = m.splat(false);
        for plane in self.planes().iter().skip(LOW_BITS) {
            any = m.or(any, *plane);
        }
        m.but_not(m.splat(true), any)
    }

    /// Where any of the lowest bits is.
    #[inline(always)]
    fn any_low(&self) -> M::Bits {
        let m = self.m;
        let mut any = m.splat(false);
        for plane in self.planes.iter().take(LOW_BITS) {
            any = m.or(any, *plane);
        }
        any
    }

    /// Where the separator stands.
    #[inline(always)]
    pub(super) fn space(&self) -> M::Bits {
        self.m.but_not(self.is_low(), self.any_low())
    }

    /// Where a letter of particles stands, or one that is none but as short.
    #[inline(always)]
    pub(super) fn may_be_particle(&self) -> M::Bits {
        self.m.and(self.is_low(), self.any_low())
    }

    /// Where conjunctions stand (و ف), prepositions (ب ك ل), the first letter of an article
    /// (ا ل) and its second (ل).
    #[inline(always)]
    pub(super) fn particles(&self) -> [M::Bits; 4] {
        const VAV: u8 = of_particles(b'v');
        const FEH: u8 = of_particles(b'f');
        const BEH: u8 = of_particles(b'b');
        const LAM: u8 = of_particles(b'l');
        const KAF: u8 = of_particles(b'k');
        const ALEF: u8 = of_particles(b'a');
        let m = self.m;
        let among = self.is_low();
        let is = |low: u8| {
            let mut is = among;
            for (nth, bits) in self.planes.iter().take(LOW_BITS).enumerate() {
                is = match low >> nth & 1 {
                    0 => m.but_not(is, *bits),
                    _ => m.and(is, *bits),
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

/// The code of a letter of particles.
const fn of_particles(byte: u8) -> u8 {
    let code = code(byte);
    assert!(code < 1 << LOW_BITS, "as `codes.rs` tells");
    code
}
