//! Who is being quoted where: every word of saying with its speaker, in the order of
//! the text. A verb without a subject takes the speaker before, across paragraphs too.

mod modality;
mod speaker;

use super::grammar::{self, Class};
use super::record::{Fact, Kind};
use super::saying::{Cue, cue};
use super::view::View;
use crate::letters::words::WordKind;
use speaker::{Actors, REACH, speaker};

/// A word of saying and its speaker.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// Its first word.
    pub at: usize,
    /// Letters of a conjunction before it.
    pub cut: usize,
    /// The word after it.
    pub end: usize,
    /// Its class.
    pub cue: Cue,
    /// Who speaks.
    pub speaker: Option<String>,
    /// The speaker was carried over from before.
    pub carried: bool,
}

/// Every attribution of an article. `facts` are its persons, organisations and places
/// in the order of the text.
pub fn find(view: &View, facts: &[Fact]) -> Vec<Attribution> {
    let facts = Actors::new(facts);
    let mut found: Vec<Attribution> = Vec::new();
    let mut last: Option<String> = None;
    let mut document: Option<String> = None;
    let mut at = 0;
    let mut inside = false;
    while at < view.words.len() {
        match view.words.kind(at) {
            WordKind::Break => inside = false,
            WordKind::Mark if view.is_quote_mark(at) => inside = !inside,
            WordKind::Letters if !inside => {
                if let Some(cue) = cue(view, at).filter(|_| !is_reported(view, &found, at)) {
                    let own = speaker(view, &facts, at, *cue.value, cue.end);
                    // "المسؤول" is the official who spoke before.
                    let own = own.map(|own| match (own.strip_prefix("ال"), &last) {
                        (Some(bare), Some(last)) if last.split(' ').next() == Some(bare) => {
                            last.clone()
                        }
                        _ => own,
                    });
                    let carried = own.is_none();
                    let statement = *cue.value == Cue::Document;
                    let who = own
                        .or_else(|| document.clone().filter(|_| statement))
                        .or_else(|| last.clone());
                    if !carried {
                        last.clone_from(&who);
                        if matches!(cue.value, Cue::Document | Cue::Source) {
                            document.clone_from(&who);
                        }
                    }
                    found.push(Attribution {
                        at,
                        cut: cue.cut,
                        end: cue.end,
                        cue: *cue.value,
                        speaker: who,
                        carried,
                    });
                    at = cue.end;
                    continue;
                }
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// "قال X إن الاتفاق يذكر …": a verb in the imperfect inside what another says is no
/// saying of its own.
fn is_reported(view: &View, found: &[Attribution], at: usize) -> bool {
    let Some(last) = found.last().filter(|last| last.cue == Cue::Verb) else {
        return false;
    };
    view.words.key(at).starts_with(['ي', 'ت'])
        && at - last.end < REACH
        && (last.end..at).any(|word| matches!(view.words.key(word), "ان" | "بان"))
        && !(last.end..at).any(|word| view.is_comma(word) || view.ends_sentence(word))
}

/// Marks the quantities and times of attributed clauses with their claimant, and all with
/// how the text holds them.
pub fn claim(view: &View, attributions: &[Attribution], facts: &mut [Fact]) {
    for fact in facts
        .iter_mut()
        .filter(|fact| matches!(fact.kind(), Kind::Quantity | Kind::Time))
    {
        let at = view.words.at_byte(fact.span.start);
        let claim = over(view, attributions, fact, at);
        fact.said_by = claim.and_then(|one| one.speaker.clone());
        fact.modality = modality::of(view, at, claim);
    }
}

/// The attribution in whose clause a fact stands: the last one before it in its sentence.
fn over<'a>(
    view: &View,
    attributions: &'a [Attribution],
    fact: &Fact,
    at: usize,
) -> Option<&'a Attribution> {
    let index = attributions.partition_point(|one| view.words.span(one.at).start < fact.span.start);
    let one = attributions.get(index.checked_sub(1)?)?;
    let end = view.words.span(view.sentence_end(one.end, 80)).start;
    let same_sentence = fact.span.start < end || end == 0;
    if !same_sentence || one.cue == Cue::Impersonal || one.speaker.is_none() {
        return None;
    }
    // "قال الخميس إن": the day of the saying is the writer's own word.
    let told = fact.kind() != Kind::Time
        || (one.end..at).any(|word| {
            grammar::is(view.words.key(word), Class::That)
                || view.is_quote_mark(word)
                || view.words.key(word) == ":"
        });
    told.then_some(one)
}
