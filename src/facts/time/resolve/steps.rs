//! Steps on the calendar, none of which can overflow.

use jiff::Span;
use jiff::civil::Date;

use crate::facts::time::reading::Unit;

/// The week, month, year, decade or century `shift` units from that of `today`.
pub(super) fn unit_at(today: Date, unit: Unit, shift: i32) -> Option<String> {
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

pub(super) fn plus_days(date: Date, days: i32) -> Option<Date> {
    date.checked_add(Span::new().try_days(i64::from(days)).ok()?)
        .ok()
}

pub(super) fn plus_months(date: Date, months: i32) -> Option<Date> {
    date.checked_add(Span::new().try_months(i64::from(months)).ok()?)
        .ok()
}

pub(super) fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}
