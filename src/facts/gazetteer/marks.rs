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
    for (bit, name, image) in lists() {
        if language(name).is_some_and(|of| of != code) {
            continue;
        }
        for hash in Index::firsts_in(image) {
            if let Some(slot) = slots.get_mut(slot(hash)) {
                *slot |= bit;
            }
        }
    }
    slots
}

/// The bit of a compiled list; [`ANY`] for a list of another name.
pub(super) fn bit(name: &str) -> u64 {
    let mut named = lists().filter(|(_, known, _)| *known == name);
    named.next().map_or(ANY, |(bit, ..)| bit)
}

/// The lists that articles are looked up in word by word, each with its bit, which it shares
/// with those of other languages: no article is in two. Beyond 63 they share that of all that
/// are not told apart.
fn lists() -> impl Iterator<Item = (u64, &'static str, &'static [u8])> {
    let mut last: Option<(&str, u64)> = None;
    compiled::lists()
        .filter(|(name, _)| !name.starts_with(SINGLE))
        .map(move |(name, image)| {
            let family = name.split_once('.').map_or(name, |(family, _)| family);
            let bit = match last {
                None => 1,
                Some((before, bit)) if before == family || bit == ANY => bit,
                Some((_, bit)) => bit << 1,
            };
            last = Some((family, bit));
            (bit, name, image)
        })
}

/// How the names of lists begin in which words are looked up by their key, as they stand.
const SINGLE: &str = "words/";

/// The language of a list, `None` where it is of all.
fn language(name: &str) -> Option<&str> {
    name.split_once('.').map(|(_, code)| code)
}

#[cfg(test)]
mod tests {
    use super::{ANY, Index, bit, language, lists, slot, table};

    #[test]
    fn in_every_language_each_word_of_a_list_has_the_bit_of_the_list() {
        for code in ["ar", "fa", "ur", "he"] {
            let slots = table(code);
            for (_, name, image) in lists() {
                if language(name).is_none_or(|of| of == code) {
                    let bit = bit(name);
                    assert!(
                        Index::firsts_in(image).all(|hash| slots[slot(hash)] & bit != 0),
                        "{name} in {code}"
                    );
                }
            }
        }
    }

    #[test]
    fn no_two_lists_of_one_language_share_a_bit() {
        let mut taken = 0;
        for (bit, name, _) in lists() {
            if language(name).is_none_or(|of| of == "ar") && bit != ANY {
                assert_eq!(taken & bit, 0, "{name}");
                taken |= bit;
            }
        }
        assert_eq!(bit("no such list"), ANY);
    }
}
