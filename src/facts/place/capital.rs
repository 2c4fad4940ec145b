//! "العاصمة" alone: the capital of the country named before it.

use std::sync::OnceLock;

use super::gazetteer::{gazetteer, gazetteer_of};
use crate::facts::extract::fact;
use crate::facts::nisba::nisba;
use crate::facts::record::{Detail, Fact};
use crate::facts::tables::{alternatives, rows};
use crate::facts::view::View;

/// A country and its capital, by the first name in the table.
pub(super) type Capital = (&'static str, &'static str);

/// The capitals of a country, in the order of the table.
pub(super) fn capitals_of(country: &str) -> &'static [Capital] {
    static TABLE: OnceLock<Vec<Capital>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut capitals: Vec<Capital> =
            rows::<3>(include_str!("../../../assets/facts/places.tsv"))
                .filter(|[_, kind, _]| *kind == "capital")
                .filter_map(|[names, _, country]| Some((country, alternatives(names).next()?)))
                .collect();
        capitals.sort_by_key(|(country, _)| *country);
        capitals
    });
    let from = table.partition_point(|(of, _)| *of < country);
    let table = table.get(from..).unwrap_or_default();
    let until = table.partition_point(|(of, _)| *of == country);
    table.get(..until).unwrap_or_default()
}

/// "العاصمة" with no name after it: the capital of the country named last.
pub(super) fn bare_capital(view: &View, at: usize, country: Option<&'static str>) -> Option<Fact> {
    let key = view.words.key(at);
    let cut = match key.strip_suffix("العاصمه")? {
        "" => 0,
        "و" | "ب" => 1,
        _ => return None,
    };
    let adjective = nisba(view.words.key(at + 1));
    let after = at + 1 + usize::from(adjective.is_some());
    // "العاصمة باكو", "العاصمة الإقليمية، …": the name follows, or it is not a state's.
    if gazetteer_of(view).is_some_and(|places| places.at(&view.words, after).is_some())
        || view.words.key(at + 1).starts_with("ال") && adjective.is_none()
    {
        return None;
    }
    let country = adjective.and_then(|found| found.country).or(country)?;
    let (_, name) = capitals_of(country).first()?;
    let english = gazetteer(view.language)
        .at(&crate::letters::words::Words::new(name), 0)
        .filter(|found| found.value.name == *name)
        .map(|found| found.value.english.to_owned());
    let detail = Detail::Place {
        name: (*name).to_owned(),
        name_en: english,
        kind: "city".to_owned(),
        country: Some(country.to_owned()),
        metonym_for: None,
    };
    Some(fact(view, (at, cut, at + 1), detail, 0.5, "place.capital"))
}
