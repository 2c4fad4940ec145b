//! Sets of the titles of a group.

use super::machine::LANES;

/// A set of lanes: lane n is bit n % 64 of word n / 64.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::search) struct LaneSet(pub(super) [u64; LANES / 64]);

impl LaneSet {
    /// No lane.
    pub(in crate::search) const NONE: Self = Self([0; LANES / 64]);

    /// Every lane.
    pub(in crate::search) const ALL: Self = Self([u64::MAX; LANES / 64]);

    pub(in crate::search) fn insert(&mut self, lane: usize) {
        if let Some(word) = self.0.get_mut(lane / 64) {
            *word |= 1 << (lane % 64);
        }
    }

    #[inline]
    pub(in crate::search) fn contains(&self, lane: usize) -> bool {
        self.0
            .get(lane / 64)
            .is_some_and(|word| word >> (lane % 64) & 1 == 1)
    }

    /// Lanes of either.
    pub(in crate::search) fn or(self, other: Self) -> Self {
        self.words(other, |one, other| one | other)
    }

    /// Lanes of both.
    pub(in crate::search) fn and(self, other: Self) -> Self {
        self.words(other, |one, other| one & other)
    }

    /// Lanes that are not of the other.
    pub(in crate::search) fn but_not(self, other: Self) -> Self {
        self.words(other, |one, other| one & !other)
    }

    fn words(self, other: Self, op: impl Fn(u64, u64) -> u64) -> Self {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        Self([op(a, e), op(b, f), op(c, g), op(d, h)])
    }

    pub(in crate::search) fn is_empty(self) -> bool {
        self == Self::NONE
    }

    /// The lanes, from the first on.
    pub(in crate::search) fn iter(self) -> impl Iterator<Item = usize> {
        (0..).zip(self.0).flat_map(|(nth, mut left)| {
            std::iter::from_fn(move || {
                let lane = (left != 0).then(|| left.trailing_zeros() as usize)?;
                left &= left - 1;
                Some(64 * nth + lane)
            })
        })
    }

    /// The same, where there may be many.
    #[inline]
    pub(in crate::search) fn each(self, mut each: impl FnMut(usize)) {
        for (first, mut left) in (0..).step_by(64).zip(self.0) {
            while left != 0 {
                each(first + left.trailing_zeros() as usize);
                left &= left - 1;
            }
        }
    }
}
