//! What follows from the selection: the page of the selected article and never of
//! another one, its facts, and what of them is lit.

use std::sync::Arc;

use super::workers::Request;
use super::{App, Entry, Page, Pane};
use crate::corpus::Article;
use crate::layout::Place;
use crate::letters::Span;
use crate::search::{Query, highlights};

/// The longest text, in bytes, that is searched between a key and its frame; a longer one
/// is searched by a worker.
pub(super) const DONE_AT_ONCE: usize = 96 * 1024;

/// Evidence to which the facts have led: it stays lit in the reader until that moves.
#[derive(Clone, Copy, Debug)]
pub(super) struct Led {
    span: Span,
    /// Where the reader stood once it had brought the evidence onto the screen.
    top: Option<Place>,
}

impl App {
    /// The matched letters of the rows on the screen, where the search did not send them.
    pub(super) fn light_matches(&mut self) {
        if self.list.answered_query.is_empty() {
            return;
        }
        let page = self.list_page();
        let query = Query::parse(&self.list.answered_query);
        let corpus = self.corpus.clone();
        let found = &mut self.list.found;
        for entry in found.entries.iter().skip(self.list.top).take(page) {
            let label = || Some(corpus.as_ref()?.head(entry.id)?.label.text.clone());
            found.highlights.entry(entry.id).or_insert_with(|| {
                label().map_or_else(Vec::new, |label| highlights(&label, &query))
            });
        }
    }

    /// The page of the selected article, never of another one, unless a held key has left
    /// it behind.
    pub(super) fn turn_page(&mut self) {
        if self.is_page_behind() && matches!(self.reader.page, Page::Shown(_)) {
            return;
        }
        let Some(entry) = self.list.current() else {
            self.led = None;
            if !matches!(self.reader.page, Page::Empty) {
                self.reader.turn_to(Page::Empty);
                self.panel.show(None, &[]);
            }
            return;
        };
        let here = match &self.reader.page {
            Page::Empty => false,
            Page::Opening(id) | Page::Failed(id, _) => *id == entry.id,
            Page::Shown(reading) => reading.article.head.key == entry.key,
        };
        if !here {
            self.led = None;
            self.facts_wanted = None;
            self.reader.turn_to(Page::Opening(entry.id));
            let facts = self.facts.get(&entry.key).cloned();
            self.panel.show(facts, self.reviews.of(entry.key));
            if self.article(entry.key).is_none() {
                self.open(entry);
                return;
            }
        }
        if matches!(self.reader.page, Page::Failed(..)) {
            return;
        }
        let Some(article) = self.article(entry.key) else {
            return;
        };
        // Asked for once, whether the article was in memory or had to be read.
        if self.facts_wanted != Some(entry.key) {
            self.facts_wanted = Some(entry.key);
            self.look_for_facts(Arc::clone(&article), true);
        }
        self.panel.read(&article);
        self.lay_out(article);
    }

    fn open(&mut self, entry: Entry) {
        let Some(corpus) = self.corpus.clone() else {
            return;
        };
        let near = [self.list.selected + 1, self.list.selected.wrapping_sub(1)]
            .into_iter()
            .filter_map(|row| self.list.found.entries.get(row).copied())
            .filter(|near| self.article(near.key).is_none())
            .collect();
        self.ask(Request::Open {
            corpus,
            entry,
            near,
        });
    }

    fn lay_out(&mut self, article: Arc<Article>) {
        let Some(setting) = self.setting() else {
            return;
        };
        let height = self.height_of(Pane::Reader);
        let laid = self.reader.reading().map(|reading| reading.setting);
        if laid == Some(setting) {
            self.reader.look(height);
        } else {
            self.reader.show(article, setting, height);
        }
    }

    pub(super) fn refresh_panel(&mut self) {
        let Some(entry) = self.list.current() else {
            return;
        };
        if let Some(facts) = self.facts.get(&entry.key) {
            let known = self
                .panel
                .facts
                .as_ref()
                .is_some_and(|shown| Arc::ptr_eq(shown, facts));
            if !known {
                self.panel.refresh(Arc::clone(facts));
            }
        }
    }

    /// The evidence to which the facts have led, while the reader stands there. Where the
    /// reader was hidden beside the facts, it is brought there now.
    fn still_led(&mut self, height: usize) -> Option<Span> {
        let led = self.led.take().filter(|_| self.focus == Pane::Reader)?;
        if led.top.is_some_and(|top| top != self.reader.top) {
            return None;
        }
        let seen = self.geometry.area(Pane::Reader).is_some() && self.reader.reading().is_some();
        if seen && led.top.is_none() {
            self.reader.bring(led.span, height);
        }
        let top = seen.then_some(self.reader.top);
        self.led = Some(Led { top, ..led });
        Some(led.span)
    }

    /// The facts lead the reader while they have the focus; otherwise the reader's
    /// place lights up its fact, once its keys rest.
    pub(super) fn follow(&mut self) {
        let height = self.height_of(Pane::Reader);
        let facts_height = self.height_of(Pane::Facts);
        if self.focus == Pane::Facts {
            self.panel.place = None;
            self.reader.lit = self.panel.evidence();
            self.led = self.reader.lit.map(|span| Led { span, top: None });
            if let Some(span) = self.reader.lit {
                self.reader.bring(span, height);
            }
            self.panel.scroll_to(self.panel.selected, facts_height);
        } else if !self.is_panel_behind() {
            self.reader.lit = self.still_led(height);
            self.panel.place = self
                .reader
                .visible()
                .and_then(|span| self.panel.row_at(span));
            match self.panel.place {
                // An article that was just opened shows the most useful facts first.
                _ if self.reader.top == Place::default() => self.panel.top = 0,
                Some(row) => self.panel.scroll_to(row, facts_height),
                None => {}
            }
        }
    }
}
