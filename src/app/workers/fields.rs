//! Fields of a query that the search does not know by itself: language, marks, facts.

use std::collections::HashMap;

use crate::app::Entry;
use crate::corpus::{Articles, ContentKey};
use crate::facts::Kind;
use crate::search::{Fields, Names, RowSet, Trouble, value_called};
use crate::triage::Mark;

/// What the articles say, as far as a query may ask for it.
#[derive(Debug, Default)]
pub struct KnownFacts {
    people: Names,
    places: Names,
    quoting: RowSet,
}

impl KnownFacts {
    /// Takes in what an article says: its names, of what kind each is, and whether somebody
    /// is quoted in it.
    pub fn learn(&mut self, row: u32, names: &[(Kind, impl AsRef<str>)], has_quote: bool) {
        let of = |wanted: Kind| {
            let names = names.iter().filter(move |(kind, _)| *kind == wanted);
            names.map(|(_, name)| name.as_ref())
        };
        self.people.set(row, of(Kind::Person));
        self.places.set(row, of(Kind::Place));
        if has_quote {
            self.quoting.insert(row);
        }
    }
}

/// The fields that the explorer and the shell know.
pub struct AppFields<'a> {
    /// The articles.
    pub corpus: &'a dyn Articles,
    /// The articles of the index, by row.
    pub entries: &'a [Entry],
    /// The user's marks.
    pub marks: &'a HashMap<ContentKey, Mark>,
    /// What the articles say.
    pub facts: &'a KnownFacts,
}

impl Fields for AppFields<'_> {
    fn rows(&self, field: &str, value: &str) -> Result<RowSet, Trouble> {
        match field {
            "who" => Ok(self.facts.people.rows(value)),
            "where" => Ok(self.facts.places.rows(value)),
            "has" => match value_called(field, value) {
                Some("quote") => Ok(self.facts.quoting.clone()),
                _ => Err(Trouble::NotUnderstood),
            },
            "lang" => self.of_language(value),
            "is" => self.marked(value),
            _ => Err(Trouble::NotKnown),
        }
    }
}

impl AppFields<'_> {
    /// The rows of a language, by its ISO 639-1 code or the beginning of one that is
    /// being typed.
    fn of_language(&self, value: &str) -> Result<RowSet, Trouble> {
        let value = value.to_ascii_lowercase();
        if !(1..=2).contains(&value.len()) || !value.bytes().all(|b| b.is_ascii_lowercase()) {
            return Err(Trouble::NotUnderstood);
        }
        Ok(self.of(|entry| {
            let head = self.corpus.head(entry.id);
            head.is_some_and(|head| head.language.code().starts_with(&value))
        }))
    }

    fn marked(&self, value: &str) -> Result<RowSet, Trouble> {
        let wanted: fn(Mark) -> bool = match value_called("is", value) {
            Some("read") => |mark| mark.read,
            Some("unread") => |mark| !mark.read,
            Some("starred") => |mark| mark.starred,
            Some("archived") => |mark| mark.archived,
            _ => return Err(Trouble::NotUnderstood),
        };
        Ok(self.of(|entry| wanted(self.marks.get(&entry.key).copied().unwrap_or_default())))
    }

    fn of(&self, wanted: impl Fn(&Entry) -> bool) -> RowSet {
        let rows = (0..).zip(self.entries);
        let rows = rows.filter(|(_, entry)| wanted(entry));
        rows.map(|(row, _)| row).collect()
    }
}
