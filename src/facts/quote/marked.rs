//! Quotations between marks.
//!
//! A quotation needs a word of saying in its sentence, before it or right behind it:
//! beside it, it is direct; inside an attributed clause, partial.

use foldhash::HashSet;

use super::marks::{Marks, Pair};
use super::naming::{self, Inside, STATEMENT};
use crate::corpus::LineKind;
use crate::facts::attribution::Attribution;
use crate::facts::extract::fact;
use crate::facts::grammar::{self, Class};
use crate::facts::record::{Detail, Fact, QuoteForm};
use crate::facts::saying::{self, Cue};
use crate::facts::view::View;
use crate::letters::words::WordKind;

/// How far back the word of saying may stand, in words: the shorter the quotation, the
/// likelier it is a scare quote.
const REACH: [(usize, usize); 3] = [(1, 13), (3, 24), (usize::MAX, 70)];

/// A body may have a name of less words than this.
const NAME: usize = 9;

/// From this many words a whole sentence in marks is said by the speaker before.
const SENTENCE: usize = 6;

/// The most words that an unclosed quotation is taken to have.
const UNCLOSED: usize = 80;

/// Every quotation between marks.
pub(super) fn find(
    view: &View,
    marks: &Marks,
    attributions: &[Attribution],
    facts: &[Fact],
) -> Vec<Fact> {
    let mut found = Vec::new();
    let mut short: Vec<(usize, Inside)> = Vec::new();
    let mut rejected: Vec<Inside> = Vec::new();
    let mut last_name: Option<usize> = None;
    for pair in marks.pairs() {
        if !is_prose(view, pair.open) {
            continue;
        }
        let Some(inside) = inside(view, attributions, *pair) else {
            continue;
        };
        // "\"فلان\" و\"فلان\"": joined to a name.
        let joined = last_name
            .is_some_and(|close| pair.open == close + 2 && view.words.key(close + 1) == "و");
        last_name = None;
        if joined && inside.words < STATEMENT {
            last_name = Some(pair.close);
            rejected.push(inside);
            continue;
        }
        match quotation(view, marks, attributions, facts, *pair, inside) {
            Some(quote) => {
                if inside.words < STATEMENT {
                    short.push((found.len(), inside));
                }
                found.push(quote);
            }
            None if inside.words < STATEMENT => {
                last_name = Some(pair.close);
                rejected.push(inside);
            }
            None => {}
        }
    }
    // What stands between marks elsewhere too, where nobody speaks, is decorated.
    let rejected: HashSet<Vec<&str>> = rejected
        .iter()
        .map(|inside| words_of(view, *inside))
        .collect();
    let decorated: HashSet<usize> = short
        .into_iter()
        .filter(|(_, inside)| rejected.contains(&words_of(view, *inside)))
        .map(|(index, _)| index)
        .collect();
    let mut index = 0;
    found.retain(|_| {
        index += 1;
        !decorated.contains(&(index - 1))
    });
    found
}

fn words_of<'v>(view: &'v View, inside: Inside) -> Vec<&'v str> {
    (inside.from..inside.to)
        .map(|at| view.words.key(at))
        .collect()
}

fn is_prose(view: &View, at: usize) -> bool {
    !matches!(
        view.line_kind(at),
        LineKind::Heading | LineKind::Title | LineKind::Caption | LineKind::Metadata
    )
}

/// The words between the marks, without the punctuation at either end.
fn inside(view: &View, attributions: &[Attribution], pair: Pair) -> Option<Inside> {
    let mut from = pair.open + 1;
    let mut to = pair.close;
    if !pair.closed {
        // Nobody closes it: as far as the next word of saying.
        let next = attributions.partition_point(|one| one.at <= from + 3);
        let next = attributions.get(next).map_or(to, |one| one.at);
        to = to.min(next).min(view.sentence_end(from, UNCLOSED));
    }
    let is_edge = |at: usize| matches!(view.words.key(at), "." | "،" | "," | "؛");
    while from < to && is_edge(from) {
        from += 1;
    }
    while from < to && is_edge(to - 1) {
        to -= 1;
    }
    let words = (from..to)
        .filter(|&at| view.words.kind(at) == WordKind::Letters)
        .count();
    (words > 0).then_some(Inside { from, to, words })
}

fn quotation(
    view: &View,
    marks: &Marks,
    attributions: &[Attribution],
    facts: &[Fact],
    pair: Pair,
    inside: Inside,
) -> Option<Fact> {
    let words = inside.words;
    if naming::is_name(view, facts, pair, inside) {
        return None;
    }
    let found = before(view, marks, attributions, pair.open, words);
    if let Some((one, _)) = found
        && words < NAME
        && (naming::is_of_the_subject(view, marks, attributions, one, pair)
            || words < STATEMENT && naming::is_of_a_body(view, facts, one, pair))
    {
        return None;
    }
    if naming::is_definite(view, inside)
        && !found.is_some_and(|(one, _)| describes(view, one, pair.open))
    {
        return None;
    }
    let (one, beside) = match found {
        Some((one, distance)) if is_clear(view, one, pair.open, words, distance) => {
            (one, distance == 0 || is_beside(view, one, pair.open))
        }
        Some(_) => return None,
        None => match behind(view, marks, attributions, pair.close) {
            Some(one) => (one, true),
            None => carried(view, attributions, pair, words)?,
        },
    };
    if !pair.closed && (words < STATEMENT || !beside) {
        return None;
    }
    // "يشار إلى أن الجائزة لقصة \"…\"": nobody says it.
    if one.cue == Cue::Impersonal && words < STATEMENT {
        return None;
    }
    let form = if words >= STATEMENT && beside && !one.describes {
        QuoteForm::Direct
    } else {
        QuoteForm::Partial
    };
    let detail = Detail::Quote {
        form,
        speaker: one.speaker.clone(),
        verb: one.verb(view),
    };
    let confidence = match (form, one.carried) {
        _ if !pair.closed => 0.5,
        (QuoteForm::Direct, false) => 0.95,
        (QuoteForm::Direct, true) => 0.85,
        _ => 0.7,
    };
    let rule = if pair.closed {
        "quote.marks"
    } else {
        "quote.unclosed"
    };
    Some(fact(
        view,
        (inside.from, 0, inside.to),
        detail,
        confidence,
        rule,
    ))
}

/// A few words behind بحسب are the source's name; without a speaker they are nobody's.
fn is_clear(view: &View, one: &Attribution, open: usize, words: usize, distance: usize) -> bool {
    let told = (one.end..open).any(|at| saying::opens_statement(view, at));
    words >= STATEMENT
        || (one.speaker.is_some() && !(one.cue == Cue::Source && (distance <= 4 || !told)))
}

/// "وصفت شخصيته بـ\"الغريبة\"": the verb says what a thing is, right before the marks.
fn describes(view: &View, one: &Attribution, open: usize) -> bool {
    one.describes
        && (naming::is_glued_preposition(view, open)
            // "وصفه الوزير بالأمر \"غير الممكن\""
            || view.words.key(open.wrapping_sub(1)).starts_with("بال")
            || view.is(open.wrapping_sub(1), Class::That))
}

/// The word of saying before the quotation in its sentence, and how far it stands.
fn before<'a>(
    view: &View,
    marks: &Marks,
    attributions: &'a [Attribution],
    open: usize,
    words: usize,
) -> Option<(&'a Attribution, usize)> {
    let reach = REACH
        .iter()
        .find(|(most, _)| words <= *most)
        .map_or(0, |(_, reach)| *reach);
    let index = attributions.partition_point(|one| one.at < open);
    let start = marks.sentence_start(view, open, 90);
    let mut candidates = attributions
        .get(..index)?
        .iter()
        .rev()
        .take(4)
        .take_while(|one| one.at >= start)
        .filter_map(|one| Some((one, open.checked_sub(one.end)?)))
        .filter(|(one, distance)| {
            // "مصادر وصفتها بـ\"الخاصة\"": it says what a thing is, and nothing else.
            one.cue != Cue::Trailing
                && !(one.of_object(view) && *distance > 0 && !describes(view, one, open))
        })
        .peekable();
    let (one, distance) = candidates.next()?;
    if distance > reach && !describes(view, one, open) {
        return None;
    }
    // "وقالت الوزارة في بيان \"…\"": the verb says it, and who.
    if one.cue == Cue::Document
        && one.carried
        && let Some((verb, _)) = candidates.peek().filter(|(one, _)| one.cue == Cue::Verb)
    {
        return Some((verb, distance));
    }
    Some((one, distance))
}

/// "…"، قال X: the word of saying right behind the quotation.
fn behind<'a>(
    view: &View,
    marks: &Marks,
    attributions: &'a [Attribution],
    close: usize,
) -> Option<&'a Attribution> {
    let mut at = close + 1;
    while view.is_comma(at) || matches!(view.words.key(at), "-" | "–" | "—") {
        at += 1;
    }
    let one = attributions.get(attributions.partition_point(|one| one.at < at))?;
    // A run of blanks parts one caption from the next.
    let close = view.words.span(close).end;
    let between = view.text().get(close..view.words.span(one.at).start);
    if between.is_some_and(|between| between.contains("   ")) {
        return None;
    }
    // "…"، وأضاف: another sentence begins. "…"، قال X إن: what he says follows.
    let next = attributions.partition_point(|other| other.at <= one.at);
    let next = attributions.get(next).map_or(usize::MAX, |next| next.at);
    let end = marks.sentence_end(view, one.end, SENTENCE * 5).min(next);
    let goes_on = one.cue == Cue::Verb
        && (one.cut > 0 || (one.end..end).any(|at| saying::opens_statement(view, at)));
    (one.at <= at + 1
        && !goes_on
        && !view.ends_sentence(at)
        && matches!(one.cue, Cue::Verb | Cue::Source | Cue::Trailing))
    .then_some(one)
}

/// A whole sentence in marks without a word of saying: the paragraph before has led up to
/// it with a colon, or its speaker goes on. Also a part that the end of the sentence gives
/// to somebody: "تقدم بـ\"اعتذار\" …، وفق ما أعلن X".
fn carried<'a>(
    view: &View,
    attributions: &'a [Attribution],
    pair: Pair,
    words: usize,
) -> Option<(&'a Attribution, bool)> {
    let start = view.sentence_start(pair.open, 60);
    let next = attributions.partition_point(|one| one.at <= pair.close);
    let alone = start == pair.open
        && (view.ends_sentence(pair.close + 1)
            || view.words.key(pair.close.wrapping_sub(1)) == ".");
    if alone && words >= SENTENCE {
        let one = attributions.get(next.checked_sub(1)?)?;
        let line = |at: usize| view.article.line_of(view.words.span(at).start);
        let near = line(pair.open) - line(one.at).min(line(pair.open)) <= 2;
        return (near && one.speaker.is_some() && one.cue != Cue::Impersonal)
            .then_some((one, true));
    }
    let one = attributions.get(next)?;
    let end = view.sentence_end(pair.close + 1, 40);
    let trails = one.cue == Cue::Source && one.at < end && !one.carried;
    (trails && (words >= STATEMENT || naming::is_glued_preposition(view, pair.open)))
        .then_some((one, false))
}

/// True where only the subject, أن or a colon stand between the word of saying and the
/// quotation: no clause of the writer's own.
fn is_beside(view: &View, one: &Attribution, open: usize) -> bool {
    let opener = view.words.key(open.wrapping_sub(1));
    let complementizers = (one.end..open)
        .filter(|&at| saying::opens_statement(view, at))
        .count();
    // "أعرب عن \"…\"": a part of the writer's own sentence.
    if grammar::is(opener, Class::IntoSentence) {
        return false;
    }
    let leads = saying::opens_statement(view, open.wrapping_sub(1)) || opener == ":";
    complementizers == usize::from(leads && opener != ":") || complementizers == 0
}
