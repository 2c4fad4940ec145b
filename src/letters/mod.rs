//! Letters: spans, languages, directions, folding, digits, calendar names, words
//! and clitics, joining, romanisation, spelling keys.
//!
//! Owns what is true of letters wherever they stand. Never knows an article, a
//! screen or a file. Rules come from the Unicode Character Database, CLDR, and the
//! orthographies of Arabic, Persian, Urdu and Hebrew; tables live in `assets`.

mod digits;
mod direction;
mod folding;
mod hebrew_numeral;
mod joining;
mod language;
mod span;

pub mod calendar;
pub mod romanise;
pub mod spelling;
pub mod words;

pub use digits::{digit_value, number_value};
pub use direction::Direction;
pub use folding::{Folded, fold, fold_char};

pub use hebrew_numeral::hebrew_numeral;
pub use joining::{Shape, join, letter_of};
pub use language::Language;
pub use span::Span;
pub use spelling::SpellingKey;
