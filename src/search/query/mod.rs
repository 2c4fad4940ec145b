//! What the user typed, understood.
//!
//! Words in any order, all of which are wanted; `"a phrase"`; `-without`; `this OR that`;
//! `field:value`. Forgiving: what is half typed filters by what is understood, and what is
//! not is told ([`Query::notes`]). Never fails.

mod fields;
mod parse;
mod tokens;
mod told;
mod word;

pub use fields::{Fields, NoFields, Note, Trouble, field_called, fields, value_called, values};
pub(super) use parse::words;
pub use told::{Told, ToldTerm};
pub(super) use word::{Script, Word, script};

use super::matching::Asked;

/// A query. One of which nothing is understood is [empty](Query::is_empty): no filter.
///
/// ```
/// use khabar::search::Query;
/// assert!(Query::parse(" «ـ» ").is_empty());
/// assert_eq!(Query::parse("باغ\u{202C} قَره ").words().collect::<Vec<_>>(), ["باغ", "قَره"]);
/// assert_eq!(Query::parse("\"وقف إطلاق\" -غزة").words().collect::<Vec<_>>(), ["وقف إطلاق"]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// All of them are wanted.
    pub(super) clauses: Vec<Clause>,
    /// The plain words that are wanted, in order, in the key alphabet.
    pub(super) key: String,
    notes: Vec<Note>,
}

/// A part of a query.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    /// What meets it is not wanted.
    pub(super) without: bool,
    /// Any of these is enough.
    pub(super) any_of: Vec<Term>,
}

/// What an article may meet.
#[derive(Clone, Debug)]
pub(super) enum Term {
    Word {
        word: Box<Word>,
        /// The word as one with its neighbours ("قرة باغ" for كاراباخ).
        pairs: Vec<Word>,
        place: Place,
    },
    Field {
        typed: String,
        field: &'static str,
        value: String,
    },
}

/// Where a word is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Anywhere, in every spelling.
    Anywhere,
    /// Anywhere, as it was typed: a phrase.
    AsTyped,
    /// In the label, as it was typed.
    Label,
}

impl Query {
    /// True where nothing was asked: every article answers.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// The words and phrases that are looked for, as they were typed.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.wanted_words().map(|word| word.text.as_str())
    }

    /// What was typed and is left out of account, as far as that is known without asking
    /// anybody.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// True where it asks for a field.
    #[must_use]
    pub fn asks_for(&self, name: &str) -> bool {
        let terms = self.clauses.iter().flat_map(|clause| &clause.any_of);
        let mut fields = terms.filter_map(|term| match term {
            Term::Field { field, .. } => Some(*field),
            Term::Word { .. } => None,
        });
        fields.any(|field| field == name)
    }

    pub(super) fn wanted_words(&self) -> impl Iterator<Item = &Word> {
        self.asked_terms().filter_map(|term| match term {
            Term::Word { word, .. } => Some(&**word),
            Term::Field { .. } => None,
        })
    }

    fn asked_terms(&self) -> impl Iterator<Item = &Term> {
        let wanted = self.clauses.iter().filter(|clause| !clause.without);
        wanted.flat_map(|clause| &clause.any_of)
    }

    /// The words that are wanted, ready to be looked for.
    pub(super) fn asked(&self) -> Vec<Asked<'_>> {
        self.asked_terms().filter_map(Term::asked).collect()
    }
}

impl Term {
    /// A word ready to be looked for.
    pub(super) fn asked(&self) -> Option<Asked<'_>> {
        match self {
            Self::Word { word, pairs, place } => {
                Some(Asked::new(word, pairs.iter().collect(), *place))
            }
            Self::Field { .. } => None,
        }
    }
}
