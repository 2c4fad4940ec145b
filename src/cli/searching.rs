//! The search of the explorer, over the articles that were asked for.

use std::sync::Arc;

use super::dates::Dates;
use super::sources::Chosen;
use crate::corpus::{Article, LineKind};
use crate::facts::{self, Facts};
use crate::letters::Span;
use crate::search::{Hit, Index, Query, Row, find_in};

/// Characters of a snippet on each side of what was found.
const AROUND: usize = 40;

/// What a query found.
pub struct Answers {
    /// The articles that answer, the best first.
    pub hits: Vec<Hit>,
    /// The dates of all that were looked at.
    pub dates: Dates,
}

/// Looks for a query in the articles that were meant.
pub fn answers(chosen: &mut Chosen, query: &str) -> Answers {
    let mut found: Vec<(Arc<Article>, Facts)> = Vec::new();
    for id in chosen.ids.clone() {
        if let Some(article) = chosen.article(id) {
            let facts = facts::extract(&article);
            found.push((article, facts));
        }
    }
    let dates = Dates::told(&mut found);
    facts::unite(&mut found.iter_mut().map(|(_, facts)| facts).collect::<Vec<_>>());
    let mut index = Index::default();
    for (article, facts) in &found {
        let head = &article.head;
        index.add(&Row {
            source: head.source.as_deref(),
            published: dates.get(head.id).map(|published| published.date),
            text: &article.text,
            ..Row::new(head.id, &head.label.text)
        });
        index.set_names(head.id, facts.facts.iter().filter_map(|fact| fact.name()));
    }
    Answers {
        hits: index.search(&Query::parse(query), &|| false).hits,
        dates,
    }
}

/// The words around the first place where the query stands, or the first prose.
pub fn snippet(article: &Article, hit: &Hit) -> String {
    let text = &article.text;
    let prose: Vec<Span> = article
        .lines
        .iter()
        .filter(|line| line.kind == LineKind::Body)
        .map(|line| line.span)
        .collect();
    let found = hit.matched.iter().find_map(|matched| {
        prose.iter().find_map(|line| {
            let spans = find_in(line.of(text), &matched.query);
            spans.first().map(|span| span.shifted(line.start))
        })
    });
    let found = found.or_else(|| prose.first().map(|line| Span::new(line.start, line.start)));
    found.map_or_else(String::new, |span| around(text, span))
}

/// The span with whole words on each side, within its line.
fn around(text: &str, span: Span) -> String {
    let before = text.get(..span.start).unwrap_or("");
    let before = before.rsplit('\n').next().unwrap_or("");
    let after = text.get(span.end..).unwrap_or("");
    let after = after.split('\n').next().unwrap_or("");
    let start = before
        .char_indices()
        .rev()
        .nth(AROUND)
        .map_or(0, |(at, _)| at);
    let end = after
        .char_indices()
        .nth(AROUND)
        .map_or(after.len(), |(at, _)| at);
    let left = before.get(start..).unwrap_or("");
    let right = after.get(..end).unwrap_or("");
    let left = if start > 0 {
        left.split_once(char::is_whitespace).map_or("", |cut| cut.1)
    } else {
        left
    };
    let right = if end < after.len() {
        right
            .rsplit_once(char::is_whitespace)
            .map_or("", |cut| cut.0)
    } else {
        right
    };
    crate::corpus::one_line(&format!("{left}{}{right}", span.of(text)))
}
