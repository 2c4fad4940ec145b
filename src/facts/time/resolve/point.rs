//! Points of the calendar: fields to a day, a month, a year, an hour.

use jiff::civil::Date;

use super::month::{day_of, day_without_month, year_of_month};
use super::steps::plus_days;
use super::{Context, Resolved, day_alone, edged};
use crate::facts::record::TimeType;
use crate::facts::time::reading::{Clock, Day, Direction};
use crate::letters::calendar::Calendar;

pub(super) fn point(day: &Day, context: Context) -> Resolved {
    if let (Some(_), Some(number)) = (day.of_each, day.day) {
        let value = match day.month {
            Some(month) => format!("XXXX-{month:02}-{number:02}"),
            None => format!("XXXX-XX-{number:02}"),
        };
        let known = day.calendar == Calendar::Gregorian && day.other_month.is_none();
        return Resolved::new(TimeType::Set, known.then_some(value));
    }
    let mut resolved = plain_point(day, context);
    if let (Some(date), Some(clock)) = (resolved.date, day.clock) {
        let zone = if day.utc { "Z" } else { "" };
        resolved.value = Some(format!("{date}T{}{zone}", hour_of(clock, day)));
        resolved.timex = TimeType::Time;
    } else if let (Some(date), Some(part)) = (resolved.date, day.part) {
        resolved.value = Some(format!("{date}{}", part.code()));
        resolved.timex = TimeType::Time;
    } else if day.clock.is_some() || day.part.is_some() {
        resolved.timex = TimeType::Time;
        resolved.value = None;
    }
    edged(resolved, day.edge)
}

/// `13:00`, `15:23:24`.
fn hour_of(clock: Clock, day: &Day) -> String {
    let hour = day.hour().unwrap_or(clock.hour);
    match clock.second {
        Some(second) => format!("{hour:02}:{:02}:{second:02}", clock.minute),
        None => format!("{hour:02}:{:02}", clock.minute),
    }
}

fn plain_point(day: &Day, context: Context) -> Resolved {
    let date = day_alone;
    if day.lacks_date() {
        if let Some(days) = day.left {
            let base = context.left.or(context.today);
            return Resolved {
                confidence: 0.7,
                ..date(base.and_then(|base| plus_days(base, days)))
            };
        }
        return Resolved {
            confidence: 0.7,
            ..date(context.near.or(context.today))
        };
    }
    match (day.day, day.month) {
        (Some(number), Some(month)) => {
            if let Some(other) = day.other_month {
                let values: Vec<String> = [month, other]
                    .into_iter()
                    .filter_map(|month| day_of(day, number, month, context))
                    .map(|date| date.to_string())
                    .collect();
                return Resolved {
                    conflict: values,
                    confidence: 0.5,
                    ..date(None)
                };
            }
            let first = day_of(day, number, month, context);
            match (day.last_day, first) {
                (Some(last), Some(first)) => {
                    let year = day.calendar.year_on(first);
                    let last = year.and_then(|year| day.calendar.day(year, month, last));
                    let value = last.map(|last| format!("{first}/{last}"));
                    Resolved::new(TimeType::Date, value)
                }
                _ => date(first),
            }
        }
        (None, Some(month)) => month_alone(day, month, context),
        (Some(number), None) => {
            let first = day_without_month(day, number, context);
            let last = first
                .zip(day.last_day)
                .and_then(|(first, last)| Date::new(first.year(), first.month(), last).ok());
            days(first, last)
        }
        _ if day.shift.is_some() => {
            let found = context
                .today
                .and_then(|today| plus_days(today, day.shift.unwrap_or(0)))
                .and_then(|date| match day.year {
                    Some(year) => Date::new(year, date.month(), date.day()).ok(),
                    None => Some(date),
                });
            let mut resolved = date(found);
            // The weekday is a checksum: where it fails, one of the two is wrong.
            if let (Some(found), Some(weekday)) = (found, day.weekday)
                && found.weekday().to_monday_one_offset() != weekday
            {
                let other = near_weekday(found, weekday);
                resolved.conflict = [Some(found), other]
                    .into_iter()
                    .flatten()
                    .map(|date| date.to_string())
                    .collect();
                resolved.confidence = 0.5;
                resolved.value = None;
                resolved.date = None;
            }
            resolved
        }
        _ => match (day.weekday, day.year) {
            (Some(weekday), _) => {
                let first = context.today.and_then(|today| match day.week_shift {
                    Some(shift) => weekday_of_week(today, weekday, shift),
                    None => weekday_from(today, weekday, day.direction, context),
                });
                let last = first.zip(day.last_weekday).and_then(|(first, last)| {
                    plus_days(first, i32::from((last - weekday).rem_euclid(7)))
                });
                days(first, last)
            }
            (None, Some(year)) => year_alone(year, day.calendar, context),
            (None, None) => date(None),
        },
    }
}

/// A day, or the days from it to another.
fn days(first: Option<Date>, last: Option<Date>) -> Resolved {
    match (first, last) {
        (Some(first), Some(last)) => Resolved::new(TimeType::Date, Some(format!("{first}/{last}"))),
        _ => day_alone(first),
    }
}

/// Years of the Hijra that the news may mean without saying so.
const HIJRI: std::ops::RangeInclusive<i16> = 1300..=1500;

fn year_alone(year: i16, calendar: Calendar, context: Context) -> Resolved {
    let calendar = match calendar {
        Calendar::Gregorian if context.hijri && HIJRI.contains(&year) => Calendar::Hijri,
        known => known,
    };
    if calendar == Calendar::Gregorian {
        return Resolved::new(TimeType::Date, Some(format!("{year:04}")));
    }
    let days = calendar
        .year(year)
        .map(|(first, last)| format!("{first}/{last}"));
    Resolved::new(TimeType::Date, days)
}

/// A month without a day: `2021-03`, `2021-01/2021-02`, the days of a month of another
/// calendar.
fn month_alone(day: &Day, month: i8, context: Context) -> Resolved {
    let year = year_of_month(day, month, context);
    if day.calendar != Calendar::Gregorian {
        let days = year
            .and_then(|year| day.calendar.month(year, month))
            .map(|(first, last)| format!("{first}/{last}"));
        return Resolved::new(TimeType::Date, days);
    }
    let value = |month: i8| year.map(|year| format!("{year:04}-{month:02}"));
    match (day.other_month, day.last_month) {
        (Some(other), _) => Resolved {
            conflict: [value(month), value(other)].into_iter().flatten().collect(),
            ..Resolved::new(TimeType::Date, None)
        },
        (None, Some(last)) => {
            let both = value(month).zip(value(last));
            let value = both.map(|(first, last)| format!("{first}/{last}"));
            Resolved::new(TimeType::Date, value)
        }
        (None, None) => Resolved::new(TimeType::Date, value(month)),
    }
}

/// The weekday: strictly before with الماضي, strictly after with المقبل, the next one
/// ahead of a cue, otherwise the last one or today.
fn weekday_from(
    today: Date,
    weekday: i8,
    direction: Option<Direction>,
    context: Context,
) -> Option<Date> {
    let future = context.future;
    let back = i32::from((today.weekday().to_monday_one_offset() - weekday).rem_euclid(7));
    let shift = match direction {
        Some(Direction::Last | Direction::Previous) => -(if back == 0 { 7 } else { back }),
        Some(Direction::BeforeLast) => -(if back == 0 { 14 } else { back + 7 }),
        Some(Direction::Next | Direction::Following) => 7 - back,
        Some(Direction::AfterNext) => 14 - back,
        Some(Direction::This) => -back,
        None if future && back > 0 => 7 - back,
        None => -back,
    };
    plus_days(today, shift)
}

/// The weekday of the week `shift` weeks from that of `today`; weeks begin on Monday.
fn weekday_of_week(today: Date, weekday: i8, shift: i32) -> Option<Date> {
    let back = i32::from(today.weekday().to_monday_one_offset() - weekday);
    plus_days(today, shift.checked_mul(7)?.checked_sub(back)?)
}

fn near_weekday(date: Date, weekday: i8) -> Option<Date> {
    (-3..=3)
        .filter_map(|shift| plus_days(date, shift))
        .find(|near| near.weekday().to_monday_one_offset() == weekday)
}
