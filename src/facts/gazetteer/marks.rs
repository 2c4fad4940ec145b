//! Which of the built-in lists may know a word: one look a word for all of them.

use super::compiled;
use super::index::Index;
use crate::facts::tables::ByLanguage;
use crate::letters::Language;
use crate::letters::words::Stems;

/// The bit of all lists that are not told apart: every word may be theirs.
pub(super) const ANY: u64 = 1 << 63;

/// Slots of the table, a power of two. Some twenty thousand words share them, but what a word
/// that stands in no list is told of one by mistake grows with that list alone.
const SLOTS: usize = 1 << 15;

const fn slot(hash: u32) -> usize {
    (hash ^ (hash >> 16)) as usize % SLOTS
}

/// Tells the lists that may know a word in `language` by the hashes of its readings.
pub fn lists_knowing(language: Language) -> impl Fn(&Stems) -> u64 {
    static TABLES: ByLanguage<Vec<u64>> = ByLanguage::new();
    let table = TABLES.get(language, table);
    let of = |hash: u32| table.get(slot(hash)).copied().unwrap_or(u64::MAX);
    move |stems| stems.known().fold(ANY, |lists, hash| lists | of(hash))
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
        .filter(|(name, _)| !OF_PARTS.contains(name))
        .map(move |(name, image)| {
            let family = family(name);
            let bit = match last {
                None => 1,
                Some((before, bit)) if before == family || bit == ANY => bit,
                Some((_, bit)) => bit << 1,
            };
            last = Some((family, bit));
            (bit, name, image)
        })
}

/// The lists in which parts of words are looked up, or words beside certain others: never each
/// word of an article.
const OF_PARTS: [&str; 7] = [
    "event-cues",
    "unspeaking",
    "words/common-feminine",
    "words/complements",
    "words/family-names",
    "words/nisba",
    "words/peoples",
];

/// Lists of one family share their bit: that of each language, and those that differ by a
/// number behind the name.
fn family(name: &str) -> &str {
    let family = name.split_once('.').map_or(name, |(family, _)| family);
    family.trim_end_matches(|letter: char| letter.is_ascii_digit())
}

/// The language of a list, `None` where it is of all.
fn language(name: &str) -> Option<&str> {
    name.split_once('.').map(|(_, code)| code)
}

#[cfg(test)]
mod tests {
    use super::{ANY, Index, bit, family, language, lists, slot, table};

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
    fn no_two_families_share_a_bit() {
        let mut known: Vec<(u64, &str)> = Vec::new();
        for (bit, name, _) in lists() {
            let family = family(name);
            assert_ne!(bit, ANY, "{name}");
            let same = known.iter().find(|(of, _)| *of == bit);
            assert!(same.is_none_or(|(_, of)| *of == family), "{name}");
            known.push((bit, family));
        }
        assert_eq!(bit("no such list"), ANY);
    }
}
