//! The thread that reads keys: it blocks on the terminal and on nothing else.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::decoder::Decoder;
use crate::app::{Input, Message};

/// How long the rest of a sequence may take before a lone Esc is the key. Over a slow
/// link the bytes of one key travel together, so this need not be long.
const SETTLE: Timespec = Timespec {
    tv_sec: 0,
    tv_nsec: 40_000_000,
};

/// Reads keys from the terminal in a thread of its own, one message a read. A
/// terminal that is gone is [`Message::Terminate`].
///
/// # Errors
/// Where the thread cannot be started or the terminal cannot be kept.
pub fn read_input(tty: &super::Tty, to: Sender<Message>) -> io::Result<()> {
    let input = tty.input.try_clone()?;
    thread::Builder::new()
        .name("input".to_owned())
        .spawn(move || {
            let mut decoder = Decoder::default();
            let mut buffer = [0u8; 4096];
            loop {
                let waiting = decoder.is_waiting() && !decoder.is_pasting();
                let inputs = match more_comes(&input, waiting) {
                    Ok(true) => match rustix::io::read(&input, &mut buffer) {
                        Ok(0) => break,
                        Ok(len) => decoder.take(buffer.get(..len).unwrap_or_default()),
                        Err(Errno::INTR | Errno::AGAIN) => continue,
                        Err(_) => break,
                    },
                    Ok(false) => decoder.settle(),
                    Err(Errno::INTR | Errno::AGAIN) => continue,
                    Err(_) => break,
                };
                if !inputs.is_empty() && send(&to, inputs).is_err() {
                    return;
                }
            }
            let _ = to.send(Message::Terminate);
        })?;
    Ok(())
}

fn send(to: &Sender<Message>, inputs: Vec<Input>) -> Result<(), ()> {
    to.send(Message::Input(inputs)).map_err(drop)
}

/// Waits for bytes: for ever, or until a cut sequence has to be settled.
fn more_comes(input: &std::fs::File, waiting: bool) -> Result<bool, Errno> {
    let mut fds = [PollFd::new(input, PollFlags::IN)];
    let ready = poll(&mut fds, waiting.then_some(&SETTLE))?;
    Ok(ready > 0)
}
