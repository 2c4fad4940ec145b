//! Which lists of names a word may open an entry of: one look, asked once a word, that
//! passes nearly every word over for all of them.

use super::tables::ByLanguage;
use super::view::View;
use super::{organization, person, place, title};
use crate::letters::Language;
use crate::letters::words::{Stems, key_hash};

/// A list of names.
#[derive(Clone, Copy, Debug)]
pub enum List {
    /// `persons.tsv`
    Persons = 1,
    /// `organizations.tsv`
    Bodies = 2,
    /// `organization_heads.tsv`, also with the article
    BodyHeads = 4,
    /// `places.tsv`
    Places = 8,
    /// `place_heads.tsv`
    PlaceHeads = 16,
    /// `titles.tsv`, also with the article
    Titles = 32,
}

/// Slots of the table, a power of two: some ten thousand words leave nine in ten empty.
const SLOTS: usize = 1 << 16;

/// The table of a language: the names of the others' places are not read for it.
fn table(language: Language) -> &'static [u8] {
    static TABLES: ByLanguage<Vec<u8>> = ByLanguage::new();
    TABLES.get(language, |_| {
        let mut slots = vec![0; SLOTS];
        let mut add = |list: List, hashes: Vec<u32>| {
            for hash in hashes {
                if let Some(slot) = slots.get_mut(place_of(hash)) {
                    *slot |= list as u8;
                }
            }
        };
        add(List::Persons, person::firsts());
        add(List::Bodies, organization::firsts());
        add(List::BodyHeads, organization::head_firsts());
        add(List::Places, place::firsts(language));
        add(List::PlaceHeads, place::head_firsts());
        add(List::Titles, title::firsts());
        slots
    })
}

const fn place_of(hash: u32) -> usize {
    (hash ^ (hash >> 16)) as usize % SLOTS
}

/// The lists that each word of an article may open an entry of, in any reading behind its
/// clitics.
pub fn of_words(view: &View) -> Vec<u8> {
    let table = table(view.language);
    (0..view.words.len())
        .map(|at| {
            let known = view.words.stems(at).map(Stems::known);
            let lists = known.into_iter().flatten();
            lists
                .filter_map(|hash| table.get(place_of(hash)))
                .fold(0, |all, lists| all | lists)
        })
        .collect()
}

/// True where a folded word opens an entry of a list. The table only says that it may.
pub fn opens(word: &str) -> bool {
    let hash = key_hash(word);
    let lists = table(Language::Arabic).get(place_of(hash)).copied();
    let holds = |list: List, hashes: fn() -> Vec<u32>| {
        lists.is_some_and(|lists| lists & list as u8 != 0) && hashes().contains(&hash)
    };
    holds(List::Persons, person::firsts)
        || holds(List::Bodies, organization::firsts)
        || holds(List::BodyHeads, organization::head_firsts)
        || holds(List::Places, || place::firsts(Language::Arabic))
        || holds(List::PlaceHeads, place::head_firsts)
        || holds(List::Titles, title::firsts)
}

/// False where the word opens no entry of the list.
#[inline]
pub fn may(view: &View, at: usize, list: List) -> bool {
    let openings = view.openings.get_or_init(|| of_words(view));
    openings
        .get(at)
        .is_some_and(|lists| lists & list as u8 != 0)
}
