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
    /// In these, in order.
    These(Vec<u32>),
}

impl super::Lexicon {
    /// In how many titles a word or a pair may stand, roughly: a number to compare.
    pub(in crate::search) fn weight(&self, id: LexiconId) -> usize {
        match bytes_of(&self.parts(), id) {
            bytes if bytes == EVERYWHERE => usize::MAX,
            bytes => bytes.len(),
        }
    }

    /// The rows in which a word stands, or a pair, side by side.
    pub(in crate::search) fn rows(&self, id: LexiconId) -> Rows {
        rows_in(bytes_of(&self.parts(), id))
    }
}

fn bytes_of<'a>(parts: &Parts<'a>, id: LexiconId) -> &'a [u8] {
    between(parts.postings, id.0 as usize, parts.rows).unwrap_or(&[])
}

fn rows_in(bytes: &[u8]) -> Rows {
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
