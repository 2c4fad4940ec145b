//! Days by their place from today, and from the date to the left.

use super::Run;
use crate::facts::grammar::Class;
use crate::facts::time::lexicon::{lexicon, weekday};
use crate::facts::time::numerals::{number_at_stem, ordinal};
use crate::facts::time::reading::Part;
use crate::letters::words::WordKind;

/// Words of a name in quotation marks before its "اليوم".
const NAME: usize = 2;

impl Run<'_, '_> {
    /// "اليوم", "أمس", "الليلة الماضية", "اليوم نفسه".
    pub(super) fn deixis(&mut self) -> bool {
        if self.day.shift.is_some() || self.day.left.is_some() {
            return false;
        }
        let words = &self.view.words;
        if let Some(found) = lexicon(self.view).night.at_stem(words, self.at) {
            if !self.take(found.end, found.cut) {
                return false;
            }
            self.day.shift = Some(*found.value);
            self.day.part = Some(Part::Night);
            self.strong = true;
            return true;
        }
        let Some(found) = lexicon(self.view).deixis.at_stem(words, self.at) else {
            return false;
        };
        // "اليوم نفسه", "اليوم السابق": counted from the date to the left.
        let other = match words.key(found.end) {
            _ if *found.value != 0 => None,
            _ if self.view.is(found.end, Class::Selfsame) => Some(0),
            key => lexicon(self.view).day_behind.get(key).copied(),
        };
        if let Some(days) = other {
            if !self.take(found.end + 1, found.cut) {
                return false;
            }
            self.day.left = Some(days);
            self.strong = true;
            return true;
        }
        // "اليوم الثاني", "اليوم الماضي": a day that is counted, not today.
        if *found.value == 0
            && (ordinal(self.view, found.end)
                .is_some_and(|_| weekday(self.view, found.end).is_none())
                || self.view.is(found.end, Class::CountedDay))
        {
            return false;
        }
        if self.is_rate(found.end) || self.is_in_a_name(found.end) {
            return false;
        }
        if !self.take(found.end, found.cut) {
            return false;
        }
        self.day.shift = Some(*found.value);
        self.strong = true;
        true
    }

    /// "40 سيجارة في اليوم", "مرتين في اليوم": how often, not when.
    fn is_rate(&self, end: usize) -> bool {
        let words = &self.view.words;
        let Some(noun) = self.at.checked_sub(2) else {
            return false;
        };
        let counted = || {
            noun.checked_sub(1).is_some_and(|number| {
                words.kind(number) == WordKind::Digits
                    || number_at_stem(self.view, number).is_some()
            })
        };
        words.key(self.at) == "اليوم"
            && words.key(noun + 1) == "في"
            && weekday(self.view, end).is_none()
            && (self.view.is(noun, Class::Times) || counted())
    }

    /// «المصري اليوم»: a name of a word or two in quotation marks.
    fn is_in_a_name(&self, end: usize) -> bool {
        let opened = (1..=NAME)
            .filter_map(|back| self.at.checked_sub(back + 1))
            .any(|at| self.view.is_quote_mark(at));
        self.view.is_quote_mark(end) && opened
    }
}
