//! Places of the gazetteer, a list a language. Rows: `assets/facts/places.tsv`,
//! `cldr_places.tsv`.

use crate::facts::gazetteer::{Found, Phrases};
use crate::facts::lists::{self, own};
use crate::facts::tables::{ByLanguage, alternatives, rows};
use crate::facts::view::View;
use crate::letters::Language;

/// A place of the gazetteer.
#[derive(Debug)]
pub struct Place {
    /// Type, of the closed list.
    pub kind: &'static str,
    /// ISO 3166 alpha-2.
    pub country: Option<&'static str>,
    /// Its name in Latin letters.
    pub english: &'static str,
    /// Where the name, an ordinary word too, is a place.
    pub(super) frame: Frame,
    /// Its first name in the table.
    pub(super) name: &'static str,
}

/// What must stand before a name for it to be a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// Nothing: it is no ordinary word.
    None,
    /// A preposition or a noun of place.
    Preposition,
    /// A noun of place.
    Noun,
}

fn some(field: &'static str) -> Option<&'static str> {
    Some(field).filter(|field| !field.is_empty())
}

/// Our own table before that of CLDR, whose Arabic names go with it; the names of each
/// other language are a gazetteer of their own, since a state of one is a word of another.
pub(super) fn gazetteer(language: Language) -> &'static Phrases<Place> {
    static TABLES: ByLanguage<Phrases<Place>> = ByLanguage::new();
    TABLES.get(language, |code| {
        lists::phrases(lists::List::Places, &format!("places.{code}"), move || {
            entries(code)
        })
    })
}

fn entries(language: &'static str) -> impl Iterator<Item = (&'static str, Place)> {
    let own = own(lists::List::Places)
        .chain(rows::<5>(include_str!("../../../assets/facts/places.tsv")))
        .flat_map(|[names, kind, country, english, frame]| {
            let first = alternatives(names).next().unwrap_or(names);
            alternatives(names).map(move |name| {
                let frame = match frame {
                    "weak" => Frame::Preposition,
                    "noun" => Frame::Noun,
                    _ => Frame::None,
                };
                let place = Place {
                    kind,
                    country: some(country),
                    english,
                    frame,
                    name: first,
                };
                (name, place)
            })
        });
    let cldr = rows::<5>(include_str!("../../../assets/facts/cldr_places.tsv"))
        .filter(move |[.., of]| *of == language)
        .map(|[name, kind, country, english, _]| {
            let place = Place {
                kind,
                country: some(country),
                english,
                frame: Frame::None,
                name,
            };
            (name, place)
        });
    // Of two equal names the first holds.
    let (first, second) = if language == "ar" {
        (Some(own), None)
    } else {
        (None, Some(own))
    };
    let first = first.into_iter().flatten();
    first.chain(cldr).chain(second.into_iter().flatten())
}

/// The gazetteer, unless an article is read without.
pub(super) fn gazetteer_of(view: &View) -> Option<&'static Phrases<Place>> {
    view.listed.then(|| gazetteer(view.language))
}

/// The place of the gazetteer at a word, ordinary words left out.
pub fn known<'p>(view: &View, at: usize) -> Option<Found<'p, Place>> {
    gazetteer_of(view)?
        .at_stem(&view.words, at)
        .filter(|found| found.value.frame == Frame::None)
}

/// "بنابل": a place behind a glued preposition, also one that is an ordinary word.
pub fn behind_preposition<'p>(view: &View, at: usize) -> Option<Found<'p, Place>> {
    gazetteer_of(view)?
        .at_stem(&view.words, at)
        .filter(|found| found.preposition)
}

/// "بلدية ليون": a place behind a noun of place, also one that is a name or a word too.
pub fn behind_noun<'p>(view: &View, at: usize) -> Option<Found<'p, Place>> {
    gazetteer_of(view)?
        .at_stem(&view.words, at)
        .filter(|found| found.cut == 0)
}

/// As [`known`], for those who ask for few words of an article.
pub fn is_listed(view: &View, at: usize) -> bool {
    gazetteer_of(view)
        .and_then(|list| list.at_stem(&view.words, at))
        .is_some_and(|found| found.value.frame == Frame::None)
}

/// False for a word that begins no row: nearly every one, by a look at its marks.
#[inline]
pub(super) fn may_begin(view: &View, at: usize) -> bool {
    gazetteer(view.language).may_begin(&view.words, at)
}
