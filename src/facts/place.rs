//! Places: names of the gazetteer, and names behind a noun of place.
//!
//! "العاصمة" alone is the capital of the country named before it in the sentence; a
//! capital that acts stands for its government. Rows: `assets/facts/places.tsv`,
//! `place_heads.tsv`.

mod adjective;
mod capital;
mod gazetteer;
mod list;
mod oman;

use std::sync::OnceLock;

use foldhash::HashMap;

use super::candidates::Candidates;
use super::extract::fact;
use super::gazetteer::{Found, Phrases};
use super::grammar::{self, Class};
use super::look::Look;
use super::names::Part;
use super::nisba::nisba;
use super::record::{Detail, Fact, Listed};
use super::tables::{alternatives, rows};
use super::view::View;
use super::{names, number, saying, shape, vocabulary};
use crate::letters::Language;
use crate::letters::fold;
use crate::letters::words::WordKind;
use capital::{bare_capital, capitals_of};
use gazetteer::{Frame, gazetteer_of};
use list::List;

pub use capital::is_capital_noun;
pub use gazetteer::{Place, behind_noun, behind_preposition, is_listed, known};

struct Head {
    kind: &'static str,
    /// The noun is part of the expression.
    inside: bool,
    /// It stands before several names.
    plural: bool,
}

fn heads() -> &'static Phrases<Head> {
    static TABLE: OnceLock<Phrases<Head>> = OnceLock::new();
    TABLE.get_or_init(|| {
        Phrases::listed("place-heads", || {
            rows::<3>(include_str!("../../assets/facts/place_heads.tsv")).map(
                |[noun, kind, side]| {
                    let head = Head {
                        kind,
                        inside: side == "in",
                        plural: side == "list",
                    };
                    (noun, head)
                },
            )
        })
    })
}

/// True where a folded word opens a row of Arabic names, or of nouns.
pub fn opens(word: &str) -> bool {
    gazetteer::gazetteer(Language::Arabic).opens(word) || heads().opens(word)
}

fn head_at(view: &View, at: usize) -> Option<Found<'static, Head>> {
    heads().at_stem(&view.words, at)
}

/// True for a noun before a place's name.
pub fn is_head(view: &View, at: usize) -> bool {
    head_at(view, at).is_some()
}

/// The type that the noun at a word gives.
pub fn kind_of_noun(view: &View, at: usize) -> Option<&'static str> {
    head_at(view, at).map(|head| head.value.kind)
}

/// "الإقليم", "المدينة": the noun with the article, which names nothing.
pub fn is_head_with_article(view: &View, at: usize) -> bool {
    let bare = view.words.key(at).strip_prefix("ال");
    bare.is_some_and(|bare| heads().get(bare).is_some())
}

/// Every mention of a place.
pub fn find(view: &View) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut country: Option<&'static str> = None;
    let mut list = List::default();
    let candidates = candidates(view);
    let mut at = candidates.next(0);
    while at < view.words.len() {
        if view.words.kind(at) == WordKind::Break {
            country = None;
            at = candidates.next(at + 1);
            continue;
        }
        let listed = list.goes_on(view, at);
        // Nearly every word opens no row, neither of names nor of nouns.
        let opens = gazetteer::may_begin(view, at) || heads().may_begin(&view.words, at);
        let found = if opens {
            named(view, at, listed).or_else(|| headed(view, at))
        } else {
            None
        };
        if let Some((mut place, end)) = found.or_else(|| by_shape(view, at)) {
            // "في يريفان … غادر قره باغ … في العاصمة": a state or a capital says more than a region.
            // "تونس وفرنسا وكندا": none of them.
            country = if listed
                && matches!(&place.detail, Detail::Place { kind, .. } if kind == "country")
            {
                None
            } else if rules(&place) {
                country_of(&place).or(country)
            } else {
                country.or_else(|| country_of(&place))
            };
            oman::settle(view, at, end, &mut place, listed);
            list.take(view, at, end, &mut place, listed);
            facts.push(place);
            at = candidates.next(end);
            continue;
        }
        if country.is_none()
            && view.looks(at, Look::Nisba)
            && let Some(found) = nisba(view.words.key(at))
        {
            country = found.country;
        }
        if view.looks(at, Look::Capital)
            && let Some(capital) = bare_capital(view, at, country)
        {
            facts.push(capital);
        }
        at = candidates.next(at + 1);
    }
    facts
}

/// The words at which a place may begin, those that tell the country of the next capital, and
/// the ends of lines, behind which none is told.
fn candidates(view: &View) -> Candidates {
    let words = &view.words;
    let lists = gazetteer::gazetteer(view.language).bit() | heads().bit();
    let looks = Look::Nisba.bit() | Look::Capital.bit();
    Candidates::of(words, |at| {
        let here = words.marks(at);
        let inside = words.marks(at.wrapping_sub(1)).classes & Class::Inside.bit();
        (words.kind(at) == WordKind::Break)
            | (here.looks & Look::Letters.bit() != 0)
                & ((here.lists & lists | here.looks & looks | inside) != 0)
    })
}

/// "وجوبا": a noun in the accusative.
fn is_adverb(key: &str) -> bool {
    vocabulary::is_word(key) || key.strip_suffix('ا').is_some_and(vocabulary::is_word)
}

/// True for a state or its capital.
fn rules(fact: &Fact) -> bool {
    let Detail::Place {
        kind,
        name,
        country,
        ..
    } = &fact.detail
    else {
        return false;
    };
    let is_capital = |country: &str| {
        let name = fold(name);
        capitals_of(country)
            .iter()
            .any(|capital| capital.folded == name)
    };
    kind == "country" || kind == "city" && country.as_deref().is_some_and(is_capital)
}

fn country_of(fact: &Fact) -> Option<&'static str> {
    let Detail::Place { country, .. } = &fact.detail else {
        return None;
    };
    let capitals = capitals_of(country.as_deref()?);
    capitals.first().map(|capital| capital.country)
}

/// A name of the gazetteer, with the noun that is part of it.
fn named(view: &View, at: usize, listed: bool) -> Option<(Fact, usize)> {
    let places = gazetteer_of(view)?;
    let direct = places.at_stem(&view.words, at);
    let head = head_at(view, at);
    if let Some(head) = &head
        && let Some(inner) = places.at(&view.words, head.end)
        && direct.as_ref().is_none_or(|direct| direct.end < inner.end)
    {
        // "مطار تونس قرطاج"
        let second = (head.value.kind == "site")
            .then(|| places.at(&view.words, inner.end))
            .flatten()
            .filter(|second| second.cut == 0 && second.value.frame == Frame::None);
        let end = second.map_or(inner.end, |second| second.end);
        let side = head.value.kind == "region" && adjective::is_side(view, end);
        let end = end + usize::from(side);
        // "منطقة لندن بريدج": a name of another language goes on.
        let longer = is_of_longer_name(view, end);
        let end = end + usize::from(longer);
        let span = if head.value.inside {
            (at, head.cut, end)
        } else {
            (head.end, 0, end)
        };
        let mut fact = mention(view, span, head.end, inner.value);
        refine(&mut fact, head.value);
        // "جسر لندن", "نهج اسبانيا": the bridge, and not the town.
        if longer || head.value.inside && head.value.kind == "site" {
            let from = if longer { head.end } else { at };
            let cut = if longer { 0 } else { head.cut };
            own_name(&mut fact, names::joined(view, from, cut, end));
        }
        // "حي الرياض"
        if view.words.key(at).ends_with("حي") && head.value.inside {
            adjective::of_quarter(&mut fact);
        }
        adjective::of_country(view, end, &mut fact);
        if side {
            adjective::of_side(head.value.kind, &mut fact);
        }
        if inner.value.frame != Frame::None {
            fact.rule = "place.framed";
        }
        let word = inner.value.frame == Frame::Noun && end == inner.end;
        if word && adjective::is_of_others(view, end) {
            return None;
        }
        return Some((fact, end));
    }
    // "إقليم “قره باغ”": the noun, and the name in marks.
    if let Some(head) = &head
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
    // "لندن بريدج" is no town, and "أذان المغرب" no state.
    let prayer = at
        .checked_sub(1)
        .is_some_and(|before| matches!(view.words.key(before), "اذان" | "صلاه" | "الاذان"));
    // "معلوم الجولان": of traffic.
    let traffic = at.checked_sub(1).is_some_and(|before| {
        matches!(
            view.words.key(before),
            "معلوم" | "حركه" | "رخصه" | "قانون" | "حظر" | "منع"
        )
    });
    if is_of_longer_name(view, found.end)
        || prayer && view.words.key(at) == "المغرب"
        || traffic && view.words.key(at) == "الجولان"
    {
        return None;
    }
    // "تركياً" with a tanwin is the adjective.
    if view.words.get(found.end - 1).tanwin {
        return None;
    }
    // "المصالح الديوانية": an adjective of the noun before, and no town.
    let definite = |at: usize| view.has_article(at) && !is_head_with_article(view, at);
    let key = view.words.key(at);
    let adjective = match found.value.kind {
        "city" | "region" => key.ends_with("يه") || key.ends_with("اء"),
        // "الكوادر السعودية"
        "country" => nisba(key).is_some(),
        _ => false,
    };
    if adjective
        && found.cut == 0
        && found.end == at + 1
        && view.has_article(at)
        && at.checked_sub(1).is_some_and(definite)
    {
        return None;
    }
    if found.cut == 0 && adjective::is_accusative(view, at) {
        return None;
    }
    // "بليون دولار", "مهدد بعقوبة": a number, and a noun behind a preposition.
    if found.cut > 0 && number::number(&view.words, at).is_some() {
        return None;
    }
    let noun = key.strip_prefix(['ب', 'ل', 'ك']);
    let glued = found.cut == 0 && noun.is_some_and(vocabulary::is_word);
    let unframed = |at: usize| !view.is(at, Class::BeforePlace);
    if glued && found.value.kind == "city" && at.checked_sub(1).is_none_or(unframed) && !listed {
        return None;
    }
    // "وجوبا": an adverb, and not "و" and a town.
    let adverb = found.cut > 0 && !found.preposition && found.end == at + 1;
    if adverb && matches!(found.value.kind, "city" | "capital") && is_adverb(key) {
        return None;
    }
    let before = at.checked_sub(1).map_or("", |at| view.words.key(at));
    let framed = listed || found.preposition || grammar::is(before, Class::BeforePlace);
    // "در مشهد": a word of Arabic only.
    let there = view.language != Language::Arabic && grammar::is(before, Class::Where);
    if found.value.frame == Frame::Noun && !there
        || found.value.frame == Frame::Preposition && !framed
    {
        return None;
    }
    let mut fact = mention(view, (at, found.cut, found.end), at, found.value);
    adjective::of_country(view, found.end, &mut fact);
    if found.value.frame != Frame::None {
        fact.rule = "place.framed";
    }
    Some((fact, found.end))
}

/// "ولاية كهرمان مرعش" is the province of the town: the noun says which.
/// A place that is called after another has a name of its own.
fn own_name(fact: &mut Fact, own: String) {
    if let Detail::Place { name, name_en, .. } = &mut fact.detail {
        *name = own;
        *name_en = None;
    }
}

/// "بريدج", "ستريت": a word behind a place that makes a longer name of it, of another language.
fn is_of_longer_name(view: &View, at: usize) -> bool {
    view.is(at, Class::Thing) && !vocabulary::is_common(view.words.key(at)) && {
        let key = view.words.key(at);
        !view.has_article(at) && !key.starts_with('و') && shape::score(key) > 0
    }
}

fn refine(fact: &mut Fact, head: &Head) {
    let Detail::Place {
        kind,
        country,
        name_en,
        metonym_for,
        ..
    } = &mut fact.detail
    else {
        return;
    };
    let street = head.kind == "site";
    if head.inside && street && kind == "country" {
        *country = None;
    }
    if head.inside && (street || matches!(kind.as_ref(), "city" | "region")) {
        *kind = head.kind.into();
    }
    // "شارع فرنسا": a street, and nothing that France does.
    if head.inside && street {
        *name_en = None;
        *metonym_for = None;
    }
}

fn mention(view: &View, span: (usize, usize, usize), name_at: usize, place: &Place) -> Fact {
    let cut = if name_at == span.0 { span.1 } else { 0 };
    let name = names::joined(view, name_at, cut, span.2);
    let capital = place.kind == "capital";
    let detail = Detail::Place {
        name,
        name_en: Some(place.english.into()).filter(|name: &Listed| !name.is_empty()),
        kind: if capital { "city" } else { place.kind }.into(),
        country: place.country.map(Into::into),
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
    static TABLE: OnceLock<HashMap<&str, &str>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut countries = HashMap::default();
        for [names, kind, code] in rows::<3>(include_str!("../../assets/facts/places.tsv")) {
            if kind == "country"
                && let Some(name) = alternatives(names).next()
            {
                countries.entry(code).or_insert(name);
            }
        }
        countries
    });
    let name = table.get(country?)?;
    Some(format!("حكومة {name}"))
}

/// "ممر لاتشين", "جبل كيليسالي", "مدينة يفلاخ": a name that only its noun makes a place.
fn headed(view: &View, at: usize) -> Option<(Fact, usize)> {
    let head = head_at(view, at)?;
    // "منطقة سيدي مرصد": called after a saint, by his title and his name.
    let saint = usize::from(view.words.key(head.end) == "سيدي");
    let end = names::unknown_run(view, head.end, 1 + saint)?;
    let span = if head.value.inside {
        (at, head.cut, end)
    } else {
        (head.end, 0, end)
    };
    let detail = Detail::Place {
        name: names::joined(view, head.end, 0, end),
        name_en: None,
        kind: head.value.kind.into(),
        country: None,
        metonym_for: None,
    };
    Some((fact(view, span, detail, 0.7, "place.noun"), end))
}

/// "في ستافنغر": a word that has the shape of a foreign name, where something is.
fn by_shape(view: &View, at: usize) -> Option<(Fact, usize)> {
    let before = at.checked_sub(1)?;
    if !view.is(before, Class::Inside) {
        return None;
    }
    let key = view.words.key(at);
    if key.starts_with("ال")
        || vocabulary::is_verbal_noun(key)
        || key.chars().count() < 4
        || shape::score(key) < SURELY
        || names::part(view, at) != Part::Foreign
    {
        return None;
    }
    let end = at + 1;
    // "في تزوير الوثائق": a noun that goes on is no name.
    let ends = view.words.kind(end) != WordKind::Letters || names::is_ordinary_at(view, end);
    if !ends {
        return None;
    }
    let detail = Detail::Place {
        name: names::joined(view, at, 0, end),
        name_en: None,
        kind: "city".into(),
        country: None,
        metonym_for: None,
    };
    Some((fact(view, (at, 0, end), detail, 0.5, "place.shape"), end))
}

/// The least score of a word that is a place's name by its shape alone.
const SURELY: i32 = 50;
