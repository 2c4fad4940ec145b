//! The Solar Hijri (Jalali) calendar of Iran, to the Gregorian one.
//!
//! Rule: the 33-year cycle, whose leap years are those with
//! (25·year + 11) mod 33 < 8; right for 1206–1498 (1827–2119), the years in which
//! it agrees with the observed equinox.

use jiff::{ToSpan as _, civil};

/// The Gregorian day of a Jalali one; `None` outside 1300–1498 or where the month has
/// no such day.
pub(in crate::corpus) fn date(year: i16, month: i8, day: i8) -> Option<civil::Date> {
    if !(1300..=1498).contains(&year) || day < 1 {
        return None;
    }
    let longest = match month {
        1..=6 => 31,
        7..=11 => 30,
        12 if is_leap(year) => 30,
        12 => 29,
        _ => return None,
    };
    if day > longest {
        return None;
    }
    let month = i64::from(month);
    let months = if month <= 7 {
        (month - 1) * 31
    } else {
        6 * 31 + (month - 7) * 30
    };
    let years: i64 = (1300..year)
        .map(|year| if is_leap(year) { 366 } else { 365 })
        .sum();
    let days = years + months + i64::from(day) - 1;
    // 1 Farvardin 1300 was 21 March 1921.
    civil::date(1921, 3, 21).checked_add(days.days()).ok()
}

fn is_leap(year: i16) -> bool {
    (25 * i32::from(year) + 11).rem_euclid(33) < 8
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn days_of_the_solar_year_have_their_gregorian_ones() {
        for (jalali, gregorian) in [
            ((1401, 12, 19), "2023-03-10"),
            ((1402, 6, 20), "2023-09-11"),
            ((1400, 1, 1), "2021-03-21"),
            ((1399, 12, 30), "2021-03-20"),
            ((1403, 12, 30), "2025-03-20"),
            ((1357, 11, 22), "1979-02-11"),
        ] {
            let found = date(jalali.0, jalali.1, jalali.2).map(|d| d.to_string());
            assert_eq!(found.as_deref(), Some(gregorian), "{jalali:?}");
        }
        assert_eq!(date(1400, 12, 30), None);
        assert_eq!(date(1400, 13, 1), None);
        assert_eq!(date(2021, 3, 1), None);
    }
}
