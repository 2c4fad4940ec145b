//! Runs of digits: separators of thousands and decimal marks, told apart by shape.
//!
//! A mark with one, two or more than three digits behind it is decimal; two groups of
//! three are thousands. One group of exactly three is thousands ("646.234 طناً"), but for
//! "0.125", before a scale word ("3.125 مليار", though not "1.200 مليون", whose zeros
//! no decimal would have; "4,275 ملايين", whose plural stands behind 3 to 10 only), and in
//! an article that writes such decimals elsewhere.

use crate::letters::words::{WordKind, Words};

/// Groups of three digits that one number may have.
const GROUPS: usize = 6;
/// Digits that one number may have: more are a code, and no `f64` holds them.
const DIGITS: usize = 15;

/// How an article writes decimals, where one place of it tells.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    /// A point before three digits is decimal.
    pub point: bool,
    /// A comma before three digits and a scale word is decimal; before a noun it hardly is,
    /// since an article that writes "16,22%" may count "5,733" patients.
    pub comma: bool,
}

/// A run of digits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Run {
    /// Its value.
    pub value: f64,
    /// The word after its last.
    pub end: usize,
    /// It has a mark with decimals behind.
    pub decimal: bool,
    /// It is one part of a chain that is no number: an address, a version, a date.
    pub code: bool,
}

impl Style {
    /// The style of a text: what its unmistakable numbers tell of the others.
    pub fn of(words: &Words) -> Self {
        let mut style = Self::default();
        for at in 0..words.len() {
            if words.kind(at) != WordKind::Digits || glued_part(words, at + 1).is_none() {
                continue;
            }
            let (mark, part) = (words.key(at + 1), words.key(at + 2));
            if glued_part(words, at + 3).is_some() {
                continue;
            }
            let sure = part.len() != 3 || words.key(at) == "0";
            style.comma |= mark == "," && sure;
            style.point |= mark == "." && part.len() == 3 && words.key(at) == "0";
        }
        style
    }
}

/// The digits behind a separator that is glued to both sides.
fn glued_part(words: &Words, separator: usize) -> Option<&str> {
    let holds = words.kind(separator) == WordKind::Mark
        && words.is_glued(separator)
        && words.is_glued(separator + 1)
        && words.kind(separator + 1) == WordKind::Digits
        && matches!(words.key(separator), "." | "," | "،" | "'");
    holds.then(|| words.key(separator + 1))
}

/// The scale word behind digits, as far as it tells how they are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// No scale follows.
    None,
    /// مليون
    Single,
    /// ملايين: behind 3 to 10 only.
    Plural,
}

/// The run of digits at a word; `scale` tells the word behind its last digit.
pub fn run(words: &Words, at: usize, style: Style, scale: impl Fn(usize) -> Scale) -> Option<Run> {
    let first = words.key(at);
    if words.kind(at) != WordKind::Digits || first.len() > DIGITS {
        return None;
    }
    // The last parts of a chain are not what they seem: "192.168.1.2".
    if at >= 2 && words.kind(at - 2) == WordKind::Digits && glued_part(words, at - 1).is_some() {
        return Some(Run {
            value: value_of(first, 0.0),
            end: at + 1,
            decimal: false,
            code: true,
        });
    }
    let mut groups = 0;
    while groups <= GROUPS && glued_part(words, at + 1 + 2 * groups).is_some() {
        groups += 1;
    }
    let plain = |code| Run {
        value: value_of(first, 0.0),
        end: at + 1,
        decimal: false,
        code,
    };
    if groups == 0
        && let Some(run) = with_reh(words, at)
    {
        return Some(run);
    }
    if groups == 0 {
        return Some(spaced(words, at).unwrap_or_else(|| plain(false)));
    }
    let mark = |group: usize| words.key(at + 1 + 2 * group);
    let part = |group: usize| words.key(at + 2 + 2 * group);
    let end = at + 1 + 2 * groups;
    let leads = (1..=3).contains(&first.len()) && first != "0";
    // Groups of thousands by one mark, and what is left is one group of decimals.
    let mut thousands = 0;
    while leads && thousands < groups && mark(thousands) == mark(0) && part(thousands).len() == 3 {
        thousands += 1;
    }
    let three_alone = groups == 1 && thousands == 1;
    if three_alone {
        let scale = scale(end);
        let few = scale == Scale::Plural && value_of(first, 0.0) <= 10.0;
        let decimal = match mark(0) {
            "." => style.point || scale == Scale::Single && !part(0).ends_with('0'),
            _ => style.comma && scale == Scale::Single,
        } || few;
        thousands -= usize::from(decimal);
    }
    let decimals = match groups - thousands {
        0 => None,
        1 if thousands == 0 || mark(thousands) != mark(0) => Some(part(thousands)),
        _ => return Some(plain(true)),
    };
    if decimals.is_some_and(|part| part.len() > DIGITS) {
        return None;
    }
    let mut value = value_of(first, 0.0);
    for group in 0..thousands {
        value = value_of(part(group), value);
    }
    if value >= 1e15 {
        return None;
    }
    if let Some(decimals) = decimals {
        value = with_decimals(value, decimals);
    }
    Some(Run {
        value,
        end,
        decimal: decimals.is_some(),
        code: false,
    })
}

/// "4ر712": the decimal mark of some agencies, set so that the line shows 712.4: the
/// decimals stand first in the text.
fn with_reh(words: &Words, at: usize) -> Option<Run> {
    let (decimals, whole) = (words.key(at), words.key(at + 2));
    let holds = words.key(at + 1) == "ر"
        && words.is_glued(at + 1)
        && words.is_glued(at + 2)
        && words.kind(at + 2) == WordKind::Digits
        && decimals.len() + whole.len() <= DIGITS;
    holds.then(|| Run {
        value: with_decimals(value_of(whole, 0.0), decimals),
        end: at + 3,
        decimal: true,
        code: false,
    })
}

/// "1 414 021 100": groups of three behind single spaces, of which none is longer.
fn spaced(words: &Words, at: usize) -> Option<Run> {
    let first = words.key(at);
    if !(1..=3).contains(&first.len()) || first.starts_with('0') {
        return None;
    }
    let follows = |at: usize| {
        let gap = words.span(at).start.saturating_sub(words.span(at - 1).end);
        words.kind(at) == WordKind::Digits && (1..=3).contains(&gap)
    };
    let mut end = at + 1;
    let mut value = value_of(first, 0.0);
    while end <= at + GROUPS && follows(end) {
        if words.key(end).len() != 3 {
            return None;
        }
        value = value_of(words.key(end), value);
        end += 1;
    }
    if end == at + 1 || follows(end) {
        return None;
    }
    let slash = words.is_glued(end) && matches!(words.key(end), "/" | ":" | "-");
    let decimals = glued_part(words, end).filter(|part| part.len() <= DIGITS);
    match decimals {
        _ if slash => None,
        Some(part) => Some(Run {
            value: with_decimals(value, part),
            end: end + 2,
            decimal: true,
            code: false,
        }),
        None => Some(Run {
            value,
            end,
            decimal: false,
            code: false,
        }),
    }
}

/// The digits of a group behind those of the groups before.
fn value_of(digits: &str, before: f64) -> f64 {
    digits.bytes().fold(before, |value, digit| {
        value * 10.0 + f64::from(digit.saturating_sub(b'0'))
    })
}

/// The nearest number to whole and decimals: one division of two exact numbers where
/// they are.
pub fn with_decimals(whole: f64, decimals: &str) -> f64 {
    let ten = 10f64.powi(i32::try_from(decimals.len()).unwrap_or(0));
    value_of(decimals, whole) / ten
}
