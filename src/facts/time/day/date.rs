//! The day of the month and the month, in words and in digits.

use super::Run;
use crate::facts::grammar::{self, Class};
use crate::facts::time::lexicon::{Particle, lexicon, particle};
use crate::facts::time::month::MonthBlock;
use crate::facts::time::nth::relative_month;
use crate::facts::time::numerals::{number, ordinal};
use crate::facts::time::reading::Unit;
use crate::facts::time::year::{bare_year, marked_year, stands_free, year_of_word};
use crate::letters::calendar::Calendar;
use crate::letters::number_value;
use crate::letters::words::WordKind;

/// Days that one list may name: "أيام 11 و12 و13 و14 مارس".
const LISTED: usize = 6;

/// A day of the month as it stands.
pub(super) struct Number {
    day: i8,
    /// Letters of its first word that stand outside.
    cut: usize,
    end: usize,
    /// In digits or as an ordinal, which names a day; a cardinal in words may count.
    ordinal: bool,
}

impl Run<'_, '_> {
    /// "12 مارس", "يومي 11 و 12 مارس", "الحادي والعشرين من مارس", "27 من الشهر الجاري".
    pub(super) fn days(&mut self) -> bool {
        if self.day.day.is_some() || self.day.month.is_some() {
            return false;
        }
        let mut cut = 0;
        let mut at = self.at;
        let word = particle(self.view, at, Particle::DayWord)
            .or_else(|| particle(self.view, at, Particle::DaysWord));
        let named = word.is_some();
        if let Some(found) = word {
            (at, cut) = (found.end, found.cut);
        }
        let Some(first) = self.day_number(at) else {
            return false;
        };
        if !named {
            cut = first.cut;
        } else if first.cut > 0 {
            return false;
        }
        // "الثلاثاء الثالث من أيلول" is a place in a row: see `nth`.
        let digits = self.view.words.kind(at) == WordKind::Digits;
        if self.day.weekday.is_some() && !named && !digits && first.ordinal && first.day <= 5 {
            return false;
        }
        // "ملعب 15 أكتوبر", "شارع 9 أبريل": a name, not a day.
        let before = self
            .first
            .checked_sub(1)
            .map_or("", |at| self.view.words.key(at));
        if self.is_first() && grammar::is(before, Class::NamedByDate) {
            return false;
        }
        let (last, listed) = self.more_days(&first);
        let month = self.joined_month(listed).map(|block| (block, last));
        let month = month.or_else(|| self.joined_month(first.end).map(|block| (block, None)));
        if let Some((block, last)) = month {
            if !self.take(block.end, cut) {
                return false;
            }
            self.day.day = Some(first.day);
            self.day.last_day = last;
            self.set_month(&block);
            self.year_after_month();
            self.every_year();
            return true;
        }
        if let Some((Unit::Month, end)) = self.of_each(first.end)
            && first.ordinal
            && self.take(end, cut)
        {
            self.day.day = Some(first.day);
            self.day.of_each = Some(Unit::Month);
            self.strong = true;
            return true;
        }
        if self.view.words.key(listed) == "من"
            && let Some(found) = particle(self.view, listed + 1, Particle::ThatMonth)
            && first.ordinal
            && self.take(found.end, cut)
        {
            self.day.day = Some(first.day);
            self.day.last_day = last;
            self.day.told_month = true;
            self.strong = true;
            return true;
        }
        if let Some((shift, end)) = relative_month(self.view, listed) {
            if !first.ordinal || !self.take(end, cut) {
                return false;
            }
            self.day.day = Some(first.day);
            self.day.last_day = last;
            self.day.month_shift = Some(shift);
            self.strong = true;
            return true;
        }
        self.bare_day(&first, named, cut)
    }

    /// "يوم 27", "الجمعة 15", "في الحادي والعشرين": a day whose month is that of
    /// publication.
    fn bare_day(&mut self, first: &Number, named: bool, cut: usize) -> bool {
        let words = &self.view.words;
        let digits = words.kind(first.end.saturating_sub(1)) == WordKind::Digits;
        let marked = words.is_glued(first.end)
            && matches!(words.key(first.end), "/" | "-" | ":" | "." | "," | "٫")
            && words.is_glued(first.end + 1)
            && words.kind(first.end + 1) == WordKind::Digits;
        let before = self.at.checked_sub(1).map_or("", |at| words.key(at));
        let weekday = self.day.weekday.is_some();
        let fits = if weekday {
            // "الأحد الثاني" is the second Sunday.
            digits || first.day > 5
        } else if named {
            digits
        } else if digits {
            // "في 15." at the end of what is said; "إلى 27" may count anything.
            let timed = particle(self.view, first.end, Particle::Clock).is_some();
            before == "في" && (timed || self.view.ends_sentence(first.end))
        } else {
            // An hour ends at twelve: from thirteen on a place in a row is a day.
            let led = cut > 0 || matches!(before, "في" | "الي" | "حتي" | "لغايه");
            led && first.day > 12
        };
        let free = stands_free(self.view, first.end) && words.key(first.end) != "من";
        let names = first.ordinal || weekday && before == "في";
        if !(names && fits && free) || marked || !self.take(first.end, cut) {
            return false;
        }
        self.day.day = Some(first.day);
        self.strong = true;
        true
    }

    /// The last of the days that a list names, and the word after it.
    fn more_days(&self, first: &Number) -> (Option<i8>, usize) {
        let words = &self.view.words;
        let (mut last, mut end, mut day) = (None, first.end, first.day);
        for _ in 0..LISTED {
            let joint = usize::from(grammar::is(words.key(end), Class::BetweenDays));
            let and = joint == 0 && words.key(end).starts_with('و');
            let Some(next) = self.day_number(end + joint) else {
                break;
            };
            if !(joint > 0 || and) || next.day <= day || (and != (next.cut == 1)) {
                break;
            }
            (last, end, day) = (Some(next.day), next.end, next.day);
        }
        (last, end)
    }

    /// The month behind a day: "من مارس", ". مارس", "/ مارس", "شهر مارس".
    fn joined_month(&self, end: usize) -> Option<MonthBlock> {
        let joint = matches!(
            self.view.words.key(end),
            "من" | "-" | "–" | "." | "/" | "في"
        );
        let block = self.month_block(end + usize::from(joint))?;
        // "الثالث ماي" is a day, "في 3 من آب" too; but a clitic only stands on the first word,
        // and the glued ب of "أول بشهر".
        (block.cut == 0 || block.preposition && !joint).then_some(block)
    }

    fn set_month(&mut self, block: &MonthBlock) {
        self.day.month = Some(block.month);
        self.day.calendar = block.calendar;
        self.day.other_month = block.other;
        self.day.last_month = block.last;
        self.strong = true;
    }

    /// A day of the month, 1 to 31: in digits, as an ordinal, in words, أول and فاتح.
    pub(super) fn day_number(&self, at: usize) -> Option<Number> {
        let words = &self.view.words;
        let fits = |value: u64| (1..=31).contains(&value).then_some(value as i8);
        if words.kind(at) == WordKind::Digits {
            let short = words.key(at).len() <= 2;
            let day = number_value(words.key(at))
                .filter(|_| short)
                .and_then(fits)?;
            return Some(Number {
                day,
                cut: 0,
                end: at + 1,
                ordinal: true,
            });
        }
        if words.kind(at) != WordKind::Letters {
            return None;
        }
        if let Some((value, end)) = ordinal(self.view, at) {
            let key = words.key(at);
            // "للثاني": two letters stand before the article that swallowed its alef.
            let cut = key.find("ال").map_or_else(
                || usize::from(key.starts_with(['و', 'ف', 'ب', 'ل'])),
                |byte| key.get(..byte).map_or(0, |before| before.chars().count()),
            );
            return Some(Number {
                day: fits(u64::from(value))?,
                cut,
                end,
                ordinal: true,
            });
        }
        if let Some(found) = lexicon(self.view).nth.at_stem(words, at) {
            let first = *found.value == 1;
            return first.then_some(Number {
                day: 1,
                cut: found.cut,
                end: found.end,
                ordinal: false,
            });
        }
        let number = number(self.view, at).filter(|number| !number.vague && !number.scaled)?;
        let day = (1..=31).find(|day| f64::from(*day) == number.value)?;
        Some(Number {
            day,
            cut: 0,
            end: number.end,
            ordinal: false,
        })
    }

    pub(super) fn month_block(&self, at: usize) -> Option<MonthBlock> {
        MonthBlock::at(self.view, at)
    }

    /// A month without a day, or with the day behind it: it needs a year, شهر, a
    /// direction, an edge or a preposition.
    pub(super) fn month(&mut self) -> bool {
        if self.day.month.is_some() || self.day.day.is_some() {
            return false;
        }
        let months = particle(self.view, self.at, Particle::MonthsWord);
        let start = months.as_ref().map_or(self.at, |found| found.end);
        let Some(block) = self.month_block(start) else {
            return false;
        };
        if months.is_some() && block.cut > 0 {
            return false;
        }
        let block = block.and_the_next(self.view);
        let behind = self.day_behind(&block);
        let other = block.calendar != Calendar::Gregorian;
        let with_year = marked_year(self.view, block.end)
            .is_some_and(|year| other || year.number >= 1800)
            || year_of_word(self.view, block.end).is_some();
        if self.day.weekday.is_some() && behind.is_none() {
            return false;
        }
        let direction = lexicon(self.view).direction.at(&self.view.words, block.end);
        let before = self
            .at
            .checked_sub(1)
            .map_or("", |at| self.view.words.key(at));
        let framed = block.named
            || block.two
            || with_year
            || direction.is_some()
            || self.day.edge.is_some()
            || months.is_some()
            || behind.is_some();
        let strong_alone = !block.weak
            && (block.preposition || self.framed || grammar::is(before, Class::BeforeMonth));
        let cut = months.as_ref().map_or(block.cut, |found| found.cut);
        let end = behind.map_or(block.end, |(_, _, end)| end);
        if !(framed || strong_alone) || !self.take(end, cut) {
            return false;
        }
        self.set_month(&block);
        if let Some((day, last, _)) = behind {
            self.day.day = Some(day);
            self.day.last_day = last;
        }
        self.year_after_month();
        true
    }

    /// The day behind a month: "مارس 12، 2021", "يناير-1", "يوليو 13-15". A number that
    /// counts something is none.
    fn day_behind(&self, block: &MonthBlock) -> Option<(i8, Option<i8>, usize)> {
        if block.last.is_some() || block.other.is_some() || block.named && block.weak {
            return None;
        }
        let dash = self.view.words.key(block.end) == "-" && self.view.words.is_glued(block.end);
        let first = self.day_number(block.end + usize::from(dash))?;
        if !first.ordinal || first.cut > 0 {
            return None;
        }
        let (last, end) = self.more_days(&first);
        let clock = matches!(self.view.words.key(end), ":" | "." | "/" | "٫")
            && self.view.words.is_glued(end)
            && self.view.words.kind(end + 1) == WordKind::Digits;
        let after = end + usize::from(self.view.is_comma(end));
        let dated = year_of_word(self.view, after).is_some()
            || bare_year(self.view, after).is_some()
            || crate::facts::time::year::spelled_year(self.view, after).is_some();
        let timed = particle(self.view, end, Particle::Clock).is_some()
            || self.view.words.key(end + 1) == ":";
        // "لصفر 6-3": a month whose name is another word needs its year.
        (!clock && (dated || !block.weak && (timed || stands_free(self.view, end))))
            .then_some((first.day, last, end))
    }
}
