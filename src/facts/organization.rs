//! Organisations: names of the gazetteer, head nouns with what completes them
//! ("وزارة الدفاع الروسية", "القوات المسلحة الأذرية"), and the elided ministry
//! ("الدفاع الأذرية": the adjective agrees with the ministry that is not said).
//!
//! Rows: `assets/facts/organizations.tsv`; of the nouns: `head`.

mod adjective;
mod chain;
mod club;
mod complement;
mod doubt;
mod elided;
mod head;
mod named;
mod namesake;
mod purpose;

use std::sync::OnceLock;

use super::candidates::Candidates;
use super::extract::fact;
use super::gazetteer::{Found, Phrases};
use super::grammar::{self, Class};
use super::lists::{self, own};
use super::look::Look;
use super::names;
use super::nisba::nisba;
use super::place;
use super::record::{Detail, Fact};
use super::tables::{alternatives, rows};
use super::view::View;
use super::vocabulary;
use crate::letters::Language;
use crate::letters::words::WordKind;
use chain::Chain;
pub use club::SPORTING;
use elided::{definite, elided};
use head::{head_at, heads};
pub use head::{is_head, is_head_key, is_head_with_article, kind_of_noun};
pub use named::BAND;
use named::{is_code, named, radio, speaks};
pub use purpose::purpose;

struct Known {
    kind: &'static str,
    country: &'static str,
    english: &'static str,
    /// The name is a word or a place too.
    weak: bool,
}

fn gazetteer() -> &'static Phrases<Known> {
    static TABLE: OnceLock<Phrases<Known>> = OnceLock::new();
    TABLE.get_or_init(|| {
        lists::phrases(lists::List::Organizations, "organizations", || {
            own(lists::List::Organizations)
                .chain(rows::<5>(include_str!(
                    "../../assets/facts/organizations.tsv"
                )))
                .flat_map(|[names, kind, country, english, weak]| {
                    alternatives(names).map(move |name| {
                        (
                            name,
                            Known {
                                kind,
                                country,
                                english,
                                weak: weak == "weak",
                            },
                        )
                    })
                })
        })
    })
}

/// True where a folded word opens a row, or one of head nouns, with or without the article.
pub fn opens(word: &str) -> bool {
    let bare = word.strip_prefix("ال");
    let opens = |word: &str| heads().opens(word);
    gazetteer().opens(word) || opens(word) || bare.is_some_and(opens)
}

#[inline]
fn known_at(view: &View, at: usize) -> Option<Found<'static, Known>> {
    let found = gazetteer()
        .at_stem(&view.words, at)
        .filter(|_| view.listed)?;
    (found.value.kind != NONE).then_some(found)
}

/// The type of the names that only begin like a body's: "غوغل إيرث".
const NONE: &str = "-";

/// The bit of the gazetteer.
pub fn list() -> u64 {
    gazetteer().bit()
}

/// The word after a body of the gazetteer at a word.
pub fn known_to(view: &View, at: usize) -> Option<usize> {
    let found = known_at(view, at)?;
    (!found.value.weak).then_some(found.end)
}

/// The country of a body of the gazetteer at a word.
pub fn country_of(view: &View, at: usize) -> Option<&'static str> {
    let found = known_at(view, at)?;
    Some(found.value.country).filter(|code| !code.is_empty())
}

/// As [`known_to`], also behind the noun that says what it is: "شركة \"آبل\"".
pub fn named_to(view: &View, at: usize) -> Option<usize> {
    known_to(view, at).or_else(|| named(view, at).map(|(_, end)| end))
}

/// Every mention of an organisation.
pub fn find(view: &View) -> Vec<Fact> {
    let mut facts = Vec::new();
    let candidates = candidates(view);
    let mut at = candidates.next(0);
    while at < view.words.len() {
        let after = match longest(view, at) {
            Some((fact, end)) if is_public(&fact) && doubt::is_of_a_street(view, at) => end,
            Some((fact, end)) => {
                facts.push(fact);
                end.max(at + 1)
            }
            None => at + 1,
        };
        at = candidates.next(after);
    }
    namesake::settle(&mut facts);
    facts
}

/// True for the types of bodies that streets and squares are called after.
fn is_public(fact: &Fact) -> bool {
    matches!(&fact.detail, Detail::Organization { kind, .. }
        if matches!(kind.as_ref(), "government" | "military" | "intergovernmental" | "other"))
}

/// The body at a word, and the word after it: of the gazetteer, or by a rule that says more.
fn longest(view: &View, at: usize) -> Option<(Fact, usize)> {
    let known = known(view, at);
    let built = radio(view, at)
        .or_else(|| named(view, at))
        .or_else(|| of_town(view, at))
        .or_else(|| headed(view, at))
        .or_else(|| definite(view, at))
        .or_else(|| elided(view, at));
    let is_place = |end| place::known(view, at).is_some_and(|place| place.end >= end);
    let built = built.filter(|(_, end)| !is_place(*end));
    match (known, built) {
        // "مجلس الأمن لوقف التخصيب": what it acts for is no part of a known name.
        (Some(known), Some(built))
            if built.1 > known.1
                && !view.words.key(known.1).starts_with('ل')
                // "للشغل المستوري القمودي": who speaks for it.
                && !(known.1 > at + 2
                    && adjective::is_unknown_adjective(view.words.key(known.1))) =>
        {
            Some(built)
        }
        (Some(known), _) => Some(known),
        (None, built) => built,
    }
}

/// The words at which a rule may find a body, by their marks and those of the words behind them.
fn candidates(view: &View) -> Candidates {
    let words = &view.words;
    let lists = gazetteer().bit() | heads().bit() | head::definite_heads().bit();
    let club = Class::ClubNoun.bit();
    let definite = Look::Definite.bit() | Look::DefiniteBehindLam.bit();
    let behind = Look::Sporting.bit() | Look::Band.bit();
    Candidates::of(words, |at| {
        let (here, next) = (words.marks(at), words.marks(at + 1).looks);
        let elided = (here.looks & definite != 0) & (next & Look::DefiniteFeminine.bit() != 0);
        (here.looks & Look::Letters.bit() != 0)
            & ((here.lists & lists != 0)
                | ((here.classes | here.behind_and) & club != 0)
                | ((next | words.marks(at + 2).looks) & behind != 0)
                | elided)
    })
}

fn detail(
    view: &View,
    (at, cut, end): (usize, usize, usize),
    kind: &'static str,
    country: Option<&'static str>,
    english: Option<&'static str>,
) -> Detail {
    Detail::Organization {
        name: names::joined(view, at, cut, end),
        name_en: english.filter(|name| !name.is_empty()).map(Into::into),
        kind: kind.into(),
        country: country.filter(|code| !code.is_empty()).map(Into::into),
    }
}

fn known(view: &View, at: usize) -> Option<(Fact, usize)> {
    let found = known_at(view, at)?;
    let known = found.value;
    // The ordinary words of another language are others: "کیا" is no company in Urdu.
    let arabic = view.language == Language::Arabic;
    // "يو بي بي": the letters of a longer name.
    if is_spelled(view, at, found.end) {
        return None;
    }
    // "كأس الاتحاد الأفريقي": what is played for.
    if doubt::is_cup(view, at) {
        return None;
    }
    // "وفيات": deaths, and not "و" and a company.
    if found.cut > 0 && found.end == at + 1 && vocabulary::is_word(view.words.key(at)) {
        return None;
    }
    // "لواج": a word, and no agency behind a preposition.
    if found.preposition && found.end == at + 1 && view.words.key(at).chars().count() < 5 {
        return None;
    }
    // "طالبان بجامعة": two students.
    let students = found.end == at + 1
        && view.words.key(at).ends_with("طالبان")
        && view.words.key(found.end).starts_with('ب')
        && is_head(view, found.end);
    if students {
        return None;
    }
    let plays = || known.kind == "club" && club::plays(view, at, found.cut, found.end);
    // "أصدر الحزب بيانا … وحمل البيان": the paper that was spoken of.
    if known.weak && known.kind == "media" && is_word_before(view, at) {
        return None;
    }
    if known.weak && !(arabic && (speaks(view, at, found.end, found.cut) || plays())) {
        return None;
    }
    let mut end = found.end;
    let mut country = Some(known.country);
    let mut english = Some(known.english);
    if let Some(adjective) = nisba(view.words.key(end))
        && adjective.definite
        && known.country.is_empty()
        && adjective.country.is_some()
        && !view.words.key(end).starts_with('و')
    {
        // "قوات حفظ السلام الروسية"; "فولكسفاغن الألمانية" is called without it.
        country = adjective.country;
        if known.kind != "company" {
            english = None;
            end += 1;
        }
    } else if known.kind == "club"
        && let Some(other) = namesake::country(view, end, known.country)
    {
        country = Some(other);
        english = None;
        end += 1;
    } else if known.kind == "party"
        && view.words.key(at).ends_with("الحزب")
        && view.has_article(end)
        && adjective::adjectival(view.words.key(end))
        && nisba(view.words.key(end)).is_none()
        && !view.is(end, Class::NameEnd)
        && !super::time::is_word(view, end)
    {
        // "الحزب الديمقراطي التقدمي" is not the one of America.
        country = None;
        english = None;
        end += 1;
    } else if known.kind == "club" && end == at + 1 && club::is_of_other_town(view, end) {
        // "الترجي الجرجيسي" is not the one of the capital.
        english = None;
        end += 1;
    }
    let span = (at, found.cut, end);
    let detail = detail(view, span, known.kind, country, english);
    Some((
        fact(view, span, detail, 0.95, "organization.gazetteer"),
        end,
    ))
}

/// How far back the noun may stand, in words.
const BEFORE: usize = 200;

/// True where the noun that a name with the article is stands without it before.
fn is_word_before(view: &View, at: usize) -> bool {
    let Some(bare) = view.words.key(at).strip_prefix("ال") else {
        return false;
    };
    (at.saturating_sub(BEFORE)..at).any(|before| {
        let key = view.words.key(before);
        let noun = key.strip_suffix('ا').unwrap_or(key);
        noun == bare || noun.strip_prefix(['ب', 'و', 'ل']) == Some(bare)
    })
}

/// "شبيبة القيروان", "جندوبة الرياضية".
fn of_town(view: &View, at: usize) -> Option<(Fact, usize)> {
    let (cut, end, country) = club::of_town(view, at)?;
    let span = (at, cut, end);
    let detail = detail(view, span, "club", country, None);
    Some((fact(view, span, detail, 0.8, "organization.town"), end))
}

/// The most letters of a word that spells a letter of another alphabet: "بي", "اس".
const SPELLED: usize = 2;

/// True where all of a name's words spell letters, and so does one beside it.
fn is_spelled(view: &View, at: usize, end: usize) -> bool {
    let spells = |at: usize| {
        let key = view.words.key(at);
        view.words.kind(at) == WordKind::Letters
            && key.chars().count() == SPELLED
            && !names::is_ordinary(key)
    };
    (at..end).all(spells) && (spells(end) || at.checked_sub(1).is_some_and(spells))
}

/// "وزارة الدفاع الروسية", "حكومة ناغورني قره باغ", "مجموعة \"مينسك\"".
fn headed(view: &View, at: usize) -> Option<(Fact, usize)> {
    let head = head_at(view, at).filter(|_| !is_code(view, at))?;
    let chain = Chain::from(view, head.end, head.value.kind);
    // "مكتب الأمم المتحدة لتنسيق الشؤون الإنسانية": an office of a known body, by what it is for.
    if view.listed
        && let Some(body) = gazetteer().at(&view.words, head.end)
        && body.value.kind != NONE
        && let Some(end) = purpose(view, body.end)
    {
        let span = (at, head.cut, end);
        let detail = detail(view, span, body.value.kind, Some(body.value.country), None);
        return Some((fact(view, span, detail, 0.8, "organization.office"), end));
    }
    // "شركة الطيران الخاصة \"…\"": the words say what it is, and its name stands between marks.
    if let Some(close) = doubt::named_behind(view, &head, &chain) {
        let span = (chain.end + 1, 0, close);
        let detail = detail(view, span, head.value.kind, chain.country, None);
        return Some((
            fact(view, span, detail, 0.8, "organization.named"),
            close + 1,
        ));
    }
    let enough = doubt::says_enough(view, at, &head, &chain);
    let described = doubt::is_described(view, &chain, head.value.kind);
    if !enough || described || chain.end == head.end {
        return None;
    }
    // "وكالة الجمهورية الإسلامية للأنباء", "شركة الخليج لصناعة التقنيات"
    let told = matches!(head.value.kind, "agency" | "company" | "ngo");
    // "معهد موسكو للفيزياء التقنية": what is taught there.
    let taught = head.value.kind == "other"
        && chain.end == head.end + 1
        && place::known(view, head.end).is_some()
        && is_subject(view.words.key(chain.end))
        && grammar::is(
            view.words.key(at).trim_start_matches(['و', 'ب', 'ل']),
            Class::NamedAfter,
        );
    let end = purpose(view, chain.end)
        .filter(|_| (told || taught) && chain.country.is_some())
        .or_else(|| club::to_town(view, at, chain.end, head.value.kind))
        .or_else(|| {
            let office = head.value.kind == "other" && chain.country.is_some();
            of_known(view, chain.end).filter(|_| office)
        })
        .unwrap_or(chain.end);
    let span = (at, head.cut, end);
    let country = chain
        .country
        .map(|own| namesake::region_behind(view, (head.end, end), own).unwrap_or(own));
    // "مجموعة \"بيجو\"": a company by its own row.
    let row = || {
        let found = gazetteer().at(&view.words, head.end + 1);
        found.filter(|found| view.listed && found.end + 1 == chain.end && found.value.kind != NONE)
    };
    let kind = match head.value.kind {
        "other" if chain.quoted => row().map_or("other", |found| found.value.kind),
        kind => kind,
    };
    let detail = detail(view, span, kind, country, None);
    let confidence = if chain.country.is_some() { 0.85 } else { 0.7 };
    Some((
        fact(view, span, detail, confidence, "organization.noun"),
        end,
    ))
}

/// "للفيزياء", "لسياسة": a field, and not "لتسليم", what somebody does there.
fn is_subject(key: &str) -> bool {
    key.strip_prefix('ل')
        .is_some_and(|noun| noun.starts_with('ل') || !vocabulary::is_verbal_noun(noun))
}

/// "مركز تونس لجامعة الدول العربية": whose office it is.
fn of_known(view: &View, at: usize) -> Option<usize> {
    let whole = known_at(view, at)?;
    let state = matches!(whole.value.kind, "intergovernmental" | "government" | "ngo");
    (state && whole.cut > 0 && view.words.key(at).starts_with('ل') && whole.end > at + 1)
        .then_some(whole.end)
}
