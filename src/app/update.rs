//! One message in, the next state out, and what has to be done elsewhere.

use std::sync::Arc;

use super::workers::{Answer, Request};
use super::{App, Entry, Exit, Input, Message, Page, Pane, Reading, Saying, Value};
use crate::corpus::Article;
use crate::search::{Query, highlights};
use crate::triage::{Change, Flag};

/// What the loop has to do after an update.
#[derive(Debug)]
pub enum Effect {
    /// Give this to the workers.
    Work(Request),
    /// Stop the process; paint anew when it goes on.
    Suspend,
    /// Enter the terminal's modes again, then paint everything.
    Reenter,
    /// Clear the screen and paint everything.
    Repaint,
}

/// The longest text, in bytes, that is laid out between a key and its frame; a longer
/// one goes to a worker.
const LAID_OUT_AT_ONCE: usize = 96 * 1024;

impl App {
    /// Takes one message in.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        match message {
            Message::Input(inputs) => self.take_input(&inputs),
            Message::Resize { columns, rows } => {
                self.size = (columns.max(1), rows.max(1));
                self.effects.push(Effect::Repaint);
            }
            Message::Suspend => self.effects.push(Effect::Suspend),
            Message::Resumed => self.effects.push(Effect::Reenter),
            Message::Terminate => self.exit = Some(Exit::Terminated),
            Message::Worker(answer) => self.take_answer(*answer),
            Message::Failed(what) => {
                self.notice = Some(Saying::with("notice.worker-failed", [what.to_string()]));
            }
        }
        self.settle();
        std::mem::take(&mut self.effects)
    }

    fn take_input(&mut self, inputs: &[Input]) {
        let mut keys = Vec::new();
        for input in inputs {
            match input {
                Input::Key(key) => keys.push(*key),
                Input::Paste(text) => {
                    self.type_keys(&std::mem::take(&mut keys));
                    self.paste(text);
                }
            }
        }
        self.type_keys(&keys);
    }

    /// Gives work to the workers.
    pub(super) fn ask(&mut self, request: Request) {
        self.effects.push(Effect::Work(request));
    }

    /// Asks for the rows of the query in force.
    pub(super) fn search(&mut self) {
        let Some(corpus) = self.corpus.clone() else {
            return;
        };
        self.list.generation += 1;
        let request = Request::Search {
            corpus,
            generation: self.list.generation,
            query: self.list.query.clone(),
            order: self.list.order,
            archived: Arc::new(self.archived()),
            with_archived: self.view.archived,
        };
        self.ask(request);
    }

    fn take_answer(&mut self, answer: Answer) {
        match answer {
            Answer::Corpus { corpus, skipped } => {
                self.corpus = Some(Arc::clone(&corpus));
                self.skipped = skipped;
                self.search();
                self.ask(Request::LookAhead(corpus));
            }
            Answer::Marks { marks, warnings } => {
                self.marks = marks;
                if let Some(warning) = warnings.first() {
                    self.notice = Some(Saying::with("notice.warning", [warning.clone()]));
                }
                if !self.archived().is_empty() {
                    self.search();
                }
            }
            Answer::Found { generation, found } => {
                if generation == self.list.generation {
                    self.list.answered = generation;
                    self.list.answered_query.clone_from(&self.list.query);
                    let typing = self.prompt.is_some() && !self.list.query.is_empty();
                    self.list.show(found, typing);
                    self.turn_page();
                }
            }
            Answer::Opened { entry, result } => match result {
                Ok(article) => {
                    self.keep(article);
                    if self.is_current(entry) {
                        self.turn_page();
                    }
                }
                Err(error) if self.is_current(entry) => {
                    self.reader
                        .turn_to(Page::Failed(entry.id, error.to_string()));
                }
                Err(_) => {}
            },
            Answer::Prefetched(article) => self.keep(article),
            Answer::LaidOut(reading) => {
                let current = self.list.current().map(|entry| entry.key);
                if current == Some(reading.article.head.key)
                    && self.setting() == Some(reading.setting)
                {
                    self.reader.show(reading);
                }
            }
            Answer::Facts { key, facts } => {
                // What was united with other articles is better than what one says alone.
                self.facts.entry(key).or_insert(facts);
                self.refresh_panel();
            }
            Answer::United(united) => {
                self.facts.extend(united);
                self.refresh_panel();
                if !self.list.query.is_empty() {
                    // Names are known now that were not when the query ran.
                    self.search();
                }
            }
            Answer::Marked(result) => self.marked(result),
        }
    }

    fn is_current(&self, entry: Entry) -> bool {
        self.list.current().is_some_and(|now| now.key == entry.key)
    }

    fn marked(&mut self, result: Result<super::workers::Marked, String>) {
        let marked = match result {
            Ok(marked) => marked,
            Err(error) => {
                self.notice = Some(Saying::with("notice.not-saved", [error]));
                return;
            }
        };
        self.marks = marked.marks;
        let archived = marked
            .change
            .as_ref()
            .is_some_and(|change| change.flag == Flag::Archived);
        self.notice = marked.change.as_ref().map_or_else(
            || Some(Saying::plain(marked.by.nothing())),
            |change| said(change, marked.by.key()),
        );
        if archived {
            self.search();
        }
    }

    /// After every message: geometry, scroll positions, the page of the selection.
    fn settle(&mut self) {
        self.measure();
        self.list.scroll_to_selection(self.list_page());
        self.light_matches();
        self.turn_page();
        let height = self.height_of(Pane::Reader);
        self.reader.scroll_to(self.reader.top, height);
        self.follow();
    }

    /// The matched letters of the rows on the screen, where the search did not send them.
    fn light_matches(&mut self) {
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

    /// The page of the selected article, never of another one.
    pub(super) fn turn_page(&mut self) {
        let Some(entry) = self.list.current() else {
            if !matches!(self.reader.page, Page::Empty) {
                self.reader.turn_to(Page::Empty);
                self.panel.show(None);
            }
            return;
        };
        let here = match &self.reader.page {
            Page::Empty => false,
            Page::Opening(id) | Page::LayingOut(id) | Page::Failed(id, _) => *id == entry.id,
            Page::Shown(reading) => reading.article.head.key == entry.key,
        };
        if !here {
            self.reader.turn_to(Page::Opening(entry.id));
            self.panel.show(self.facts.get(&entry.key).cloned());
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
        if !here {
            self.look_for_facts(Arc::clone(&article));
        }
        self.lay_out(entry, article);
    }

    fn look_for_facts(&mut self, article: Arc<Article>) {
        if !self.facts.contains_key(&article.head.key) {
            self.ask(Request::Facts(article));
        }
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

    fn lay_out(&mut self, entry: Entry, article: Arc<Article>) {
        let Some(setting) = self.setting() else {
            return;
        };
        match &self.reader.page {
            Page::Shown(reading) if reading.setting == setting => {}
            Page::LayingOut(_) => {}
            _ if article.text.len() <= LAID_OUT_AT_ONCE => {
                let reading = Arc::new(Reading::new(article, setting));
                self.reader.show(reading);
            }
            _ => {
                self.reader.page = Page::LayingOut(entry.id);
                self.ask(Request::LayOut { article, setting });
            }
        }
    }

    fn refresh_panel(&mut self) {
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

    /// The facts lead the reader while they have the focus; otherwise the reader's
    /// place lights up its fact.
    fn follow(&mut self) {
        let height = self.height_of(Pane::Reader);
        let facts_height = self.height_of(Pane::Facts);
        if self.focus == Pane::Facts {
            self.panel.place = None;
            self.reader.lit = self.panel.evidence();
            if let Some(span) = self.reader.lit {
                self.reader.bring(span, height);
            }
            self.panel.scroll_to(self.panel.selected, facts_height);
        } else {
            self.reader.lit = None;
            self.panel.place = self
                .reader
                .visible(height)
                .and_then(|span| self.panel.row_at(span));
            match self.panel.place {
                // An article that was just opened shows the most useful facts first.
                _ if self.reader.top == 0 => self.panel.top = 0,
                Some(row) => self.panel.scroll_to(row, facts_height),
                None => {}
            }
        }
    }
}

/// What was changed, in words: one article by the mark's word, several by number.
fn said(change: &Change, wrapper: Option<&'static str>) -> Option<Saying> {
    let word = match (change.flag, change.on) {
        (Flag::Read, true) => "notice.read",
        (Flag::Read, false) => "notice.unread",
        (Flag::Starred, true) => "notice.starred",
        (Flag::Starred, false) => "notice.unstarred",
        (Flag::Archived, true) => "notice.archived",
        (Flag::Archived, false) => "notice.unarchived",
    };
    match wrapper {
        Some(key) => Some(Saying {
            key,
            values: vec![Value::Key(word)],
        }),
        None if change.keys.is_empty() => None,
        None => Some(Saying::plain(word)),
    }
}
