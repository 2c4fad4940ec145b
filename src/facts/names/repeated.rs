//! A last name that no list knows and no shape gives away: by where it stands, or since the text
//! says it again.

use super::{is_free, is_last_by_place, is_ordinary};
use crate::facts::view::View;
use crate::facts::{organization, vocabulary};
use crate::letters::words::WordKind;

/// How far around a name its words are looked for again.
const NEAR: usize = 400;

/// "عبد اللطيف كشيش": the word behind a given name of two words that goes on with it, where the
/// phrase ends behind it or the text has all three once more.
pub(super) fn behind_attribute(view: &View, at: usize, end: usize) -> Option<usize> {
    // "وعبد الرحيم زواري": also behind what is glued to it.
    let key = view.words.key(at);
    let first = key.strip_prefix(['و', 'ف', 'ل', 'ب']).unwrap_or(key);
    let compound = end == at + 2 && first == "عبد" && view.has_article(at + 1);
    let goes_on = compound
        && (is_last_by_place(view, end) || may_go_on(view, end) && is_repeated(view, at + 1, 2));
    goes_on.then_some(end + 1)
}

/// "حفيظة قاره بيبان": up to two words behind a given name, which the text has together once more.
pub fn again_behind(view: &View, at: usize) -> Option<usize> {
    // The first of two may be a word.
    if may_go_on(view, at + 2) && !is_ordinary(view.words.key(at + 1)) && is_repeated(view, at, 3) {
        return Some(at + 3);
    }
    (may_go_on(view, at + 1) && is_repeated(view, at, 2)).then_some(at + 2)
}

fn may_go_on(view: &View, at: usize) -> bool {
    let key = view.words.key(at);
    key.chars().count() > 2
        && !vocabulary::is_word(key)
        && is_free(view, at)
        && organization::known_to(view, at).is_none()
        && !view.words.get(at).tanwin
        && !view.has_article(at)
        && !vocabulary::is_verbal_noun(key)
        && !["ها", "هم", "نا", "ات", "ون", "ين"]
            .iter()
            .any(|ending| key.ends_with(ending))
}

/// True where the words `at..at + count` stand near by once more.
fn is_repeated(view: &View, at: usize, count: usize) -> bool {
    let last = (at + NEAR).min(view.words.len());
    (at.saturating_sub(NEAR)..last).any(|other| {
        other != at
            && (0..count).all(|nth| {
                let (key, again) = (view.words.key(at + nth), view.words.key(other + nth));
                // "لنجيبة": the first also with what is glued to it.
                let glued = || again.strip_prefix(['و', 'ل', 'ب', 'ف', 'ك']) == Some(key);
                view.words.kind(other + nth) == WordKind::Letters
                    && (key == again || nth == 0 && glued())
            })
    })
}
