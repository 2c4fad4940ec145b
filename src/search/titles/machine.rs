//! What the sweep asks of a machine: bits of many titles at a time.

use super::lanes::LaneSet;

/// Titles that are compared at a time.
pub(in crate::search) const LANES: usize = 256;

/// The titles of half a group. A key is read out of all planes of its half, so these are
/// kept apart.
pub(super) const HALF: usize = LANES / 2;

/// One bit of each title of half a group: lane n of it is bit n % 8 of byte n / 8.
pub(super) type Plane = [u8; HALF / 8];

/// A way to compute with planes, or with parts of them. A value of it proves that this
/// processor can.
pub(super) trait Machine: Copy {
    /// Bits of the lanes of a part.
    type Bits: Copy;
    /// The parts of a group, each of which is swept by itself.
    const PARTS: usize;
    /// The same bit in every lane.
    fn splat(self, bit: bool) -> Self::Bits;
    /// A part of the planes of both halves.
    fn load(self, planes: [&Plane; 2], part: usize) -> Self::Bits;
    /// Says that what follows `plane` will be asked for soon.
    fn announce(self, plane: &Plane);
    /// Lanes of both.
    fn and(self, one: Self::Bits, other: Self::Bits) -> Self::Bits;
    /// Lanes of either.
    fn or(self, one: Self::Bits, other: Self::Bits) -> Self::Bits;
    /// Lanes of one of the two.
    fn xor(self, one: Self::Bits, other: Self::Bits) -> Self::Bits;
    /// Lanes that are not of the other.
    fn but_not(self, one: Self::Bits, other: Self::Bits) -> Self::Bits;
    /// True where there is any lane.
    fn any(self, bits: Self::Bits) -> bool;
    /// Puts the lanes of a part in their places.
    fn put(self, bits: Self::Bits, part: usize, to: &mut LaneSet);
}

/// Plain Rust, on every processor: 64 lanes at a time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Portable;

impl Machine for Portable {
    type Bits = u64;
    const PARTS: usize = LANES / 64;

    #[inline(always)]
    fn splat(self, bit: bool) -> u64 {
        if bit { u64::MAX } else { 0 }
    }

    #[inline(always)]
    fn load(self, [one, other]: [&Plane; 2], part: usize) -> u64 {
        let (plane, part) = if part < 2 {
            (one, part)
        } else {
            (other, part - 2)
        };
        let (words, _) = plane.as_chunks::<8>();
        words.get(part).map_or(0, |word| u64::from_le_bytes(*word))
    }

    #[inline(always)]
    fn announce(self, _: &Plane) {}

    #[inline(always)]
    fn and(self, one: u64, other: u64) -> u64 {
        one & other
    }

    #[inline(always)]
    fn or(self, one: u64, other: u64) -> u64 {
        one | other
    }

    #[inline(always)]
    fn xor(self, one: u64, other: u64) -> u64 {
        one ^ other
    }

    #[inline(always)]
    fn but_not(self, one: u64, other: u64) -> u64 {
        one & !other
    }

    #[inline(always)]
    fn any(self, bits: u64) -> bool {
        bits != 0
    }

    #[inline(always)]
    fn put(self, bits: u64, part: usize, to: &mut LaneSet) {
        if let Some(word) = to.0.get_mut(part) {
            *word = bits;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{HALF, LANES, LaneSet, Machine, Plane, Portable};

    /// What each operation makes of two planes.
    fn is_right<M: Machine>(m: M, one: [&Plane; 2], other: [&Plane; 2]) {
        let bit = |planes: [&Plane; 2], lane: usize| {
            planes[lane / HALF][lane % HALF / 8] >> (lane % 8) & 1 == 1
        };
        let is = |op: &dyn Fn(M::Bits, M::Bits) -> M::Bits, expected: fn(bool, bool) -> bool| {
            let mut lanes = LaneSet::NONE;
            for part in 0..M::PARTS {
                let bits = op(m.load(one, part), m.load(other, part));
                m.put(bits, part, &mut lanes);
                let from = part * LANES / M::PARTS;
                let mut here = from..from + LANES / M::PARTS;
                assert_eq!(m.any(bits), here.any(|lane| lanes.contains(lane)));
            }
            for lane in 0..LANES {
                let expected = expected(bit(one, lane), bit(other, lane));
                assert_eq!(lanes.contains(lane), expected, "lane {lane}");
            }
        };
        is(&|one, _| one, |one, _| one);
        is(&|one, other| m.and(one, other), |one, other| one && other);
        is(&|one, other| m.or(one, other), |one, other| one || other);
        is(&|one, other| m.xor(one, other), |one, other| one != other);
        is(&|one, other| m.but_not(one, other), |one, other| {
            one && !other
        });
        is(&|_, _| m.splat(true), |_, _| true);
        is(&|_, _| m.splat(false), |_, _| false);
        m.announce(one[0]);
    }

    #[test]
    fn lanes_keep_their_places() {
        let mut lot = 1_u32;
        let mut plane = || {
            let byte = std::iter::repeat_with(|| {
                lot = lot.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (lot >> 24) as u8
            });
            let bytes: Vec<u8> = byte.take(HALF / 8).collect();
            Plane::try_from(bytes).unwrap()
        };
        for _ in 0..50 {
            let [a, b, c, d] = [plane(), plane(), plane(), plane()];
            let (one, other) = ([&a, &b], [&c, &d]);
            is_right(Portable, one, other);
            #[cfg(target_arch = "x86_64")]
            if let Some(machine) = crate::search::titles::avx2::Avx2::new() {
                is_right(machine, one, other);
            }
        }
        for lane in 0..LANES {
            let (mut one, none) = ([Plane::default(); 2], [Plane::default(); 2]);
            one[lane / HALF][lane % HALF / 8] |= 1 << (lane % 8);
            let (one, none) = (one.each_ref(), none.each_ref());
            is_right(Portable, one, none);
            #[cfg(target_arch = "x86_64")]
            if let Some(machine) = crate::search::titles::avx2::Avx2::new() {
                is_right(machine, one, none);
            }
        }
    }
}
