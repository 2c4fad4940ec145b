//! The subject that begins at a word: a titled person, a name of the article, a phrase.

use std::sync::OnceLock;

use super::actors::{Actors, holder};
use super::apposition::apposed;
use super::phrase::{between, clause_end, noun_phrase};
use super::speaker::Subject;
use crate::facts::gazetteer::Phrases;
use crate::facts::grammar::{self, Class};
use crate::facts::record::{Fact, Kind};
use crate::facts::tables::{alternatives, rows};
use crate::facts::view::View;
use crate::facts::{organization, title};
use crate::letters::Span;
use crate::letters::words::WordKind;

/// The subject that begins at a word: a titled person, a name, or a noun phrase.
pub(super) fn subject(view: &View, actors: &Actors, at: usize) -> Option<Subject> {
    let who = subject_within(view, actors, at, 2)?;
    if who.named {
        return Some(who);
    }
    // "النائب عن حركة فلان الفلاني": the name stands right behind the phrase, or its comma.
    let mut behind = who.end;
    // "مدير معهد \"…\"، فلان": behind a name between marks.
    if view.is_quote_mark(behind)
        && let Some(close) = (behind + 1..behind + 6).find(|&word| view.is_quote_mark(word))
    {
        behind = close + 1;
    }
    behind += usize::from(view.is_comma(behind));
    let byte = view.words.span(behind).start;
    let name = actors
        .from(byte)
        .first()
        .filter(|fact| fact.span.start == byte && fact.kind() == Kind::Person)
        .and_then(|fact| by_fact(view, at, fact));
    Some(name.unwrap_or(who))
}

/// As [`subject`], behind so many words for what was written: "آخر حصيلة صادرة عن X".
fn subject_within(view: &View, actors: &Actors, at: usize, documents: usize) -> Option<Subject> {
    if view.words.kind(at) != WordKind::Letters {
        return None;
    }
    let end = clause_end(view, at);
    // "نص البيان"
    let next = view
        .words
        .key(at + 1)
        .strip_prefix("ال")
        .unwrap_or_default();
    if view.words.key(at) == "نص" && grammar::is(next, Class::Document) {
        return subject_within(view, actors, at + 1, documents.checked_sub(1)?);
    }
    // "آخر حصيلة صادرة عن X", "بيان X"
    if view.is(at, Class::Document) {
        // "بيان أصدرته الوزارة"
        let issued = view.words.key(at + 1).ends_with("ته")
            && !view.has_article(at + 1)
            && view.words.span(at + 1).of(view.text()).ends_with('ه');
        let from = (at + 1..at + 5)
            .find(|&word| view.words.key(word) == "عن")
            .filter(|_| !issued)
            .unwrap_or(at + usize::from(issued));
        return subject_within(view, actors, from + 1, documents.checked_sub(1)?);
    }
    if view.words.key(at) == "كل" && view.words.key(at + 1) == "من" {
        return noun_phrase(view, actors, at);
    }
    let start = view.words.span(at).start;
    let within =
        |span: Span, until: usize| span.start >= start && span.start < view.words.span(until).start;
    let near = actors.from(start).iter().take(8);
    if title::head(view, at).is_some() {
        let person = near
            .clone()
            .find(|fact| fact.kind() == Kind::Person && within(fact.span, end))
            .filter(|fact| !is_interrupted(view, at, fact));
        return person
            .and_then(|fact| by_fact(view, at, fact))
            .or_else(|| apposed(view, actors, at, end))
            .or_else(|| {
                let holder = holder(view, actors, at)?;
                let end = title::title(view, at).map_or(at + 1, |title| title.end);
                Some(Subject::named(at, end, holder))
            })
            // A name that no list knows stands behind its title.
            .or_else(|| between(view, actors, at).filter(|who| who.end > at + 2))
            .or_else(|| noun_phrase(view, actors, at));
    }
    near.clone()
        .find(|fact| {
            matches!(fact.kind(), Kind::Person | Kind::Organization | Kind::Place)
                && within(fact.span, (at + 1).min(end))
        })
        .and_then(|fact| by_fact(view, at, fact))
        .or_else(|| {
            // "الناشط الحقوقي، فلان الفلاني،": the name stands behind the comma.
            apposed(view, actors, at, end).filter(|_| view.has_article(at))
        })
        .or_else(|| noun_phrase(view, actors, at))
}

/// Nouns that say nothing, and whether they are evidence.
fn unspeaking() -> &'static Phrases<bool> {
    static TABLE: OnceLock<Phrases<bool>> = OnceLock::new();
    TABLE.get_or_init(|| {
        Phrases::listed("unspeaking", || {
            rows::<2>(include_str!("../../../assets/facts/unspeaking.tsv")).flat_map(
                |[forms, what]| alternatives(forms).map(move |form| (form, what == "evidence")),
            )
        })
    })
}

/// "وفقا للقانون", "تشير المعطيات": true where the subject of a word of saying is nobody; of a
/// preposition (`source`) evidence is one. Rows: `assets/facts/unspeaking.tsv`.
pub(super) fn is_nobody(view: &View, who: &Subject, source: bool) -> bool {
    if who.named {
        return false;
    }
    let key = view.words.key(who.at);
    let evidence = match key.strip_prefix("لل") {
        Some(noun) => unspeaking().get(&format!("ال{noun}")),
        None => unspeaking().get(key.strip_prefix('ل').unwrap_or(key)),
    };
    evidence.is_some_and(|evidence| !(source && *evidence))
}

/// The subject that a fact names.
pub(super) fn by_fact(view: &View, at: usize, fact: &Fact) -> Option<Subject> {
    let end = view.words.at_byte(fact.span.end);
    fact.name().map(|name| Subject::named(at, end, name))
}

/// "قال وزير الخارجية خلال لقائه مع فلان": the name is another's.
fn is_interrupted(view: &View, at: usize, fact: &Fact) -> bool {
    let name = view.words.at_byte(fact.span.start);
    let end = title::title(view, at).map_or(at + 1, |title| title.end);
    (at + 1..name).any(|word| {
        let key = view.words.key(word);
        // "المستشار لدى رئيس الحكومة"
        let of_title = key == "لدي"
            && (title::head(view, word + 1).is_some() || organization::is_head(view, word + 1));
        grammar::is(key, Class::Circumstance) && !of_title
            // "(شق فلان)": said by the way.
            || key == "("
            || word >= end && matches!(key, "علي" | "عن" | "من" | "الي")
    })
}
