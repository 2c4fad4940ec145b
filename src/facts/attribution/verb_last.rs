//! Speakers where the verb of saying stands behind its subject (Persian, Urdu), or on
//! either side of it (Hebrew).

use super::actors::Actors;
use super::speaker::Subject;
use crate::facts::grammar::Class;
use crate::facts::record::Kind;
use crate::facts::saying::{Cue, Saying};
use crate::facts::time;
use crate::facts::view::View;
use crate::letters::Language;
use crate::letters::words::WordKind;

/// The longest phrase for a speaker without a known name, in words.
const LONGEST: usize = 6;

/// How far before its verb a subject may begin, in words.
const REACH: usize = 24;

/// The speaker of a word of saying of one of these languages.
pub(super) fn speaker(
    view: &View,
    actors: &Actors,
    at: usize,
    saying: Saying,
    end: usize,
) -> Option<Subject> {
    let behind = |from: usize| phrase(view, actors, from, from + LONGEST);
    match (saying.cue, view.language) {
        (Cue::Participle | Cue::Impersonal | Cue::Trailing, _) => None,
        // "کے مطابق" stands behind the source.
        (Cue::Source, Language::Urdu) | (Cue::Verb, Language::Persian | Language::Urdu) => {
            // "X این را «…» خواند": the quotation stands between subject and verb.
            if is_mark(view, at.wrapping_sub(1)) {
                let start = view.sentence_start(at, REACH * 3);
                let mark = (start..at).find(|&word| is_mark(view, word))?;
                return phrase(view, actors, start, mark);
            }
            phrase(view, actors, clause_start(view, at), at)
        }
        (Cue::Verb, _) => {
            let start = clause_start(view, at);
            behind(end).or_else(|| phrase(view, actors, start, at))
        }
        _ => behind(end),
    }
}

/// Where the clause of a verb begins: behind a full stop, a closing mark, a comma.
fn clause_start(view: &View, at: usize) -> usize {
    let start = view.sentence_start(at, REACH);
    (start..at)
        .rev()
        .find(|&word| is_mark(view, word))
        .map_or(start, |mark| mark + 1)
}

/// The name in `from..to`, or the noun phrase that it begins with.
fn phrase(view: &View, actors: &Actors, from: usize, to: usize) -> Option<Subject> {
    let mut at = from;
    while at < to && (view.is_comma(at) || view.is(at, Class::LeadsOn)) {
        at += 1;
    }
    let mut end = at;
    while end < to.min(at + LONGEST)
        && (view.words.kind(end) == WordKind::Letters || is_gershayim(view, end))
        && !view.is(end, Class::EndsSubject)
        && !time::is_word(view, end)
    {
        end += 1;
    }
    let start = view.words.span(at).start;
    let until = view.words.span(end.max(at + 1) - 1).end;
    let named = actors
        .from(start)
        .iter()
        .take_while(|fact| fact.span.end <= until)
        .find(|fact| matches!(fact.kind(), Kind::Person | Kind::Organization | Kind::Place));
    if let Some(fact) = named.filter(|fact| fact.kind() == Kind::Person || fact.span.start == start)
    {
        let last = view.words.at_byte(fact.span.end);
        return Some(Subject {
            at,
            end: last,
            named: true,
            name: fact.name()?.to_owned(),
        });
    }
    (end > at).then(|| Subject {
        at,
        end,
        named: false,
        name: view.span(at, 0, end).of(view.text()).to_owned(),
    })
}

/// "צה\"ל": a mark inside a word.
fn is_gershayim(view: &View, at: usize) -> bool {
    view.is_quote_mark(at)
        && view.words.is_glued(at)
        && view.words.is_glued(at + 1)
        && view.words.kind(at + 1) == WordKind::Letters
}

fn is_mark(view: &View, at: usize) -> bool {
    view.is_quote_mark(at) && !is_gershayim(view, at)
}
