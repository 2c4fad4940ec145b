//! The guard of the terminal's modes: it undoes exactly what it enabled, on drop, in
//! the panic hook, and before the process stops.

use std::fs::File;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use super::{TermError, Tty};

/// Entering: the terminal's own reordering off (BDSM, ECMA-48 8.3) before and after
/// the switch to the alternate screen, cursor hidden, bracketed paste on, and only
/// then the clear: VTE keeps the mode row by row and applies it to rows made after it.
const ENTER: &[u8] = b"\x1b[8l\x1b[?1049h\x1b[8l\x1b[?25l\x1b[?2004h\x1b[0m\x1b[2J";
/// Leaving: the same backwards, reordering on again on both screens.
const LEAVE: &[u8] = b"\x1b[0m\x1b[?2004l\x1b[?25h\x1b[8h\x1b[?1049l\x1b[8h";

/// The terminal that is in our modes now, for those who cannot reach the guard.
static ENTERED: Mutex<Option<Arc<File>>> = Mutex::new(None);

/// The terminal is in our modes while this lives.
#[derive(Debug)]
pub struct Guard {
    output: Arc<File>,
}

impl Guard {
    /// Raw mode, alternate screen, reordering off, cleared.
    ///
    /// # Errors
    /// Where the terminal refuses; whatever was entered is left again.
    pub fn enter(tty: &Tty) -> Result<Self, TermError> {
        let guard = Self {
            output: Arc::new(tty.output.try_clone()?),
        };
        guard.resume()?;
        Ok(guard)
    }

    /// Enters again after [`Guard::leave`].
    ///
    /// # Errors
    /// Where the terminal refuses.
    pub fn resume(&self) -> Result<(), TermError> {
        *ENTERED.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&self.output));
        crossterm::terminal::enable_raw_mode()?;
        write(&self.output, ENTER)?;
        Ok(())
    }

    /// Leaves every mode; twice is the same as once.
    pub fn leave(&self) {
        leave_whatever_is_entered();
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.leave();
    }
}

/// Leaves the modes of whichever guard has entered them. A terminal that has gone
/// cannot be told; that is no error.
pub(super) fn leave_whatever_is_entered() {
    let entered = match ENTERED.try_lock() {
        Ok(mut entered) => entered.take(),
        Err(std::sync::TryLockError::Poisoned(poisoned)) => poisoned.into_inner().take(),
        Err(std::sync::TryLockError::WouldBlock) => None,
    };
    if let Some(output) = entered {
        let _ = write(&output, LEAVE);
        let _ = crossterm::terminal::disable_raw_mode();
    }
}

fn write(mut output: &File, bytes: &[u8]) -> io::Result<()> {
    output.write_all(bytes)?;
    output.flush()
}
