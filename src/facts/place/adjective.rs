//! What the words beside a place say of it: the country of a town that is called like another, the
//! side of a region, or that it is no place.

use crate::facts::grammar::{self, Class};
use crate::facts::nisba::nisba;
use crate::facts::record::{Detail, Fact};
use crate::facts::view::View;
use crate::facts::{title, vocabulary};

/// "طرابلس اللبنانية": a town that is called like one of another country.
pub(super) fn of_country(view: &View, at: usize, fact: &mut Fact) {
    let key = view.words.key(at);
    if let Detail::Place {
        kind,
        country,
        metonym_for,
        ..
    } = &mut fact.detail
        && matches!(kind.as_ref(), "city" | "region")
        && let Some(found) = nisba(key).filter(|found| found.definite && found.feminine)
        && let Some(other) = found.country
        && !key.starts_with('و')
        && view.words.key(at + 1) != "العاصمه"
    {
        *country = Some(other.into());
        *metonym_for = None;
    }
}

/// "مقاطعة أستراليا الغربية", "معتمدية تطاوين الشمالية"
pub(super) fn is_side(view: &View, at: usize) -> bool {
    matches!(
        view.words.key(at),
        "الغربيه" | "الشرقيه" | "الشماليه" | "الجنوبيه"
    )
}

/// A side is a region of its own, and not what it is a side of.
pub(super) fn of_side(region: &'static str, fact: &mut Fact) {
    if let Detail::Place { name_en, kind, .. } = &mut fact.detail {
        *name_en = None;
        *kind = region.into();
    }
}

/// A quarter that is called like a town or a state may be of any other.
pub(super) fn of_quarter(fact: &mut Fact) {
    if let Detail::Place {
        country,
        name_en,
        metonym_for,
        ..
    } = &mut fact.detail
    {
        *country = None;
        *name_en = None;
        *metonym_for = None;
    }
}

/// "منطقة مساكن الضباط": a word that is a town too, and here the houses of others.
pub(super) fn is_of_others(view: &View, at: usize) -> bool {
    let key = view.words.key(at);
    view.has_article(at)
        && nisba(key).is_none()
        && !grammar::is(key, Class::NounEnd)
        && !grammar::is(key, Class::BodyAdjective)
        && !key.ends_with(['ه', 'ي'])
}

/// "مواطنا بريطانيا آخر": the adjective of a noun in the accusative, and no state.
pub(super) fn is_accusative(view: &View, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let adjective = view.words.key(at).strip_suffix('ا');
    let noun = view.words.key(before).strip_suffix('ا');
    adjective
        .and_then(nisba)
        .is_some_and(|found| found.country.is_some() && !found.definite)
        && noun.is_some_and(|noun| noun.chars().count() > 2 && vocabulary::is_word(noun))
        && !vocabulary::is_word(view.words.key(before))
        // "رئيسا روسيا وأذربيجان": two of them.
        && title::head(view, before).is_none()
}
