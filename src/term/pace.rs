//! When the next frame may be begun: as fast as the link takes them, and no faster.
//!
//! What is behind a terminal's device cannot be seen from here: a session's server reads
//! at once whatever the link does. So the terminal itself says how far it has come: while
//! frames follow each other, one asks for a receipt (DSR 5, `CSI 5 n`; the answer is
//! `CSI 0 n`), and the next one waits for it. However slow the link, no more than two
//! frames are on their way, and what is seen is at most a round trip old. Pure: the time
//! is given, never asked for.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// The question at the end of a frame: every terminal answers it once it has come there.
pub const RECEIPT: &[u8] = b"\x1b[5n";
/// The answer.
pub const RECEIVED: &[u8] = b"\x1b[0n";

/// The least time between two frames: more are not seen.
const APART: Duration = Duration::from_millis(8);
/// Frames less than this apart follow each other, and ask for receipts.
const IN_A_ROW: Duration = Duration::from_millis(500);
/// The same where the terminal gives no receipts: over a link that may be slow.
const APART_UNSEEN: Duration = Duration::from_millis(50);
/// How long a terminal that has never answered anything is waited for.
const UNKNOWN: Duration = Duration::from_millis(500);
/// How long one that has is waited for: longer than any frame takes on the worst link,
/// short enough for a receipt that was lost with a connection.
const KNOWN: Duration = Duration::from_secs(10);
/// Bytes that may be on their way without a receipt before another frame is begun: what
/// fits into one packet.
const AHEAD: usize = 1_400;
/// A window that is being drawn larger sends many sizes: the frame waits for the last, but
/// not for ever.
const RESIZING: Duration = Duration::from_millis(60);
const RESIZING_AT_MOST: Duration = Duration::from_millis(150);

/// What is known of the terminal's receipts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Receipts {
    /// None was asked for yet, or the first has not come.
    #[default]
    Unknown,
    /// It gives them, or has answered other questions.
    Given,
    /// It was waited for in vain.
    Silent,
}

/// The pace of frames.
#[derive(Clone, Debug, Default)]
pub struct Pace {
    /// When the last frame was given out.
    last: Option<Instant>,
    /// The frames whose receipts have not come: when they were sent, and their bytes.
    awaited: VecDeque<(Instant, usize)>,
    /// Bytes of the last frame.
    size: usize,
    receipts: Receipts,
    /// The first and the last size since the last frame.
    resized: Option<(Instant, Instant)>,
}

impl Pace {
    /// How long the next frame has to wait; `None` where it may be begun now.
    pub fn wait(&mut self, now: Instant) -> Option<Duration> {
        let patience = self.patience();
        let oldest = self.awaited.front().map(|(sent, _)| *sent + patience);
        if oldest.is_some_and(|late| now >= late) {
            // A receipt that comes late makes it known again.
            self.awaited.clear();
            self.receipts = Receipts::Silent;
        }
        let ahead: usize = self.awaited.iter().map(|(_, bytes)| bytes).sum();
        let apart = match self.receipts {
            Receipts::Silent => APART_UNSEEN,
            Receipts::Unknown | Receipts::Given => APART,
        };
        let apart = self.last.map(|last| last + apart);
        // The next frame will be about as large as the last one.
        let received = oldest.filter(|_| ahead + self.size > AHEAD);
        let resized = self
            .resized
            .map(|(first, last)| (last + RESIZING).min(first + RESIZING_AT_MOST));
        let until = [apart, received, resized].into_iter().flatten().max()?;
        let left = until.saturating_duration_since(now);
        (!left.is_zero()).then_some(left)
    }

    /// True where the frame that is begun now has to ask for a receipt.
    #[must_use]
    pub fn wants_receipt(&self, now: Instant) -> bool {
        let in_a_row = self.last.is_some_and(|last| now < last + IN_A_ROW);
        in_a_row && self.receipts != Receipts::Silent
    }

    /// A frame of so many bytes was given out, and asked for a receipt or did not.
    pub fn sent(&mut self, now: Instant, bytes: usize, receipt: bool) {
        self.last = Some(now);
        self.size = bytes;
        self.resized = None;
        if receipt {
            self.awaited.push_back((now, bytes));
        }
    }

    /// A receipt has come: they come in the order of the frames.
    pub fn received(&mut self) {
        self.awaited.pop_front();
        self.receipts = Receipts::Given;
    }

    /// The terminal has answered a question: it will give receipts too.
    pub const fn answered(&mut self) {
        self.receipts = Receipts::Given;
    }

    /// The terminal has another size.
    pub fn resized(&mut self, now: Instant) {
        let first = self.resized.map_or(now, |(first, _)| first);
        self.resized = Some((first, now));
    }

    /// The terminal may be another one: nothing is known of it, nothing is awaited of it.
    pub fn forget(&mut self) {
        *self = Self {
            resized: self.resized,
            ..Self::default()
        };
    }

    const fn patience(&self) -> Duration {
        match self.receipts {
            Receipts::Unknown => UNKNOWN,
            Receipts::Given => KNOWN,
            Receipts::Silent => Duration::ZERO,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::Pace;

    const fn ms(milliseconds: u64) -> Duration {
        Duration::from_millis(milliseconds)
    }

    #[test]
    fn a_frame_after_a_rest_goes_at_once_and_asks_for_nothing() {
        let start = Instant::now();
        let mut pace = Pace::default();
        assert_eq!(pace.wait(start), None);
        assert!(!pace.wants_receipt(start));
        pace.sent(start, 200, false);
        assert_eq!(pace.wait(start + ms(3)), Some(ms(5)));
        assert_eq!(pace.wait(start + ms(9)), None);
        assert!(pace.wants_receipt(start + ms(9)));
        assert!(!pace.wants_receipt(start + ms(900)));
    }

    #[test]
    fn the_next_frame_waits_for_the_receipt() {
        let start = Instant::now();
        let mut pace = Pace::default();
        pace.sent(start, 4_000, true);
        pace.received();
        pace.sent(start + ms(10), 4_000, true);
        assert_eq!(pace.wait(start + ms(4_010)), Some(ms(6_000)));
        pace.received();
        assert_eq!(pace.wait(start + ms(4_010)), None);
    }

    #[test]
    fn small_frames_go_one_packet_ahead_of_their_receipts() {
        let start = Instant::now();
        let mut pace = Pace::default();
        let mut sent = 0;
        while pace.wait(start + ms(10 * sent)).is_none() {
            pace.sent(start + ms(10 * sent), 200, true);
            sent += 1;
        }
        assert_eq!(sent, 7);
        pace.received();
        assert_eq!(pace.wait(start + ms(70)), None);
    }

    #[test]
    fn a_terminal_that_gives_none_is_waited_for_once() {
        let start = Instant::now();
        let mut pace = Pace::default();
        pace.sent(start, 4_000, true);
        assert_eq!(pace.wait(start + ms(100)), Some(ms(400)));
        assert_eq!(pace.wait(start + ms(500)), None);
        pace.sent(start + ms(500), 200, false);
        assert!(!pace.wants_receipt(start + ms(510)));
        // It was only slow.
        pace.received();
        assert!(pace.wants_receipt(start + ms(520)));
    }

    #[test]
    fn sizes_are_waited_for_until_they_rest_but_not_for_ever() {
        let start = Instant::now();
        let mut pace = Pace::default();
        pace.resized(start);
        assert_eq!(pace.wait(start), Some(ms(60)));
        let mut frames = 0;
        for at in (0..200).step_by(10) {
            pace.resized(start + ms(at));
            if pace.wait(start + ms(at)).is_none() {
                frames += 1;
                pace.sent(start + ms(at), 200, false);
            }
        }
        assert_eq!(frames, 1);
    }
}
