//! Clubs of several countries that share one name: "الأهلي البحريني" is not the one of Cairo, and
//! neither is "الأهلي" alone in an article that names the other; and towns: "شرطة ليما" is one of Ohio.

use super::head::is_noun_of;
use crate::facts::nisba::nisba;
use crate::facts::place;
use crate::facts::record::{Detail, Fact, Listed};
use crate::facts::view::View;
use crate::letters::fold;

/// The country of the adjective at a word, where it is another than that of the gazetteer.
pub(super) fn country(view: &View, at: usize, own: &str) -> Option<&'static str> {
    let key = view.words.key(at);
    nisba(key)
        .filter(|found| found.definite && !found.feminine && !key.starts_with('و'))
        .and_then(|found| found.country)
        .filter(|other| !own.is_empty() && *other != own)
}

/// "شرطة ليما في ولاية أوهايو": the country of the region behind a body that has the name of a town in
/// it, where it is another than that of the gazetteer.
pub(super) fn region_behind(
    view: &View,
    (town, end): (usize, usize),
    own: &str,
) -> Option<&'static str> {
    let is_town = |kind: &str| matches!(kind, "city" | "capital");
    place::known(view, town).filter(|town| is_town(town.value.kind) && town.end == end)?;
    let at = end + usize::from(view.is_comma(end));
    let within = view.words.key(at) == "في";
    let at = at + usize::from(within);
    let noun = place::is_head(view, at);
    let name = at + usize::from(noun);
    let region = place::known(view, name)
        .filter(|found| found.value.kind == "region" && (noun || within || found.preposition));
    let adjective = || {
        let found = nisba(view.words.key(name + 1)).filter(|found| found.definite && noun);
        found.and_then(|found| found.country)
    };
    region
        .and_then(|found| found.value.country)
        .or_else(adjective)
        .filter(|other| *other != own)
}

/// The name of a club without the noun and without the adjective of its country.
fn core(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(' ').filter(|word| {
        !is_noun_of(word, "club") && nisba(word).is_none_or(|found| found.country.is_none())
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Gives a club that is named without its country that of the one that the article has with it.
pub(super) fn settle(facts: &mut [Fact]) {
    let clubs =
        |fact: &Fact| matches!(&fact.detail, Detail::Organization { kind, .. } if kind == "club");
    let foreign: Vec<(String, String, Option<Listed>)> = facts
        .iter()
        .filter(|fact| clubs(fact))
        .filter_map(|fact| match &fact.detail {
            Detail::Organization {
                name,
                name_en: None,
                country: Some(country),
                ..
            } if core(name) != fold(name) => {
                Some((core(name), name.clone(), Some(country.clone())))
            }
            _ => None,
        })
        .collect();
    if foreign.is_empty() {
        return;
    }
    for fact in facts.iter_mut().filter(|fact| clubs(fact)) {
        let Detail::Organization {
            name,
            name_en,
            country,
            ..
        } = &mut fact.detail
        else {
            continue;
        };
        let own = name_en.is_some() && !has_country(name);
        if let Some((_, whole, of)) = foreign
            .iter()
            .filter(|_| own)
            .find(|(known, ..)| *known == core(name))
        {
            name.clone_from(whole);
            country.clone_from(of);
            *name_en = None;
        }
    }
}

/// True where a name says its country.
fn has_country(name: &str) -> bool {
    fold(name)
        .split(' ')
        .any(|word| nisba(word).is_some_and(|found| found.country.is_some()))
}
