//! The index: what is known of every article. `matching.rs` searches it.

use std::collections::HashMap;

use jiff::civil;

use super::highlights::highlights;
use super::phrases::{PhraseId, Phrases};
use super::places::Places;
use super::query::Query;
use super::vocabulary::{Vocabulary, WordId};
use crate::corpus::ArticleId;
use crate::letters::Span;

/// An article as the search knows it. Names and text may be brought later.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// Which article.
    pub id: ArticleId,
    /// What it is called in the list.
    pub label: &'a str,
    /// The outlet.
    pub source: Option<&'a str>,
    /// The names that the facts know in it, canonical and as they are spelled there.
    pub names: Vec<&'a str>,
    /// For "the latest first" among equals.
    pub published: Option<civil::Date>,
    /// The words of the article; boilerplate may be left out.
    pub text: &'a str,
}

impl<'a> Row<'a> {
    /// An article of which the label is known.
    #[must_use]
    pub const fn new(id: ArticleId, label: &'a str) -> Self {
        Self {
            id,
            label,
            source: None,
            names: Vec::new(),
            published: None,
            text: "",
        }
    }
}

#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) id: ArticleId,
    pub(super) published: Option<civil::Date>,
    pub(super) label: PhraseId,
    names: Vec<PhraseId>,
    name_words: Vec<WordId>,
    text_words: Vec<WordId>,
}

/// The index over the articles, in the corpus's own order. Memory grows with their
/// words; may be sent to the worker that searches.
#[derive(Clone, Debug, Default)]
pub struct Index {
    pub(super) rows: Vec<Entry>,
    by_id: HashMap<ArticleId, u32>,
    pub(super) vocabulary: Vocabulary,
    pub(super) phrases: Phrases,
}

impl Index {
    /// The index of `rows`, in their order.
    #[must_use]
    pub fn build<'a>(rows: impl Iterator<Item = Row<'a>>) -> Self {
        let mut index = Self::default();
        rows.for_each(|row| index.add(&row));
        index
    }

    /// Adds an article after the others. One that is there already is left as it is.
    pub fn add(&mut self, row: &Row<'_>) {
        if self.by_id.contains_key(&row.id) {
            return;
        }
        let at = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let label = self.phrases.add(row.label, at, Places::LABEL);
        self.vocabulary.add(row.label, at, Places::LABEL);
        if let Some(source) = row.source {
            self.phrases.add(source, at, Places::SOURCE);
            self.vocabulary.add(source, at, Places::SOURCE);
        }
        self.rows.push(Entry {
            id: row.id,
            published: row.published,
            label,
            names: Vec::new(),
            name_words: Vec::new(),
            text_words: Vec::new(),
        });
        self.by_id.insert(row.id, at);
        self.set_names(row.id, row.names.iter().copied());
        self.set_text(row.id, row.text);
    }

    /// How many articles there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// True where there is no article.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The names of an article, in place of those that it had.
    pub fn set_names<'a>(&mut self, id: ArticleId, names: impl IntoIterator<Item = &'a str>) {
        let Some((at, entry)) = entry(&self.by_id, &mut self.rows, id) else {
            return;
        };
        for &name in &entry.names {
            self.phrases.remove(name, at, Places::NAME);
        }
        self.vocabulary.remove(&entry.name_words, at, Places::NAME);
        entry.names.clear();
        entry.name_words.clear();
        for name in names {
            entry.names.push(self.phrases.add(name, at, Places::NAME));
            entry
                .name_words
                .extend(self.vocabulary.add(name, at, Places::NAME));
        }
    }

    /// The text of an article, in place of that which it had.
    pub fn set_text(&mut self, id: ArticleId, text: &str) {
        if let Some((at, entry)) = entry(&self.by_id, &mut self.rows, id) {
            self.vocabulary.remove(&entry.text_words, at, Places::TEXT);
            entry.text_words = self.vocabulary.add(text, at, Places::TEXT);
        }
    }

    /// When an article was published, once that is known.
    pub fn set_published(&mut self, id: ArticleId, published: Option<civil::Date>) {
        if let Some((_, entry)) = entry(&self.by_id, &mut self.rows, id) {
            entry.published = published;
        }
    }

    /// Where the query stands in the label of an article: byte spans of the label.
    #[must_use]
    pub fn highlights(&self, id: ArticleId, query: &Query) -> Vec<Span> {
        let row = self
            .by_id
            .get(&id)
            .and_then(|&at| self.rows.get(at as usize));
        let label = row.and_then(|entry| self.phrases.get(entry.label));
        label.map_or_else(Vec::new, |label| highlights(&label.text, query))
    }
}

fn entry<'a>(
    by_id: &HashMap<ArticleId, u32>,
    rows: &'a mut [Entry],
    id: ArticleId,
) -> Option<(u32, &'a mut Entry)> {
    let &at = by_id.get(&id)?;
    Some((at, rows.get_mut(at as usize)?))
}

#[cfg(test)]
mod tests;
