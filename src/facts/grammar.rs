//! Closed classes of words: what may stand before, inside and behind the expressions
//! that the other rules find. Rows: `assets/facts/grammar.tsv`; a word may be of several
//! classes.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::gazetteer::{ByWord, Phrases};
use super::tables::rows;
use crate::letters::fold;

/// A class of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// آخر حصيلة, بيان: what was written, before its author
    Document,
    /// What somebody speaks in: "كلمة", "مداخلة", "ندوة".
    Speech,
    /// عند, نحو: before an hour without its noun
    BeforeHour,
    /// الواحد, العالمي: a day that is counted or named, not today
    CountedDay,
    /// مرات: how often
    Times,
    /// عدة, قليلة: behind a plural
    Few,
    /// القليلة: behind a definite plural
    TheFew,
    /// الأخيرة: behind a definite plural, up to now
    TheLatest,
    /// واحد: behind its noun
    One,
    /// أن, بأنه: opens what is said
    That,
    /// مسؤول, مصادر: a speaker without a name
    Unnamed,
    /// في, حكومي: goes on with a speaker without a name
    OfUnnamed,
    /// بن, أبو, عبد: joins the parts of a name
    Joint,
    /// السابق, الحالي: a definite word that is no last name
    NameEnd,
    /// الدفاع, الخارجية: names a ministry that is not said
    Ministry,
    /// المسلحة, الوطني: an adjective inside the name of a body
    BodyAdjective,
    /// مستقبل, شبيبة: before a town, its club where one plays
    ClubNoun,
    /// التحكيم, الرسمية: behind a head noun, a body of that one occasion or any of its kind
    Passing,
    /// الذي, weekdays: a word with the article that no name goes on with
    NounEnd,
    /// خارجية, شؤون: a bare noun inside a title
    TitleNoun,
    /// في, جنوب: a name behind it is a place
    BeforePlace,
    /// عن, في: a quotation behind it is part of the sentence
    IntoSentence,
    /// في, منذ: a month behind it is one
    BeforeMonth,
    /// في, عام: a number behind it may be a year
    BeforeYear,
    /// في, عندما: may follow a year, and is nothing counted
    BehindYear,
    /// صباحا, ليلا: a part of the day that is a time by itself
    PartAdverb,
    /// منذ, طوال: a unit behind it is a length
    BeforeLength,
    /// نفى, استبعد: what is said is denied
    Denial,
    /// لو, إذا, ربما: what follows is supposed
    Supposition,
    /// و, إلى: joins the days of a list or of a range
    BetweenDays,
    /// من, في: stands between the fields of a date
    BeforeField,
    /// شارع, ملعب, ثورة: a day and a month behind it are its name
    NamedByDate,
    /// الثاني, السادس: the number of a ruler behind the name
    Regnal,
    /// زوجته, زميله: a person's word that a name follows
    Kin,
    /// مراسل, موقع: a medium's name follows
    ForMedia,
    /// معاهدة, سيارة: a foreign name behind it is no person's
    Thing,
    /// والتعليم, والطاقة: the second field of a ministry or an authority
    Domain,
    /// خلال, عقب, مع: begins what happened beside, not who it is
    Circumstance,
    /// ذاته, نفسها: the one who was spoken of before
    Selfsame,
    /// قبل, يمكن: أن behind it opens no statement
    BeforeVerbalAn,
    /// قد, كما, همچنین, גם: leads on from the sentence before, ahead of a verb or a subject
    LeadsOn,
    /// در, نے, את: a subject does not go on with it
    EndsSubject,
    /// كان, كانوا: ahead of the subject of a verb in the perfect
    Had,
    /// فيه, خلالها: behind a verb of saying, in what somebody wrote before
    Within,
    /// الذي, التي: what follows is said of the noun before
    Relative,
    /// لم, عدم, دون: what follows did not happen
    Negation,
    /// مخاوف, منع, دعا: what follows is feared, prevented or asked for
    Unreal,
    /// يسعى, طلب, تأجيل: what one does with an event that is not yet
    Wanted,
    /// فشل, تعذر: what one did not come to; أحبط, which keeps an attack from happening, is unreal too
    Failed,
    /// هاجم, شن: done in words, where somebody does it alone
    Assails,
    /// العمل, حرص: so too, with على
    Strives,
    /// إجراء, عقد: behind ل, what something else was done for; قرر, which decides on it, is wanted too
    CarryOut,
    /// خلال, إثر, بسبب: what stands behind it has happened
    Backdrop,
    /// محتمل, مرفوض: says of what stands before it that it may not happen
    Doubtful,
    /// في, قرب, شمال: a place behind it is where something happens
    Where,
    /// المؤرخ, بتاريخ: a day behind it is that of a paper
    Dated,
    /// في, قرب: an unknown foreign name behind it is a place
    Inside,
    /// کے, کی: what stands before it completes what follows
    Genitive,
    /// شارع, معهد: what a name behind it was given to
    NamedAfter,
    /// مباراة, مدرب: somebody plays there
    Sport,
    /// اختراق, برمجية: something is done to computers
    Net,
    /// حوار, تصريح: behind it and a preposition stands to whom one talked
    Interview,
    /// للاطلاع, للمطالبة: behind a body, what somebody goes there for
    Errand,
    /// إحصاء, إعداد: the noun of a verb that its form does not tell
    Deed,
}

impl Class {
    /// In the order of the variants, with the name of the table.
    const ALL: [(Self, &'static str); 64] = [
        (Self::Document, "document"),
        (Self::Speech, "speech"),
        (Self::BeforeHour, "before-hour"),
        (Self::CountedDay, "counted-day"),
        (Self::Times, "times"),
        (Self::Few, "few"),
        (Self::TheFew, "the-few"),
        (Self::TheLatest, "the-latest"),
        (Self::One, "one"),
        (Self::That, "that"),
        (Self::Unnamed, "unnamed"),
        (Self::OfUnnamed, "of-unnamed"),
        (Self::Joint, "joint"),
        (Self::NameEnd, "name-end"),
        (Self::Ministry, "ministry"),
        (Self::BodyAdjective, "body-adjective"),
        (Self::ClubNoun, "club-noun"),
        (Self::Passing, "passing"),
        (Self::NounEnd, "noun-end"),
        (Self::TitleNoun, "title-noun"),
        (Self::BeforePlace, "before-place"),
        (Self::IntoSentence, "into-sentence"),
        (Self::BeforeMonth, "before-month"),
        (Self::BeforeYear, "before-year"),
        (Self::BehindYear, "behind-year"),
        (Self::PartAdverb, "part-adverb"),
        (Self::BeforeLength, "before-length"),
        (Self::Denial, "denial"),
        (Self::Supposition, "supposition"),
        (Self::BetweenDays, "between-days"),
        (Self::BeforeField, "before-field"),
        (Self::NamedByDate, "named-by-date"),
        (Self::Regnal, "regnal"),
        (Self::Kin, "kin"),
        (Self::ForMedia, "for-media"),
        (Self::Thing, "thing"),
        (Self::Domain, "domain"),
        (Self::Circumstance, "circumstance"),
        (Self::Selfsame, "selfsame"),
        (Self::BeforeVerbalAn, "before-verbal-an"),
        (Self::LeadsOn, "leads-on"),
        (Self::EndsSubject, "ends-subject"),
        (Self::Had, "had"),
        (Self::Within, "within"),
        (Self::Relative, "relative"),
        (Self::Negation, "negation"),
        (Self::Unreal, "unreal"),
        (Self::Wanted, "wanted"),
        (Self::Failed, "failed"),
        (Self::Assails, "assails"),
        (Self::Strives, "strives"),
        (Self::CarryOut, "carry-out"),
        (Self::Backdrop, "backdrop"),
        (Self::Doubtful, "doubtful"),
        (Self::Where, "where"),
        (Self::Dated, "dated"),
        (Self::Inside, "inside"),
        (Self::Genitive, "genitive"),
        (Self::NamedAfter, "named-after"),
        (Self::Sport, "sport"),
        (Self::Net, "net"),
        (Self::Interview, "interview"),
        (Self::Errand, "errand"),
        (Self::Deed, "deed"),
    ];

    /// Its bit among the classes of a word.
    pub const fn bit(self) -> u64 {
        1 << self as u32
    }
}

const _: () = assert!(Class::ALL.len() <= u64::BITS as usize);

fn classes() -> &'static Phrases<u64> {
    static TABLE: OnceLock<Phrases<u64>> = OnceLock::new();
    TABLE.get_or_init(|| Phrases::listed("words/grammar", entries))
}

/// The words, each with all its classes.
fn entries() -> Vec<(&'static str, u64)> {
    let mut entries: Vec<(&str, u64)> = Vec::new();
    let mut places: HashMap<String, usize, ByWord> = HashMap::default();
    // Rows of one class stand together.
    let mut last: Option<(Class, &str)> = None;
    for [form, name] in rows::<2>(include_str!("../../assets/facts/grammar.tsv")) {
        if last.is_none_or(|(_, known)| known != name) {
            last = Class::ALL.iter().find(|(_, known)| *known == name).copied();
        }
        let Some((class, _)) = last else { continue };
        let place = *places.entry(fold(form)).or_insert(entries.len());
        match entries.get_mut(place) {
            Some((_, classes)) => *classes |= class.bit(),
            None => entries.push((form, class.bit())),
        }
    }
    entries
}

/// The bit of the table among the lists that may know a word.
pub fn bit() -> u64 {
    classes().bit()
}

/// The classes of a folded word.
pub fn classes_of(key: &str) -> Classes {
    Classes(classes().get(key).copied().unwrap_or(0))
}

/// The classes of a word together, each a bit ([`Class::bit`]).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u64);

impl Classes {
    /// Their bits.
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// True where the class is among them.
    pub const fn has(self, class: Class) -> bool {
        self.0 & class.bit() != 0
    }
}

/// True where the folded word is of the class.
pub fn is(key: &str, class: Class) -> bool {
    classes_of(key).has(class)
}

/// The words of some classes, as the table writes them.
pub fn of(wanted: &[Class]) -> impl Iterator<Item = &'static str> {
    let bits = wanted.iter().fold(0, |bits, class| bits | class.bit());
    rows::<2>(include_str!("../../assets/facts/grammar.tsv"))
        .filter(move |[_, name]| {
            Class::ALL
                .iter()
                .any(|(class, known)| known == name && bits & class.bit() != 0)
        })
        .map(|[form, _]| form)
}

#[cfg(test)]
mod tests {
    use super::{Class, is};
    use crate::facts::tables::rows;

    #[test]
    fn every_row_is_of_a_class_and_every_class_has_a_row() {
        let table = include_str!("../../assets/facts/grammar.tsv");
        for [form, name] in rows::<2>(table) {
            assert!(
                Class::ALL.iter().any(|(_, known)| *known == name),
                "{form}: {name}"
            );
        }
        for (class, name) in Class::ALL {
            assert!(rows::<2>(table).any(|[_, of]| of == name), "{class:?}");
        }
    }

    #[test]
    fn a_word_may_be_of_several_classes() {
        assert!(is("في", Class::BeforePlace) && is("في", Class::BeforeYear));
        assert!(!is("في", Class::Joint));
    }
}
