//! The list: which articles are shown, which one is selected. Selection goes by
//! content key, so that another order or filter keeps it.

use std::collections::HashMap;

use super::Order;
use crate::corpus::{ArticleId, ContentKey};
use crate::letters::Span;
use crate::search::{Note, Query};

/// A row: the store's handle and the key that marks and caches go by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The store's handle.
    pub id: ArticleId,
    /// The hash of the content.
    pub key: ContentKey,
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
    /// True where more rows are on their way.
    pub partial: bool,
    /// True while the corpus is being taken in: rows and counts are of a part of it.
    pub growing: bool,
    /// Bytes of the label that light up, for the first rows.
    pub highlights: HashMap<ArticleId, Vec<Span>>,
}

/// The list's state.
#[derive(Debug)]
pub struct List {
    /// What is shown.
    pub found: Found,
    /// The row that is selected.
    pub selected: usize,
    /// The first row on the screen.
    pub top: usize,
    /// The order without a query.
    pub order: Order,
    /// The order of what a query finds.
    pub filtered: Order,
    /// The query in force, as it was typed.
    pub query: String,
    /// Counts the searches: only the answer to the last one is shown.
    pub generation: u64,
    /// The last search whose answer is shown.
    pub answered: u64,
    /// The query that it answers.
    pub answered_query: String,
    /// The next answer is begun at its first row.
    pub(super) anew: bool,
}

impl Default for List {
    fn default() -> Self {
        Self {
            found: Found::default(),
            selected: 0,
            top: 0,
            order: Order::default(),
            filtered: Order::of_a_filter(),
            query: String::new(),
            generation: 0,
            answered: 0,
            answered_query: String::new(),
            anew: false,
        }
    }
}

impl List {
    /// True where a filter is in force: something was typed of which something is understood.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        !Query::parse(&self.query).is_empty()
    }

    /// The order that is in force.
    #[must_use]
    pub fn order_in_force(&self) -> Order {
        if self.is_filtered() {
            self.filtered
        } else {
            self.order
        }
    }

    /// Turns to the next order of what is shown.
    pub(super) fn next_order(&mut self) {
        let next = self.order_in_force().next(self.is_filtered());
        if self.is_filtered() {
            self.filtered = next;
        } else {
            self.order = next;
        }
    }

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
