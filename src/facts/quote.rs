//! Quotations between marks, told from names in marks, scare quotes and headings.
//!
//! A quotation needs a word of saying in its sentence, before it or right behind it:
//! beside it, it is direct; inside an attributed clause, partial. Rows:
//! `assets/facts/sayings.tsv`, `naming.tsv`.

use std::sync::OnceLock;

use super::attribution::Attribution;
use super::extract::fact;
use super::gazetteer::Phrases;
use super::grammar::{self, Class};
use super::record::{Detail, Fact, Kind, QuoteForm};
use super::saying::Cue;
use super::tables::rows;
use super::view::View;
use crate::corpus::LineKind;
use crate::letters::words::WordKind;

/// How far back the word of saying may stand, in words: the shorter the quotation, the
/// likelier it is a scare quote.
const REACH: [(usize, usize); 3] = [(1, 13), (3, 24), (usize::MAX, 45)];

/// From this many words a quotation reads as a statement.
const STATEMENT: usize = 4;

fn naming() -> &'static Phrases<()> {
    static TABLE: OnceLock<Phrases<()>> = OnceLock::new();
    TABLE.get_or_init(|| {
        Phrases::new(
            rows::<1>(include_str!("../../assets/facts/naming.tsv")).map(|[noun]| (noun, ())),
        )
    })
}

/// Every quotation of an article.
pub fn find(view: &View, attributions: &[Attribution], facts: &[Fact]) -> Vec<Fact> {
    pairs(view)
        .into_iter()
        .filter_map(|(open, close)| quotation(view, attributions, facts, open, close))
        .collect()
}

/// Marks that belong together: one after the other on a line.
fn pairs(view: &View) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut open = None;
    for at in 0..view.words.len() {
        match view.words.kind(at) {
            WordKind::Break => open = None,
            WordKind::Mark if view.is_quote_mark(at) => match open.take() {
                Some(start) => pairs.push((start, at)),
                None => open = Some(at),
            },
            _ => {}
        }
    }
    pairs
}

fn quotation(
    view: &View,
    attributions: &[Attribution],
    facts: &[Fact],
    open: usize,
    close: usize,
) -> Option<Fact> {
    let (from, mut to) = (open + 1, close);
    while to > from && matches!(view.words.key(to - 1), "." | "،" | ",") {
        to -= 1;
    }
    let words = (from..to)
        .filter(|&at| view.words.kind(at) == WordKind::Letters)
        .count();
    let kind = view.line_kind(open);
    if words == 0
        || matches!(
            kind,
            LineKind::Heading | LineKind::Title | LineKind::Caption | LineKind::Metadata
        )
        || is_name(view, facts, open, from, to, words)
    {
        return None;
    }
    let before = before(view, attributions, open, words);
    let (one, distance) = match before {
        Some(found) => found,
        None => (behind(view, attributions, close)?, 0),
    };
    // A few words behind بحسب are the source's name; without a speaker they are nobody's.
    let reported = (one.end..open).any(|at| matches!(view.words.key(at), "ان" | "انه" | "انها"));
    if words < STATEMENT
        && (one.speaker.is_none() || one.cue == Cue::Source && (distance <= 4 || !reported))
    {
        return None;
    }
    let beside = distance == 0 || is_beside(view, one, open);
    let form = if words >= STATEMENT && beside {
        QuoteForm::Direct
    } else {
        QuoteForm::Partial
    };
    let detail = Detail::Quote {
        form,
        speaker: one.speaker.clone(),
        verb: (one.cue != Cue::Impersonal).then(|| {
            view.span(one.at, one.cut, one.end)
                .of(view.text())
                .to_owned()
        }),
    };
    let confidence = match (form, one.carried) {
        (QuoteForm::Direct, false) => 0.95,
        (QuoteForm::Direct, true) => 0.85,
        _ => 0.7,
    };
    Some(fact(view, (from, 0, to), detail, confidence, "quote.marks"))
}

/// A name in marks: a noun that names before it, or a known name and nothing else
/// inside; a lone adjective of the noun before it.
fn is_name(view: &View, facts: &[Fact], open: usize, from: usize, to: usize, words: usize) -> bool {
    let before = open.wrapping_sub(1);
    // "بـ\"حملة\"": a glued preposition stands between.
    let glued = matches!(view.words.key(before), "ب" | "ل" | "ك" | "و");
    let noun = if glued { open.wrapping_sub(2) } else { before };
    // "ما سمّته باكو \"…\"": the one who names may stand between.
    let sentence = view.sentence_start(open, 4);
    let named = words < STATEMENT
        && (!glued && naming().at_stem(&view.words, noun).is_some()
            || (sentence..open).any(|at| {
                naming()
                    .at_stem(&view.words, at)
                    .is_some_and(|found| is_verb_of_naming(view, at, found.end))
            }));
    let span = view.span(from, 0, to);
    let index = facts.partition_point(|fact| fact.span.end < span.end);
    let whole = facts.get(index).is_some_and(|fact| {
        matches!(fact.kind(), Kind::Person | Kind::Organization | Kind::Place)
            && fact.span.end == span.end
            && fact.span.start <= span.start + 2
    });
    let whole = whole || super::place::known(view, from).is_some_and(|place| place.end == to);
    let adjective = words == 1 && view.has_article(from) && view.has_article(before);
    // "البيان الثلاثي", "الانفصاليين": a definite phrase is what somebody calls a thing;
    // "كوب 28": a name with its number.
    let letters = |at: usize| view.words.kind(at) == WordKind::Letters;
    let definite = words < STATEMENT
        && (from..to)
            .filter(|&at| letters(at))
            .all(|at| view.has_article(at) || view.words.key(at).starts_with("وال"));
    let numbered = words < STATEMENT && view.words.kind(to - 1) == WordKind::Digits;
    named || whole || adjective || definite || numbered
}

/// سمّته, يسميها, أطلق عليه: a verb with the pronoun of what is named.
fn is_verb_of_naming(view: &View, at: usize, end: usize) -> bool {
    let key = view.words.key(at);
    end > at + 1 || (key.contains("سم") && key.ends_with(['ه', 'ا']) && key.chars().count() > 3)
}

/// The word of saying before the quotation in its sentence, and how far it stands.
fn before<'a>(
    view: &View,
    attributions: &'a [Attribution],
    open: usize,
    words: usize,
) -> Option<(&'a Attribution, usize)> {
    let reach = REACH
        .iter()
        .find(|(most, _)| words <= *most)
        .map_or(0, |(_, reach)| *reach);
    let index = attributions.partition_point(|one| one.at < open);
    let one = attributions.get(index.checked_sub(1)?)?;
    let distance = open.checked_sub(one.end)?;
    let same = view.sentence_start(open, 60) <= one.at
        && view.article.line_of(view.words.span(one.at).start)
            == view.article.line_of(view.words.span(open).start);
    (same && distance <= reach).then_some((one, distance))
}

/// "…"، قال X: the word of saying right behind the quotation.
fn behind<'a>(
    view: &View,
    attributions: &'a [Attribution],
    close: usize,
) -> Option<&'a Attribution> {
    let mut at = close + 1;
    while view.is_comma(at) || view.words.key(at) == "." || view.words.key(at) == "-" {
        at += 1;
    }
    attributions
        .iter()
        .skip(attributions.partition_point(|one| one.at < at))
        .take(1)
        .find(|one| one.at <= at + 1 && matches!(one.cue, Cue::Verb | Cue::Source))
}

/// True where only the subject, أن or a colon stand between the word of saying and the
/// quotation: no clause of the writer's own.
fn is_beside(view: &View, one: &Attribution, open: usize) -> bool {
    let between = one.end..open;
    let opener = view.words.key(open.wrapping_sub(1));
    let complementizers = between
        .clone()
        .filter(|&at| grammar::is(view.words.key(at), Class::That))
        .count();
    // "أعرب عن \"…\"": a part of the writer's own sentence.
    if grammar::is(opener, Class::IntoSentence) {
        return false;
    }
    let leads = grammar::is(opener, Class::That) || opener == ":";
    complementizers == usize::from(leads && opener != ":") || complementizers == 0
}
