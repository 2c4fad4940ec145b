//! Which words no phrase begins with, told by their hashes.

use std::borrow::Cow;

use super::first_hashes;
use super::index::Number;

/// Which words no phrase begins with: nearly every word of a text, asked of every list.
///
/// 64 blocks are 4096 bits: a list of some hundred words lets one word in thirty pass for
/// nothing, and all lists together stay in the nearest cache. The lists of a whole room
/// together want more.
#[derive(Debug)]
pub struct Filter<const BLOCKS: usize = 64>([u64; BLOCKS]);

impl<const BLOCKS: usize> Filter<BLOCKS> {
    /// A filter of words.
    pub fn of<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut filter = Self([0; BLOCKS]);
        filter.insert_firsts(words);
        filter
    }

    /// Adds the first word of each phrase.
    pub fn insert_firsts<'a>(&mut self, phrases: impl IntoIterator<Item = &'a str>) {
        for hash in first_hashes(phrases) {
            self.insert(hash);
        }
    }

    const fn place(hash: u32) -> (usize, u32) {
        let bit = (hash ^ (hash >> 15)) as usize % (BLOCKS * 64);
        (bit / 64, (bit % 64) as u32)
    }

    /// Adds a word by its hash.
    pub fn insert(&mut self, hash: u32) {
        let (block, bit) = Self::place(hash);
        if let Some(block) = self.0.get_mut(block) {
            *block |= 1 << bit;
        }
    }

    /// False where no phrase begins with the word of this hash; 0 is no word.
    pub fn may_hold(&self, hash: u32) -> bool {
        let (block, bit) = Self::place(hash);
        hash != 0 && self.0.get(block).is_some_and(|block| block >> bit & 1 == 1)
    }
}

/// As [`Filter`], of a size that grows with the list, so that a long one too lets only one
/// word in thirty pass for nothing.
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
