//! What was understood of a query, for telling the user.

use super::{Place, Query, Term};

/// A part of a query, for telling the user what was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told<'q> {
    /// What meets it is not wanted.
    pub without: bool,
    /// Any of these is enough.
    pub any_of: Vec<ToldTerm<'q>>,
}

/// What an article may meet, for telling the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToldTerm<'q> {
    /// A word, in every spelling.
    Word(&'q str),
    /// A phrase, as it was typed.
    Phrase(&'q str),
    /// A phrase in the label.
    Title(&'q str),
    /// A field and its value.
    Field(&'static str, &'q str),
}

impl Query {
    /// What was understood, in order.
    pub fn told(&self) -> impl Iterator<Item = Told<'_>> {
        self.clauses.iter().map(|clause| Told {
            without: clause.without,
            any_of: clause.any_of.iter().map(Term::told).collect(),
        })
    }
}

impl Term {
    fn told(&self) -> ToldTerm<'_> {
        match self {
            Self::Word { word, place, .. } => match place {
                Place::Anywhere => ToldTerm::Word(&word.text),
                Place::AsTyped => ToldTerm::Phrase(&word.text),
                Place::Label => ToldTerm::Title(&word.text),
            },
            Self::Field { field, value, .. } => ToldTerm::Field(field, value),
        }
    }
}
