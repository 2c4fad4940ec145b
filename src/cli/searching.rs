//! The search of the explorer, over the articles that were asked for.

use super::dates;
use super::sources::Chosen;
use crate::corpus::{Article, ArticleId, LineKind};
use crate::facts::{self, Facts};
use crate::letters::Span;
use crate::search::{Hit, Index, Query, Row, find_in};

/// Characters of a snippet on each side of what was found.
const AROUND: usize = 40;

/// The articles that answer, the best first.
pub fn hits(chosen: &mut Chosen, query: &str) -> Vec<Hit> {
    let mut index = Index::default();
    let mut all: Vec<(ArticleId, Facts)> = Vec::new();
    for id in chosen.ids.clone() {
        let Some(article) = chosen.article(id) else {
            continue;
        };
        let facts = facts::extract(&article);
        let head = &article.head;
        index.add(&Row {
            source: head.source.as_deref(),
            published: dates::best(head, facts.published).map(|published| published.date),
            text: &article.text,
            ..Row::new(id, &head.label.text)
        });
        all.push((id, facts));
    }
    let mut united: Vec<&mut Facts> = all.iter_mut().map(|(_, facts)| facts).collect();
    facts::unite(&mut united);
    for (id, facts) in &all {
        index.set_names(*id, facts.facts.iter().filter_map(|fact| fact.name()));
    }
    index.search(&Query::parse(query), &|| false).hits
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
