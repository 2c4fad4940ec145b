//! One word belongs to one fact: a number inside a time is a time, a place inside an
//! organisation is part of it. Quotations hold the others.

use foldhash::HashSet;

use super::record::{Detail, Fact, Kind, TimeType};
use crate::letters::Span;

/// Drops the facts that a stronger one covers, and sorts by start, end, kind.
pub fn settle(facts: &mut Vec<Fact>) {
    facts.retain(|fact| !fact.span.is_empty());
    drop_rates(facts);
    drop_parts_of_names(facts);
    facts.sort_by_cached_key(|fact| in_text(fact.span, fact.kind() as u8));
    let end = facts.iter().map(|fact| fact.span.end).max().unwrap_or(0);
    // Which bytes are somebody's.
    let mut taken = vec![false; end];
    let mut kept = vec![true; facts.len()];
    for stronger in 0..WEAKEST {
        let of_rank = facts.iter().zip(&mut kept);
        for (fact, kept) in of_rank.filter(|(fact, _)| rank(fact.kind()) == stronger) {
            let own = taken.get_mut(fact.span.start..fact.span.end);
            let own = own.unwrap_or_default();
            *kept = !own.contains(&true);
            if *kept {
                own.fill(true);
            }
        }
    }
    let mut kept = kept.into_iter();
    facts.retain(|_| kept.next().unwrap_or(true));
}

/// A number that says where something stands in the text: by start, then by end, then by `kind`.
pub fn in_text(span: Span, kind: u8) -> u128 {
    (span.start as u128) << 72 | (span.end as u128) << 8 | u128::from(kind)
}

/// "برميل يوميا": how often something is counted is part of its unit, not a time of its own.
fn drop_rates(facts: &mut Vec<Fact>) {
    let ends: HashSet<usize> = facts
        .iter()
        .filter(|fact| matches!(&fact.detail, Detail::Quantity { unit: Some(unit), .. } if unit.contains('/')))
        .map(|fact| fact.span.end)
        .collect();
    let is_set = |fact: &Fact| {
        matches!(
            fact.detail,
            Detail::Time {
                timex: TimeType::Set,
                ..
            }
        )
    };
    facts.retain(|fact| !(is_set(fact) && ends.contains(&fact.span.end)));
}

/// "(روسيا اليوم)": a time inside the name of a known body is part of the name.
fn drop_parts_of_names(facts: &mut Vec<Fact>) {
    let names: Vec<Span> = facts
        .iter()
        .filter(|fact| {
            let known = matches!(fact.rule, "organization.gazetteer" | "organization.named");
            known && fact.kind() == Kind::Organization
        })
        .map(|fact| fact.span)
        .collect();
    let is_part = |time: Span| {
        names.iter().any(|name| {
            name.start < time.start && time.end <= name.end
                || name.start <= time.start && time.end < name.end
        })
    };
    facts.retain(|fact| fact.kind() != Kind::Time || !is_part(fact.span));
}

/// The rank of what holds others.
const WEAKEST: u8 = 5;

/// The stronger kind first.
const fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Time => 0,
        Kind::Person => 1,
        Kind::Organization => 2,
        Kind::Place => 3,
        Kind::Quantity => 4,
        Kind::Quote | Kind::Event => WEAKEST,
    }
}
