//! Years: in digits, in words, with the mark of their calendar.

use super::lexicon::{Particle, lexicon, particle, weekday};
use crate::facts::grammar::{self, Class};
use crate::facts::time::numerals::number;
use crate::facts::view::View;
use crate::letters::calendar::Calendar;
use crate::letters::number_value;
use crate::letters::words::WordKind;

/// A year as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Year {
    /// Its number.
    pub number: i16,
    /// The calendar that its mark names; `None` without a mark.
    pub calendar: Option<Calendar>,
    /// The word after its last, the mark included.
    pub end: usize,
}

/// A year of four digits that stands alone: 1800 to 2099.
pub fn bare_year(view: &View, at: usize) -> Option<i16> {
    digits_of(view, at, 4).filter(|year| (1800..2100).contains(year))
}

/// A year in digits, 1300 to 2099, with its mark if it has one.
pub fn marked_year(view: &View, at: usize) -> Option<Year> {
    let number = digits_of(view, at, 4).filter(|year| (1300..2100).contains(year))?;
    Some(with_mark(view, number, at + 1))
}

/// The year behind عام or سنة, which says that it is one: in digits (three or four; two
/// for a year of the last century) or in words.
pub fn year_of_word(view: &View, at: usize) -> Option<Year> {
    let word = particle(view, at, Particle::Year)?;
    if let Some(number) = digits_of(view, word.end, 4).filter(|year| (1000..2100).contains(year)) {
        return Some(with_mark(view, number, word.end + 1));
    }
    if let Some(number) = digits_of(view, word.end, 3).filter(|year| *year >= 100) {
        let year = with_mark(view, number, word.end + 1);
        return stands_free(view, year.end).then_some(year);
    }
    if let Some(number) = digits_of(view, word.end, 2).filter(|year| *year >= 40) {
        let free = stands_free(view, word.end + 1);
        return free.then(|| with_mark(view, 1900 + number, word.end + 1));
    }
    spelled_year(view, word.end)
}

/// A year in words: "ألفين وعشرين", "ألف وتسعمئة وأربعة وثمانين".
pub fn spelled_year(view: &View, at: usize) -> Option<Year> {
    if view.words.kind(at) != WordKind::Letters {
        return None;
    }
    let found = number(view, at).filter(|number| !number.vague)?;
    let number = (1000..2100).find(|year| f64::from(*year) == found.value)?;
    let and = view.words.key(found.end).starts_with('و');
    (and || stands_free(view, found.end)).then(|| with_mark(view, number, found.end))
}

/// The mark behind a year: م, ميلادي; هـ, هجري; the ء of Urdu stands outside.
fn with_mark(view: &View, number: i16, end: usize) -> Year {
    let mark = |class| particle(view, end, class).filter(|found| found.cut == 0);
    let (calendar, end) = if let Some(found) = mark(Particle::HijriMark) {
        (Some(Calendar::Hijri), found.end)
    } else if let Some(found) = mark(Particle::SolarMark) {
        (Some(Calendar::Solar), found.end)
    } else if let Some(found) = mark(Particle::GregorianMark) {
        (Some(Calendar::Gregorian), found.end)
    } else {
        (None, end)
    };
    Year {
        number,
        calendar,
        end,
    }
}

/// Digits of a length that are no part of a longer number.
fn digits_of(view: &View, at: usize, length: usize) -> Option<i16> {
    let words = &view.words;
    if words.kind(at) != WordKind::Digits || words.key(at).len() != length {
        return None;
    }
    let decimal = words.is_glued(at + 1)
        && words.is_glued(at + 2)
        && matches!(words.key(at + 1), "." | "," | ":")
        && words.kind(at + 2) == WordKind::Digits;
    if decimal {
        return None;
    }
    i16::try_from(number_value(words.key(at))?).ok()
}

/// True where a number that ends before `after` counts nothing: no noun follows.
pub fn stands_free(view: &View, after: usize) -> bool {
    let words = &view.words;
    words.kind(after) != WordKind::Letters && !matches!(words.key(after), "%" | "٪" | "$" | "€")
        || grammar::is(words.key(after), Class::BehindYear)
        || particle(view, after, Particle::Clock).is_some()
        || weekday(view, after).is_some()
        || lexicon(view).hour_part.at(words, after).is_some()
}
