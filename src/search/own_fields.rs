//! Fields that the index itself knows: outlet and day of publication.

use jiff::civil::{self, Date};

use super::index::Index;
use super::query::Trouble;
use super::rows::RowSet;
use super::titles::{Pattern, meets};
use crate::letters::{digit_value, fold};

impl Index {
    /// The rows of a field; `None` where the index does not know it. `title:` is not
    /// among them: it is a word with a place.
    pub(super) fn own_field(&self, field: &str, value: &str) -> Option<Result<RowSet, Trouble>> {
        Some(match field {
            "source" => self.of_source(value),
            "date" => self.published(value, |first, last, day| (first..=last).contains(&day)),
            "after" => self.published(value, |_, last, day| day > last),
            "before" => self.published(value, |first, _, day| day < first),
            _ => return None,
        })
    }

    fn of_source(&self, value: &str) -> Result<RowSet, Trouble> {
        let pattern = Pattern::new(&super::key_alphabet::key(value));
        let pattern = pattern.ok_or(Trouble::NotUnderstood)?;
        let meant: Vec<bool> = self
            .source_keys
            .iter()
            .map(|key| meets(key.as_bytes(), &pattern).stands())
            .collect();
        let rows = (0..).zip(&self.source_of);
        let rows = rows.filter(|(_, source)| meant.get(**source as usize) == Some(&true));
        Ok(rows.map(|(row, _)| row).collect())
    }

    /// The rows that were published in, after or before a stretch of days.
    fn published(
        &self,
        value: &str,
        wanted: impl Fn(Date, Date, Date) -> bool,
    ) -> Result<RowSet, Trouble> {
        let (first, last) = days(value).ok_or(Trouble::NotUnderstood)?;
        let rows = (0..).zip(self.dates());
        let rows = rows.filter(|(_, date)| date.is_some_and(|date| wanted(first, last, date)));
        Ok(rows.map(|(row, _)| row).collect())
    }
}

/// The first and the last day that a value means: `2023`, `2023-09`, `2023-09-18`, or two
/// of these with `..` between them, of which one may be missing. Digits of any script.
fn days(value: &str) -> Option<(Date, Date)> {
    let value: String = fold(value)
        .chars()
        .map(|c| match digit_value(c) {
            Some(digit) => char::from(b'0' + digit),
            None => c,
        })
        .collect();
    let value = value.trim();
    match value.split_once("..") {
        Some(("", "")) => None,
        Some(("", last)) => Some((Date::MIN, stretch(last)?.1)),
        Some((first, "")) => Some((stretch(first)?.0, Date::MAX)),
        Some((first, last)) => {
            let (first, last) = (stretch(first)?.0, stretch(last)?.1);
            (first <= last).then_some((first, last))
        }
        None => stretch(value),
    }
}

/// The days of a year, a month or a day.
fn stretch(value: &str) -> Option<(Date, Date)> {
    let mut parts = value.split(['-', '/']);
    let year = parts.next()?;
    if year.len() != 4 {
        return None;
    }
    let year: i16 = year.parse().ok()?;
    let mut number = || -> Option<Option<i8>> {
        match parts.next() {
            None => Some(None),
            Some(part) => part.parse().ok().map(Some),
        }
    };
    let (month, day) = (number()?, number()?);
    if parts.next().is_some() {
        return None;
    }
    let first = civil::Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
    let last = match (month, day) {
        (None, _) => first.last_of_year(),
        (Some(_), None) => first.last_of_month(),
        (Some(_), Some(_)) => first,
    };
    Some((first, last))
}

#[cfg(test)]
mod tests {
    use super::days;

    fn said(value: &str) -> Option<String> {
        days(value).map(|(first, last)| format!("{first} to {last}"))
    }

    #[test]
    fn days_months_years_and_stretches_are_understood() {
        for (value, expected) in [
            ("2023", "2023-01-01 to 2023-12-31"),
            ("2024-02", "2024-02-01 to 2024-02-29"),
            ("2023-09-18", "2023-09-18 to 2023-09-18"),
            ("٢٠٢٣-٠٩-١٨", "2023-09-18 to 2023-09-18"),
            ("2023/9/18", "2023-09-18 to 2023-09-18"),
            ("2023-09-18..2023-09-22", "2023-09-18 to 2023-09-22"),
            ("2023..2024-02", "2023-01-01 to 2024-02-29"),
            ("2023-09..", "2023-09-01 to 9999-12-31"),
        ] {
            assert_eq!(said(value).as_deref(), Some(expected), "{value}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for value in [
            "",
            "..",
            "2023-13",
            "2023-02-30",
            "23-09-18",
            "2023-",
            "2023-09-18-1",
            "yesterday",
            "2024..2023",
            "99999",
            "-2023",
            "2023-0",
        ] {
            assert_eq!(said(value), None, "{value}");
        }
    }
}
