//! Dates of the Jewish calendar in its own numerals: י״ב בתשרי תשפ״ד.

use super::Run;
use crate::letters::calendar::Calendar;
use crate::letters::words::WordKind;
use crate::letters::{Language, hebrew_numeral};

/// The thousands that a year leaves out.
const THOUSANDS: i16 = 5000;

impl Run<'_, '_> {
    /// Day, month and year; the year may be left out.
    pub(super) fn hebrew(&mut self) -> bool {
        if self.view.language != Language::Hebrew || self.day.day.is_some() {
            return false;
        }
        let Some((day, end)) = self.marked_numeral(self.at) else {
            return false;
        };
        let Some(block) = self.month_block(end) else {
            return false;
        };
        if block.calendar != Calendar::Hebrew || !(1..=30).contains(&day) || block.cut > 1 {
            return false;
        }
        let year = self.marked_numeral(block.end);
        let end = year.map_or(block.end, |(_, end)| end);
        if !self.take(end, 0) {
            return false;
        }
        self.day.day = i8::try_from(day).ok();
        self.day.month = Some(block.month);
        self.day.calendar = Calendar::Hebrew;
        self.day.year = year.and_then(|(year, _)| i16::try_from(year).ok()?.checked_add(THOUSANDS));
        self.strong = true;
        true
    }

    /// "י״ב", "ה׳", "תשפ״ד": letters with the mark that makes them a number.
    fn marked_numeral(&self, at: usize) -> Option<(u16, usize)> {
        let words = &self.view.words;
        let glued = words.kind(at) == WordKind::Letters && words.is_glued(at + 1);
        let first = words.key(at);
        match words.key(at + 1) {
            "\"" if glued && words.is_glued(at + 2) && words.kind(at + 2) == WordKind::Letters => {
                let last = words.key(at + 2);
                let one = last.chars().count() == 1;
                let letters = format!("{first}{last}");
                let value = one.then(|| hebrew_numeral(&letters)).flatten()?;
                Some((value, at + 3))
            }
            "'" | "׳" if glued && first.chars().count() == 1 => {
                Some((hebrew_numeral(first)?, at + 2))
            }
            _ => None,
        }
    }
}
