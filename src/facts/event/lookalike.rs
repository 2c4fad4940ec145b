//! Words that stand for an event elsewhere and for none here: a match is an "encounter" too, an
//! attack may be on accounts, and a name may hold any word.

use super::trigger::Trigger;
use crate::facts::grammar::Class;
use crate::facts::record::{Fact, Kind};
use crate::facts::topic;
use crate::facts::view::View;

/// True where a trigger tells no event.
pub(super) fn is(view: &View, facts: &[Fact], trigger: &Trigger) -> bool {
    is_match(view, trigger) || is_of_net(view, trigger) || is_of_a_name(view, facts, trigger)
}

/// "من عمر اللقاء": what is played.
fn is_match(view: &View, trigger: &Trigger) -> bool {
    let key = view.words.key(trigger.at);
    let noun = ["لقاء", "لقاءات"].iter().any(|noun| key.ends_with(noun));
    noun && trigger.row.kind == "meeting"
        && !matches!(view.words.key(trigger.end), "مع" | "ب")
        && topic::is_of(view, Class::Sport, trigger.at, trigger.end, MATCH)
}

/// "الهجمات المدعومة": on accounts, where the article is of nothing else. Of the rows, only those
/// of an attack that may be one ask for it.
fn is_of_net(view: &View, trigger: &Trigger) -> bool {
    trigger.row.kind == "attack"
        && trigger.row.unless
        && topic::is_of(view, Class::Net, trigger.at, trigger.end, NET)
}

/// How many words of computers there are around such an attack.
const NET: usize = 3;

/// How many words of sport there are around a match.
const MATCH: usize = 4;

fn is_of_a_name(view: &View, facts: &[Fact], trigger: &Trigger) -> bool {
    let span = view.span(trigger.at, trigger.cut, trigger.end);
    let from = facts.partition_point(|fact| fact.span.start < span.end);
    facts
        .get(from.saturating_sub(4)..from)
        .unwrap_or_default()
        .iter()
        .any(|fact| fact.kind() != Kind::Quantity && fact.span.overlaps(span))
}
