//! Names of months and weekdays, from the tables in `assets/calendar`.
//!
//! Names are kept folded (see [`super::fold`]), so that any spelling of a name
//! finds its row.

mod civil;

pub use civil::Calendar;

use std::sync::OnceLock;

use super::fold;

/// A month's name as one row of `assets/calendar/months.tsv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthName {
    /// The name, folded.
    pub key: String,
    /// 1 to 12, in its calendar.
    pub month: i8,
    /// The calendar that it is of.
    pub calendar: Calendar,
    /// The family: `standard`, `levant`, `maghreb`, `morocco`, `mauritania`, `egypt`, or
    /// the calendar: `hijri`, `solar`, `hebrew`.
    pub family: &'static str,
    /// A month only beside a day, a year, "شهر" or "/": the name is an ordinary word too.
    pub weak: bool,
    /// ISO 639-1.
    pub language: &'static str,
}

/// A weekday's name as one row of `assets/calendar/weekdays.tsv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekdayName {
    /// The name, folded.
    pub key: String,
    /// ISO: 1 is Monday, 7 is Sunday.
    pub weekday: i8,
    /// ISO 639-1.
    pub language: &'static str,
}

/// Every month name, in the order of the table.
#[must_use]
pub fn months() -> &'static [MonthName] {
    static ROWS: OnceLock<Vec<MonthName>> = OnceLock::new();
    ROWS.get_or_init(|| {
        rows(include_str!("../../assets/calendar/months.tsv"))
            .filter_map(|row| match row.as_slice() {
                [name, month, family, language] => Some(MonthName {
                    key: fold(name),
                    month: month.parse().ok()?,
                    calendar: Calendar::of_family(family.trim_end_matches("-weak")),
                    family: family.trim_end_matches("-weak"),
                    weak: family.ends_with("-weak"),
                    language,
                }),
                _ => None,
            })
            .collect()
    })
}

/// Every weekday name, in the order of the table.
#[must_use]
pub fn weekdays() -> &'static [WeekdayName] {
    static ROWS: OnceLock<Vec<WeekdayName>> = OnceLock::new();
    ROWS.get_or_init(|| {
        rows(include_str!("../../assets/calendar/weekdays.tsv"))
            .filter_map(|row| match row.as_slice() {
                [name, weekday, language] => Some(WeekdayName {
                    key: fold(name),
                    weekday: weekday.parse().ok()?,
                    language,
                }),
                _ => None,
            })
            .collect()
    })
}

/// The rows of a tab-separated table: blank lines and lines that begin with `#` are none.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').map(str::trim).collect())
}

#[cfg(test)]
mod tests {
    use super::{months, weekdays};

    #[test]
    fn every_row_of_the_tables_is_read() {
        let lines = |table: &str| {
            table
                .lines()
                .filter(|l| !l.trim().is_empty() && !l.starts_with('#'))
                .count()
        };
        assert_eq!(
            months().len(),
            lines(include_str!("../../assets/calendar/months.tsv"))
        );
        assert_eq!(
            weekdays().len(),
            lines(include_str!("../../assets/calendar/weekdays.tsv"))
        );
        assert!(months().iter().all(|m| (1..=12).contains(&m.month)));
        assert!(weekdays().iter().all(|w| (1..=7).contains(&w.weekday)));
    }
}
