//! Clocks and parts of the day in a calendar point.

use super::Run;
use crate::facts::grammar::{self, Class};
use crate::facts::time::clock::clock;
use crate::facts::time::lexicon::{Particle, lexicon, particle};

impl Run<'_, '_> {
    pub(super) fn clock(&mut self) -> bool {
        if self.day.clock.is_some() {
            return false;
        }
        let and = usize::from(self.view.words.key(self.at).starts_with("وال"));
        let cut = particle(self.view, self.at, Particle::Clock).map_or(and, |found| found.cut);
        match clock(self.view, self.at) {
            Some((time, part, end)) if self.take(end, cut) => {
                self.day.clock = Some(time);
                self.day.part = part.or(self.day.part);
                self.strong = true;
                self.zone();
                true
            }
            _ => false,
        }
    }

    /// "بتوقيت غرينتش", "بالتوقيت المحلي", "ت غ" behind a clock.
    pub(super) fn zone(&mut self) {
        if let Some(found) = lexicon(self.view).zone.at(&self.view.words, self.at) {
            self.day.utc = *found.value;
            self.at = found.end;
        }
    }

    /// A part of the day: by itself it is a time only as an adverb ("صباحا").
    pub(super) fn part(&mut self) -> bool {
        if self.day.part.is_some() {
            return false;
        }
        let words = &self.view.words;
        // "الساعة الثالثة من فجر الأحد": behind an hour, it says which half of the day.
        let joint = usize::from(self.day.clock.is_some() && words.key(self.at) == "من");
        let Some(found) = lexicon(self.view).part.at_stem(words, self.at + joint) else {
            return false;
        };
        // "بعد منتصف الليل" says it all, "ليل" does not.
        let whole = found.end > self.at + 1 + joint;
        let alone = whole || grammar::is(words.key(self.at), Class::PartAdverb);
        let adverb = alone && self.is_first();
        if joint > 0 && found.cut > 0 || !self.take(found.end, found.cut) {
            return false;
        }
        self.day.part = Some(*found.value);
        self.strong |= adverb;
        true
    }
}
