//! "المسرحي الراحل فلان": the noun before such an adjective, which no list of titles has, says what
//! he was.

use crate::facts::names;
use crate::facts::nisba::nisba;
use crate::facts::view::View;
use crate::letters::words::WordKind;

/// What stands before "الراحل".
pub(super) struct Noun {
    /// The noun as it stands, with its adjective of nationality.
    pub(super) said: String,
    /// The country of the adjective.
    pub(super) country: Option<&'static str>,
}

/// The noun before "الراحل" at a word.
pub(super) fn late(view: &View, at: usize) -> Option<Noun> {
    if !matches!(view.words.key(at), "الراحل" | "الراحله") {
        return None;
    }
    let last = at.checked_sub(1)?;
    let country = nisba(view.words.key(last)).and_then(|found| found.country);
    // "المسرحي المغربي الراحل"
    let first = last.checked_sub(usize::from(country.is_some()))?;
    let and = usize::from(view.words.key(first).starts_with("وال"));
    let definite = and == 1 || view.has_article(first);
    (definite && view.words.kind(first) == WordKind::Letters).then(|| Noun {
        said: names::joined(view, first, and, at),
        country,
    })
}
