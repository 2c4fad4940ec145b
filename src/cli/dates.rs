//! The best date of publication of each article that was asked for: stated, solved from
//! the article alone, or told by the others.

use std::collections::HashMap;
use std::sync::Arc;

use super::sources::Chosen;
use crate::corpus::{Article, ArticleId, Head, StatedDate};
use crate::facts::{self, Facts, Published, PublishedBy};

/// In a larger corpus the other articles are not asked for a date: that takes the facts
/// of all of them.
const ASKED: usize = 4_000;

/// What the text states; else what others have solved.
pub fn best(head: &Head, solved: Option<Published>) -> Option<Published> {
    head.published.map(stated).or(solved)
}

const fn stated(stated: StatedDate) -> Published {
    Published {
        date: stated.date,
        by: PublishedBy::Stated,
    }
}

/// Dates by article.
#[derive(Debug, Default)]
pub struct Dates(HashMap<ArticleId, Published>);

impl Dates {
    /// The dates of the articles that were meant. Facts are looked for only where an
    /// article does not give its date by itself.
    pub fn of(chosen: &mut Chosen) -> Self {
        let mut dates = HashMap::new();
        let ids = chosen.ids.clone();
        for &id in &ids {
            let date = chosen.head(id).and_then(|head| {
                best(&head, None).or_else(|| facts::published(&*chosen.article(id)?))
            });
            dates.extend(date.map(|date| (id, date)));
        }
        if dates.len() == ids.len() || ids.len() > ASKED {
            return Self(dates);
        }
        let mut found: Vec<(Arc<Article>, Facts)> = ids
            .iter()
            .filter_map(|&id| chosen.article(id))
            .map(|article| {
                let facts = facts::extract(&article);
                (article, facts)
            })
            .collect();
        Self::told(&mut found)
    }

    /// The dates of articles whose facts are known, the others asked where one alone
    /// does not tell.
    pub fn told(found: &mut [(Arc<Article>, Facts)]) -> Self {
        let mut all: Vec<(&Article, &mut Facts)> = found
            .iter_mut()
            .map(|(article, facts)| (&**article, facts))
            .collect();
        facts::solve_published(&mut all);
        let date = |(article, facts): &(Arc<Article>, Facts)| {
            let head = &article.head;
            Some((head.id, best(head, facts.published)?))
        };
        Self(found.iter().filter_map(date).collect())
    }

    /// The date of an article, where one is known.
    pub fn get(&self, id: ArticleId) -> Option<Published> {
        self.0.get(&id).copied()
    }
}
