//! The reader's state: what is open, how far it was read, what is lit, what was found.

use std::collections::HashMap;
use std::sync::Arc;

use super::reading::Row;
use super::{Reading, Setting};
use crate::corpus::{Article, ArticleId, ContentKey};
use crate::layout::Place;
use crate::letters::Span;

/// What the reader shows.
#[derive(Debug, Default)]
pub enum Page {
    /// Nothing is selected.
    #[default]
    Empty,
    /// A worker is reading it.
    Opening(ArticleId),
    /// It cannot be read; why.
    Failed(ArticleId, String),
    /// Here it is.
    Shown(Box<Reading>),
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
    pub top: Place,
    /// The rows on the screen, from [`Reader::top`] on.
    pub window: Vec<Row>,
    /// About how many rows stand before the window, and in all.
    pub progress: (usize, usize),
    /// True where the last row is on the screen.
    pub at_end: bool,
    /// The evidence that is lit, in bytes of the article.
    pub lit: Option<Span>,
    /// Find in the article.
    pub hits: Option<Hits>,
    /// The first row on the screen when the search began: what is not found leads back.
    pub search_began: Place,
    /// The byte that stood there, and how many rows above it.
    pub search_began_at: (usize, usize),
    /// The byte at which each article was left.
    places: HashMap<ContentKey, usize>,
}

impl Reader {
    /// What is shown, if anything is.
    #[must_use]
    pub fn reading(&self) -> Option<&Reading> {
        match &self.page {
            Page::Shown(reading) => Some(reading),
            _ => None,
        }
    }

    /// Shows an article at the place where it was left, `height` rows of it.
    pub fn show(&mut self, article: Arc<Article>, setting: Setting, height: usize) {
        let key = article.head.key;
        let mut reading = Reading::new(article, setting);
        self.top = match self.places.get(&key) {
            None | Some(0) => Place::default(),
            Some(&byte) => reading.place_of(byte),
        };
        self.page = Page::Shown(Box::new(reading));
        self.look(height);
    }

    /// The byte at which an article was left, 0 for one that was not opened yet.
    #[must_use]
    pub fn left_at(&self, key: ContentKey) -> usize {
        self.places.get(&key).copied().unwrap_or_default()
    }

    /// An article is to be opened at a byte.
    pub fn leave_at(&mut self, key: ContentKey, byte: usize) {
        self.places.insert(key, byte);
    }

    /// Rows at the top of the window that show no byte.
    #[must_use]
    pub fn rows_above(&self) -> usize {
        let empty = self.window.iter().take_while(|row| row.line().is_none());
        empty.count()
    }

    /// Scrolls so that the row of a byte is the first on the screen, or so many rows
    /// above it.
    pub fn go_back_to(&mut self, byte: usize, above: usize, height: usize) {
        let top = self.place_above(byte, above.min(height));
        if top != self.top {
            self.scroll_to(top, height);
        }
    }

    /// A search is to lead back to the row of a byte, or so many rows above it.
    pub fn search_began_from(&mut self, (byte, above): (usize, usize), height: usize) {
        self.search_began = self.place_above(byte, above.min(height));
        self.search_began_at = (byte, above);
    }

    fn place_above(&mut self, byte: usize, above: usize) -> Place {
        let place = self.place_of(byte);
        match &mut self.page {
            Page::Shown(reading) => reading.moved(place, -isize::try_from(above).unwrap_or(0)),
            _ => place,
        }
    }

    fn place_of(&mut self, byte: usize) -> Place {
        match &mut self.page {
            Page::Shown(reading) if byte > 0 => reading.place_of(byte),
            _ => Place::default(),
        }
    }

    /// Something else is selected: nothing of the old article stays.
    pub fn turn_to(&mut self, page: Page) {
        self.page = page;
        self.lit = None;
        self.hits = None;
        self.top = Place::default();
        self.window.clear();
        self.progress = (0, 0);
        self.at_end = true;
    }

    /// Lays out the window. The last page stays full where it can.
    pub fn look(&mut self, height: usize) {
        let Page::Shown(reading) = &mut self.page else {
            return;
        };
        // One row more tells whether there is one.
        let mut window = reading.rows(self.top, height + 1);
        if window.len() < height && self.top != Place::default() {
            let end = reading.end();
            let back = isize::try_from(height.saturating_sub(1)).unwrap_or(isize::MAX);
            self.top = reading.moved(end, -back);
            window = reading.rows(self.top, height + 1);
        }
        self.at_end = window.len() <= height;
        window.truncate(height);
        self.window = window;
        self.progress = reading.estimate(self.top);
        let byte = if self.top == Place::default() {
            0
        } else {
            reading.byte_at(self.top)
        };
        self.places.insert(reading.article.head.key, byte);
    }

    /// Scrolls to a place.
    pub fn scroll_to(&mut self, top: Place, height: usize) {
        self.top = top;
        self.look(height);
    }

    /// Scrolls to a row, counted from 0; to the end for a row that there is not.
    pub fn scroll_to_row(&mut self, row: usize, height: usize) {
        let Page::Shown(reading) = &mut self.page else {
            return;
        };
        let top = match isize::try_from(row) {
            Ok(row) => reading.moved(Place::default(), row),
            Err(_) => reading.end(),
        };
        self.scroll_to(top, height);
    }

    /// Scrolls by rows, down for a positive number.
    pub fn scroll_by(&mut self, rows: isize, height: usize) {
        let Page::Shown(reading) = &mut self.page else {
            return;
        };
        let top = reading.moved(self.top, rows);
        self.scroll_to(top, height);
    }

    /// Brings bytes of the article onto the screen, a third from the top, unless they
    /// are there already.
    pub fn bring(&mut self, span: Span, height: usize) {
        let last = span.end.saturating_sub(1).max(span.start);
        let seen = |byte: usize| self.window.iter().any(|row| row.span().holds(byte));
        if seen(span.start) && seen(last) {
            return;
        }
        let Page::Shown(reading) = &mut self.page else {
            return;
        };
        let place = reading.place_of(span.start);
        let above = isize::try_from(height / 3).unwrap_or(0);
        let top = reading.moved(place, -above);
        self.scroll_to(top, height);
    }

    /// The bytes of the article on the screen.
    #[must_use]
    pub fn visible(&self) -> Option<Span> {
        let mut spans = self
            .window
            .iter()
            .filter(|row| row.line().is_some())
            .map(Row::span);
        let first = spans.next()?;
        let last = spans.next_back().unwrap_or(first);
        Some(Span::new(first.start, last.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Articles, open};
    use crate::layout::{Letters, Marks};

    const HEIGHT: usize = 7;

    fn setting(width: u16) -> Setting {
        Setting {
            width,
            letters: Letters::Forms,
            marks: Marks::Keep,
            boilerplate: false,
        }
    }

    fn shown() -> (Reader, Arc<Article>) {
        let store = open(&["bundled:04-yevlakh-talks.txt".into()]).store;
        let article = store.article(store.page(0, 1)[0]).unwrap();
        let mut reader = Reader::default();
        reader.show(Arc::clone(&article), setting(40), HEIGHT);
        (reader, article)
    }

    #[test]
    fn the_last_page_stays_full() {
        let (mut reader, _) = shown();
        reader.scroll_by(100_000, HEIGHT);
        assert_eq!(reader.window.len(), HEIGHT);
        assert!(reader.at_end);
        reader.scroll_by(-1, HEIGHT);
        assert!(!reader.at_end);
        reader.scroll_to_row(usize::MAX, HEIGHT);
        assert!(reader.at_end);
        reader.scroll_to_row(0, HEIGHT);
        assert_eq!(reader.top, Place::default());
    }

    #[test]
    fn another_width_keeps_the_place() {
        let (mut reader, article) = shown();
        reader.scroll_by(20, HEIGHT);
        let byte = reader.visible().unwrap().start;
        reader.show(article, setting(23), HEIGHT);
        assert!(reader.visible().unwrap().holds(byte));
    }

    #[test]
    fn evidence_is_brought_onto_the_screen() {
        let (mut reader, article) = shown();
        let word = Span::new(article.text.len() - 40, article.text.len() - 38);
        reader.bring(word, HEIGHT);
        assert!(reader.visible().unwrap().overlaps(word));
        let top = reader.top;
        reader.bring(word, HEIGHT);
        assert_eq!(reader.top, top, "what is seen moves nothing");
    }
}
