//! Who, where, when and how many: what stands in the clause of an event.

use super::actors::{
    acts, add, is_addressed, is_apart, is_background, is_beyond, is_of_a_case, is_of_a_paper,
    is_of_a_title, is_of_other, is_target, may_act,
};
use super::choice::Told;
use super::supposed;
use crate::facts::attribution::Attribution;
use crate::facts::grammar::Class;
use crate::facts::record::{Detail, Fact, Kind, TimeType};
use crate::facts::saying::{self, Cue};
use crate::facts::view::View;

/// How far from its trigger an actor may stand, in words.
const NEAR: usize = 16;

/// How much farther than a place behind a preposition is one that is struck, in words.
const FAR: usize = 8;

/// What the clause of an event says of it.
#[derive(Debug, Default)]
pub(super) struct Arguments {
    pub(super) who: Vec<String>,
    pub(super) place: Option<String>,
    pub(super) when: Option<String>,
    /// The word where that time stands in its clause.
    pub(super) when_at: Option<usize>,
    pub(super) how_many: Vec<String>,
}

/// The arguments of an event; `own` is the word of saying that is its trigger, `claim`
/// the one over it, whose speaker reports and does not act; the clause ends before `limit`.
/// `all` are the events of the article.
pub(super) fn of(
    view: &View,
    facts: &[Fact],
    told: &Told,
    all: &[Told],
    (own, claim): (Option<&Attribution>, Option<&Attribution>),
    limit: usize,
) -> Arguments {
    let mut found = Arguments::default();
    // Behind the one who reports.
    let from = claim
        .filter(|claim| claim.at < told.at && claim.at >= told.sentence)
        .map_or(told.from, |claim| {
            told.from.max(claim.subject_end).max(claim.end).min(told.at)
        });
    let to = claim
        .filter(|claim| claim.at > told.at && claim.at < told.to)
        .map_or(told.to, |claim| claim.at)
        .min(limit);
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
    // "قال على هامش الاجتماع": not his, as "خلال لقائه" and "إثر لقاء جمعه" are.
    let ends_his = |at: usize| {
        let raw = view.words.span(at).of(view.text());
        raw.ends_with('ه') || raw.ends_with("ها") || raw.ends_with("هم")
    };
    let his =
        ends_his(told.end - 1) || view.words.key(told.end).starts_with("جمع") && ends_his(told.end);
    let beside = view.is_behind_and(told.at.wrapping_sub(1), Class::Backdrop) && !his;
    let own_deed =
        matches!(told.kind, "ceasefire" | "agreement" | "meeting" | "apology") && !beside;
    if let Some(claim) =
        claim.filter(|claim| own_deed && claim.at < told.at && claim.cue == Cue::Verb)
        && !(claim.end..told.at)
            .any(|at| saying::opens_statement(view, at) || view.is_quote_mark(at))
        && let Some(speaker) = &claim.speaker
    {
        found.who.push(speaker.clone());
    }
    let foiled = supposed::is_foiled(view, told);
    let case = is_of_a_case(view, told);
    let mut nearest = usize::MAX;
    let mut place = usize::MAX;
    let mut last_actor: Option<&Fact> = None;
    for fact in clause {
        let at = view.words.at_byte(fact.span.start);
        match &fact.detail {
            Detail::Person { name, .. } | Detail::Organization { name, .. } => {
                // The speaker of a denial is all who does it.
                if own.is_some()
                    || is_background(view, told) && at < told.at
                    || is_apart(view, told, fact)
                    || is_beside(view, at)
                    || is_target(view, told, at)
                    || foiled && at < told.at
                    || case && is_beyond(view, told, at)
                    || at.abs_diff(told.at) > NEAR
                    || !may_act(told, fact)
                    || is_addressed(view, fact, at)
                    || fact.kind() == Kind::Organization && is_of_a_title(view, at)
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
                } else if let Some(distance) = distance(view, told, fact, at)
                    && distance < place
                {
                    place = distance;
                    found.place = Some(name.clone());
                }
            }
            Detail::Time {
                timex: TimeType::Date | TimeType::Time,
                value: Some(value),
                ..
            } if !is_of_a_paper(view, at)
                && !is_apart(view, told, fact)
                && (at > told.at || !is_background(view, told))
                && !is_of_a_case(view, told)
                && !is_of_other(view, at) =>
            {
                let distance = at.abs_diff(told.at);
                if distance < nearest {
                    nearest = distance;
                    found.when = Some(value.clone());
                    found.when_at = Some(at);
                }
            }
            // "مصرع الفريق باستثناء 3 لاعبين": who is left.
            Detail::Quantity { category, .. }
                if counts(told.kind, category)
                    && !matches!(
                        view.words.key(at.wrapping_sub(1)),
                        "باستثناء" | "عدا" | "ماعدا"
                    ) =>
            {
                found.how_many.push(fact.span.of(view.text()).to_owned());
            }
            _ => {}
        }
    }
    // "منذ اندلاع الحرب": what went before has its own time.
    if is_background(view, told) && told.kind != "casualties" {
        return found;
    }
    // Two attacks in one sentence: a time is of one of them. Those who are hurt have the
    // attack's ("share").
    let alone = !all.iter().any(|other| {
        let hurt = told.kind == "casualties" && other.kind == "attack" && other.at < told.at;
        other.sentence == told.sentence && other.at != told.at && (other.kind == told.kind || hurt)
    });
    if found.when.is_none() && alone {
        found.when = of_sentence(view, facts, told, limit);
    }
    if found.place.is_none() && own.is_none() {
        found.place = framed(view, facts, told);
    }
    found
}

/// Gives those whom an attack has hurt the place and the time of it, where the words that tell of them
/// say none.
pub(super) fn share(attack: &Fact, hurt: &mut Fact) {
    let Detail::Event {
        kind, when, place, ..
    } = &attack.detail
    else {
        return;
    };
    if let Detail::Event {
        kind: of,
        when: own,
        place: there,
        ..
    } = &mut hurt.detail
        && kind == "attack"
        && of == "casualties"
    {
        if there.is_none() {
            there.clone_from(place);
        }
        if own.is_none() {
            own.clone_from(when);
        }
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
fn of_sentence(view: &View, facts: &[Fact], told: &Told, limit: usize) -> Option<String> {
    let start = view.words.span(told.sentence).start;
    let end = view.sentence_end(told.end, 60).min(limit);
    let end = view.words.span(end).start;
    let first = facts.partition_point(|fact| fact.span.start < start);
    let mut times = facts
        .get(first..)?
        .iter()
        .take_while(|fact| fact.span.start < end || end == 0)
        .filter(|fact| {
            !is_apart(view, told, fact) && !is_of_other(view, view.words.at_byte(fact.span.start))
        })
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

/// "وفي سوريا، أحصت الوزارة 20 قتيلا": the place that opens the sentence.
fn framed(view: &View, facts: &[Fact], told: &Told) -> Option<String> {
    let start = view.words.span(told.sentence).start;
    let first = facts.partition_point(|fact| fact.span.start < start);
    let fact = facts.get(first)?;
    let at = view.words.at_byte(fact.span.start);
    let opens = at <= told.sentence + 1 && at < told.at && is_where(view, fact, at);
    match &fact.detail {
        Detail::Place { name, .. } if opens => Some(name.clone()),
        _ => None,
    }
}

/// How far a place stands from the event that happens there: behind a preposition, or right
/// behind the trigger ("محادثات جنيف"). What stands before the trigger is farther.
fn distance(view: &View, told: &Told, fact: &Fact, at: usize) -> Option<usize> {
    let country = matches!(&fact.detail, Detail::Place { kind, .. } if kind == "country");
    let described = at == told.end + 1 && view.has_article(told.end);
    let right_behind = !country && (at == told.end || described);
    // "نزحوا من المدينة"
    let left =
        told.kind == "displacement" && matches!(view.words.key(at.wrapping_sub(1)), "من" | "عن");
    if !right_behind && !left && !is_where(view, fact, at) {
        // "طال القصف مدينة فلان": what an attack strikes.
        let struck = told.kind == "attack" && !country && at > told.end && is_noun(fact);
        let glued = view.words.span(at).start < fact.span.start;
        return (struck && !glued).then(|| at - told.end + FAR);
    }
    Some(if at >= told.end {
        at - told.end
    } else {
        (told.at.saturating_sub(at)) * 2 + 4
    })
}

/// "مدينة فلان": the noun of place is part of the expression.
fn is_noun(fact: &Fact) -> bool {
    matches!(&fact.detail, Detail::Place { name, .. } if fact.span.len() > name.len())
}

/// "في باريس", "بباريس", "شمال باريس": where it happens.
fn is_where(view: &View, fact: &Fact, at: usize) -> bool {
    let glued = view.words.span(at).start < fact.span.start;
    let before = at.wrapping_sub(1);
    view.is(before, Class::Where)
        || view.is_behind_and(before, Class::Where)
        || glued && view.words.key(at).trim_start_matches('و').starts_with('ب')
}

/// "أمام مجلس الأمن", "خلال مؤتمر": beside whom it happens, not who acts.
fn is_beside(view: &View, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let key = view.words.key(before);
    // "أمام مقر المحكمة"
    view.is(before, Class::Circumstance) && key != "مع" || matches!(key, "مقر" | "بمقر")
}
