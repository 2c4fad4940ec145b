//! In which groups a word stands: distances between groups, 7 bits to a byte, the first
//! from one before group 0. A word that stands in most groups has none: [`EVERYWHERE`].

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
pub(in crate::search) enum Groups {
    /// In any of them.
    Any,
    /// In these, in order.
    These(Vec<u32>),
}

impl Groups {
    /// The groups of both.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Any, groups) | (groups, Self::Any) => groups,
            (Self::These(mut one), Self::These(other)) => {
                let mut other = other.into_iter().peekable();
                one.retain(|group| {
                    while other.next_if(|other| other < group).is_some() {}
                    other.peek() == Some(group)
                });
                Self::These(one)
            }
        }
    }
}

impl super::Lexicon {
    /// The groups in which a word, or both words of a pair, stand.
    pub(in crate::search) fn groups(&self, id: LexiconId) -> Groups {
        let parts = self.parts();
        match parts.pair(id) {
            Some([one, other]) => of_word(&parts, one).and(of_word(&parts, other)),
            None => of_word(&parts, id.0 as usize),
        }
    }
}

fn of_word(parts: &Parts<'_>, word: usize) -> Groups {
    let bytes = between(parts.postings, word, parts.groups).unwrap_or(&[]);
    if bytes == EVERYWHERE {
        return Groups::Any;
    }
    let mut groups = Vec::new();
    let (mut next, mut distance, mut shift) = (0_u32, 0_u32, 0);
    for &byte in bytes {
        distance |= u32::from(byte & 0x7F).checked_shl(shift).unwrap_or(0);
        shift += 7;
        if byte & 0x80 == 0 {
            next = next.saturating_add(distance);
            groups.extend(next.checked_sub(1));
            (distance, shift) = (0, 0);
        }
    }
    Groups::These(groups)
}
