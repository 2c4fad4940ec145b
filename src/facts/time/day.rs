//! Points of the calendar: weekday, day, month (one name or two), year, today and
//! yesterday, parts of the day, clocks, in whatever order the news puts them.

use super::clock::clock;
use super::lexicon::{Particle, lexicon, particle, weekday};
use super::month::MonthBlock;
use super::reading::{Day, Direction, Edge, Expression, Reading};
use super::year::bare_year;
use crate::facts::number::ordinal;
use crate::facts::view::View;
use crate::letters::number_value;
use crate::letters::words::WordKind;

/// The calendar point at a word: the longest run of fields that fit together.
pub fn calendar(view: &View, at: usize) -> Option<Expression> {
    let mut run = Run {
        view,
        at,
        first: at,
        cut: 0,
        day: Day::default(),
        strong: false,
    };
    run.edge();
    while run.field() || run.field_after_joint() {}
    if !run.strong {
        return None;
    }
    Some(Expression {
        start: at,
        cut: run.cut,
        end: run.at,
        rule: rule_of(&run.day),
        reading: Reading::Day(run.day),
        future: false,
    })
}

const fn rule_of(day: &Day) -> &'static str {
    if day.other_month.is_some() {
        "time.two-months"
    } else if day.day.is_some() && day.year.is_some() {
        "time.date"
    } else if day.clock.is_some() {
        "time.clock"
    } else if day.shift.is_some() {
        "time.today"
    } else if day.weekday.is_some() {
        "time.weekday"
    } else if day.month.is_some() {
        "time.month"
    } else {
        "time.year"
    }
}

/// A run of fields, read from left to right of the logical text.
struct Run<'v, 'a> {
    view: &'v View<'a>,
    at: usize,
    first: usize,
    cut: usize,
    day: Day,
    /// A field that makes a date by itself was read.
    strong: bool,
}

impl Run<'_, '_> {
    /// True at the first word, where clitics may stand.
    fn is_first(&self) -> bool {
        self.at == self.first
    }

    /// Takes a match that ends at `end`; clitics may stand on the first word only.
    fn take(&mut self, end: usize, cut: usize) -> bool {
        if cut > 0 && !self.is_first() {
            return false;
        }
        if self.is_first() {
            self.cut = cut;
        }
        self.at = end;
        true
    }

    fn edge(&mut self) {
        if let Some(found) = lexicon().edge.at_stem(&self.view.words, self.at) {
            self.take(found.end, found.cut);
            self.day.edge = Some(*found.value);
        }
    }

    fn field(&mut self) -> bool {
        self.deixis()
            || self.weekday()
            || self.days()
            || self.numeric()
            || self.month()
            || self.year()
            || self.clock()
            || self.part()
            || self.direction()
    }

    /// A field behind a comma, من, في or الموافق: only another kind of field.
    fn field_after_joint(&mut self) -> bool {
        if !self.strong {
            return false;
        }
        let back = self.at;
        let comma = self.view.is_comma(back);
        if comma
            || matches!(
                self.view.words.key(back),
                "من" | "في" | "الموافق" | "الموافق ل" | "(" | "عند" | "علي"
            )
        {
            self.at += 1;
            let finer = if comma || self.view.words.key(back) == "(" {
                self.day.weekday.is_some() || self.day.shift.is_some()
            } else {
                true
            };
            let dated = self.day.day.is_some() || self.day.month.is_some();
            if finer && !dated && (self.days() || self.numeric()) {
                return true;
            }
            if comma && self.day.day.is_some() && self.year() {
                return true;
            }
            if !comma && self.day.clock.is_none() && self.clock() {
                return true;
            }
            if self.view.words.key(back) == "من" && self.day.month.is_some() && self.relative_year()
            {
                return true;
            }
            if self.view.words.key(back) == "من"
                && (self.day.part.is_some() || self.day.clock.is_some())
                && self.day.shift.is_none()
                && (self.deixis() || self.weekday())
            {
                return true;
            }
        }
        self.at = back;
        false
    }

    fn deixis(&mut self) -> bool {
        if self.day.shift.is_some() || self.day.left.is_some() {
            return false;
        }
        let words = &self.view.words;
        if let Some(found) = lexicon().night.at_stem(words, self.at) {
            if !self.take(found.end, found.cut) {
                return false;
            }
            self.day.shift = Some(*found.value);
            self.day.part = Some(super::reading::Part::Night);
            self.strong = true;
            return true;
        }
        let Some(found) = lexicon().deixis.at_stem(words, self.at) else {
            return false;
        };
        // "اليوم نفسه", "اليوم السابق": counted from the date to the left.
        let other = match words.key(found.end) {
            _ if *found.value != 0 => None,
            "نفسه" | "ذاته" => Some(0),
            "السابق" => Some(-1),
            "التالي" => Some(1),
            _ => None,
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
            && (ordinal(words, found.end).is_some_and(|_| weekday(self.view, found.end).is_none())
                || matches!(words.key(found.end), "الواحد" | "الاخير"))
        {
            return false;
        }
        if !self.take(found.end, found.cut) {
            return false;
        }
        self.day.shift = Some(*found.value);
        self.strong = true;
        true
    }

    fn weekday(&mut self) -> bool {
        if self.day.weekday.is_some() {
            return false;
        }
        let word = particle(self.view, self.at, Particle::DayWord);
        let (start, cut) = word.map_or((self.at, 0), |found| (found.end, found.cut));
        let Some(found) = weekday(self.view, start) else {
            return false;
        };
        if start != self.at && found.cut > 0 {
            return false;
        }
        if self.view.language == crate::letters::Language::Hebrew && found.end == start {
            return false;
        }
        if !self.take(found.end, cut + found.cut) {
            return false;
        }
        self.day.weekday = Some(*found.value);
        self.strong = true;
        true
    }

    /// "12 مارس", "يومي 11 و 12 مارس", "الحادي والعشرين من مارس".
    fn days(&mut self) -> bool {
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
    fn day_number(&self, at: usize) -> Option<(i8, usize, usize)> {
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

    fn month_block(&self, at: usize) -> Option<MonthBlock> {
        MonthBlock::at(self.view, at)
    }

    /// A month without a day: it needs a year, شهر, a direction, an edge or a preposition.
    fn month(&mut self) -> bool {
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
        let strong_alone = !block.weak
            && (block.preposition
                || matches!(
                    before,
                    "في" | "منذ"
                        | "خلال"
                        | "من"
                        | "الي"
                        | "حتي"
                        | "قبل"
                        | "بعد"
                        | "بين"
                        | "بتاريخ"
                ));
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
    fn year_after_month(&mut self) {
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

    /// م after a year is part of it; the Urdu ء is not.
    fn year_mark(&mut self) {
        if self.view.words.key(self.at) == "م" {
            self.at += 1;
        }
    }

    /// "عام 2020" at a word.
    fn year_word(&self, at: usize) -> Option<(i16, usize)> {
        let word = particle(self.view, at, Particle::Year)?;
        let year = bare_year(self.view, word.end)?;
        Some((year, word.end + 1))
    }

    fn year(&mut self) -> bool {
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
    fn year_stands_free(&self) -> bool {
        let words = &self.view.words;
        let Some(before) = self.at.checked_sub(1) else {
            return false;
        };
        let after = self.at + 1;
        matches!(
            words.key(before),
            "في" | "منذ"
                | "حتي"
                | "سنه"
                | "عام"
                | "خلال"
                | "اواخر"
                | "اوائل"
                | "بحلول"
                | "انتخابات"
                | "مونديال"
        ) && (words.kind(after) != WordKind::Letters
            || matches!(
                words.key(after),
                "و" | "في"
                    | "من"
                    | "الي"
                    | "علي"
                    | "عندما"
                    | "حيث"
                    | "بعد"
                    | "قبل"
                    | "بين"
                    | "حتي"
                    | "او"
                    | "مع"
                    | "عن"
                    | "ضد"
                    | "ان"
                    | "اثر"
                    | "م"
            )
            || words.key(after).starts_with('و')
            || words.key(after).starts_with("ال")
            || words.key(after).starts_with('ب'))
    }

    /// "من العام الماضي" after a month.
    fn relative_year(&mut self) -> bool {
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

    /// 12/03/2021, 2021-03-12, 12.3.2021: the day before the month, as the region writes.
    fn numeric(&mut self) -> bool {
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

    fn clock(&mut self) -> bool {
        if self.day.clock.is_some() {
            return false;
        }
        let cut = particle(self.view, self.at, Particle::Clock).map_or(0, |found| found.cut);
        match clock(self.view, self.at) {
            Some((time, end)) if self.take(end, cut) => {
                self.day.clock = Some(time);
                self.strong = true;
                self.zone();
                true
            }
            _ => false,
        }
    }

    /// "بتوقيت غرينتش", "بالتوقيت المحلي" behind a clock.
    fn zone(&mut self) {
        let words = &self.view.words;
        let name = words.key(self.at + 1);
        match words.key(self.at) {
            "بتوقيت" if matches!(name, "غرينتش" | "جرينتش" | "غرينيتش" | "جرينيتش") =>
            {
                self.day.utc = true;
                self.at += 2;
            }
            "بالتوقيت" if name == "المحلي" => self.at += 2,
            _ => {}
        }
    }

    /// A part of the day: by itself it is a time only as an adverb ("صباحا").
    fn part(&mut self) -> bool {
        if self.day.part.is_some() || self.day.clock.is_some() {
            return false;
        }
        let Some(found) = lexicon().part.at_stem(&self.view.words, self.at) else {
            return false;
        };
        let adverb = matches!(
            self.view.words.key(self.at),
            "صباحا" | "ظهرا" | "عصرا" | "ليلا" | "فجرا" | "مساءا"
        ) && self.is_first();
        if !self.take(found.end, found.cut) {
            return false;
        }
        self.day.part = Some(*found.value);
        self.strong |= adverb && self.at == self.first + 1;
        true
    }

    fn direction(&mut self) -> bool {
        let fits =
            self.day.weekday.is_some() || self.day.month.is_some() || self.day.shift.is_some();
        if self.day.direction.is_some() || !fits {
            return false;
        }
        match lexicon().direction.at(&self.view.words, self.at) {
            Some(found) => {
                self.at = found.end;
                self.day.direction = Some(*found.value);
                true
            }
            None => false,
        }
    }
}

/// The edges that stand before a period: أوائل and the like, with the word after.
pub fn edge_at(view: &View, at: usize) -> Option<(Edge, usize, usize)> {
    let found = lexicon().edge.at_stem(&view.words, at)?;
    Some((*found.value, found.cut, found.end))
}

/// The direction at a word.
pub fn direction_at(view: &View, at: usize) -> Option<(Direction, usize)> {
    let found = lexicon().direction.at(&view.words, at)?;
    Some((*found.value, found.end))
}
