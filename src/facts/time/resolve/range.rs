//! From one time to another: what one end leaves out, the other has.

use super::point::point;
use super::{Context, Resolved};
use crate::facts::record::TimeType;
use crate::facts::time::reading::Day;
use crate::letters::calendar::Calendar;

/// What one end leaves out, the other has: "من 11 مارس إلى 3 أبريل 2021", "من الساعة 3
/// إلى الساعة 4 عصرا".
pub(super) fn range(from: &Day, to: &Day, context: Context) -> Resolved {
    let mut from = from.clone();
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
            near: start.date,
            ..context
        };
        let end = point(to, context);
        return between(&start, &end);
    }
    let end = point(to, context);
    // "من الساعة 3 إلى الساعة 5 عصر أمس": the day that stands last is that of both hours.
    if from.lacks_date() && (from.clock.is_some() || from.part.is_some()) && end.date.is_some() {
        let context = Context {
            left: end.date,
            near: end.date,
            ..context
        };
        return between(&point(&from, context), &end);
    }
    between(&start, &end)
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
