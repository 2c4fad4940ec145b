//! When the next frame may be begun: as fast as the link takes them, and no faster.
//!
//! What is behind a terminal's device cannot be seen from here: a session's server reads
//! at once whatever the link does. So the terminal itself says how far it has come: while
//! frames follow each other, one asks for a receipt (DSR 5, `CSI 5 n`; the answer is
//! `CSI 0 n`), and the next one waits for it. However slow the link, no more than two
//! frames are on their way, and what is seen is at most a round trip old. Pure: the time
//! is given, never asked for.

use std::time::{Duration, Instant};

/// The question at the end of a frame: every terminal answers it once it has come there.
pub const RECEIPT: &[u8] = b"\x1b[5n";
/// The answer.
pub const RECEIVED: &[u8] = b"\x1b[0n";

/// The least time between two frames: more are not seen.
const APART: Duration = Duration::from_millis(8);
/// Frames less than this apart follow each other, and ask for receipts.
const IN_A_ROW: Duration = Duration::from_millis(500);
/// How long a terminal that has never given a receipt is waited for.
const UNKNOWN: Duration = Duration::from_millis(500);
/// How long one that has is waited for: longer than any frame takes on the worst link,
/// short enough for a receipt that was lost with a connection.
const KNOWN: Duration = Duration::from_secs(10);
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
    /// It gives them.
    Given,
    /// It was waited for in vain.
    Silent,
}

/// The pace of frames.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pace {
    /// When the last frame was given out.
    last: Option<Instant>,
    /// When a receipt was asked for that has not come.
    awaited: Option<Instant>,
    receipts: Receipts,
    /// The first and the last size since the last frame.
    resized: Option<(Instant, Instant)>,
}

impl Pace {
    /// How long the next frame has to wait; `None` where it may be begun now.
    pub fn wait(&mut self, now: Instant) -> Option<Duration> {
        if let Some(asked) = self.awaited
            && now >= asked + self.patience()
        {
            // A receipt that comes late makes it known again.
            self.awaited = None;
            self.receipts = Receipts::Silent;
        }
        let apart = self.last.map(|last| last + APART);
        let received = self.awaited.map(|asked| asked + self.patience());
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

    /// A frame was given out, and asked for a receipt or did not.
    pub const fn sent(&mut self, now: Instant, receipt: bool) {
        self.last = Some(now);
        self.resized = None;
        if receipt {
            self.awaited = Some(now);
        }
    }

    /// A receipt has come.
    pub const fn received(&mut self) {
        self.awaited = None;
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
        pace.sent(start, false);
        assert_eq!(pace.wait(start + ms(3)), Some(ms(5)));
        assert_eq!(pace.wait(start + ms(9)), None);
        assert!(pace.wants_receipt(start + ms(9)));
        assert!(!pace.wants_receipt(start + ms(900)));
    }

    #[test]
    fn the_next_frame_waits_for_the_receipt() {
        let start = Instant::now();
        let mut pace = Pace::default();
        pace.sent(start, true);
        pace.received();
        pace.sent(start + ms(10), true);
        assert_eq!(pace.wait(start + ms(4_010)), Some(ms(6_000)));
        pace.received();
        assert_eq!(pace.wait(start + ms(4_010)), None);
    }

    #[test]
    fn a_terminal_that_gives_none_is_waited_for_once() {
        let start = Instant::now();
        let mut pace = Pace::default();
        pace.sent(start, true);
        assert_eq!(pace.wait(start + ms(100)), Some(ms(400)));
        assert_eq!(pace.wait(start + ms(500)), None);
        pace.sent(start + ms(500), false);
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
                pace.sent(start + ms(at), false);
            }
        }
        assert_eq!(frames, 1);
    }
}
