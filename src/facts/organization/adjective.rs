//! Adjectives behind a body: whose they are, and what they say of it.

use crate::facts::grammar::{self, Class};
use crate::facts::nisba::nisba;
use crate::facts::view::View;
use crate::facts::{place, time, vocabulary};

/// "القمودي": an adjective by its form that no list knows, and so part of a name.
pub(super) fn is_unknown_adjective(key: &str) -> bool {
    key.strip_prefix("ال").is_some_and(|bare| {
        bare.ends_with('ي')
            && bare.chars().count() > 3
            && !vocabulary::is_common(bare)
            && nisba(key).is_none()
            && !grammar::is(key, Class::BodyAdjective)
    })
}

/// "لجنة فنية", "شركة خاصة": the adjective of one that has no name.
pub(super) fn is_of_any(key: &str) -> bool {
    let definite = grammar::classes_of(&format!("ال{key}"));
    definite.has(Class::BodyAdjective) || definite.has(Class::Passing)
}

/// "التونسية المصرية": the adjective of a country behind that of another, which is of the same gender.
pub(super) fn is_of_second_country(view: &View, at: usize) -> bool {
    let of_country = |at: usize| {
        nisba(view.words.key(at)).filter(|found| found.definite && found.country.is_some())
    };
    at.checked_sub(1)
        .and_then(|before| of_country(before).zip(of_country(at)))
        .is_some_and(|(first, second)| {
            first.feminine == second.feminine && first.country != second.country
        })
        && !view.words.key(at).starts_with('و')
}

/// "مدرسة قرطاج الدولية", "محكمة ديترويت الفدرالية": an adjective behind the place that is of the
/// head noun, with which it agrees.
pub(super) fn is_of_body(view: &View, from: usize, at: usize) -> bool {
    let key = view.words.key(at);
    let head = view.words.key(from.wrapping_sub(1));
    view.has_article(at)
        && grammar::is(key, Class::BodyAdjective)
        && key.ends_with('ه') == head.ends_with('ه')
        && place::known(view, from).is_some()
        && !grammar::is(key, Class::NameEnd)
        && !time::is_word(view, at)
}

/// Forms of adjectives: الجوية, الإنساني.
pub(super) fn adjectival(key: &str) -> bool {
    key.ends_with('ي') || key.ends_with("يه")
}

/// "الوطنيين الديمقراطيين": two plurals of people in one case; "النساء الديمقراطيات".
pub(super) fn agree(noun: &str, adjective: &str) -> bool {
    ["ين", "ون"]
        .iter()
        .any(|ending| noun.ends_with(ending) && adjective.ends_with(ending))
        || noun.ends_with("نساء") && adjective.ends_with("ات")
}
