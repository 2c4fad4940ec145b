//! The guard of the terminal's modes: it undoes exactly what it enabled, backwards, on
//! drop, in the panic hook, and before the process stops.

use std::fs::File;
use std::io::{self, Write};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;
use std::time::Duration;

use rustix::termios::{QueueSelector, tcflush};

use super::choice::Switch;
use super::{Outlet, TermError, Tty};

/// One mode: what enters it, what leaves it.
type Mode = (&'static [u8], &'static [u8]);

/// The terminal's own reordering off (BDSM, ECMA-48 8.3). On either screen.
const RELEASE: Mode = (b"\x1b[8l", b"\x1b[8h");
const ALTERNATE_SCREEN: Mode = (b"\x1b[?1049h", b"\x1b[?1049l");
const HIDDEN_CURSOR: Mode = (b"\x1b[?25l", b"\x1b[?25h");
const BRACKETED_PASTE: Mode = (b"\x1b[?2004h", b"\x1b[?2004l");

/// Top and bottom margins off: they stay between two frames.
const NO_MARGINS: &[u8] = b"\x1b[r";
/// Attributes off.
const PLAIN: &[u8] = b"\x1b[0m";
/// Last of all: VTE keeps the mode row by row and applies it to rows made after it.
const CLEAR: &[u8] = b"\x1b[2J";

/// The terminal that is in our modes now, for those who cannot reach the guard.
static ENTERED: Mutex<Option<Entered>> = Mutex::new(None);

/// How long what was painted before may still take to leave; a terminal that does not read
/// so long loses it.
const LAST_FRAME: Duration = Duration::from_secs(1);

/// What has to be undone.
#[derive(Debug)]
struct Entered {
    output: Arc<File>,
    /// Where frames leave: they come before the end.
    outlet: Option<Outlet>,
    /// The bytes that leave every mode, in the order in which they are sent.
    undo: Vec<u8>,
}

/// The terminal is in our modes while this lives.
#[derive(Debug)]
pub struct Guard {
    output: Arc<File>,
    outlet: OnceLock<Outlet>,
}

impl Guard {
    /// Raw mode, so that answers come as they are and are not shown, and the promise that
    /// reordering, which the question switches off, is switched on again.
    ///
    /// # Errors
    /// Where the terminal refuses.
    pub fn hold(tty: &Tty) -> Result<Self, TermError> {
        let guard = Self {
            output: Arc::new(tty.output.try_clone()?),
            outlet: OnceLock::new(),
        };
        guard.promise(RELEASE.1.to_vec());
        crossterm::terminal::enable_raw_mode()?;
        Ok(guard)
    }

    /// Frames leave through this outlet: the modes are left after the last of them.
    pub fn after(&self, outlet: Outlet) {
        let _ = self.outlet.set(outlet);
    }

    /// Every mode, reordering off by the terminal's own switch too, cleared. Also again,
    /// after [`Guard::leave`].
    ///
    /// # Errors
    /// Where the terminal refuses; whatever was entered is left on drop.
    pub fn enter(&self, switch: &Switch) -> Result<(), TermError> {
        self.promise(leaving(switch));
        crossterm::terminal::enable_raw_mode()?;
        write(&self.output, &entering(switch))?;
        Ok(())
    }

    /// From one switch to another, or the same once more: the terminal may be another, or
    /// have forgotten. The screen has to be cleared and painted anew after it.
    ///
    /// # Errors
    /// Where the terminal refuses.
    pub fn turn(&self, before: &Switch, after: &Switch) -> Result<(), TermError> {
        // Both are promised until the one before is thrown back.
        self.promise([before.off.as_slice(), &leaving(after)].concat());
        let mut bytes = Vec::new();
        if before != after {
            bytes.extend_from_slice(&before.off);
        }
        bytes.extend_from_slice(RELEASE.0);
        bytes.extend_from_slice(&after.on);
        write(&self.output, &bytes)?;
        self.promise(leaving(after));
        Ok(())
    }

    /// Text on the main screen in raw mode, reordering off as in the explorer: rows that
    /// are made after the switch keep it.
    ///
    /// # Errors
    /// Where the terminal refuses.
    pub fn show(&self, switch: &Switch, text: &str) -> Result<(), TermError> {
        self.promise([PLAIN, &switch.off, RELEASE.1, b"\r\n"].concat());
        crossterm::terminal::enable_raw_mode()?;
        write(
            &self.output,
            &[RELEASE.0, &switch.on, text.as_bytes()].concat(),
        )?;
        Ok(())
    }

    /// Leaves every mode; twice is the same as once.
    pub fn leave(&self) {
        leave_whatever_is_entered();
    }

    fn promise(&self, undo: Vec<u8>) {
        *entered() = Some(Entered {
            output: Arc::clone(&self.output),
            outlet: self.outlet.get().cloned(),
            undo,
        });
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.leave();
    }
}

/// Mode first, clear second.
fn entering(switch: &Switch) -> Vec<u8> {
    [
        RELEASE.0,
        ALTERNATE_SCREEN.0,
        RELEASE.0,
        &switch.on,
        HIDDEN_CURSOR.0,
        BRACKETED_PASTE.0,
        PLAIN,
        CLEAR,
    ]
    .concat()
}

/// The same backwards.
fn leaving(switch: &Switch) -> Vec<u8> {
    [
        NO_MARGINS,
        PLAIN,
        BRACKETED_PASTE.1,
        HIDDEN_CURSOR.1,
        &switch.off,
        RELEASE.1,
        ALTERNATE_SCREEN.1,
        RELEASE.1,
    ]
    .concat()
}

fn entered() -> MutexGuard<'static, Option<Entered>> {
    ENTERED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Leaves the modes of whichever guard has entered them. A terminal that has gone
/// cannot be told; that is no error.
pub(super) fn leave_whatever_is_entered() {
    let entered = match ENTERED.try_lock() {
        Ok(mut entered) => entered.take(),
        Err(std::sync::TryLockError::Poisoned(poisoned)) => poisoned.into_inner().take(),
        Err(std::sync::TryLockError::WouldBlock) => None,
    };
    if let Some(entered) = entered {
        let left = |outlet: &Outlet| outlet.finish(LAST_FRAME);
        if entered.outlet.as_ref().is_none_or(left) {
            let _ = write(&entered.output, &entered.undo);
        } else {
            write_if_it_reads(entered);
        }
        let _ = crossterm::terminal::disable_raw_mode();
    }
}

/// Leaves a terminal that does not read, in a thread that may be left behind: a frame that
/// is stuck in it holds every other write back. What waits in the device goes first.
fn write_if_it_reads(entered: Entered) {
    let (to, written) = channel();
    let started = thread::Builder::new()
        .name("leaving".to_owned())
        .spawn(move || {
            let _ = tcflush(&*entered.output, QueueSelector::OFlush);
            let _ = write(&entered.output, &entered.undo);
            let _ = to.send(());
        });
    if started.is_ok() {
        let _ = written.recv_timeout(LAST_FRAME);
    }
}

fn write(mut output: &File, bytes: &[u8]) -> io::Result<()> {
    output.write_all(bytes)?;
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::{entering, leaving};
    use crate::term::{Switch, terminals};

    #[test]
    fn the_mode_is_set_before_the_clear_and_left_in_the_opposite_order() {
        let switch = Switch {
            on: b"<on>".to_vec(),
            off: b"<off>".to_vec(),
        };
        assert_eq!(
            entering(&switch).escape_ascii().to_string(),
            "\\x1b[8l\\x1b[?1049h\\x1b[8l<on>\\x1b[?25l\\x1b[?2004h\\x1b[0m\\x1b[2J"
        );
        assert_eq!(
            leaving(&switch).escape_ascii().to_string(),
            "\\x1b[r\\x1b[0m\\x1b[?2004l\\x1b[?25h<off>\\x1b[8h\\x1b[?1049l\\x1b[8h"
        );
    }

    #[test]
    fn every_terminal_that_has_a_switch_has_it_thrown_back() {
        for terminal in terminals() {
            let switch = Switch {
                on: terminal.on.clone().into_bytes(),
                off: terminal.off.clone().into_bytes(),
            };
            let (entering, leaving) = (entering(&switch), leaving(&switch));
            let count = |bytes: &[u8], part: &[u8]| {
                bytes.windows(part.len()).filter(|w| *w == part).count()
            };
            assert_eq!(count(&entering, b"\x1b[8l"), count(&leaving, b"\x1b[8h"));
            if !terminal.on.is_empty() {
                assert_eq!(count(&entering, terminal.on.as_bytes()), 1);
                assert_eq!(count(&leaving, terminal.off.as_bytes()), 1);
            }
        }
    }
}
