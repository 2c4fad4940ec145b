//! The reader's state: what is open, how far it was read, what is lit, what was found.

use std::collections::HashMap;
use std::sync::Arc;

use super::Reading;
use crate::corpus::{ArticleId, ContentKey};
use crate::letters::Span;

/// What the reader shows.
#[derive(Clone, Debug, Default)]
pub enum Page {
    /// Nothing is selected.
    #[default]
    Empty,
    /// A worker is reading it.
    Opening(ArticleId),
    /// A worker is laying it out.
    LayingOut(ArticleId),
    /// It cannot be read; why.
    Failed(ArticleId, String),
    /// Here it is.
    Shown(Arc<Reading>),
}

/// Find in the article: the query and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// As typed.
    pub query: String,
    /// Bytes of the article, in order.
    pub spans: Vec<Span>,
    /// The one that is current.
    pub at: usize,
}

/// The reader's state.
#[derive(Debug, Default)]
pub struct Reader {
    /// What is shown.
    pub page: Page,
    /// The first row on the screen.
    pub top: usize,
    /// The evidence that is lit, in bytes of the article.
    pub lit: Option<Span>,
    /// Find in the article.
    pub hits: Option<Hits>,
    /// The first row on the screen when the search began: what is not found leads back.
    pub search_began: usize,
    /// The byte at which each article was left.
    places: HashMap<ContentKey, usize>,
}

impl Reader {
    /// What is laid out, if anything is.
    #[must_use]
    pub fn reading(&self) -> Option<&Arc<Reading>> {
        match &self.page {
            Page::Shown(reading) => Some(reading),
            _ => None,
        }
    }

    /// Rows of the article that is shown.
    #[must_use]
    pub fn len(&self) -> usize {
        self.reading().map_or(0, |reading| reading.rows.len())
    }

    /// True where no row is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Shows an article, at the place where it was left.
    pub fn show(&mut self, reading: Arc<Reading>) {
        let key = reading.article.head.key;
        self.top = self.places.get(&key).map_or(0, |&byte| match byte {
            0 => 0,
            byte => reading.row_of(byte),
        });
        self.page = Page::Shown(reading);
    }

    /// Something else is selected: nothing of the old article stays.
    pub fn turn_to(&mut self, page: Page) {
        self.page = page;
        self.lit = None;
        self.hits = None;
        self.top = 0;
    }

    /// Scrolls to a row; the last page stays full where it can.
    pub fn scroll_to(&mut self, top: usize, height: usize) {
        self.top = top.min(self.len().saturating_sub(height.max(1)));
        self.keep_place();
    }

    /// Scrolls by rows, down for a positive number.
    pub fn scroll_by(&mut self, rows: isize, height: usize) {
        self.scroll_to(self.top.saturating_add_signed(rows), height);
    }

    /// True where the last row is on the screen.
    #[must_use]
    pub fn is_at_end(&self, height: usize) -> bool {
        self.top + height >= self.len()
    }

    /// Brings bytes of the article onto the screen, a third from the top, unless they
    /// are there already.
    pub fn bring(&mut self, span: Span, height: usize) {
        let Some(reading) = self.reading() else {
            return;
        };
        let first = reading.row_of(span.start);
        let last = reading.row_of(span.end.saturating_sub(1).max(span.start));
        if first < self.top || last >= self.top + height {
            self.scroll_to(first.saturating_sub(height / 3), height);
        }
    }

    /// The bytes of the article on the screen.
    #[must_use]
    pub fn visible(&self, height: usize) -> Option<Span> {
        let rows = self.reading()?.rows.get(self.top..)?;
        let mut spans = rows
            .get(..height)
            .unwrap_or(rows)
            .iter()
            .filter(|row| row.line.is_some())
            .map(super::Row::span);
        let first = spans.next()?;
        let last = spans.next_back().unwrap_or(first);
        Some(Span::new(first.start, last.end))
    }

    fn keep_place(&mut self) {
        let Some(reading) = self.reading() else {
            return;
        };
        let byte = if self.top == 0 {
            0
        } else {
            reading
                .rows
                .get(self.top..)
                .into_iter()
                .flatten()
                .find(|row| row.line.is_some())
                .map_or(0, |row| row.span().start)
        };
        let key = reading.article.head.key;
        self.places.insert(key, byte);
    }
}
