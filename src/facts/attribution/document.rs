//! A document that speaks: "كشف تقرير حديث من موقع فلان".

use super::actors::Actors;
use super::phrase::clause_end;
use super::speaker::Subject;
use super::subject::subject;
use crate::facts::grammar::Class;
use crate::facts::view::View;
use crate::facts::vocabulary;
use crate::letters::words::WordKind;

/// The most words of a name between marks, and one.
const NAME: usize = 6;

/// "تقرير حديث من موقع فلان": whom a document is from, or the document itself.
pub(super) fn document(view: &View, actors: &Actors, at: usize) -> Option<Subject> {
    if !view.is(at, Class::Document) {
        return None;
    }
    let end = clause_end(view, at).min(at + 4);
    let from = (at + 1..end).find(|&word| view.words.key(word) == "من");
    if let Some(who) = from.and_then(|from| subject(view, actors, from + 1)) {
        return Some(who);
    }
    // "تقرير \"فلان\"": the name stands between marks.
    let mark = at + 1;
    let close = (mark + 1..mark + NAME).find(|&word| view.is_quote_mark(word));
    if let Some(close) = close.filter(|_| view.is_quote_mark(mark)) {
        return Some(Subject {
            at,
            end: close + 1,
            named: false,
            name: view.span(at, 0, close + 1).of(view.text()).to_owned(),
        });
    }
    let described = |word: &usize| {
        let key = view.words.key(*word);
        let shape = key.ends_with(['ي', 'ه']) || matches!(key, "جديد" | "حديث" | "اخر");
        view.words.kind(*word) == WordKind::Letters
            && shape
            && vocabulary::is_common(key)
            && !view.is(*word, Class::IntoSentence)
            && !view.is(*word, Class::BeforePlace)
            && !view.is(*word, Class::Circumstance)
    };
    let end = (at + 1..end)
        .take_while(described)
        .last()
        .map_or(at + 1, |last| last + 1);
    Some(Subject {
        at,
        end,
        named: false,
        name: view.span(at, 0, end).of(view.text()).to_owned(),
    })
}
