//! So long ago, and so long from now.

use super::steps::{plus_days, plus_months, unit_at};
use super::{Context, Resolved, day_alone};
use crate::facts::record::TimeType;
use crate::facts::time::reading::{Amount, Unit};

/// A point so many units from today, as fine as the finest unit told; an exact one to the
/// day.
pub(super) fn ago(amount: &Amount, (past, exact): (bool, bool), context: Context) -> Resolved {
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
