//! Which words no phrase begins with, told by their hashes.

use std::borrow::Cow;

use super::index::Number;

/// Which words no phrase begins with: nearly every word of a text, asked of every list. Of a
/// size that grows with the list, so that a long one too lets only one word in thirty pass for
/// nothing.
#[derive(Debug)]
pub struct Sieve {
    /// Bits, from the lowest of the first number on.
    bits: Cow<'static, [Number]>,
    /// How many there are, a power of two, less one.
    mask: u32,
}

impl Sieve {
    /// Bits a word.
    const SPARSE: usize = 32;

    /// A sieve of words by their hashes.
    pub fn of(hashes: impl ExactSizeIterator<Item = u32>) -> Self {
        let bits = (hashes.len() * Self::SPARSE).next_power_of_two().max(64);
        let mut numbers = vec![0_u32; bits / 32];
        let mask = u32::try_from(bits - 1).unwrap_or(u32::MAX);
        for hash in hashes {
            let (number, bit) = place(hash, mask);
            if let Some(number) = numbers.get_mut(number) {
                *number |= 1 << bit;
            }
        }
        let bits = numbers.into_iter().map(u32::to_le_bytes).collect();
        Self { bits, mask }
    }

    /// The sieve that lies there.
    pub(super) fn read(bits: &'static [Number]) -> Self {
        let mask = u32::try_from(bits.len() * 32).unwrap_or(0).wrapping_sub(1);
        Self {
            bits: Cow::Borrowed(bits),
            mask,
        }
    }

    /// What [`Sieve::read`] reads.
    #[cfg(test)]
    pub(super) fn numbers(&self) -> &[Number] {
        &self.bits
    }

    /// False where no word of the list has this hash; 0 is no word.
    #[inline]
    pub fn may_hold(&self, hash: u32) -> bool {
        let (number, bit) = place(hash, self.mask);
        let number = self.bits.get(number).copied();
        hash != 0 && number.is_some_and(|number| u32::from_le_bytes(number) >> bit & 1 == 1)
    }
}

const fn place(hash: u32, mask: u32) -> (usize, u32) {
    let bit = (hash ^ (hash >> 15)) & mask;
    ((bit / 32) as usize, bit % 32)
}
