//! The name of a month, or two names of one month side by side.

use super::lexicon::{Particle, month, particle};
use super::year::{bare_year, stands_free};
use crate::facts::time::numerals::number;
use crate::facts::view::View;
use crate::letters::Language;
use crate::letters::calendar::Calendar;
use crate::letters::words::WordKind;

/// "[شهر] مارس", "مارس/آذار", "تشرين الثاني (نوفمبر)", "شهر 3".
pub struct MonthBlock {
    /// 1 to 12.
    pub month: i8,
    /// The calendar that it is of.
    pub calendar: Calendar,
    /// The month of a second name that does not agree.
    pub other: Option<i8>,
    /// The last month of "يناير وفبراير".
    pub last: Option<i8>,
    /// The name is an ordinary word too.
    pub weak: bool,
    /// Two names stand side by side.
    pub two: bool,
    /// شهر stands before it.
    pub named: bool,
    /// Letters of its first word that stand outside.
    pub cut: usize,
    /// A glued preposition stands before it.
    pub preposition: bool,
    /// The word after its last.
    pub end: usize,
}

impl MonthBlock {
    /// The month at a word, with the second name beside it.
    pub fn at(view: &View, at: usize) -> Option<Self> {
        let word = particle(view, at, Particle::MonthWord);
        let start = word.as_ref().map_or(at, |found| found.end);
        let Some(first) = month(view, start) else {
            return Self::numbered(view, at);
        };
        let name = *first.value;
        let mut block = Self {
            month: name.number,
            calendar: name.calendar,
            other: None,
            last: None,
            weak: name.weak,
            two: false,
            named: word.is_some()
                || view.language == Language::Persian && view.words.key(start).ends_with("ماه"),
            cut: word.as_ref().map_or(first.cut, |found| found.cut),
            preposition: word
                .as_ref()
                .map_or(first.preposition, |found| found.preposition),
            end: first.end,
        };
        if word.is_some() && first.cut > 0 {
            return None;
        }
        let open = view.words.key(first.end) == "(";
        let joint = if open || matches!(view.words.key(first.end), "/" | "-" | "–" | "\\") {
            first.end + 1
        } else {
            first.end
        };
        if let Some(second) = month(view, joint)
            && second.cut == 0
            && second.value.calendar == name.calendar
            && (joint != first.end || second.value.number == name.number)
        {
            let closed = view.words.key(second.end) == ")";
            if !open || closed {
                block.two = true;
                block.end = second.end + usize::from(open);
                if second.value.number != name.number {
                    block.other = Some(second.value.number);
                }
            }
        }
        Some(block)
    }

    /// "شهر 3", "شهر عشرة": a month by its number.
    fn numbered(view: &View, at: usize) -> Option<Self> {
        let word = particle(view, at, Particle::MonthWord)?;
        let number = number(view, word.end).filter(|number| !number.vague)?;
        let month = (1..=12).find(|month| f64::from(*month) == number.value)?;
        let glued = view.words.kind(number.end) == WordKind::Mark
            && view.words.is_glued(number.end)
            && view.words.kind(number.end + 1) == WordKind::Digits;
        let dated = bare_year(view, number.end).is_some()
            || particle(view, number.end, Particle::Year).is_some();
        (!glued && (dated || stands_free(view, number.end))).then_some(Self {
            month,
            calendar: Calendar::Gregorian,
            other: None,
            last: None,
            weak: false,
            two: false,
            named: true,
            cut: word.cut,
            preposition: word.preposition,
            end: number.end,
        })
    }

    /// Takes the months after it in "يناير وفبراير ومارس": each the next one, so that a
    /// list is a stretch of time.
    pub fn and_the_next(mut self, view: &View) -> Self {
        while let Some(next) = month(view, self.end) {
            let joined = next.cut == 1 && !next.preposition;
            let known = self.last.unwrap_or(self.month);
            let follows = joined
                && self.other.is_none()
                && next.value.calendar == self.calendar
                && next.value.number == known + 1;
            if !follows {
                break;
            }
            self.last = Some(next.value.number);
            self.end = next.end;
            if view.words.key(self.end) == "/"
                && let Some(twin) = month(view, self.end + 1)
                && twin.value.number == next.value.number
            {
                self.end = twin.end;
            }
        }
        self
    }
}
