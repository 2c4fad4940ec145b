//! What a time expression says before anything is known of its article.

use crate::facts::record::Modifier;
use crate::letters::calendar::Calendar;

/// A unit of time, from the second up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// ثانية
    Second,
    /// دقيقة
    Minute,
    /// ساعة
    Hour,
    /// يوم
    Day,
    /// أسبوع
    Week,
    /// شهر
    Month,
    /// عام, سنة
    Year,
    /// عقد
    Decade,
    /// قرن
    Century,
}

impl Unit {
    /// Its designator in a TIMEX3 duration, with the `T` of times: `TH`, `D`, `DE`.
    pub const fn designator(self) -> (&'static str, &'static str) {
        match self {
            Self::Second => ("T", "S"),
            Self::Minute => ("T", "M"),
            Self::Hour => ("T", "H"),
            Self::Day => ("", "D"),
            Self::Week => ("", "W"),
            Self::Month => ("", "M"),
            Self::Year => ("", "Y"),
            Self::Decade => ("", "DE"),
            Self::Century => ("", "CE"),
        }
    }
}

/// A part of the day, as TIMEX3 writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// صباح, فجر
    Morning,
    /// ظهر
    Midday,
    /// عصر, بعد الظهر
    Afternoon,
    /// مساء
    Evening,
    /// ليل
    Night,
}

impl Part {
    /// The part whose code is `TMO` and so on, without its T.
    pub fn of_code(code: &str) -> Option<Self> {
        [
            Self::Morning,
            Self::Midday,
            Self::Afternoon,
            Self::Evening,
            Self::Night,
        ]
        .into_iter()
        .find(|part| part.code().strip_prefix('T') == Some(code))
    }

    /// `TMO`, `TMI`, `TAF`, `TEV`, `TNI`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Morning => "TMO",
            Self::Midday => "TMI",
            Self::Afternoon => "TAF",
            Self::Evening => "TEV",
            Self::Night => "TNI",
        }
    }
}

/// Which one of many: the last, this one, the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// قبل الماضي
    BeforeLast,
    /// الماضي: strictly before
    Last,
    /// الجاري, هذا
    This,
    /// المقبل: strictly after
    Next,
    /// بعد المقبل
    AfterNext,
    /// السابق: before the time that the text speaks of
    Previous,
    /// التالي: after the time that the text speaks of
    Following,
}

impl Direction {
    /// True where it is counted from the time that the text speaks of, not from today.
    pub const fn is_anaphoric(self) -> bool {
        matches!(self, Self::Previous | Self::Following)
    }

    /// How many units from this one.
    pub const fn shift(self) -> i32 {
        match self {
            Self::BeforeLast => -2,
            Self::Last | Self::Previous => -1,
            Self::This => 0,
            Self::Next | Self::Following => 1,
            Self::AfterNext => 2,
        }
    }
}

/// The part of a longer time that is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// أوائل, مطلع
    Start,
    /// منتصف
    Mid,
    /// أواخر
    End,
}

impl Edge {
    /// As the record says it.
    pub const fn modifier(self) -> Modifier {
        match self {
            Self::Start => Modifier::Start,
            Self::Mid => Modifier::Mid,
            Self::End => Modifier::End,
        }
    }
}

/// A time of day as it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// 0 to 23.
    pub hour: i8,
    /// 0 to 59.
    pub minute: i8,
    /// 0 to 59, where it is told.
    pub second: Option<i8>,
}

/// A number of units, coarse before fine: "شهر و21 يوما".
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// The coarsest; no number for عدة and bare plurals.
    pub first: (Unit, Option<f64>),
    /// Those joined to it by "and".
    pub more: Vec<(Unit, f64)>,
}

/// What is cut out of a longer time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slice {
    /// Days, weeks or months of it.
    Units(Unit),
    /// Days of one name.
    Weekday(i8),
    /// Quarters `Q` or halves `H`.
    Part(&'static str),
}

/// The longer time that something is cut out of.
#[derive(Clone, Debug, PartialEq)]
pub enum Whole {
    /// A month or a year that is named.
    Named(Day),
    /// A month or a year by its place from this one.
    Shift(Unit, i32),
}

/// A point of the calendar: the fields that the text gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Day {
    /// Days from the day of publication: اليوم 0, أمس -1.
    pub shift: Option<i32>,
    /// ISO weekday.
    pub weekday: Option<i8>,
    /// The last weekday of "يومي السبت والأحد".
    pub last_weekday: Option<i8>,
    /// Which weekday or month.
    pub direction: Option<Direction>,
    /// Day of the month.
    pub day: Option<i8>,
    /// The last day of "11 و 12 مارس".
    pub last_day: Option<i8>,
    /// Month, 1 to 12, in its calendar.
    pub month: Option<i8>,
    /// The last month of "يناير وفبراير".
    pub last_month: Option<i8>,
    /// The month as a shift: "27 من الشهر الجاري".
    pub month_shift: Option<i32>,
    /// The month is the one that the text speaks of: "19 من الشهر نفسه".
    pub told_month: bool,
    /// The week as a shift: "الجمعة من الأسبوع المقبل".
    pub week_shift: Option<i32>,
    /// The calendar of month and year.
    pub calendar: Calendar,
    /// The month of a second name that does not agree with the first.
    pub other_month: Option<i8>,
    /// Year.
    pub year: Option<i16>,
    /// The year as a shift: "من العام الماضي".
    pub year_direction: Option<Direction>,
    /// The year is the one that the text speaks of: "أيار من العام نفسه".
    pub told_year: bool,
    /// Of each month or year: "يوم 25 من كل شهر", "5 جويلية من كل سنة".
    pub of_each: Option<Unit>,
    /// Part of the day.
    pub part: Option<Part>,
    /// Hour, minute and second, before the part of the day has its say.
    pub clock: Option<Clock>,
    /// The clock is that of Greenwich.
    pub utc: bool,
    /// Days from the nearest date to the left: اليوم نفسه 0, اليوم السابق -1.
    pub left: Option<i32>,
    /// Start, middle or end of it.
    pub edge: Option<Edge>,
}

impl Day {
    /// True where only a clock or a part of the day is given: the date is elsewhere.
    pub const fn lacks_date(&self) -> bool {
        self.shift.is_none()
            && self.weekday.is_none()
            && self.day.is_none()
            && self.month.is_none()
            && self.month_shift.is_none()
            && !self.told_month
            && self.year.is_none()
    }

    /// The hour of 24, where a clock is given.
    pub fn hour(&self) -> Option<i8> {
        let told = self.clock?.hour;
        Some(self.part.map_or(told, |part| on_the_day(told, part)))
    }

    /// True where nothing but a month, a year or both is given.
    pub const fn is_whole(&self) -> bool {
        self.shift.is_none()
            && self.weekday.is_none()
            && self.day.is_none()
            && self.part.is_none()
            && self.clock.is_none()
            && self.edge.is_none()
            && (self.month.is_some() || self.year.is_some())
    }
}

/// The hour of 24 that a part of the day makes of an hour of 12.
const fn on_the_day(hour: i8, part: Part) -> i8 {
    match part {
        Part::Morning => hour % 12 + if hour > 12 { 12 } else { 0 },
        Part::Midday if hour < 10 => hour + 12,
        Part::Afternoon | Part::Evening if hour < 12 => hour + 12,
        Part::Night if hour >= 6 && hour < 12 => hour + 12,
        Part::Night if hour == 12 => 0,
        _ => hour,
    }
}

/// What an expression says.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// A point of the calendar.
    Day(Day),
    /// From one to the other.
    Range(Day, Day),
    /// The last, this or the next unit: الأسبوع الماضي.
    Period {
        /// The unit.
        unit: Unit,
        /// Which of them.
        direction: Direction,
        /// Start, middle or end of it.
        edge: Option<Edge>,
    },
    /// A number of units before or after today: قبل ثلاثة أيام.
    Ago {
        /// How many.
        amount: Amount,
        /// Before.
        past: bool,
        /// من الآن: counted to the day.
        exact: bool,
        /// A bound or an approximation.
        modifier: Option<Modifier>,
    },
    /// A length of time.
    Length {
        /// How long.
        amount: Amount,
        /// A bound or an approximation.
        modifier: Option<Modifier>,
    },
    /// A part of a longer time: "الربع الأول من 2017", "آخر اثنين من مارس".
    Slice {
        /// What is cut out.
        slice: Slice,
        /// Which one: from 1, or -1 for the last.
        nth: i8,
        /// How many of them from there: 9 of "الأشهر التسعة الأولى".
        count: i32,
        /// Of what; `None` is the month or the year of publication.
        whole: Option<Whole>,
    },
    /// "الفترة نفسها من العام الماضي": the time to the left, in another year.
    Same(Whole),
    /// "الشهر نفسه من العام السابق": so many years from the time to the left.
    SameFrom(i32),
    /// A day that has a name, of a year.
    Holiday(&'static str, i16),
    /// A decade: its first year's last two digits, and the edge.
    Decade(i16, Option<Edge>),
    /// A century by its first two digits, and the edge.
    Century(i16, Option<Edge>),
    /// A season of a year, by its TIMEX3 code, and the edge.
    Season(&'static str, Whole, Option<Edge>),
    /// The last, this or the next season, by its TIMEX3 code.
    SeasonFrom(&'static str, Direction),
    /// A repetition, as a TIMEX3 duration or day.
    Repeat(String),
    /// الآن
    Now,
}

/// A time expression as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    /// Its first word.
    pub start: usize,
    /// Letters of the first word that stand outside.
    pub cut: usize,
    /// The word after its last.
    pub end: usize,
    /// What it says.
    pub reading: Reading,
    /// A cue before it looks ahead: a bare weekday is the next one.
    pub future: bool,
    /// The rule that found it.
    pub rule: &'static str,
}

impl Expression {
    /// An expression from a word on, less the letters `cut` from it.
    pub const fn new(
        start: usize,
        cut: usize,
        end: usize,
        reading: Reading,
        rule: &'static str,
    ) -> Self {
        Self {
            start,
            cut,
            end,
            reading,
            future: false,
            rule,
        }
    }
}
