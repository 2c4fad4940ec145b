//! What a time expression says before anything is known of its article.

use crate::facts::record::Modifier;

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
}

impl Direction {
    /// How many units from this one.
    pub const fn shift(self) -> i32 {
        match self {
            Self::BeforeLast => -2,
            Self::Last => -1,
            Self::This => 0,
            Self::Next => 1,
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

/// A point of the calendar: the fields that the text gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Day {
    /// Days from the day of publication: اليوم 0, أمس -1.
    pub shift: Option<i32>,
    /// ISO weekday.
    pub weekday: Option<i8>,
    /// Which weekday or month.
    pub direction: Option<Direction>,
    /// Day of the month.
    pub day: Option<i8>,
    /// The last day of "11 و 12 مارس".
    pub last_day: Option<i8>,
    /// Month, 1 to 12.
    pub month: Option<i8>,
    /// The month of a second name that does not agree with the first.
    pub other_month: Option<i8>,
    /// Year.
    pub year: Option<i16>,
    /// The year as a shift: "من العام الماضي".
    pub year_direction: Option<Direction>,
    /// Part of the day.
    pub part: Option<Part>,
    /// Hour and minute.
    pub clock: Option<(i8, i8)>,
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
            && self.year.is_none()
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
        /// How many units from this one.
        shift: i32,
        /// Start, middle or end of it.
        edge: Option<Edge>,
    },
    /// A number of units before (below zero) or after: قبل ثلاثة أيام.
    Ago {
        /// The unit.
        unit: Unit,
        /// How many; below zero before.
        count: i32,
    },
    /// A length of time.
    Length {
        /// The unit.
        unit: Unit,
        /// How many; `None` for عدة and bare plurals.
        count: Option<f64>,
        /// A bound or an approximation.
        modifier: Option<Modifier>,
    },
    /// A decade: its first year's last two digits, and the edge.
    Decade(i16, Option<Edge>),
    /// A season of a year, by its TIMEX3 code.
    Season(&'static str, i16),
    /// A repetition, as a TIMEX3 duration.
    Repeat(&'static str),
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
