//! The workers: threads that read, search and write, so that the loop never waits.
//!
//! - the **opener** reads the corpus once;
//! - the **reader** opens articles and searches long ones, the newest request first;
//! - the **annotator** looks for the facts of the article that is open;
//! - the **gleaner** looks for those of the whole corpus, ahead of reading;
//! - the **searcher** owns the index and answers queries;
//! - the **scribe** owns the user's marks;
//! - the **historian** keeps the queries that were asked;
//! - the **registrar** notes when each article was first seen;
//! - the **keeper** keeps where the user stands, for the next explorer.
//!
//! Each answers with a message on the one channel. A panic in one of them is caught,
//! told, and leaves the others going.

mod annotator;
mod answer;
mod counting;
mod fields;
mod gleaner;
mod historian;
mod keeper;
mod keys;
mod library;
mod opener;
mod orders;
mod reader;
mod registrar;
mod request;
mod scribe;
mod searcher;
mod united;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::Message;
use crate::home::Folders;

use answer::answer;
use historian::Historian;

pub use answer::{Answer, Marked, MarkedBy};
pub use fields::{AppFields, KnownFacts};
pub use keeper::Keeper;
pub use library::Library;
pub use opener::{Source, open};
pub use request::{Known, Request};

/// The ends of the workers' channels. They stop when this is dropped.
#[derive(Debug)]
pub struct Workers {
    reader: Sender<Request>,
    annotator: Sender<Request>,
    gleaner: Sender<Request>,
    searcher: Sender<Request>,
    scribe: Sender<Request>,
    registrar: Sender<Request>,
    historian: Historian,
    newest: searcher::Newest,
}

impl Workers {
    /// Starts the threads; their answers go to `to`.
    ///
    /// # Errors
    /// Where a thread cannot be started.
    pub fn start(folders: Option<Folders>, to: &Sender<Message>) -> std::io::Result<Self> {
        let newest = searcher::Newest::default();
        let told = searcher::Newest::clone(&newest);
        let cache = folders.clone();
        let historian = Historian::start(folders.as_ref(), to)?;
        let searcher = spawn("searcher", to, move |requests, to| {
            searcher::run(cache, &told, requests, to);
        })?;
        let known = searcher.clone();
        let ordered = searcher.clone();
        let home = folders.clone();
        let library = Arc::new(Library::new(folders.clone()));
        let open = Arc::clone(&library);
        Ok(Self {
            reader: spawn("reader", to, reader::run)?,
            annotator: spawn("annotator", to, move |requests, to| {
                annotator::run(&open, requests, to);
            })?,
            gleaner: spawn("gleaner", to, move |requests, to| {
                gleaner::run(&library, &known, requests, to);
            })?,
            searcher,
            scribe: spawn("scribe", to, move |requests, to| {
                scribe::run(folders, requests, to);
            })?,
            registrar: spawn("registrar", to, move |requests, to| {
                registrar::run(home.as_ref(), &ordered, requests, to);
            })?,
            historian,
            newest,
        })
    }

    /// Hands a request to the worker whose business it is.
    pub fn give(&self, request: Request) {
        if let Request::Search { generation, .. } = &request {
            self.newest.store(*generation, Ordering::Relaxed);
        }
        let to = match request {
            Request::Open { .. } | Request::Find { .. } => &self.reader,
            Request::Facts { .. } => &self.annotator,
            Request::LookAhead(_) => &self.gleaner,
            Request::Search { .. }
            | Request::Known { .. }
            | Request::Seen { .. }
            | Request::Count { .. } => &self.searcher,
            Request::Arrived(..) => &self.registrar,
            Request::Mark { .. }
            | Request::Review { .. }
            | Request::SaveSearch { .. }
            | Request::LookedAt { .. }
            | Request::Searches
            | Request::Undo
            | Request::Redo => &self.scribe,
            Request::Remember { .. } => return self.historian.give(request),
        };
        // A worker that is gone has said so.
        let _ = to.send(request);
    }
}

fn spawn(
    name: &str,
    to: &Sender<Message>,
    run: impl FnOnce(&Receiver<Request>, &Sender<Message>) + Send + 'static,
) -> std::io::Result<Sender<Request>> {
    let (requests, taken) = channel();
    let to = to.clone();
    thread::Builder::new()
        .name(name.to_owned())
        .spawn(move || watched(&to, || run(&taken, &to)))?;
    Ok(requests)
}

/// Runs a worker's body; a panic in it becomes a message.
fn watched(to: &Sender<Message>, body: impl FnOnce()) {
    if let Err(panic) = catch_unwind(AssertUnwindSafe(body)) {
        let what = panic
            .downcast_ref::<&str>()
            .map(|s| (*s).to_owned())
            .or_else(|| panic.downcast_ref::<String>().cloned())
            .unwrap_or_default();
        let thread = thread::current();
        let name = thread.name().unwrap_or("worker");
        let _ = to.send(Message::Failed(format!("{name}: {what}").into()));
    }
}
