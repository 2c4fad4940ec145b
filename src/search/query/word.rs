//! One word of a query, in all the ways in which it is looked up.

use crate::letters::romanise::Romanised;
use crate::letters::{SpellingKey, fold, spelling};
use crate::search::clitics::without_article;
use crate::search::key_alphabet::{is_arabic, is_latin, key};
use crate::search::sounds::plain_latin;

/// The script of a word, as far as sounds are concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::search) enum Script {
    Arabic,
    Latin,
    Other,
}

/// One word of a query, in all the ways in which it is looked up.
#[derive(Clone, Debug)]
pub(in crate::search) struct Word {
    /// As it was typed.
    pub(in crate::search) text: String,
    /// In the key alphabet.
    pub(in crate::search) key: String,
    /// The key without the article, where it has one.
    pub(in crate::search) bare_key: Option<String>,
    /// As `letters::fold` has it.
    pub(in crate::search) folded: String,
    pub(in crate::search) script: Script,
    /// Its sounds, where it is in Latin letters and may be a name.
    pub(in crate::search) romanised: Option<Romanised>,
    /// The same without the last letter, where that may be half of one sound: "karabak"
    /// on its way to "karabakh".
    pub(in crate::search) but_last: Option<Romanised>,
    /// What it may sound like.
    pub(in crate::search) spellings: Vec<SpellingKey>,
}

/// "al-Sisi", "el Baradei": the article before another word is not looked for.
pub(super) fn drop_latin_articles(words: &mut Vec<Word>) {
    let last = words.len().saturating_sub(1);
    let mut at = 0;
    words.retain(|word| {
        at += 1;
        at > last || !matches!(word.key.as_str(), "AL" | "EL")
    });
}

impl Word {
    pub(in crate::search) fn new(text: &str) -> Self {
        let folded = fold(text);
        let key = key(text);
        let script = script(&key);
        let romanised = match script {
            Script::Latin => Romanised::new(&plain_latin(&folded)),
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
    pub(in crate::search) fn letters(&self) -> usize {
        self.key.chars().count()
    }
}

/// The script of a key: that of its first letter.
pub(in crate::search) fn script(key: &str) -> Script {
    key.chars()
        .find_map(|c| match c {
            c if is_arabic(c) => Some(Script::Arabic),
            c if is_latin(c) => Some(Script::Latin),
            _ => None,
        })
        .unwrap_or(Script::Other)
}
