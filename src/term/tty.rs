//! The terminal device: where frames are written and keys are read, also where an
//! article comes through standard input.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};

use rustix::process::{Signal, getpid, kill_process};

use super::TermError;

/// The two ends of the terminal.
#[derive(Debug)]
pub struct Tty {
    /// Frames go here.
    pub output: File,
    /// Keys come from here.
    pub input: File,
}

impl Tty {
    /// Standard output, which has to be a terminal, and keys from standard input where
    /// that is one, from `/dev/tty` where an article comes through it.
    ///
    /// # Errors
    /// Where standard output is a pipe or a file, or the process has no terminal at all.
    pub fn open() -> Result<Self, TermError> {
        let output = rustix::stdio::stdout();
        if !rustix::termios::isatty(output) {
            return Err(TermError::OutputElsewhere);
        }
        Ok(Self {
            output: File::from(output.try_clone_to_owned()?),
            input: keys().map_err(TermError::NoTerminal)?,
        })
    }

    /// Sends bytes to the terminal in one write.
    pub(super) fn write(&self, bytes: &[u8]) -> io::Result<()> {
        let mut output = &self.output;
        output.write_all(bytes)?;
        output.flush()
    }

    /// Columns and rows, at least one of each.
    #[must_use]
    pub fn size(&self) -> (u16, u16) {
        size_of(&self.output)
    }
}

/// Columns and rows of a terminal, at least one of each; 80×24 where it does not say.
pub(super) fn size_of(terminal: &File) -> (u16, u16) {
    match rustix::termios::tcgetwinsize(terminal) {
        Ok(size) if size.ws_col > 0 && size.ws_row > 0 => (size.ws_col, size.ws_row),
        _ => (80, 24),
    }
}

fn keys() -> io::Result<File> {
    let input = rustix::stdio::stdin();
    if rustix::termios::isatty(input) {
        return Ok(File::from(input.try_clone_to_owned()?));
    }
    OpenOptions::new().read(true).write(true).open("/dev/tty")
}

/// Stops this process as Ctrl-Z would; comes back when it is continued.
///
/// # Errors
/// Where the process may not stop itself.
pub fn stop_process() -> io::Result<()> {
    // SIGTSTP has a handler of ours; SIGSTOP cannot be caught, and the shell treats it alike.
    kill_process(getpid(), Signal::STOP)?;
    Ok(())
}
