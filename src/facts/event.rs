//! Events: what happened, told by a trigger, with who, where, when and how many.
//!
//! A trigger is a row of `assets/facts/events.tsv` (`trigger`); of triggers that tell one
//! event the strongest stays (`choice`); what stands around it, up to the triggers beside
//! it, gives the rest (`arguments`). The source is whoever speaks there, and an event
//! that is denied, planned or supposed says so.

mod arguments;
mod choice;
mod trigger;

use super::attribution::{self, Attribution};
use super::extract::fact;
use super::quote::Marks;
use super::record::{Detail, Fact};
use super::saying::Takes;
use super::view::View;
use choice::Told;

/// Every event of an article. `facts` are all others but the quotations, in the order of
/// the text; `quotes` are the quotations.
pub fn find(
    view: &View,
    marks: &Marks,
    attributions: &[Attribution],
    facts: &[Fact],
    quotes: &[Fact],
) -> Vec<Fact> {
    let triggers = trigger::find(view, facts);
    let told = choice::events(view, marks, attributions, facts, triggers);
    told.iter()
        .map(|told| event(view, attributions, facts, quotes, told))
        .collect()
}

fn event(
    view: &View,
    attributions: &[Attribution],
    facts: &[Fact],
    quotes: &[Fact],
    told: &Told,
) -> Fact {
    let words = told.words();
    let span = view.span(words.0, words.1, words.2);
    let own = attributions.iter().find(|one| one.at == told.at);
    // What somebody says himself nobody reports, unless it stands in a quotation.
    let claim = attribution::over(view, attributions, span, told.at)
        .filter(|claim| own.is_none() && reports(view, claim, told.at));
    let quoted = quotes
        .iter()
        .filter(|quote| quote.span.start <= span.start && span.end <= quote.span.end)
        .find_map(|quote| match &quote.detail {
            Detail::Quote { speaker, .. } => speaker.clone(),
            _ => None,
        });
    let source = quoted.or_else(|| claim.and_then(|one| one.speaker.clone()));
    let mut modality = attribution::modality(view, told.at, claim);
    if modality.is_none() && source.is_some() {
        modality = Some(super::Modality::Claimed);
    }
    if told.is_supposed(view) && modality != Some(super::Modality::Denied) {
        modality = Some(super::Modality::Hypothetical);
    }
    let found = arguments::of(view, facts, told, own, claim);
    let detail = Detail::Event {
        kind: told.kind.to_owned(),
        trigger: span.of(view.text()).to_owned(),
        when: found.when,
        place: found.place,
        who: found.who,
        how_many: found.how_many,
        source: source.clone(),
    };
    let confidence = if told.definite { 0.65 } else { 0.8 };
    let mut event = fact(view, words, detail, confidence, "event.trigger");
    event.said_by = source;
    event.modality = modality;
    event
}

/// "تحدث الرئيس هاتفيا إلى", "دعا الوزير": no report, but for "تحدث عن".
fn reports(view: &View, claim: &Attribution, at: usize) -> bool {
    claim.takes != Takes::Nothing
        || claim.at > at
        || (claim.end..at).any(|word| view.words.key(word) == "عن")
}
