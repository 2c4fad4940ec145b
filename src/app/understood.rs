//! What of a query was understood and what not, in words. Plain words say it themselves.

use super::Saying;
use crate::search::{Note, Query, Told, ToldTerm, Trouble};

/// What was not understood, then what was beside plain words.
#[must_use]
pub fn understood(typed: &str, notes: &[Note]) -> Vec<Saying> {
    let mut sayings: Vec<Saying> = notes.iter().map(told_note).collect();
    sayings.extend(
        Query::parse(typed)
            .told()
            .filter_map(|told| said(&told, notes)),
    );
    sayings
}

fn told_note(note: &Note) -> Saying {
    Saying::with(note_words(note), [note.typed.clone()])
}

/// The key of the words for a part of a query that is left out of account.
#[must_use]
pub const fn note_words(note: &Note) -> &'static str {
    match note.trouble {
        Trouble::NotKnown => "query.not-known",
        Trouble::NotUnderstood => "query.not-understood",
        Trouble::NoValue => "query.no-value",
    }
}

fn said(told: &Told<'_>, notes: &[Note]) -> Option<Saying> {
    match told.any_of.as_slice() {
        [ToldTerm::Word(_)] if !told.without => None,
        [ToldTerm::Field(field, value)] => {
            let typed = |note: &Note| note.typed.ends_with(value);
            if notes.iter().any(typed) {
                return None;
            }
            let without = told
                .without
                .then(|| typed_as(&ToldTerm::Field(field, value)));
            Some(match without {
                Some(typed) => Saying::with("query.without", [typed]),
                None => Saying::with(key_of(field), [(*value).to_owned()]),
            })
        }
        [term] if told.without => Some(Saying::with("query.without", [typed_as(term)])),
        [ToldTerm::Phrase(text)] => Some(Saying::with("query.phrase", [(*text).to_owned()])),
        [ToldTerm::Title(text)] => Some(Saying::with("query.title", [(*text).to_owned()])),
        [one, other] => Some(Saying::with("query.or", [one, other].map(typed_as))),
        terms => {
            let all: Vec<String> = terms.iter().map(typed_as).collect();
            Some(Saying::with("query.either", [all.join(" | ")]))
        }
    }
}

fn typed_as(term: &ToldTerm<'_>) -> String {
    match term {
        ToldTerm::Word(text) | ToldTerm::Phrase(text) => (*text).to_owned(),
        ToldTerm::Title(text) => format!("title:{text}"),
        ToldTerm::Field(field, value) => format!("{field}:{value}"),
    }
}

/// The key of a field's words in the strings table.
fn key_of(field: &str) -> &'static str {
    match field {
        "who" => "query.who",
        "where" => "query.where",
        "source" => "query.source",
        "lang" => "query.lang",
        "date" => "query.date",
        "after" => "query.after",
        "before" => "query.before",
        "is" => "query.is",
        _ => "query.has",
    }
}

#[cfg(test)]
mod tests {
    use super::understood;
    use crate::app::Value;
    use crate::search::{Note, Trouble};

    fn keys(typed: &str, notes: &[Note]) -> Vec<(&'static str, String)> {
        let sayings = understood(typed, notes).into_iter();
        sayings
            .map(|saying| {
                let values = saying.values.iter().map(|value| match value {
                    Value::Text(text) => text.clone(),
                    Value::Key(key) => (*key).to_owned(),
                    Value::Saying(inner) => inner.key.to_owned(),
                });
                (saying.key, values.collect::<Vec<_>>().join("+"))
            })
            .collect()
    }

    #[test]
    fn what_was_understood_is_said_but_for_plain_words() {
        let said = keys("قره \"وقف إطلاق\" -غزة a OR b مصدر:وكالة date:2023", &[]);
        let said: Vec<(&str, &str)> = said.iter().map(|(k, v)| (*k, v.as_str())).collect();
        assert_eq!(
            said,
            [
                ("query.phrase", "وقف إطلاق"),
                ("query.without", "غزة"),
                ("query.or", "a+b"),
                ("query.source", "وكالة"),
                ("query.date", "2023"),
            ]
        );
    }

    #[test]
    fn what_was_not_understood_is_said_first_and_once() {
        let note = Note {
            typed: "date:2023-13".to_owned(),
            trouble: Trouble::NotUnderstood,
        };
        let said = keys("باغ date:2023-13", &[note]);
        assert_eq!(said, [("query.not-understood", "date:2023-13".to_owned())]);
    }
}
