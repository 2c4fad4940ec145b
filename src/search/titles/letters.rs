//! Which letters titles have at all: where one of a word is missing, it need not be looked
//! for.
//!
//! Of 256 titles taken as they come, some have every letter. So titles are put into groups by
//! whether they have some letters of their own.

use super::codes::code;

/// A set of letters, by the lowest six bits of their codes: letters of several scripts that
/// are alike in these count as one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Letters(u64);

/// Letters by which titles are put into groups: ق س ف. Those that a share `p` of titles has
/// let `1 - p` be left out for words with one, and `-ln(1 - p)` as many words have one: most
/// is saved near `p = 1 - 1/e`, and these stand in .55 to .65 of all headlines of Arabic news.
/// Each more doubles the classes, and with them the titles of different lengths in a group:
/// measured, a fourth takes as much memory to read as it saves.
const PARTING: [u8; 3] = *b"qsf";

impl Letters {
    /// The letters of a row of codes.
    pub(super) fn of(codes: &[u8]) -> Self {
        Self(codes.iter().fold(0, |all, code| all | 1 << (code % 64)))
    }

    /// Those of both.
    pub(super) const fn and_of(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// True where every letter of `others` may be here.
    pub(super) const fn may_have(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }

    /// The class of a title with these letters: of two that follow each other the titles
    /// differ in one of the letters that part them (a reflected binary code).
    pub(super) fn class(self) -> usize {
        let has = |letter: u8| usize::from(self.may_have(Self::of(&[code(letter)])));
        let add = |class: usize, letter: u8| 2 * class + ((class % 2) ^ has(letter));
        PARTING.into_iter().fold(0, add)
    }

    pub(super) const fn to_le_bytes(self) -> [u8; 8] {
        self.0.to_le_bytes()
    }

    pub(super) const fn from_le_bytes(bytes: [u8; 8]) -> Self {
        Self(u64::from_le_bytes(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::{Letters, PARTING, code};

    fn letters(key: &[u8]) -> Letters {
        let codes: Vec<u8> = key.iter().map(|&byte| code(byte)).collect();
        Letters::of(&codes)
    }

    #[test]
    fn classes_that_follow_each_other_differ_in_one_letter() {
        let mut keys = vec![Vec::new()];
        for letter in PARTING {
            let with = |key: &Vec<u8>| [&key[..], &[letter]].concat();
            keys.extend(keys.iter().map(with).collect::<Vec<_>>());
        }
        keys.sort_by_key(|key| letters(key).class());
        let classes: Vec<usize> = keys.iter().map(|key| letters(key).class()).collect();
        assert!(classes.into_iter().eq(0..1 << PARTING.len()));
        for pair in keys.windows(2) {
            let both = [letters(&pair[0]).0, letters(&pair[1]).0];
            assert_eq!((both[0] ^ both[1]).count_ones(), 1, "{pair:?}");
        }
    }

    #[test]
    fn what_is_there_is_never_missed() {
        let title = letters("vqf aulaq\u{7}Ж中".as_bytes());
        for word in ["vqf", "aulaq", "\u{7}", "Ж", "中", ""] {
            assert!(title.may_have(letters(word.as_bytes())), "{word}");
        }
        assert!(!title.may_have(letters(b"bvtyn")));
    }
}
