//! The search of the explorer, over the articles that were asked for.

use std::collections::HashMap;
use std::sync::Arc;

use super::dates::Dates;
use super::marks::Marked;
use super::output;
use super::sources::Chosen;
use crate::app::workers::{AppFields, KnownFacts};
use crate::app::{Entry, Interface, Strings, note_words};
use crate::corpus::{Article, ArticleId, LineKind};
use crate::facts::{self, Fact, Facts, Kind};
use crate::letters::Span;
use crate::search::{Hit, Index, Matched, Note, Query, Row, Scope, find_in};

/// Characters of a snippet on each side of what was found.
const AROUND: usize = 40;

/// What a query found.
pub struct Answers {
    /// The articles that answer, the best first, and what met each word.
    pub hits: Vec<(Hit, Vec<Matched>)>,
    /// The dates of all that were looked at.
    pub dates: Dates,
}

/// Looks for a query in the articles that were meant, whose marks it may ask for. What of
/// it was left out of account is told on standard error.
pub fn answers(chosen: &mut Chosen, query: &str, marks: &Marked) -> Answers {
    let mut found: Vec<(Arc<Article>, Facts)> = Vec::new();
    for id in chosen.ids.clone() {
        if let Some(article) = chosen.article(id) {
            let facts = facts::extract(&article);
            found.push((article, facts));
        }
    }
    let dates = Dates::told(&mut found);
    facts::unite(&mut found.iter_mut().map(|(_, facts)| facts).collect::<Vec<_>>());
    let index = Index::build(found.iter().map(|(article, facts)| Row {
        source: article.head.source.as_deref(),
        published: dates.get(article.head.id).map(|published| published.date),
        text: &article.text,
        names: facts.facts.iter().filter_map(|fact| fact.name()).collect(),
        ..Row::new(article.head.id, &article.head.label.text)
    }));
    let query = Query::parse(query);
    let outcome = {
        let fields = AppFields {
            corpus: chosen.articles(),
            entries: &entries(&found),
            marks: &marks.all().collect(),
            facts: &known(&found),
        };
        let scope = Scope {
            fields: &fields,
            hidden: None,
        };
        index.search_to_the_last(&query, &scope)
    };
    tell(&outcome.notes);
    let labels: HashMap<ArticleId, &str> = found
        .iter()
        .map(|(article, _)| (article.head.id, article.head.label.text.as_str()))
        .collect();
    let matched = |hit: &Hit| {
        let label = labels.get(&hit.id).copied().unwrap_or_default();
        index.matched(&outcome, &query, hit.id, label)
    };
    Answers {
        hits: outcome
            .hits
            .iter()
            .map(|hit| (*hit, matched(hit)))
            .collect(),
        dates,
    }
}

fn entries(found: &[(Arc<Article>, Facts)]) -> Vec<Entry> {
    let heads = found.iter().map(|(article, _)| &article.head);
    heads
        .map(|head| Entry {
            id: head.id,
            key: head.key,
        })
        .collect()
}

fn known(found: &[(Arc<Article>, Facts)]) -> KnownFacts {
    let mut known = KnownFacts::default();
    for (row, (_, facts)) in (0..).zip(found) {
        let facts = facts.facts.iter();
        let names = facts
            .clone()
            .filter_map(|fact| Some((fact.kind(), fact.name()?)));
        let names: Vec<(Kind, &str)> = names.collect();
        let has_quote = facts.map(Fact::kind).any(|kind| kind == Kind::Quote);
        known.learn(row, &names, has_quote);
    }
    known
}

/// What was not understood, in the words of the explorer.
fn tell(notes: &[Note]) {
    let strings = Strings::of(Interface::English);
    for note in notes {
        let words = strings.get(note_words(note));
        output::say(&words.replace("{}", &note.typed));
    }
}

/// The words around the first place where the query stands, or the first prose.
pub fn snippet(article: &Article, matched: &[Matched]) -> String {
    let text = &article.text;
    let prose: Vec<Span> = article
        .lines
        .iter()
        .filter(|line| line.kind == LineKind::Body)
        .map(|line| line.span)
        .collect();
    let found = matched.iter().find_map(|matched| {
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
