//! The best date of publication that can be shown.

use std::sync::Arc;

use crate::corpus::{Article, Head, StatedDate};
use crate::facts::{self, Facts, Published, PublishedBy};

/// What the text states; else what its facts have solved.
pub fn best(head: &Head, facts: Option<&Facts>) -> Option<Published> {
    head.published
        .map(stated)
        .or_else(|| facts.and_then(|facts| facts.published))
}

/// As [`best`], and the facts are looked for only where nothing is stated.
pub fn solved(head: &Head, article: impl FnOnce() -> Option<Arc<Article>>) -> Option<Published> {
    best(head, None).or_else(|| facts::extract(&*article()?).published)
}

const fn stated(stated: StatedDate) -> Published {
    Published {
        date: stated.date,
        by: PublishedBy::Stated,
    }
}
