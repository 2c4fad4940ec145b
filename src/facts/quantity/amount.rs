//! How much: one number, or two with what joins them: "من 10 إلى 20", "بين 5 و7",
//! "10-20", "ثلاثة أو أربعة", "2 إلى 3". A scale that is said once is both numbers'.

use super::lexicon::{Unit, units};
use super::uncounted::{Class, is};
use crate::facts::number::{Number, Reader};
use crate::facts::view::View;
use crate::letters::words::WordKind;

/// How far before "من" a verb of change may stand, in words.
const CHANGE: usize = 7;

/// One number or two.
#[derive(Clone, Copy, Debug)]
pub struct Amount {
    /// Letters of the first word that stand outside.
    pub cut: usize,
    /// The word after the last.
    pub end: usize,
    /// The lower number, or the only one.
    pub low: f64,
    /// The higher number, or the only one.
    pub high: f64,
    /// The last number as it was read.
    pub last: Number,
    /// It is two numbers.
    pub range: bool,
    /// The word of the first number.
    pub first: usize,
    /// The two are no range but two values, the first ending here: "ارتفع من 3 إلى 5".
    pub change: Option<usize>,
    /// A sign before the digits: "$20", "%5".
    pub sign: Option<Unit>,
    /// It stands in brackets.
    pub bracketed: bool,
}

/// The amount at a word; `stem` where it may stand behind glued letters.
pub fn amount(view: &View, reader: &Reader, at: usize, stem: bool) -> Option<Amount> {
    opened(view, reader, at)
        .or_else(|| signed(view, reader, at))
        .or_else(|| bracketed(view, reader, at))
        .or_else(|| {
            let (number, cut) = if stem {
                reader.number_at_stem(at)?
            } else {
                (reader.number(at)?, 0)
            };
            let one = one(at, cut, number);
            Some(joined(view, reader, &one).unwrap_or(one))
        })
}

const fn one(at: usize, cut: usize, number: Number) -> Amount {
    Amount {
        cut,
        end: number.end,
        low: number.value,
        high: number.value,
        last: number,
        range: false,
        first: at,
        change: None,
        sign: None,
        bracketed: false,
    }
}

/// "$20", "%5"
fn signed(view: &View, reader: &Reader, at: usize) -> Option<Amount> {
    let words = &view.words;
    let sign = matches!(words.key(at), "$" | "€" | "£" | "%" | "٪" | "₪");
    let free = !words.is_glued(at) || words.kind(at - 1) != WordKind::Digits;
    if !sign || !free || words.kind(at + 1) != WordKind::Digits {
        return None;
    }
    let number = reader.number(at + 1)?;
    let unit = units(view.language).at(words, at)?;
    let after = words.key(number.end);
    (words.is_glued(at + 1) && !matches!(after, "%" | "٪")).then(|| Amount {
        sign: Some(*unit.value),
        first: at + 1,
        ..one(at, 0, number)
    })
}

/// "(1.250.000) مستفيد": a number in brackets, before what it counts.
fn bracketed(view: &View, reader: &Reader, at: usize) -> Option<Amount> {
    let words = &view.words;
    if words.key(at) != "(" || words.kind(at + 1) != WordKind::Digits {
        return None;
    }
    let number = reader.number(at + 1)?;
    // "(1) رئيس اللجنة": the mark of a list.
    let counts = words.key(number.end) == ")"
        && number.value > 2.0
        && words.kind(number.end + 1) == WordKind::Letters;
    counts.then(|| Amount {
        end: number.end + 1,
        bracketed: true,
        ..one(at, 0, number)
    })
}

/// A range that a word opens.
fn opened(view: &View, reader: &Reader, at: usize) -> Option<Amount> {
    let words = &view.words;
    let (cut, from, between) = match words.key(at) {
        "بين" => (0, at + 1, true),
        "وبين" => (1, at + 1, true),
        "ما" | "وما" if words.key(at + 1) == "بين" => {
            (words.key(at).chars().count() - 2, at + 2, true)
        }
        "من" => (0, at + 1, false),
        "ومن" => (1, at + 1, false),
        _ => return None,
    };
    let low = reader.number(from).filter(|low| !low.vague)?;
    // The unit may be said twice: "من 10 بالمئة إلى 20 بالمئة".
    let unit = units(view.language).at(words, low.end);
    let joint = unit.as_ref().map_or(low.end, |unit| unit.end);
    let (high, _) = if between {
        behind_and(reader, joint)?
    } else {
        let to = matches!(words.key(joint), "الي" | "حتي")
            || words.key(joint) == "و" && words.key(joint + 1) == "الي";
        let to_glued = words.key(joint).starts_with('ل') && !to;
        match (to, to_glued) {
            (true, _) => reader.number_at_stem(joint + 1)?,
            (_, true) => reader.number_at_stem(joint)?,
            _ => return None,
        }
    };
    // "بين 50 دينارا و880 مليما و59 دينارا": the coins belong to the first.
    let coin = |at| {
        units(view.language)
            .at(words, at)
            .is_some_and(|unit| super::money::part(unit.value.code) > 1.0)
    };
    if between && joint > low.end && !coin(low.end) && coin(high.end) {
        return None;
    }
    let change = !between && (at.saturating_sub(CHANGE)..at).any(|at| is(view, at, Class::Change));
    let mut amount = pair(from, cut, low, high)?;
    if change {
        amount.change = Some(joint);
        return Some(amount);
    }
    (amount.low < amount.high).then_some(amount)
}

/// The number behind an "and", glued or alone.
fn behind_and(reader: &Reader, at: usize) -> Option<(Number, usize)> {
    let key = reader.words.key(at);
    if key == "و" {
        return Some((reader.number(at + 1)?, 0));
    }
    if !key.starts_with('و') {
        return None;
    }
    reader.number_at_stem(at).filter(|(_, cut)| *cut == 1)
}

/// "10-20", "5 إلى 7", "ثلاثة أو أربعة"
fn joined(view: &View, reader: &Reader, one: &Amount) -> Option<Amount> {
    let words = &view.words;
    let joint = one.end;
    if one.last.vague {
        return None;
    }
    let high = match words.key(joint) {
        "-" | "–" | "—" | "~" => {
            let digits = one.last.digits && words.kind(joint + 1) == WordKind::Digits;
            let evenly = words.is_glued(joint) == words.is_glued(joint + 1);
            digits
                .then(|| reader.number(joint + 1))
                .flatten()
                .filter(|_| evenly)?
        }
        "الي" | "او" => reader.number(joint + 1)?,
        _ => return None,
    };
    // Years, scores and numbers of telephones are no ranges.
    let year = (1900.0..2100.0).contains(&high.value) && high.value.fract() == 0.0;
    let amount = pair(one.first, one.cut, one.last, high)?;
    let near = words.key(joint) != "او" || amount.high <= amount.low * 2.0 + 1.0;
    (amount.low < amount.high && near && !(year && one.last.digits && high.digits))
        .then_some(amount)
}

/// Two numbers with the scale that only the second says.
fn pair(first: usize, cut: usize, low: Number, high: Number) -> Option<Amount> {
    if low.vague || high.vague {
        return None;
    }
    let elided = low.scale < 2.0 && high.scale >= 1000.0 && low.value <= high.value / high.scale;
    let value = if elided {
        low.value * high.scale
    } else {
        low.value
    };
    Some(Amount {
        cut,
        end: high.end,
        low: value,
        high: high.value,
        last: high,
        range: true,
        first,
        change: None,
        sign: None,
        bracketed: false,
    })
}
