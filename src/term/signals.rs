//! Signals become messages on the one channel.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::tty::size_of;
use crate::app::Message;

/// Watches the process's signals in a thread of its own, for as long as someone
/// listens. The thread sleeps until a signal comes.
///
/// # Errors
/// Where a handler cannot be installed or the terminal cannot be kept.
pub fn watch_signals(tty: &super::Tty, to: Sender<Message>) -> io::Result<()> {
    let mut signals = Signals::new([SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT])?;
    let output = tty.output.try_clone()?;
    thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            for signal in signals.forever() {
                let message = match signal {
                    SIGWINCH => {
                        let (columns, rows) = size_of(&output);
                        Message::Resize { columns, rows }
                    }
                    SIGTSTP => Message::Suspend,
                    SIGCONT => Message::Resumed,
                    _ => Message::Terminate,
                };
                if to.send(message).is_err() {
                    return;
                }
            }
        })?;
    Ok(())
}
