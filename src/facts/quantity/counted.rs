//! What a number counts: a unit, a noun of the lexicon, or one that the grammar of
//! numbers tells by its shape.

use super::lexicon::{Noun, noun, noun_form, noun_phrases, units};
use super::uncounted::{Class, is_bare};
use super::{money, shape};
use crate::facts::grammar::{self, Class::BeforeYear};
use crate::facts::number::Number;
use crate::facts::view::View;
use crate::letters::words::WordKind;
use crate::letters::{Language, fold};

/// What stands behind a number.
#[derive(Clone, Debug)]
pub struct Counted {
    /// ISO 4217, UCUM, `%`, or the noun; `None` for "آخرين" without a noun before.
    pub unit: Option<String>,
    /// Of the closed list, or `people`.
    pub category: &'static str,
    /// The words of the noun phrase.
    pub words: (usize, usize),
    /// The word after the expression.
    pub end: usize,
    /// It is a measure or money.
    pub measure: bool,
    /// What one of the unit is of its code: a million for "م.د".
    pub factor: f64,
    /// The rule.
    pub rule: &'static str,
}

/// What the number that ends before `at` counts.
pub fn counted(view: &View, at: usize, number: &Number, last: Option<&str>) -> Option<Counted> {
    let words = &view.words;
    // "ملايين الدولارات"
    let definite = || {
        let bare = words.key(at).strip_prefix("ال").filter(|_| number.vague)?;
        let unit = units(view.language).get(bare)?;
        (!matches!(unit.category, "population" | "people")).then_some((unit, at + 1))
    };
    let unit = units(view.language)
        .at(words, at)
        .map(|found| (found.value, found.end));
    if let Some((unit, end)) = unit.or_else(definite) {
        let national = money::national(unit.code, words.key(end));
        let end = end + usize::from(national.is_some());
        return Some(Counted {
            unit: Some(national.unwrap_or(unit.code).to_owned()),
            category: unit.category,
            words: (at, end),
            end,
            measure: true,
            factor: unit.factor,
            rule: "quantity.unit",
        });
    }
    let key = words.key(at);
    // "13 آخرين": the unit stands to the left.
    if matches!(key, "اخرين" | "اخرون" | "اخرى" | "اخري") {
        return Some(Counted {
            unit: last.map(str::to_owned),
            category: "people",
            words: (at, at + 1),
            end: at + 1,
            measure: false,
            factor: 1.0,
            rule: "quantity.others",
        });
    }
    of_from(view, at, number)
        .or_else(|| listed(view, at, number))
        .or_else(|| shaped(view, at, number))
}

/// "سبعة من جنودها", "عشرات من الجرحى"
fn of_from(view: &View, at: usize, number: &Number) -> Option<Counted> {
    let words = &view.words;
    let one = number.value < 2.0 && !number.vague;
    if words.key(at) != "من" || one || is_year(number) {
        return None;
    }
    let Some(found) = noun_form(words.key(at + 1)) else {
        // "20 ألفا من الأغطية": a large number is no day of a month.
        let counts = number.scaled
            && view.has_article(at + 1)
            && !is_bare(view, at + 1, Class::OfName)
            && crate::facts::place::known(view, at + 1).is_none();
        return counts.then(|| Counted {
            unit: Some(shape::singular(view, at + 1)),
            category: "count",
            words: (at + 1, at + 2),
            end: at + 2,
            measure: false,
            factor: 1.0,
            rule: "quantity.of",
        });
    };
    // "سبعة من عائلة واحدة" are no seven families.
    if !view.has_article(at + 1) && words.key(at + 1) == fold(found.singular) {
        return None;
    }
    Some(Counted {
        unit: Some(found.singular.to_owned()),
        category: found.category,
        words: (at + 1, at + 2),
        end: at + 2,
        measure: false,
        factor: 1.0,
        rule: "quantity.of",
    })
}

fn listed(view: &View, at: usize, number: &Number) -> Option<Counted> {
    let words = &view.words;
    if view.language != Language::Arabic && is_year(number) {
        return None;
    }
    let (found, end) = match noun_phrases().at(words, at) {
        Some(found) => (*found.value, found.end),
        None => {
            let key = words.key(at);
            let definite = view.has_article(at);
            if definite && !number.vague && view.language == Language::Arabic {
                return None;
            }
            // "المئات من موظفيها"
            let of = at > 0 && words.key(at - 1) == "من";
            let found = if of { noun_form(key) } else { indefinite(key) };
            (found?, at + 1)
        }
    };
    let adjectives = shape::adjectives(view, end - 1);
    Some(Counted {
        unit: Some(found.singular.to_owned()),
        category: found.category,
        words: (at, end + adjectives),
        end,
        measure: false,
        factor: 1.0,
        rule: "quantity.listed",
    })
}

fn shaped(view: &View, at: usize, number: &Number) -> Option<Counted> {
    let words = &view.words;
    if view.language != Language::Arabic || words.kind(at) != WordKind::Letters {
        return None;
    }
    let vague = number.vague
        && number.value > 0.0
        && view.has_article(at)
        && words.key(at).chars().count() > 4
        && !is_bare(view, at, Class::OfName);
    let fits = if number.vague {
        vague || number.value == 0.0 && shape::fits(view, at, 3.0)
    } else {
        // "2000 سلة" counts, "في 2011 ثورة" does not.
        let year = is_year(number)
            && (at < 2
                || grammar::is(words.key(at - 2), BeforeYear)
                || !shape::is_marked(view, at));
        !year && shape::fits(view, at, number.value)
    };
    if !fits {
        return None;
    }
    let singular = shape::singular(view, at);
    let adjectives = shape::adjectives(view, at);
    Some(Counted {
        unit: Some(singular),
        category: "count",
        words: (at, at + 1 + adjectives),
        end: at + 1,
        measure: false,
        factor: 1.0,
        rule: "quantity.shape",
    })
}

/// Four digits of our days, which count only what a list knows.
pub fn is_year(number: &Number) -> bool {
    number.digits
        && !number.scaled
        && number.value.fract() == 0.0
        // 1300 to 1420 are the years of the Persian calendar.
        && (1900.0..2100.0).contains(&number.value) | (1300.0..1420.0).contains(&number.value)
}

/// The noun of the lexicon, with its article or its accusative alef; never with a
/// possessive, which a number does not count: "ألف قصته" is "he wrote his story".
fn indefinite(key: &str) -> Option<Noun> {
    let bare = key.strip_prefix("ال").unwrap_or(key);
    noun(bare).or_else(|| noun(bare.strip_suffix('ا')?))
}

/// "نصف السكان", "ربع مباني المدينة": the whole of which it is a part, to which word.
pub fn whole(view: &View, at: usize) -> Option<(usize, &'static str)> {
    let words = &view.words;
    if words.kind(at) != WordKind::Letters || is_bare(view, at, Class::OfName) {
        return None;
    }
    let known = noun_form(words.key(at)).map(|found| found.category);
    if view.has_article(at) {
        return Some((at + 1, known.unwrap_or("count")));
    }
    (noun(words.key(at)).is_some() && view.has_article(at + 1))
        .then_some((at + 2, known.unwrap_or("count")))
}
