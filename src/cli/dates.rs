//! The best date of publication that can be shown.

use std::sync::Arc;

use crate::corpus::{Article, Head, StatedDate};
use crate::facts::{self, Published, PublishedBy};

/// What the text states; else what others have solved.
pub fn best(head: &Head, solved: Option<Published>) -> Option<Published> {
    head.published.map(stated).or(solved)
}

/// What the text states; else it is solved from the article, which is asked for only then.
pub fn solved(head: &Head, article: impl FnOnce() -> Option<Arc<Article>>) -> Option<Published> {
    best(head, None).or_else(|| facts::published(&*article()?))
}

const fn stated(stated: StatedDate) -> Published {
    Published {
        date: stated.date,
        by: PublishedBy::Stated,
    }
}
