//! The words of time, by class (`assets/facts/time.tsv`) and of the calendar.

mod opening;
mod table;

use opening::OPENING;
pub use opening::{Rules, candidates, is_frame, may_go_on, rules_at};

use super::reading::{Direction, Edge, Part, Unit};
use crate::facts::gazetteer::{Found, Phrases};
use crate::facts::tables::ByLanguage;
use crate::facts::view::View;
use crate::letters::Language;
use crate::letters::calendar::{Calendar, months, weekdays};
use table::{class, direction, edge, noun, part, relative, unit};

/// The grammatical number of a unit's noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noun {
    /// يوم
    One,
    /// يومين
    Two,
    /// أيام
    Many,
    /// اليوم
    TheOne,
    /// اليومين
    TheTwo,
    /// الأيام
    TheMany,
}

/// A class of words that only lead to a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Particle {
    /// الآن
    Now,
    /// Reads like a time and is none: بشكل عام
    Block,
    /// عام, سنة
    Year,
    /// شهر
    MonthWord,
    /// يوم
    DayWord,
    /// يومي
    DaysWord,
    /// عامي
    YearsWord,
    /// الساعة
    Clock,
    /// عدة, بضعة
    Vague,
    /// قبل
    Ago,
    /// بعد
    Hence,
    /// من الآن
    FromNow,
    /// م, ميلادي
    GregorianMark,
    /// هـ, هجري
    HijriMark,
    /// شهري
    MonthsWord,
    /// كل
    Every,
    /// الفترة نفسها
    Same,
    /// الشهر نفسه
    ThatMonth,
    /// خورشیدی
    SolarMark,
    /// "سه روز پیش": ago, behind the length
    AgoBehind,
    /// بجے: behind its hour
    OClock,
}

impl Particle {
    /// In the order of the variants, with the class of the table.
    const ALL: [(Self, &'static str); 21] = [
        (Self::Now, "now"),
        (Self::Block, "block"),
        (Self::Year, "year"),
        (Self::MonthWord, "month-word"),
        (Self::DayWord, "day-word"),
        (Self::DaysWord, "days-word"),
        (Self::YearsWord, "years-word"),
        (Self::Clock, "clock"),
        (Self::Vague, "vague"),
        (Self::Ago, "ago"),
        (Self::Hence, "hence"),
        (Self::FromNow, "from-now"),
        (Self::GregorianMark, "gregorian-mark"),
        (Self::HijriMark, "hijri-mark"),
        (Self::MonthsWord, "months-word"),
        (Self::Every, "every"),
        (Self::Same, "same"),
        (Self::ThatMonth, "that-month"),
        (Self::SolarMark, "solar-mark"),
        (Self::AgoBehind, "ago-behind"),
        (Self::OClock, "oclock"),
    ];
}

/// The lists, one a class.
pub struct Lexicon {
    /// Days from today.
    pub deixis: Phrases<i32>,
    /// Days from a day that was told, behind "the day".
    pub day_behind: Phrases<i32>,
    /// Fractions of an hour, in minutes.
    pub minutes: Phrases<i8>,
    /// The place in a row behind its noun, where it is no ordinal.
    pub place: Phrases<i8>,
    /// Nights from tonight.
    pub night: Phrases<i32>,
    /// Parts of the day.
    pub part: Phrases<Part>,
    /// الماضي, المقبل and the like.
    pub direction: Phrases<Direction>,
    /// أوائل, منتصف, أواخر.
    pub edge: Phrases<Edge>,
    /// Units by the number of their noun.
    pub unit: Phrases<(Noun, Unit)>,
    /// Decades by their first year.
    pub decade: Phrases<i16>,
    /// Seasons, by their TIMEX3 codes.
    pub season: Phrases<&'static str>,
    /// Repetitions.
    pub set: Phrases<&'static str>,
    /// The place in a row: أول 1, ثاني 2, آخر -1.
    pub nth: Phrases<i8>,
    /// Parts of a year: quarters and halves, by their TIMEX3 letter.
    pub slice: Phrases<&'static str>,
    /// Parts of the day that only follow an hour: العصر, هذا المساء.
    pub hour_part: Phrases<Part>,
    /// Halves of the day behind an hour: ص, م.
    pub meridiem: Phrases<Part>,
    /// Clocks behind an hour: true for that of Greenwich.
    pub zone: Phrases<bool>,
    /// Weeks, months and years by their place from this one, in languages that write them
    /// as set phrases: سال گذشته, اگلے ہفتے, השבוע.
    pub relative: Phrases<(Unit, i32)>,
    /// Days that have a name, by their rule.
    pub holiday: Phrases<&'static str>,
    /// Everything else: a word may be of several of these classes.
    particles: [Phrases<()>; Particle::ALL.len()],
}

/// The lexicon of an article's language.
pub fn lexicon<'l>(view: &View) -> &'l Lexicon {
    static LEXICONS: ByLanguage<Lexicon> = ByLanguage::new();
    LEXICONS.get(view.language, |_| Lexicon::new(view.language))
}

impl Lexicon {
    fn new(language: Language) -> Self {
        Self {
            deixis: class(language, |c, v| {
                (c == "deixis").then(|| v.parse().ok()).flatten()
            }),
            day_behind: class(language, |c, v| {
                (c == "day-behind").then(|| v.parse().ok()).flatten()
            }),
            minutes: class(language, |c, v| {
                (c == "minutes").then(|| v.parse().ok()).flatten()
            }),
            place: class(language, |c, v| {
                (c == "place").then(|| v.parse().ok()).flatten()
            }),
            night: class(language, |c, v| {
                (c == "night").then(|| v.parse().ok()).flatten()
            }),
            part: class(language, |c, v| (c == "part").then(|| part(v)).flatten()),
            direction: class(language, |c, _| direction(c)),
            edge: class(language, |c, _| edge(c)),
            unit: class(language, |c, v| Some((noun(c)?, unit(v)?))),
            decade: class(language, |c, v| {
                (c == "decade").then(|| v.parse().ok()).flatten()
            }),
            season: class(language, |c, v| (c == "season").then_some(v)),
            set: class(language, |c, v| (c == "set").then_some(v)),
            nth: class(language, |c, v| {
                (c == "nth").then(|| v.parse().ok()).flatten()
            }),
            slice: class(language, |c, v| (c == "slice").then_some(v)),
            hour_part: class(language, |c, v| {
                (c == "hour-part").then(|| part(v)).flatten()
            }),
            meridiem: class(language, |c, v| {
                (c == "meridiem").then(|| part(v)).flatten()
            }),
            zone: class(language, |c, v| (c == "zone").then_some(v == "Z")),
            relative: class(language, |c, v| {
                (c == "relative").then(|| relative(v)).flatten()
            }),
            holiday: class(language, |c, v| (c == "holiday").then_some(v)),
            particles: Particle::ALL
                .map(|(_, name)| class(language, move |c, _| (c == name).then_some(()))),
        }
    }
}

/// The particle of a class at a word, also behind clitics.
#[inline]
pub fn particle<'l>(view: &View, at: usize, class: Particle) -> Option<Found<'l, ()>> {
    lexicon(view)
        .particles
        .get(class as usize)?
        .at_stem(&view.words, at)
}

/// True where the language has no particle of a class.
pub fn is_without(view: &View, class: Particle) -> bool {
    let known = lexicon(view).particles.get(class as usize);
    known.is_none_or(Phrases::is_empty)
}

/// The end of a phrase that reads like a time and is none.
pub fn blocked(view: &View, at: usize) -> Option<usize> {
    particle(view, at, Particle::Block).map(|found| found.end)
}

/// The name of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthName {
    /// 1 to 12, in its calendar.
    pub number: i8,
    /// An ordinary word too.
    pub weak: bool,
    /// The calendar that it is of.
    pub calendar: Calendar,
}

/// The months and weekdays of one language.
struct Names {
    months: Phrases<MonthName>,
    weekdays: Phrases<i8>,
    /// Without the article.
    bare_weekdays: Phrases<i8>,
}

fn names(language: Language) -> &'static Names {
    static TABLES: ByLanguage<Names> = ByLanguage::new();
    TABLES.get(language, names_of)
}

fn names_of(code: &str) -> Names {
    // "اسفندماه": Persian writes the noun together with the name.
    let with_noun: Vec<(String, MonthName)> = months()
        .iter()
        .filter(|row| code == "fa" && row.language == code)
        .map(|row| {
            let name = MonthName {
                number: row.month,
                weak: false,
                calendar: row.calendar,
            };
            (format!("{}ماه", row.key), name)
        })
        .collect();
    Names {
        months: Phrases::among(
            OPENING,
            months()
                .iter()
                .filter(|row| row.language == code)
                .map(|row| {
                    let name = MonthName {
                        number: row.month,
                        weak: row.weak,
                        calendar: row.calendar,
                    };
                    (row.key.as_str(), name)
                })
                .chain(with_noun.iter().map(|(key, name)| (key.as_str(), *name))),
        ),
        weekdays: Phrases::among(
            OPENING,
            weekdays()
                .iter()
                .filter(|row| row.language == code)
                .map(|row| (row.key.as_str(), row.weekday)),
        ),
        bare_weekdays: Phrases::among(
            OPENING,
            weekdays()
                .iter()
                .filter(|row| row.language == code)
                .filter_map(|row| Some((row.key.strip_prefix("ال")?, row.weekday))),
        ),
    }
}

/// The month's name at a word.
pub fn month<'l>(view: &View, at: usize) -> Option<Found<'l, MonthName>> {
    names(view.language).months.at_stem(&view.words, at)
}

/// The weekday's name at a word: ISO, 1 to 7.
pub fn weekday<'l>(view: &View, at: usize) -> Option<Found<'l, i8>> {
    names(view.language).weekdays.at_stem(&view.words, at)
}

/// The weekday whose name stands without its article: "اثنين", "ثلاثاء".
pub fn bare_weekday(view: &View, at: usize) -> Option<i8> {
    let bare = &names(view.language).bare_weekdays;
    bare.at(&view.words, at).map(|found| *found.value)
}
