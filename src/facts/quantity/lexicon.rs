//! Units, currencies, counted nouns. Rows: `assets/facts/units.tsv`, `measures.tsv`,
//! `nouns.tsv`.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::facts::gazetteer::{ByWord, Phrases};
use crate::facts::tables::{alternatives, rows};
use crate::letters::fold;

/// A unit of measure or of money.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    /// UCUM, ISO 4217, `%`, or the noun.
    pub code: &'static str,
    /// Of the closed list.
    pub category: &'static str,
    /// How many of the code one is: a million for "م.د", million dinars.
    pub factor: f64,
}

/// A noun that is counted.
#[derive(Clone, Copy, Debug)]
pub struct Noun {
    /// As the unit of a fact says it.
    pub singular: &'static str,
    /// Of the closed list, or `people`.
    pub category: &'static str,
}

/// The units of every language: those of khabar's own table before those of CLDR.
pub fn units() -> &'static Phrases<Unit> {
    static TABLE: OnceLock<Phrases<Unit>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let table = |text| {
            rows::<4>(text).flat_map(|[forms, code, category, factor]| {
                // The fourth field of CLDR's table is a language.
                let factor = factor.parse().unwrap_or(1.0);
                let unit = Unit {
                    code,
                    category,
                    factor,
                };
                alternatives(forms).map(move |form| (form, unit))
            })
        };
        let own = table(include_str!("../../../assets/facts/units.tsv"));
        let cldr = table(include_str!("../../../assets/facts/measures.tsv"));
        Phrases::new(own.chain(cldr))
    })
}

struct Nouns {
    words: HashMap<String, Noun, ByWord>,
    phrases: Phrases<Noun>,
}

fn table() -> &'static Nouns {
    static TABLE: OnceLock<Nouns> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut words: HashMap<String, Noun, ByWord> = HashMap::default();
        let mut phrases = Vec::new();
        for [singular, forms, category] in
            rows::<3>(include_str!("../../../assets/facts/nouns.tsv"))
        {
            let noun = Noun { singular, category };
            for form in std::iter::once(singular).chain(alternatives(forms)) {
                if form.contains(' ') {
                    phrases.push((form, noun));
                } else {
                    // Of two nouns with one form the first holds: "مواطن" are citizens.
                    words.entry(fold(form)).or_insert(noun);
                }
            }
        }
        Nouns {
            words,
            phrases: Phrases::new(phrases),
        }
    })
}

/// The noun that a folded word is, as it stands.
pub fn noun(key: &str) -> Option<Noun> {
    table().words.get(key).copied()
}

/// The noun of more than one word.
pub fn noun_phrases() -> &'static Phrases<Noun> {
    &table().phrases
}

/// The noun that a word is a form of: with the article, a possessive ("جنودها") or the
/// accusative alef ("جنديا").
pub fn noun_form(key: &str) -> Option<Noun> {
    if let Some(bare) = key.strip_prefix("ال") {
        return noun(bare);
    }
    let bare = key;
    ["", "ا", "ها", "ه", "هم", "نا"]
        .into_iter()
        .filter_map(|ending| bare.strip_suffix(ending))
        .find_map(noun)
        // "موظفيها": before a possessive the plural drops its noon.
        .or_else(|| {
            let stem = ["يها", "يه", "يهم", "ينا"]
                .into_iter()
                .find_map(|ending| bare.strip_suffix(ending))?;
            noun(&format!("{stem}ين"))
        })
}
