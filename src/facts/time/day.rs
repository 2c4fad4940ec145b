//! Points of the calendar: weekday, day, month (one name or two), year, today and
//! yesterday, parts of the day, clocks, in whatever order the news puts them.

mod date;
mod deixis;
mod hebrew;
mod hours;
mod numeric;
mod years;

use super::lexicon::{Particle, lexicon, may_go_on, particle, weekday};
use super::reading::{Day, Direction, Edge, Expression, Part, Reading};
use crate::facts::grammar::{self, Class};
use crate::facts::view::View;
use crate::letters::Language;
use crate::letters::words::WordKind;

/// The calendar point at a word: the longest run of fields that fit together.
pub fn calendar(view: &View, at: usize) -> Option<Expression> {
    calendar_in(view, at, false)
}

/// As [`calendar`]; `framed` where the words before say that a time follows, so that a
/// month's name alone is one.
pub fn calendar_in(view: &View, at: usize, framed: bool) -> Option<Expression> {
    let mut run = Run {
        view,
        at,
        first: at,
        cut: 0,
        day: Day::default(),
        strong: false,
        framed,
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
    } else if day.left.is_some() {
        "time.told-day"
    } else if day.part.is_some() {
        "time.part"
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
    /// The words before say that a time follows.
    framed: bool,
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
        let words = &self.view.words;
        // "منتصف الليل" is a part of the day.
        let part = lexicon(self.view).part.at_stem(words, self.at);
        if let Some(found) = lexicon(self.view).edge.at_stem(words, self.at)
            && part.is_none_or(|part| part.end <= found.end)
        {
            self.take(found.end, found.cut);
            self.day.edge = Some(*found.value);
        }
    }

    fn field(&mut self) -> bool {
        // Every run ends at a word, and nearly always at one with which no time goes on.
        if !self.is_first() && !may_go_on(self.view, self.at) {
            return false;
        }
        self.deixis()
            || self.weekday()
            || self.night_between()
            || self.hebrew()
            || self.numeric()
            || self.days()
            || self.month()
            || self.year()
            || self.clock()
            || self.part()
            || self.direction()
            || self.week()
            || self.day.month.is_some() && self.relative_year()
    }

    /// A field behind a comma, من, في or الموافق: only another kind of field.
    fn field_after_joint(&mut self) -> bool {
        if !self.strong {
            return false;
        }
        let back = self.at;
        let comma = self.view.is_comma(back);
        let joint = self.view.is(back, Class::BeforeField);
        if (comma || joint) && self.joined(back, comma) {
            return true;
        }
        self.at = back;
        false
    }

    /// The field behind the joint at `back`.
    fn joined(&mut self, back: usize, comma: bool) -> bool {
        self.at = back + 1;
        let key = self.view.words.key(back);
        let finer = !(comma || key == "(")
            || self.day.weekday.is_some()
            || self.day.shift.is_some()
            || self.day.clock.is_some();
        let dated = self.day.day.is_some() || self.day.month.is_some();
        if finer
            && !dated
            && !self.day.lacks_date() | self.day.clock.is_some()
            && (self.numeric() || self.days() || comma && self.month())
        {
            return true;
        }
        if comma && self.day.day.is_some() && self.year() {
            return true;
        }
        if self.day.clock.is_none() && (!comma || self.is_told_hour()) && self.clock() {
            return true;
        }
        if self.view.language == Language::Urdu {
            return self.part();
        }
        if key != "من" {
            return false;
        }
        if self.day.month.is_some() && self.relative_year() || self.week() {
            return true;
        }
        // "في مثل هذا اليوم من عام 1945"
        if self.day.shift == Some(0) && self.is_anniversary() && self.year() {
            return true;
        }
        (self.day.part.is_some() || self.day.clock.is_some())
            && self.day.shift.is_none()
            && (self.deixis() || self.weekday() || self.part())
    }

    fn is_anniversary(&self) -> bool {
        let before = self.first.checked_sub(1);
        before.is_some_and(|at| self.view.words.key(at).ends_with("مثل"))
    }

    /// "، الساعة 8:00": behind a comma an hour must be told as one.
    fn is_told_hour(&self) -> bool {
        particle(self.view, self.at, Particle::Clock).is_some()
            || self.view.words.key(self.at + 1) == ":"
    }

    /// "الأسبوع المقبل", "هذا الأسبوع" beside a weekday.
    fn week(&mut self) -> bool {
        let fits = self.day.weekday.is_some()
            && self.day.day.is_none()
            && self.day.direction.is_none()
            && self.day.week_shift.is_none();
        if !fits {
            return false;
        }
        match super::nth::relative(self.view, self.at) {
            Some((super::reading::Unit::Week, shift, end)) => {
                self.day.week_shift = Some(shift);
                self.at = end;
                true
            }
            _ => false,
        }
    }

    fn weekday(&mut self) -> bool {
        if self.day.weekday.is_some() {
            return false;
        }
        // "هذا الخميس" is that of this week.
        let this = usize::from(self.is_first() && self.view.words.key(self.at) == "هذا");
        let several = particle(self.view, self.at + this, Particle::DaysWord);
        let listed = several.is_some();
        let word = particle(self.view, self.at + this, Particle::DayWord).or(several);
        let (start, cut) = word.map_or((self.at + this, 0), |found| (found.end, found.cut));
        let Some(found) = weekday(self.view, start) else {
            return self.bare_weekday();
        };
        if start != self.at && found.cut > 0 {
            return false;
        }
        if self.view.language == Language::Hebrew && found.end == start {
            return false;
        }
        if this > 0 && cut + found.cut > 0 || !self.take(found.end, cut + found.cut) {
            return false;
        }
        self.day.weekday = Some(*found.value);
        self.day.week_shift = (this > 0).then_some(0);
        self.strong = true;
        if listed {
            self.more_weekdays(*found.value);
        }
        true
    }

    /// "يومي السبت والأحد", "أيام الجمعة والسبت والأحد": those that follow one another.
    fn more_weekdays(&mut self, first: i8) {
        let mut last = first;
        while let Some(next) = weekday(self.view, self.at)
            .filter(|next| next.cut == 1 && !next.preposition && *next.value == last % 7 + 1)
        {
            last = *next.value;
            self.day.last_weekday = Some(last);
            self.at = next.end;
        }
    }

    /// "ليلة الخميس الجمعة", "ليلة السبت - الأحد", "ليلة الخميس إلى الجمعة": the night that
    /// begins on the first of the two.
    fn night_between(&mut self) -> bool {
        let (Some(Part::Night), Some(first)) = (self.day.part, self.day.weekday) else {
            return false;
        };
        let words = &self.view.words;
        let joint = words.kind(self.at) == WordKind::Mark
            || grammar::is(words.key(self.at), Class::BetweenDays);
        let Some(next) = weekday(self.view, self.at + usize::from(joint)) else {
            return false;
        };
        let follows = *next.value == first % 7 + 1 && next.cut == 0;
        let night = self.day.day.is_none() && self.day.direction.is_none() && follows;
        if night {
            self.at = next.end;
        }
        night
    }

    /// "ثلاثاء الأسبوع الفائت": without its article, a weekday needs the week behind it.
    fn bare_weekday(&mut self) -> bool {
        let Some(number) = super::lexicon::bare_weekday(self.view, self.at) else {
            return false;
        };
        let Some((super::reading::Unit::Week, shift, end)) =
            super::nth::relative(self.view, self.at + 1)
        else {
            return false;
        };
        if !self.take(end, 0) {
            return false;
        }
        self.day.weekday = Some(number);
        self.day.week_shift = Some(shift);
        self.strong = true;
        true
    }

    fn direction(&mut self) -> bool {
        let fits =
            self.day.weekday.is_some() || self.day.month.is_some() || self.day.shift.is_some();
        if self.day.direction.is_some() || !fits {
            return false;
        }
        match lexicon(self.view).direction.at(&self.view.words, self.at) {
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
    let found = lexicon(view).edge.at_stem(&view.words, at)?;
    Some((*found.value, found.cut, found.end))
}

/// The direction at a word.
pub fn direction_at(view: &View, at: usize) -> Option<(Direction, usize)> {
    let found = lexicon(view).direction.at(&view.words, at)?;
    Some((*found.value, found.end))
}
