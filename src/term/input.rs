//! The thread that reads keys: it blocks on the terminal and on nothing else.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::decoder::{Decoder, Event};
use super::pace::RECEIVED;
use super::probe::Probe;
use crate::app::{Input, Message};

/// Reads keys from the terminal in a thread of its own, one message a read. What the
/// terminal answers goes to the probe, and [`Message::Answered`] says that it did. A
/// terminal that is gone is [`Message::Terminate`].
///
/// # Errors
/// Where the thread cannot be started or the terminal cannot be kept.
pub fn read_input(tty: &super::Tty, probe: Probe, to: Sender<Message>) -> io::Result<()> {
    let input = tty.input.try_clone()?;
    thread::Builder::new()
        .name("input".to_owned())
        .spawn(move || {
            let mut decoder = Decoder::default();
            let mut buffer = [0u8; 4096];
            // When the first byte of what waits came.
            let mut since = Instant::now();
            loop {
                let patience = decoder
                    .patience(probe.is_awaited())
                    .map(|patience| patience.saturating_sub(since.elapsed()));
                let waited = decoder.is_waiting();
                let mut events = match more_comes(&input, patience) {
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
                if !waited || !events.is_empty() {
                    since = Instant::now();
                } else if patience == Some(Duration::ZERO) {
                    // Keys that trickle in do not keep a broken sequence alive.
                    events = decoder.settle();
                }
                if send(&to, &probe, events).is_err() {
                    return;
                }
            }
            let _ = to.send(Message::Terminate);
        })?;
    Ok(())
}

/// Parts what was typed from what was answered; each keeps its order.
fn send(to: &Sender<Message>, probe: &Probe, events: Vec<Event>) -> Result<(), ()> {
    let mut inputs: Vec<Input> = Vec::new();
    let (mut answered, mut received) = (false, 0);
    for event in events {
        match event {
            Event::Input(input) => inputs.push(input),
            Event::Answer(sequence) if sequence == RECEIVED => received += 1,
            Event::Answer(sequence) => {
                probe.take(&sequence);
                answered = true;
            }
        }
    }
    // Each is of a frame of its own, also where several come at once.
    for _ in 0..received {
        to.send(Message::Received).map_err(drop)?;
    }
    if answered {
        to.send(Message::Answered).map_err(drop)?;
    }
    if !inputs.is_empty() {
        to.send(Message::Input(inputs)).map_err(drop)?;
    }
    Ok(())
}

/// Waits for bytes: for ever, or for so long.
fn more_comes(input: &std::fs::File, patience: Option<Duration>) -> Result<bool, Errno> {
    let timeout = patience.map(|patience| Timespec {
        tv_sec: patience.as_secs().try_into().unwrap_or(i64::MAX),
        tv_nsec: patience.subsec_nanos().into(),
    });
    let mut fds = [PollFd::new(input, PollFlags::IN)];
    let ready = poll(&mut fds, timeout.as_ref())?;
    Ok(ready > 0)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::send;
    use crate::app::Message;
    use crate::term::Probe;
    use crate::term::decoder::Decoder;

    #[test]
    fn two_receipts_in_one_read_are_those_of_two_frames() {
        let (to, messages) = channel();
        let probe = Probe::default();
        let events = Decoder::default().take(b"\x1b[0nj\x1b[0n");
        send(&to, &probe, events).unwrap();
        drop(to);
        let told: Vec<Message> = messages.iter().collect();
        assert!(
            matches!(
                told.as_slice(),
                [Message::Received, Message::Received, Message::Input(_)]
            ),
            "{told:?}"
        );
    }
}
