//! Masculine or feminine: what a word of saying shows of its speaker.

use crate::facts::saying::{self, Cue};
use crate::facts::view::View;
use crate::letters::fold;

/// Masculine or feminine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Masculine,
    Feminine,
}

/// The gender that a verb or participle of saying shows.
pub(super) fn shown(view: &View, at: usize, cue: Cue) -> Option<Gender> {
    if !matches!(cue, Cue::Verb | Cue::Participle) {
        return None;
    }
    let key = view.words.key(at);
    let feminine = |shown: bool| {
        let gender = if shown {
            Gender::Feminine
        } else {
            Gender::Masculine
        };
        Some(gender)
    };
    if cue == Cue::Participle {
        // "مضيفا", "مضيفة", "قوله", "قولها"; "بالقول" is nobody's.
        let raw = view.words.span(at).of(view.text());
        let ends = raw.ends_with(['ة', 'ا', 'ه']) || key.ends_with('ا');
        return ends
            .then(|| raw.ends_with('ة') || key.ends_with("ها"))
            .and_then(feminine);
    }
    let bare = key.strip_prefix(['و', 'ف']).unwrap_or(key);
    if ["ت", "ته", "تها", "تهم"]
        .iter()
        .any(|ending| key.ends_with(ending))
    {
        return feminine(true);
    }
    if bare.starts_with('ت') && !bare.starts_with("تابع") {
        return saying::is_imperfect(view, at).then_some(Gender::Feminine);
    }
    feminine(false)
}

/// The gender of what a body is called.
pub(super) fn of_noun(name: &str) -> Gender {
    let noun = fold(name.split(' ').next().unwrap_or(""));
    if noun.ends_with('ه') || noun.ends_with("ات") {
        Gender::Feminine
    } else {
        Gender::Masculine
    }
}
