//! What a body is for ("للأرصاد الجوية", "لتنسيق الشؤون الإنسانية"), and the fields that it has beside
//! the first ("والتعليم").

use super::adjective::{adjectival, agree, is_unknown_adjective};
use super::complement::complement;
use crate::facts::grammar::{self, Class};
use crate::facts::nisba::nisba;
use crate::facts::view::View;
use crate::facts::{names, saying, time, vocabulary};
use crate::letters::words::WordKind;

/// "للأرصاد الجوية", "لتنسيق الشؤون الإنسانية", "لمراقبة الهدنة": what a body is for, up
/// to the word after it.
pub fn purpose(view: &View, at: usize) -> Option<usize> {
    let words = &view.words;
    let definite =
        |at: usize| words.key(at).starts_with("ال") && words.kind(at) == WordKind::Letters;
    let mut end = match words.key(at) {
        key if key.starts_with("لل") && key.chars().count() > 4 => at + 1,
        key if key.starts_with('ل') && key.chars().count() > 3 && definite(at + 1) => at + 2,
        // "لاستغلال وتوزيع المياه"
        key if key.starts_with('ل')
            && words
                .key(at + 1)
                .strip_prefix('و')
                .is_some_and(vocabulary::is_verbal_noun)
            && definite(at + 2) =>
        {
            at + 3
        }
        _ => return None,
    };
    // "معهد التاريخ لوكالة الأنباء": whom one told.
    let told = !words.key(at).starts_with("لل")
        && matches!(super::kind_of_noun(view, at), Some("agency" | "media"));
    if told {
        return None;
    }
    // "ليوم الثلاثاء": when.
    let when =
        words.key(at) == "ليوم" || !words.key(at).starts_with("لل") && time::is_word(view, at + 1);
    // "مركز الامتحانات للاطلاع على": what somebody goes there for.
    let errand = view.is(at, Class::Errand);
    if nisba(words.key(at)).is_some() || saying::cue(view, at).is_some() || when || errand {
        return None;
    }
    // "للوقاية من التعذيب"
    if let Some(end) = complement(view, at, "") {
        return Some(end);
    }
    // "للاتصال السمعي البصري النوري اللجمي": whose it is to speak for it.
    let last_name = |at: usize| definite(at) && is_unknown_adjective(words.key(at));
    let named = |at: usize| {
        names::may_open_with_article(view, at) && definite(at + 1)
            // "للشغل المستوري القمودي", "للشغل الميلودي المخارق"
            || last_name(at) && definite(at + 1) && is_unknown(words.key(at + 1))
    };
    while end < at + 4
        && !named(end)
        && (definite(end) && !names::is_ordinary(words.key(end)) && adjectival(words.key(end))
            // "للفنون الجميلة"
            || (end <= at + 2 || words.key(end - 1).starts_with("وال"))
                && definite(end)
                && grammar::is(words.key(end), Class::BodyAdjective)
            // "للنساء الديمقراطيات"
            || definite(end) && agree(words.key(end - 1), words.key(end))
            // "للكرة الطائرة"
            || end == at + 1 && is_ball(view, at) && definite(end) && !names::is_ordinary(words.key(end))
            || words.key(end).starts_with("وال")
                && words.key(end).chars().count() > 4
                // "للبنوك والجامعة التونسية": the next body.
                && !super::is_head_with_article(view, end)
                && (!is_of_people(words.key(end)) || is_of_people(words.key(end - 1))))
        && !time::is_word(view, end)
        && saying::cue(view, end).is_none()
    {
        end += 1;
    }
    // "لمستقبل العلوم و التكنولوجيا": the conjunction stands by itself.
    if words.key(end) == "و" && grammar::is(&format!("و{}", words.key(end + 1)), Class::Domain) {
        end += 2;
    }
    // "لتعزيز النزاهة ومكافحة الفساد"
    let second = words.key(end).strip_prefix('و');
    if second.is_some_and(vocabulary::is_verbal_noun) && definite(end + 1) {
        end += 2;
    }
    Some(end)
}

/// "المخارق": a word with the article that no list knows.
fn is_unknown(key: &str) -> bool {
    let bare = key.strip_prefix("ال").unwrap_or(key);
    bare.chars().count() > 3
        && !vocabulary::is_common(bare)
        && nisba(key).is_none()
        && !grammar::is(key, Class::BodyAdjective)
}

/// "للكرة", "لكرة": a sport, by the word behind.
pub(super) fn is_ball(view: &View, at: usize) -> bool {
    matches!(view.words.key(at), "للكره" | "لكره")
}

/// "والعضوين": people, and no field beside another.
fn is_of_people(key: &str) -> bool {
    key.ends_with("ين")
}

/// The word after another field of a ministry or a committee: "والتعليم", "والموارد الطبيعية", "وشؤون
/// السجون"; the conjunction may stand by itself.
pub(super) fn field(view: &View, at: usize) -> Option<usize> {
    let key = view.words.key(at);
    let apart = key == "و";
    let noun = at + usize::from(apart);
    let is_field = if apart {
        grammar::is(&format!("و{}", view.words.key(noun)), Class::Domain)
    } else {
        grammar::is(key, Class::Domain)
    };
    if !is_field {
        return None;
    }
    let definite = key.starts_with("وال") || apart && view.has_article(noun);
    if !definite && !view.has_article(noun + 1) {
        return None;
    }
    let end = noun + 1 + usize::from(!definite);
    let next = view.words.key(end);
    let adjective = view.has_article(end)
        && (adjectival(next) || grammar::is(next, Class::BodyAdjective))
        && nisba(next).is_none_or(|found| found.country.is_none());
    Some(end + usize::from(adjective))
}
