//! Events: what happened, told by a trigger, with who, where, when and how many.
//!
//! A trigger is a row of `assets/facts/events.tsv` (`trigger`) that does not only look like one
//! (`lookalike`); of triggers that tell one event the strongest stays (`choice`); what stands
//! around it, up to the triggers beside it, gives the rest (`arguments`). The source is whoever
//! speaks there, and an event that is denied or rumoured (`hearsay`), planned (`planned`) or only
//! thought of (`supposed`) says so (`held`).

mod actors;
mod arguments;
mod choice;
mod cue;
mod hearsay;
mod held;
mod lookalike;
mod planned;
mod supposed;
mod trigger;

use jiff::civil::Date;

use super::attribution::{self, Attribution};
use super::extract::fact;
use super::grammar::{self, Class};
use super::quote::Marks;
use super::record::{Detail, Fact};
use super::saying::{self, Takes};
use super::time;
use super::view::View;
use crate::letters::{Span, fold};
use choice::Told;
use cue::Cue;

/// Every event of an article. `facts` are all others but the quotations, in the order of
/// the text; `quotes` are the quotations; `published` is the day of publication.
pub fn find(
    view: &View,
    marks: &Marks,
    attributions: &[Attribution],
    facts: &[Fact],
    quotes: &[Fact],
    published: Option<Date>,
) -> Vec<Fact> {
    let published = published.map(|day| day.to_string());
    let triggers = trigger::find(view, facts);
    let told = choice::events(view, marks, attributions, facts, triggers);
    let mut events: Vec<Fact> = Vec::with_capacity(told.len());
    for (nth, one) in told.iter().enumerate() {
        let before = nth.checked_sub(1).and_then(|nth| told.get(nth));
        let day = published.as_deref();
        let mut event = event(view, attributions, facts, quotes, (&told, one), day);
        // "هجوم أسفر عن مقتل": where and when the attack was.
        if let Some(attack) = events.last()
            && before.is_some_and(|before| before.sentence == one.sentence)
        {
            arguments::share(attack, &mut event);
        }
        if goes_on(view, &events, one, &event) {
            event.modality = event.said_by.as_ref().map(|_| super::Modality::Claimed);
        }
        events.push(event);
    }
    events
}

fn event(
    view: &View,
    attributions: &[Attribution],
    facts: &[Fact],
    quotes: &[Fact],
    (all, told): (&[Told], &Told),
    published: Option<&str>,
) -> Fact {
    let words = told.words();
    let span = view.span(words.0, words.1, words.2);
    let own = attributions
        .get(attributions.partition_point(|one| one.at < told.at))
        .filter(|one| one.at == told.at);
    // What somebody says himself nobody reports, unless it stands in a quotation; nor is
    // "هتف المتظاهرون" what they say.
    let claim = attribution::over(view, attributions, span, told.at)
        .filter(|claim| own.is_none() && reports(view, claim, told.at))
        .filter(|claim| !(claim.end..claim.subject_end).contains(&told.at));
    let stated = claim.and_then(|claim| statement(view, attributions, claim));
    let quoted = around(quotes, span).and_then(|quote| match &quote.detail {
        Detail::Quote { speaker, .. } => speaker.clone(),
        _ => None,
    });
    // "وأضاف على هامش الاجتماع أن": the writer's own word.
    let reported = claim.filter(|claim| !is_circumstance(view, claim, told.at, stated));
    let source = quoted.or_else(|| reported.and_then(|one| one.speaker.clone()));
    let base = attribution::modality(view, told.at, reported);
    let mut modality = held::modality(view, all, told, base, source.is_some());
    let limit = limit(attributions, told, stated);
    let mut found = arguments::of(view, facts, told, all, (own, claim), limit);
    let plain = matches!(modality, None | Some(super::Modality::Claimed));
    if plain && published.is_some_and(|day| planned::is_after(view, told, &found, day)) {
        // "ستناقش غدا البنود التي اتفق عليها": the time of another verb.
        if told.perfect {
            found.when = None;
        } else {
            modality = Some(super::Modality::Planned);
        }
    }
    let told_of = matches!(modality, None | Some(super::Modality::Claimed));
    if told_of && published.is_some_and(|day| planned::is_of_later_year(&found, day)) {
        found.when = None;
    }
    let detail = Detail::Event {
        kind: told.kind.into(),
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

/// "المشاركة في مشاورات … ستعمل لفتح آفاق أمام المشاورات": the one that was told before, and not to come.
fn goes_on(view: &View, before: &[Fact], told: &Told, event: &Fact) -> bool {
    let to_come = planned::is(view, told) || time::is_to_come(view, told.end);
    if !told.definite || event.modality != Some(super::Modality::Planned) || to_come {
        return false;
    }
    let trigger = |fact: &Fact| match &fact.detail {
        Detail::Event { trigger, when, .. } => Some((fold(trigger), when.is_some())),
        _ => None,
    };
    let Some((own, false)) = trigger(event) else {
        return false;
    };
    let noun = own.strip_prefix("ال");
    before.iter().any(|first| {
        matches!(first.modality, None | Some(super::Modality::Claimed))
            && trigger(first).is_some_and(|(first, _)| noun == Some(first.as_str()))
    })
}

/// "تحدث الرئيس هاتفيا إلى", "دعا الوزير": no report, but for "تحدث عن".
fn reports(view: &View, claim: &Attribution, at: usize) -> bool {
    claim.takes != Takes::Nothing
        || claim.describes
        || claim.at > at
        || (claim.end..at).any(|word| view.words.key(word) == "عن")
}

/// The word that opens what an attribution says, before the next word of saying.
fn statement(view: &View, attributions: &[Attribution], claim: &Attribution) -> Option<usize> {
    let next = attributions.partition_point(|one| one.at <= claim.at);
    let next = attributions.get(next).map_or(usize::MAX, |one| one.at);
    let end = view.sentence_end(claim.end, 60).min(next);
    (claim.end..end).find(|&at| saying::opens_statement(view, at))
}

/// True where an event stands between a word of saying and its statement, behind a word
/// that tells what happened beside ("على هامش", "خلال"), or right behind such a word where no
/// statement has begun: "قال إثر لقاء جمعه به: …", "أكد خلال اللقاء مواصلة العمل".
fn is_circumstance(view: &View, claim: &Attribution, at: usize, stated: Option<usize>) -> bool {
    let beside = |word: usize| {
        let key = view.words.key(word);
        grammar::is(key, Class::Circumstance) || matches!(key, "في" | "هامش")
    };
    if stated.is_some_and(|stated| at < stated) && (claim.subject_end..at).any(beside) {
        return true;
    }
    let opens = |word: usize| saying::opens_statement(view, word);
    // "قال إن …، وذلك في كلمة له خلال الاجتماع"
    let frame = (claim.end..at).find(|&word| saying::is_frame(view, word));
    if frame.is_some_and(|frame| !(frame..at).any(opens)) {
        return true;
    }
    if claim.end >= at || (claim.end..at).any(opens) {
        return false;
    }
    // "أكد الوالي في تصريح لـ\"…\" على هامش الوقفة عودة": also behind the name of a medium in marks.
    let before = at - 1;
    if view.words.key(before) == "هامش" {
        return true;
    }
    // "كشفت الشرطة عن هوية منفذي الهجوم الذي أودى بحياة": what is known of it is the writer's.
    let known = || (claim.end..at).any(|word| cue::is(view, word, Cue::Case));
    // Not "بسبب": why, is his to say.
    let behind = view.is(before, Class::Backdrop) && view.is(before, Class::Circumstance);
    let quotes = |word: usize| view.is_quote_mark(word) || view.words.key(word) == ":";
    claim.cue == saying::Cue::Verb && (known() || behind && !(claim.end..at).any(quotes))
}

/// Where the clause of an event ends at the latest: before the statement that it is a
/// circumstance of, and before the next verb or participle of saying.
fn limit(attributions: &[Attribution], told: &Told, stated: Option<usize>) -> usize {
    let stated = stated.filter(|stated| told.at < *stated);
    // "وفي اتصال مع X، شدد Y على": who speaks then takes part.
    if told.at <= told.sentence + 2 {
        return usize::MAX;
    }
    let next = attributions
        .iter()
        .skip(attributions.partition_point(|one| one.at <= told.at))
        .find(|one| matches!(one.cue, saying::Cue::Verb | saying::Cue::Participle))
        .map(|one| one.at);
    stated.into_iter().chain(next).min().unwrap_or(usize::MAX)
}

/// How many quotations may begin between one and what it holds.
const NESTED: usize = 16;

/// The innermost quotation that holds some words; they are in the order of the text.
fn around(quotes: &[Fact], span: Span) -> Option<&Fact> {
    let until = quotes.partition_point(|quote| quote.span.start <= span.start);
    let near = quotes.get(until.saturating_sub(NESTED)..until)?;
    near.iter().rev().find(|quote| span.end <= quote.span.end)
}
