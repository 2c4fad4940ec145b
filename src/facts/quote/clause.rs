//! What is told without marks: the clause behind أن, and what one relays of another.
//!
//! It begins behind the word that opens it and ends with the sentence, or where the next
//! word of saying begins its own clause.

use super::marks::Marks;
use super::untold::{is_in_imperfect, is_narrator, is_subjunctive};
use crate::corpus::LineKind;
use crate::facts::attribution::Attribution;
use crate::facts::extract::fact;
use crate::facts::grammar::{self, Class};
use crate::facts::record::{Detail, Fact, QuoteForm};
use crate::facts::saying::{self, Cue, Takes};
use crate::facts::time;
use crate::facts::view::View;
use crate::letters::Span;
use crate::letters::words::WordKind;

/// How far behind the word of saying its clause may begin, in words: the speaker, when,
/// where and before whom stand between.
const REACH: usize = 45;

/// The longest clause, in words.
const LONGEST: usize = 120;

/// The most quotations between marks that are looked at for one clause.
const NESTED: usize = 8;

/// The most words of a name in marks that a statement begins with.
const NAME: usize = 4;

/// The fewest words of a statement.
const FEWEST: usize = 2;

/// Every quotation without marks. `marked` are those with marks.
pub(super) fn find(
    view: &View,
    marks: &Marks,
    attributions: &[Attribution],
    marked: &[Fact],
) -> Vec<Fact> {
    (0..attributions.len())
        .filter_map(|index| {
            let (before, from) = attributions.split_at(index);
            let (one, after) = from.split_first()?;
            let quote = clause(view, marks, one, after, before.last())?;
            (!is_marked(marked, quote.span)).then_some(quote)
        })
        .collect()
}

/// "إن \"…\"", "إن أبوابنا \"…\"": the marks say it all, or nearly.
fn is_marked(marked: &[Fact], clause: Span) -> bool {
    let until = marked.partition_point(|quote| quote.span.start < clause.end);
    let near = marked.get(until.saturating_sub(NESTED)..until);
    near.unwrap_or_default().iter().any(|quote| {
        let common = quote
            .span
            .end
            .min(clause.end)
            .saturating_sub(quote.span.start.max(clause.start));
        common * 10 >= clause.len() * 6
    })
}

fn clause(
    view: &View,
    marks: &Marks,
    one: &Attribution,
    after: &[Attribution],
    before: Option<&Attribution>,
) -> Option<Fact> {
    let prose = matches!(view.line_kind(one.at), LineKind::Body | LineKind::Dateline);
    if !prose
        || one.takes == Takes::Nothing
        || matches!(one.cue, Cue::Impersonal | Cue::Trailing)
        || one.speaker.is_none()
        // "ويقطن الجيب، بحسب التقديرات، ...": it has said what stands before.
        || one.cue == Cue::Source && !leads(view, one)
    {
        return None;
    }
    let end = marks.sentence_end(view, one.end, LONGEST);
    // "مصادر وصفتها بالخاصة أن": says what a thing is, and nothing else.
    let next = after.iter().find(|next| !next.of_object(view));
    let limit = next.map_or(end, |next| end.min(next.at));
    let from = opening(view, marks, one, limit)?;
    let mut end = until(view, marks, from, end, after);
    // "روسيا، التي تعتبر أن …، اجتمعت": the comma closes the relative clause.
    let lead = one.at.wrapping_sub(1);
    if view.is(lead, Class::Relative) && view.is_comma(lead.wrapping_sub(1)) {
        let comma = (from..end).find(|&at| view.is_comma(at) && marks.around(at).is_none());
        end = comma.unwrap_or(end);
    }
    let words = (from..end)
        .filter(|&at| view.words.kind(at) == WordKind::Letters)
        .count();
    // "إن \"نسر 1\" مجهزة": a statement may begin with a name in marks.
    let all_marked = view.is_quote_mark(from)
        && marks.around(from + 1).is_none_or(|pair| {
            pair.close > from + NAME || pair.close + FEWEST >= end || view.is_comma(pair.close + 1)
        });
    if words < FEWEST || all_marked {
        return None;
    }
    let relays = |one: &Attribution| one.cue == Cue::Relay;
    let relayed = relays(one)
        || one.cue == Cue::Participle
            && before.is_some_and(|before| {
                relays(before) && before.at >= view.sentence_start(one.at, REACH)
            });
    let (form, rule) = if relayed {
        (QuoteForm::Relayed, "quote.relayed")
    } else {
        (QuoteForm::Indirect, "quote.clause")
    };
    let detail = Detail::Quote {
        form,
        speaker: one.speaker.clone(),
        verb: before
            .filter(|_| relayed && !relays(one))
            .unwrap_or(one)
            .verb(view),
    };
    let confidence = if one.carried { 0.75 } else { 0.85 };
    Some(fact(view, (from, 0, end), detail, confidence, rule))
}

/// The first word of what is told.
fn opening(view: &View, marks: &Marks, one: &Attribution, limit: usize) -> Option<usize> {
    let mut at = one.end;
    let mut until = limit.min(one.end + REACH);
    // "ويعتبر الإنتاج الأسوأ، اعتبارا إلى أن": what is described comes first.
    if one.describes {
        let mut from = one.subject_end;
        while view.is_comma(from) || time::is_word(view, from) {
            from += 1;
        }
        until = until.min(from + 1);
    }
    while at < until {
        if let Some(pair) = marks.around(at) {
            // "يقول فلان: \"…\" فاكتشف أن": he has said it.
            if view.words.key(pair.open.wrapping_sub(1)) == ":" && one.cue == Cue::Verb {
                return None;
            }
            at = pair.close + 1;
            continue;
        }
        if saying::opens_statement(view, at) {
            // "أعلن عن تنبيه من جهات يعتقد أنها": said by the way, and not what he says.
            let aside = at > one.end
                && saying::is_imperfect(view, at - 1)
                && saying::verb(view, at - 1).is_some();
            if aside && one.cue == Cue::Verb {
                return None;
            }
            // "أشار إلى المواطن ينتظر منها أن تقوم": what another wants.
            let wanted = one.cue == Cue::Verb
                && is_subjunctive(view, at)
                && (one.subject_end..at).any(|word| is_in_imperfect(view, word));
            if wanted {
                return None;
            }
            // "وأعلن عن أرقام، … فإن": another clause.
            let of_noun = one.cue == Cue::Verb && view.words.key(one.subject_end) == "عن";
            let parted = of_noun && (one.subject_end..at).any(|word| view.is_comma(word));
            return (!parted).then_some(at + 1);
        }
        at += 1;
    }
    match one.cue {
        // "وبحسب X، فقد …": at the head of the sentence, up to the comma.
        Cue::Source | Cue::Document if leads(view, one) => {
            let comma =
                (one.subject_end..until.min(one.subject_end + 8)).find(|&at| view.is_comma(at))?;
            let comma = behind_hearer(view, comma);
            // "وفق البلاغ عبر المدير، …، عن": no statement begins there.
            let opens = !view.is(comma + 1, Class::IntoSentence);
            opens.then_some(comma + 1)
        }
        // "أفادت الوزارة بمقتل …"
        _ if one.takes == Takes::Noun => {
            let mut at = one.subject_end;
            while at < one.subject_end + 4 && (time::is_word(view, at) || view.is_comma(at)) {
                at += 1;
            }
            let key = view.words.key(at);
            (at < until && key.starts_with('ب') && key.chars().count() > 3).then_some(at)
        }
        _ => None,
    }
}

/// "وحسب المخرج، للجوهرة أف أم، فقد": the comma behind the one who is told, set between two.
fn behind_hearer(view: &View, comma: usize) -> usize {
    let told = view.words.key(comma + 1);
    let close = (comma + 2..comma + 7).find(|&at| view.words.kind(at) == WordKind::Mark);
    match close {
        Some(close)
            if told.starts_with('ل')
                && view.is_comma(close)
                && matches!(view.words.key(close + 1), "فقد" | "فان" | "فانه" | "فانها") =>
        {
            close
        }
        _ => comma,
    }
}

/// True where nothing but a conjunction stands before a word of saying in its sentence.
fn leads(view: &View, one: &Attribution) -> bool {
    view.sentence_start(one.at, 4) == one.at
}

/// "وفق ما أفادت وكالة": whose word it is, also where its name is none that is known.
fn is_source_of(view: &View, at: usize) -> bool {
    saying::cue(view, at).is_some_and(|cue| {
        let what = usize::from(view.words.key(cue.end) == "ما");
        cue.value.cue == Cue::Source
            && (what == 1 || view.words.key(cue.end - 1).ends_with("ما"))
            && saying::verb(view, cue.end + what).is_some()
    })
}

/// Where what is told ends: with the sentence, or before the next word of saying.
fn until(view: &View, marks: &Marks, from: usize, end: usize, after: &[Attribution]) -> usize {
    let next = after
        .iter()
        .skip_while(|next| next.at <= from)
        .take_while(|next| next.at < end)
        .find_map(|next| {
            let lead = view.words.key(next.at - 1);
            let apart = view.is_comma(next.at.wrapping_sub(2));
            let introduced = matches!(lead, "كما" | "وكما")
                || grammar::is(lead, Class::Circumstance)
                || apart && grammar::is(lead, Class::LeadsOn);
            // "، غير أن فلانا قال": another speaks against it.
            let against = (next.at.saturating_sub(7).max(from)..next.at)
                .rev()
                .find(|&at| view.is_comma(at))
                .filter(|comma| {
                    let contrast = view.words.key(comma + 1);
                    !next.carried
                        && matches!(contrast, "غير" | "الا" | "لكن" | "ولكن" | "بينما" | "فيما")
                });
            if next.cue == Cue::Verb
                && let Some(comma) = against
            {
                return Some(comma);
            }
            // "المنطقة التي، بحسب قوله، غرقت": set between commas, it ends nothing.
            let inserted = [next.at - 1, next.at.wrapping_sub(2)]
                .iter()
                .any(|&at| view.is(at, Class::Relative));
            let begins = match next.cue {
                _ if inserted => false,
                Cue::Verb | Cue::Relay => next.cut > 0 || introduced,
                Cue::Participle | Cue::Source | Cue::Trailing | Cue::Impersonal => true,
                Cue::Document => false,
            };
            begins.then(|| next.at - usize::from(introduced))
        });
    let mut to = next.unwrap_or(end);
    to = (from..to).find(|&at| is_source_of(view, at)).unwrap_or(to);
    to = (from + 1..to)
        .find(|&at| is_narrator(view, at, to))
        .unwrap_or(to);
    if let Some(semicolon) = (from..to).find(|&at| view.words.key(at) == "؛") {
        to = semicolon;
    }
    let belongs = |at: usize| match view.words.key(at) {
        "\"" | "'" => marks.around(at).is_some_and(|pair| pair.open >= from),
        ")" | "%" => true,
        _ => view.words.kind(at) != WordKind::Mark,
    };
    // "…، في حين": a preposition of what follows.
    let dangling = |at: usize| {
        let key = view.words.key(at);
        next.is_some() && (grammar::is(key, Class::IntoSentence) || key == "وذلك")
    };
    while to > from && (!belongs(to - 1) || dangling(to - 1)) {
        to -= 1;
    }
    to
}
