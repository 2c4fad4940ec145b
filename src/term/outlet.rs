//! Where frames leave: a thread that writes, so that a terminal which does not read
//! keeps nobody else waiting.

use std::fs::File;
use std::io::{self, Write as _};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::app::Message;

/// A handle of the thread. Whoever gives bytes while it is busy makes memory grow: ask
/// [`Outlet::is_idle`] first.
#[derive(Clone, Debug)]
pub struct Outlet {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    waiting: Vec<u8>,
    writing: bool,
}

impl Outlet {
    /// Starts the thread. When everything that was given is written it says
    /// [`Message::Written`]; when the terminal is gone, [`Message::Terminate`].
    ///
    /// # Errors
    /// Where the thread cannot be started or the terminal cannot be kept.
    pub fn start(terminal: &File, to: Sender<Message>) -> io::Result<Self> {
        let mut terminal = terminal.try_clone()?;
        let outlet = Self {
            shared: Arc::new(Shared {
                state: Mutex::default(),
                changed: Condvar::new(),
            }),
        };
        let thread = outlet.clone();
        thread::Builder::new()
            .name("outlet".to_owned())
            .spawn(move || {
                loop {
                    let bytes = thread.next();
                    let written = terminal.write_all(&bytes).and_then(|()| terminal.flush());
                    thread.state().writing = false;
                    thread.shared.changed.notify_all();
                    let message = match written {
                        Ok(()) if !thread.is_idle() => continue,
                        Ok(()) => Message::Written,
                        Err(_) => Message::Terminate,
                    };
                    if to.send(message).is_err() || written.is_err() {
                        return;
                    }
                }
            })?;
        Ok(outlet)
    }

    /// Gives bytes to be written after those that were given before.
    pub fn give(&self, bytes: &[u8]) {
        self.state().waiting.extend_from_slice(bytes);
        self.shared.changed.notify_all();
    }

    /// True where everything that was given has been written.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.state().is_idle()
    }

    /// Waits until everything has been written, but no longer than this; gives what is
    /// left up then, so that nothing is written after it. True where nothing was left.
    pub fn finish(&self, patience: Duration) -> bool {
        let until = Instant::now() + patience;
        let mut state = self.state();
        while !state.is_idle() {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                state.waiting.clear();
                return false;
            }
            let waited = self.shared.changed.wait_timeout(state, left);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        true
    }

    /// Waits for bytes.
    fn next(&self) -> Vec<u8> {
        let mut state = self.state();
        while state.waiting.is_empty() {
            let waited = self.shared.changed.wait(state);
            state = waited.unwrap_or_else(PoisonError::into_inner);
        }
        state.writing = true;
        std::mem::take(&mut state.waiting)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.shared
            .state
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    const fn is_idle(&self) -> bool {
        self.waiting.is_empty() && !self.writing
    }
}
