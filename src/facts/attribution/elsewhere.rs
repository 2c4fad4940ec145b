//! Where the subject of a verb of saying stands when it does not follow: right before it,
//! behind كان or أما, or with the verb of the whole sentence.

use super::actors::{Actors, holder};
use super::speaker::{REACH, Subject};
use super::subject::{by_fact, subject};
use crate::facts::grammar::Class;
use crate::facts::record::Kind;
use crate::facts::saying;
use crate::facts::title;
use crate::facts::view::View;
use crate::letters::words::WordKind;

/// "الكرملين أعلن": the name right before the verb.
pub(super) fn before(view: &View, actors: &Actors, at: usize) -> Option<Subject> {
    let verb = view.words.span(at).start;
    // "رئيس الوزراء الأرميني أعلن": a title right before the verb.
    let titled = (at.saturating_sub(5)..at)
        .find(|&from| title::title(view, from).is_some_and(|title| title.end == at));
    if let Some((from, holder)) = titled.and_then(|from| Some((from, holder(view, actors, from)?)))
    {
        return Some(Subject::named(from, at, holder));
    }
    let kept = of_topic(view, actors, at)
        .or_else(|| had(view, actors, at))
        .or_else(|| of_past(view, actors, at));
    if kept.is_some() {
        return kept;
    }
    let fact = actors.before(verb)?;
    // "روسيا، التي تعتبر": the one of whom the clause is.
    let relative = at.wrapping_sub(1);
    let verb = if view.is(relative, Class::Relative) {
        view.words.span(relative).start
    } else {
        verb
    };
    let between = view.text().get(fact.span.end..verb)?;
    let named = matches!(fact.kind(), Kind::Person | Kind::Organization)
        || fact.kind() == Kind::Place && relative != at && verb < view.words.span(at).start;
    // "هاجمت فلانة فلانا ووصفته": the clause of the name has ended.
    let joined =
        verb == view.words.span(at).start && saying::cue(view, at).is_some_and(|cue| cue.cut > 0);
    let beside = !joined
        && between
            .trim_matches(['"', '”', '»', '،', ' ', '\u{A0}'])
            .is_empty();
    let first = view.words.at_byte(fact.span.start);
    fact.name()
        .filter(|_| named && beside)
        .map(|name| Subject::named(first, at, name))
}

/// "وكان الوزير قد قال", "أما الوزارة فقالت": the subject stands behind the first word.
fn of_topic(view: &View, actors: &Actors, at: usize) -> Option<Subject> {
    let perfect = view.words.key(at.wrapping_sub(1)) == "قد";
    let consequent = view.words.key(at).starts_with('ف');
    if !perfect && !consequent {
        return None;
    }
    let start = view.sentence_start(at, REACH);
    let first = (start..at).rev().find(|&word| {
        view.is_behind_and(word, Class::Had) && perfect
            || matches!(view.words.key(word), "اما" | "واما") && consequent
    })?;
    subject(view, actors, first + 1).or_else(|| {
        // "كان مكتبها لتنسيق الشؤون قد ذكر"
        let end = at - usize::from(perfect);
        let plain = (first + 1..end).all(|word| view.words.kind(word) == WordKind::Letters);
        (plain && end > first + 1).then(|| Subject {
            at: first + 1,
            end,
            named: false,
            name: view.span(first + 1, 0, end).of(view.text()).to_owned(),
        })
    })
}

/// The most words of a subject between كان and its verb.
const PAST: usize = 6;

/// "وكانت مصادر إعلامية أفادت": the phrase between كان and the verb.
fn of_past(view: &View, actors: &Actors, at: usize) -> Option<Subject> {
    let start = view.sentence_start(at, REACH);
    let had = (at.saturating_sub(PAST).max(start)..at.checked_sub(1)?)
        .rev()
        .find(|&word| view.is_behind_and(word, Class::Had))?;
    subject(view, actors, had + 1).filter(|who| who.end == at)
}

/// "النائب عن الكتلة، فلان، كان صرح": the one of whom the clause between commas is.
fn had(view: &View, actors: &Actors, at: usize) -> Option<Subject> {
    let had = at.checked_sub(1)?;
    if !view.is(had, Class::Had) || !view.is_comma(had.checked_sub(1)?) {
        return None;
    }
    let fact = actors.before(view.words.span(had).start)?;
    let ends = view.words.at_byte(fact.span.end) + 1 == had;
    (ends && fact.kind() == Kind::Person)
        .then(|| by_fact(view, view.words.at_byte(fact.span.start), fact))
        .flatten()
}

/// The subject of the sentence of a participle: "وقبل المغرب …، موضحا أن".
pub(super) fn of_sentence(view: &View, actors: &Actors, at: usize) -> Option<Subject> {
    let mut start = view.sentence_start(at, 60);
    // "من جانبه، شكر فلان": behind what leads on.
    if let Some(comma) = (start..start + 4).find(|&word| view.is_comma(word)) {
        start = comma + 1;
    }
    let mut verb = start;
    let leads =
        |word: usize| view.is(word, Class::LeadsOn) || view.is_behind_and(word, Class::Negation);
    while verb < start + 3 && leads(verb) {
        // "سرعان ما"
        verb += 1 + usize::from(view.words.key(verb + 1) == "ما");
    }
    let first = verb + 1;
    if title::head(view, first).is_some() {
        return subject(view, actors, first).filter(|who| who.named && who.end <= at);
    }
    let byte = view.words.span(first).start;
    // "وانتقدت الصحافة الجزائرية ما اعتبرته"
    if view.words.key(at.wrapping_sub(1)) == "ما" {
        return subject(view, actors, first).filter(|who| who.end <= at);
    }
    let fact = actors.from(byte).first()?;
    let actor = matches!(fact.kind(), Kind::Person | Kind::Organization | Kind::Place);
    (fact.span.start == byte && actor)
        .then(|| by_fact(view, first, fact))
        .flatten()
        .filter(|who| who.end <= at)
}
