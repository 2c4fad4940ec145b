//! In which titles a word stands: their rows. Those of two neighbours are some of the rows
//! of either word, and told by their places among these. A word that stands in many titles
//! has none: [`EVERYWHERE`].
//!
//! A header byte says what the numbers are and how they are written (`rice.rs`).

use super::rice;
use super::{LexiconId, Parts, between};

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
    /// In how many titles a word or a pair may stand, at the most: told without reading them.
    pub(in crate::search) fn count_at_most(&self, id: LexiconId) -> usize {
        match bytes_of(&self.parts(), id) {
            bytes if bytes == EVERYWHERE => usize::MAX,
            // A number takes its bits and a zero at least.
            [header, numbers @ ..] => 8 * numbers.len() / usize::from((header & BITS) + 1),
            [] => 0,
        }
    }

    /// In how many titles a word or a pair may stand.
    pub(in crate::search) fn count(&self, id: LexiconId) -> usize {
        match bytes_of(&self.parts(), id) {
            bytes if bytes == EVERYWHERE => usize::MAX,
            [header, numbers @ ..] => rice::read(header & BITS, numbers).count(),
            [] => 0,
        }
    }

    /// The rows in which a word stands, or a pair, side by side.
    pub(in crate::search) fn rows(&self, id: LexiconId) -> Rows {
        self.parts().rows_of(id)
    }
}

impl Parts<'_> {
    fn rows_of(&self, id: LexiconId) -> Rows {
        let (header, numbers) = match bytes_of(self, id) {
            bytes if bytes == EVERYWHERE => return Rows::Any,
            [header, numbers @ ..] => (header, rice::read(header & BITS, numbers)),
            [] => return Rows::These(Vec::new()),
        };
        let nth = match header & !BITS {
            of if of == Of::First as u8 => 0,
            of if of == Of::Second as u8 => 1,
            _ => return Rows::These(numbers.collect()),
        };
        let word = self.pair(id).and_then(|both| both.get(nth).copied());
        let word = word.map(|word| bytes_of(self, LexiconId(super::number(word))));
        let all = match word {
            // No word is told by places; whoever says so is not followed.
            Some([header, all @ ..]) if header & !BITS == 0 => {
                rice::read(header & BITS, all).collect()
            }
            _ => Vec::new(),
        };
        let rows = numbers.map_while(|place| all.get(place as usize));
        Rows::These(rows.copied().collect())
    }
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
        let mut rest = next - self.next;
        while rest >= 0x80 {
            self.bytes.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        self.bytes.push(rest as u8);
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
        let (mut next, mut distance, mut shift) = (0_u32, 0_u32, 0);
        for &byte in &self.bytes {
            distance |= u32::from(byte & 0x7F) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                next += distance;
                rows.push(next - 1);
                (distance, shift) = (0, 0);
            }
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
