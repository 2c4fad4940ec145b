//! Find in one article: every spelling of what was typed.

use memchr::memmem;

use super::highlights::{alike, merged};
use super::key_alphabet::Key;
use super::query::{Word, words};
use crate::letters::Span;

/// The byte spans of `text` at which `query` stands, in order, none touching another.
/// The words stand side by side in the order typed, whatever separates them, anywhere in
/// a word; tashkeel, tatweel, hamza, digits and presentation forms do not matter. A query
/// of one word, or of two that make one name, is found in its other spellings too. Marks
/// belong to the letter that they stand on. A query that folds to nothing stands nowhere.
///
/// ```
/// use khabar::search::find_in;
/// let text = "إقليم «قُرَة باغ»، أو كاراباخ";
/// let found: Vec<&str> = find_in(text, "karabakh").iter().map(|s| s.of(text)).collect();
/// assert_eq!(found, ["قُرَة باغ", "كاراباخ"]);
/// ```
#[must_use]
pub fn find_in(text: &str, query: &str) -> Vec<Span> {
    let typed = words(query);
    if typed.is_empty() {
        return Vec::new();
    }
    let keys: Vec<&str> = typed.iter().map(|word| word.key.as_str()).collect();
    let key = keys.join(" ");
    let folded = Key::new(text);
    let mut spans: Vec<Span> = memmem::find_iter(folded.text().as_bytes(), key.as_bytes())
        .map(|at| folded.raw(at..at + key.len()))
        .collect();
    let one_name = match typed.as_slice() {
        [word] => Some(word.clone()),
        [one, other] => Some(Word::new(&format!("{}{}", one.folded, other.folded))),
        _ => None,
    };
    if let Some(word) = one_name {
        spans.extend(alike(text, &folded, &word, true));
    }
    merged(spans)
}

#[cfg(test)]
mod tests {
    use super::find_in;

    fn found<'a>(text: &'a str, query: &str) -> Vec<&'a str> {
        find_in(text, query)
            .iter()
            .map(|span| span.of(text))
            .collect()
    }

    #[test]
    fn every_spelling_is_found_with_its_marks() {
        let text = "أكّدَ ﺑﻮﺗﻴﻦ أن بُوتِينَ و«بـوتين» واحد، ولبوتين";
        assert_eq!(found(text, "بوتين"), ["ﺑﻮﺗﻴﻦ", "بُوتِينَ", "بـوتين", "بوتين"]);
        assert_eq!(found(text, "بُـوتين").len(), 4);
        assert_eq!(
            found("سنة ٢٠٢١ و۲۰۲۱ و2021", "٢٠٢١"),
            ["٢٠٢١", "۲۰۲۱", "2021"]
        );
    }

    #[test]
    fn words_stand_side_by_side_whatever_separates_them() {
        assert_eq!(
            found("وقف\u{A0}إطلاق النار، ووقف «إطلاق» النار", "وقف اطلاق"),
            ["وقف\u{A0}إطلاق", "وقف «إطلاق"]
        );
        assert!(found("إطلاق ثم وقف", "وقف اطلاق").is_empty());
    }

    #[test]
    fn a_part_of_a_word_is_found() {
        assert_eq!(found("والمفاوضات", "فاوض"), ["فاوض"]);
    }

    #[test]
    fn what_folds_to_nothing_stands_nowhere() {
        for nothing in ["", "ـ", " ", "\u{64E}", "»"] {
            assert!(find_in("قره باغ", nothing).is_empty());
        }
        assert!(find_in("", "باغ").is_empty());
    }

    #[test]
    fn spans_stand_on_characters_whatever_the_text() {
        let text = "a\0ب\u{202E}ت &amp; &#1576; ﷺ İ ß 👩‍👩‍👧 و7\u{64E}";
        for query in ["ب", "t", "ss", "i", "7", "b", "ت &", "ب ت"] {
            for span in find_in(text, query) {
                assert!(text.get(span.start..span.end).is_some(), "{query} {span:?}");
            }
        }
    }
}
