//! What binds two words to one part of a name: a hyphen, the name of God, the shape of another
//! language.

use super::part::{Part, foreign_look, part};
use super::{is_ordinary, run::is_joint};
use crate::facts::nisba::nisba;
use crate::facts::view::View;
use crate::facts::{organization, place, saying, title, vocabulary};
use crate::letters::words::WordKind;

/// The word after two that a hyphen binds, of which the first may be part of a name.
pub fn hyphenated(view: &View, at: usize) -> Option<usize> {
    behind_hyphen(view, at + 1).filter(|_| part(view, at) != Part::No && !view.has_article(at))
}

/// The word after one behind a hyphen that is glued on both sides: "ليو-أمبروز", "جان-كلود".
pub(super) fn behind_hyphen(view: &View, at: usize) -> Option<usize> {
    let glued = view.words.last(at) == '-'
        && view.words.kind(at) == WordKind::Mark
        && view.words.is_glued(at)
        && view.words.is_glued(at + 1)
        && view.words.kind(at + 1) == WordKind::Letters;
    (glued && !view.has_article(at + 1) && part(view, at + 1) != Part::No).then_some(at + 2)
}

/// "خلف الله", "جاء بالله": a word before the name of God, which makes one name of both; "حفظه
/// الله" is a wish.
pub(super) fn is_of_god(view: &View, at: usize) -> bool {
    let key = view.words.key(at);
    matches!(view.words.key(at + 1), "الله" | "بالله")
        && view.words.kind(at) == WordKind::Letters
        && (!view.has_article(at) || key == "العبد")
        && (!is_ordinary(key) || matches!(key, "خلف" | "جاء" | "حسب"))
        && !is_joint(key)
        && key.chars().count() > 2
        && !key.ends_with('ه')
        && title::head(view, at).is_none()
        && organization::known_to(view, at).is_none()
        && !matches!(key, "رسول" | "شاء" | "رحم" | "حفظ")
}

/// "جورج ليكنز", "أوليفيي بوافر": behind a name of another language a word of its shape, which only
/// with what may be a clitic is one of ours.
pub fn is_foreign_homonym(view: &View, at: usize) -> bool {
    let key = view.words.key(at);
    let before = view.words.key(at - 1);
    let glued = key.strip_prefix(['ب', 'ل', 'ف', 'ك', 'و']);
    view.words.kind(at) == WordKind::Letters
        && foreign_look(before)
        && foreign_look(key)
        && key.chars().count() > 4
        && !vocabulary::is_word(key)
        && !glued.is_some_and(|rest| vocabulary::is_word(rest) || vocabulary::is_verbal_noun(rest))
        && !is_ordinary(key)
        && !view.words.get(at).tanwin
        && nisba(key).is_none()
        && place::known(view, at).is_none()
        && title::head(view, at).is_none()
        && saying::cue(view, at).is_none()
        && organization::known_to(view, at).is_none()
        && !organization::is_head(view, at)
}

/// "بيرم التونسي": an adjective that Arabs are called by, whatever the given name looks like.
pub(super) fn is_of_arabs(key: &str) -> bool {
    nisba(key)
        .and_then(|found| found.country)
        .is_some_and(|country| {
            matches!(
                country,
                "TN" | "EG" | "DZ" | "MA" | "LY" | "SD" | "SY" | "LB" | "IQ" | "YE" | "JO" | "PS"
            )
        })
}
