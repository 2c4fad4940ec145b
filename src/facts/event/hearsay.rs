//! Whose word an event is where nobody is named for it: what is denied, what is rumoured, what
//! somebody is charged with.
//!
//! Rows: `assets/facts/grammar.tsv` (`denial`), `assets/facts/event_cues.tsv`.

use super::choice::Told;
use super::cue::{self, Cue};
use super::planned;
use super::supposed::{NEAR, before, has_happened, is_of, parts};
use crate::facts::grammar::{self, Class};
use crate::facts::view::View;
use crate::letters::words::WordKind;

/// "ينفي مقتل جنوده", "نفت الوزارة وقوع هجوم": behind the verb itself, or its subject of a word or two.
pub(super) fn is_denied(view: &View, told: &Told) -> bool {
    let before = |word: &usize| {
        let key = view.words.key(*word);
        !parts(view, *word)
            && !view.is_comma(*word)
            && view.words.kind(*word) == WordKind::Letters
            && !grammar::is(key, Class::BeforePlace)
            && !grammar::is(key, Class::IntoSentence)
            && !grammar::is(key, Class::That)
    };
    told.kind != "denial"
        && !told.glued
        && !told.there
        && (told.at.saturating_sub(NEAR).max(told.sentence)..told.at)
            .rev()
            .take_while(before)
            .any(|word| is_of(view, word, Class::Denial))
}

/// "نفى صلته بالهجوم": who denies that he had a part in it does not deny the event.
pub(super) fn is_another_s(view: &View, told: &Told) -> bool {
    told.kind == "attack"
        && (told.glued || told.definite)
        && before(view, told.at).any(|word| cue::is(view, word, Cue::Part))
}

/// "أنباء عن سقوط قتلى": told by nobody in particular.
pub(super) fn is_rumoured(view: &View, told: &Told) -> bool {
    let of = told.at.wrapping_sub(1);
    let news = of.wrapping_sub(1);
    let glued = |word: usize| view.words.key(word).strip_prefix('ب');
    !told.definite
        && view.words.key(of) == "عن"
        && (cue::is(view, news, Cue::News)
            || glued(news).is_some_and(|news| cue::holds(news, Cue::News)))
}

/// How far before a trigger the charge may stand, in words.
const CHARGE: usize = 12;

/// "وجهت له تهمة الهجوم على", "اتهامات بارتكاب إبادة جماعية", "بدعوى الانتهاك": what somebody is accused
/// of. What the text knows ("المتهم في هجمات سبتمبر", "تهمة المشاركة في هجوم باريس") it does not doubt.
pub(super) fn is_alleged(view: &View, told: &Told) -> bool {
    if planned::may_be(told.kind) || told.there {
        return false;
    }
    // "اتهامه باغتيال فلان": the event is known, and who did it is not.
    let joined = view.words.key(told.at).starts_with('و');
    let known = view.words.key(told.at.wrapping_sub(1)) == "في"
        || has_happened(view, told)
        || told.kind != "violation" && (told.glued || told.definite && !joined);
    let clause = (told.at.saturating_sub(CHARGE).max(told.sentence)..told.at)
        .rev()
        .take_while(|&word| {
            // "بدعوى ما فيه من الازدراء، والانتهاك"
            let of_charge = view.words.key(word) == "ما";
            let goes_on = view.words.key(word + 1).starts_with('و');
            (!parts(view, word) || of_charge) && (!view.is_comma(word) || goes_on)
        });
    !known
        && clause
            .into_iter()
            .any(|word| cue::is(view, word, Cue::Alleged))
}
