//! From a reading to a TIMEX3 value, once the day of publication is known, or not.
//!
//! What cannot be resolved has no value; a date that does not exist (30 February) has none.

mod duration;
mod holiday;
mod slice;

pub use duration::duration;

use jiff::Span;
use jiff::civil::Date;

use super::reading::{Amount, Clock, Day, Direction, Edge, Reading, Unit, Whole};
use crate::facts::record::{Modifier, TimeType};
use crate::letters::calendar::Calendar;

/// What is known where an expression stands.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context {
    /// The day of publication.
    pub today: Option<Date>,
    /// The nearest date to the left: the day of a bare clock.
    pub left: Option<Date>,
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

/// A TIMEX3 value of a stretch of time, short enough to be handed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told([u8; Told::LONGEST]);

impl Told {
    /// `2017-09-18/2017-09-20`
    const LONGEST: usize = 21;

    /// The value, where it begins with a year and has no hour in it.
    pub fn of(value: &str) -> Option<(Date, Self)> {
        let year: i16 = value.get(..4)?.parse().ok()?;
        let month = match value.get(5..7) {
            Some("Q1" | "H1") | None => Some(1),
            Some("Q2") => Some(4),
            Some("Q3" | "H2") => Some(7),
            Some("Q4") => Some(10),
            Some(month) => month.parse().ok(),
        };
        let day = value
            .get(8..10)
            .filter(|_| value.get(7..8) == Some("-"))
            .and_then(|day| day.parse().ok())
            .unwrap_or(1);
        let date = Date::new(year, month.unwrap_or(1), day).ok()?;
        if value.contains('T') || value.contains('W') || value.len() > Self::LONGEST {
            return None;
        }
        let mut bytes = [b' '; Self::LONGEST];
        for (to, from) in bytes.iter_mut().zip(value.bytes()) {
            *to = from;
        }
        Some((date, Self(bytes)))
    }

    /// True for a part of a year that is longer than a day.
    pub fn is_stretch(self) -> bool {
        let text = std::str::from_utf8(&self.0).unwrap_or_default().trim_end();
        text.contains('/') || text.len() == 7
    }

    /// The same stretch, in the year of `to` for that of `from`.
    fn moved(self, from: i16, to: i16) -> Option<String> {
        let text = std::str::from_utf8(&self.0).ok()?.trim_end();
        let ends: Option<Vec<String>> = text
            .split('/')
            .map(|end| {
                let year: i16 = end.get(..4)?.parse().ok()?;
                let moved = year.checked_sub(from)?.checked_add(to)?;
                Some(format!("{moved:04}{}", end.get(4..)?))
            })
            .collect();
        Some(ends?.join("/"))
    }
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

fn part(
    slice: super::reading::Slice,
    nth: i8,
    count: i32,
    whole: Option<&Whole>,
    context: Context,
) -> Resolved {
    // "الثلاثاء الأول من أكتوبر" is the first of October where that is a Tuesday, and the
    // first Tuesday elsewhere.
    if let (super::reading::Slice::Weekday(weekday), Some(Whole::Named(day))) = (slice, whole)
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

fn point(day: &Day, context: Context) -> Resolved {
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
            ..date(context.left.or(context.today))
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
        (Some(number), None) => date(day_without_month(day, number, context)),
        _ if day.shift.is_some() => {
            let found = context
                .today
                .and_then(|today| plus_days(today, day.shift.unwrap_or(0)));
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
            (Some(weekday), _) => date(context.today.and_then(|today| match day.week_shift {
                Some(shift) => weekday_of_week(today, weekday, shift),
                None => weekday_from(today, weekday, day.direction, context),
            })),
            (None, Some(year)) => year_alone(year, day.calendar, context),
            (None, None) => date(None),
        },
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

/// The year of a month without a day.
fn year_of_month(day: &Day, month: i8, context: Context) -> Option<i16> {
    if day.calendar == Calendar::Gregorian {
        return year_of(day, context).or_else(|| near_month(day, month, context));
    }
    if let Some(year) = day.year {
        // "رمضان 2019": the one that begins in that year.
        return match year {
            1700.. if day.calendar == Calendar::Hijri => {
                day.calendar.year_on(holiday::hijri_in(year, month, 1)?)
            }
            _ => Some(year),
        };
    }
    let today = context.today?;
    let now = day.calendar.year_on(today)?;
    let shift = day.year_direction.map_or(0, Direction::shift);
    let now = now.checked_add(i16::try_from(shift).ok()?)?;
    let (first, last) = day.calendar.month(now, month)?;
    Some(match day.direction {
        Some(Direction::Last | Direction::BeforeLast) if last >= today => now - 1,
        Some(Direction::Next | Direction::AfterNext) if first <= today => now + 1,
        _ => now,
    })
}

/// "27 من الشهر الجاري", "يوم 27", "الجمعة 15": the month is that of publication or one
/// beside it; a weekday is a checksum.
fn day_without_month(day: &Day, number: i8, context: Context) -> Option<Date> {
    if day.told_month {
        let told = context.left.or(context.told.map(|(date, _)| date))?;
        return Date::new(told.year(), told.month(), number).ok();
    }
    let today = context.today?;
    let in_month = |shift: i32| {
        let month = plus_months(today, shift)?;
        Date::new(month.year(), month.month(), number).ok()
    };
    if let Some(shift) = day.month_shift {
        return in_month(shift);
    }
    let fits = |date: &Date| {
        day.weekday
            .is_none_or(|weekday| date.weekday().to_monday_one_offset() == weekday)
    };
    let ahead = |date: &Date| *date >= today;
    let mut near: Vec<Date> = (-2..=2).filter_map(in_month).filter(fits).collect();
    near.sort_by_key(|date| days_between(today, *date).abs());
    if day.weekday.is_some() {
        return near
            .iter()
            .find(|date| ahead(date) == context.future)
            .or(near.first())
            .copied();
    }
    near.into_iter()
        .find(|date| *date == today || ahead(date) == context.future)
}

/// The day with the month's number and the year given, or found from the context.
fn day_of(day: &Day, number: i8, month: i8, context: Context) -> Option<Date> {
    if let Some(year) = year_of(day, context) {
        return match (day.calendar, year) {
            (Calendar::Hijri, 1700..) => holiday::hijri_in(year, month, number),
            (calendar, _) => calendar.day(year, month, number),
        };
    }
    let today = context.today?;
    let now = day.calendar.year_on(today)?;
    let candidates =
        (-1..=1).filter_map(|shift| day.calendar.day(now.checked_add(shift)?, month, number));
    let fits = |date: &Date| match day.direction {
        Some(Direction::Last | Direction::BeforeLast) => *date < today,
        Some(Direction::Next | Direction::AfterNext) => *date > today,
        Some(Direction::This) => date.year() == today.year(),
        Some(Direction::Previous | Direction::Following) | None => true,
    };
    let on_weekday = |date: &Date| {
        day.weekday
            .is_none_or(|weekday| date.weekday().to_monday_one_offset() == weekday)
    };
    let nearest = |dates: &mut dyn Iterator<Item = Date>| {
        dates.min_by_key(|date| {
            let distance = days_between(today, *date);
            // Ahead of a cue the future is nearer.
            let against = context.future && *date < today;
            distance.abs() + if against { 90 } else { 0 }
        })
    };
    let dates: Vec<Date> = candidates.filter(fits).collect();
    nearest(&mut dates.iter().copied().filter(on_weekday))
        .or_else(|| nearest(&mut dates.iter().copied()))
}

fn year_of(day: &Day, context: Context) -> Option<i16> {
    day.year.or_else(|| {
        let shift = i16::try_from(day.year_direction?.shift()).ok()?;
        context.today?.year().checked_add(shift)
    })
}

/// The year of a month without one.
fn near_month(day: &Day, month: i8, context: Context) -> Option<i16> {
    let today = context.today?;
    let ahead = i32::from(month) - i32::from(today.month());
    let shift = match day.direction {
        Some(Direction::Last | Direction::BeforeLast) => -i16::from(ahead >= 0),
        Some(Direction::Next | Direction::AfterNext) => i16::from(ahead <= 0),
        Some(_) => 0,
        None if context.future => i16::from(ahead < 0),
        None if ahead > 5 => -1,
        None if ahead < -9 => 1,
        None => 0,
    };
    today.year().checked_add(shift)
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

/// What one end leaves out, the other has: "من 11 مارس إلى 3 أبريل 2021", "من الساعة 3
/// إلى الساعة 4 عصرا".
fn range(from: &Day, to: &Day, context: Context) -> Resolved {
    let (mut from, mut to) = (from.clone(), to.clone());
    if from.year.is_none() && from.shift.is_none() && from.weekday.is_none() {
        from.year = to.year;
        from.year_direction = from.year_direction.or(to.year_direction);
    }
    if from.calendar == Calendar::Gregorian {
        from.calendar = to.calendar;
    }
    if from.month.is_none() && from.day.is_some() {
        from.month = to.month;
        from.month_shift = from.month_shift.or(to.month_shift);
    }
    if from.clock.is_some() && from.part.is_none() {
        from.part = to.part;
    }
    let start = point(&from, context);
    if to.lacks_date() && start.date.is_some() {
        let context = Context {
            left: start.date,
            ..context
        };
        let end = point(&to, context);
        return between(&start, &end);
    }
    if from.lacks_date() && (from.clock.is_some() || from.part.is_some()) {
        std::mem::swap(&mut from.shift, &mut to.shift);
        return between(&start, &point(&to, context));
    }
    between(&start, &point(&to, context))
}

fn between(start: &Resolved, end: &Resolved) -> Resolved {
    let first = |value: &str| value.split('/').next().unwrap_or_default().to_owned();
    let last = |value: &str| value.split('/').next_back().unwrap_or_default().to_owned();
    let value = match (&start.value, &end.value) {
        (Some(start), Some(end)) if start < end => Some(format!("{}/{}", first(start), last(end))),
        _ => None,
    };
    let timex = match (start.timex, end.timex) {
        (TimeType::Time, TimeType::Time) => TimeType::Time,
        _ => TimeType::Date,
    };
    Resolved::new(timex, value)
}

/// A point so many units from today, as fine as the finest unit told; an exact one to the
/// day.
fn ago(amount: &Amount, (past, exact): (bool, bool), context: Context) -> Resolved {
    let none = Resolved::new(TimeType::Date, None);
    let Some(today) = context.today else {
        return none;
    };
    let sign = if past { -1 } else { 1 };
    let units = std::iter::once((amount.first.0, amount.first.1.unwrap_or(0.0)))
        .chain(amount.more.iter().copied());
    let mut date = Some(today);
    let mut finest: Option<Unit> = None;
    let mut shift = 0;
    for (unit, count) in units {
        let count = sign * count as i32;
        // An hour ago is known only where the hour of publication is.
        date = date.and_then(|date| match unit {
            Unit::Second | Unit::Minute | Unit::Hour => None,
            Unit::Day => plus_days(date, count),
            Unit::Week => plus_days(date, count.checked_mul(7)?),
            Unit::Month => plus_months(date, count),
            Unit::Year => plus_months(date, count.checked_mul(12)?),
            Unit::Decade => plus_months(date, count.checked_mul(120)?),
            Unit::Century => plus_months(date, count.checked_mul(1200)?),
        });
        if finest.is_none_or(|finest| (unit as u8) < finest as u8) {
            finest = Some(unit);
        }
        shift = count;
    }
    let Some(date) = date else {
        return Resolved {
            timex: TimeType::Time,
            ..none
        };
    };
    match finest {
        _ if exact => day_alone(Some(date)),
        Some(Unit::Day) | None => day_alone(Some(date)),
        Some(unit) if amount.more.is_empty() => {
            Resolved::new(TimeType::Date, unit_at(today, unit, shift))
        }
        Some(unit) => Resolved::new(TimeType::Date, unit_at(date, unit, 0)),
    }
}

/// The week, month, year, decade or century `shift` units from that of `today`.
fn unit_at(today: Date, unit: Unit, shift: i32) -> Option<String> {
    let year = i64::from(today.year());
    Some(match unit {
        Unit::Second | Unit::Minute | Unit::Hour => return None,
        Unit::Day => plus_days(today, shift)?.to_string(),
        Unit::Week => {
            let week = plus_days(today, shift.checked_mul(7)?)?.iso_week_date();
            format!("{:04}-W{:02}", week.year(), week.week())
        }
        Unit::Month => {
            let date = plus_months(today.first_of_month(), shift)?;
            format!("{:04}-{:02}", date.year(), date.month())
        }
        Unit::Year => format!("{:04}", positive(year + i64::from(shift))?),
        Unit::Decade => format!("{:03}X", positive(year / 10 + i64::from(shift))?),
        Unit::Century => format!("{:02}XX", positive(year / 100 + i64::from(shift))?),
    })
}

fn positive(value: i64) -> Option<i64> {
    (0..=9999).contains(&value).then_some(value)
}

fn plus_days(date: Date, days: i32) -> Option<Date> {
    date.checked_add(Span::new().try_days(i64::from(days)).ok()?)
        .ok()
}

fn plus_months(date: Date, months: i32) -> Option<Date> {
    date.checked_add(Span::new().try_months(i64::from(months)).ok()?)
        .ok()
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}
