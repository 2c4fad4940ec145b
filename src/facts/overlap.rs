//! One word belongs to one fact: a number inside a time is a time, a place inside an
//! organisation is part of it. Quotations hold the others.

use super::record::{Fact, Kind};

/// Drops the facts that a stronger one covers, and sorts by start, end, kind.
pub fn settle(facts: &mut Vec<Fact>) {
    facts.retain(|fact| !fact.span.is_empty());
    facts.sort_by_key(|fact| (rank(fact.kind()), fact.span.start, fact.span.end));
    let mut taken: Vec<(usize, usize)> = Vec::new();
    let mut kept: Vec<Fact> = Vec::with_capacity(facts.len());
    for fact in facts.drain(..) {
        if matches!(fact.kind(), Kind::Quote | Kind::Event) {
            kept.push(fact);
            continue;
        }
        let at = taken.partition_point(|(_, end)| *end <= fact.span.start);
        if taken
            .get(at)
            .is_some_and(|(start, _)| *start < fact.span.end)
        {
            continue;
        }
        taken.insert(at, (fact.span.start, fact.span.end));
        kept.push(fact);
    }
    kept.sort_by_key(|fact| (fact.span.start, fact.span.end, fact.kind()));
    *facts = kept;
}

/// The stronger kind first.
const fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Time => 0,
        Kind::Person => 1,
        Kind::Organization => 2,
        Kind::Place => 3,
        Kind::Quantity => 4,
        Kind::Quote | Kind::Event => 5,
    }
}
