//! Quantities: a number with its modifier, its unit, and what it counts.
//!
//! "أكثر من 400 آخرين", "جندي واحد", "الدول الثلاث", "موقعَين عسكريَين", "295 كلم".
//! Rows: `assets/facts/units.tsv`, `nouns.tsv`, `categories.tsv`.

mod category;

use std::collections::HashMap;
use std::sync::OnceLock;

use super::extract::fact;
use super::gazetteer::{ByWord, Phrases};
use super::number::{Number, number, number_at_stem};
use super::record::{Detail, Fact, Modifier};
use super::tables::{alternatives, rows};
use super::view::View;
use super::{modifier, names, nisba};
use crate::letters::fold;
use crate::letters::words::WordKind;
use category::{measured, trigger_before, trigger_behind, triggers};

struct Unit {
    code: &'static str,
    category: &'static str,
}

struct Noun {
    singular: &'static str,
    category: &'static str,
}

fn units() -> &'static Phrases<Unit> {
    static TABLE: OnceLock<Phrases<Unit>> = OnceLock::new();
    TABLE.get_or_init(|| {
        Phrases::new(
            rows::<3>(include_str!("../../assets/facts/units.tsv")).flat_map(
                |[forms, code, category]| {
                    alternatives(forms).map(move |form| (form, Unit { code, category }))
                },
            ),
        )
    })
}

fn nouns() -> &'static HashMap<String, Noun, ByWord> {
    static TABLE: OnceLock<HashMap<String, Noun, ByWord>> = OnceLock::new();
    TABLE.get_or_init(|| {
        rows::<3>(include_str!("../../assets/facts/nouns.tsv"))
            .flat_map(|[singular, forms, category]| {
                std::iter::once(singular)
                    .chain(alternatives(forms))
                    .map(move |form| (fold(form), Noun { singular, category }))
            })
            .collect()
    })
}

/// What a quantity was found to be.
struct Found {
    at: usize,
    cut: usize,
    end: usize,
    number: Option<f64>,
    modifier: Option<Modifier>,
    unit: Option<String>,
    category: Option<&'static str>,
    counted: Option<(usize, usize)>,
    rule: &'static str,
}

/// Every quantity of an article. Those inside times fall to the times.
pub fn find(view: &View) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut last_unit: Option<String> = None;
    let mut at = 0;
    while at < view.words.len() {
        let found = counted(view, at, last_unit.as_deref())
            .or_else(|| noun_first(view, at))
            .or_else(|| dual(view, at));
        let Some(found) = found else {
            at += 1;
            continue;
        };
        at = found.end.max(at + 1);
        if found.unit.is_some() {
            last_unit.clone_from(&found.unit);
        }
        facts.push(to_fact(view, found));
    }
    facts
}

fn to_fact(view: &View, found: Found) -> Fact {
    let (min, max) = match (found.modifier, found.number) {
        (_, None) => (None, None),
        (Some(Modifier::MoreThan | Modifier::AtLeast), number) => (number, None),
        (Some(Modifier::LessThan | Modifier::AtMost), number) => (None, number),
        (_, number) => (number, number),
    };
    let human = found.category.is_none_or(|category| category == "people");
    let category = if human {
        trigger_before(view, found.at)
            .or_else(|| trigger_behind(view, found.end))
            .unwrap_or("count")
    } else {
        measured(view, &found)
    };
    let counted = found.counted.map(|(from, to)| {
        view.span(from, if from == found.at { found.cut } else { 0 }, to)
            .of(view.text())
            .to_owned()
    });
    let detail = Detail::Quantity {
        min,
        max,
        modifier: found.modifier,
        unit: found.unit,
        category: category.to_owned(),
        counted,
    };
    let confidence = if found.counted.is_some() { 0.9 } else { 0.7 };
    fact(
        view,
        (found.at, found.cut, found.end),
        detail,
        confidence,
        found.rule,
    )
}

/// [modifier] number [modifier] unit or noun.
fn counted(view: &View, at: usize, last_unit: Option<&str>) -> Option<Found> {
    let words = &view.words;
    let before = modifier::before(view, at);
    let (number, cut) = match &before {
        Some(before) => (number(words, before.end)?, before.cut),
        None => number_at_stem(words, at)?,
    };
    if before.is_none() && !stands_alone(view, at, &number) {
        return None;
    }
    let mut found = Found {
        at,
        cut,
        end: number.end,
        number: (!number.vague).then_some(number.value),
        modifier: if number.vague {
            Some(Modifier::Vague)
        } else {
            before.map(|before| before.modifier)
        },
        unit: None,
        category: None,
        counted: None,
        rule: "quantity.number",
    };
    if !unit(view, &mut found, last_unit) {
        // A number with nothing counted is none, but for large ones ("200 ألف") and for
        // bounds whose noun was said before: "وإصابة أكثر من 400".
        let large = number.scaled && number.digits;
        let elided = found.modifier.is_some()
            && number.value >= 100.0
            && (view.words.kind(number.end) != WordKind::Letters
                || names::is_ordinary(view.words.key(number.end)));
        let trigger = !number.vague
            && number.value > 10.0
            && trigger_before(view, at).is_some()
            && view.words.kind(number.end) != WordKind::Letters;
        if number.vague || !(large || elided || trigger) {
            return None;
        }
        if elided || trigger {
            found.unit = last_unit
                .filter(|_| trigger_before(view, at).is_some())
                .map(str::to_owned);
        }
    }
    if let Some((end, after)) = modifier::after(view, found.end) {
        found.modifier = Some(after);
        found.end = end;
    }
    Some(found)
}

/// Digits inside codes, clock times, dates and lists are no quantities.
fn stands_alone(view: &View, at: usize, number: &Number) -> bool {
    let words = &view.words;
    let glued_before = words.is_glued(at)
        && matches!(words.kind(at - 1), WordKind::Mark)
        && matches!(words.key(at - 1), "/" | ":" | "-" | "." | "_" | "#" | "@");
    let glued_after =
        words.is_glued(number.end) && matches!(words.key(number.end), "/" | ":" | "-" | "_");
    let latin = words.is_glued(at)
        && words.key(at - 1).is_ascii()
        && words.kind(at - 1) == WordKind::Letters;
    !(glued_before || glued_after || latin)
}

/// The unit or the noun behind a number; false where there is none.
fn unit(view: &View, found: &mut Found, last_unit: Option<&str>) -> bool {
    let words = &view.words;
    let mut at = found.end;
    if let Some(unit) = units().at(words, at) {
        found.unit = Some(unit.value.code.to_owned());
        found.category = Some(unit.value.category);
        found.counted = Some((at, unit.end));
        found.end = unit.end;
        return true;
    }
    let key = words.key(at);
    // "13 آخرين": the unit stands to the left.
    if matches!(key, "اخرين" | "اخرون" | "اخرى" | "اخري") {
        found.unit = last_unit.map(str::to_owned);
        found.counted = Some((at, at + 1));
        found.end = at + 1;
        found.rule = "quantity.others";
        return true;
    }
    // "سبعة من جنودها", "عشرات من الجرحى"
    let from = key == "من";
    if from {
        at += 1;
    }
    if let Some((singular, category)) = noun(words.key(at)) {
        let after = at + 1;
        found.unit = Some(singular);
        found.category = Some(category);
        found.counted = Some((at, after));
        found.end = after;
        return true;
    }
    let regular = words.kind(at) == WordKind::Letters
        && !from
        && !names::is_ordinary(words.key(at))
        && !view.has_article(at)
        && !words.key(at).starts_with("وال")
        && (words.get(at).tanwin
            || counts_like(words.key(at), found.number)
            || follows_scale(view, at));
    if regular {
        found.unit = Some(singular_of(view, at));
        found.category = Some("count");
        found.counted = Some((at, at + 1));
        found.end = at + 1;
        found.rule = "quantity.noun";
    }
    regular
}

/// Behind مئة, ألف, مليون the counted noun stands bare in the genitive: "211 ألف مسكن",
/// "خمسة ملايين سوري".
fn follows_scale(view: &View, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let key = view.words.key(at);
    number(&view.words, before).is_some_and(|number| number.end == at && number.value >= 100.0)
        && view.words.kind(before) == WordKind::Letters
        && key.chars().count() > 2
        && !key.starts_with(['و', 'ل', 'ب', 'ي', 'ت'])
        && super::saying::cue(view, at).is_none()
        && triggers().at_stem(&view.words, at).is_none()
        && super::place::known(view, at).is_none()
}

/// A word that the grammar allows behind the number: a plural after 3 to 10, an
/// accusative after 11 to 99.
fn counts_like(key: &str, number: Option<f64>) -> bool {
    let Some(number) = number else { return false };
    let letters = key.chars().count();
    let rest = number % 100.0;
    if (3.0..=10.0).contains(&rest) {
        letters > 3 && (key.ends_with("ات") || key.ends_with("ين"))
    } else if rest >= 11.0 {
        letters > 3 && key.ends_with('ا')
    } else {
        false
    }
}

fn singular_of(view: &View, at: usize) -> String {
    let text = view.words.span(at).of(view.text());
    let plain: String = text
        .chars()
        .filter(|c| !matches!(c, '\u{064B}'..='\u{0652}'))
        .collect();
    for (ending, singular) in [("ات", "ة"), ("ين", ""), ("ا", "")] {
        if let Some(stem) = plain.strip_suffix(ending) {
            return format!("{stem}{singular}");
        }
    }
    plain
}

/// The noun of the lexicon that a word is a form of: with the article, a possessive
/// ("جنودها") or the accusative alef ("جنديا").
fn noun(key: &str) -> Option<(String, &'static str)> {
    let bare = key.strip_prefix("ال").unwrap_or(key);
    ["", "ا", "ها", "ه", "هم", "نا"]
        .into_iter()
        .filter_map(|ending| bare.strip_suffix(ending))
        .find_map(|stem| nouns().get(stem))
        .map(|noun| (noun.singular.to_owned(), noun.category))
}

/// "جندي أرمني واحد", "الدول الثلاث".
fn noun_first(view: &View, at: usize) -> Option<Found> {
    let words = &view.words;
    // The number is the rarer of the two: it is looked for first.
    let definite = view.has_article(at);
    let numbered = |at: usize| {
        let key = words.key(at);
        key.starts_with("واحد") || definite && key.starts_with("ال")
    };
    if !numbered(at + 1) && !numbered(at + 2) {
        return None;
    }
    let (singular, category) = noun(words.key(at))?;
    let adjective = usize::from(nisba::nisba(words.key(at + 1)).is_some());
    let number_at = at + 1 + adjective;
    let key = words.key(number_at);
    let value = match key {
        "واحد" | "واحده" | "واحدا" if at == 0 || words.key(at - 1) != "من" => 1.0,
        _ => {
            let bare = key.strip_prefix("ال").filter(|_| view.has_article(at))?;
            let inner = crate::letters::words::Words::new(bare);
            let number = number(&inner, 0)?;
            (number.end == 1 && !number.vague && (2.0..=10.0).contains(&number.value))
                .then_some(number.value)?
        }
    };
    Some(Found {
        at,
        cut: 0,
        end: number_at + 1,
        number: Some(value),
        modifier: None,
        unit: Some(singular),
        category: Some(category),
        counted: Some((at, number_at)),
        rule: "quantity.noun-first",
    })
}

/// "موقعَين عسكريَين", "انتهاكان": a dual, told by its fatha or by the lexicon.
fn dual(view: &View, at: usize) -> Option<Found> {
    let words = &view.words;
    let key = words.key(at);
    if words.kind(at) != WordKind::Letters {
        return None;
    }
    let (stem, sure) = match (key.strip_suffix("ان"), key.strip_suffix("ين")) {
        (Some(stem), _) => (stem, false),
        (_, Some(stem)) if words.get(at).dual => (stem, true),
        (_, Some(stem)) => (stem, false),
        _ => return None,
    };
    let (stem, cut) = match stem.strip_prefix(['و', 'ب', 'ل']) {
        Some(rest) if nouns().get(stem).is_none() && nouns().get(rest).is_some() => (rest, 1),
        _ => (stem, 0),
    };
    if nouns().contains_key(key) {
        return None;
    }
    let feminine = stem.strip_suffix('ت').map(|stem| format!("{stem}ه"));
    let noun = nouns()
        .get(stem)
        .or_else(|| nouns().get(feminine.as_deref()?));
    if view.has_article(at) {
        return None;
    }
    let people = noun.is_some_and(|noun| {
        matches!(
            noun.category,
            "people" | "killed" | "injured" | "captured" | "missing" | "displaced"
        )
    });
    let singular = match noun {
        // A human ين is a plural unless its fatha says otherwise.
        Some(noun) if sure || !people || key.ends_with("ان") => noun.singular.to_owned(),
        None if sure => view
            .words
            .span(at)
            .of(view.text())
            .trim_end_matches(['ن', 'ي', '\u{064E}'])
            .to_owned(),
        _ => return None,
    };
    let mut end = at + 1;
    if words.get(end).dual && !view.has_article(end) && words.kind(end) == WordKind::Letters {
        end += 1;
    }
    Some(Found {
        at,
        cut,
        end,
        number: Some(2.0),
        modifier: None,
        unit: Some(singular),
        category: Some(noun.map_or("count", |noun| noun.category)),
        counted: Some((at, end)),
        rule: "quantity.dual",
    })
}
