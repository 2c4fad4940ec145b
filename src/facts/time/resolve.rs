//! From a reading to a TIMEX3 value, once the day of publication is known, or not.
//!
//! What cannot be resolved has no value; a date that does not exist (30 February) has none.

mod ago;
mod duration;
mod holiday;
mod month;
mod point;
mod range;
mod slice;
mod steps;
mod told;

pub use duration::duration;
pub use told::Told;

use jiff::civil::Date;

use super::reading::{Day, Direction, Edge, Reading, Slice, Unit, Whole};
use crate::facts::record::{Modifier, TimeType};
use ago::ago;
use month::{day_of, year_of};
use point::point;
use range::range;
use steps::{days_between, unit_at};

/// What is known where an expression stands.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context {
    /// The day of publication.
    pub today: Option<Date>,
    /// The nearest date to the left.
    pub left: Option<Date>,
    /// The same, in the paragraph or the one before it: the day of a bare clock.
    pub near: Option<Date>,
    /// The nearest time to the left by its first day, with its value: what "the year
    /// before" counts from.
    pub told: Option<(Date, Told)>,
    /// The nearest part of a year to the left: what "the same period" repeats.
    pub stretch: Option<(Date, Told)>,
    /// The article counts years from the Hijra somewhere.
    pub hijri: bool,
    /// A cue looks ahead.
    pub future: bool,
}

/// An expression resolved.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolved {
    /// TIMEX3 type.
    pub timex: TimeType,
    /// TIMEX3 value.
    pub value: Option<String>,
    /// A bound, an approximation, an edge.
    pub modifier: Option<Modifier>,
    /// The values between which the text contradicts itself.
    pub conflict: Vec<String>,
    /// The day, where the value is one.
    pub date: Option<Date>,
    /// 0 to 1.
    pub confidence: f32,
}

impl Resolved {
    fn new(timex: TimeType, value: Option<String>) -> Self {
        Self {
            timex,
            confidence: if value.is_some() { 0.95 } else { 0.6 },
            value,
            modifier: None,
            conflict: Vec::new(),
            date: None,
        }
    }
}

/// Resolves a reading.
pub fn resolve(reading: &Reading, context: Context) -> Resolved {
    match reading {
        Reading::Day(day) => point(day, context),
        Reading::Range(from, to) => range(from, to, context),
        Reading::Period {
            unit,
            direction,
            edge,
        } => {
            // "الأسبوع السابق" never counts from a year that the text recalls.
            let near = |date: &Date| {
                *unit != Unit::Week
                    || context
                        .today
                        .is_none_or(|today| days_between(today, *date).abs() < FAR)
            };
            let told = context.told.map(|(date, _)| date).filter(near);
            let base = match direction.is_anaphoric() {
                true => told.or(context.left.filter(near)).or(context.today),
                false => context.today,
            };
            let value = base.and_then(|base| unit_at(base, *unit, direction.shift()));
            edged(Resolved::new(TimeType::Date, value), *edge)
        }
        Reading::Ago {
            amount,
            past,
            exact,
            modifier,
        } => Resolved {
            modifier: *modifier,
            ..ago(amount, (*past, *exact), context)
        },
        Reading::Length { amount, modifier } => Resolved {
            modifier: *modifier,
            ..Resolved::new(TimeType::Duration, Some(duration(amount)))
        },
        Reading::Slice {
            slice,
            nth,
            count,
            whole,
        } => part(*slice, *nth, *count, whole.as_ref(), context),
        Reading::Same(whole) => {
            let to = match whole {
                Whole::Named(day) => year_of(day, context),
                Whole::Shift(_, shift) => shifted_year(*shift, context),
            };
            let value = match (context.stretch, to) {
                (Some((date, told)), Some(to)) => told.moved(date.year(), to),
                _ => None,
            };
            Resolved {
                confidence: 0.7,
                ..Resolved::new(TimeType::Date, value)
            }
        }
        Reading::SameFrom(shift) => {
            let value = context.stretch.and_then(|(date, told)| {
                let year = i16::try_from(*shift).ok()?.checked_add(date.year())?;
                told.moved(date.year(), year)
            });
            Resolved {
                confidence: 0.7,
                ..Resolved::new(TimeType::Date, value)
            }
        }
        Reading::Holiday(rule, year) => day_alone(holiday::holiday(rule, *year)),
        Reading::Decade(first, edge) => {
            let century = if *first == 20 { 20 } else { 19 };
            let value = format!("{century}{}X", first / 10);
            edged(Resolved::new(TimeType::Date, Some(value)), *edge)
        }
        Reading::Century(first, edge) => {
            let value = format!("{first:02}XX");
            edged(Resolved::new(TimeType::Date, Some(value)), *edge)
        }
        Reading::Season(code, whole, edge) => {
            let year = match whole {
                Whole::Named(day) => year_of(day, context),
                Whole::Shift(_, shift) => shifted_year(*shift, context),
            };
            let value = year.map(|year| format!("{year:04}-{code}"));
            edged(Resolved::new(TimeType::Date, value), *edge)
        }
        Reading::SeasonFrom(code, direction) => {
            Resolved::new(TimeType::Date, season(code, *direction, context))
        }
        Reading::Repeat(value) => Resolved::new(TimeType::Set, Some(value.clone())),
        Reading::Now => Resolved::new(TimeType::Date, Some("PRESENT_REF".to_owned())),
    }
}

fn day_alone(date: Option<Date>) -> Resolved {
    Resolved {
        date,
        ..Resolved::new(TimeType::Date, date.map(|date| date.to_string()))
    }
}

fn shifted_year(shift: i32, context: Context) -> Option<i16> {
    context
        .today?
        .year()
        .checked_add(i16::try_from(shift).ok()?)
}

fn part(slice: Slice, nth: i8, count: i32, whole: Option<&Whole>, context: Context) -> Resolved {
    // "الثلاثاء الأول من أكتوبر" is the first of October where that is a Tuesday, and the
    // first Tuesday elsewhere.
    if let (Slice::Weekday(weekday), Some(Whole::Named(day))) = (slice, whole)
        && nth > 0
    {
        let day = Day {
            day: Some(nth),
            ..day.clone()
        };
        let date = day
            .month
            .and_then(|month| day_of(&day, nth, month, context));
        if let Some(date) = date
            && date.weekday().to_monday_one_offset() == weekday
        {
            return day_alone(Some(date));
        }
    }
    let found = slice::stretch(whole, context)
        .and_then(|stretch| slice::slice(slice, nth, count, &stretch));
    match found {
        Some((value, date)) => Resolved {
            date,
            ..Resolved::new(TimeType::Date, Some(value))
        },
        None => Resolved::new(TimeType::Date, None),
    }
}

/// The last, this or the next season, by the month in which it ends.
fn season(code: &str, direction: Direction, context: Context) -> Option<String> {
    let today = context.today?;
    let (first, last) = match code {
        "SP" => (3, 5),
        "SU" => (6, 8),
        "FA" => (9, 11),
        _ => (12, 12),
    };
    let month = today.month();
    let shift = match direction {
        Direction::Last | Direction::Previous => -i16::from(month <= last),
        Direction::Next | Direction::Following => i16::from(month >= first),
        Direction::This => 0,
        Direction::BeforeLast => -1 - i16::from(month <= last),
        Direction::AfterNext => 1 + i16::from(month >= first),
    };
    Some(format!("{:04}-{code}", today.year().checked_add(shift)?))
}

/// Days from publication within which a story tells its weeks.
const FAR: i32 = 60;

fn edged(mut resolved: Resolved, edge: Option<Edge>) -> Resolved {
    if let Some(edge) = edge {
        resolved.modifier = Some(edge.modifier());
    }
    resolved
}
