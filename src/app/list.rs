//! The list: which articles are shown, which one is selected. Selection goes by
//! content key, so that another order or filter keeps it.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::corpus::{ArticleId, ContentKey};
use crate::letters::Span;
use crate::search::Note;

/// A row: the store's handle and the key that marks and caches go by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The store's handle.
    pub id: ArticleId,
    /// The hash of the content.
    pub key: ContentKey,
}

/// The order of an unfiltered list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// Arguments, then path.
    #[default]
    Given,
    /// Newest publication first; articles without a date last.
    Newest,
    /// By outlet; articles that name none last.
    Source,
    /// By label, as it folds.
    Label,
}

impl Order {
    /// The one after this, round and round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Given => Self::Newest,
            Self::Newest => Self::Source,
            Self::Source => Self::Label,
            Self::Label => Self::Given,
        }
    }

    /// The words for it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Given => "notice.order-given",
            Self::Newest => "notice.order-newest",
            Self::Source => "notice.order-source",
            Self::Label => "notice.order-label",
        }
    }
}

/// What a query word was taken for: `putin = بوتين +2`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// As it was typed.
    pub query: String,
    /// As it stands in the first article that has it otherwise.
    pub text: String,
    /// How many more words it was taken for.
    pub others: usize,
}

/// What a worker found: the rows to show, and why.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The rows in order, archived ones left out unless asked for.
    pub entries: Vec<Entry>,
    /// How many articles the corpus has.
    pub of: usize,
    /// How many are archived and not shown.
    pub archived: usize,
    /// How many match exactly.
    pub exact: usize,
    /// How many match in another spelling.
    pub loose: usize,
    /// What a query word was taken for.
    pub matched: Option<Taken>,
    /// What of the query was left out of account.
    pub notes: Vec<Note>,
    /// Bytes of the label that light up, for the first rows.
    pub highlights: HashMap<ArticleId, Vec<Span>>,
}

/// The list's state.
#[derive(Debug, Default)]
pub struct List {
    /// What is shown.
    pub found: Found,
    /// The row that is selected.
    pub selected: usize,
    /// The first row on the screen.
    pub top: usize,
    /// The order without a query.
    pub order: Order,
    /// The query in force, as it was typed.
    pub query: String,
    /// Counts the searches: only the answer to the last one is shown.
    pub generation: u64,
    /// The last search whose answer is shown.
    pub answered: u64,
    /// The query that it answers.
    pub answered_query: String,
}

impl List {
    /// The selected row.
    #[must_use]
    pub fn current(&self) -> Option<Entry> {
        self.found.entries.get(self.selected).copied()
    }

    /// Rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.found.entries.len()
    }

    /// True where nothing is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.entries.is_empty()
    }

    /// Shows what was found; the selection stays on its article where that is still
    /// shown, and otherwise on its row.
    pub fn show(&mut self, found: Found, to_first: bool) {
        let kept = self.current();
        self.found = found;
        self.selected = if to_first {
            self.top = 0;
            0
        } else {
            kept.and_then(|kept| self.found.entries.iter().position(|e| e.key == kept.key))
                .unwrap_or(self.selected)
        };
        self.select(self.selected);
    }

    /// Selects a row, the last one where there are fewer.
    pub fn select(&mut self, row: usize) {
        self.selected = row.min(self.len().saturating_sub(1));
    }

    /// Selects the row of an article, if it is shown.
    pub fn select_key(&mut self, key: ContentKey) {
        if let Some(row) = self.found.entries.iter().position(|e| e.key == key) {
            self.selected = row;
        }
    }

    /// Scrolls so that the selection is seen among `rows` articles.
    pub fn scroll_to_selection(&mut self, rows: usize) {
        self.top = scrolled(self.top, self.selected, rows, self.len());
    }
}

/// The first row of a window of `rows` over `len` rows that shows `row` and moves as
/// little as it can.
pub(super) fn scrolled(top: usize, row: usize, rows: usize, len: usize) -> usize {
    let rows = rows.max(1);
    top.min(row)
        .max((row + 1).saturating_sub(rows))
        .min(len.saturating_sub(rows))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(texts: &[&str]) -> Found {
        Found {
            entries: texts
                .iter()
                .enumerate()
                .map(|(id, text)| Entry {
                    id: ArticleId(id as u32),
                    key: ContentKey::of(text),
                })
                .collect(),
            ..Found::default()
        }
    }

    #[test]
    fn the_selection_stays_on_its_article() {
        let mut list = List::default();
        list.show(found(&["a", "b", "c"]), false);
        list.select(1);
        list.show(found(&["c", "b", "a", "d"]), false);
        assert_eq!(list.current().unwrap().key, ContentKey::of("b"));
        list.show(found(&["a"]), false);
        assert_eq!(list.selected, 0);
        list.show(found(&[]), false);
        assert_eq!(list.current(), None);
    }

    #[test]
    fn a_window_moves_as_little_as_it_can() {
        assert_eq!(scrolled(0, 3, 5, 10), 0);
        assert_eq!(scrolled(0, 5, 5, 10), 1);
        assert_eq!(scrolled(6, 2, 5, 10), 2);
        assert_eq!(scrolled(9, 9, 5, 10), 5);
        assert_eq!(scrolled(3, 0, 5, 2), 0);
    }
}
