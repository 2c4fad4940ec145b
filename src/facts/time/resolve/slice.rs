//! Parts of a longer time, once it is known: the first quarter, the last Monday, the
//! nine first months.

use jiff::civil::{Date, Weekday};

use super::Context;
use super::month::{year_of, year_of_month};
use super::steps::{plus_days, plus_months};
use crate::facts::time::reading::{Slice, Unit, Whole};
use crate::letters::calendar::Calendar;

/// A longer time on the calendar.
pub enum Stretch {
    /// A Gregorian year.
    Year(i16),
    /// Any other time, by its first and last day.
    Days(Date, Date),
}

impl Stretch {
    fn first(&self) -> Option<Date> {
        match self {
            Self::Year(year) => Date::new(*year, 1, 1).ok(),
            Self::Days(first, _) => Some(*first),
        }
    }

    fn last(&self) -> Option<Date> {
        match self {
            Self::Year(year) => Date::new(*year, 12, 31).ok(),
            Self::Days(_, last) => Some(*last),
        }
    }
}

/// The longer time that `whole` names; that of publication where there is none.
pub fn stretch(whole: Option<&Whole>, context: Context) -> Option<Stretch> {
    match whole {
        Some(Whole::Named(day)) => {
            let year = year_of(day, context);
            match (day.month, day.calendar) {
                (None, Calendar::Gregorian) => Some(Stretch::Year(year?)),
                (None, calendar) => {
                    let (first, last) = calendar.year(year?)?;
                    Some(Stretch::Days(first, last))
                }
                (Some(month), calendar) => {
                    let year = year_of_month(day, month, context)?;
                    let (first, last) = calendar.month(year, month)?;
                    Some(Stretch::Days(first, last))
                }
            }
        }
        Some(Whole::Shift(Unit::Year, shift)) => {
            let year = context.today?.year();
            Some(Stretch::Year(
                year.checked_add(i16::try_from(*shift).ok()?)?,
            ))
        }
        Some(Whole::Shift(_, shift)) => month(plus_months(context.today?, *shift)?),
        None => month(context.today?),
    }
}

fn month(date: Date) -> Option<Stretch> {
    Some(Stretch::Days(date.first_of_month(), date.last_of_month()))
}

/// The value of a part, and its day where it is one.
pub fn slice(slice: Slice, nth: i8, count: i32, whole: &Stretch) -> Option<(String, Option<Date>)> {
    let (first, last) = (whole.first()?, whole.last()?);
    match slice {
        Slice::Part(letter) => part(letter, nth, whole).map(|value| (value, None)),
        Slice::Weekday(number) => {
            let weekday = Weekday::from_monday_one_offset(number).ok()?;
            let date = if nth < 0 {
                last.tomorrow().ok()?.nth_weekday(-1, weekday).ok()?
            } else {
                first
                    .yesterday()
                    .ok()?
                    .nth_weekday(i32::from(nth), weekday)
                    .ok()?
            };
            let inside = (first..=last).contains(&date);
            inside.then(|| (date.to_string(), Some(date)))
        }
        Slice::Units(Unit::Day) => {
            let (from, to) = if nth < 0 {
                (plus_days(last, 1 - count)?, last)
            } else {
                let from = plus_days(first, i32::from(nth) - 1)?;
                (from, plus_days(from, count - 1)?)
            };
            let inside = first <= from && to <= last;
            inside.then(|| match count {
                1 => (from.to_string(), Some(from)),
                _ => (format!("{from}/{to}"), None),
            })
        }
        Slice::Units(Unit::Week) if count == 1 => week(nth, first, last).map(|week| (week, None)),
        Slice::Units(Unit::Month) => months(nth, count, whole).map(|value| (value, None)),
        Slice::Units(_) => None,
    }
}

/// The n-th week that begins in the time; the last one that ends in it.
fn week(nth: i8, first: Date, last: Date) -> Option<String> {
    let monday = if nth < 0 {
        let sunday = last
            .tomorrow()
            .ok()?
            .nth_weekday(-1, Weekday::Sunday)
            .ok()?;
        plus_days(sunday, -6)?
    } else {
        let before = first.yesterday().ok()?;
        before.nth_weekday(i32::from(nth), Weekday::Monday).ok()?
    };
    if monday > last {
        return None;
    }
    let week = monday.iso_week_date();
    Some(format!("{:04}-W{:02}", week.year(), week.week()))
}

/// `2017-Q1`, `2017-H2`; the halves of a month are days.
fn part(letter: &str, nth: i8, whole: &Stretch) -> Option<String> {
    let many = match letter {
        "Q" => 4,
        "H" => 2,
        // A third of a year: four months.
        _ => 3,
    };
    let nth = if nth < 0 { many } else { nth };
    if !(1..=many).contains(&nth) {
        return None;
    }
    match (whole, letter) {
        (Stretch::Year(year), "Q" | "H") => Some(format!("{year:04}-{letter}{nth}")),
        (Stretch::Year(year), _) => {
            let end = nth.checked_mul(4)?;
            Some(format!("{year:04}-{:02}/{year:04}-{end:02}", end - 3))
        }
        (Stretch::Days(first, last), "H") => {
            let middle = plus_days(*first, 14)?;
            Some(match nth {
                1 => format!("{first}/{middle}"),
                _ => format!("{}/{last}", plus_days(middle, 1)?),
            })
        }
        _ => None,
    }
}

/// `2017-01/2017-09` for the nine first months; `2017-03` for the third.
fn months(nth: i8, count: i32, whole: &Stretch) -> Option<String> {
    let Stretch::Year(year) = whole else {
        return None;
    };
    let count = i8::try_from(count)
        .ok()
        .filter(|count| (1..=12).contains(count))?;
    let from = if nth < 0 { 13 - count } else { nth };
    let to = from.checked_add(count)? - 1;
    if !(1..=12).contains(&from) || to > 12 {
        return None;
    }
    Some(if count == 1 {
        format!("{year:04}-{from:02}")
    } else {
        format!("{year:04}-{from:02}/{year:04}-{to:02}")
    })
}
