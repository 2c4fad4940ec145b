//! What may stand between a title's head and the name.

use super::head;
use crate::facts::names;
use crate::facts::names::Part;
use crate::facts::nisba::{nisba, of_side};
use crate::facts::view::View;
use crate::facts::{grammar, number, organization, place, saying};
use crate::letters::words::WordKind;

/// The country that was named last before a word, in its line.
fn country_before(view: &View, at: usize) -> Option<&'static str> {
    (at.saturating_sub(REACH)..at)
        .rev()
        .take_while(|&at| view.words.kind(at) != WordKind::Break)
        .find_map(|at| place::known(view, at)?.value.country)
}

/// How many words back a pronoun's country may stand.
const REACH: usize = 20;

pub(super) enum Complement {
    /// The code, the letters of an "and" before it, and the word after it.
    Country(Option<&'static str>, usize, usize),
    /// A known body: its code, and the word after it.
    Body(Option<&'static str>, usize),
    Words(usize),
}

/// What may stand between a title's head and the name.
pub(super) fn complement(view: &View, at: usize) -> Option<Complement> {
    let words = &view.words;
    if words.kind(at) != WordKind::Letters {
        return None;
    }
    let key = words.key(at);
    if let Some((country, end)) = of_side(view, at) {
        return Some(Complement::Country(Some(country), 0, end));
    }
    if let Some(adjective) = nisba(key) {
        return Some(match adjective.country {
            Some(code) => {
                let and = usize::from(key.starts_with("وال"));
                Complement::Country(Some(code), and, at + 1)
            }
            None => Complement::Words(at + 1),
        });
    }
    // "رئيس بلدية ليون جيرار", "والي نابل منور": the town, whatever else it is called.
    let of_town = || {
        let rules = |noun: &usize| {
            let key = view.words.key(*noun);
            place::is_head(view, *noun)
                || ["والي", "معتمد", "محافظ", "عمده"]
                    .iter()
                    .any(|ruler| key.ends_with(ruler))
        };
        let noun = at.checked_sub(1).filter(rules)?;
        let town = place::behind_noun(view, at)?;
        let name = names::part(view, town.end) != Part::No && !view.has_article(town.end);
        (name && !view.has_article(noun)).then_some(town)
    };
    if let Some(town) = of_town() {
        return Some(Complement::Country(town.value.country, 0, town.end));
    }
    if names::is_given(view, at) || names::has_father(view, at) {
        return None;
    }
    // "الخبير أمين فارس": a title's word that is a name here.
    if names::is_weak(view, at)
        && (matches!(names::part(view, at + 1), Part::Given | Part::Weak)
            || names::may_open_with_article(view, at + 1))
        && number::number(words, at).is_none()
    {
        return None;
    }
    if let Some(place) = place::known(view, at) {
        let country = place.value.country;
        // "ممثلاً لناغورنو قره باغ": the preposition is of the title, an "and" is not.
        let cut = if place.preposition { 0 } else { place.cut };
        return Some(Complement::Country(country, cut, place.end));
    }
    // "مدير الصحة بنابل": a town that is a word too.
    if key.starts_with('ب')
        && !key.starts_with("بال")
        && let Some(place) = place::behind_preposition(view, at)
    {
        let country = place.value.country;
        return Some(Complement::Country(country, 0, place.end));
    }
    // "لمراسلة الإذاعة": the one who is told.
    let told = |key: &str| grammar::is(key, grammar::Class::ForMedia);
    if key.strip_prefix('ل').is_some_and(told) {
        return None;
    }
    if head(view, at).is_some() && !key.starts_with("ال") && number::number(words, at).is_none() {
        return Some(Complement::Words(at + 1));
    }
    let article = view.has_article(at) || ["وال", "لل", "بال"].iter().any(|p| key.starts_with(p));
    // "مراسل الوكالة بالقرب من": when and where.
    let time =
        grammar::is(key, grammar::Class::NounEnd) || grammar::is(key, grammar::Class::Circumstance);
    if article && !time && saying::cue(view, at).is_none_or(|cue| cue.cut != 0) {
        // "الزعيم الراحل": an adjective of the title before.
        if grammar::is(key, grammar::Class::NameEnd) {
            return Some(Complement::Words(at + 1));
        }
        // An inner definite title owns the name: the outer one ends before it.
        if head(view, at).is_some() && key.starts_with("ال") {
            return None;
        }
        return Some(Complement::Words(at + 1));
    }
    // "باسم خارجيتها": the noun of a country that was named before.
    let of_pronoun = key
        .strip_suffix("تها")
        .or_else(|| key.strip_suffix("ته"))
        .is_some_and(|stem| grammar::is(&format!("{stem}ه"), grammar::Class::TitleNoun));
    if of_pronoun {
        return Some(Complement::Country(country_before(view, at), 0, at + 1));
    }
    // "الرئيس التنفيذي لمنظمة الصحة العالمية", "الناطق باسم الأمم المتحدة"
    if let Some(end) = organization::named_to(view, at) {
        let country = organization::country_of(view, at);
        return Some(Complement::Body(country, end));
    }
    let is_noun = |key: &str| grammar::is(key, grammar::Class::TitleNoun);
    // "لجمهورية إيطاليا"
    let of = key.strip_prefix('ل').is_some_and(is_noun);
    if organization::is_head(view, at) || is_noun(key) || of {
        return Some(Complement::Words(at + 1));
    }
    // A preposition only where a definite noun or a place stands behind it.
    if matches!(key, "عن" | "في" | "لدي" | "ل")
        && (words.key(at + 1).starts_with("ال")
            || place::known(view, at + 1).is_some()
            || organization::is_head(view, at + 1)
            || words.key(at + 1) == "حقوق")
        && saying::cue(view, at).is_none()
        // "مؤسس الشركة عن المشروع": of what one talks.
        && !(key == "عن" && organization::known_to(view, at - 1).is_some())
    {
        return Some(Complement::Words(at + 1));
    }
    None
}
