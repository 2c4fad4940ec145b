//! Units, currencies, counted nouns. Rows: `assets/facts/units.tsv`, `measures.tsv`,
//! `nouns.tsv`.

use std::sync::OnceLock;

use crate::facts::gazetteer::Phrases;
use crate::facts::tables::{ByLanguage, alternatives, rows};
use crate::letters::Language;

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

/// The units of a language: those of khabar's own table, which is of all, before those of
/// CLDR.
pub fn units(language: Language) -> &'static Phrases<Unit> {
    static TABLES: ByLanguage<Phrases<Unit>> = ByLanguage::new();
    TABLES.get(language, |code| {
        Phrases::listed(&format!("units.{code}"), move || unit_entries(code))
    })
}

fn unit_entries(language: &'static str) -> impl Iterator<Item = (&'static str, Unit)> {
    let own = rows::<4>(include_str!("../../../assets/facts/units.tsv")).map(
        |[forms, code, category, factor]| {
            let factor = factor.parse().unwrap_or(1.0);
            (
                forms,
                Unit {
                    code,
                    category,
                    factor,
                },
            )
        },
    );
    let cldr = rows::<4>(include_str!("../../../assets/facts/measures.tsv"))
        .filter(move |[.., of]| *of == language)
        .map(|[form, code, category, _]| {
            (
                form,
                Unit {
                    code,
                    category,
                    factor: 1.0,
                },
            )
        });
    own.chain(cldr)
        .flat_map(|(forms, unit)| alternatives(forms).map(move |form| (form, unit)))
}

/// The nouns of one word, and those of more.
struct Nouns {
    words: Phrases<Noun>,
    phrases: Phrases<Noun>,
}

fn table() -> &'static Nouns {
    static TABLE: OnceLock<Nouns> = OnceLock::new();
    // Of two nouns with one form the first holds: "مواطن" are citizens.
    TABLE.get_or_init(|| Nouns {
        words: Phrases::listed("words/nouns", || {
            noun_entries().filter(|(form, _)| !form.contains(' '))
        }),
        phrases: Phrases::listed("noun-phrases", || {
            noun_entries().filter(|(form, _)| form.contains(' '))
        }),
    })
}

fn noun_entries() -> impl Iterator<Item = (&'static str, Noun)> {
    rows::<3>(include_str!("../../../assets/facts/nouns.tsv")).flat_map(
        |[singular, forms, category]| {
            std::iter::once(singular)
                .chain(alternatives(forms))
                .map(move |form| (form, Noun { singular, category }))
        },
    )
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
