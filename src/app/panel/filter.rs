//! Which items answer what is typed after `/`: by their words in the article, their names
//! in either script, who says them, and what they mean.

use std::fmt::Write as _;

use super::Item;
use crate::corpus::Article;
use crate::facts::{Detail, Fact, Facts};
use crate::search::find_in;

/// For each item whether it answers `query`, in any spelling that a search in an article
/// finds. One pass over the words of all of them.
pub(super) fn answering(
    items: &[&Item],
    facts: &Facts,
    article: Option<&Article>,
    query: &str,
) -> Vec<bool> {
    let mut words = String::new();
    let mut ends = Vec::with_capacity(items.len());
    for item in items {
        for fact in item.mentions.iter().filter_map(|at| facts.facts.get(*at)) {
            let text = article.map_or("", |article| fact.span.of(&article.text));
            describe(&mut words, text, fact);
        }
        words.push('\n');
        ends.push(words.len());
    }
    let mut answers = vec![false; items.len()];
    for hit in find_in(&words, query) {
        let at = ends.partition_point(|end| *end <= hit.start);
        // Words of two items side by side answer for neither.
        if let (Some(answer), Some(end)) = (answers.get_mut(at), ends.get(at)) {
            *answer |= hit.end <= *end;
        }
    }
    answers
}

fn describe(words: &mut String, text: &str, fact: &Fact) {
    let mut say = |part: Option<&str>| {
        if let Some(part) = part {
            let _ = write!(words, "{part} · ");
        }
    };
    say(Some(text));
    say(fact.said_by.as_deref());
    say(fact.modality.map(|modality| modality.name()));
    match &fact.detail {
        Detail::Person {
            name,
            name_en,
            roles,
        } => {
            say(Some(name));
            say(name_en.as_deref());
            for role in roles {
                say(Some(&role.title));
            }
        }
        Detail::Organization {
            name,
            name_en,
            kind,
            ..
        }
        | Detail::Place {
            name,
            name_en,
            kind,
            ..
        } => {
            say(Some(name));
            say(name_en.as_deref());
            say(Some(kind));
        }
        Detail::Time { value, .. } => say(value.as_deref()),
        Detail::Quantity {
            min,
            max,
            unit,
            category,
            counted,
            ..
        } => {
            for bound in [min, max].into_iter().flatten() {
                say(Some(&bound.to_string()));
            }
            say(unit.as_deref());
            say(Some(category));
            say(counted.as_deref());
        }
        Detail::Quote { speaker, .. } => say(speaker.as_deref()),
        Detail::Event {
            kind,
            when,
            place,
            who,
            how_many,
            source,
            ..
        } => {
            say(Some(kind));
            say(when.as_deref());
            say(place.as_deref());
            who.iter().chain(how_many).for_each(|who| say(Some(who)));
            say(source.as_deref());
        }
    }
}
