//! Words that are a slip of the finger away.
//!
//! One letter left out, added, changed, or two neighbours changed over; two such slips
//! in a long word (Damerau's edits, each place touched once). Only for a word that is
//! not one itself: who types a word that stands in some title means that.

use std::borrow::Cow;

use super::{Lexicon, LexiconId, number};
use crate::search::fuzzy::LetterMask;
use crate::search::query::Word;
use crate::search::sounds::plain_latin;

/// The shortest word in which a slip is looked for, in letters, and the shortest in
/// which two are.
const ONE_SLIP: usize = 4;
const TWO_SLIPS: usize = 8;

/// The longest word in which slips are looked for, in letters.
const LONGEST: usize = 40;

/// Bytes of the longest letter.
const MOST_BYTES: usize = 4;

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

/// A folded word in plain letters, if it begins with a Latin one.
fn plain_of(word: &str) -> Cow<'_, str> {
    match word.chars().next() {
        Some('a'..='z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}') => plain_latin(word),
        _ => word.into(),
    }
}

/// True where one folded word may be a slip of the other.
pub(in crate::search) fn is_slip_of(typed: &str, word: &str) -> bool {
    let letters = |word: &str| plain_of(word).chars().collect::<Vec<char>>();
    let (typed, word) = (letters(typed), letters(word));
    let most = most_slips(typed.len());
    word.len().abs_diff(typed.len()) <= most as usize
        && (1..=most).contains(&slips_between(&typed, &word, most))
}

impl Lexicon {
    /// The words that `query` may be a slip of. `None` where called off.
    pub(in crate::search) fn slips(
        &self,
        query: &Word,
        cancel: &dyn Fn() -> bool,
    ) -> Option<Vec<Slip>> {
        let typed = plain_of(&query.folded);
        let letters: Vec<char> = typed.chars().collect();
        let most = most_slips(letters.len());
        if most == 0 || self.has_beginning(&query.folded) {
            return Some(Vec::new());
        }
        let parts = self.parts();
        let masks = self.masks.get_or_init(|| {
            (0..parts.words.len())
                .map(|at| LetterMask::of(&plain_of(parts.word(at).unwrap_or_default())))
                .collect()
        });
        let mask = LetterMask::of(&typed);
        let mut slips = Vec::new();
        let mut word_letters = Vec::new();
        for (at, here) in masks.iter().enumerate() {
            if at % 2048 == 2047 && cancel() {
                return None;
            }
            if !here.is_near(mask, most) {
                continue;
            }
            let word = parts.word(at).unwrap_or_default();
            if word.len().abs_diff(query.folded.len()) > MOST_BYTES * most as usize {
                continue;
            }
            word_letters.clear();
            word_letters.extend(plain_of(word).chars());
            let count = slips_between(&letters, &word_letters, most);
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

/// How many slips make one word of the other (optimal string alignment), up to `most`
/// and one more for any number above it. Words of more than [`LONGEST`] letters are not
/// compared.
fn slips_between(one: &[char], other: &[char], most: u32) -> u32 {
    let most = u8::try_from(most).unwrap_or(u8::MAX - 1);
    if one.len() > LONGEST || other.len() > LONGEST {
        return u32::from(most) + 1;
    }
    let width = other.len() + 1;
    // Three rows of the table of beginnings: the one before the last, the last, this one.
    let mut rows = [[0_u8; LONGEST + 1]; 3];
    let [_, last, _] = &mut rows;
    for (slips, cell) in (0..).zip(last.iter_mut()) {
        *cell = slips;
    }
    for (nth, &a) in one.iter().enumerate() {
        let [before_last, last, row] = &mut rows;
        let mut left = last.first().map_or(1, |first| first + 1);
        let mut least = left;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        let above = last.iter().zip(last.iter().skip(1));
        let cells = row.iter_mut().skip(1).zip(above).zip(other).enumerate();
        for (at, ((cell, (diagonal, above)), &b)) in cells.take(width) {
            let mut best = (diagonal + u8::from(a != b)).min(above + 1).min(left + 1);
            // Two neighbours changed over.
            let crossed = nth.checked_sub(1).zip(at.checked_sub(1));
            if let Some((nth, at)) = crossed
                && one.get(nth) == Some(&b)
                && other.get(at) == Some(&a)
            {
                best = best.min(before_last.get(at).map_or(u8::MAX, |slips| slips + 1));
            }
            *cell = best;
            left = best;
            least = least.min(best);
        }
        if least > most {
            return u32::from(most) + 1;
        }
        rows.rotate_left(1);
    }
    let [_, last, _] = &rows;
    let slips = last.get(other.len()).copied().unwrap_or(u8::MAX);
    u32::from(slips.min(most + 1))
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
                slips_between(&letters(one), &letters(other), 5),
                slips,
                "{one}"
            );
            assert_eq!(
                slips_between(&letters(other), &letters(one), 5),
                slips,
                "{other}"
            );
        }
    }
}
