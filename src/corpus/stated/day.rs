//! The grammar of a day with its year: names of months in one or two families,
//! digits in the order of ISO 8601 or of the language.

use jiff::civil;

use super::months::{Month, month_at};
use super::tokens::{Token, number, sign, word};
use crate::letters::Language;
use crate::letters::calendar::Calendar;

/// Which of two small numbers is the day.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    /// English has both.
    Either,
}

impl Order {
    /// The order that the language of a line has.
    pub(super) fn of(line: &str) -> Self {
        match Language::of(line) {
            Language::English => Self::Either,
            _ => Self::DayFirst,
        }
    }
}

/// Years of both calendars are written alike. From this one on a solar date would be after
/// 2036, and a lunar one before it is older than news on the web.
const FIRST_HIJRI: i16 = 1415;

/// A day, and the token after it.
type Day = (civil::Date, usize);

/// The day that begins at token `at`.
pub(super) fn day_at(tokens: &[Token<'_>], at: usize, order: Order) -> Option<Day> {
    digits_at(tokens, at, order)
        .or_else(|| day_month_year(tokens, at))
        .or_else(|| month_day_year(tokens, at))
}

/// "9 نوفمبر/تشرين الثاني 2020", "21 نوفمبر 2021ء".
fn day_month_year(tokens: &[Token<'_>], at: usize) -> Option<Day> {
    let (day, next) = small(tokens, at)?;
    let next = skip_words(tokens, next, &["st", "nd", "rd", "th", "من", "of"]);
    let (months, next) = agreed_months(tokens, next)?;
    year_after(tokens, next, &months, day)
}

/// "March 12, 2021", "مارس 12، 2021".
fn month_day_year(tokens: &[Token<'_>], at: usize) -> Option<Day> {
    let (months, next) = agreed_months(tokens, at)?;
    let (day, next) = small(tokens, next)?;
    let next = skip_words(tokens, next, &["st", "nd", "rd", "th"]);
    year_after(tokens, next, &months, day)
}

/// One month, or two names of one month: "مارس/آذار", "نوفمبر (تشرين الثاني)".
fn agreed_months(tokens: &[Token<'_>], at: usize) -> Option<(Vec<Month>, usize)> {
    let (first, next) = month_at(tokens, at)?;
    let close = match sign(tokens, next) {
        Some('/' | '-') => None,
        Some('(') => Some(')'),
        _ => return Some((first.to_vec(), next)),
    };
    let Some((second, end)) = month_at(tokens, next + 1) else {
        return Some((first.to_vec(), next));
    };
    let both: Vec<Month> = first
        .iter()
        .copied()
        .filter(|month| second.contains(month))
        .collect();
    let end = match close {
        Some(close) if sign(tokens, end) == Some(close) => end + 1,
        _ => end,
    };
    (!both.is_empty()).then_some((both, end))
}

fn year_after(tokens: &[Token<'_>], at: usize, months: &[Month], day: i8) -> Option<Day> {
    let at = match sign(tokens, at) {
        Some('،' | ',' | '-' | '/' | '.') => at + 1,
        _ => at,
    };
    let at = skip_words(tokens, at, &["سنه", "عام", "لسنه", "لعام"]);
    let (year, end) = year(tokens, at)?;
    let date = months
        .iter()
        .find_map(|&(calendar, month)| civil_date(calendar, year, month, day))?;
    Some((date, skip_mark(tokens, end)))
}

fn civil_date(calendar: Calendar, year: i16, month: i8, day: i8) -> Option<civil::Date> {
    if calendar == Calendar::Gregorian && !(1900..=2100).contains(&year) {
        return None;
    }
    calendar.day(year, month, day)
}

/// "2021-03-12", "12/03/2021", "12.3.2021".
fn digits_at(tokens: &[Token<'_>], at: usize, order: Order) -> Option<Day> {
    let mark = sign(tokens, at + 1).filter(|sign| matches!(sign, '-' | '/' | '.'))?;
    if sign(tokens, at + 3) != Some(mark) {
        return None;
    }
    let end = at + 5;
    // A fourth part, as in 1.2.3.4, makes it another thing.
    let more_before =
        at > 1 && sign(tokens, at - 1) == Some(mark) && number(tokens, at - 2).is_some();
    let more_after = sign(tokens, end) == Some(mark) && number(tokens, end + 1).is_some();
    if more_before || more_after {
        return None;
    }
    if let Some((year, _)) = year(tokens, at) {
        let (month, _) = small(tokens, at + 2)?;
        let (day, _) = small(tokens, at + 4)?;
        let calendar = match year {
            1900.. => Calendar::Gregorian,
            FIRST_HIJRI.. => Calendar::Hijri,
            _ => Calendar::Solar,
        };
        return Some((civil_date(calendar, year, month, day)?, end));
    }
    let (one, _) = small(tokens, at)?;
    let (two, _) = small(tokens, at + 2)?;
    let (year, _) = year(tokens, at + 4)?;
    let (day, month) = match order {
        Order::DayFirst => (one, two),
        Order::Either if one > 12 || one == two => (one, two),
        Order::Either if two > 12 => (two, one),
        // Two readings are none.
        Order::Either => return None,
    };
    let date = civil_date(Calendar::Gregorian, year, month, day)?;
    Some((date, skip_mark(tokens, end)))
}

/// A day or a month in one or two digits, and the token after it.
fn small(tokens: &[Token<'_>], at: usize) -> Option<(i8, usize)> {
    match number(tokens, at)? {
        (value @ 1..=31, 1..=2) => Some((i8::try_from(value).ok()?, at + 1)),
        _ => None,
    }
}

/// A year in four digits, and the token after it.
fn year(tokens: &[Token<'_>], at: usize) -> Option<(i16, usize)> {
    match number(tokens, at)? {
        (value @ 1300..=2100, 4) => Some((i16::try_from(value).ok()?, at + 1)),
        _ => None,
    }
}

fn skip_words(tokens: &[Token<'_>], at: usize, words: &[&str]) -> usize {
    match word(tokens, at) {
        Some(word) if words.contains(&word) => at + 1,
        _ => at,
    }
}

/// The mark of a year: ء of Urdu, glued to it; م and هـ of Arabic.
fn skip_mark(tokens: &[Token<'_>], at: usize) -> usize {
    let glued = match (tokens.get(at.wrapping_sub(1)), tokens.get(at)) {
        (Some(year), Some(mark)) => year.end == mark.start,
        _ => false,
    };
    skip_words(
        tokens,
        at,
        if glued {
            &["ء", "م", "ه"]
        } else {
            &["م", "ه"]
        },
    )
}
