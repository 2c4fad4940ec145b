//! The year of a calendar point: behind a month, behind عام, or alone.

use super::Run;
use crate::facts::grammar::{self, Class};
use crate::facts::time::lexicon::{Noun, Particle, lexicon, particle};
use crate::facts::time::reading::{Direction, Unit};
use crate::facts::time::year::{Year, bare_year, marked_year, spelled_year, year_of_word};
use crate::letters::Language;
use crate::letters::calendar::Calendar;
use crate::letters::words::WordKind;

impl Run<'_, '_> {
    /// Takes a year with its calendar; a month of another calendar keeps its own.
    fn set_year(&mut self, year: Year) {
        self.day.year = Some(year.number);
        let told = year.calendar.or_else(|| self.of_language(year.number));
        if let Some(calendar) = told
            && self.day.month.is_none()
        {
            self.day.calendar = calendar;
        }
        self.strong = true;
    }

    /// A year before the moderns is solar in Persian.
    fn of_language(&self, year: i16) -> Option<Calendar> {
        let solar = self.view.language == Language::Persian && (1250..1500).contains(&year);
        solar.then_some(Calendar::Solar)
    }

    pub(super) fn year(&mut self) -> bool {
        if self.day.year.is_some() || self.day.weekday.is_some() && self.day.month.is_none() {
            return false;
        }
        if let Some(year) = year_of_word(self.view, self.at) {
            let cut = particle(self.view, self.at, Particle::Year).map_or(0, |found| found.cut);
            if !self.take(year.end, cut) {
                return false;
            }
            self.set_year(year);
            return true;
        }
        let Some(year) = marked_year(self.view, self.at) else {
            return false;
        };
        let dated = self.day.month.is_some() || self.day.edge.is_some();
        let modern = bare_year(self.view, self.at).is_some();
        let framed = self.framed && self.is_first();
        let free =
            modern && (dated || framed || self.year_stands_free()) || year.calendar.is_some();
        if !free || !self.take(year.end, 0) {
            return false;
        }
        self.set_year(year);
        true
    }

    /// A bare year: a preposition of time before it, and nothing counted after it.
    fn year_stands_free(&self) -> bool {
        let words = &self.view.words;
        let Some(before) = self.at.checked_sub(1) else {
            return false;
        };
        let after = self.at + 1;
        grammar::is(words.key(before), Class::BeforeYear)
            && (words.kind(after) != WordKind::Letters
                || grammar::is(words.key(after), Class::BehindYear)
                || words.key(after).starts_with('و')
                || words.key(after).starts_with("ال")
                || words.key(after).starts_with('ب')
                || self.opens_a_clause(after))
    }

    /// "أعلن في 2018 انسحاب بلاده": a number of this time behind في, and before a word that
    /// nothing counts.
    fn opens_a_clause(&self, after: usize) -> bool {
        let words = &self.view.words;
        let now = bare_year(self.view, self.at).is_some_and(|year| (1900..2060).contains(&year));
        now && !words.get(after).tanwin
            && !words.key(after).ends_with(['ا', 'ه'])
            && !crate::facts::quantity::is_counted(words, after)
    }

    /// The year after a month: "2020", "عام 2020", "من عام 2020", "لعام 2020", in words.
    pub(super) fn year_after_month(&mut self) {
        let from = self.at;
        let mut at = from;
        if self.view.is_comma(at)
            || matches!(self.view.words.key(at), "-" | "." | "من" | "في" | "/")
        {
            at += 1;
        }
        let plain = self.view.words.key(from) != "في";
        let old = self.day.calendar != Calendar::Gregorian || self.day.day.is_some();
        let year = year_of_word(self.view, at)
            .or_else(|| {
                marked_year(self.view, at).filter(|year| {
                    let known = year.calendar.is_some() || old || year.number >= 1800;
                    known && (plain || at == from)
                })
            })
            .or_else(|| {
                let joined = self.day.day.is_some() && plain;
                joined.then(|| spelled_year(self.view, at)).flatten()
            });
        if let Some(year) = year {
            self.at = year.end;
            self.set_year(year);
        }
    }

    /// "من كل سنة" behind a day and its month.
    pub(super) fn every_year(&mut self) {
        if self.day.year.is_none()
            && let Some((Unit::Year, end)) = self.of_each(self.at)
        {
            self.day.of_each = Some(Unit::Year);
            self.at = end;
        }
    }

    /// "من كل شهر": the unit, and the word after it.
    pub(super) fn of_each(&self, at: usize) -> Option<(Unit, usize)> {
        let joint = usize::from(self.view.words.key(at) == "من");
        let every = particle(self.view, at + joint, Particle::Every)?;
        let found = lexicon(self.view).unit.at(&self.view.words, every.end)?;
        let (noun, unit) = *found.value;
        (noun == Noun::One).then_some((unit, found.end))
    }

    /// "من العام الماضي" after a month; "السنة القادمة" without a joint.
    pub(super) fn relative_year(&mut self) -> bool {
        let words = &self.view.words;
        if self.day.year.is_some() || self.day.year_direction.is_some() || self.day.told_year {
            return false;
        }
        // "سال جاری": one phrase in the other languages.
        if let Some(found) = lexicon(self.view).relative.at(words, self.at)
            && found.value.0 == Unit::Year
        {
            self.day.year_direction = Some(match found.value.1 {
                ..0 => Direction::Last,
                0 => Direction::This,
                _ => Direction::Next,
            });
            self.at = found.end;
            return true;
        }
        let Some(word) = particle(self.view, self.at, Particle::Year) else {
            return false;
        };
        if word.cut > 0 {
            return false;
        }
        if grammar::is(words.key(word.end), Class::Selfsame) {
            self.day.told_year = true;
            self.at = word.end + 1;
            return true;
        }
        match lexicon(self.view).direction.at(words, word.end) {
            Some(found) => {
                self.day.year_direction = Some(*found.value);
                self.at = found.end;
                true
            }
            None => false,
        }
    }
}
