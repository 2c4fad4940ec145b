//! Who acts in an event, and who is only named beside it.

use super::choice::Told;
use crate::facts::grammar::{self, Class};
use crate::facts::record::{Detail, Fact, Kind};
use crate::facts::title;
use crate::facts::view::View;
use crate::letters::words::WordKind;

/// The most actors of one event.
const ACTORS: usize = 6;

/// How far behind the head of a title the body may stand that it is of, in words.
const OFFICE: usize = 6;

/// How far behind a trigger one may stand against whom people are, in words.
const AGAINST: usize = 8;

/// How far behind the word for what was done to him somebody may stand, with his title, in words.
const BESIDE: usize = 8;

/// How far from the head of its sentence a fact says something of all of it, in words.
const HEAD: usize = 5;

/// Of those who are hurt a ministry only tells.
pub(super) fn may_act(told: &Told, fact: &Fact) -> bool {
    match &fact.detail {
        Detail::Organization { kind, .. } if told.kind == "casualties" => {
            matches!(kind.as_ref(), "military" | "armed_group")
        }
        // "في تصريح لمراسلة الإذاعة": whom one told.
        Detail::Organization { kind, .. }
            if matches!(told.kind, "attack" | "protest" | "meeting") =>
        {
            kind != "media"
        }
        _ => true,
    }
}

/// "في تصريح لوكالة الأنباء": a medium that one told.
pub(super) fn is_addressed(view: &View, fact: &Fact, at: usize) -> bool {
    let medium = matches!(&fact.detail, Detail::Organization { kind, .. } if matches!(kind.as_ref(), "media" | "agency"));
    medium
        && view.words.span(at).start < fact.span.start
        && view.words.key(at).trim_start_matches('و').starts_with('ل')
}

/// "رئيس مجلس النواب", "زعيم حزب": the body that somebody stands for.
pub(super) fn is_of_a_title(view: &View, at: usize) -> bool {
    (at.saturating_sub(OFFICE)..at).any(|word| {
        title::head(view, word).is_some()
            && title::title(view, word).is_some_and(|title| title.end > at)
    })
}

pub(super) fn add(who: &mut Vec<String>, name: &str) {
    if who.len() < ACTORS && !who.iter().any(|known| known == name) {
        who.push(name.to_owned());
    }
}

/// "وقفة للتنديد بقرار النقابة": against whom a protest is.
pub(super) fn is_target(view: &View, told: &Told, at: usize) -> bool {
    told.kind == "protest"
        && at > told.end
        && (at.saturating_sub(AGAINST).max(told.end)..at).any(|word| {
            let key = view.words.key(word);
            let bare = key.strip_prefix(['ب', 'ل']).unwrap_or(key);
            matches!(bare, "قرار" | "قرارات" | "سياسه" | "سياسات" | "ضد" | "امام")
        })
}

/// "ذكرى اغتيال فلان : الحزب يحذر": who does not stand right behind an event of the past.
pub(super) fn is_beyond(view: &View, told: &Told, at: usize) -> bool {
    at < told.at
        || at > told.end + BESIDE
        || (told.end..at).any(|word| view.words.kind(word) != WordKind::Letters)
}

/// "منذ اندلاع الحرب", "بعد هجوم": told for the sake of something later.
pub(super) fn is_background(view: &View, told: &Told) -> bool {
    let before = before(view, told);
    matches!(
        before,
        "منذ" | "قبل" | "بعد" | "عقب" | "اثر" | "ضحايا" | "حصيله"
    ) || is_of_a_case(view, told)
}

/// "النظر في قضية اغتيال": what is told is of the trial.
pub(super) fn is_of_a_case(view: &View, told: &Told) -> bool {
    // "الذكرى الرابعة لاغتيال"
    let near = told.at.saturating_sub(3)..told.at;
    matches!(before(view, told), "ملف" | "جريمه")
        || near.map(|at| view.words.key(at)).any(|key| {
            matches!(
                key,
                "قضيه"
                    | "ذكري"
                    | "الذكري"
                    | "اتهام"
                    | "تهمه"
                    | "بتهمه"
                    | "تورط"
                    | "تورطه"
            )
        })
}

/// The word before a trigger, without a conjunction.
pub(super) fn before<'v>(view: &'v View, told: &Told) -> &'v str {
    let before = view.words.key(told.at.wrapping_sub(1));
    before.strip_prefix(['و', 'ف']).unwrap_or(before)
}

/// "تأجيل المهرجان المقرر اليوم، نظرا للاحتجاجات": a comma stands between, and not at the fact, which then
/// would be an insertion; what opens the sentence is of all of it.
pub(super) fn is_apart(view: &View, told: &Told, fact: &Fact) -> bool {
    let from = view.words.at_byte(fact.span.start);
    let to = view.words.at_byte(fact.span.end);
    let key = view.words.key(told.at);
    let definite = told.definite || ["لل", "بال", "وال"].iter().any(|the| key.starts_with(the));
    if !definite || from <= told.sentence + HEAD || to > told.at {
        return false;
    }
    let inserted = view.is_comma(to) && view.is_comma(from.wrapping_sub(1));
    !inserted && (to..told.at).any(|at| view.is_comma(at))
}

/// "تنتهي بحلول 10 جوان", "إلى غاية الجمعة", "من مواليد سنة 1987": until when something goes on, and
/// when somebody was born.
pub(super) fn is_of_other(view: &View, at: usize) -> bool {
    matches!(
        view.words.key(at.wrapping_sub(1)),
        "بحلول" | "غايه" | "لغايه" | "حتي" | "مواليد"
    )
}

/// "المؤرخ في 9 نوفمبر": the day of a paper.
pub(super) fn is_of_a_paper(view: &View, at: usize) -> bool {
    (at.saturating_sub(2)..at).any(|word| view.is(word, Class::Dated))
}

/// True where a state acts: the subject of a verb at the head of its clause, one of those
/// between whom it happens.
pub(super) fn acts(view: &View, told: &Told, last: Option<&Fact>, fact: &Fact, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let key = view.words.key(before);
    // "إعلان أذربيجان انتصارها": inside the trigger.
    if at > told.at && at < told.end {
        return true;
    }
    if matches!(key, "بين" | "مع" | "وبين" | "ضد") {
        return true;
    }
    // "بين أرمينيا وأذربيجان": joined to one who acts.
    if let Some(last) = last
        && last.kind() != Kind::Person
        && view
            .text()
            .get(last.span.end..fact.span.start)
            .is_some_and(|between| matches!(between.trim(), "و" | "، و" | "وبين" | "،"))
    {
        return true;
    }
    if grammar::is(key, Class::BeforePlace) || grammar::is(key, Class::IntoSentence) {
        return false;
    }
    // A glued preposition is outside the span of the fact.
    let glued = view.words.span(at).start < fact.span.start;
    let heads = before == told.sentence
        || view.words.kind(before.wrapping_sub(1)) != WordKind::Letters
        || view.is(before.wrapping_sub(1), Class::LeadsOn)
        || key.starts_with('و');
    !glued && view.words.kind(before) == WordKind::Letters && heads
        || !glued && at == told.end && fact.span.start > 0
        || at == told.sentence
}
