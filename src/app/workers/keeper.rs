//! Keeps where the user stands, for the next explorer on the same corpus.
//!
//! A change is written a moment after it was made, and no sooner than [`APART`] after the
//! one before: within a second, and a held key makes about one write a second. Between
//! changes the thread sleeps.

use std::ffi::OsString;
use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use jiff::Timestamp;

use super::{Answer, answer, watched};
use crate::app::{Ghost, Message, Saying};
use crate::corpus::corpus_key;
use crate::home::{Folders, Found, Handover};

/// Changes that come together are written together.
const SETTLED: Duration = Duration::from_millis(200);
/// One write does not follow on another sooner.
const APART: Duration = Duration::from_millis(900);

/// What the keeper is told.
enum Told {
    /// The user stands here.
    Stands(Box<Ghost>),
    /// The user has left: there is nothing to keep.
    Left,
}

/// The keeper's end of the channel. Dropped, it waits until what is not kept yet is kept:
/// so a signal, an error and a panic lose nothing.
#[derive(Debug)]
pub struct Keeper {
    told: Option<Sender<Told>>,
    thread: Option<JoinHandle<()>>,
    last: Option<Ghost>,
}

impl Keeper {
    /// Starts the thread. It answers once, with what it found for the corpus of `paths`.
    ///
    /// # Errors
    /// Where the thread cannot be started.
    pub fn start(
        folders: Option<&Folders>,
        paths: Vec<OsString>,
        to: &Sender<Message>,
    ) -> io::Result<Self> {
        let (told, tales) = channel();
        let state = folders.map(|folders| folders.state.clone());
        let to = to.clone();
        let thread = thread::Builder::new()
            .name("keeper".to_owned())
            .spawn(move || {
                watched(&to, || {
                    let handover = state.zip(corpus_key(&paths)).map(|(state, key)| {
                        let path = state.join("ghosts").join(format!("{key}.json"));
                        let now = u64::try_from(Timestamp::now().as_microsecond());
                        Handover::take_over(path, state.join("ghosts.lock"), now.unwrap_or(0))
                    });
                    let Some((mut handover, found)) = handover else {
                        answer(&to, nothing());
                        return;
                    };
                    answer(&to, read(&mut handover, found));
                    run(handover, &tales, &to);
                });
            })?;
        Ok(Self {
            told: Some(told),
            thread: Some(thread),
            last: None,
        })
    }

    /// The user stands here. Costs nothing where that is no news.
    pub fn keep(&mut self, ghost: Ghost) {
        if self.last.as_ref() != Some(&ghost) {
            self.tell(Told::Stands(Box::new(ghost.clone())));
            self.last = Some(ghost);
        }
    }

    /// The user has left of their own will: what was kept is taken away.
    pub fn forget(self) {
        self.tell(Told::Left);
    }

    fn tell(&self, told: Told) {
        if let Some(to) = &self.told {
            // A keeper that is gone has said so, or keeps nothing.
            let _ = to.send(told);
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.told = None;
        if let Some(thread) = self.thread.take() {
            // A panic in it has been told.
            let _ = thread.join();
        }
    }
}

const fn nothing() -> Answer {
    Answer::Ghost {
        ghost: None,
        broken: None,
    }
}

fn read(handover: &mut Handover, found: Found) -> Answer {
    let ghost = match found {
        Found::Nothing => return nothing(),
        Found::Broken(why) => Err(why),
        Found::Record(record) => Ghost::parse(record),
    };
    if ghost.is_err() {
        // It would be told each time. What cannot be taken away is written over.
        let _ = handover.clear();
    }
    Answer::Ghost {
        broken: ghost.as_ref().err().cloned(),
        ghost: ghost.ok().map(Box::new),
    }
}

/// Runs until nobody tells any more.
fn run(mut handover: Handover, tales: &Receiver<Told>, to: &Sender<Message>) {
    let mut pending: Option<(Box<Ghost>, Instant)> = None;
    let mut written: Option<Instant> = None;
    // What the disk did not take: tried again with the next change, and at the end.
    let mut refused: Option<Box<Ghost>> = None;
    // A newer explorer's word stands. Who works on here has the next change kept again; who
    // is only told to end has not worked on, whatever a worker may still have answered.
    let mut given_up = false;
    loop {
        let told = match &pending {
            None => tales.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some((_, since)) => {
                let earliest = written.map_or(*since, |written| written + APART);
                let due = earliest.max(*since + SETTLED);
                tales.recv_timeout(due.saturating_duration_since(Instant::now()))
            }
        };
        let ended = match told {
            Ok(Told::Stands(ghost)) => {
                // The time of the first change that is not kept.
                let since = pending.map_or_else(Instant::now, |(_, since)| since);
                pending = Some((ghost, since));
                continue;
            }
            Ok(Told::Left) => {
                // What cannot be taken away is taken up once more: a nuisance, no loss.
                let _ = handover.clear();
                return;
            }
            Err(RecvTimeoutError::Timeout) => false,
            Err(RecvTimeoutError::Disconnected) => true,
        };
        let ghost = pending.take().map(|(ghost, _)| ghost);
        let ghost = ghost.or_else(|| refused.take_if(|_| ended));
        if let Some(ghost) = ghost.filter(|_| !(ended && given_up)) {
            let kept = handover.keep(&ghost);
            given_up = matches!(kept, Ok(false));
            written = Some(Instant::now());
            if let Err(error) = &kept
                && refused.is_none()
            {
                let saying = Saying::with("notice.place-not-kept", [error.to_string()]);
                let _ = to.send(Message::Said(saying));
            }
            refused = kept.is_err().then_some(ghost);
        }
        if ended {
            return;
        }
    }
}
