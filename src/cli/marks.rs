//! The user's marks, as the verbs read them: never changed here.

use super::output;
use crate::corpus::{ContentKey, Head};
use crate::facts::Fact;
use crate::home::Folders;
use crate::triage::{Mark, Marks, Review, Reviewed, SavedSearch};

/// The marks as far as they could be read.
pub struct Marked(Option<Marks>);

/// The marks; what is wrong with them is told, and the rest counts.
pub fn open() -> Marked {
    let folders = match Folders::find() {
        Ok(folders) => folders,
        Err(error) => {
            output::say(&error.to_string());
            return Marked(None);
        }
    };
    let (marks, warnings) = Marks::open(&folders);
    for warning in warnings {
        output::say(&warning.to_string());
    }
    Marked(Some(marks))
}

impl Marked {
    /// The marks of an article; none where it has none.
    pub fn of(&self, head: &Head) -> Mark {
        let marks = self.0.as_ref();
        marks.map_or_else(Mark::default, |marks| marks.of(head.key))
    }

    /// What the user thinks of a fact.
    pub fn review_of(&self, head: &Head, fact: &Fact) -> Option<&Review> {
        let reviews = self.0.as_ref()?.reviews();
        reviews.get(head.key, fact.kind().name(), fact.span)
    }

    /// What the user thinks of the facts of an article, in the order of its text.
    pub fn reviews_of(&self, key: ContentKey) -> &[Reviewed] {
        let marks = self.0.as_ref();
        marks.map_or(&[], |marks| marks.reviews().of(key))
    }

    /// Every article of which a fact was reviewed, in no order.
    pub fn reviewed(&self) -> impl Iterator<Item = ContentKey> {
        self.0.iter().flat_map(|marks| marks.reviews().articles())
    }

    /// The saved searches, in their order.
    pub fn searches(&self) -> &[SavedSearch] {
        self.0.as_ref().map_or(&[], |marks| &**marks.searches())
    }

    /// Every article that has one.
    pub fn all(&self) -> impl Iterator<Item = (ContentKey, Mark)> {
        self.0.iter().flat_map(Marks::marked)
    }
}
