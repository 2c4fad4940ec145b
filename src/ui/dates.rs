//! How a date of publication is shown: the day, and how it came to be known.

use crate::app::{Saying, Value};
use crate::facts::{Published, PublishedBy};

/// `2023-09-22 (corpus)`; a stated date says no more than itself.
pub(super) fn published(published: &Published) -> Saying {
    let date = Value::Text(published.date.to_string());
    let by = match published.by {
        PublishedBy::Stated => {
            return Saying {
                key: "facts.published-stated",
                values: vec![date],
            };
        }
        PublishedBy::Solved => "facts.solved",
        PublishedBy::Corpus => "facts.corpus",
    };
    Saying {
        key: "facts.published",
        values: vec![date, Value::Key(by)],
    }
}
