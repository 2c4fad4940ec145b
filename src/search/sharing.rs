//! Work that is shared among threads, and called off on all of them.

use std::num::NonZero;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// From so many windows on, more threads than one: what they save is then many times
/// what it costs to start them.
const MANY_WINDOWS: usize = 32;

/// Of so many windows, the same in bytes that are read piece by piece.
const MANY_BYTES: usize = 1 << 18;

/// The most threads.
const MOST_THREADS: usize = 8;

/// How many of so many windows are a share: at least one.
pub(super) fn windows_of_share(windows: usize) -> usize {
    windows.div_ceil(threads(windows)).max(1)
}

/// How many threads are worth it for so many windows.
pub(super) fn threads(windows: usize) -> usize {
    match windows {
        ..MANY_WINDOWS => 1,
        _ => {
            let threads = thread::available_parallelism().map_or(1, NonZero::get);
            threads.min(MOST_THREADS)
        }
    }
}

/// Does each piece of some work for so many windows, whose cost is told in bytes that are
/// read, on whichever thread is free; what comes of them is in their order. `None` where
/// called off.
pub(super) fn each<I: Sync, T: Send>(
    pieces: &[I],
    (windows, cost): (usize, usize),
    cancel: &dyn Fn() -> bool,
    work: impl Fn(&I) -> T + Sync,
) -> Option<Vec<T>> {
    let threads = match cost {
        ..MANY_BYTES => 1,
        _ => threads(windows).min(pieces.len()),
    };
    let left = Mutex::new(pieces.iter().enumerate());
    let next = || left.lock().ok()?.next();
    let shares = vec![(); threads.max(1)];
    let done = shared(shares, cancel, |(), is_off| {
        let mut done = Vec::new();
        while let Some((nth, piece)) = next().filter(|_| !is_off()) {
            done.push((nth, work(piece)));
        }
        done
    })?;
    let mut done: Vec<(usize, T)> = done.into_iter().flatten().collect();
    done.sort_unstable_by_key(|(nth, _)| *nth);
    Some(done.into_iter().map(|(_, done)| done).collect())
}

/// Does each share on a thread of its own, the first one on this thread. The work is told
/// now and then whether it was called off; `None` where it was.
pub(super) fn shared<I: Send, T: Send>(
    shares: Vec<I>,
    cancel: &dyn Fn() -> bool,
    work: impl Fn(I, &dyn Fn() -> bool) -> T + Sync,
) -> Option<Vec<T>> {
    let off = AtomicBool::new(false);
    // Only this thread may ask; the others hear of it.
    let asks = || {
        if cancel() {
            off.store(true, Ordering::Relaxed);
        }
        off.load(Ordering::Relaxed)
    };
    let hears = || off.load(Ordering::Relaxed);
    let (work, hears) = (&work, &hears);
    let done = thread::scope(|scope| {
        let mut shares = shares.into_iter();
        let own = shares.next();
        let others: Vec<_> = shares
            .map(|share| scope.spawn(move || work(share, hears)))
            .collect();
        let own = own.map(|share| work(share, &asks));
        let others = others.into_iter().map(|other| match other.join() {
            Ok(done) => done,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        own.into_iter().chain(others).collect()
    });
    (!off.into_inner()).then_some(done)
}

#[cfg(test)]
mod tests {
    use super::{each, shared, windows_of_share};

    #[test]
    fn few_windows_are_one_share_and_none_is_none() {
        assert_eq!(windows_of_share(0), 1);
        assert_eq!(windows_of_share(20), 20);
        assert!(windows_of_share(1000) <= 1000);
    }

    #[test]
    fn shares_are_done_in_their_order_and_called_off_together() {
        let all = shared(vec![1, 2, 3], &|| false, |share, _| share * 10);
        assert_eq!(all, Some(vec![10, 20, 30]));
        let none: Vec<u8> = Vec::new();
        assert_eq!(shared(none, &|| false, |share, _| share), Some(Vec::new()));
        let off = shared(vec![1, 2, 3], &|| true, |_, is_off| {
            while !is_off() {
                std::thread::yield_now();
            }
        });
        assert_eq!(off, None);
    }

    #[test]
    fn pieces_are_done_in_their_order_whoever_does_them() {
        let pieces: Vec<usize> = (0..1000).collect();
        for cost in [(0, usize::MAX), (1000, 0), (1000, usize::MAX)] {
            let twice = each(&pieces, cost, &|| false, |piece| piece * 2).unwrap();
            assert!(twice.into_iter().eq((0..1000).map(|piece| piece * 2)));
            assert_eq!(each(&pieces, cost, &|| true, |piece| *piece), None);
        }
        assert_eq!(
            each(&[0; 0], (1000, usize::MAX), &|| false, |piece| *piece),
            Some(Vec::new())
        );
    }
}
