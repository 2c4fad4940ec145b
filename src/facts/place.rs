//! Places: names of the gazetteer, and names behind a noun of place.
//!
//! "العاصمة" alone is the capital of the country named before it in the sentence; a
//! capital that acts stands for its government. Rows: `assets/facts/places.tsv`,
//! `place_heads.tsv`.

use std::sync::OnceLock;

use super::extract::fact;
use super::gazetteer::{Found, Phrases};
use super::grammar::{self, Class};
use super::lists::{self, own};
use super::nisba::nisba;
use super::opening::{self, List as Names};
use super::record::{Detail, Fact};
use super::tables::{alternatives, rows};
use super::view::View;
use super::{names, saying};
use crate::letters::Language;
use crate::letters::words::WordKind;

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
    frame: Frame,
    /// Its first name in the table.
    name: &'static str,
}

/// What must stand before a name for it to be a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Frame {
    /// Nothing: it is no ordinary word.
    None,
    /// A preposition or a noun of place.
    Preposition,
    /// A noun of place.
    Noun,
}

struct Head {
    kind: &'static str,
    /// The noun is part of the expression.
    inside: bool,
    /// It stands before several names.
    plural: bool,
}

fn some(field: &'static str) -> Option<&'static str> {
    Some(field).filter(|field| !field.is_empty())
}

/// Our own table before that of CLDR, whose Arabic names go with it; the names of each
/// other language are a gazetteer of their own, since a state of one is a word of another.
fn gazetteer(language: Language) -> &'static Phrases<Place> {
    static TABLES: OnceLock<[Phrases<Place>; 4]> = OnceLock::new();
    let [arabic, persian, urdu, hebrew] =
        TABLES.get_or_init(|| ["ar", "fa", "ur", "he"].map(table));
    match language {
        Language::Persian => persian,
        Language::Urdu => urdu,
        Language::Hebrew => hebrew,
        _ => arabic,
    }
}

fn table(language: &'static str) -> Phrases<Place> {
    let own = own(lists::List::Places)
        .chain(rows::<5>(include_str!("../../assets/facts/places.tsv")))
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
    let cldr = rows::<5>(include_str!("../../assets/facts/cldr_places.tsv"))
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
    if language == "ar" {
        Phrases::new(own.chain(cldr))
    } else {
        Phrases::new(cldr.chain(own))
    }
}

/// The gazetteer, unless an article is read without.
fn gazetteer_of(view: &View) -> Option<&'static Phrases<Place>> {
    view.listed.then(|| gazetteer(view.language))
}

fn heads() -> &'static Phrases<Head> {
    static TABLE: OnceLock<Phrases<Head>> = OnceLock::new();
    TABLE.get_or_init(|| {
        Phrases::new(
            rows::<3>(include_str!("../../assets/facts/place_heads.tsv")).map(
                |[noun, kind, side]| {
                    let head = Head {
                        kind,
                        inside: side == "in",
                        plural: side == "list",
                    };
                    (noun, head)
                },
            ),
        )
    })
}

/// The place of the gazetteer at a word, ordinary words left out.
pub fn known<'p>(view: &View, at: usize) -> Option<Found<'p, Place>> {
    if !opening::may(view, at, Names::Places) {
        return None;
    }
    gazetteer_of(view)?
        .at_stem(&view.words, at)
        .filter(|found| found.value.frame == Frame::None)
}

/// The hashes of the words that open a row.
pub fn firsts() -> Vec<u32> {
    [
        Language::Arabic,
        Language::Persian,
        Language::Urdu,
        Language::Hebrew,
    ]
    .into_iter()
    .flat_map(|language| gazetteer(language).firsts())
    .collect()
}

/// The hashes of the words that open a row of nouns.
pub fn head_firsts() -> Vec<u32> {
    heads().firsts().collect()
}

fn head_at(view: &View, at: usize) -> Option<Found<'static, Head>> {
    opening::may(view, at, Names::PlaceHeads)
        .then(|| heads().at_stem(&view.words, at))
        .flatten()
}

/// True for a noun before a place's name.
pub fn is_head(view: &View, at: usize) -> bool {
    head_at(view, at).is_some()
}

/// Every mention of a place.
pub fn find(view: &View) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut country: Option<&'static str> = None;
    let mut list = List::default();
    let mut at = 0;
    while at < view.words.len() {
        if view.words.kind(at) != WordKind::Letters {
            if view.words.kind(at) == WordKind::Break {
                country = None;
            }
            at += 1;
            continue;
        }
        let listed = list.goes_on(view, at);
        if let Some((mut place, end)) = named(view, at, listed).or_else(|| headed(view, at)) {
            country = country_of(&place).or(country);
            list.take(view, at, end, &mut place, listed);
            facts.push(place);
            at = end;
            continue;
        }
        if country.is_none()
            && let Some(found) = nisba(view.words.key(at))
        {
            country = found.country;
        }
        if let Some(capital) = bare_capital(view, at, country) {
            facts.push(capital);
        }
        at += 1;
    }
    facts
}

/// Places one after the other: "أقاليم الحوز وتارودانت وورزازات".
#[derive(Default)]
struct List {
    /// The noun of place before the first, if it is one in the plural.
    head: Option<&'static Head>,
    /// The word after the last.
    end: usize,
}

impl List {
    /// True where the word at `at` may name one more.
    fn goes_on(&self, view: &View, at: usize) -> bool {
        let joined = view.words.key(at).starts_with('و');
        self.end > 0 && (self.end == at && joined || self.end + 1 == at && view.is_comma(self.end))
    }

    /// The place at `at` is of the kind that the noun before the list says.
    fn take(&mut self, view: &View, at: usize, end: usize, place: &mut Fact, listed: bool) {
        if !listed {
            let direct = head_at(view, at).map(|found| found.value);
            let before = at.checked_sub(1).and_then(|before| head_at(view, before));
            self.head = direct
                .or(before
                    .filter(|found| found.end == at)
                    .map(|found| found.value))
                .filter(|head| head.plural);
        }
        if let Some(head) = self.head
            && let Detail::Place { kind, .. } = &mut place.detail
            && matches!(kind.as_str(), "city" | "region")
        {
            head.kind.clone_into(kind);
        }
        self.end = end;
    }
}

fn country_of(fact: &Fact) -> Option<&'static str> {
    let Detail::Place { country, .. } = &fact.detail else {
        return None;
    };
    let code = country.as_deref()?;
    capitals()
        .iter()
        .find(|(of, _)| *of == code)
        .map(|(of, _)| *of)
}

/// A name of the gazetteer, with the noun that is part of it.
fn named(view: &View, at: usize, listed: bool) -> Option<(Fact, usize)> {
    let places = gazetteer_of(view)?;
    let direct = opening::may(view, at, Names::Places)
        .then(|| places.at_stem(&view.words, at))
        .flatten();
    if let Some(head) = head_at(view, at)
        && let Some(inner) = places.at(&view.words, head.end)
        && direct.as_ref().is_none_or(|direct| direct.end < inner.end)
    {
        let span = if head.value.inside {
            (at, head.cut, inner.end)
        } else {
            (head.end, 0, inner.end)
        };
        let mut fact = mention(view, span, head.end, inner.value);
        refine(&mut fact, head.value);
        if inner.value.frame != Frame::None {
            fact.rule = "place.framed";
        }
        return Some((fact, inner.end));
    }
    // "إقليم “قره باغ”": the noun, and the name in marks.
    if let Some(head) = head_at(view, at)
        && view.is_quote_mark(head.end)
        && let Some(inner) = places.at(&view.words, head.end + 1)
        && view.is_quote_mark(inner.end)
        && head.value.inside
    {
        let span = (at, head.cut, inner.end + 1);
        let mut fact = mention(view, span, head.end + 1, inner.value);
        refine(&mut fact, head.value);
        return Some((fact, inner.end + 1));
    }
    let found = direct?;
    // "تركياً" with a tanwin is the adjective.
    if view.words.get(found.end - 1).tanwin {
        return None;
    }
    let before = at.checked_sub(1).map_or("", |at| view.words.key(at));
    let framed = listed || found.preposition || grammar::is(before, Class::BeforePlace);
    if found.value.frame == Frame::Noun || found.value.frame == Frame::Preposition && !framed {
        return None;
    }
    let mut fact = mention(view, (at, found.cut, found.end), at, found.value);
    if found.value.frame != Frame::None {
        fact.rule = "place.framed";
    }
    Some((fact, found.end))
}

/// "ولاية كهرمان مرعش" is the province of the town: the noun says which.
fn refine(fact: &mut Fact, head: &Head) {
    if let Detail::Place { kind, .. } = &mut fact.detail
        && matches!(kind.as_str(), "city" | "region")
        && head.inside
    {
        head.kind.clone_into(kind);
    }
}

fn mention(view: &View, span: (usize, usize, usize), name_at: usize, place: &Place) -> Fact {
    let cut = if name_at == span.0 { span.1 } else { 0 };
    let name = names::joined(view, name_at, cut, span.2);
    let capital = place.kind == "capital";
    let detail = Detail::Place {
        name,
        name_en: some(place.english).map(str::to_owned),
        kind: if capital { "city" } else { place.kind }.to_owned(),
        country: place.country.map(str::to_owned),
        metonym_for: (capital && acts(view, span.0))
            .then(|| government(place.country))
            .flatten(),
    };
    fact(view, span, detail, 0.95, "place.gazetteer")
}

/// A capital right behind a verb of saying acts: it is its government.
fn acts(view: &View, at: usize) -> bool {
    at.checked_sub(1)
        .is_some_and(|before| saying::verb(view, before).is_some())
}

fn government(country: Option<&'static str>) -> Option<String> {
    let country = country?;
    rows::<3>(include_str!("../../assets/facts/places.tsv"))
        .find(|[_, kind, code]| *kind == "country" && *code == country)
        .and_then(|[names, _, _]| alternatives(names).next())
        .map(|name| format!("حكومة {name}"))
}

/// "ممر لاتشين", "جبل كيليسالي", "مدينة يفلاخ": a name that only its noun makes a place.
fn headed(view: &View, at: usize) -> Option<(Fact, usize)> {
    let head = head_at(view, at)?;
    let end = names::unknown_run(view, head.end, 1)?;
    let span = if head.value.inside {
        (at, head.cut, end)
    } else {
        (head.end, 0, end)
    };
    let detail = Detail::Place {
        name: names::joined(view, head.end, 0, end),
        name_en: None,
        kind: head.value.kind.to_owned(),
        country: None,
        metonym_for: None,
    };
    Some((fact(view, span, detail, 0.7, "place.noun"), end))
}

/// Capitals by country: the first name in the table.
fn capitals() -> &'static [(&'static str, &'static str)] {
    static TABLE: OnceLock<Vec<(&'static str, &'static str)>> = OnceLock::new();
    TABLE.get_or_init(|| {
        rows::<3>(include_str!("../../assets/facts/places.tsv"))
            .filter(|[_, kind, _]| *kind == "capital")
            .filter_map(|[names, _, country]| Some((country, alternatives(names).next()?)))
            .collect()
    })
}

/// "العاصمة" with no name after it: the capital of the country named last.
fn bare_capital(view: &View, at: usize, country: Option<&'static str>) -> Option<Fact> {
    let key = view.words.key(at);
    let cut = match key.strip_suffix("العاصمه")? {
        "" => 0,
        "و" | "ب" => 1,
        _ => return None,
    };
    let adjective = nisba(view.words.key(at + 1));
    let after = at + 1 + usize::from(adjective.is_some());
    // "العاصمة باكو", "العاصمة الإقليمية، …": the name follows, or it is not a state's.
    if gazetteer_of(view).is_some_and(|places| places.at(&view.words, after).is_some())
        || view.words.key(at + 1).starts_with("ال") && adjective.is_none()
    {
        return None;
    }
    let country = adjective.and_then(|found| found.country).or(country)?;
    let (_, name) = capitals().iter().find(|(of, _)| *of == country)?;
    let english = gazetteer(view.language)
        .at(&crate::letters::words::Words::new(name), 0)
        .filter(|found| found.value.name == *name)
        .map(|found| found.value.english.to_owned());
    let detail = Detail::Place {
        name: (*name).to_owned(),
        name_en: english,
        kind: "city".to_owned(),
        country: Some(country.to_owned()),
        metonym_for: None,
    };
    Some(fact(view, (at, cut, at + 1), detail, 0.5, "place.capital"))
}
