//! Which of the built-in lists may know a word: one look a word for all of them.

use super::compiled;
use super::index::Index;
use crate::facts::tables::ByLanguage;
use crate::letters::Language;
use crate::letters::words::Words;

/// The bit of all lists that are not told apart: every word may be theirs.
pub(super) const ANY: u64 = 1 << 63;

/// Slots of the table, a power of two: some ten thousand words leave two in three empty.
const SLOTS: usize = 1 << 15;

const fn slot(hash: u32) -> usize {
    (hash ^ (hash >> 16)) as usize % SLOTS
}

/// Marks the words of an article in `language` with the lists that may know them.
pub fn mark(words: &mut Words, language: Language) {
    static TABLES: ByLanguage<Vec<u64>> = ByLanguage::new();
    let table = TABLES.get(language, table);
    words.mark(|hash| table.get(slot(hash)).copied().unwrap_or(u64::MAX) | ANY);
}

fn table(code: &str) -> Vec<u64> {
    let mut slots = vec![0; SLOTS];
    for (number, (_, image)) in lists(code).enumerate() {
        for hash in Index::firsts_in(image) {
            if let Some(slot) = slots.get_mut(slot(hash)) {
                *slot |= bit_of(number);
            }
        }
    }
    slots
}

/// Lists beyond 63 share the bit of those that are not told apart.
const fn bit_of(number: usize) -> u64 {
    if number < 63 { 1 << number } else { ANY }
}

/// The bit of a compiled list; [`ANY`] for a list of another name.
pub(super) fn bit(name: &str) -> u64 {
    let code = language(name).unwrap_or("ar");
    lists(code)
        .position(|(known, _)| known == name)
        .map_or(ANY, bit_of)
}

/// The lists that articles in a language are looked up in word by word.
fn lists(code: &str) -> impl Iterator<Item = (&'static str, &'static [u8])> {
    compiled::lists().filter(move |(name, _)| {
        !name.starts_with(SINGLE) && language(name).is_none_or(|of| of == code)
    })
}

/// How the names of lists begin in which words are looked up by their key, as they stand.
const SINGLE: &str = "words/";

/// The language of a list, `None` where it is of all.
fn language(name: &str) -> Option<&str> {
    name.rsplit_once('.').map(|(_, code)| code)
}
