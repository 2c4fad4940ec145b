//! Days that have a name, of a year: by the Gregorian or the Hijri calendar, or Easter.

use jiff::civil::Date;

use crate::letters::calendar::Calendar;

/// The day of a rule in a year: `g12-25`, `h10-01` (the one that falls into the
/// Gregorian year), `easter`.
pub fn holiday(rule: &str, year: i16) -> Option<Date> {
    if rule == "easter" {
        return easter(year);
    }
    let (month, day) = rule.get(1..)?.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    if rule.starts_with('g') {
        return Date::new(year, month, day).ok();
    }
    hijri_in(year, month, day)
}

/// The day of a Hijri month and day that falls into a Gregorian year.
pub fn hijri_in(year: i16, month: i8, day: i8) -> Option<Date> {
    let first = Calendar::Hijri.year_on(Date::new(year, 1, 1).ok()?)?;
    (first..=first.checked_add(1)?)
        .filter_map(|hijri| Calendar::Hijri.day(hijri, month, day))
        .find(|date| date.year() == year)
}

/// Western Easter (the anonymous Gregorian algorithm: Meeus, Astronomical Algorithms, 8).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let days = h + l - 7 * m + 114;
    Date::new(
        year,
        i8::try_from(days / 31).ok()?,
        i8::try_from(days % 31 + 1).ok()?,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use super::holiday;
    use jiff::civil::date;

    #[test]
    fn named_days_of_three_kinds() {
        assert_eq!(holiday("easter", 2013), Some(date(2013, 3, 31)));
        assert_eq!(holiday("easter", 2024), Some(date(2024, 3, 31)));
        assert_eq!(holiday("g12-25", 2020), Some(date(2020, 12, 25)));
        assert_eq!(holiday("h10-01", 2024), Some(date(2024, 4, 10)));
        assert_eq!(holiday("h01-01", 2019), Some(date(2019, 8, 31)));
    }
}
