//! From a reading to a TIMEX3 value, once the day of publication is known, or not.
//!
//! What cannot be resolved has no value; a date that does not exist (30 February) has none.

use jiff::Span;
use jiff::civil::Date;

use super::reading::{Day, Direction, Edge, Reading, Unit};
use crate::facts::record::{Modifier, TimeType};

/// What is known where an expression stands.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context {
    /// The day of publication.
    pub today: Option<Date>,
    /// The nearest date to the left: the day of a bare clock.
    pub left: Option<Date>,
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
        Reading::Period { unit, shift, edge } => {
            let value = context
                .today
                .and_then(|today| unit_at(today, *unit, *shift));
            edged(Resolved::new(TimeType::Date, value), *edge)
        }
        Reading::Ago { unit, count } => ago(*unit, *count, context),
        Reading::Length {
            unit,
            count,
            modifier,
        } => Resolved {
            modifier: *modifier,
            ..Resolved::new(TimeType::Duration, Some(duration(*unit, *count)))
        },
        Reading::Decade(first, edge) => {
            let century = if *first == 20 { 20 } else { 19 };
            let value = format!("{century}{}X", first / 10);
            edged(Resolved::new(TimeType::Date, Some(value)), *edge)
        }
        Reading::Season(code, year) => {
            Resolved::new(TimeType::Date, Some(format!("{year:04}-{code}")))
        }
        Reading::Repeat(value) => Resolved::new(TimeType::Set, Some((*value).to_owned())),
        Reading::Now => Resolved::new(TimeType::Date, Some("PRESENT_REF".to_owned())),
    }
}

fn edged(mut resolved: Resolved, edge: Option<Edge>) -> Resolved {
    if let Some(edge) = edge {
        resolved.modifier = Some(edge.modifier());
    }
    resolved
}

fn point(day: &Day, context: Context) -> Resolved {
    let mut resolved = plain_point(day, context);
    if let (Some(date), Some((hour, minute))) = (resolved.date, day.clock) {
        let zone = if day.utc { "Z" } else { "" };
        resolved.value = Some(format!("{date}T{hour:02}:{minute:02}{zone}"));
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

fn plain_point(day: &Day, context: Context) -> Resolved {
    let date = |date: Option<Date>| Resolved {
        date,
        ..Resolved::new(TimeType::Date, date.map(|date| date.to_string()))
    };
    if day.lacks_date() {
        if let Some(days) = day.left {
            return Resolved {
                confidence: 0.7,
                ..date(context.left.and_then(|left| plus_days(left, days)))
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
                    let last = Date::new(first.year(), first.month(), last).ok();
                    let value = last.map(|last| format!("{first}/{last}"));
                    Resolved::new(TimeType::Date, value)
                }
                _ => date(first),
            }
        }
        (None, Some(month)) => {
            let year = year_of(day, context).or_else(|| near_month(day, month, context));
            let value = |month: i8| year.map(|year| format!("{year:04}-{month:02}"));
            match day.other_month {
                Some(other) => Resolved {
                    conflict: [value(month), value(other)].into_iter().flatten().collect(),
                    ..Resolved::new(TimeType::Date, None)
                },
                None => Resolved::new(TimeType::Date, value(month)),
            }
        }
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
            (Some(weekday), _) => date(
                context
                    .today
                    .and_then(|today| weekday_from(today, weekday, day.direction, context.future)),
            ),
            (None, Some(year)) => Resolved::new(TimeType::Date, Some(format!("{year:04}"))),
            (None, None) => date(None),
        },
    }
}

/// The day with the month's number and the year given, or found from the context.
fn day_of(day: &Day, number: i8, month: i8, context: Context) -> Option<Date> {
    if let Some(year) = year_of(day, context) {
        return Date::new(year, month, number).ok();
    }
    let today = context.today?;
    let candidates = (-1..=1)
        .filter_map(|shift| Date::new(today.year().checked_add(shift)?, month, number).ok());
    let fits = |date: &Date| match day.direction {
        Some(Direction::Last | Direction::BeforeLast) => *date < today,
        Some(Direction::Next | Direction::AfterNext) => *date > today,
        Some(Direction::This) => date.year() == today.year(),
        None => true,
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
        Some(Direction::This) => 0,
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
    future: bool,
) -> Option<Date> {
    let back = i32::from((today.weekday().to_monday_one_offset() - weekday).rem_euclid(7));
    let shift = match direction {
        Some(Direction::Last) => -(if back == 0 { 7 } else { back }),
        Some(Direction::BeforeLast) => -(if back == 0 { 14 } else { back + 7 }),
        Some(Direction::Next) => 7 - back,
        Some(Direction::AfterNext) => 14 - back,
        Some(Direction::This) => -back,
        None if future && back > 0 => 7 - back,
        None => -back,
    };
    plus_days(today, shift)
}

fn near_weekday(date: Date, weekday: i8) -> Option<Date> {
    (-3..=3)
        .filter_map(|shift| plus_days(date, shift))
        .find(|near| near.weekday().to_monday_one_offset() == weekday)
}

fn range(from: &Day, to: &Day, context: Context) -> Resolved {
    let mut from = from.clone();
    // "من 11 مارس إلى 3 أبريل 2021": the year of the second holds for the first.
    if from.year.is_none() && from.shift.is_none() {
        from.year = to.year;
    }
    let end = plain_point(to, context).value;
    let start = plain_point(&from, context).value;
    let value = match (start, end) {
        (Some(start), Some(end)) if start < end => Some(format!("{start}/{end}")),
        _ => None,
    };
    Resolved::new(TimeType::Date, value)
}

fn ago(unit: Unit, count: i32, context: Context) -> Resolved {
    let none = Resolved::new(TimeType::Date, None);
    let Some(today) = context.today else {
        return none;
    };
    match unit {
        // An hour ago is known only where the hour of publication is.
        Unit::Second | Unit::Minute | Unit::Hour => Resolved {
            timex: TimeType::Time,
            ..none
        },
        Unit::Day => {
            let date = plus_days(today, count);
            Resolved {
                date,
                ..Resolved::new(TimeType::Date, date.map(|date| date.to_string()))
            }
        }
        _ => Resolved::new(TimeType::Date, unit_at(today, unit, count)),
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
            let month = Span::new().try_months(i64::from(shift)).ok()?;
            let date = today.first_of_month().checked_add(month).ok()?;
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

/// `P1M15D`, `PT24H`, `PXW`.
fn duration(unit: Unit, count: Option<f64>) -> String {
    let (time, designator) = unit.designator();
    let Some(count) = count else {
        return format!("P{time}X{designator}");
    };
    let whole = count.trunc();
    let half = (count.fract() - 0.5).abs() < 1e-9;
    match unit {
        Unit::Month if half => format!("P{whole}M15D"),
        Unit::Year if half => format!("P{whole}Y6M"),
        Unit::Hour if half => format!("PT{whole}H30M"),
        Unit::Day if half => format!("P{whole}DT12H"),
        _ => format!("P{time}{count}{designator}"),
    }
}

fn plus_days(date: Date, days: i32) -> Option<Date> {
    date.checked_add(Span::new().try_days(i64::from(days)).ok()?)
        .ok()
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}
