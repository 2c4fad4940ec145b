//! The day of the month and the month, in words and in digits.

use super::Run;
use crate::facts::grammar::{self, Class};
use crate::facts::number::ordinal;
use crate::facts::time::lexicon::{Particle, lexicon, particle};
use crate::facts::time::month::MonthBlock;
use crate::facts::time::year::bare_year;
use crate::letters::number_value;
use crate::letters::words::WordKind;

impl Run<'_, '_> {
    /// "12 مارس", "يومي 11 و 12 مارس", "الحادي والعشرين من مارس".
    pub(super) fn days(&mut self) -> bool {
        if self.day.day.is_some() {
            return false;
        }
        let back = (self.at, self.cut);
        let mut cut = 0;
        let mut at = self.at;
        let word = particle(self.view, at, Particle::DayWord)
            .or_else(|| particle(self.view, at, Particle::DaysWord));
        if let Some(found) = word {
            (at, cut) = (found.end, found.cut);
        }
        let Some((first, ordinal_cut, mut end)) = self.day_number(at) else {
            return false;
        };
        if at == self.at {
            cut = ordinal_cut;
        }
        let mut last = None;
        let joint = match self.view.words.key(end) {
            "و" | "-" | "–" | "/" | "الي" | "حتي" => 1,
            _ => 0,
        };
        if joint > 0
            && let Some((second, _, after)) = self.day_number(end + joint)
            && second > first
            && self.month_block(after).is_some()
        {
            last = Some(second);
            end = after;
        }
        if matches!(self.view.words.key(end), "من" | "-") {
            end += 1;
        }
        let Some(block) = self.month_block(end) else {
            (self.at, self.cut) = back;
            return false;
        };
        if !self.take(block.end, cut) {
            return false;
        }
        self.day.day = Some(first);
        self.day.last_day = last;
        self.day.month = Some(block.month);
        self.day.other_month = block.other;
        self.strong = true;
        self.year_after_month();
        true
    }

    /// A day of the month, in digits or as an ordinal, 1 to 31.
    pub(super) fn day_number(&self, at: usize) -> Option<(i8, usize, usize)> {
        let words = &self.view.words;
        if words.kind(at) == WordKind::Digits {
            let value = number_value(words.key(at)).filter(|day| (1..=31).contains(day))?;
            return Some((i8::try_from(value).ok()?, 0, at + 1));
        }
        let (value, end) = ordinal(words, at)?;
        let cut = usize::from(words.key(at).starts_with(['و', 'ف', 'ب', 'ل']));
        (value <= 31).then_some(())?;
        Some((i8::try_from(value).ok()?, cut, end))
    }

    pub(super) fn month_block(&self, at: usize) -> Option<MonthBlock> {
        MonthBlock::at(self.view, at)
    }

    /// A month without a day: it needs a year, شهر, a direction, an edge or a preposition.
    pub(super) fn month(&mut self) -> bool {
        if self.day.month.is_some() || self.day.day.is_some() || self.day.weekday.is_some() {
            return false;
        }
        let Some(block) = self.month_block(self.at) else {
            return false;
        };
        let direction = lexicon().direction.at(&self.view.words, block.end);
        let with_year =
            bare_year(self.view, block.end).is_some() || self.year_word(block.end).is_some();
        let before = self
            .at
            .checked_sub(1)
            .map_or("", |at| self.view.words.key(at));
        let framed =
            block.named || block.two || with_year || direction.is_some() || self.day.edge.is_some();
        let strong_alone =
            !block.weak && (block.preposition || grammar::is(before, Class::BeforeMonth));
        if !(framed || strong_alone) || !self.take(block.end, block.cut) {
            return false;
        }
        self.day.month = Some(block.month);
        self.day.other_month = block.other;
        self.strong = true;
        self.year_after_month();
        true
    }

    /// The year after a month: "2020", "عام 2020", "من عام 2020", with م, ء or هـ.
    pub(super) fn year_after_month(&mut self) {
        let from = self.at;
        let mut at = from;
        if self.view.is_comma(at)
            || self.view.words.key(at) == "-"
            || self.view.words.key(at) == "من"
            || self.view.words.key(at) == "في"
        {
            at += 1;
        }
        let (year, end) = match self.year_word(at) {
            Some(found) => found,
            None => match bare_year(self.view, at) {
                Some(year) if at == from || self.view.words.key(from) != "في" => (year, at + 1),
                _ => return,
            },
        };
        self.day.year = Some(year);
        self.at = end;
        self.year_mark();
    }

    /// 12/03/2021, 2021-03-12, 12.3.2021: the day before the month, as the region writes.
    pub(super) fn numeric(&mut self) -> bool {
        if self.day.day.is_some() || self.day.month.is_some() {
            return false;
        }
        let words = &self.view.words;
        let mut at = self.at;
        let mut cut = 0;
        if let Some(found) = particle(self.view, at, Particle::DayWord) {
            (at, cut) = (found.end, found.cut);
        }
        let separator = words.key(at + 1);
        let glued = (1..=4).all(|n| words.is_glued(at + n));
        if !matches!(separator, "/" | "-" | ".") || words.key(at + 3) != separator || !glued {
            return false;
        }
        let part = |n: usize| {
            (words.kind(at + n) == WordKind::Digits)
                .then(|| number_value(words.key(at + n)))
                .flatten()
                .and_then(|value| i16::try_from(value).ok())
        };
        let (Some(a), Some(b), Some(c)) = (part(0), part(2), part(4)) else {
            return false;
        };
        let (year, month, day) = if a >= 1000 {
            (a, b, c)
        } else if c >= 1000 || (c < 100 && separator == "/") {
            let year = if c < 100 { 2000 + c } else { c };
            if b > 12 { (year, a, b) } else { (year, b, a) }
        } else {
            return false;
        };
        let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else {
            return false;
        };
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) || !self.take(at + 5, cut) {
            return false;
        }
        self.day.year = Some(year);
        self.day.month = Some(month);
        self.day.day = Some(day);
        self.strong = true;
        true
    }
}
