//! One word belongs to one fact: a number inside a time is a time, a place inside an
//! organisation is part of it. Quotations hold the others.

use super::record::{Fact, Kind};
use crate::letters::Span;

/// Drops the facts that a stronger one covers, and sorts by start, end, kind.
pub fn settle(facts: &mut Vec<Fact>) {
    facts.retain(|fact| !fact.span.is_empty());
    facts.sort_by_key(|fact| (rank(fact.kind()), fact.span.start, fact.span.end));
    let mut kept: Vec<Fact> = Vec::with_capacity(facts.len());
    let mut taken: Vec<Span> = Vec::new();
    let mut fresh: Vec<Span> = Vec::new();
    let mut last_rank = 0;
    for fact in facts.drain(..) {
        if rank(fact.kind()) != last_rank {
            last_rank = rank(fact.kind());
            taken.append(&mut fresh);
            taken.sort_unstable();
        }
        let holds_others = matches!(fact.kind(), Kind::Quote | Kind::Event);
        let at = taken.partition_point(|span| span.end <= fact.span.start);
        let covered = taken.get(at).is_some_and(|span| span.overlaps(fact.span))
            || fresh.last().is_some_and(|span| span.overlaps(fact.span));
        if covered && !holds_others {
            continue;
        }
        if !holds_others {
            fresh.push(fact.span);
        }
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
