//! A last name that is a word of the language too.

use super::{family_names, is_ordinary, is_particle_and_word};
use crate::facts::grammar::{self, Class};
use crate::facts::nisba::nisba;
use crate::facts::view::View;
use crate::facts::{organization, place, saying, time, title, vocabulary};
use crate::letters::words::WordKind;

/// "عادل زواري", "سمير نجار": a last name behind a given name, which reads like a word with the
/// pronoun of the first person or with a clitic.
pub(super) fn is_family(view: &View, at: usize) -> bool {
    let key = view.words.key(at);
    let mine = || {
        key.ends_with('ي')
            && key.chars().count() > 3
            && !vocabulary::is_word(key)
            && !key.starts_with(['ي', 'ت', 'و', 'ل', 'ب'])
    };
    (family_names().holds(key) || mine())
        && view.words.kind(at) == WordKind::Letters
        && !view.has_article(at)
        && !view.words.get(at).tanwin
        && !is_ordinary(key)
        && nisba(key).is_none()
        && title::head(view, at).is_none()
        && place::known(view, at).is_none()
        && !organization::is_head(view, at)
        && !time::is_word(view, at)
        && saying::cue(view, at).is_none()
        && !view.is(at, Class::Kin)
}

/// "سعيد راتب رئيس", "عاشور فني إلى", "فؤاد نبة عن": a word of the language behind a given name with its
/// title, where the phrase ends. A name cut short is no name, so it goes along; who is `personal`
/// ("الملك سلمان وصل إلى") may have one word, and then only what states who he is ends his name.
pub fn is_last_though_word(view: &View, at: usize, personal: bool) -> bool {
    let key = view.words.key(at);
    let letters = key.chars().count();
    let ends = ["ات", "ين", "ون", "ها", "هم", "ا"];
    let verb = key.starts_with(['ي', 'ت']) && letters < 6;
    let noun = view.words.kind(at) == WordKind::Letters
        && (3..=6).contains(&letters)
        && !view.words.get(at).tanwin
        && !view.words.span(at).of(view.text()).ends_with('ه')
        && !view.has_article(at)
        && !verb
        && !ends.iter().any(|ending| key.ends_with(ending))
        && !is_ordinary(key)
        && !key.starts_with('و')
        && (vocabulary::is_word(key) || !is_particle_and_word(key))
        && !vocabulary::is_verbal_noun(key)
        && !view.is(at, Class::Kin)
        && nisba(key).is_none()
        // "سامر سعادة أن", "عاشور فني إلى": a title would say of what.
        && (title::head(view, at).is_none()
            || saying::opens_statement(view, at + 1)
            || view.words.key(at + 1) == "الي")
        && !organization::is_head(view, at)
        && place::known(view, at).is_none()
        && !place::is_head(view, at)
        && !time::is_word(view, at)
        // "نبة" is no "نبه".
        && (saying::cue(view, at).is_none() || view.words.span(at).of(view.text()).ends_with('ة'));
    if !noun {
        return false;
    }
    let next = view.words.key(at + 1);
    title::head(view, at + 1).is_some()
        || saying::opens_statement(view, at + 1)
        || view.is_comma(at + 1)
        || !personal
            && (matches!(next, "عن" | "في" | "الي" | "علي" | "من" | "الذي" | "التي")
                // "سوسن معالج عرض": what she does has a noun of its own.
                || view.words.kind(at + 1) == WordKind::Letters
                    && !view.has_article(at + 1)
                    && vocabulary::is_word(next)
                    && !is_ordinary(next)
                    && !grammar::is(key, Class::CarryOut))
}
