//! Persons: TITLE NAME, NAME TITLE, given names, the gazetteer; then the last name alone.
//!
//! Rows: `assets/facts/titles.tsv`, `persons.tsv`, `given_names.tsv`.

mod surname;

use std::collections::HashMap;
use std::sync::OnceLock;

use super::extract::fact;
use super::gazetteer::Phrases;
use super::lists::{self, own};
use super::names::Part;
use super::nisba::nisba;
use super::opening::{self, List};
use super::record::{Detail, Fact, Role};
use super::tables::{alternatives, rows};
use super::title::{Class, Title, title};
use super::view::View;
use super::{grammar, names, organization, place, quantity, saying, shape, title as titles};
use crate::letters::Language;
use crate::letters::words::WordKind;
use surname::propagate;

struct Known {
    /// The full name; `None` where this is one.
    full: Option<&'static str>,
    english: &'static str,
    /// ISO 3166 alpha-2, of an office that the text names without one.
    country: &'static str,
}

fn gazetteer() -> &'static Phrases<Known> {
    static TABLE: OnceLock<Phrases<Known>> = OnceLock::new();
    TABLE.get_or_init(|| {
        Phrases::new(
            own(lists::List::Persons)
                .chain(rows::<4>(include_str!("../../assets/facts/persons.tsv")))
                .flat_map(|[full, short, english, country]| {
                    let first = alternatives(full).next();
                    let whole = alternatives(full).map(move |name| {
                        (
                            name,
                            Known {
                                full: None,
                                english,
                                country,
                            },
                        )
                    });
                    let short = alternatives(short).map(move |name| {
                        (
                            name,
                            Known {
                                full: first,
                                english,
                                country,
                            },
                        )
                    });
                    whole.chain(short)
                }),
        )
    })
}

/// The hashes of the words that open a row.
pub fn firsts() -> Vec<u32> {
    gazetteer().firsts().collect()
}

/// A name found: words `at..end`.
#[derive(Clone, Debug)]
struct Mention {
    at: usize,
    cut: usize,
    end: usize,
    name: String,
    english: Option<&'static str>,
    /// The country of the person's office, by the gazetteer.
    country: Option<&'static str>,
    confidence: f32,
    rule: &'static str,
    roles: Vec<Role>,
}

/// Every mention of a person.
pub fn find(view: &View) -> Vec<Fact> {
    let mut mentions = full_names(view);
    propagate(view, &mut mentions);
    mentions.sort_by_key(|mention| mention.at);
    mentions
        .into_iter()
        .map(|mention| {
            let detail = Detail::Person {
                name: mention.name,
                name_en: mention.english.map(str::to_owned),
                roles: mention.roles,
            };
            let words = (mention.at, mention.cut, mention.end);
            fact(view, words, detail, mention.confidence, mention.rule)
        })
        .collect()
}

fn full_names(view: &View) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    let mut base: Option<String> = None;
    // "مستشار الرئيس الأذري، فلان": the title before the inner one, and where that begins.
    let mut outer: Option<(usize, String)> = None;
    let mut at = 0;
    while at < view.words.len() {
        if view.words.kind(at) != WordKind::Letters {
            at += 1;
            continue;
        }
        let listed = known(view, at);
        // "وهو يعمل مستشاراً للرئيس X": the title is of the person before.
        if listed.is_none()
            && !view.words.get(at).tanwin
            && let Some(title) = title(view, at)
        {
            let mut found = titled(view, &title, base.as_deref());
            if title.apart
                && let Some((_, before)) = outer.take().filter(|(from, _)| *from == at)
                && let Some(role) = found.first_mut().and_then(|found| found.roles.first_mut())
            {
                role.title = format!("{before} {}", role.title);
            }
            if found.is_empty() && title.class == Class::Head && !title.apart {
                outer = Some((title.end, title.role.title.clone()));
            }
            if let Some(last) = found.last() {
                if title.class != Class::Same {
                    base = Some(title.base);
                }
                at = last.end;
                mentions.extend(found);
                continue;
            }
            if title.class == Class::Head && title.base.contains("رئيس") {
                base = Some(title.base);
            }
        }
        // "مؤسسة بيل وميليندا غيتس", "پاکستان پوائنٹ نیوز": no persons inside a known name.
        if listed.is_none()
            && let Some(end) = organization::known_to(view, at).filter(|end| *end > at + 1)
        {
            at = end;
            continue;
        }
        let goes_on = mentions.last().is_some_and(|before| before.end == at);
        if let Some(mut mention) = listed
            .or_else(|| by_given_name(view, at))
            .or_else(|| said(view, at))
            .or_else(|| of_kin(view, at))
            .or_else(|| by_shape(view, at, goes_on))
        {
            mention.roles = apposed(view, mention.end).into_iter().collect();
            at = mention.end;
            mentions.push(mention);
            continue;
        }
        at += 1;
    }
    mentions
}

/// The name, or the two names, behind a title.
fn titled(view: &View, title: &Title, before: Option<&str>) -> Vec<Mention> {
    let Some(mut first) = name_behind(view, title.end, title) else {
        return Vec::new();
    };
    let role = |nth: usize| match (title.class, before) {
        (Class::Same, Some(before)) => Role {
            title: format!("{before} {}", title.role.title).trim().to_owned(),
            country: title.role.country.clone(),
        },
        (Class::Dual, _) => {
            let (country, said) = match title.countries.get(nth).or(title.countries.first()) {
                Some((country, said)) => (country.clone(), said.as_str()),
                None => (None, ""),
            };
            Role {
                title: format!("{} {said}", title.base).trim().to_owned(),
                country,
            }
        }
        _ => title.role.clone(),
    };
    first.roles = vec![role(0)];
    if title.class == Class::Same && before.is_none() {
        first.roles.clear();
    }
    // "الرئيس بوتين": the office of a person whom everybody knows.
    if title.complements == 0 || title.base.contains("رئيس") {
        for role in first.roles.iter_mut().filter(|role| role.country.is_none()) {
            role.country = first.country.map(str::to_owned);
        }
    }
    if title.class != Class::Dual {
        return vec![first];
    }
    let second =
        name_behind(view, first.end, title).filter(|_| view.words.key(first.end).starts_with('و'));
    match second {
        Some(mut second) => {
            second.roles = vec![role(1)];
            vec![first, second]
        }
        None => vec![first],
    }
}

fn name_behind(view: &View, at: usize, title: &Title) -> Option<Mention> {
    if let Some(known) = known(view, at) {
        return Some(known);
    }
    run_behind(view, at, title).or_else(|| single_behind(view, at, title))
}

/// A name of one word: "الرئيس شيراك", "السيدة رايس", "الملك الحسن".
fn single_behind(view: &View, at: usize, title: &Title) -> Option<Mention> {
    let certain = match names::part(view, at) {
        Part::Given => true,
        _ if view.language != Language::Arabic => false,
        Part::Foreign => title.definite,
        Part::Weak | Part::Unknown => title.definite && title.personal,
        Part::No => false,
    };
    let apart = at
        .checked_sub(1)
        .is_some_and(|before| view.is_comma(before))
        || view.has_article(at) && names::part(view, at) != Part::Given
        || title.class == Class::Dual
        || place::known(view, at).is_some();
    if !certain || apart || view.words.key(at).chars().count() < 3 {
        return None;
    }
    let end = names::regnal(view, at + 1).unwrap_or(at + 1);
    let closed = end > at + 1 || names::closes(view, end);
    closed.then(|| Mention {
        at,
        cut: 0,
        end,
        name: names::joined(view, at, 0, end),
        english: None,
        country: None,
        confidence: 0.7,
        rule: "person.title",
        roles: Vec::new(),
    })
}

/// A name of more than one word.
fn run_behind(view: &View, at: usize, title: &Title) -> Option<Mention> {
    let key = view.words.key(at);
    let cut = usize::from(
        title.class == Class::Dual && key.starts_with('و') && !names::is_given(view, at),
    );
    let run = if cut == 0 {
        names::run(view, at)
    } else {
        names::run_behind_and(view, at)
    }?;
    let evident = run.given || run.foreign;
    let short = title.complements <= 5;
    let comma = title.apart && view.words.key(at - 1) != ":";
    let enough = if comma {
        evident
    } else {
        evident || short && run.closed && title.class != Class::Dual && title.definite
    };
    enough.then(|| Mention {
        at,
        cut,
        end: run.end,
        name: names::joined(view, at, cut, run.end),
        english: None,
        country: None,
        confidence: if evident { 0.9 } else { 0.7 },
        rule: "person.title",
        roles: Vec::new(),
    })
}

/// A name of the gazetteer.
fn known(view: &View, at: usize) -> Option<Mention> {
    if !view.listed || !opening::may(view, at, List::Persons) {
        return None;
    }
    let found = gazetteer().at_stem(&view.words, at)?;
    if found.value.full.is_some() {
        // "بن لادن", "مرسى" of "مرسي", "فرائس" of "رايس": not the short name.
        let last = view.words.span(found.end - 1).of(view.text());
        let clitic = view.words.key(at).starts_with(['ف', 'ك']) && found.cut > 0;
        if view.words.key(at.wrapping_sub(1)) == "بن" || last.ends_with('ى') || clitic {
            return None;
        }
    }
    let mut end = found.end;
    if view.words.key(end) == "ال" && view.words.kind(end + 1) == WordKind::Letters {
        // "محمد بن زايد آل نهيان"
        end += 2;
    }
    Some(Mention {
        at,
        cut: found.cut,
        end,
        name: names::joined(view, at, found.cut, end),
        english: Some(found.value.english).filter(|name| !name.is_empty()),
        country: Some(found.value.country).filter(|code| !code.is_empty()),
        confidence: 0.95,
        rule: "person.gazetteer",
        roles: Vec::new(),
    })
}

/// A given name that is no ordinary word, with another name after it.
fn by_given_name(view: &View, at: usize) -> Option<Mention> {
    if !names::may_open(view, at) && !names::has_father(view, at) {
        return None;
    }
    // "100 בני אדם" are people, and no Benny Adam.
    if quantity::is_counted_phrase(&view.words, at) {
        return None;
    }
    let (cut, run) = if names::is_given(view, at) || names::has_father(view, at) {
        (0, names::run(view, at)?)
    } else if names::is_given_behind_and(view, at) {
        (1, names::run_behind_and(view, at)?)
    } else {
        return None;
    };
    // "ريان إير" is a company, "غازي عنتاب" a town.
    if organization::known_to(view, at).is_some() {
        return None;
    }
    if place::known(view, at).is_some_and(|place| place.end >= run.end) {
        return None;
    }
    let evident = run.foreign
        || names::is_given(view, run.end - 1)
        || view.has_article(run.end - 1)
        || run.closed && run.given;
    // A street, an airport or a prize is named after somebody: still his name, but no actor.
    evident.then(|| Mention {
        at,
        cut,
        end: run.end,
        name: names::joined(view, at, cut, run.end),
        english: None,
        country: None,
        confidence: 0.75,
        rule: "person.given-name",
        roles: Vec::new(),
    })
}

/// "وتحدث X Y، وهو …": a name that looks foreign right behind a verb of saying.
fn said(view: &View, at: usize) -> Option<Mention> {
    let before = at.checked_sub(1)?;
    let article = view.words.key(at).starts_with("ال");
    if article && !names::may_open(view, at) || view.words.kind(before) != WordKind::Letters {
        return None;
    }
    saying::verb(view, before)?;
    if organization::known_to(view, at).is_some() {
        return None;
    }
    let end = match names::run(view, at) {
        Some(run) => {
            let apposition = || apposed(view, run.end).is_some();
            (run.foreign || names::may_be_given(view, at) || apposition()).then_some(run.end)?
        }
        None => {
            let alone = names::part(view, at) == Part::Foreign
                && view.words.key(at).chars().count() > 3
                && names::closes(view, at + 1);
            alone.then_some(at + 1)?
        }
    };
    Some(Mention {
        at,
        cut: 0,
        end,
        name: names::joined(view, at, 0, end),
        english: None,
        country: None,
        confidence: 0.7,
        rule: "person.speaker",
        roles: Vec::new(),
    })
}

/// "زوجته ميلفا", "مواطنه الألماني يوريس": a name behind a person's word.
fn of_kin(view: &View, at: usize) -> Option<Mention> {
    let is_kin = |at: usize| grammar::is(view.words.key(at), grammar::Class::Kin);
    let before = at.checked_sub(1)?;
    let nisba = |at: usize| nisba(view.words.key(at)).is_some_and(|found| found.definite);
    let article = view.words.key(before).starts_with("ال");
    if !(is_kin(before) || article && before > 0 && is_kin(before - 1) && nisba(before)) {
        return None;
    }
    let end = match names::run(view, at) {
        Some(run) => (run.given || run.foreign).then_some(run.end)?,
        None => {
            let alone = matches!(names::part(view, at), Part::Given | Part::Foreign)
                && names::closes(view, at + 1);
            alone.then_some(at + 1)?
        }
    };
    if place::known(view, at).is_some() {
        return None;
    }
    Some(Mention {
        at,
        cut: 0,
        end,
        name: names::joined(view, at, 0, end),
        english: None,
        country: None,
        confidence: 0.7,
        rule: "person.kin",
        roles: Vec::new(),
    })
}

/// The least score of a word that is a name by its shape alone.
const SURELY: i32 = 45;

/// Two words or more that all look like names from another language: after an adjective of
/// nationality ("التشيلي فرناندو غونزاليز"), in a list of persons, or by themselves where
/// nothing before them makes a place or a body of them.
fn by_shape(view: &View, at: usize, listed: bool) -> Option<Mention> {
    if view.language != Language::Arabic {
        return None;
    }
    let key = view.words.key(at);
    let cut = usize::from(listed && key.starts_with('و'));
    // Nearly every word, by a look at its letters.
    if cut == 0 && (key.starts_with("ال") || shape::score(key) < SURELY) {
        return None;
    }
    let run = if cut == 1 {
        names::run_behind_and(view, at)
    } else if names::part(view, at) == Part::Foreign {
        names::run(view, at)
    } else {
        None
    }?;
    let before = at.checked_sub(1);
    let framed = before.is_some_and(|before| {
        let key = view.words.key(before);
        grammar::is(key, grammar::Class::BeforePlace)
            || place::is_head(view, before)
            || organization::is_head(view, before)
            || organization::is_head_with_article(view, before)
            || grammar::is(key, grammar::Class::Thing)
            || view.is_quote_mark(before)
    }) || organization::known_to(view, at).is_some();
    let sure = (at..run.end).all(|at| {
        let key = view.words.key(at);
        !view.has_article(at) && (names::is_given(view, at) || shape::score(key) >= SURELY)
    });
    if !run.foreign || framed || !(sure || cut == 1) || place::known(view, at).is_some() {
        return None;
    }
    Some(Mention {
        at,
        cut,
        end: run.end,
        name: names::joined(view, at, cut, run.end),
        english: None,
        country: None,
        confidence: 0.6,
        rule: "person.shape",
        roles: Vec::new(),
    })
}

/// The title after a name: "X مستشار الرئيس الأذري", "X، وهو رجل أعمال".
fn apposed(view: &View, end: usize) -> Option<Role> {
    let mut at = end;
    if view.is_comma(at) {
        at += 1;
    }
    if matches!(view.words.key(at), "وهو" | "وهي") {
        at += 1;
        if matches!(view.words.key(at), "يعمل" | "تعمل") {
            at += 1;
        }
    } else if at == end + 1
        && !view.words.key(at).starts_with("ال")
        && titles::head(view, at).is_none()
    {
        return None;
    }
    let found = title(view, at)?;
    // "X، الرئيس Y": the title belongs to the name behind it.
    let states = view.words.get(at).tanwin || matches!(view.words.key(at - 1), "وهو" | "وهي");
    let owned = !states && known(view, found.end).is_some()
        || !states && names::run(view, found.end).is_some_and(|run| run.given);
    let mut role = found.role;
    if found.class != Class::Head || owned || at == end && view.words.key(at).starts_with("ال") {
        return None;
    }
    // "مستشار الرئيس الأذربيجاني": the inner title goes along, with its country.
    if let Some(inner) = title(view, found.end)
        .filter(|inner| inner.class == Class::Head && view.words.key(found.end).starts_with("ال"))
    {
        role.title = format!("{} {}", role.title, inner.role.title);
        role.country = role.country.or(inner.role.country);
    }
    Some(role)
}

/// Gives a role without a country that of the same person elsewhere in the article.
pub fn share_countries(facts: &mut [Fact]) {
    let mut known: HashMap<String, String> = HashMap::new();
    for fact in facts.iter() {
        if let Detail::Person { name, roles, .. } = &fact.detail
            && let Some(country) = roles.iter().find_map(|role| role.country.clone())
        {
            known.entry(name.clone()).or_insert(country);
        }
    }
    for fact in facts.iter_mut() {
        if let Detail::Person { name, roles, .. } = &mut fact.detail {
            for role in roles.iter_mut().filter(|role| role.country.is_none()) {
                role.country = known.get(name).cloned();
            }
        }
    }
}
