//! Which triggers tell an event of their own: one mention an event in a clause.

use super::trigger::Trigger;
use crate::facts::attribution::Attribution;
use crate::facts::grammar::{self, Class};
use crate::facts::quote::Marks;
use crate::facts::record::{Detail, Fact, Kind};
use crate::facts::title;
use crate::facts::view::View;
use crate::facts::{organization, quantity};

/// How far apart two triggers of one kind may stand that tell one event, in words.
const ONE_EVENT: usize = 12;

/// How far before a trigger a word may stand that takes it back, in words.
const BEFORE: usize = 4;

/// How far around a trigger the people stand whom it hurts, in words.
const HURT: usize = 9;

/// An event as it is told.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    /// Its type.
    pub(super) kind: &'static str,
    /// The first word of its trigger.
    pub(super) at: usize,
    cut: usize,
    /// The word after its trigger.
    pub(super) end: usize,
    /// Its clause: from this word,
    pub(super) from: usize,
    /// to before this one.
    pub(super) to: usize,
    /// The first word of its sentence.
    pub(super) sentence: usize,
    /// A definite noun: the event was told before.
    pub(super) definite: bool,
    /// A preposition is glued to it.
    pub(super) glued: bool,
    /// Those who did it or were hurt: it has happened.
    pub(super) there: bool,
    /// A verb in the perfect tells it.
    pub(super) perfect: bool,
}

impl Told {
    /// The words of the trigger, less the first letters.
    pub(super) const fn words(&self) -> (usize, usize, usize) {
        (self.at, self.cut, self.end)
    }
}

/// True where a word of the class stands shortly before, in the same clause.
fn before(view: &View, at: usize, class: Class) -> bool {
    (at.saturating_sub(BEFORE)..at)
        .rev()
        .take_while(|&word| !view.is_comma(word) && !view.ends_sentence(word))
        .any(|word| {
            (view.is(word, class) || view.is_behind_and(word, class))
                // "لا يزال", "ما لا يقل عن": no negation.
                && !matches!(
                    view.words.key(word + 1),
                    "يزال" | "تزال" | "زال" | "زالت" | "يقل" | "تقل" | "يزيد" | "تزيد" | "بد"
                )
        })
}

/// The events that the triggers tell.
pub(super) fn events(
    view: &View,
    marks: &Marks,
    attributions: &[Attribution],
    facts: &[Fact],
    triggers: Vec<Trigger>,
) -> Vec<Told> {
    let mut told: Vec<Told> = Vec::new();
    let mut last: Option<Trigger> = None;
    for trigger in triggers {
        if before(view, trigger.at, Class::Negation)
            || !is_held(view, attributions, facts, &trigger)
        {
            continue;
        }
        let sentence = marks.sentence_start(view, trigger.at, 60);
        let end = marks.sentence_end(view, trigger.end, 60);
        let one = Told {
            kind: trigger.row.kind,
            at: trigger.at,
            cut: trigger.cut,
            end: trigger.end,
            from: sentence,
            to: end,
            sentence,
            definite: view.has_article(trigger.at),
            glued: trigger.preposition,
            there: trigger.row.there,
            perfect: trigger.row.perfect,
        };
        let previous = told.last_mut().filter(|told| told.sentence == sentence);
        match (previous, last) {
            // "انتهاكات لوقف إطلاق النار": the head says what it is.
            (Some(head), Some(before)) if is_complement(&before, &trigger) => {
                // "توصلت إلى اتفاق لوقف إطلاق النار"
                if head.kind == "agreement" && one.kind == "ceasefire" {
                    head.kind = one.kind;
                }
                head.to = end;
            }
            // "توصلت …، بوساطة …، إلى اتفاق لوقف إطلاق النار"
            (Some(head), Some(_))
                if head.kind == "agreement"
                    && one.kind == "ceasefire"
                    && one.at < head.end + ONE_EVENT =>
            {
                head.kind = one.kind;
            }
            (Some(head), Some(_)) if head.kind == one.kind && one.at < head.end + ONE_EVENT => {}
            (Some(head), _) => {
                head.to = one.at;
                let from = head.end;
                told.push(Told { from, ..one });
            }
            _ => told.push(one),
        }
        last = Some(trigger);
    }
    told
}

/// The second trigger hangs on the first: right behind it, or behind a preposition.
fn is_complement(head: &Trigger, trigger: &Trigger) -> bool {
    trigger.at == head.end && trigger.row.kind != head.row.kind
        || trigger.at <= head.end + 1 && trigger.preposition
}

/// True where the clause has what the row asks for.
fn is_held(view: &View, attributions: &[Attribution], facts: &[Fact], trigger: &Trigger) -> bool {
    let row = trigger.row;
    let near = |reach: usize| {
        let from = view
            .words
            .span(
                trigger
                    .at
                    .saturating_sub(reach)
                    .max(view.sentence_start(trigger.at, reach)),
            )
            .start;
        let to = view.words.span(view.sentence_end(trigger.end, reach)).start;
        let first = facts.partition_point(|fact| fact.span.start < from);
        facts
            .get(first..)
            .unwrap_or_default()
            .iter()
            .take_while(move |fact| fact.span.start < to)
    };
    let plays = near(HURT * 2)
        .any(|fact| matches!(&fact.detail, Detail::Organization { kind, .. } if kind == "club"));
    if plays && matches!(row.kind, "attack" | "meeting" | "agreement") {
        return false;
    }
    if row.people {
        let hurt = near(HURT).any(|fact| {
            matches!(&fact.detail, Detail::Quantity { category, .. }
                if matches!(category.as_ref(), "killed" | "injured" | "missing" | "captured"))
        });
        let behind = view.words.span(trigger.end).start;
        let person = near(3).any(|fact| fact.kind() == Kind::Person && fact.span.start >= behind);
        let behind = view.words.key(trigger.end);
        let bare = behind.strip_prefix("ال").unwrap_or(behind);
        let unnamed = grammar::is(behind, Class::Unnamed) || quantity::names_people(bare);
        if !(hurt || person || unnamed) {
            return false;
        }
    }
    let acts = |fact: &Fact| {
        matches!(fact.kind(), Kind::Person | Kind::Organization)
            || matches!(&fact.detail, Detail::Place { kind, .. } if kind == "country")
    };
    // "عقد وزير النفط اجتماعا": a role without its name.
    let role = || {
        (trigger.at.saturating_sub(4)..trigger.end + 4)
            .any(|word| title::head(view, word).is_some())
    };
    // "اجتمع مجلس الإدارة": a body without its name.
    let body = || {
        let behind = trigger.end;
        row.kind == "meeting"
            && (organization::is_head(view, behind)
                || organization::is_head_with_article(view, behind))
    };
    if row.actor && !near(HURT * 2).any(acts) && !role() && !body() {
        return false;
    }
    if row.conflict {
        let armed = near(HURT * 2).any(|fact| match &fact.detail {
            Detail::Place { kind, .. } => kind == "country",
            Detail::Organization { kind, .. } => {
                matches!(kind.as_ref(), "military" | "armed_group")
            }
            _ => false,
        });
        if !armed {
            return false;
        }
    }
    if row.subject {
        return attributions
            .iter()
            .any(|one| one.at == trigger.at && one.speaker.is_some());
    }
    true
}
