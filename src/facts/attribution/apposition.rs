//! The name that stands behind the comma of the phrase that says who it is: "وزيرة الطاقة، فلانة
//! الفلانية،".

use super::actors::Actors;
use super::phrase::clause_end;
use super::speaker::Subject;
use super::subject::by_fact;
use crate::facts::grammar::Class;
use crate::facts::names::{self, Part};
use crate::facts::record::{Detail, Kind};
use crate::facts::view::View;
use crate::facts::{saying, title, vocabulary};
use crate::letters::words::WordKind;

/// The fewest and the most words of a name that no list knows.
const NAME: (usize, usize) = (2, 4);

/// The person between the comma at a word and the next mark, for the phrase that begins at `at`.
pub(super) fn apposed(view: &View, actors: &Actors, at: usize, comma: usize) -> Option<Subject> {
    if !view.is_comma(comma) {
        return None;
    }
    listed(view, actors, at, comma + 1).or_else(|| unlisted(view, at, comma + 1))
}

/// "كبير الباحثين في الدراسة، فلان الفلاني، وهو": the name behind what completes a phrase without one.
pub(super) fn behind_complement(view: &View, actors: &Actors, who: &Subject) -> Option<Subject> {
    let comma = clause_end(view, who.at);
    let plain = |word: usize| {
        saying::cue(view, word).is_none()
            && !view.is(word, Class::Circumstance)
            && !view.is(word, Class::Relative)
    };
    let completed = comma == who.end || completes(view, who.end);
    let whole = !who.named && comma >= who.end && completed && (who.end..comma).all(plain);
    whole
        .then(|| apposed(view, actors, who.at, comma))
        .flatten()
}

/// A preposition, alone or glued to a noun.
fn completes(view: &View, at: usize) -> bool {
    let key = view.words.key(at);
    matches!(key, "في" | "عن" | "لدي" | "من" | "ضمن" | "صلب")
        || key.starts_with("بال")
        || key.starts_with("لل")
}

/// A person of the article, also behind a title of his own: "المدير، المهندس فلان الفلاني".
fn listed(view: &View, actors: &Actors, at: usize, from: usize) -> Option<Subject> {
    let fact = actors.from(view.words.span(from).start).first()?;
    let first = view.words.at_byte(fact.span.start);
    let after = view.words.at_byte(fact.span.end);
    let own = first > from && title::title(view, from).is_some_and(|title| title.end == first);
    // "نفى عضو الهيئة، فلان الفلاني وجود فساد": the title before the comma is his.
    let titled = matches!(&fact.detail, Detail::Person { roles, .. } if !roles.is_empty());
    let closed = closes(view, after)
        || view.is(after, Class::Circumstance)
        || view.is(after, Class::IntoSentence);
    let stands = (first == from || own) && fact.kind() == Kind::Person;
    (stands && (closed || titled))
        .then(|| by_fact(view, at, fact))
        .flatten()
}

/// "النائب عن الجهة، فلان الفلاني، أن": two words or more of which the first is a given name,
/// closed by what closes a name.
fn unlisted(view: &View, at: usize, from: usize) -> Option<Subject> {
    let (fewest, most) = NAME;
    let end = (from..=from + most).find(|&word| view.words.kind(word) != WordKind::Letters)?;
    let given = names::is_given(view, from)
        || names::part(view, from) == Part::Weak
        // Written like a preposition.
        || view.words.span(from).of(view.text()) == "علي";
    let of_name = |word: usize| {
        let ordinary =
            names::part(view, word) == Part::No && vocabulary::is_word(view.words.key(word));
        (view.has_article(word) || !ordinary)
            && !view.is(word, Class::IntoSentence)
            && saying::cue(view, word).is_none()
            && title::head(view, word).is_none()
            && !view.words.get(word).tanwin
    };
    let fits = end >= from + fewest && given && closes(view, end);
    (fits && (from + 1..end).all(of_name))
        .then(|| Subject::named(at, end, view.span(from, 0, end).of(view.text())))
}

/// What stands behind a name in apposition.
fn closes(view: &View, at: usize) -> bool {
    view.is_comma(at)
        || view.is_quote_mark(at)
        || view.words.key(at) == ":"
        || view.is(at, Class::That)
}
