//! Days and months without their year or their month: found from the day of publication.

use jiff::civil::Date;

use super::steps::{days_between, plus_months};
use super::{Context, holiday};
use crate::facts::time::reading::{Day, Direction};
use crate::letters::calendar::Calendar;

/// The year of a month without a day.
pub(super) fn year_of_month(day: &Day, month: i8, context: Context) -> Option<i16> {
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
pub(super) fn day_without_month(day: &Day, number: i8, context: Context) -> Option<Date> {
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
pub(super) fn day_of(day: &Day, number: i8, month: i8, context: Context) -> Option<Date> {
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

pub(super) fn year_of(day: &Day, context: Context) -> Option<i16> {
    if day.told_year {
        return context.told.map(|(date, _)| date.year());
    }
    day.year.or_else(|| {
        let shift = i16::try_from(day.year_direction?.shift()).ok()?;
        day.calendar.year_on(context.today?)?.checked_add(shift)
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
