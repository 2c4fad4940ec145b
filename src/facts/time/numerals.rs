//! Numbers and ordinals in the language of the article, as the rules of time ask for them.

use crate::facts::number::{self, Number, Reader};
use crate::facts::view::View;
use crate::letters::words::Words;

/// The ordinal ("الحادي والعشرين") at a word, and the word after it.
pub fn ordinal(view: &View, at: usize) -> Option<(u8, usize)> {
    number::ordinal(&view.words, view.language, at)
}

/// The number that begins at a word, without clitics: the longest reading.
pub fn number(view: &View, at: usize) -> Option<Number> {
    Reader::plain(&view.words, view.language).number(at)
}

/// The number at a word behind a glued و ف ب ل ك, with the letters cut.
pub fn number_at_stem(view: &View, at: usize) -> Option<(Number, usize)> {
    Reader::plain(&view.words, view.language).number_at_stem(at)
}

/// The number that one word without its article is, alone.
pub fn number_of_word(view: &View, word: &str) -> Option<Number> {
    let words = Words::new(word);
    Reader::plain(&words, view.language)
        .number(0)
        .filter(|number| number.end == 1 && !number.vague)
}
