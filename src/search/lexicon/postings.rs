//! In which titles a word stands: distances between rows, 7 bits to a byte, the first
//! from one before row 0. A word that stands in many titles has none: [`EVERYWHERE`].

use super::{LexiconId, Parts, between};

/// What stands for "look everywhere".
pub(super) const EVERYWHERE: [u8; 1] = [0];

/// Appends a distance.
pub(super) fn push(distance: u32, to: &mut Vec<u8>) {
    let mut rest = distance;
    while rest >= 0x80 {
        to.push(rest as u8 | 0x80);
        rest >>= 7;
    }
    to.push(rest as u8);
}

/// Where a word or a pair may stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::search) enum Rows {
    /// In any title.
    Any,
    /// In these, in order. Of a pair: both words, not yet side by side.
    These(Vec<u32>),
}

impl Rows {
    /// The rows of both.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Any, rows) | (rows, Self::Any) => rows,
            (Self::These(mut one), Self::These(other)) => {
                let mut other = other.into_iter().peekable();
                one.retain(|row| {
                    while other.next_if(|other| other < row).is_some() {}
                    other.peek() == Some(row)
                });
                Self::These(one)
            }
        }
    }
}

impl super::Lexicon {
    /// The rows in which a word, or both words of a pair, stand.
    pub(in crate::search) fn rows(&self, id: LexiconId) -> Rows {
        let parts = self.parts();
        match parts.pair(id) {
            Some([one, other]) => of_word(&parts, one).and(of_word(&parts, other)),
            None => of_word(&parts, id.0 as usize),
        }
    }
}

fn of_word(parts: &Parts<'_>, word: usize) -> Rows {
    let bytes = between(parts.postings, word, parts.rows).unwrap_or(&[]);
    if bytes == EVERYWHERE {
        return Rows::Any;
    }
    let mut rows = Vec::with_capacity(bytes.len());
    let (mut next, mut distance, mut shift) = (0_u32, 0_u32, 0);
    for &byte in bytes {
        distance |= u32::from(byte & 0x7F).checked_shl(shift).unwrap_or(0);
        shift += 7;
        if byte & 0x80 == 0 {
            next = next.saturating_add(distance);
            rows.extend(next.checked_sub(1));
            (distance, shift) = (0, 0);
        }
    }
    Rows::These(rows)
}
