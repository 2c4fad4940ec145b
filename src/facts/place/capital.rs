//! "العاصمة" alone: the capital of the country named before it.

use std::sync::OnceLock;

use foldhash::HashMap;

use super::gazetteer::{gazetteer, gazetteer_of};
use crate::facts::extract::fact;
use crate::facts::nisba::nisba;
use crate::facts::record::{Detail, Fact};
use crate::facts::tables::{alternatives, rows};
use crate::facts::view::View;
use crate::letters::fold;

/// A capital, by the first name in the table.
pub(super) struct Capital {
    pub(super) country: &'static str,
    name: &'static str,
    /// As it is compared.
    pub(super) folded: String,
}

/// The capitals of a country, in the order of the table.
pub(super) fn capitals_of(country: &str) -> &'static [Capital] {
    static TABLE: OnceLock<HashMap<&str, Vec<Capital>>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut capitals: HashMap<&str, Vec<Capital>> = HashMap::default();
        for [names, kind, country] in rows::<3>(include_str!("../../../assets/facts/places.tsv")) {
            if kind == "capital"
                && let Some(name) = alternatives(names).next()
            {
                let folded = fold(name);
                capitals.entry(country).or_default().push(Capital {
                    country,
                    name,
                    folded,
                });
            }
        }
        capitals
    });
    table.get(country).map_or(&[], Vec::as_slice)
}

/// True for a folded "العاصمة", also behind one letter.
pub fn is_capital_noun(key: &str) -> bool {
    clitics(key).is_some()
}

/// The letters before "العاصمة".
fn clitics(key: &str) -> Option<usize> {
    match key.strip_suffix("العاصمه")? {
        "" => Some(0),
        "و" | "ب" => Some(1),
        _ => None,
    }
}

/// "العاصمة" with no name after it: the capital of the country named last.
pub(super) fn bare_capital(view: &View, at: usize, country: Option<&'static str>) -> Option<Fact> {
    let cut = clitics(view.words.key(at))?;
    let adjective = nisba(view.words.key(at + 1));
    let after = at + 1 + usize::from(adjective.is_some());
    // "العاصمة باكو", "العاصمة الإقليمية، …": the name follows, or it is not a state's.
    if gazetteer_of(view).is_some_and(|places| places.at(&view.words, after).is_some())
        || view.words.key(at + 1).starts_with("ال") && adjective.is_none()
    {
        return None;
    }
    let country = adjective.and_then(|found| found.country).or(country)?;
    let Capital { name, .. } = capitals_of(country).first()?;
    let english = gazetteer(view.language)
        .at(&crate::letters::words::Words::new(name), 0)
        .filter(|found| found.value.name == *name)
        .map(|found| found.value.english.into());
    let detail = Detail::Place {
        name: (*name).to_owned(),
        name_en: english,
        kind: "city".into(),
        country: Some(country.into()),
        metonym_for: None,
    };
    Some(fact(view, (at, cut, at + 1), detail, 0.5, "place.capital"))
}
