//! The ghost of an explorer that was cut off is taken up again.
//!
//! What it says of an article can be done only once the article, its facts and its hits
//! have come: until the first key, everything is held where the ghost says.

use super::ghost::{Ghost, HalfTyped, Sought};
use super::page::DONE_AT_ONCE;
use super::reader::Hits;
use super::workers::Request;
use super::{App, Pane, Prompt, PromptKind, Saying, Strings};
use crate::layout::Marks;
use crate::letters::Span;
use crate::search::find_in;

impl App {
    /// True where a place was taken up and nothing has been typed since.
    #[must_use]
    pub fn is_resumed(&self) -> bool {
        self.resuming.is_some()
    }

    /// Something was typed: the user goes on from here.
    pub(super) fn go_on(&mut self) {
        self.touched = true;
        self.resuming = None;
    }

    /// Takes a ghost up, unless keys came first.
    pub(super) fn resume(&mut self, ghost: Ghost) {
        if self.touched {
            return;
        }
        let view = &ghost.view;
        self.view.boilerplate = view.boilerplate;
        self.view.two_rows = view.two_rows;
        self.view.archived = view.archived;
        self.view.meter = view.meter;
        self.diacritics = view.diacritics;
        if let Some(kept) = view.diacritics {
            self.view.marks = if kept { Marks::Keep } else { Marks::Strip };
        }
        self.strings = Strings::of(view.interface);
        self.focus = ghost.focus;
        self.zoom = ghost.zoom;
        self.list.order = ghost.order;
        self.list.filtered = ghost.filtered;
        let prompt = ghost.prompt.as_ref();
        let prompt = prompt.filter(|half| !matches!(half.kind, PromptKind::All(_)));
        self.prompt = prompt.map(typed);
        // What a filter's prompt holds is in force while it is typed.
        self.list.query = match &self.prompt {
            Some(prompt) if prompt.kind == PromptKind::Filter => prompt.text().to_owned(),
            _ => cleaned(&ghost.filter),
        };
        if let Some(key) = ghost.article {
            self.reader.leave_at(key, ghost.byte);
        }
        self.panel.fold(&ghost.folded);
        self.panel.set_order(ghost.facts_order);
        self.notice = Some(Saying::plain("notice.resumed"));
        self.resuming = Some(ghost);
        self.search();
    }

    /// Selects the ghost's article where it is among the rows.
    pub(super) fn resume_selection(&mut self) {
        if let Some(key) = self.resuming.as_ref().and_then(|ghost| ghost.article) {
            self.list.select_key(key);
        }
    }

    /// The reader's place, its hits and the row of the facts, as far as they are there.
    pub(super) fn resume_page(&mut self) {
        let Some(ghost) = self.resuming.take() else {
            return;
        };
        let key = ghost.article;
        if key.is_some() && self.list.current().map(|entry| entry.key) == key {
            self.resume_place(&ghost);
            self.resume_find(&ghost);
            let filter = cleaned(&ghost.facts_filter);
            if self.panel.filter != filter {
                self.panel.set_filter(&filter);
            }
            if let Some(spot) = &ghost.fact {
                self.panel.select_spot(spot);
            }
        }
        self.resuming = Some(ghost);
    }

    fn resume_place(&mut self, ghost: &Ghost) {
        let height = self.height_of(Pane::Reader);
        if self.geometry.area(Pane::Reader).is_some() && self.reader.reading().is_some() {
            self.reader.go_back_to(ghost.byte, ghost.above, height);
            if let Some(prompt) = &ghost.prompt {
                self.reader.search_began_from(prompt.began, height);
            }
        }
    }

    fn resume_find(&mut self, ghost: &Ghost) {
        let Some(sought) = &ghost.find else { return };
        let known = self.reader.hits.is_some() || self.sought_again;
        let article = self.reader.reading().map(|reading| &reading.article);
        let Some(article) = article.filter(|_| !known).cloned() else {
            return;
        };
        let query = cleaned(&sought.query);
        if article.text.len() <= DONE_AT_ONCE {
            let spans = find_in(&article.text, &query);
            self.reader.hits = Some(hits(query, spans, sought.at));
        } else {
            self.sought_again = true;
            self.ask(Request::Find { article, query });
        }
    }

    /// Hits of a long article that the ghost had: they move nothing. False for others.
    pub(super) fn resume_hits(&mut self, query: &str, spans: &[Span]) -> bool {
        let sought = self.resuming.as_ref().and_then(|ghost| ghost.find.as_ref());
        let Some(Sought { at, .. }) = sought.filter(|sought| cleaned(&sought.query) == query)
        else {
            return false;
        };
        self.reader.hits = Some(hits(query.to_owned(), spans.to_vec(), *at));
        true
    }
}

fn hits(query: String, spans: Vec<Span>, at: usize) -> Hits {
    Hits {
        at: at.min(spans.len().saturating_sub(1)),
        query,
        spans,
    }
}

/// A prompt as it was left: typed anew, so that nothing stands in it that cannot be typed.
fn typed(half: &HalfTyped) -> Prompt {
    let mut prompt = Prompt::new(half.kind, "");
    prompt.insert(&half.text);
    prompt.put_cursor(half.cursor);
    prompt.before = cleaned(&half.before);
    prompt
}

/// A query with nothing in it that cannot be typed.
pub(super) fn cleaned(query: &str) -> String {
    let mut prompt = Prompt::new(PromptKind::Filter, "");
    prompt.insert(query);
    prompt.text().to_owned()
}
