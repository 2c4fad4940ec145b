//! One message in, the next state out, and what has to be done elsewhere.

use std::sync::Arc;

use jiff::Timestamp;

use super::review::judged;
use super::saved::changed;
use super::workers::{Answer, Request};
use super::{App, Entry, Exit, Input, Message, Order, Page, Saying, Value};
use crate::search::Query;
use crate::triage::{Change, Flag, Reviews, Step};

/// What the loop has to do after an update.
#[derive(Debug)]
pub enum Effect {
    /// Give this to the workers.
    Work(Request),
    /// Stop the process; paint anew when it goes on.
    Suspend,
    /// Enter the terminal's modes again, then paint everything.
    Reenter,
    /// Ask the terminal again what it is, then clear the screen and paint everything.
    AskAgain,
    /// This line of the card reads right, counted from 0: keep it for this terminal.
    CardAnswered(usize),
    /// Put this into the clipboard of the terminal.
    Copy(String),
    /// Clear the screen and paint everything.
    Repaint,
}

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
            Message::Said(saying) => self.notice = Some(saying),
            // The loop's business: it may paint otherwise now, or paint at all.
            Message::Answered | Message::Written | Message::Received => return Vec::new(),
            Message::Worker(answer) => self.take_answer(*answer),
            Message::Failed(what) => {
                // Who told of progress may be gone; who is not will tell again.
                self.gleaning = None;
                self.notice = Some(Saying::with("notice.worker-failed", [what.to_string()]));
            }
        }
        self.settle();
        std::mem::take(&mut self.effects)
    }

    fn take_input(&mut self, inputs: &[Input]) {
        self.go_on();
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
        self.search_after(false);
    }

    /// The same; `after_known`: once everything that is known by now can be found.
    fn search_after(&mut self, after_known: bool) {
        let Some(corpus) = self.corpus.clone() else {
            return;
        };
        self.list.generation += 1;
        if !self.list.is_filtered() {
            // The next filter begins with what answers best.
            self.list.filtered = Order::of_a_filter();
        }
        let request = Request::Search {
            corpus,
            generation: self.list.generation,
            query: self.list.query.clone(),
            order: self.list.order,
            filtered: self.list.filtered,
            marks: Arc::clone(&self.marks),
            with_archived: self.view.archived,
            after_known,
        };
        self.ask(request);
    }

    fn take_answer(&mut self, answer: Answer) {
        match answer {
            Answer::Reading { done, of } => self.reading = Some((done, of)),
            Answer::Corpus { corpus, skipped } => {
                self.corpus = Some(Arc::clone(&corpus));
                self.skipped = skipped;
                self.search();
                // Now, and not when the worker comes to it: a search may be saved before that.
                let now = Timestamp::now();
                self.ask(Request::Arrived(Arc::clone(&corpus), now));
                self.ask(Request::LookAhead(corpus));
            }
            Answer::Marks {
                marks,
                reviews,
                searches,
                warnings,
            } => {
                self.marks = Arc::new(marks);
                self.take_searches(searches);
                self.take_reviews(reviews);
                if let Some(warning) = warnings.first() {
                    self.notice = Some(Saying::with("notice.warning", [warning.clone()]));
                }
                let archived = self.marks.values().any(|mark| mark.archived);
                if archived || !self.list.query.is_empty() {
                    self.search();
                }
            }
            Answer::Found { generation, found } => {
                if generation == self.list.generation {
                    // The same query once more, over names that are known now, moves nothing.
                    let another = self.list.answered_query != self.list.query;
                    let typing = self.prompt.is_some() && !self.list.query.is_empty();
                    self.list.answered = generation;
                    self.list.answered_query.clone_from(&self.list.query);
                    // Who has not typed yet stands at the first article, whatever it is.
                    let stands = self.touched || self.is_resumed();
                    let anew = std::mem::take(&mut self.list.anew);
                    let to_first = typing && another || !stands || anew;
                    self.list.show(found, to_first);
                    self.resume_selection();
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
            Answer::Prefetched(article) => {
                self.keep(Arc::clone(&article));
                self.look_for_facts(article, false);
            }
            Answer::Hits { key, query, spans } => {
                let typed = self.prompt.as_ref().map(super::Prompt::text);
                let wanted = typed.is_none_or(|typed| typed == query);
                if wanted
                    && self.list.current().is_some_and(|now| now.key == key)
                    && !self.resume_hits(&query, &spans)
                {
                    self.take_hits(&query, spans);
                }
            }
            Answer::Facts { key, facts } => {
                self.take_facts(key, facts);
                self.refresh_panel();
            }
            Answer::Gleaning { done, of } => self.gleaning = Some((done, of)),
            Answer::United {
                facts,
                published,
                known,
            } => {
                self.gleaning = None;
                self.take_united(facts, published, known);
                self.refresh_panel();
                if self.list.is_filtered() || self.list.order == Order::Newest {
                    // Names and days are known now that were not when the query ran.
                    self.search_after(true);
                }
            }
            Answer::Seen { differ, warning } => {
                if let Some(warning) = warning {
                    self.notice = Some(Saying::with("notice.warning", [warning]));
                }
                self.count_saved();
                if differ && self.list.order_in_force() == Order::FirstSeen {
                    self.search();
                }
            }
            Answer::Searches { searches, warning } => {
                if let Some(warning) = warning {
                    self.notice = Some(Saying::with("notice.warning", [warning]));
                }
                self.take_searches(searches);
            }
            Answer::Counted { search, counts } => self.take_counts(&search, counts),
            Answer::Marked(result) => self.marked(result),
            Answer::Histories { histories, broken } => {
                if let Some(why) = broken {
                    self.notice = Some(Saying::with("notice.queries-broken", [why]));
                }
                if let Some(mut histories) = histories {
                    histories.go_on_with(&self.histories);
                    self.histories = histories;
                }
            }
            Answer::Ghost { ghost, broken } => {
                if let Some(why) = broken {
                    self.notice = Some(Saying::with("notice.ghost-broken", [why]));
                }
                if let Some(ghost) = ghost {
                    self.resume(*ghost);
                }
            }
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
        self.marks = Arc::new(marked.marks);
        self.take_reviews(marked.reviews);
        self.take_searches(marked.searches);
        let archived = matches!(
            &marked.step,
            Some(Step::Mark(change)) if change.flag == Flag::Archived
        );
        self.notice = match &marked.step {
            Some(Step::Mark(change)) => said(change, marked.by.key()),
            Some(Step::Review(judgement)) => Some(wrapped(judged(judgement), marked.by.key())),
            Some(Step::Search(change)) => Some(wrapped(changed(change), marked.by.key())),
            None => Some(Saying::plain(marked.by.nothing())),
        };
        if archived || asks_for_marks(&self.list.query) {
            self.search();
        }
    }

    fn take_reviews(&mut self, reviews: Arc<Reviews>) {
        self.reviews = reviews;
        if let Some(entry) = self.list.current() {
            self.panel.review(self.reviews.of(entry.key));
        }
    }

    /// After every message: geometry, scroll positions, the page of the selection.
    pub(super) fn settle(&mut self) {
        self.measure();
        self.list.scroll_to_selection(self.list_page());
        self.light_matches();
        self.turn_page();
        self.resume_page();
        self.follow();
    }
}

/// True for a query whose answers marks may change.
fn asks_for_marks(query: &str) -> bool {
    Query::parse(query).asks_for("is")
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
    if wrapper.is_none() && change.keys.is_empty() {
        return None;
    }
    let saying = match change.keys.len() {
        0 | 1 => Saying::plain(word),
        many => Saying {
            key: "notice.many",
            values: vec![Value::Key(word), Value::Text(many.to_string())],
        },
    };
    Some(wrapped(saying, wrapper))
}

/// "undone: …" around what was changed.
fn wrapped(saying: Saying, wrapper: Option<&'static str>) -> Saying {
    match wrapper {
        Some(key) => Saying {
            key,
            values: vec![Value::Saying(Box::new(saying))],
        },
        None => saying,
    }
}
