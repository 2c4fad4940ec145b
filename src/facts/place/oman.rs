//! "عمان" is a state and the capital of another: the vowel signs, the places beside it, or the
//! rest of the article say which.

use super::gazetteer_of;
use crate::facts::nisba::nisba;
use crate::facts::record::{Detail, Fact};
use crate::facts::view::View;
use crate::letters::words::WordKind;

/// Takes the place of the words `at..end` for the Sultanate, where that is meant.
pub(super) fn settle(view: &View, at: usize, end: usize, place: &mut Fact, listed: bool) {
    let Detail::Place {
        name,
        name_en,
        kind,
        country,
        metonym_for,
    } = &mut place.detail
    else {
        return;
    };
    if name_en.as_deref() != Some("Amman") || end != at + 1 || !is_state(view, at, listed) {
        return;
    }
    "عمان".clone_into(name);
    *name_en = Some("Oman".into());
    *kind = "country".into();
    *country = Some("OM".into());
    *metonym_for = None;
}

/// How far around the name the rest of the article is asked, in words.
const REACH: usize = 120;

fn is_state(view: &View, at: usize, listed: bool) -> bool {
    let raw = view.words.span(at).of(view.text());
    if raw.contains('\u{651}') {
        return false;
    }
    if raw.contains("ع\u{64F}") {
        return true;
    }
    if view.words.key(at.wrapping_sub(1)) == "العاصمه" {
        return false;
    }
    let is_country = |at: usize| {
        gazetteer_of(view)
            .and_then(|places| places.at_stem(&view.words, at))
            .is_some_and(|found| found.value.kind == "country")
    };
    // "واليمن وعمان", "عمان والبحرين": one of several states.
    let next = at + 1 + usize::from(view.is_comma(at + 1));
    let joined = view.words.key(next).starts_with('و') || next > at + 1;
    let before = listed
        && (at.checked_sub(1).is_some_and(is_country) || at.checked_sub(2).is_some_and(is_country));
    if before || joined && is_country(next) {
        return true;
    }
    let of = |code: &str| {
        (at.saturating_sub(REACH)..(at + REACH).min(view.words.len()))
            .filter(|&word| view.words.kind(word) == WordKind::Letters)
            .any(|word| {
                nisba(view.words.key(word)).is_some_and(|found| found.country == Some(code))
                    || gazetteer_of(view)
                        .and_then(|places| places.at_stem(&view.words, word))
                        .is_some_and(|found| {
                            found.value.country == Some(code) && found.value.english != "Amman"
                        })
            })
    };
    of("OM") && !of("JO")
}
