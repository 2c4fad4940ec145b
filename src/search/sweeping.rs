//! All titles against one word: window by window, on several threads where there are many.

use std::num::NonZero;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::matching::Asked;
use super::rank::Tier;
use super::tiers::{Tiers, offer};
use super::titles::{LANES, LaneSet, Met, Scan, WINDOW};

/// Groups that are swept between two looks at whether the search was called off: those
/// of a window.
pub(super) const CHUNK: usize = WINDOW / LANES;

/// From so many windows on, more threads than one: what they save is then many times
/// what it costs to start them.
const MANY_WINDOWS: usize = 128;

/// The most threads.
const MOST_THREADS: usize = 8;

/// Sweeps every group, or those with a row that is wanted. `None` where called off.
pub(super) fn sweep_all(
    asked: &Asked<'_>,
    scan: Scan<'_>,
    wanted: Option<&Tiers>,
    tiers: &mut Tiers,
    cancel: &dyn Fn() -> bool,
) -> Option<()> {
    let windows = scan.parts().groups().div_ceil(CHUNK);
    let threads = match windows {
        ..MANY_WINDOWS => 1,
        _ => thread::available_parallelism().map_or(1, NonZero::get),
    };
    let share = windows.div_ceil(threads.min(MOST_THREADS)).max(1);
    let off = AtomicBool::new(false);
    // Only this thread may ask; the others hear of it.
    let asks = || {
        if cancel() {
            off.store(true, Ordering::Relaxed);
        }
        off.load(Ordering::Relaxed)
    };
    let hears = || off.load(Ordering::Relaxed);
    thread::scope(|scope| {
        let mut shares = tiers.shares(share * WINDOW).enumerate();
        let own = shares.next();
        for (nth, tiers) in shares {
            let part = Part::new(asked, scan, wanted, nth * share);
            scope.spawn(move || part.sweep(tiers, &hears));
        }
        if let Some((_, tiers)) = own {
            let part = Part::new(asked, scan, wanted, 0);
            part.sweep(tiers, &asks);
            // The others may go on for longer.
        }
    });
    (!off.into_inner()).then_some(())
}

/// Some of the windows.
#[derive(Clone, Copy)]
struct Part<'a> {
    asked: &'a Asked<'a>,
    scan: Scan<'a>,
    wanted: Option<&'a Tiers>,
    first_window: usize,
}

impl<'a> Part<'a> {
    const fn new(
        asked: &'a Asked<'a>,
        scan: Scan<'a>,
        wanted: Option<&'a Tiers>,
        first_window: usize,
    ) -> Self {
        Self {
            asked,
            scan,
            wanted,
            first_window,
        }
    }

    /// Sweeps the windows whose rows these tiers are.
    fn sweep(self, tiers: &mut [u8], is_off: &dyn Fn() -> bool) {
        let windows = tiers.len().div_ceil(WINDOW);
        for window in self.first_window..self.first_window + windows {
            if is_off() {
                return;
            }
            let last = ((window + 1) * CHUNK).min(self.scan.parts().groups());
            for group in window * CHUNK..last {
                self.group(group, tiers);
            }
        }
    }

    fn group(self, group: usize, tiers: &mut [u8]) {
        let Some(pattern) = &self.asked.pattern else {
            return;
        };
        let is_wanted = |wanted: &Tiers| {
            let mut rows = self.scan.parts().rows(group).flatten();
            rows.any(|row| wanted.holds(row))
        };
        if !self.wanted.is_none_or(is_wanted) {
            return;
        }
        let mut met = self.scan.group(group, pattern);
        if !self.asked.is_free() {
            (met.close, met.inside) = (LaneSet::NONE, LaneSet::NONE);
        }
        if let Some(bare) = &self.asked.bare {
            met.word = met.word.or(self.scan.group(group, bare).word);
        }
        let first = self.first_window * WINDOW;
        for (lanes, tier) in by_tier(met) {
            each_row(self.scan, group, lanes, |row| {
                offer(tiers, row.wrapping_sub(first), tier);
            });
        }
    }
}

/// The best tier of each lane.
fn by_tier(met: Met) -> [(LaneSet, Tier); 4] {
    let known = met.word.or(met.prefix);
    [
        (met.word, Tier::Word),
        (met.prefix.but_not(met.word), Tier::Prefix),
        (met.close.but_not(known), Tier::Fuzzy),
        (met.inside.but_not(known.or(met.close)), Tier::Inside),
    ]
}

/// The rows in these lanes of a group.
pub(super) fn each_row(scan: Scan<'_>, group: usize, lanes: LaneSet, mut each: impl FnMut(usize)) {
    for lane in lanes.iter() {
        scan.parts()
            .row(group, lane)
            .into_iter()
            .for_each(&mut each);
    }
}
