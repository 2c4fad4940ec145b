//! Who, where, when and how many: what stands in the clause of an event.

use super::choice::Told;
use crate::facts::attribution::Attribution;
use crate::facts::grammar::{self, Class};
use crate::facts::record::{Detail, Fact, Kind, TimeType};
use crate::facts::saying::{self, Cue};
use crate::facts::view::View;
use crate::letters::words::WordKind;

/// The most actors of one event.
const ACTORS: usize = 6;

/// How far from its trigger an actor may stand, in words.
const NEAR: usize = 16;

/// What the clause of an event says of it.
#[derive(Debug, Default)]
pub(super) struct Arguments {
    pub(super) who: Vec<String>,
    pub(super) place: Option<String>,
    pub(super) when: Option<String>,
    pub(super) how_many: Vec<String>,
}

/// The arguments of an event; `own` is the word of saying that is its trigger, `claim`
/// the one over it, whose speaker reports and does not act.
pub(super) fn of(
    view: &View,
    facts: &[Fact],
    told: &Told,
    own: Option<&Attribution>,
    claim: Option<&Attribution>,
) -> Arguments {
    let mut found = Arguments::default();
    // Behind the one who reports.
    let from = claim
        .filter(|claim| claim.at >= told.from && claim.at < told.at)
        .map_or(told.from, |claim| claim.subject_end.max(claim.end));
    let to = claim
        .filter(|claim| claim.at > told.at && claim.at < told.to)
        .map_or(told.to, |claim| claim.at);
    let (start, end) = (view.words.span(from).start, view.words.span(to).start);
    let first = facts.partition_point(|fact| fact.span.start < start);
    let clause = facts
        .get(first..)
        .unwrap_or_default()
        .iter()
        .take_while(|fact| fact.span.start < end || end == 0);
    if let Some(speaker) = own.and_then(|own| own.speaker.clone()) {
        found.who.push(speaker);
    }
    // "أعلنت أذربيجان وقف حملتها": what the speaker does himself.
    let own_deed = matches!(told.kind, "ceasefire" | "agreement" | "meeting" | "apology");
    if let Some(claim) =
        claim.filter(|claim| own_deed && claim.at < told.at && claim.cue == Cue::Verb)
        && !(claim.end..told.at)
            .any(|at| saying::opens_statement(view, at) || view.is_quote_mark(at))
        && let Some(speaker) = &claim.speaker
    {
        found.who.push(speaker.clone());
    }
    let mut nearest = usize::MAX;
    let mut behind_preposition = false;
    let mut last_actor: Option<&Fact> = None;
    for fact in clause {
        let at = view.words.at_byte(fact.span.start);
        match &fact.detail {
            Detail::Person { name, .. } | Detail::Organization { name, .. } => {
                // The speaker of a denial is all who does it.
                if own.is_some()
                    || is_beside(view, at)
                    || at.abs_diff(told.at) > NEAR
                    || !may_act(told, fact)
                {
                    continue;
                }
                add(&mut found.who, name);
                last_actor = Some(fact);
            }
            Detail::Place {
                name,
                kind,
                metonym_for,
                ..
            } => {
                let state = kind == "country" || metonym_for.is_some();
                if state
                    && told.kind != "casualties"
                    && own.is_none()
                    && acts(view, told, last_actor, fact, at)
                {
                    add(&mut found.who, metonym_for.as_ref().unwrap_or(name));
                    last_actor = Some(fact);
                } else if is_where(view, fact, at) {
                    if !behind_preposition {
                        found.place = Some(name.clone());
                    }
                    behind_preposition = true;
                } else if found.place.is_none() && kind != "country" {
                    found.place = Some(name.clone());
                }
            }
            Detail::Time {
                timex: TimeType::Date | TimeType::Time,
                value: Some(value),
                ..
            } if !is_of_a_paper(view, at) => {
                let distance = at.abs_diff(told.at);
                if distance < nearest {
                    nearest = distance;
                    found.when = Some(value.clone());
                }
            }
            Detail::Quantity { category, .. } if counts(told.kind, category) => {
                found.how_many.push(fact.span.of(view.text()).to_owned());
            }
            _ => {}
        }
    }
    if found.when.is_none() {
        found.when = of_sentence(view, facts, told);
    }
    found
}

/// Of those who are hurt a ministry only tells.
fn may_act(told: &Told, fact: &Fact) -> bool {
    match &fact.detail {
        Detail::Organization { kind, .. } if told.kind == "casualties" => {
            matches!(kind.as_str(), "military" | "armed_group")
        }
        _ => true,
    }
}

fn add(who: &mut Vec<String>, name: &str) {
    if who.len() < ACTORS && !who.iter().any(|known| known == name) {
        who.push(name.to_owned());
    }
}

/// What an event of this type counts.
fn counts(event: &str, category: &str) -> bool {
    match event {
        "casualties" | "attack" => {
            matches!(category, "killed" | "injured" | "missing" | "captured")
        }
        "displacement" => matches!(category, "displaced" | "count"),
        "protest" | "violation" => category == "count",
        _ => false,
    }
}

/// The only time of the sentence, where the clause has none.
fn of_sentence(view: &View, facts: &[Fact], told: &Told) -> Option<String> {
    let start = view.words.span(told.sentence).start;
    let end = view.words.span(view.sentence_end(told.end, 60)).start;
    let first = facts.partition_point(|fact| fact.span.start < start);
    let mut times = facts
        .get(first..)?
        .iter()
        .take_while(|fact| fact.span.start < end || end == 0)
        .filter_map(|fact| match &fact.detail {
            Detail::Time {
                timex: TimeType::Date | TimeType::Time,
                value: Some(value),
                ..
            } => Some(value.clone()),
            _ => None,
        });
    let only = times.next()?;
    times.next().is_none().then_some(only)
}

/// "في باريس", "بباريس", "شمال باريس": where it happens.
fn is_where(view: &View, fact: &Fact, at: usize) -> bool {
    let glued = view.words.span(at).start < fact.span.start;
    grammar::is(view.words.key(at.wrapping_sub(1)), Class::Where)
        || glued && view.words.key(at).trim_start_matches('و').starts_with('ب')
}

/// "أمام مجلس الأمن", "خلال مؤتمر": beside whom it happens, not who acts.
fn is_beside(view: &View, at: usize) -> bool {
    let key = view.words.key(at.wrapping_sub(1));
    grammar::is(key, Class::Circumstance) && key != "مع"
}

/// "المؤرخ في 9 نوفمبر": the day of a paper.
fn is_of_a_paper(view: &View, at: usize) -> bool {
    (at.saturating_sub(2)..at).any(|word| grammar::is(view.words.key(word), Class::Dated))
}

/// True where a state acts: the subject of a verb at the head of its clause, one of those
/// between whom it happens.
fn acts(view: &View, told: &Told, last: Option<&Fact>, fact: &Fact, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let key = view.words.key(before);
    // "إعلان أذربيجان انتصارها": inside the trigger.
    if at > told.at && at < told.end {
        return true;
    }
    if matches!(key, "بين" | "مع" | "وبين" | "ضد") {
        return true;
    }
    // "بين أرمينيا وأذربيجان": joined to one who acts.
    if let Some(last) = last
        && last.kind() != Kind::Person
        && view
            .text()
            .get(last.span.end..fact.span.start)
            .is_some_and(|between| matches!(between.trim(), "و" | "، و" | "وبين" | "،"))
    {
        return true;
    }
    if grammar::is(key, Class::BeforePlace) || grammar::is(key, Class::IntoSentence) {
        return false;
    }
    // A glued preposition is outside the span of the fact.
    let glued = view.words.span(at).start < fact.span.start;
    let heads = before == told.sentence
        || view.words.kind(before.wrapping_sub(1)) != WordKind::Letters
        || grammar::is(view.words.key(before.wrapping_sub(1)), Class::LeadsOn)
        || key.starts_with('و');
    !glued && view.words.kind(before) == WordKind::Letters && heads
        || !glued && at == told.end && fact.span.start > 0
        || at == told.sentence
}
