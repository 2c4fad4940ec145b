//! Whose word stands where: the attribution in whose clause some words are, and how the text then
//! holds them.

use super::{Attribution, closing, modality};
use crate::facts::grammar::Class;
use crate::facts::record::{Fact, Kind};
use crate::facts::saying::{Cue, Takes};
use crate::facts::view::View;
use crate::letters::Span;

/// Marks the quantities and times of attributed clauses with their claimant, and all with
/// how the text holds them.
pub fn claim(view: &View, attributions: &[Attribution], facts: &mut [Fact]) {
    for fact in facts
        .iter_mut()
        .filter(|fact| matches!(fact.kind(), Kind::Quantity | Kind::Time))
    {
        let at = view.words.at_byte(fact.span.start);
        let claim = claimant(view, attributions, fact.span, fact.kind() == Kind::Time, at);
        fact.said_by = claim.and_then(|one| one.speaker.clone());
        fact.modality = modality::of(view, at, claim);
    }
}

/// The attribution in whose clause some words stand: the last one before them in their
/// sentence, or the source that ends the sentence.
pub fn over<'a>(
    view: &View,
    attributions: &'a [Attribution],
    span: Span,
    at: usize,
) -> Option<&'a Attribution> {
    claimant(view, attributions, span, false, at)
}

fn claimant<'a>(
    view: &View,
    attributions: &'a [Attribution],
    span: Span,
    is_time: bool,
    at: usize,
) -> Option<&'a Attribution> {
    let index = attributions.partition_point(|one| one.at < at);
    let before = index.checked_sub(1).and_then(|last| attributions.get(last));
    let trailing = attributions
        .get(index)
        .filter(|one| !is_time && trails(view, one, span, at));
    let Some(one) = before.filter(|one| is_in_clause(view, one, span)) else {
        return trailing;
    };
    // "دعا … إلى هدنة، فيما نزح الآلاف بحسب المنظمة": who asks does not report.
    if one.takes == Takes::Nothing && !one.describes && trailing.is_some() {
        return trailing;
    }
    let earlier = index.checked_sub(2).and_then(|last| attributions.get(last));
    let earlier = earlier.filter(|earlier| is_in_clause(view, earlier, span));
    // "قال الطبيب إن ناجين ساروا إلى قرية حيث قالوا إن": the one who relays it.
    let nested = one.cue == Cue::Verb && one.speaker.is_none();
    let relays = |outer: &&Attribution| outer.speaker.is_some() && outer.takes != Takes::Nothing;
    let one = earlier
        .filter(|outer| nested && relays(outer))
        .unwrap_or(one);
    if one.cue == Cue::Impersonal || one.speaker.is_none() {
        return None;
    }
    // "نفى الجيش، في بيان، ": the verb says how it is held.
    let hers = one.cue == Cue::Document && one.carried;
    let one = earlier
        .filter(|verb| hers && verb.cue == Cue::Verb)
        .unwrap_or(one);
    // "قال الخميس إن": the day of the saying is the writer's own word.
    let told = !is_time
        || (one.end..at).any(|word| {
            view.is(word, Class::That) || view.is_quote_mark(word) || view.words.key(word) == ":"
        });
    told.then_some(one)
}

fn is_in_clause(view: &View, one: &Attribution, span: Span) -> bool {
    let end = view.words.span(view.sentence_end(one.end, 80)).start;
    span.start < end || end == 0
}

/// "قتل عشرون شخصا، بحسب الوزارة": the source behind the comma has said it all.
fn trails(view: &View, one: &Attribution, span: Span, at: usize) -> bool {
    let source = matches!(one.cue, Cue::Source | Cue::Trailing) && one.speaker.is_some();
    // Without a comma it has to be the last that is said, or to stand in one clause with it.
    let last = || closing::closes(view, one.subject_end);
    let clause = || one.cut == 0 && !(at..one.at).any(|word| view.is_comma(word));
    source
        && one.at < view.sentence_end(at, 60)
        && span.end <= view.words.span(one.at).start
        && (view.is_comma(one.at.wrapping_sub(1)) || last() || clause())
}
