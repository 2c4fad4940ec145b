//! Dates of publication as lines state them: days with a year, in three digit
//! scripts, two month families side by side, ISO 8601 and day/month/year.
//!
//! Finds only what is whole: a day without a year, "03/04/2021" in English, two
//! month names that disagree state nothing. Solving is the business of `facts`.

use jiff::civil;

use super::beside::beside_at;
use super::clock;
use super::day::{Order, day_at};
use super::tokens::{Shape, raw_span, tokens};
use crate::letters::{Folded, Span, digit_value, fold};

/// Bytes of a line that are looked at for a date.
const LOOKED_AT: usize = 600;

/// A date with its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::corpus) struct Found {
    pub(in crate::corpus) date: civil::Date,
    /// The time of day on the same line.
    pub(in crate::corpus) time: Option<civil::Time>,
    /// Bytes of the line.
    pub(in crate::corpus) span: Span,
    /// What the words before it say.
    pub(in crate::corpus) role: Role,
}

/// What the words before a date say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::corpus) enum Role {
    /// "تاريخ النشر"
    Published,
    /// "آخر تحديث"
    Updated,
    /// Nothing.
    Plain,
}

/// The dates of a line, and the words that are none.
pub(in crate::corpus) struct Reading {
    pub(in crate::corpus) dates: Vec<Found>,
    /// Words that belong neither to a date nor to what stands beside one.
    pub(in crate::corpus) others: usize,
}

/// True for a line that holds a date and nothing else.
pub(in crate::corpus) fn is_whole(line: &str) -> bool {
    // Most lines have no digit, and no digit is no date.
    if !has_digit(line) {
        return false;
    }
    let reading = read_until(line, 0);
    reading.others == 0 && !reading.dates.is_empty()
}

/// True for a line that begins by saying that a date of publication follows.
pub(in crate::corpus) fn is_labelled(reading: &Reading) -> bool {
    reading
        .dates
        .iter()
        .any(|found| found.role == Role::Published)
}

/// Reads a line; a long one states no date.
pub(in crate::corpus) fn read(line: &str) -> Reading {
    read_until(line, usize::MAX)
}

/// As [`read`], and stops at more than `most` words that are no date.
fn read_until(line: &str, most: usize) -> Reading {
    let mut reading = Reading {
        dates: Vec::new(),
        others: 0,
    };
    if line.len() > LOOKED_AT {
        reading.others = usize::MAX;
        return reading;
    }
    if !has_digit(line) {
        reading.others = others_without_digits(line);
        return reading;
    }
    let folded = Folded::new(line);
    let tokens = tokens(folded.text());
    let order = Order::of(line);
    let mut role = Role::Plain;
    let mut at = 0;
    while at < tokens.len() && reading.others <= most {
        if let Some((date, end)) = day_at(&tokens, at, order) {
            reading.dates.push(Found {
                date,
                time: None,
                span: raw_span(&folded, &tokens, at, end),
                role,
            });
            role = Role::Plain;
            at = end;
        } else if let Some((time, end)) = clock::time_at(&tokens, at) {
            if let Some(last) = reading.dates.last_mut() {
                last.time = last.time.or(Some(time));
            }
            at = end;
        } else if let Some((word, end)) = beside_at(&tokens, at) {
            if let Some(word) = word {
                role = word;
            }
            at = end;
        } else {
            if !matches!(
                tokens.get(at).map(|token| token.shape),
                Some(Shape::Sign(_))
            ) {
                reading.others += 1;
            }
            at += 1;
        }
    }
    reading
}

fn has_digit(line: &str) -> bool {
    line.chars().any(|c| digit_value(c).is_some())
}

/// Words that do not stand beside dates, in a line without digits.
fn others_without_digits(line: &str) -> usize {
    let folded = fold(line);
    let tokens = tokens(&folded);
    let (mut others, mut at) = (0, 0);
    while let Some(token) = tokens.get(at) {
        match beside_at(&tokens, at) {
            Some((_, end)) => at = end,
            None => {
                others += usize::from(matches!(token.shape, Shape::Word(_)));
                at += 1;
            }
        }
    }
    others
}

#[cfg(test)]
mod tests {
    use super::{Role, is_whole, read};

    fn day(line: &str) -> Option<String> {
        read(line).dates.first().map(|f| f.date.to_string())
    }

    #[test]
    fn days_are_read_in_every_spelling() {
        for (line, expected) in [
            ("١٢ مارس ٢٠٢١", "2021-03-12"),
            ("9 نوفمبر/تشرين الثاني 2020", "2020-11-09"),
            ("9 تشرين الثاني / نوفمبر 2020", "2020-11-09"),
            ("30 نوفمبر (تشرين الثاني) 2023", "2023-11-30"),
            ("21 نوفمبر 2021ء", "2021-11-21"),
            ("۲۳ اگست ۲۰۲۳ء", "2023-08-23"),
            ("الخميس، 20 شتنبر 2023", "2023-09-20"),
            ("جمعه ۱۹ اسفند ۱۴۰۱", "2023-03-10"),
            ("۱۴۰۱/۱۲/۱۹", "2023-03-10"),
            ("27 באוקטובר 2022", "2022-10-27"),
            ("12/03/2021", "2021-03-12"),
            ("٢٠٢١-٠٣-١٢", "2021-03-12"),
            ("12.3.2021", "2021-03-12"),
            ("March 12, 2021", "2021-03-12"),
            ("12th March 2021", "2021-03-12"),
            ("Posted 03/25/2021", "2021-03-25"),
            ("2017-06-08T11:24:00+01:00", "2017-06-08"),
        ] {
            assert_eq!(day(line).as_deref(), Some(expected), "{line}");
            assert!(is_whole(line), "{line}");
        }
    }

    #[test]
    fn what_is_not_certain_states_nothing() {
        for line in [
            "9 تشرين الأول/نوفمبر 2020",
            "12 مارس",
            "31 فبراير 2021",
            "Posted 03/04/2021",
            "1.2.3.2021",
            "12/2021",
            "في مارس 2021",
            "20120 مارس 2021",
        ] {
            assert_eq!(day(line), None, "{line}");
        }
    }

    #[test]
    fn a_line_tells_publication_from_update_and_gives_the_time() {
        let line = "نُشر في: 11 مارس 2021 الساعة 1:05 م - آخر تحديث: 12 مارس 2021";
        let dates = read(line).dates;
        assert!(is_whole(line));
        assert_eq!(dates[0].role, Role::Published);
        assert_eq!(dates[0].span.of(line), "11 مارس 2021");
        assert_eq!(dates[0].time.unwrap().to_string(), "13:05:00");
        assert_eq!(dates[1].role, Role::Updated);
    }

    #[test]
    fn a_headline_with_a_date_is_not_a_line_of_date() {
        assert!(!is_whole("أسعار الخضار في السوق 12 مارس 2021"));
    }
}
