//! Days of the calendars that the news uses beside the Gregorian one, as Gregorian days.
//!
//! Hijri days are those of Umm al-Qura, the civil calendar of Saudi Arabia; a country that
//! waits for the moon may be a day away from it. Calendars: `icu_calendar` (Unicode).

use icu_calendar::cal::{Hebrew, Hijri, Persian};
use icu_calendar::types::{Month, RataDie};
use icu_calendar::{AsCalendar, Date as Day};
use jiff::Span;
use jiff::civil::Date;

/// A calendar that a date may be written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Calendar {
    /// The civil calendar.
    #[default]
    Gregorian,
    /// The lunar calendar of Islam: محرم 1438, ١٤٤٥ هـ.
    Hijri,
    /// The solar calendar of Iran and Afghanistan: ۲۹ شهریور ۱۴۰۲.
    Solar,
    /// The Jewish calendar: י״ב בתשרי תשפ״ד. Month 5 is שבט, 6 אדר (the second in leap
    /// years).
    Hebrew,
}

impl Calendar {
    /// The calendar of a name in `assets/calendar/months.tsv`.
    #[must_use]
    pub fn of_family(family: &str) -> Self {
        match family {
            "hijri" => Self::Hijri,
            "solar" => Self::Solar,
            "hebrew" => Self::Hebrew,
            _ => Self::Gregorian,
        }
    }

    /// The Gregorian day of a day of this calendar; `None` where it has no such day, and
    /// outside the years that the news speaks of (Hijri 1–1600, solar 1–1600, Hebrew
    /// 5000–6200).
    #[must_use]
    pub fn day(self, year: i16, month: i8, day: i8) -> Option<Date> {
        let number = u8::try_from(month).ok()?;
        let nth = u8::try_from(day).ok()?;
        let known = match self {
            Self::Gregorian => return Date::new(year, month, day).ok(),
            Self::Hijri | Self::Solar => 1..=1600,
            Self::Hebrew => 5000..=6200,
        };
        let input = i32::from(year);
        if !known.contains(&input) {
            return None;
        }
        let month = Month::new(number);
        match self {
            Self::Gregorian => None,
            Self::Hijri => {
                civil(Day::try_new(input.into(), month, nth, Hijri::new_umm_al_qura()).ok()?)
            }
            Self::Solar => civil(Day::try_new(input.into(), month, nth, Persian).ok()?),
            Self::Hebrew => civil(Day::try_new(input.into(), month, nth, Hebrew).ok()?),
        }
    }

    /// The first and the last day of a month of this calendar.
    #[must_use]
    pub fn month(self, year: i16, month: i8) -> Option<(Date, Date)> {
        let first = self.day(year, month, 1)?;
        let last = (28..=31).rev().find_map(|day| self.day(year, month, day))?;
        Some((first, last))
    }

    /// The first and the last day of a year of this calendar.
    #[must_use]
    pub fn year(self, year: i16) -> Option<(Date, Date)> {
        let first = self.day(year, 1, 1)?;
        let next = self.day(year.checked_add(1)?, 1, 1)?;
        Some((first, next.yesterday().ok()?))
    }

    /// The year of this calendar on a Gregorian day.
    #[must_use]
    pub fn year_on(self, date: Date) -> Option<i16> {
        let days = rata_die(date);
        let year = match self {
            Self::Gregorian => return Some(date.year()),
            Self::Hijri => Day::from_rata_die(days, Hijri::new_umm_al_qura())
                .year()
                .extended_year(),
            Self::Solar => Day::from_rata_die(days, Persian).year().extended_year(),
            Self::Hebrew => Day::from_rata_die(days, Hebrew).year().extended_year(),
        };
        i16::try_from(year).ok()
    }
}

/// Day 1 is 1 January of the year 1, in both libraries' proleptic calendars.
const EPOCH: Date = Date::constant(1, 1, 1);

fn civil<C: AsCalendar>(day: Day<C>) -> Option<Date> {
    let days = day.to_rata_die().to_i64_date();
    EPOCH
        .checked_add(Span::new().try_days(days.checked_sub(1)?).ok()?)
        .ok()
}

fn rata_die(date: Date) -> RataDie {
    let days = EPOCH.until(date).map_or(0, |span| span.get_days());
    RataDie::new(i64::from(days) + 1)
}

#[cfg(test)]
mod tests {
    use super::Calendar;
    use jiff::civil::date;

    #[test]
    fn days_of_four_calendars_are_gregorian_days() {
        for (calendar, year, month, day, gregorian) in [
            (Calendar::Gregorian, 2021, 3, 12, date(2021, 3, 12)),
            (Calendar::Hijri, 1445, 9, 1, date(2024, 3, 11)),
            (Calendar::Hijri, 1436, 6, 26, date(2015, 4, 15)),
            (Calendar::Solar, 1402, 6, 29, date(2023, 9, 20)),
            (Calendar::Solar, 1399, 12, 30, date(2021, 3, 20)),
            (Calendar::Hebrew, 5784, 1, 1, date(2023, 9, 16)),
            (Calendar::Hebrew, 5784, 7, 15, date(2024, 4, 23)),
        ] {
            assert_eq!(calendar.day(year, month, day), Some(gregorian));
            assert_eq!(calendar.year_on(gregorian), Some(year));
        }
    }

    #[test]
    fn what_a_calendar_does_not_have_is_no_day() {
        assert_eq!(Calendar::Gregorian.day(2021, 2, 30), None);
        assert_eq!(Calendar::Hijri.day(1445, 13, 1), None);
        assert_eq!(Calendar::Hijri.day(1445, 9, 31), None);
        assert_eq!(Calendar::Solar.day(1400, 12, 30), None);
        assert_eq!(Calendar::Hijri.day(0, 1, 1), None);
        assert_eq!(Calendar::Hijri.day(i16::MAX, 1, 1), None);
    }

    #[test]
    fn months_and_years_have_their_ends() {
        let ramadan = Calendar::Hijri.month(1440, 9);
        assert_eq!(ramadan, Some((date(2019, 5, 6), date(2019, 6, 3))));
        let year = Calendar::Solar.year(1402);
        assert_eq!(year, Some((date(2023, 3, 21), date(2024, 3, 19))));
    }
}
