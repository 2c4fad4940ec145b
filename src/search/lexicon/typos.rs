//! Words that are a slip of the finger away.
//!
//! One letter left out, added, changed, or two neighbours changed over; two such slips
//! in a long word (Damerau's edits, each place touched once). Only for a word that is
//! not one itself: who types a word that stands in some title means that.

use super::{Lexicon, LexiconId, number};
use crate::search::fuzzy::LetterMask;
use crate::search::query::Word;

/// The shortest word in which a slip is looked for, in letters, and the shortest in
/// which two are.
const ONE_SLIP: usize = 4;
const TWO_SLIPS: usize = 8;

/// A word that was probably meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::search) struct Slip {
    pub(in crate::search) id: LexiconId,
    /// How many slips.
    pub(in crate::search) slips: u32,
}

/// The slips that are looked for in a word of so many letters.
const fn most_slips(letters: usize) -> u32 {
    match letters {
        0..ONE_SLIP => 0,
        ONE_SLIP..TWO_SLIPS => 1,
        _ => 2,
    }
}

/// True where one folded word may be a slip of the other.
pub(in crate::search) fn is_slip_of(typed: &str, word: &str) -> bool {
    let [typed, word]: [Vec<char>; 2] = [typed, word].map(|word| word.chars().collect());
    let most = most_slips(typed.len());
    word.len().abs_diff(typed.len()) <= most as usize
        && (1..=most).contains(&slips_between(&typed, &word))
}

impl Lexicon {
    /// The words that `query` may be a slip of. `None` where called off.
    pub(in crate::search) fn slips(
        &self,
        query: &Word,
        cancel: &dyn Fn() -> bool,
    ) -> Option<Vec<Slip>> {
        let letters: Vec<char> = query.folded.chars().collect();
        let most = most_slips(letters.len());
        if most == 0 || self.has_beginning(&query.folded) {
            return Some(Vec::new());
        }
        let parts = self.parts();
        let masks = self.masks.get_or_init(|| {
            (0..parts.words.len())
                .map(|at| LetterMask::of(parts.word(at).unwrap_or_default()))
                .collect()
        });
        let mask = LetterMask::of(&query.folded);
        let mut slips = Vec::new();
        let mut word_letters = Vec::new();
        for (at, here) in masks.iter().enumerate() {
            if at % 4096 == 4095 && cancel() {
                return None;
            }
            if !here.is_near(mask, most) {
                continue;
            }
            word_letters.clear();
            word_letters.extend(parts.word(at).unwrap_or_default().chars());
            if word_letters.len().abs_diff(letters.len()) > most as usize {
                continue;
            }
            let count = slips_between(&letters, &word_letters);
            if (1..=most).contains(&count) {
                slips.push(Slip {
                    id: LexiconId(number(at)),
                    slips: count,
                });
            }
        }
        Some(slips)
    }
}

/// How many slips make one word of the other (optimal string alignment).
fn slips_between(one: &[char], other: &[char]) -> u32 {
    let mut before_last: Vec<u32> = Vec::new();
    let mut last: Vec<u32> = (0..=number(other.len())).collect();
    let mut one_before = None;
    for &a in one {
        let mut row = Vec::with_capacity(last.len());
        row.push(last.first().map_or(0, |first| first + 1));
        let mut other_before = None;
        for (at, &b) in other.iter().enumerate() {
            let cell = |row: &[u32], at: usize| row.get(at).copied().unwrap_or(u32::MAX - 1);
            let changed = cell(&last, at) + u32::from(a != b);
            let mut best = changed.min(cell(&last, at + 1) + 1).min(cell(&row, at) + 1);
            if one_before == Some(b) && other_before == Some(a) {
                best = best.min(cell(&before_last, at.saturating_sub(1)) + 1);
            }
            row.push(best);
            other_before = Some(b);
        }
        before_last = std::mem::replace(&mut last, row);
        one_before = Some(a);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::slips_between;

    #[test]
    fn slips_are_counted() {
        for (one, other, slips) in [
            ("بوتين", "بوتين", 0),
            ("بوتن", "بوتين", 1),
            ("بوتييين", "بوتين", 2),
            ("بتوين", "بوتين", 1),
            ("توتين", "بوتين", 1),
            ("", "ab", 2),
            ("ca", "abc", 3),
        ] {
            let letters = |word: &str| word.chars().collect::<Vec<_>>();
            assert_eq!(
                slips_between(&letters(one), &letters(other)),
                slips,
                "{one}"
            );
            assert_eq!(
                slips_between(&letters(other), &letters(one)),
                slips,
                "{other}"
            );
        }
    }
}
