//! What is to come: an event that somebody has decided on, that a verb of the future tells, or whose
//! day lies behind that of publication.
//!
//! Rows: `assets/facts/grammar.tsv`: who decides is of two classes, `wanted` and `carry-out`;
//! `assets/facts/event_cues.tsv`.

use super::arguments::Arguments;
use super::choice::Told;
use super::cue::{self, Cue};
use super::supposed;
use crate::facts::grammar::Class;
use crate::facts::time;
use crate::facts::view::View;
use crate::letters::words::WordKind;

/// How far before what is carried out the verb may stand that decides on it, in words.
const DECIDED: usize = 14;

/// How far before the protest itself, in words.
const NEAR: usize = 6;

/// How far behind a trigger the time may stand that is to come, in words.
const COMING: usize = 6;

/// True for the types that are announced beforehand; an attack or its victims are not.
pub(super) fn may_be(kind: &str) -> bool {
    matches!(
        kind,
        "meeting" | "protest" | "agreement" | "ceasefire" | "declaration" | "apology"
    )
}

/// True where the words say that the event of a trigger is planned.
pub(super) fn is(view: &View, told: &Told) -> bool {
    may_be(told.kind)
        && !told.there
        && (is_future(view, told.at)
            || is_decided(view, told)
            || is_coming(view, told)
            || is_subject_to_come(view, told)
            || is_tomorrow(view, told.end))
}

/// True for an event whose day lies behind that of publication, an ISO date, and is told in its own
/// clause.
pub(super) fn is_after(view: &View, told: &Told, found: &Arguments, published: &str) -> bool {
    let Some((when, at)) = found.when.as_deref().zip(found.when_at) else {
        return false;
    };
    let own = !(told.end..at).any(|at| {
        view.is(at, Class::Relative) || view.is_comma(at) && view.words.key(at + 1).starts_with('و')
    });
    // A week or a season has no digit where the month stands.
    let is_later = |letters: usize| {
        let of_days = |day: &&str| {
            day.bytes()
                .all(|letter| letter.is_ascii_digit() || letter == b'-')
        };
        let when = when.get(..letters).filter(of_days);
        when.map(|when| {
            published
                .get(..letters)
                .is_some_and(|published| when > published)
        })
    };
    own && may_be(told.kind)
        && !told.there
        && !supposed::has_happened(view, told)
        && is_later(DAY).or_else(|| is_later(MONTH)) == Some(true)
}

/// True for a year that lies behind that of publication: of another thing than what has happened.
pub(super) fn is_of_later_year(found: &Arguments, published: &str) -> bool {
    let year = |day: &str| day.get(..YEAR).and_then(|year| year.parse::<u32>().ok());
    let when = found.when.as_deref().and_then(year);
    when.zip(year(published))
        .is_some_and(|(when, published)| when > published)
}

/// The letters of "2021".
const YEAR: usize = 4;

/// The letters of "2021-05-05" and of "2021-05".
const DAY: usize = 10;
const MONTH: usize = 7;

/// True where the verb of the future that stands before a trigger does not govern it: no attack is
/// announced, but for a verb right before it ("سيتم إجلاء"), and what the perfect tells is done
/// ("ستناقش الخطة التي اتفق عليها الطرفان").
pub(super) fn is_of_another(view: &View, told: &Told) -> bool {
    let near = told.at.saturating_sub(GOVERNED).max(told.sentence);
    (!may_be(told.kind) || told.perfect)
        && !(near..told.at)
            .rev()
            .take_while(|&at| !view.is_comma(at) && !view.is(at, Class::Relative))
            .any(|at| time::looks_ahead(view, at))
}

/// How far before a trigger a verb of the future may stand that governs it, in words.
const GOVERNED: usize = 4;

/// "سيلتقي", "وستجتمع".
fn is_future(view: &View, at: usize) -> bool {
    let key = view.words.key(at);
    let bare = key.strip_prefix(['و', 'ف']).unwrap_or(key);
    ["سي", "ست", "سن"]
        .iter()
        .any(|future| bare.starts_with(future))
}

/// "قررت النقابة تنفيذ إضراب", "تقرر الدخول في اعتصام", "قرر المجلس عقد اجتماع".
fn is_decided(view: &View, told: &Told) -> bool {
    // "قررت الدولة قطع علاقاتها": to decide on it is to declare it.
    if told.kind == "declaration" {
        return false;
    }
    let within = usize::from(view.words.key(told.at.wrapping_sub(1)) == "في");
    let carried = told.at.saturating_sub(1 + within);
    let carries = |at: usize| view.is_behind_and(at, Class::CarryOut);
    let decides = |at: usize| {
        let both = |class| view.is_behind_and(at, class);
        both(Class::Wanted) && both(Class::CarryOut)
    };
    // "قررت الهيئة الإضراب عن العمل"; who decides to end it plans none.
    let ends = cue::is(view, told.at.wrapping_sub(1), Cue::Ends);
    let near = || {
        (told.at.saturating_sub(NEAR).max(told.sentence)..told.at)
            .rev()
            .take_while(|&at| !view.is(at, Class::Backdrop) && !view.is(at, Class::Relative))
            .any(decides)
    };
    if told.kind == "protest" && told.definite && !ends && near() {
        return true;
    }
    if decides(carried) || !(carries(carried) || carries(told.at) && within == 0) {
        return decides(carried) && within == 0;
    }
    (carried.saturating_sub(DECIDED).max(told.sentence)..carried)
        .rev()
        .take_while(|&at| !view.ends_sentence(at) && !view.is(at, Class::Relative))
        .any(decides)
}

/// "وقفة احتجاجية يوم الاثنين القادم", "يعقد يوم الجمعة المقبل اجتماع": a time that is to come behind the
/// trigger, or between it and its verb.
fn is_coming(view: &View, told: &Told) -> bool {
    let comes = |at: usize| {
        cue::is(view, at, Cue::Next)
            && (time::is_word(view, at - 1) || cue::is(view, at - 1, Cue::Stretch))
    };
    let behind = (told.end + 1..told.end + 1 + COMING)
        .take_while(|&at| !view.ends_sentence(at) && !view.is_comma(at))
        .any(comes);
    let next = || {
        (told.at.saturating_sub(COMING).max(told.sentence + 1)..told.at)
            .rev()
            .take_while(|&at| !view.is_comma(at) && !view.is(at, Class::Relative))
            .find(|&at| comes(at))
    };
    behind || !told.definite && next().is_some_and(|next| is_held_in(view, told, next))
}

/// The verb of a time that is to come stands before it: "يعقد في المدينة يوم الجمعة المقبل".
fn is_held_in(view: &View, told: &Told, next: usize) -> bool {
    (next.saturating_sub(COMING).max(told.sentence)..next).any(|at| cue::is(view, at, Cue::Held))
}

/// How far behind the words of an agreement what is agreed on may stand, in words.
const AGREED: usize = 6;

/// "اتفق الطرفان على اللقاء مجددا": what those agree on who have not yet done it.
pub(super) fn is_agreed_on(view: &View, all: &[Told], told: &Told) -> bool {
    let on = (told.at.saturating_sub(2)..told.at).any(|at| view.words.key(at) == "علي");
    let nth = all.partition_point(|one| one.at < told.at);
    let before = nth.checked_sub(1).and_then(|nth| all.get(nth));
    told.kind == "meeting"
        && on
        && before.is_some_and(|one| {
            one.kind == "agreement"
                && one.sentence == told.sentence
                && told.at <= one.end + AGREED
                && !(one.end..told.at).any(|at| view.is_comma(at))
        })
}

/// How far behind a trigger its verb may stand, in words.
const VERB: usize = 5;

/// "المحادثات ستستأنف", "محادثات الرئيسين ستتناول": the subject of what is to come.
fn is_subject_to_come(view: &View, told: &Told) -> bool {
    (told.end..told.end + VERB)
        .take_while(|&at| {
            !view.ends_sentence(at)
                && !view.is_comma(at)
                && !view.is(at, Class::Relative)
                && !view.is(at, Class::That)
                && view.words.kind(at) == WordKind::Letters
        })
        .any(|at| cue::is(view, at, Cue::WillBe) && !view.words.key(at).starts_with('و'))
}

/// How far behind a trigger the day may stand, in words.
const TOMORROW: usize = 3;

/// "اجتماع غد", "وقفة احتجاجية يوم غد".
fn is_tomorrow(view: &View, end: usize) -> bool {
    (end..end + TOMORROW)
        .take_while(|&at| view.words.kind(at) == WordKind::Letters)
        .any(|at| cue::is(view, at, Cue::Tomorrow))
}
