//! What stands between marks and nobody said: names, titles, what somebody calls a thing.
//! Rows: `assets/facts/naming.tsv`.

use std::sync::OnceLock;

use super::marks::{Marks, Pair};
use crate::facts::attribution::Attribution;
use crate::facts::gazetteer::Phrases;
use crate::facts::grammar::{self, Class};
use crate::facts::names::{self, Part};
use crate::facts::nisba::nisba;
use crate::facts::record::{Fact, Kind};
use crate::facts::saying::{self, Cue};
use crate::facts::tables::rows;
use crate::facts::view::View;
use crate::facts::{organization, place};
use crate::letters::words::WordKind;

/// From this many words a quotation reads as a statement.
pub(super) const STATEMENT: usize = 4;

/// How far behind a short quotation the clause of its verb may begin, in words.
const SUBJECT: usize = 30;

/// What a noun before marks says of what stands between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Names {
    /// A name, where it is short.
    Short,
    /// A title or a motto, however long.
    Any,
}

fn table() -> &'static Phrases<Names> {
    static TABLE: OnceLock<Phrases<Names>> = OnceLock::new();
    TABLE.get_or_init(|| {
        Phrases::listed("naming", || {
            let nouns = rows::<2>(include_str!("../../../assets/facts/naming.tsv"));
            let nouns = nouns.map(|[noun, class]| match class {
                "any" => (noun, Names::Any),
                _ => (noun, Names::Short),
            });
            // A noun of place before marks: the place's name.
            let places = rows::<1>(include_str!("../../../assets/facts/place_heads.tsv"));
            nouns.chain(places.map(|[noun]| (noun, Names::Short)))
        })
    })
}

/// The words between two marks.
#[derive(Clone, Copy)]
pub(super) struct Inside {
    pub(super) from: usize,
    pub(super) to: usize,
    /// How many of them are made of letters.
    pub(super) words: usize,
}

/// A name in marks: a noun that names before it, or a known name and nothing else
/// inside; a lone adjective of the noun before it.
pub(super) fn is_name(view: &View, facts: &[Fact], pair: Pair, inside: Inside) -> bool {
    let Inside { from, to, words } = inside;
    let open = pair.open;
    let short = words < STATEMENT;
    let before = open.wrapping_sub(1);
    // "بـ\"حملة\"": a glued preposition stands between.
    let glued = is_glued_preposition(view, open);
    let noun = if glued { open.wrapping_sub(2) } else { before };
    let named = noun_at(view, noun);
    // "تحت شعار: \"…\""
    let behind_colon = (view.words.key(before) == ":")
        .then(|| table().at_stem(&view.words, before.wrapping_sub(1)))
        .flatten();
    if named == Some(Names::Any) || behind_colon.is_some_and(|found| *found.value == Names::Any) {
        return true;
    }
    // "16 جيجا، 64 جيجا": sizes.
    let digits = (from..to)
        .filter(|&at| view.words.kind(at) == WordKind::Digits)
        .count();
    if digits >= words {
        return true;
    }
    if !short {
        return false;
    }
    let by_noun = !glued
        && (named.is_some() || organization::is_head(view, noun) || is_of_a_noun(view, noun));
    by_noun
        || is_foreign(view, inside)
        || is_work_of(view, facts, pair)
        || is_medium(view, open, glued)
        || is_called(view, open)
        || is_known(view, facts, inside)
        || words == 1 && view.has_article(from) && view.has_article(before)
        || view.words.kind(to - 1) == WordKind::Digits
        || is_latin(view, inside)
        || is_described(view, pair, inside)
}

/// "ماسنجر", "آي باد": words that are none of the language name something.
fn is_foreign(view: &View, inside: Inside) -> bool {
    let mut shaped = false;
    let all = (inside.from..inside.to).all(|at| {
        let key = view.words.key(at);
        let foreign = names::part(view, at) == Part::Foreign;
        shaped |= foreign;
        foreign
            || matches!(
                key,
                "اي" | "بي" | "سي" | "دي" | "تي" | "جي" | "اس" | "ام" | "اف"
            )
    });
    all && shaped
}

/// "\"ليس إلا\" لفلانة": what somebody has made.
fn is_work_of(view: &View, facts: &[Fact], pair: Pair) -> bool {
    let next = pair.close + 1;
    let start = view.words.span(next).start;
    let from = facts.partition_point(|fact| fact.span.start <= start);
    view.words.key(next).starts_with('ل')
        && facts.get(from).is_some_and(|fact| {
            fact.kind() == Kind::Person && fact.span.start < view.words.span(next).end
        })
}

/// "حزبه الجديد \"…\"", "اسم الوظيفة الشاغرة \"…\"": the noun stands behind what completes it.
fn is_of_a_noun(view: &View, last: usize) -> bool {
    let first = (last.saturating_sub(COMPLETED)..=last)
        .rev()
        .find(|&at| !view.has_article(at) || view.words.kind(at) != WordKind::Letters);
    let Some(first) = first.filter(|&first| first < last) else {
        return false;
    };
    let key = view.words.key(first);
    let owned = key.strip_suffix("ها").or_else(|| key.strip_suffix('ه'));
    let body = owned.is_some_and(organization::is_head_key);
    // "لشريطه السينمائي الطويل \"…\""
    let work = || {
        let bare = key.strip_prefix(['و', 'ب', 'ل']).and_then(|key| {
            let noun = key.strip_suffix("ها").or_else(|| key.strip_suffix('ه'));
            noun.and_then(|noun| table().get(noun))
        });
        bare == Some(&Names::Any) || noun_at(view, first) == Some(Names::Any) && owned.is_some()
    };
    body || work()
        || table()
            .get(key.strip_prefix(['و', 'ب', 'ل']).unwrap_or(key))
            .is_some_and(|_| key.ends_with("اسم"))
}

/// The most words that complete such a noun.
const COMPLETED: usize = 4;

/// "في حوار مع \"…\"", "تصريح لـ\"…\"": the medium that one talked to.
fn is_medium(view: &View, open: usize, glued: bool) -> bool {
    let preposition = glued || matches!(view.words.key(open.wrapping_sub(1)), "مع" | "ل");
    let noun = open.wrapping_sub(2);
    let said = |at: usize| view.is(at, Class::Interview);
    // "تصريح خاص لـ\"…\""
    preposition && (said(noun) || said(noun.wrapping_sub(1)))
}

/// What the noun at a word says of the marks behind it, also with a pronoun: "مسرحيته".
fn noun_at(view: &View, at: usize) -> Option<Names> {
    if let Some(found) = table().at_stem(&view.words, at) {
        return Some(*found.value);
    }
    let key = view.words.key(at);
    let noun = key.strip_suffix("ها").or_else(|| key.strip_suffix('ه'))?;
    let marked = noun.strip_suffix('ت').map(|noun| format!("{noun}ه"));
    let found = table().get(noun);
    found
        .or_else(|| marked.and_then(|noun| table().get(&noun)))
        .copied()
}

/// A name inside the title of a work: "فيلم \"إمبراطورية النمسا\"" is about no state.
pub(super) fn is_of_a_work(view: &View, open: usize) -> bool {
    let noun = open.wrapping_sub(1);
    let work = |key: &str| grammar::is(key, Class::Thing);
    noun_at(view, noun) == Some(Names::Any) && work(view.words.key(noun))
}

/// "نشرته \"…\" البريطانية": an adjective of nationality behind a name.
fn is_described(view: &View, pair: Pair, inside: Inside) -> bool {
    let next = pair.close + 1;
    !view.has_article(inside.from)
        && view.has_article(next)
        && nisba(view.words.key(next)).is_some()
        && !is_glued_preposition(view, pair.open)
}

/// True where a preposition of one letter is glued to the opening mark.
pub(super) fn is_glued_preposition(view: &View, open: usize) -> bool {
    open > 0
        && view.words.is_glued(open)
        && matches!(
            view.words.key(open - 1),
            "ب" | "ل" | "ك" | "و" | "وب" | "ول" | "ف"
        )
}

/// "البيان الثلاثي", "الانفصاليين": a definite phrase is what somebody calls a thing.
pub(super) fn is_definite(view: &View, inside: Inside) -> bool {
    inside.words < STATEMENT
        && (inside.from..inside.to)
            .filter(|&at| view.words.kind(at) == WordKind::Letters)
            .all(|at| view.has_article(at) || view.words.key(at).starts_with("وال"))
}

/// "ما سمّته باكو \"…\"": the one who names may stand between.
fn is_called(view: &View, open: usize) -> bool {
    (view.sentence_start(open, 4)..open).any(|at| {
        table().at_stem(&view.words, at).is_some_and(|found| {
            let key = view.words.key(at);
            found.end > at + 1
                || (key.contains("سم") && key.ends_with(['ه', 'ا']) && key.chars().count() > 3)
        })
    })
}

/// A person, a body or a place of the article, and nothing else.
fn is_known(view: &View, facts: &[Fact], inside: Inside) -> bool {
    let span = view.span(inside.from, 0, inside.to);
    let index = facts.partition_point(|fact| fact.span.end < span.end);
    facts.get(index).is_some_and(|fact| {
        // "ريشار ماكرون": one who is known by the last name.
        let named = || {
            let first = view.words.at_byte(fact.span.start);
            fact.kind() == Kind::Person
                && (inside.from..first).all(|at| names::part(view, at) != Part::No)
        };
        matches!(fact.kind(), Kind::Person | Kind::Organization | Kind::Place)
            && fact.span.end == span.end
            && (fact.span.start <= span.start + 2 || named())
    }) || place::known(view, inside.from).is_some_and(|place| place.end == inside.to)
}

fn is_latin(view: &View, inside: Inside) -> bool {
    (inside.from..inside.to).any(|at| {
        view.words
            .key(at)
            .starts_with(|c: char| c.is_ascii_alphabetic())
    })
}

/// "قال لمراسل \"…\" إن", "وأعلنت \"…\" أن": between the word of saying and what it says
/// stands who says it, to whom and where.
pub(super) fn is_of_the_subject(
    view: &View,
    marks: &Marks,
    attributions: &[Attribution],
    one: &Attribution,
    pair: Pair,
) -> bool {
    let told = |at: usize| saying::opens_statement(view, at) || view.words.key(at) == ":";
    let inside = |at: usize| marks.around(at).is_some_and(|pair| at > pair.open + 1);
    if !matches!(
        one.cue,
        Cue::Verb | Cue::Relay | Cue::Source | Cue::Document
    ) || (one.end..pair.open).any(told)
    {
        return false;
    }
    let next = attributions
        .get(attributions.partition_point(|other| other.at <= pair.close))
        .map_or(usize::MAX, |other| other.at);
    let end = marks.sentence_end(view, pair.close + 1, SUBJECT).min(next);
    // "أن \"أن …\"": the marks may stand before the word that opens the statement.
    (pair.close + 1..end).any(|at| told(at) && !inside(at))
}

/// "قالت وكالة التصنيف \"…\"": the body that speaks ends right before its own name.
pub(super) fn is_of_a_body(view: &View, facts: &[Fact], one: &Attribution, pair: Pair) -> bool {
    let mark = view.words.span(pair.open).start;
    let after = facts.partition_point(|fact| fact.span.end <= mark);
    let Some(fact) = after.checked_sub(1).and_then(|index| facts.get(index)) else {
        return false;
    };
    fact.kind() == Kind::Organization
        && view.words.at_byte(fact.span.end) == pair.open
        && view.words.at_byte(fact.span.start) <= one.end + 1
}
