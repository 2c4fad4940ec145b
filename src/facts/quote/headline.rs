//! "X: …" in a headline or a heading: what X says.
//!
//! X has to be somebody who speaks: a person, a body that makes statements, a role. A
//! town, a subject or a series before a colon ("قفصة: …") says nothing; a state or its
//! capital does where the words behind the colon are in the first person.

use crate::corpus::LineKind;
use crate::facts::extract::fact;
use crate::facts::grammar::Class;
use crate::facts::record::{Detail, Fact, Kind, QuoteForm};
use crate::facts::title;
use crate::facts::view::View;
use crate::letters::Span;
use crate::letters::words::WordKind;

/// The most words before the colon.
const LONGEST: usize = 9;

/// The fewest words behind it.
const FEWEST: usize = 3;

/// The kinds of bodies that make statements.
const SPEAKING: [&str; 7] = [
    "government",
    "ministry",
    "military",
    "intergovernmental",
    "agency",
    "court",
    "party",
];

/// Every headline that quotes.
pub(super) fn find(view: &View, facts: &[Fact]) -> Vec<Fact> {
    view.article
        .lines
        .iter()
        .filter(|line| matches!(line.kind, LineKind::Title | LineKind::Heading))
        .filter_map(|line| headline(view, facts, view.article.shown_of(line)))
        .collect()
}

fn headline(view: &View, facts: &[Fact], line: Span) -> Option<Fact> {
    let first = view.words.at_byte(line.start);
    let tag = view.words.at_byte(line.end);
    let end = (first..).find(|&at| view.words.kind(at) == WordKind::Break)?;
    let end = end.min(tag.max(first));
    let colon = (first + 1..end.min(first + LONGEST + 1))
        .find(|&at| view.words.key(at) == ":" && view.words.kind(at - 1) != WordKind::Digits)?;
    let speaker = speaker(view, facts, first, colon, end)?;
    let (mut from, mut to) = (colon + 1, end);
    let is_edge = |at: usize| view.is_quote_mark(at) || matches!(view.words.key(at), "." | "'");
    while from < to && is_edge(from) {
        from += 1;
    }
    while from < to && is_edge(to - 1) {
        to -= 1;
    }
    let words = (from..to)
        .filter(|&at| view.words.kind(at) == WordKind::Letters)
        .count();
    if words < FEWEST {
        return None;
    }
    let detail = Detail::Quote {
        form: QuoteForm::Headline,
        speaker: Some(speaker),
        verb: None,
    };
    Some(fact(view, (from, 0, to), detail, 0.8, "quote.headline"))
}

fn speaker(view: &View, facts: &[Fact], first: usize, colon: usize, end: usize) -> Option<String> {
    let own = view.span(first, 0, colon);
    let from = facts.partition_point(|fact| fact.span.start < own.start);
    let here = facts
        .get(from..)?
        .iter()
        .take_while(|fact| fact.span.end <= own.end);
    let titled = title::head(view, first).is_some();
    let mut body = false;
    for fact in here {
        let starts = fact.span.start == own.start;
        let ends = fact.span.end == own.end;
        // "النجم الساحلي : …": a club, and no star.
        body |= starts && fact.kind() == Kind::Organization;
        let speaks = match &fact.detail {
            Detail::Person { .. } => ends && (starts || titled),
            Detail::Organization { kind, .. } => {
                starts && ends && SPEAKING.contains(&kind.as_ref())
            }
            Detail::Place { .. } => starts && ends && (colon + 1..end).any(|at| is_we(view, at)),
            _ => false,
        };
        if speaks {
            return fact.name().map(str::to_owned);
        }
    }
    let role = title::title(view, first).is_some_and(|title| title.end >= colon)
        || view.is(first, Class::Unnamed);
    (role && !body && colon > first + 1).then(|| own.of(view.text()).to_owned())
}

/// "لن نسمح", "سنرد": a verb in the first person of the plural.
fn is_we(view: &View, at: usize) -> bool {
    let key = view.words.key(at);
    let before = view.words.key(at.wrapping_sub(1));
    (matches!(before, "لم" | "لن" | "لا") && key.starts_with('ن') && key.chars().count() > 3)
        || (key.starts_with("سن") && key.chars().count() > 4)
        || key == "نحن"
        || key == "لسنا"
}
