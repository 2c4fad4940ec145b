//! A value that is handed on to what counts from it: "the year before", "the same period".

use jiff::civil::Date;

/// A TIMEX3 value of a stretch of time, short enough to be handed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told([u8; Told::LONGEST]);

impl Told {
    /// `2017-09-18/2017-09-20`
    const LONGEST: usize = 21;

    /// The value, where it begins with a year and has no hour in it.
    pub fn of(value: &str) -> Option<(Date, Self)> {
        let year: i16 = value.get(..4)?.parse().ok()?;
        let month = match value.get(5..7) {
            Some("Q1" | "H1") | None => Some(1),
            Some("Q2") => Some(4),
            Some("Q3" | "H2") => Some(7),
            Some("Q4") => Some(10),
            Some(month) => month.parse().ok(),
        };
        let day = value
            .get(8..10)
            .filter(|_| value.get(7..8) == Some("-"))
            .and_then(|day| day.parse().ok())
            .unwrap_or(1);
        let date = Date::new(year, month.unwrap_or(1), day).ok()?;
        if value.contains('T') || value.contains('W') || value.len() > Self::LONGEST {
            return None;
        }
        let mut bytes = [b' '; Self::LONGEST];
        for (to, from) in bytes.iter_mut().zip(value.bytes()) {
            *to = from;
        }
        Some((date, Self(bytes)))
    }

    /// True for a part of a year that is longer than a day.
    pub fn is_stretch(self) -> bool {
        let text = std::str::from_utf8(&self.0).unwrap_or_default().trim_end();
        text.contains('/') || text.len() == 7
    }

    /// The same stretch, in the year of `to` for that of `from`.
    pub fn moved(self, from: i16, to: i16) -> Option<String> {
        let text = std::str::from_utf8(&self.0).ok()?.trim_end();
        let ends: Option<Vec<String>> = text
            .split('/')
            .map(|end| {
                let year: i16 = end.get(..4)?.parse().ok()?;
                let moved = year.checked_sub(from)?.checked_add(to)?;
                Some(format!("{moved:04}{}", end.get(4..)?))
            })
            .collect();
        Some(ends?.join("/"))
    }
}
