//! Dates in digits alone: 12/03/2021, 2021-03-12, 12.3.2021, 26 / 6 / 1436, 21/09.

use super::Run;
use crate::facts::grammar::{self, Class};
use crate::facts::time::lexicon::{Particle, particle};
use crate::facts::time::year::stands_free;
use crate::letters::Language;
use crate::letters::calendar::Calendar;
use crate::letters::number_value;
use crate::letters::words::WordKind;

/// A year before this one is of another calendar than the Gregorian.
const MODERN: i16 = 1700;

impl Run<'_, '_> {
    /// The day before the month, as the region writes.
    pub(super) fn numeric(&mut self) -> bool {
        if self.day.day.is_some() || self.day.month.is_some() {
            return false;
        }
        let mut at = self.at;
        let mut cut = 0;
        if let Some(found) = particle(self.view, at, Particle::DayWord) {
            (at, cut) = (found.end, found.cut);
        }
        self.days_of_month(at, cut) || self.whole_date(at, cut) || self.day_and_month(at, cut)
    }

    /// A number of digits at a word.
    fn number(&self, at: usize) -> Option<i16> {
        let words = &self.view.words;
        if words.kind(at) != WordKind::Digits || words.key(at).len() > 4 {
            return None;
        }
        i16::try_from(number_value(words.key(at))?).ok()
    }

    /// "20-26/9/2023", "20 - 26 / 9 / 2023": days of one month.
    fn days_of_month(&mut self, at: usize, cut: usize) -> bool {
        let words = &self.view.words;
        if !matches!(words.key(at + 1), "-" | "–") || words.key(at + 3) != "/" {
            return false;
        }
        let Some((first, last)) = self.number(at).zip(self.number(at + 2)) else {
            return false;
        };
        let whole = (1..=31).contains(&first) && first < last && last <= 31;
        if !whole || !self.whole_date(at + 2, cut) {
            return false;
        }
        self.day.last_day = self.day.day;
        self.day.day = i8::try_from(first).ok();
        true
    }

    fn whole_date(&mut self, at: usize, cut: usize) -> bool {
        let words = &self.view.words;
        let separator = words.key(at + 1);
        let glued = (1..=4).all(|n| words.is_glued(at + n));
        // "26 / 6 / 1436": only the stroke may stand apart, and only before a whole year.
        let apart = separator == "/" && words.key(at + 4).len() == 4;
        if !matches!(separator, "/" | "-" | ".")
            || words.key(at + 3) != separator
            || !(glued || apart)
        {
            return false;
        }
        // A fourth part, as in 1.2.3.4, makes it another thing.
        let more = words.key(at + 5) == separator
            && words.is_glued(at + 5)
            && words.kind(at + 6) == WordKind::Digits;
        let (Some(a), Some(b), Some(c)) =
            (self.number(at), self.number(at + 2), self.number(at + 4))
        else {
            return false;
        };
        if more {
            return false;
        }
        let (year, month, day) = if a >= 1000 {
            (a, b, c)
        } else if c >= 1000 {
            if b > 12 { (c, a, b) } else { (c, b, a) }
        } else if words.key(at + 4).len() == 2 && separator != "." {
            let year = if c < 70 { 2000 + c } else { 1900 + c };
            if b > 12 { (year, a, b) } else { (year, b, a) }
        } else {
            return false;
        };
        let mut end = at + 5;
        let calendar = match year {
            MODERN.. => Calendar::Gregorian,
            _ if self.view.language == Language::Persian => Calendar::Solar,
            _ => Calendar::Hijri,
        };
        for mark in [Particle::HijriMark, Particle::GregorianMark] {
            if let Some(found) = particle(self.view, end, mark).filter(|found| found.cut == 0) {
                end = found.end;
            }
        }
        self.set(year_month_day(Some(year), month, day), calendar, end, cut)
    }

    /// "21/09", "4/22": framed by a weekday, يوم, في, a zero that no fraction has or a
    /// number that is no month; "08/12, 2015" with its year.
    fn day_and_month(&mut self, at: usize, cut: usize) -> bool {
        let words = &self.view.words;
        let separator = words.key(at + 1);
        let glued = words.is_glued(at + 1) && words.is_glued(at + 2);
        if !matches!(separator, "/" | "-") || !glued {
            return false;
        }
        let (Some(a), Some(b)) = (self.number(at), self.number(at + 2)) else {
            return false;
        };
        let longer = words.is_glued(at + 3)
            && words.kind(at + 3) == WordKind::Mark
            && words.kind(at + 4) == WordKind::Digits
            && words.is_glued(at + 4);
        if longer || words.key(at).len() > 2 || words.key(at + 2).len() > 2 {
            return false;
        }
        let end = at + 3;
        let year = (self.view.is_comma(end))
            .then(|| self.number(end + 1))
            .flatten()
            .filter(|year| (1900..2100).contains(year));
        let before = self.first.checked_sub(1).map_or("", |at| words.key(at));
        let padded = words.key(at).starts_with('0') || words.key(at + 2).starts_with('0');
        let framed = at != self.at
            || self.day.weekday.is_some()
            || separator == "-" && (a > 12) != (b > 12) && before == "في"
            || separator == "/"
                && (padded
                    || (a > 12) != (b > 12)
                    || before == "بتاريخ"
                    || grammar::is(before, Class::BeforeYear));
        // "7/7" and "24/24" are no days, they are always open.
        let always = a == b && !padded;
        if !(framed && (padded || stands_free(self.view, end)) && !always || year.is_some()) {
            return false;
        }
        let (day, month) = if b > 12 { (b, a) } else { (a, b) };
        let end = if year.is_some() { end + 2 } else { end };
        self.set(
            year_month_day(year, month, day),
            Calendar::Gregorian,
            end,
            cut,
        )
    }

    fn set(
        &mut self,
        date: Option<(Option<i16>, i8, i8)>,
        calendar: Calendar,
        end: usize,
        cut: usize,
    ) -> bool {
        let Some((year, month, day)) = date else {
            return false;
        };
        if !self.take(end, cut) {
            return false;
        }
        self.day.year = year;
        self.day.month = Some(month);
        self.day.day = Some(day);
        self.day.calendar = calendar;
        self.strong = true;
        true
    }
}

fn year_month_day(year: Option<i16>, month: i16, day: i16) -> Option<(Option<i16>, i8, i8)> {
    let month = i8::try_from(month).ok().filter(|n| (1..=12).contains(n))?;
    let day = i8::try_from(day).ok().filter(|n| (1..=31).contains(n))?;
    Some((year, month, day))
}
