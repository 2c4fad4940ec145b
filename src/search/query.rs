//! What the user typed, understood.
//!
//! Forgiving: separators, quotes, marks and pasted bidi controls do not count, the order
//! of the words does not either, and every word must be found. Fields (`source:`, dates,
//! marks) will be read here.

use super::clitics::without_article;
use super::key_alphabet::{Key, is_arabic, is_latin, key};
use super::matching::Asked;
use crate::letters::romanise::Romanised;
use crate::letters::{SpellingKey, fold, spelling};

/// The most words of a query that count: beyond them a pasted page is no query.
const MOST_WORDS: usize = 16;

/// A query. One that folds to nothing is [empty](Query::is_empty): no filter.
///
/// ```
/// use khabar::search::Query;
/// assert!(Query::parse(" «ـ» ").is_empty());
/// assert_eq!(Query::parse("باغ\u{202C} قَره ").words().collect::<Vec<_>>(), ["باغ", "قَره"]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Query {
    pub(super) words: Vec<Word>,
    /// Neighbouring words taken as one ("قرة باغ" for كاراباخ): `pairs[i]` is words `i`
    /// and `i + 1`.
    pub(super) pairs: Vec<Word>,
    /// The whole query in the key alphabet.
    pub(super) key: String,
}

/// The script of a word, as far as sounds are concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Arabic,
    Latin,
    Other,
}

/// One word of a query, in all the ways in which it is looked up.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// As it was typed.
    pub(super) text: String,
    /// In the key alphabet.
    pub(super) key: String,
    /// The key without the article, where it has one.
    pub(super) bare_key: Option<String>,
    /// As `letters::fold` has it.
    pub(super) folded: String,
    pub(super) script: Script,
    /// Its sounds, where it is in Latin letters and may be a name.
    pub(super) romanised: Option<Romanised>,
    /// The same without the last letter, where that may be half of one sound: "karabak"
    /// on its way to "karabakh".
    pub(super) but_last: Option<Romanised>,
    /// What it may sound like.
    pub(super) spellings: Vec<SpellingKey>,
}

impl Query {
    /// Understands what was typed: never fails.
    #[must_use]
    pub fn parse(typed: &str) -> Self {
        let whole = Key::new(typed);
        let mut words: Vec<Word> = whole
            .words()
            .take(MOST_WORDS)
            .map(|range| Word::new(whole.raw(range).of(typed)))
            .collect();
        drop_latin_articles(&mut words);
        let pairs = words
            .iter()
            .zip(words.iter().skip(1))
            .map(|(one, other)| Word::new(&format!("{}{}", one.folded, other.folded)))
            .collect();
        let keys: Vec<&str> = words.iter().map(|word| word.key.as_str()).collect();
        Self {
            key: keys.join(" "),
            words,
            pairs,
        }
    }

    /// The words, each with its neighbours joined to it.
    pub(super) fn asked(&self) -> Vec<Asked<'_>> {
        let asked = self.words.iter().enumerate().map(|(at, word)| {
            let before = at.checked_sub(1).and_then(|at| self.pairs.get(at));
            let pairs = before.into_iter().chain(self.pairs.get(at)).collect();
            Asked::new(word, pairs)
        });
        asked.collect()
    }

    /// True where nothing was asked: every article answers.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words that are looked for, as they were typed.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| word.text.as_str())
    }
}

/// "al-Sisi", "el Baradei": the article before another word is not looked for.
fn drop_latin_articles(words: &mut Vec<Word>) {
    let last = words.len().saturating_sub(1);
    let mut at = 0;
    words.retain(|word| {
        at += 1;
        at > last || !matches!(word.key.as_str(), "AL" | "EL")
    });
}

impl Word {
    pub(super) fn new(text: &str) -> Self {
        let folded = fold(text);
        let key = key(text);
        let script = script(&key);
        let romanised = match script {
            Script::Latin => Romanised::new(&folded),
            _ => None,
        };
        let spellings = match script {
            Script::Arabic => vec![spelling::key(&folded)],
            _ => romanised.as_ref().map_or_else(Vec::new, Romanised::keys),
        };
        let halves = ['c', 'd', 'g', 'k', 'p', 's', 't', 'z'];
        Self {
            romanised,
            but_last: folded.strip_suffix(halves).and_then(Romanised::new),
            text: text.to_owned(),
            bare_key: without_article(&folded).map(self::key),
            key,
            folded,
            script,
            spellings,
        }
    }

    /// Letters of the key.
    pub(super) fn letters(&self) -> usize {
        self.key.chars().count()
    }
}

/// The script of a key: that of its first letter.
pub(super) fn script(key: &str) -> Script {
    key.chars()
        .find_map(|c| match c {
            c if is_arabic(c) => Some(Script::Arabic),
            c if is_latin(c) => Some(Script::Latin),
            _ => None,
        })
        .unwrap_or(Script::Other)
}

#[cfg(test)]
mod tests {
    use super::Query;

    fn words(typed: &str) -> Vec<String> {
        let query = Query::parse(typed);
        query.words().map(str::to_owned).collect()
    }

    #[test]
    fn what_folds_to_nothing_is_no_filter() {
        for nothing in ["", "ـ", "  \n ", "\u{202E}", "\"\"", "\u{64E}", "؟", "\0"] {
            assert!(Query::parse(nothing).is_empty(), "{nothing:?}");
        }
    }

    #[test]
    fn quotes_bidi_controls_and_line_ends_do_not_count() {
        assert_eq!(words("\u{202B}\"قره\"\n باغ\u{202C}  "), ["قره", "باغ"]);
        assert_eq!(words("a/b"), ["a", "b"]);
    }

    #[test]
    fn a_latin_article_before_a_name_is_not_looked_for() {
        assert_eq!(words("al-Sisi"), ["Sisi"]);
        assert_eq!(words("El Baradei"), ["Baradei"]);
        assert_eq!(words("al"), ["al"]);
    }

    #[test]
    fn a_pasted_page_is_cut() {
        assert_eq!(words(&"كلمة ".repeat(1000)).len(), super::MOST_WORDS);
    }
}
