//! One line for a fact, or for all mentions of one thing.

use super::figure::{self, Figure};
use super::{ABOUT, SURE, VALUE, timex};
use crate::app::{Item, Saying, Section, Strings};
use crate::facts::{Detail, Fact, Facts, Modality, Modifier, QuoteForm, Role};
use crate::layout::Phrase;
use crate::ui::canvas;

/// What stands on an item's line.
pub(super) struct Shown {
    /// What it is.
    pub value: Phrase,
    /// Who says so, or what else there is to say.
    pub beside: Option<Phrase>,
}

/// The line of an item whose first mention is `fact`, in `room` columns.
pub(super) fn shown(
    strings: &Strings,
    text: &str,
    facts: &Facts,
    item: &Item,
    fact: &Fact,
    room: u16,
) -> Shown {
    let words = fact.span.of(text);
    let phrase = Phrase::new(strings.direction());
    let mut beside = None;
    let mut value = match &fact.detail {
        Detail::Quantity { .. } => {
            beside = claim(strings, fact);
            // Beside a claimant the noun would be taken for a part of the name.
            figure_of(phrase, strings, words, fact, beside.is_none())
        }
        Detail::Quote { form, speaker, .. } => {
            let phrase = match speaker {
                Some(speaker) => {
                    // Who speaks leaves half of the line to what is said.
                    let speaker = canvas::shortened(speaker, usize::from(room / 2));
                    phrase.tagged(ABOUT, &speaker).text(": ")
                }
                None => phrase,
            };
            quoted(phrase, *form, words)
        }
        Detail::Time { conflict, .. }
            if item.section == Section::Disputed && !conflict.is_empty() =>
        {
            beside = Some(Phrase::new(strings.direction()).tagged(ABOUT, words));
            either(phrase, conflict)
        }
        Detail::Time { .. } => {
            let (value, words) = time(phrase, strings, words, fact);
            beside = words;
            value
        }
        Detail::Person { name, .. } => {
            let role = role_of(facts, item);
            beside = role.map(|role| self::role(Phrase::new(strings.direction()), role));
            phrase.tagged(VALUE, name)
        }
        Detail::Organization { name, country, .. } | Detail::Place { name, country, .. } => {
            let country = country.as_deref();
            beside = country.map(|c| Phrase::new(strings.direction()).tagged(ABOUT, c));
            phrase.tagged(VALUE, name)
        }
        Detail::Event { .. } => {
            beside = circumstances(strings, fact);
            event(phrase, strings, fact)
        }
    };
    if item.mentions.len() > 1 {
        value = value
            .tagged_text(ABOUT, "  ×")
            .tagged(ABOUT, &item.mentions.len().to_string());
    }
    if fact.confidence < SURE {
        value = value.text(" ?");
    }
    Shown { value, beside }
}

/// A few words of a fact, for the line of a section that is folded.
pub(super) fn in_short<'a>(text: &'a str, fact: &'a Fact) -> &'a str {
    match &fact.detail {
        Detail::Event { trigger, .. } => trigger,
        _ => fact.name().unwrap_or_else(|| fact.span.of(text)),
    }
}

/// The number of a quantity, its bound and what it counts.
pub(super) fn figure_of(
    phrase: Phrase,
    strings: &Strings,
    words: &str,
    fact: &Fact,
    noun: bool,
) -> Phrase {
    let Detail::Quantity {
        min,
        max,
        modifier,
        unit,
        category,
        counted,
    } = &fact.detail
    else {
        return phrase;
    };
    let figure = Figure {
        min: *min,
        max: *max,
        modifier: *modifier,
        unit: unit.as_deref(),
        category,
        counted: counted.as_deref(),
        noun,
    };
    figure::append(phrase, strings, words, figure)
}

/// Who says so and how the text holds it: a claim is never shown without its claimant, nor
/// a denial or a plan as if it were so.
pub(super) fn claim(strings: &Strings, fact: &Fact) -> Option<Phrase> {
    let phrase = Phrase::new(strings.direction());
    let held = match fact.modality {
        Some(Modality::Planned) => Some("facts.planned"),
        Some(Modality::Hypothetical) => Some("facts.supposed"),
        Some(Modality::Claimed | Modality::Denied) | None => None,
    };
    let phrase = match held {
        Some(key) => phrase.tagged_text(ABOUT, strings.get(key)),
        None => phrase,
    };
    let Some(speaker) = &fact.said_by else {
        let alone = match fact.modality {
            Some(Modality::Denied) => phrase.tagged_text(ABOUT, strings.get("facts.denied")),
            Some(Modality::Claimed) => phrase.tagged_text(ABOUT, strings.get("facts.claimed")),
            _ => phrase,
        };
        return fact.modality.map(|_| alone);
    };
    let phrase = match held {
        Some(_) => phrase.text(" · "),
        None => phrase,
    };
    let key = match fact.modality {
        Some(Modality::Denied) => "facts.denies",
        _ => "facts.says",
    };
    Some(Saying::with(key, [speaker.clone()]).append_tagged(phrase, strings, ABOUT))
}

/// Words between marks where they are quoted, without them where they are reported.
fn quoted(phrase: Phrase, form: QuoteForm, words: &str) -> Phrase {
    match form {
        QuoteForm::Direct | QuoteForm::Partial => phrase
            .tagged_text(VALUE, "\"")
            .tagged(VALUE, words)
            .tagged_text(VALUE, "\""),
        QuoteForm::Indirect | QuoteForm::Relayed | QuoteForm::Headline => {
            phrase.tagged(VALUE, words)
        }
    }
}

/// The values between which a text contradicts itself.
pub(super) fn either(mut phrase: Phrase, values: &[String]) -> Phrase {
    for (at, value) in values.iter().enumerate() {
        if at > 0 {
            phrase = phrase.text(" / ");
        }
        phrase = phrase.tagged(VALUE, value);
    }
    phrase
}

/// A time's value with its bound, and the article's words for it beside.
fn time(phrase: Phrase, strings: &Strings, words: &str, fact: &Fact) -> (Phrase, Option<Phrase>) {
    let Detail::Time {
        timex: kind,
        value,
        modifier,
        conflict,
    } = &fact.detail
    else {
        return (phrase, None);
    };
    let beside = Phrase::new(strings.direction()).tagged(ABOUT, words);
    let value = value
        .as_deref()
        .and_then(|v| timex::shown(strings, *kind, v));
    match value {
        Some(value) => {
            // The value of a vague time is as vague as its words.
            let phrase = match modifier.filter(|modifier| *modifier != Modifier::Vague) {
                Some(modifier) => {
                    let words = strings.get(figure::words(modifier));
                    phrase.tagged_text(VALUE, words).text(" ")
                }
                None => phrase,
            };
            (phrase.tagged(VALUE, &value), Some(beside))
        }
        None if !conflict.is_empty() => (either(phrase, conflict), Some(beside)),
        None => (phrase.tagged(VALUE, words), None),
    }
}

/// The first role that any mention states.
pub(super) fn role_of<'a>(facts: &'a Facts, item: &Item) -> Option<&'a Role> {
    item.mentions
        .iter()
        .filter_map(|at| facts.facts.get(*at))
        .find_map(|fact| match &fact.detail {
            Detail::Person { roles, .. } => roles.first(),
            _ => None,
        })
}

pub(super) fn role(phrase: Phrase, role: &Role) -> Phrase {
    let phrase = phrase.tagged(ABOUT, &role.title);
    match &role.country {
        Some(country) => phrase.text(" ").tagged(ABOUT, country),
        None => phrase,
    }
}

fn event(phrase: Phrase, strings: &Strings, fact: &Fact) -> Phrase {
    let Detail::Event { kind, trigger, .. } = &fact.detail else {
        return phrase;
    };
    let key = format!("event.{kind}");
    let known = strings.get(&key);
    let phrase = if known == key {
        phrase
    } else {
        phrase.tagged_text(VALUE, known).text("  ")
    };
    phrase.tagged(ABOUT, trigger)
}

/// How the text holds an event, who takes part, where and when.
fn circumstances(strings: &Strings, fact: &Fact) -> Option<Phrase> {
    let Detail::Event {
        when, place, who, ..
    } = &fact.detail
    else {
        return None;
    };
    let mut phrase = claim(strings, fact);
    let when = when.as_deref().map(|when| timex::dates(strings, when));
    let parts = who.iter().chain(place).chain(&when);
    for part in parts {
        let before = match phrase.take() {
            Some(phrase) => phrase.text(" · "),
            None => Phrase::new(strings.direction()),
        };
        phrase = Some(before.tagged(ABOUT, part));
    }
    phrase
}
