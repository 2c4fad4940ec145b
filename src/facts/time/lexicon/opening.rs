//! Which rules a word may begin an expression for: nearly every word of a text for none,
//! told by one look instead of one into each list.

use std::borrow::Cow;
use std::collections::HashMap;

use super::table;
use crate::facts::candidates::Candidates;
use crate::facts::gazetteer::{ByWord, Phrases};
use crate::facts::grammar::{self, Class};
use crate::facts::look::Look;
use crate::facts::tables::ByLanguage;
use crate::facts::view::View;
use crate::facts::{modifier, number};
use crate::letters::Language;
use crate::letters::calendar::{months, weekdays};
use crate::letters::words::{Stems, WordKind};

/// A set of the rules of [`crate::facts::time`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rules(u8);

impl Rules {
    /// From one time to another.
    pub const RANGE: Self = Self(1);
    /// Points of the calendar.
    pub const CALENDAR: Self = Self(2);
    /// Parts of a longer time.
    pub const NTH: Self = Self(4);
    /// Periods by their place from now, decades, seasons, repetitions.
    pub const PERIOD: Self = Self(8);
    /// Lengths, and how long ago.
    pub const LENGTH: Self = Self(16);

    /// No rule: the word may begin what reads like a time and is none.
    pub const BLOCK: Self = Self(32);
    /// A modifier, which a length may follow.
    const MODIFIER: Self = Self(64);

    /// None of them.
    pub const NONE: Self = Self(0);

    /// True where one of `other` is among them.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The rules that look for a class of `assets/facts/time.tsv` at their first word.
    fn of_class(class: &str) -> Self {
        match class {
            "deixis" | "night" | "part" | "clock" | "month-word" | "months-word" | "days-word" => {
                Self::CALENDAR
            }
            "day-word" | "nth" => Self::CALENDAR.and(Self::NTH),
            "year" => Self::CALENDAR.and(Self::PERIOD),
            "years-word" => Self::RANGE.and(Self::CALENDAR),
            "start" | "mid" | "end" => Self::CALENDAR.and(Self::PERIOD),
            "definite" | "slice" | "same" => Self::NTH,
            "decade" | "season" | "set" | "every" | "now" | "holiday" | "relative" => Self::PERIOD,
            "vague" | "ago" | "hence" => Self::LENGTH,
            "one" | "two" | "many" => Self::LENGTH.and(Self::PERIOD),
            "the-one" | "the-two" | "the-many" => Self::LENGTH.and(Self::PERIOD).and(Self::NTH),
            "block" => Self::BLOCK,
            // Words that stand only behind others.
            _ => Self::NONE,
        }
    }
}

/// A list of the family that holds every word with which a time may begin or go on.
pub(super) const OPENING: &str = "words/opening-0.ar";

/// What the first words of a language begin.
struct Openings {
    /// Also of words that only go on with a time behind digits: none.
    rules: HashMap<u32, Rules, ByWord>,
    /// The words that only go on with one; asked for the mark of the whole family.
    behind: Phrases<()>,
}

/// What a form begins; nothing for one that goes on with a time behind digits.
type Entry = (Cow<'static, str>, Rules);

impl Openings {
    fn new(language: Language, code: &'static str) -> Self {
        // A list a rule, so that what a word begins is known without the table.
        let list = |rule: u8, take: fn(&Entry, u8) -> bool| -> Phrases<()> {
            Phrases::listed(&format!("words/opening-{rule}.{code}"), move || {
                let entries = Self::entries(language, code).into_iter();
                let taken = entries.filter(move |entry| take(entry, rule));
                taken.map(|(form, _)| (form, ()))
            })
        };
        let behind = list(0, |(_, rules), _| *rules == Rules::NONE);
        let mut rules: HashMap<u32, Rules, ByWord> = HashMap::default();
        rules.extend(behind.firsts().map(|hash| (hash, Rules::NONE)));
        for rule in (0..7).map(|bit| 1 << bit) {
            for hash in list(rule, |(_, rules), rule| rules.has(Rules(rule))).firsts() {
                let known = rules.entry(hash).or_default();
                *known = known.and(Rules(rule));
            }
        }
        Self { rules, behind }
    }

    fn entries(language: Language, code: &'static str) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut add = |form: Cow<'static, str>, rules: Rules| entries.push((form, rules));
        for &(form, class, _) in table::of_language(language) {
            add(form.into(), Rules::of_class(class));
            // "شام 5 بجے"
            if code == "ur" && class == "hour-part" {
                add(form.into(), Rules::CALENDAR);
            }
        }
        for month in months().iter().filter(|row| row.language == code) {
            add(month.key.as_str().into(), Rules::CALENDAR);
            if code == "fa" {
                add(format!("{}ماه", month.key).into(), Rules::CALENDAR);
            }
        }
        for weekday in weekdays().iter().filter(|row| row.language == code) {
            add(weekday.key.as_str().into(), Rules::CALENDAR.and(Rules::NTH));
            // "ثلاثاء الأسبوع الماضي"
            if let Some(bare) = weekday.key.strip_prefix("ال") {
                add(bare.into(), Rules::CALENDAR);
            }
        }
        for form in modifier::forms_before(code) {
            add(form.into(), Rules::MODIFIER);
        }
        for form in number::forms_of(code) {
            add(form.into(), Rules::CALENDAR.and(Rules::LENGTH));
        }
        for form in grammar::of(&[Class::BetweenDays, Class::BeforeField, Class::BehindYear]) {
            add(form.into(), Rules::NONE);
        }
        entries
    }

    /// The rules that each reading of a word begins; none where it stands in no list.
    fn of<'o>(&'o self, view: &'o View, at: usize) -> impl Iterator<Item = Rules> + 'o {
        let listed = self.behind.may_begin(&view.words, at);
        let stems = view.words.stems(at).filter(|_| listed);
        let known = stems.map(Stems::known).into_iter().flatten();
        known.filter_map(|hash| self.rules.get(&hash).copied())
    }

    /// True for digits before a noun that is no word of time: "15 شخصا". A year may stand
    /// before any word.
    fn counts_something(&self, view: &View, at: usize) -> bool {
        view.words.key(at).len() != 4
            && view.words.kind(at + 1) == WordKind::Letters
            && self.of(view, at + 1).next().is_none()
    }
}

/// The words with which an expression may begin, by their marks.
pub fn candidates(view: &View) -> Candidates {
    let words = &view.words;
    let list = openings(view.language).behind.bit();
    // A Hebrew numeral may begin with any letter.
    let hebrew = view.language == Language::Hebrew;
    let looks = Look::Digits.bit() | Look::TimeFrame.bit();
    Candidates::of(words, |at| {
        let here = words.marks(at);
        (here.looks & looks != 0)
            | (here.looks & Look::Letters.bit() != 0) & (hebrew | (here.lists & list != 0))
    })
}

/// True for a folded word that leaves it to the one behind it whether a time begins.
pub fn is_frame(key: &str) -> bool {
    matches!(key, "من" | "بين" | "از" | "هذا" | "هذه" | "ما")
}

/// The rules that the word may begin an expression for.
pub fn rules_at(view: &View, at: usize) -> Rules {
    let opening = |at| opening_at(view, at);
    let short = matches!(view.words.last(at), 'ن' | 'ز' | 'ا' | 'ه')
        && view.words.key_len(at) <= LONGEST_FRAME;
    if !short {
        return opened(view, at, opening(at));
    }
    // "من" and "بين" stand everywhere: the word behind them decides.
    match view.words.key(at) {
        "من" | "بين" | "از" if opening(at + 1) != Rules::NONE => {
            Rules::RANGE.and(opening(at))
        }
        "هذا" | "هذه" if opening(at + 1) != Rules::NONE => {
            let rules = Rules::CALENDAR.and(Rules::NTH).and(Rules::PERIOD);
            rules.and(opening(at))
        }
        "ما" if view.words.key(at + 1) == "بين" && opening(at + 2) != Rules::NONE => {
            Rules::RANGE
        }
        _ => opened(view, at, opening(at)),
    }
}

/// The most bytes of a word that leaves it to the one behind it: "هذا".
const LONGEST_FRAME: usize = 6;

/// False for a word with which no time goes on: nearly every one, by a look at its marks.
pub fn may_go_on(view: &View, at: usize) -> bool {
    match view.words.kind(at) {
        WordKind::Digits | WordKind::Mark => true,
        WordKind::Break => false,
        WordKind::Letters => {
            view.language == Language::Hebrew
                || openings(view.language).behind.may_begin(&view.words, at)
                || matches!(view.words.key(at), "هذا" | "هذه" | "لهذا" | "لهذه")
        }
    }
}

/// The rules that a word begins an expression for by itself: a modifier only as one.
fn opened(view: &View, at: usize, rules: Rules) -> Rules {
    if rules.has(Rules::MODIFIER) && modifier::before(view, at).is_some() {
        rules.and(Rules::LENGTH)
    } else {
        rules
    }
}

fn openings(language: Language) -> &'static Openings {
    static OPENINGS: ByLanguage<Openings> = ByLanguage::new();
    OPENINGS.get(language, |code| Openings::new(language, code))
}

fn opening_at(view: &View, at: usize) -> Rules {
    let openings = openings(view.language);
    if view.words.kind(at) == WordKind::Digits {
        return if openings.counts_something(view, at) {
            Rules::NONE
        } else {
            Rules::RANGE.and(Rules::CALENDAR).and(Rules::LENGTH)
        };
    }
    let hebrew = view.language == Language::Hebrew;
    if !hebrew && !openings.behind.may_begin(&view.words, at) {
        return Rules::NONE;
    }
    // A Hebrew numeral may begin with any letter: its mark tells it.
    let numeral = hebrew
        && view.words.kind(at) == WordKind::Letters
        && view.words.is_glued(at + 1)
        && view.words.is_glued(at + 2);
    let own = if numeral {
        Rules::CALENDAR
    } else {
        Rules::NONE
    };
    openings.of(view, at).fold(own, Rules::and)
}

#[cfg(test)]
mod tests {
    use super::{Openings, table};
    use crate::letters::Language;
    use crate::letters::calendar::{months, weekdays};
    use crate::letters::words::Words;

    #[test]
    fn every_word_of_the_lexicon_is_of_the_family() {
        for (language, code) in [
            (Language::Arabic, "ar"),
            (Language::Persian, "fa"),
            (Language::Urdu, "ur"),
            (Language::Hebrew, "he"),
        ] {
            let openings = Openings::new(language, code);
            let months = months().iter().filter(|row| row.language == code);
            let weekdays = weekdays().iter().filter(|row| row.language == code);
            let forms = table::of_language(language)
                .iter()
                .map(|(form, ..)| *form)
                .chain(months.map(|row| row.key.as_str()))
                .chain(weekdays.map(|row| row.key.as_str()));
            for form in forms {
                let first = Words::new(form).hash(0);
                assert!(openings.rules.contains_key(&first), "{form}: {code}");
            }
        }
    }
}
