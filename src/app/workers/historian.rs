//! Keeps the queries that were asked, for the prompts of the next explorer.

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};

use super::{Answer, Request, answer, watched};
use crate::app::{Histories, Message, Saying};
use crate::home::{Folders, Found, Kept};

/// The historian's end of the channel. Dropped, it waits until what was asked last is kept.
#[derive(Debug)]
pub(super) struct Historian {
    requests: Option<Sender<Request>>,
    thread: Option<JoinHandle<()>>,
}

impl Historian {
    /// Starts the thread. It answers once, with what was kept before.
    ///
    /// # Errors
    /// Where the thread cannot be started.
    pub(super) fn start(folders: Option<&Folders>, to: &Sender<Message>) -> io::Result<Self> {
        let kept = folders.map(|folders| Kept::at(folders.state.join("queries.json")));
        let (requests, taken) = channel();
        let to = to.clone();
        let thread = thread::Builder::new()
            .name("historian".to_owned())
            .spawn(move || {
                watched(&to, || {
                    if let Some(kept) = kept {
                        run(&kept, &taken, &to);
                    }
                });
            })?;
        Ok(Self {
            requests: Some(requests),
            thread: Some(thread),
        })
    }

    pub(super) fn give(&self, request: Request) {
        if let Some(to) = &self.requests {
            // One that is gone has said so, or has no home to keep anything in.
            let _ = to.send(request);
        }
    }
}

impl Drop for Historian {
    fn drop(&mut self) {
        self.requests = None;
        if let Some(thread) = self.thread.take() {
            // A panic in it has been told.
            let _ = thread.join();
        }
    }
}

/// Runs until nobody asks any more. What cannot be kept is told once.
fn run(kept: &Kept, requests: &Receiver<Request>, to: &Sender<Message>) {
    let (histories, broken) = match kept.read() {
        Found::Nothing => (None, None),
        Found::Broken(why) => (None, Some(why)),
        Found::Record(record) => match Histories::parse(record) {
            Ok(histories) => (Some(histories), None),
            Err(why) => {
                kept.take_away();
                (None, Some(why))
            }
        },
    };
    if (histories.is_some() || broken.is_some())
        && !answer(to, Answer::Histories { histories, broken })
    {
        return;
    }
    let mut told = false;
    for request in requests {
        let Request::Remember { kind, query } = request else {
            continue;
        };
        let changed = kept.change(|before| {
            let before = before.and_then(|record| Histories::parse(record).ok());
            let mut histories = before.unwrap_or_default();
            histories.remember(kind, &query);
            histories
        });
        if let Err(error) = changed
            && !std::mem::replace(&mut told, true)
        {
            let saying = Saying::with("notice.queries-not-kept", [error.to_string()]);
            let _ = to.send(Message::Said(saying));
        }
    }
}
