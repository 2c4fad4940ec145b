//! Prompts opened, and find in the article: its own thing, which leaves the filter alone.

use std::sync::Arc;

use super::page::DONE_AT_ONCE;
use super::reader::Hits;
use super::workers::Request;
use super::{App, Pane, Prompt, PromptKind, Saying};
use crate::letters::Span;
use crate::search::find_in;

impl App {
    pub(super) fn open_filter(&mut self) {
        self.prompt = Some(Prompt::new(PromptKind::Filter, &self.list.query));
        if self.geometry.area(Pane::List).is_none() {
            self.focus = Pane::List;
        }
    }

    /// Asks for what the panel is to show.
    pub(super) fn open_facts_filter(&mut self) {
        self.prompt = Some(Prompt::new(PromptKind::Facts, &self.panel.filter));
    }

    pub(super) fn open_find(&mut self) {
        let query = self
            .reader
            .hits
            .as_ref()
            .map_or("", |hits| hits.query.as_str());
        self.prompt = Some(Prompt::new(PromptKind::Find, query));
        self.reader.search_began = self.reader.top;
        let key = self.list.current().map(|entry| entry.key);
        let byte = key.map_or(0, |key| self.reader.left_at(key));
        self.reader.search_began_at = (byte, self.reader.rows_above());
    }

    /// Finds in the article that is open; an empty query takes the hits away.
    pub(super) fn find(&mut self, query: &str) {
        let Some(reading) = self.reader.reading() else {
            return;
        };
        let article = Arc::clone(&reading.article);
        let began = self.reader.search_began;
        self.reader.scroll_to(began, self.height_of(Pane::Reader));
        if query.is_empty() {
            self.reader.hits = None;
        } else if article.text.len() <= DONE_AT_ONCE {
            self.take_hits(query, find_in(&article.text, query));
        } else {
            let query = query.to_owned();
            self.ask(Request::Find { article, query });
        }
    }

    /// Shows what was found, the first hit from the top of the screen on.
    pub(super) fn take_hits(&mut self, query: &str, spans: Vec<Span>) {
        let from = self.reader.visible().map_or(0, |span| span.start);
        let at = spans
            .iter()
            .position(|span| span.start >= from)
            .unwrap_or(0);
        self.reader.hits = Some(Hits {
            query: query.to_owned(),
            spans,
            at,
        });
        self.show_hit(0);
    }

    /// Goes on by so many hits and brings the one that is then current onto the screen.
    pub(super) fn show_hit(&mut self, step: isize) {
        let height = self.height_of(Pane::Reader);
        let Some(hits) = &mut self.reader.hits else {
            self.notice = Some(Saying::plain("notice.no-find"));
            return;
        };
        if hits.spans.is_empty() {
            self.notice = Some(Saying::plain("prompt.no-hits"));
            return;
        }
        let at = hits.at.cast_signed() + step;
        hits.at = at
            .rem_euclid(hits.spans.len().cast_signed())
            .cast_unsigned();
        let (place, of) = (hits.at + 1, hits.spans.len());
        let query = hits.query.clone();
        let span = hits.spans.get(hits.at).copied();
        self.notice = Some(Saying::with(
            "notice.hit",
            [query, place.to_string(), of.to_string()],
        ));
        if let Some(span) = span {
            self.reader.bring(span, height);
        }
    }
}
