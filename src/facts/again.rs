//! A name once more: what only its noun, its marks or a preposition made a place or a body
//! ("بلدة خزاعة", "شركة «نوكيا»") is one wherever else the article names it.

use super::extract::fact;
use super::gazetteer::Phrases;
use super::record::{Detail, Fact};
use super::view::View;
use super::{names, vocabulary};
use crate::letters::Span;
use crate::letters::words::WordKind;

/// How much less certain the bare name is.
const LESS: f32 = 0.1;

/// Drops from `persons` those of one word that `others` name behind their noun: "شركة دايملر" and
/// "تقول دايملر" are one company.
pub fn give_back(persons: &mut Vec<Fact>, others: &[Fact]) {
    let named = |word: &str| {
        others
            .iter()
            .filter(|fact| fact.rule == "organization.named")
            .any(|fact| fact.name() == Some(word))
    };
    persons.retain(|person| {
        let Detail::Person { name, roles, .. } = &person.detail else {
            return true;
        };
        let alone = matches!(person.rule, "person.speaker" | "person.last-name");
        !(alone && roles.is_empty() && !name.contains(' ') && named(name))
    });
}

/// The bare names of `facts` elsewhere in the article, where no fact stands.
pub fn find(view: &View, facts: &[Fact]) -> Vec<Fact> {
    let sources: Vec<&Fact> = facts.iter().filter(|fact| makes_known(fact)).collect();
    if sources.is_empty() {
        return Vec::new();
    }
    let phrases: Phrases<&Fact> = Phrases::new(
        sources
            .iter()
            .filter_map(|fact| Some((fact.name()?, *fact)))
            .filter(|(name, _)| says_enough(name)),
    );
    let mut taken: Vec<Span> = facts.iter().map(|fact| fact.span).collect();
    taken.sort_unstable();
    let mut fresh = Vec::new();
    let mut at = 0;
    while at < view.words.len() {
        let found = (view.words.kind(at) == WordKind::Letters)
            .then(|| phrases.at_stem(&view.words, at))
            .flatten();
        let Some(found) = found else {
            at += 1;
            continue;
        };
        let span = view.span(at, found.cut, found.end);
        let next = taken.partition_point(|taken| taken.end <= span.start);
        if taken.get(next).is_none_or(|taken| !taken.overlaps(span)) {
            fresh.push(once_more(view, (at, found.cut, found.end), found.value));
        }
        at = found.end;
    }
    fresh
}

fn makes_known(fact: &Fact) -> bool {
    matches!(
        fact.rule,
        "place.noun" | "place.framed" | "organization.named"
    )
}

/// A name of one ordinary word says too little by itself.
fn says_enough(name: &str) -> bool {
    let key = crate::letters::fold(name);
    // "الطب": the noun of a field.
    let bare = key.strip_prefix("ال").unwrap_or(&key);
    let long = bare.chars().count() > if bare == key { 3 } else { 2 };
    key.contains(' ') || long && !vocabulary::is_common(&key)
}

fn once_more(view: &View, words: (usize, usize, usize), source: &Fact) -> Fact {
    let mut detail = source.detail.clone();
    let own = names::joined(view, words.0, words.1, words.2);
    if let Detail::Place { name, .. } | Detail::Organization { name, .. } = &mut detail {
        *name = own;
    }
    let rule = match detail {
        Detail::Place { .. } => "place.again",
        _ => "organization.again",
    };
    fact(view, words, detail, source.confidence - LESS, rule)
}
