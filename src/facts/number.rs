//! Numbers as they are written: digits of three scripts, words, and both together
//! ("120 ألف", "ثلاثة ملايين و200 ألف", "مئة وخمسة وعشرون").
//!
//! Knows nothing of what is counted. Rows: `assets/facts/numerals.tsv`.

mod digits;
mod every;
mod groups;
mod lexicon;
mod spelled;

pub use digits::Style;
pub use every::{Numeral, numbers};
pub use lexicon::{Class, Lexicon, forms_of, lexicon};
pub use spelled::Reader;

use crate::letters::Language;
use crate::letters::words::Words;

/// A number as it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// Its value; for a vague one the order of magnitude ("مئات": 100), 0 where it has none.
    pub value: f64,
    /// The word after its last.
    pub end: usize,
    /// A plural without a number: عشرات, مئات, آلاف.
    pub vague: bool,
    /// It begins with digits.
    pub digits: bool,
    /// Its last part is ألف, مليون or the like.
    pub scaled: bool,
    /// What its first part was multiplied by: 1000 for "120 ألف".
    pub scale: f64,
}

/// The Arabic number that begins at a word, without clitics: the longest reading.
pub fn number(words: &Words, at: usize) -> Option<Number> {
    Reader::plain(words, Language::Arabic).number(at)
}

/// The ordinal of a language ("الحادي والعشرين") at a word, and the word after it.
pub fn ordinal(words: &Words, language: Language, at: usize) -> Option<(u8, usize)> {
    let found = lexicon(language).ordinals.at_stem(words, at)?;
    Some((*found.value, found.end))
}

#[cfg(test)]
mod tests;
