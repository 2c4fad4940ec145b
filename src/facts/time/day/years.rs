//! The year of a calendar point: behind a month, behind عام, or alone.

use super::Run;
use crate::facts::grammar::{self, Class};
use crate::facts::time::lexicon::{Particle, lexicon, particle};
use crate::facts::time::year::bare_year;
use crate::letters::words::WordKind;

impl Run<'_, '_> {
    /// م after a year is part of it; the Urdu ء is not.
    pub(super) fn year_mark(&mut self) {
        if self.view.words.key(self.at) == "م" {
            self.at += 1;
        }
    }

    /// "عام 2020" at a word.
    pub(super) fn year_word(&self, at: usize) -> Option<(i16, usize)> {
        let word = particle(self.view, at, Particle::Year)?;
        let year = bare_year(self.view, word.end)?;
        Some((year, word.end + 1))
    }

    pub(super) fn year(&mut self) -> bool {
        if self.day.year.is_some() || self.day.weekday.is_some() && self.day.month.is_none() {
            return false;
        }
        if let Some((year, end)) = self.year_word(self.at) {
            let cut = particle(self.view, self.at, Particle::Year).map_or(0, |found| found.cut);
            if !self.take(end, cut) {
                return false;
            }
            self.day.year = Some(year);
            self.strong = true;
            self.year_mark();
            return true;
        }
        let Some(year) = bare_year(self.view, self.at) else {
            return false;
        };
        let dated = self.day.month.is_some();
        if !(dated || self.day.edge.is_some() || self.year_stands_free()) {
            return false;
        }
        self.take(self.at + 1, 0);
        self.day.year = Some(year);
        self.strong = true;
        self.year_mark();
        true
    }

    /// A bare year: a preposition of time before it, and nothing counted after it.
    pub(super) fn year_stands_free(&self) -> bool {
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
                || words.key(after).starts_with('ب'))
    }

    /// "من العام الماضي" after a month.
    pub(super) fn relative_year(&mut self) -> bool {
        let words = &self.view.words;
        if self.day.year.is_some() || particle(self.view, self.at, Particle::Year).is_none() {
            return false;
        }
        match lexicon().direction.at(words, self.at + 1) {
            Some(found) => {
                self.day.year_direction = Some(*found.value);
                self.at = found.end;
                true
            }
            None => false,
        }
    }
}
