//! Where the text asks for an event, plans it, fears it or calls it off, and does not say that it
//! has happened.
//!
//! Rows: `assets/facts/grammar.tsv` (`unreal`, `wanted`, `strives`, `failed`, `carry-out`,
//! `backdrop`, `doubtful`), `assets/facts/event_cues.tsv`.

use super::choice::Told;
use super::cue::{self, Cue};
use super::planned;
use crate::facts::grammar::{self, Class};
use crate::facts::view::View;
use crate::letters::words::WordKind;

/// How far before a trigger a word may stand that governs it, in words.
pub(super) const NEAR: usize = 4;

/// How far before a trigger a verb may stand that asks for it across a preposition, in words.
const FAR: usize = 20;

/// How far before an attack the verb may stand that foils it, in words.
const FOILED: usize = 10;

/// How far behind a trigger a word may stand that judges it, in words.
const BEHIND: usize = 4;

/// True where the event of a trigger is only thought of.
pub(super) fn is(view: &View, told: &Told) -> bool {
    let struck = || has_struck(view, told) && !is_foiled(view, told);
    if told.there || is_outcome(view, told) || struck() {
        return false;
    }
    let planned = !matches!(
        told.kind,
        "attack" | "casualties" | "displacement" | "violation" | "denial"
    );
    governed(view, told, Class::Unreal)
        || is_any(view, told)
        || planned
            && (before(view, told.at).any(|word| wants(view, word) && !is_called(view, told, word))
                || is_striven_for(view, told.at)
                || is_asked_for(view, told)
                || is_declined(view, told)
                || is_provided_for(view, told))
        || told.kind != "casualties" && is_purpose(view, told)
        || is_foiled(view, told)
        || is_whoever(view, told)
        || matches!(told.kind, "agreement" | "ceasefire") && has_failed(view, told.at)
        || told.kind != "casualties" && is_doubtful(view, told.end)
}

/// "بعد الاجتماع", "خلال الحرب", "نظرا للاحتجاجات", "بعد عدة هجمات": whatever else its sentence
/// supposes.
pub(super) fn has_happened(view: &View, told: &Told) -> bool {
    let before = told.at.wrapping_sub(1);
    let several = view.is(before, Class::Few);
    let definite = told.definite || view.words.key(told.at).starts_with("لل");
    let evident = definite || !planned::may_be(told.kind);
    let before = before.wrapping_sub(usize::from(several));
    // "قبل الاجتماع": not yet.
    let ahead = planned::may_be(told.kind) && view.words.key(before).ends_with("قبل");
    told.there
        || is_outcome(view, told)
        || evident && !ahead && view.is_behind_and(before, Class::Backdrop)
}

/// "تنفيذا لقرار القمة": there was one.
fn is_outcome(view: &View, told: &Told) -> bool {
    told.kind == "meeting" && told.definite && cue::is(view, told.at.wrapping_sub(1), Cue::Outcome)
}

/// "سيواصل الإضراب", "ستتواصل المفاوضات": what goes on has begun.
pub(super) fn goes_on_still(view: &View, told: &Told) -> bool {
    told.definite && before(view, told.at).any(|word| cue::is(view, word, Cue::GoesOn))
}

/// How far behind an attack the clause may begin that tells what came of it, in words.
const CLAUSE: usize = 5;

/// "خطط لهجوم المدينة الذي أسفر عن": a clause with a verb in the perfect says that it was carried out.
fn has_struck(view: &View, told: &Told) -> bool {
    let clause = (told.end..told.end + CLAUSE)
        .take_while(|&word| view.words.kind(word) == WordKind::Letters)
        .find(|&word| view.is(word, Class::Relative));
    let Some(verb) = clause.map(|clause| clause + 1) else {
        return false;
    };
    let key = view.words.key(verb);
    let unreal = [
        Class::Had,
        Class::Negation,
        Class::Unreal,
        Class::Wanted,
        Class::Failed,
    ];
    told.kind == "attack"
        && view.words.kind(verb) == WordKind::Letters
        && !key.starts_with(['ي', 'س', 'ن', 'ل'])
        && (!key.starts_with('ت') || key.ends_with('ت'))
        && key != "قد"
        && !view.has_article(verb)
        && !unreal.into_iter().any(|class| is_of(view, verb, class))
}

/// "تتزوج من يقتل الوحش", "الذي يقتل": whoever would.
fn is_whoever(view: &View, told: &Told) -> bool {
    let before = told.at.wrapping_sub(1);
    told.kind == "casualties"
        && view.words.key(told.at).starts_with(['ي', 'ت'])
        && (view.is(before, Class::Relative) || view.words.key(before) == "من")
}

/// "أحبطت الوحدات صباح أمس هجوما", "إحباط محاولة تفجير": who is of both classes keeps it from
/// happening.
pub(super) fn is_foiled(view: &View, told: &Told) -> bool {
    let both = |at: usize| is_of(view, at, Class::Failed) && is_of(view, at, Class::Unreal);
    told.kind == "attack"
        && (told.at.saturating_sub(FOILED).max(told.sentence)..told.at)
            .rev()
            .take_while(|&word| !parts(view, word) && !view.is_comma(word))
            .any(both)
}

/// "مخاوف من نزوح", "بهدف عقد اجتماع": a word of the class shortly before, and nothing between that
/// says that it has happened ("حذر بعد هجوم").
fn governed(view: &View, told: &Told, class: Class) -> bool {
    before(view, told.at).any(|word| is_of(view, word, class) && !is_called(view, told, word))
}

/// "ودعا الاجتماع الجامعة إلى": the meeting is the subject of the verb right before it.
fn is_called(view: &View, told: &Told, word: usize) -> bool {
    told.kind == "meeting"
        && told.definite
        && word + 1 == told.at
        && cue::is(view, word, Cue::Calls)
}

/// "خطة تنص على وقف القتال": what a plan sets.
fn is_provided_for(view: &View, told: &Told) -> bool {
    let on = |word: usize| view.words.key(word) == "علي";
    before(view, told.at)
        .any(|word| cue::is(view, word, Cue::Provides) && (word + 1..told.at).any(on))
}

/// "رفض جناح من الحركة توقيع الاتفاق".
fn is_declined(view: &View, told: &Told) -> bool {
    matches!(told.kind, "agreement" | "ceasefire" | "apology")
        && (told.at.saturating_sub(FAR).max(told.sentence)..told.at)
            .rev()
            .take_while(|&word| {
                !parts(view, word) && !view.is_comma(word) && !view.is(word, Class::That)
            })
            .any(|word| cue::is(view, word, Cue::Declines))
}

/// "دعا", "يسعى"; who has decided no longer only wants.
fn wants(view: &View, word: usize) -> bool {
    is_of(view, word, Class::Wanted) && !is_of(view, word, Class::CarryOut)
}

/// The words shortly before one, backwards, to where nothing governs it any more.
pub(super) fn before(view: &View, at: usize) -> impl Iterator<Item = usize> {
    (0..at)
        .rev()
        .take_while(|&word| !parts(view, word) && !view.is_comma(word))
        .filter(|&word| view.words.kind(word) == WordKind::Letters)
        .take(NEAR)
}

/// "الحديث عن أي هجوم": not "أي أخبار عن الهجوم", which there was.
fn is_any(view: &View, told: &Told) -> bool {
    !told.definite
        && before(view, told.at)
            .any(|word| matches!(view.words.key(word), "اي" | "ايه" | "لاي" | "باي"))
}

/// "العمل على وقف القتال".
fn is_striven_for(view: &View, at: usize) -> bool {
    before(view, at).any(|word| {
        matches!(view.words.key(word + 1), "علي" | "الي") && is_of(view, word, Class::Strives)
    })
}

/// "سافر لتوقيع اتفاق", "إطار لإجراء محادثات": what something else was done for.
fn is_purpose(view: &View, told: &Told) -> bool {
    let head = head(view, told);
    if told.kind == "ceasefire" && cue::is(view, head.wrapping_sub(1), Cue::Secures) {
        return true;
    }
    (head.saturating_sub(1)..=head).any(|word| {
        let noun = view.words.key(word).strip_prefix('ل');
        noun.is_some_and(|noun| grammar::is(noun, Class::CarryOut))
    })
}

/// How far before "من" the round may stand that it is of, in words.
const ROUND: usize = 2;

/// "جولة جديدة من المحادثات", "أول اجتماع": the first word of the noun phrase of a trigger.
fn head(view: &View, told: &Told) -> usize {
    let of = told.at.wrapping_sub(1);
    if view.words.key(of) == "من" {
        let round = (of.saturating_sub(ROUND)..of)
            .rev()
            .find(|&word| cue::is(view, word, Cue::Round));
        return round.unwrap_or(told.at);
    }
    if matches!(view.words.key(of), "اول" | "ثاني" | "ثالث") {
        return of;
    }
    told.at
}

/// "دعا فلان المجلس إلى التحرك لترتيب هدنة": behind the preposition of a verb that asks.
fn is_asked_for(view: &View, told: &Told) -> bool {
    if told.definite && told.kind == "meeting" {
        return false;
    }
    let clause = (told.at.saturating_sub(FAR).max(told.sentence)..told.at)
        .rev()
        .take_while(|&word| !parts(view, word) && !goes_on(view, word));
    let mut behind = told.glued;
    for word in clause {
        if behind && wants(view, word) {
            return true;
        }
        behind |= matches!(view.words.key(word), "الي" | "علي" | "بان");
    }
    false
}

/// "، وتوجه": another clause.
fn goes_on(view: &View, word: usize) -> bool {
    view.is_comma(word) && view.words.key(word + 1).starts_with(['و', 'ف'])
}

/// "فشل الطرفان في التوصل إلى اتفاق".
fn has_failed(view: &View, at: usize) -> bool {
    let near = at.saturating_sub(2 * NEAR)..at;
    let within = |word: usize| matches!(view.words.key(word), "في" | "عن");
    near.clone()
        .rev()
        .take_while(|&word| !parts(view, word))
        .any(|word| is_of(view, word, Class::Failed) && (word + 1..at).any(within))
}

/// "هجوم محتمل", "وقف إطلاق النار مرفوض".
fn is_doubtful(view: &View, end: usize) -> bool {
    (end..end + BEHIND)
        .take_while(|&word| !view.is_comma(word) && !view.ends_sentence(word))
        .any(|word| view.is(word, Class::Doubtful))
}

/// Nothing before the word governs what stands behind it.
pub(super) fn parts(view: &View, word: usize) -> bool {
    view.ends_sentence(word)
        || view.is(word, Class::Relative)
        || view.is_behind_and(word, Class::Backdrop)
}

/// The word is of the class, also behind a glued conjunction or preposition: "بخطة".
pub(super) fn is_of(view: &View, word: usize, class: Class) -> bool {
    let key = view.words.key(word);
    let bare = key.strip_prefix(['و', 'ف']).unwrap_or(key);
    view.is(word, class)
        || view.is_behind_and(word, class)
        || without_pronouns(view, word, bare).is_some_and(|verb| grammar::is(verb, class))
        || bare
            .strip_prefix(['ب', 'ل'])
            .is_some_and(|noun| grammar::is(noun, class))
        // "للجهود"
        || bare
            .strip_prefix("لل")
            .is_some_and(|noun| grammar::is(&format!("ال{noun}"), class))
}

/// "اقترحنا", "طالبناهم": the verb without who does it and whom it is done to. The raw letters tell
/// "طلبه" from "طلبة".
fn without_pronouns<'v>(view: &View, word: usize, key: &'v str) -> Option<&'v str> {
    if !matches!(view.words.last(word), 'ا' | 'ه' | 'م') {
        return None;
    }
    let raw = view.words.span(word).of(view.text());
    let whom = ["هما", "ها", "هم", "ه"]
        .iter()
        .find_map(|pronoun| key.strip_suffix(pronoun))
        .filter(|_| !raw.ends_with('ة'));
    let verb = whom.unwrap_or(key);
    let we = verb.strip_suffix("نا");
    we.or(whom).filter(|verb| verb.chars().count() >= ROOT)
}

/// The letters of most roots.
const ROOT: usize = 3;
