//! The record of what an article says: the same for the panel, the index and the shell.

use std::borrow::Cow;

use jiff::civil;
use serde::{Deserialize, Serialize};

use crate::letters::Span;

/// The kinds of facts, in the order of the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    /// A number with what it counts.
    Quantity,
    /// Who said what.
    Quote,
    /// What happened.
    Event,
    /// A date, a time, a duration, a repetition.
    Time,
    /// A person.
    Person,
    /// An organisation.
    Organization,
    /// A place.
    Place,
}

impl Kind {
    /// Every kind, in the order of the panel.
    pub const ALL: [Self; 7] = [
        Self::Quantity,
        Self::Quote,
        Self::Event,
        Self::Time,
        Self::Person,
        Self::Organization,
        Self::Place,
    ];

    /// The word of the JSON contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Quantity => "quantity",
            Self::Quote => "quote",
            Self::Event => "event",
            Self::Time => "time",
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
        }
    }
}

/// TIMEX3 types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TimeType {
    /// A day or longer, on the calendar.
    Date,
    /// Shorter than a day.
    Time,
    /// A length of time.
    Duration,
    /// A repetition.
    Set,
}

impl TimeType {
    /// The word of the JSON contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// A bound or an approximation that the text puts on a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Modifier {
    /// أكثر من
    MoreThan,
    /// أقل من
    LessThan,
    /// ما لا يقل عن, في الأقل
    AtLeast,
    /// ما لا يزيد عن, في الأكثر
    AtMost,
    /// نحو, حوالي, قرابة
    Approx,
    /// عشرات, مئات, بضع: no number at all
    Vague,
    /// أوائل, مطلع: the start of a time
    Start,
    /// منتصف: the middle of a time
    Mid,
    /// أواخر: the end of a time
    End,
}

impl Modifier {
    /// The word of the JSON contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::MoreThan => "more_than",
            Self::LessThan => "less_than",
            Self::AtLeast => "at_least",
            Self::AtMost => "at_most",
            Self::Approx => "approx",
            Self::Vague => "vague",
            Self::Start => "start",
            Self::Mid => "mid",
            Self::End => "end",
        }
    }
}

/// How the text holds what it says. An asserted fact has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Modality {
    /// Somebody says so.
    Claimed,
    /// Somebody says that it is not so.
    Denied,
    /// It is to happen.
    Planned,
    /// It would happen if.
    Hypothetical,
}

impl Modality {
    /// The word of the JSON contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Claimed => "claimed",
            Self::Denied => "denied",
            Self::Planned => "planned",
            Self::Hypothetical => "hypothetical",
        }
    }
}

/// How words are quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum QuoteForm {
    /// A whole statement between marks.
    Direct,
    /// A part of a statement between marks.
    Partial,
    /// A statement in the writer's words.
    Indirect,
    /// Passed on by a third.
    Relayed,
    /// "X: …" in a headline.
    Headline,
}

impl QuoteForm {
    /// The word of the JSON contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Partial => "partial",
            Self::Indirect => "indirect",
            Self::Relayed => "relayed",
            Self::Headline => "headline",
        }
    }
}

/// A role that the text gives to a person.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Role {
    /// The title as it stands, with the country's adjective or name; that of نظيره is
    /// resolved.
    pub title: String,
    /// ISO 3166 alpha-2, where the text gives one.
    pub country: Option<Listed>,
}

/// A word of one of our lists, which a rule gives without copying it.
pub type Listed = Cow<'static, str>;

/// What is particular to each kind of fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Detail {
    /// A person's mention.
    Person {
        /// Canonical within what was given: the longest form attested.
        name: String,
        /// A Latin form, from the gazetteer.
        name_en: Option<Listed>,
        /// Roles stated at this mention.
        roles: Vec<Role>,
    },
    /// An organisation's mention.
    Organization {
        /// Canonical within what was given.
        name: String,
        /// A Latin form, from the gazetteer.
        name_en: Option<Listed>,
        /// Of the closed list of [`crate::facts`].
        kind: Listed,
        /// ISO 3166 alpha-2.
        country: Option<Listed>,
    },
    /// A place's mention.
    Place {
        /// Canonical within what was given.
        name: String,
        /// A Latin form, from the gazetteer.
        name_en: Option<Listed>,
        /// Of the closed list of [`crate::facts`].
        kind: Listed,
        /// ISO 3166 alpha-2.
        country: Option<Listed>,
        /// The organisation that a capital stands for.
        metonym_for: Option<String>,
    },
    /// A time expression.
    Time {
        /// TIMEX3 type.
        timex: TimeType,
        /// TIMEX3 value; `None` where it cannot be resolved.
        value: Option<String>,
        /// A bound or an approximation.
        modifier: Option<Modifier>,
        /// Values between which the text contradicts itself.
        conflict: Vec<String>,
    },
    /// A number with what it counts.
    Quantity {
        /// The lower bound, where there is one.
        min: Option<f64>,
        /// The upper bound, where there is one; equal to `min` for an exact number.
        max: Option<f64>,
        /// A bound or an approximation.
        modifier: Option<Modifier>,
        /// ISO 4217, UCUM, `%`, or the noun.
        unit: Option<String>,
        /// Of the closed list of [`crate::facts`].
        category: Listed,
        /// The counted noun phrase as it stands.
        counted: Option<String>,
    },
    /// Words that somebody said.
    Quote {
        /// How they are quoted.
        form: QuoteForm,
        /// Who said them, as the text names them, canonical where known.
        speaker: Option<String>,
        /// The verb of saying, as it stands.
        verb: Option<String>,
    },
    /// Something that happened.
    Event {
        /// Of the closed list of [`crate::facts`].
        kind: Listed,
        /// The words that tell it.
        trigger: String,
        /// TIMEX3 value.
        when: Option<String>,
        /// The place's canonical name.
        place: Option<String>,
        /// Canonical names.
        who: Vec<String>,
        /// The numbers of people hurt, displaced, taking part, as they stand.
        how_many: Vec<String>,
        /// Who reports it.
        source: Option<String>,
    },
}

/// The name of a rule. By this name serde does not take it for a part of what it reads.
type RuleName = &'static str;

/// One fact: the words that say it, what they mean, and the rule that found it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// Bytes of the article's text: the whole expression and nothing more.
    pub span: Span,
    /// The line, counted from 0.
    pub line: usize,
    /// What it is.
    pub detail: Detail,
    /// 0 to 1.
    pub confidence: f32,
    /// The name of the rule, as in `assets/facts`.
    #[serde(with = "super::compact::rule")]
    pub rule: RuleName,
    /// Who says so, where the fact stands inside an attributed clause.
    pub said_by: Option<String>,
    /// How the text holds it; `None` where it asserts it.
    pub modality: Option<Modality>,
}

impl Fact {
    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self.detail {
            Detail::Person { .. } => Kind::Person,
            Detail::Organization { .. } => Kind::Organization,
            Detail::Place { .. } => Kind::Place,
            Detail::Time { .. } => Kind::Time,
            Detail::Quantity { .. } => Kind::Quantity,
            Detail::Quote { .. } => Kind::Quote,
            Detail::Event { .. } => Kind::Event,
        }
    }

    /// The canonical name of a person, an organisation or a place.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match &self.detail {
            Detail::Person { name, .. }
            | Detail::Organization { name, .. }
            | Detail::Place { name, .. } => Some(name),
            _ => None,
        }
    }
}

/// How a date of publication came to be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PublishedBy {
    /// The text states it.
    Stated,
    /// Solved from a weekday, a day and a month.
    Solved,
    /// Taken from an event shared with another article.
    Corpus,
}

impl PublishedBy {
    /// The word of the JSON contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Solved => "solved",
            Self::Corpus => "corpus",
        }
    }
}

/// The best date of publication that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The day.
    pub date: civil::Date,
    /// How it came to be known.
    pub by: PublishedBy,
}

/// All that was found in one article, in the order of the text: by start, end, kind.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// The best date of publication.
    pub published: Option<Published>,
    /// The facts.
    pub facts: Vec<Fact>,
}
