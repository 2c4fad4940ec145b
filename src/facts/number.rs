//! Numbers as they are written: digits of three scripts, words, and both together
//! ("120 ألف", "ثلاثة ملايين و200 ألف", "مئة وخمسة وعشرون").
//!
//! Knows nothing of what is counted. Rows: `assets/facts/numerals.tsv`.

use std::sync::OnceLock;

use super::gazetteer::Phrases;
use super::tables::rows;
use crate::letters::words::{WordKind, Words};

/// How many scale words may follow one another: "ألف مليار". A bound on the look ahead.
const SCALES: usize = 3;

/// A number as it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// Its value; for a vague one the order of magnitude ("مئات": 100), 0 where it has none.
    pub value: f64,
    /// The word after its last.
    pub end: usize,
    /// A plural without a number: عشرات, مئات, آلاف.
    pub vague: bool,
    /// It begins with digits.
    pub digits: bool,
    /// Its last part is ألف, مليون or the like.
    pub scaled: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    One,
    Unit,
    Teen,
    Ten,
    Hundred,
    Hundreds,
    Scale,
    Scales,
    Half,
}

struct Numerals {
    cardinals: Phrases<(Class, f64)>,
    vague: Phrases<f64>,
    ordinals: Phrases<u8>,
}

fn numerals() -> &'static Numerals {
    static TABLE: OnceLock<Numerals> = OnceLock::new();
    TABLE.get_or_init(|| {
        let table = || rows::<3>(include_str!("../../assets/facts/numerals.tsv"));
        Numerals {
            cardinals: Phrases::new(table().filter_map(|[form, class, value]| {
                Some((form, (class_of(class)?, value.parse().ok()?)))
            })),
            vague: Phrases::new(
                table()
                    .filter(|[_, class, _]| *class == "vague")
                    .filter_map(|[form, _, value]| Some((form, value.parse().ok()?))),
            ),
            ordinals: Phrases::new(
                table()
                    .filter(|[_, class, _]| *class == "ordinal")
                    .filter_map(|[form, _, value]| Some((form, value.parse().ok()?))),
            ),
        }
    })
}

/// Every form of the table, for those who pass words over that begin no number.
pub fn forms() -> impl Iterator<Item = &'static str> {
    rows::<1>(include_str!("../../assets/facts/numerals.tsv")).map(|[form]| form)
}

fn class_of(name: &str) -> Option<Class> {
    Some(match name {
        "one" => Class::One,
        "unit" => Class::Unit,
        "teen" => Class::Teen,
        "ten" => Class::Ten,
        "hundred" => Class::Hundred,
        "hundreds" => Class::Hundreds,
        "scale" => Class::Scale,
        "scales" => Class::Scales,
        "half" => Class::Half,
        _ => return None,
    })
}

/// The ordinal ("الحادي والعشرين") at a word, and the word after it.
pub fn ordinal(words: &Words, at: usize) -> Option<(u8, usize)> {
    let found = numerals().ordinals.at_stem(words, at)?;
    Some((*found.value, found.end))
}

/// The number that begins at a word, without clitics: the longest reading.
pub fn number(words: &Words, at: usize) -> Option<Number> {
    match words.kind(at) {
        WordKind::Digits => digits_and_scales(words, at),
        WordKind::Letters => number_at_key(words, at),
        _ => None,
    }
}

/// The number at a word behind a glued و ف ب ل ك, with the letters cut.
pub fn number_at_stem(words: &Words, at: usize) -> Option<(Number, usize)> {
    if let Some(number) = number(words, at) {
        return Some((number, 0));
    }
    let found = numerals().cardinals.at_stem(words, at);
    let vague = numerals().vague.at_stem(words, at);
    let cut = match (&found, &vague) {
        (Some(found), Some(vague)) if vague.end >= found.end => vague.cut,
        (Some(found), _) => found.cut,
        (None, Some(vague)) => vague.cut,
        (None, None) => return None,
    };
    spelled(words, at, true).map(|number| (number, cut))
}

fn number_at_key(words: &Words, at: usize) -> Option<Number> {
    let known =
        numerals().cardinals.at(words, at).is_some() || numerals().vague.at(words, at).is_some();
    if known {
        spelled(words, at, false)
    } else {
        None
    }
}

/// A run of digits with thousands separators and decimals: its value and end.
pub fn digits(words: &Words, at: usize) -> Option<(f64, usize)> {
    if words.kind(at) != WordKind::Digits || words.key(at).len() > 15 {
        return None;
    }
    let mut text = words.key(at).to_owned();
    let mut end = at + 1;
    let mut decimals = false;
    while !decimals
        && words.is_glued(end)
        && words.is_glued(end + 1)
        && words.kind(end + 1) == WordKind::Digits
    {
        let part = words.key(end + 1);
        let longer_run = words.is_glued(end + 2)
            && words.is_glued(end + 3)
            && words.kind(end + 3) == WordKind::Digits;
        match words.key(end) {
            "," if part.len() == 3 && text.len() <= 12 => text.push_str(part),
            "." if part.len() == 3 && longer_run && words.key(end + 2) == "." => {
                text.push_str(part)
            }
            "." | "," if part.len() <= 6 && !longer_run => {
                text.push('.');
                text.push_str(part);
                decimals = true;
            }
            _ => break,
        }
        end += 2;
    }
    Some((text.parse().ok()?, end))
}

fn digits_and_scales(words: &Words, at: usize) -> Option<Number> {
    let (value, end) = digits(words, at)?;
    let first = Number {
        value,
        end,
        vague: false,
        digits: true,
        scaled: false,
    };
    Some(more_groups(words, scaled(words, first)))
}

/// A number in words from `at`; `stem` where its first word bears clitics.
fn spelled(words: &Words, at: usize, stem: bool) -> Option<Number> {
    let table = numerals();
    let find = |at, stem| {
        if stem {
            table.cardinals.at_stem(words, at)
        } else {
            table.cardinals.at(words, at)
        }
    };
    let vague = if stem {
        table.vague.at_stem(words, at)
    } else {
        table.vague.at(words, at)
    };
    if let Some(vague) = vague {
        // "عشرات آلاف", "مئات الآلاف": still no number.
        let mut end = vague.end;
        while end < vague.end + SCALES
            && (table.vague.at(words, end).is_some()
                || matches!(words.key(end), "الالاف" | "الملايين"))
        {
            end += 1;
        }
        return Some(Number {
            value: *vague.value,
            end,
            vague: true,
            digits: false,
            scaled: false,
        });
    }
    let first = find(at, stem)?;
    let (class, value) = *first.value;
    let mut number = Number {
        value,
        end: first.end,
        vague: false,
        digits: false,
        scaled: matches!(class, Class::Scale | Class::Scales),
    };
    match class {
        Class::One => {
            // "أحد" counts only before tens: "أحد وعشرون".
            let ten = after_and(words, number.end)?;
            if ten.1.0 != Class::Ten {
                return None;
            }
            number.value += ten.1.1;
            number.end = ten.0;
        }
        Class::Half => {
            let scale = table.cardinals.at(words, number.end)?;
            if scale.value.0 != Class::Scale {
                return None;
            }
            number.value *= scale.value.1;
            number.end = scale.end;
            return Some(number);
        }
        _ => number = lower_parts(words, number, class),
    }
    if !number.scaled {
        number = scaled(words, number);
    }
    Some(more_groups(words, number))
}

/// The numeral glued to an "and" at a word: its end, class and value.
fn after_and(words: &Words, at: usize) -> Option<(usize, (Class, f64))> {
    let found = numerals().cardinals.at_stem(words, at)?;
    let with_and = found.cut == 1 && !found.preposition && words.key(at).starts_with('و');
    with_and.then_some((found.end, *found.value))
}

/// Takes the parts below a thousand that follow the first: "ثلاث مئة", "مئة وخمسة وعشرون".
fn lower_parts(words: &Words, mut number: Number, mut class: Class) -> Number {
    if class == Class::Unit
        && number.value < 10.0
        && let Some(found) = numerals().cardinals.at(words, number.end)
        && found.value.0 == Class::Hundred
    {
        number.value *= 100.0;
        number.end = found.end;
        class = Class::Hundreds;
    }
    while let Some((end, (next, value))) = after_and(words, number.end) {
        let falls = match class {
            Class::Unit => next == Class::Ten && number.value < 10.0,
            Class::Hundred | Class::Hundreds => {
                matches!(next, Class::Unit | Class::Teen | Class::Ten | Class::One)
            }
            _ => false,
        };
        if !falls {
            break;
        }
        number.value += value;
        number.end = end;
        // "مئة وخمسة وعشرون": after the unit the ten may still come.
        class = if matches!(next, Class::Unit | Class::One) && value < 10.0 {
            match after_and(words, number.end) {
                Some((end, (Class::Ten, ten))) => {
                    number.value += ten;
                    number.end = end;
                    Class::Ten
                }
                _ => Class::Ten,
            }
        } else {
            Class::Ten
        };
    }
    number
}

/// Multiplies by the scale words that follow: "120 ألف", "ثلاثة ملايين", "200 ألف مليون".
fn scaled(words: &Words, mut number: Number) -> Number {
    let most = number.end + SCALES;
    while number.end < most
        && let Some(found) = numerals().cardinals.at(words, number.end)
        && (found.value.0 == Class::Scale
            || (found.value.0 == Class::Hundred && number.digits && number.value < 10.0))
    {
        number.value *= found.value.1;
        number.end = found.end;
        number.scaled = true;
    }
    number
}

/// Adds the groups that follow an "and": "مليون و200 ألف", "ألف وخمسمئة", "مليون ونصف".
fn more_groups(words: &Words, mut number: Number) -> Number {
    let mut unit = number.value;
    while number.scaled && unit >= 1000.0 {
        let and = words.key(number.end) == "و";
        let next = if and && words.kind(number.end + 1) == WordKind::Digits {
            digits(words, number.end + 1).map(|(value, end)| {
                scaled(
                    words,
                    Number {
                        value,
                        end,
                        vague: false,
                        digits: true,
                        scaled: false,
                    },
                )
            })
        } else if let Some((end, (class, value))) = after_and(words, number.end) {
            let start = Number {
                value,
                end,
                vague: false,
                digits: false,
                scaled: matches!(class, Class::Scale | Class::Scales),
            };
            match class {
                Class::Half => {
                    // "مليون ونصف": half of the last scale.
                    let scale = largest_scale(number.value);
                    number.value += value * scale;
                    number.end = end;
                    return number;
                }
                Class::One => None,
                Class::Scale | Class::Scales => Some(start),
                _ => Some(scaled(words, lower_parts(words, start, class))),
            }
        } else {
            None
        };
        match next {
            // Each group is smaller than the scale of the one before: "7 و8" are two numbers.
            Some(next) if next.value < largest_scale(unit) => {
                number.value += next.value;
                number.end = next.end;
                number.scaled = next.scaled;
                unit = next.value;
            }
            _ => break,
        }
    }
    number
}

fn largest_scale(value: f64) -> f64 {
    [1e12, 1e9, 1e6, 1e3]
        .into_iter()
        .find(|scale| value >= *scale)
        .unwrap_or(1.0)
}

#[cfg(test)]
mod tests;
