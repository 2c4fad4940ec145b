//! Names of months and weekdays, from the tables in `assets/calendar`.
//!
//! Names are kept folded (see [`super::fold`]), so that any spelling of a name
//! finds its row.

mod civil;

pub use civil::Calendar;

use std::sync::OnceLock;

use super::fold;

/// A month's name as one row of `assets/calendar/months.tsv` or `cldr.tsv`.
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

/// A weekday's name as one row of `assets/calendar/weekdays.tsv` or `cldr.tsv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekdayName {
    /// The name, folded.
    pub key: String,
    /// ISO: 1 is Monday, 7 is Sunday.
    pub weekday: i8,
    /// ISO 639-1.
    pub language: &'static str,
}

const CLDR: &str = include_str!("../../assets/calendar/cldr.tsv");
const MONTHS: &str = include_str!("../../assets/calendar/months.tsv");
const WEEKDAYS: &str = include_str!("../../assets/calendar/weekdays.tsv");

/// Every month name: first those of our own table, which say what is weak, then those of
/// CLDR that it does not have.
#[must_use]
pub fn months() -> &'static [MonthName] {
    static ROWS: OnceLock<Vec<MonthName>> = OnceLock::new();
    ROWS.get_or_init(|| {
        let mut names: Vec<MonthName> = rows(MONTHS).filter_map(|row| month(&row)).collect();
        for name in rows(CLDR).filter_map(|row| month(&row)) {
            let known = names.iter().any(|known| {
                known.key == name.key
                    && known.language == name.language
                    && known.calendar == name.calendar
            });
            if !known {
                names.push(name);
            }
        }
        names
    })
}

fn month(row: &[&'static str]) -> Option<MonthName> {
    let [name, month, family, language] = *row else {
        return None;
    };
    let bare = family.trim_end_matches("-weak");
    (family != "weekday").then_some(())?;
    Some(MonthName {
        key: fold(name),
        month: month.parse().ok()?,
        calendar: Calendar::of_family(bare),
        family: bare,
        weak: family.ends_with("-weak"),
        language,
    })
}

/// Every weekday name, those of CLDR and those of our own table.
#[must_use]
pub fn weekdays() -> &'static [WeekdayName] {
    static ROWS: OnceLock<Vec<WeekdayName>> = OnceLock::new();
    ROWS.get_or_init(|| {
        let cldr = rows(CLDR).filter_map(|row| match *row {
            [name, weekday, "weekday", language] => weekday_name(name, weekday, language),
            _ => None,
        });
        let own = rows(WEEKDAYS).filter_map(|row| match *row {
            [name, weekday, language] => weekday_name(name, weekday, language),
            _ => None,
        });
        cldr.chain(own).collect()
    })
}

fn weekday_name(name: &str, weekday: &str, language: &'static str) -> Option<WeekdayName> {
    Some(WeekdayName {
        key: fold(name),
        weekday: weekday.parse().ok()?,
        language,
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
    use super::{CLDR, MONTHS, WEEKDAYS, months, rows, weekdays};
    use crate::letters::fold;

    #[test]
    fn every_row_of_the_tables_is_read() {
        for row in rows(MONTHS).chain(rows(CLDR)) {
            let [name, number, family, language] = *row else {
                panic!("{row:?}");
            };
            let (key, number) = (fold(name), number.parse::<i8>().unwrap());
            let known = if family == "weekday" {
                weekdays()
                    .iter()
                    .any(|day| day.key == key && day.weekday == number && day.language == language)
            } else {
                months().iter().any(|month| {
                    month.key == key && month.month == number && month.language == language
                })
            };
            assert!(known, "{row:?}");
        }
        for row in rows(WEEKDAYS) {
            assert_eq!(row.len(), 3, "{row:?}");
        }
        assert!(months().iter().all(|m| (1..=12).contains(&m.month)));
        assert!(weekdays().iter().all(|w| (1..=7).contains(&w.weekday)));
    }

    #[test]
    fn one_name_is_one_month_of_its_calendar() {
        for one in months() {
            for other in months() {
                let same = one.key == other.key
                    && one.language == other.language
                    && one.calendar == other.calendar;
                assert!(!same || one.month == other.month, "{one:?} {other:?}");
            }
        }
    }
}
