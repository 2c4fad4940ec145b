//! In which titles a word stands: their rows. Those of two neighbours are some of the rows
//! of either word, and told by their places among these. A word that stands in many titles
//! has none: [`EVERYWHERE`].
//!
//! A header byte says what the numbers are and how they are written (`rice.rs`); then comes
//! how many they are, 7 bits to a byte, and the numbers.

use super::rice;
use super::{LexiconId, Parts, between, number};

/// What stands for "look everywhere".
pub(super) const EVERYWHERE: [u8; 1] = [0xFF];

/// In the header: how the numbers are written.
const BITS: u8 = 0x1F;

/// What the numbers are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Of {
    /// Rows.
    All = 0,
    /// Places among the rows of the first word of a pair.
    First = 0x20,
    /// Of the second.
    Second = 0x40,
}

/// Where a word or a pair may stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::search) enum Rows {
    /// In any title.
    Any,
    /// In these, in order.
    These(Vec<u32>),
}

/// Appends rising numbers.
pub(super) fn write(numbers: &[u32], of: Of, to: &mut Vec<u8>) {
    let bits = rice::bits_for(numbers) & BITS;
    to.push(bits | of as u8);
    push_in_sevens(number(numbers.len()), to);
    rice::write(numbers, bits, to);
}

/// The places of some rows among others, both in order.
pub(super) fn places_among(rows: &[u32], all: &[u32]) -> Vec<u32> {
    let mut rows = rows.iter().peekable();
    let places = (0..).zip(all);
    let among = places.filter(|(_, row)| rows.next_if_eq(row).is_some());
    among.map(|(place, _)| place).collect()
}

impl super::Lexicon {
    /// In how many titles a word or a pair may stand.
    pub(in crate::search) fn count(&self, id: LexiconId) -> usize {
        match bytes_of(&self.parts(), id) {
            bytes if bytes == EVERYWHERE => usize::MAX,
            [_, rest @ ..] => in_sevens(rest).map_or(0, |(count, _)| count as usize),
            [] => 0,
        }
    }

    /// Bytes that are read to tell [`rows`](Self::rows).
    pub(in crate::search) fn size_of_rows(&self, id: LexiconId) -> usize {
        let parts = self.parts();
        let bytes = bytes_of(&parts, id);
        let word = parts.word_of_places(id, bytes.first().map_or(0, |header| header & !BITS));
        bytes.len() + word.map_or(0, <[u8]>::len)
    }

    /// The rows in which a word stands, or a pair, side by side.
    pub(in crate::search) fn rows(&self, id: LexiconId) -> Rows {
        self.parts().rows_of(id)
    }
}

impl Parts<'_> {
    fn rows_of(&self, id: LexiconId) -> Rows {
        let (of, numbers) = match bytes_of(self, id) {
            bytes if bytes == EVERYWHERE => return Rows::Any,
            bytes => match numbers(bytes) {
                Some(numbers) => numbers,
                None => return Rows::These(Vec::new()),
            },
        };
        if of == Of::All as u8 {
            return Rows::These(numbers.collect());
        }
        // No word is told by places; whoever says so is not followed.
        let all = self.word_of_places(id, of).and_then(self::numbers);
        let Some((_, all)) = all.filter(|(of, _)| *of == Of::All as u8) else {
            return Rows::These(Vec::new());
        };
        let mut places = numbers.peekable();
        let mut rows = Vec::new();
        for (place, row) in (0..).zip(all) {
            if places.next_if_eq(&place).is_some() {
                rows.push(row);
            } else if places.peek().is_none() {
                break;
            }
        }
        Rows::These(rows)
    }

    /// Of a pair that is told by places, what holds the rows among which these are.
    fn word_of_places(&self, id: LexiconId, of: u8) -> Option<&[u8]> {
        let nth = match of {
            of if of == Of::First as u8 => 0,
            of if of == Of::Second as u8 => 1,
            _ => return None,
        };
        let word = *self.pair(id)?.get(nth)?;
        Some(bytes_of(self, LexiconId(number(word))))
    }
}

/// What the numbers of a word or a pair are, and these; `None` where there are none.
fn numbers(bytes: &[u8]) -> Option<(u8, impl Iterator<Item = u32>)> {
    let (header, rest) = bytes.split_first()?;
    let (_, numbers) = in_sevens(rest)?;
    Some((header & !BITS, rice::read(header & BITS, numbers)))
}

/// The number at the front, 7 bits to a byte, and what comes after it.
fn in_sevens(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (mut number, mut shift) = (0_u32, 0);
    for (at, &byte) in bytes.iter().enumerate() {
        number |= u32::from(byte & 0x7F).checked_shl(shift)?;
        shift += 7;
        if byte & 0x80 == 0 {
            return Some((number, bytes.get(at + 1..)?));
        }
    }
    None
}

/// Appends a number, 7 bits to a byte.
fn push_in_sevens(mut rest: u32, to: &mut Vec<u8>) {
    while rest >= 0x80 {
        to.push(rest as u8 | 0x80);
        rest >>= 7;
    }
    to.push(rest as u8);
}

fn bytes_of<'a>(parts: &Parts<'a>, id: LexiconId) -> &'a [u8] {
    between(parts.postings, id.0 as usize, parts.rows).unwrap_or(&[])
}

/// Rows of a word while they are collected, title by title: distances, 7 bits to a byte,
/// the first from one before row 0.
#[derive(Clone, Debug, Default)]
pub(super) struct Collected {
    /// One more than the last row.
    next: u32,
    count: u32,
    bytes: Vec<u8>,
}

impl Collected {
    /// Adds the row before `next`, if it is not there yet.
    pub(super) fn push(&mut self, next: u32) {
        if self.next >= next {
            return;
        }
        push_in_sevens(next - self.next, &mut self.bytes);
        self.next = next;
        self.count += 1;
    }

    /// How many rows there are.
    pub(super) const fn count(&self) -> u32 {
        self.count
    }

    /// The rows, in order.
    pub(super) fn rows(&self) -> Vec<u32> {
        let mut rows = Vec::with_capacity(self.count as usize);
        let (mut next, mut bytes) = (0_u32, &*self.bytes);
        while let Some((distance, rest)) = in_sevens(bytes) {
            next += distance;
            rows.push(next - 1);
            bytes = rest;
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::{Collected, places_among};

    #[test]
    fn rows_are_collected_once_each() {
        let mut collected = Collected::default();
        let rows = [0, 1, 5, 130, 131, 70_000];
        for row in rows {
            collected.push(row + 1);
            collected.push(row + 1);
        }
        assert_eq!(collected.rows(), rows);
        assert_eq!(collected.count(), 6);
        assert_eq!(places_among(&[1, 70_000], &rows), [1, 5]);
        assert_eq!(places_among(&[], &rows), [0_u32; 0]);
    }
}
