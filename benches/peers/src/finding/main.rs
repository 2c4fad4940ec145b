//! khabar's title filter beside other matchers, in one run: see README.md.

mod fzf;
mod headlines;
mod heap;
mod peers;
#[path = "../../../../tests/suite/seeded.rs"]
mod seeded;
mod warm;

use std::cell::Cell;
use std::hint::black_box;
use std::time::{Duration, Instant};

use khabar::corpus::ArticleId;
use khabar::search::{ImageBytes, Index, Query, Row, key_of};

#[global_allocator]
static HEAP: heap::Counted = heap::Counted;

/// What is typed, and what it is an example of.
const QUERIES: [(&str, &str); 8] = [
    ("one letter", "ب"),
    ("two letters", "قر"),
    ("three letters", "بوت"),
    ("a word", "بوتين"),
    ("two words", "قره باغ"),
    ("two words", "وقف إطلاق"),
    ("a typo", "اذريبجان"),
    ("a romanised name", "putin"),
];

/// The column that is timed by the clock, since it has threads of its own. The others are
/// timed by the processor time of their one thread, but for khabar's where it has
/// [more](MANY).
const PARALLEL: usize = 5;

/// khabar's columns, and from how many titles on it has more threads than one.
const OURS: std::ops::Range<usize> = 0..2;
const MANY: usize = 2_000_000;

/// Images of so many bytes stand in pages of their own, and are not in the heap.
const PAGES: usize = 32 << 20;

const ROUNDS: usize = 5;
/// Presses of a key of which the slowest of twenty is told.
const PRESSES: usize = 100;
const CANCELLED: usize = 300;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let count = arguments.next().map_or(1_000_000, |n| n.parse().unwrap());
    let alone = arguments.next().is_some_and(|word| word == "alone");
    let titles = headlines::headlines(count);
    let letters: usize = titles.iter().map(|title| title.chars().count()).sum();
    println!(
        "{count} headlines, {} MB, mean {} characters",
        titles.iter().map(String::len).sum::<usize>() / 1_000_000,
        letters / count
    );

    let before = heap::held();
    let start = now();
    let (index, images) = index(&titles);
    let built = now() - start;
    let held = heap::held() - before;
    let [keys, words] = index.image_sizes();
    println!(
        "built in {built:.2?} of processor time; images: keys {:.1} B a title, words {:.1} B a title",
        keys as f64 / count as f64,
        words as f64 / count as f64
    );
    let in_heap = [keys, words].into_iter().filter(|size| *size < PAGES);
    let rest = held - in_heap.sum::<usize>().cast_signed();
    println!("heap beside the images {:.1} MB", rest as f64 / 1e6);

    if let Some(query) = arguments.next() {
        return again_and_again(&index, &query);
    }
    times(&titles, &index, alone);
    presses(&index);
    cancelling(&index);
    warm::starts(count, &images, FINGERPRINT, "بوتين");
    if !alone {
        in_a_terminal(&titles, &index);
    }
}

/// What the images are known by.
const FINGERPRINT: [u8; 16] = [1; 16];

fn index(titles: &[String]) -> (Index, [ImageBytes; 2]) {
    let mut index = Index::default();
    for (id, title) in (0..).zip(titles) {
        index.add(&Row::new(ArticleId(id), title));
    }
    let images = index.finish(FINGERPRINT).unwrap();
    (index, images)
}

/// Processor time of this thread: what a busy machine does not lengthen.
fn now() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.cast_unsigned(), time.tv_nsec as u32)
}

const NEVER: &dyn Fn() -> bool = &|| false;

/// Milliseconds a key, the best of some rounds, all in turns.
fn times(titles: &[String], index: &Index, alone: bool) {
    let keys: Vec<String> = match alone {
        true => Vec::new(),
        false => titles.iter().map(|title| key_of(title)).collect(),
    };
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let blob = keys.join("\n");
    println!(
        "\n{:<16} {:<10} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8} | answers: exact + loose, of frizbee",
        "", "", "khabar", "portable", "skim", "nucleo", "frizbee1", "frizbee2", "memmem"
    );
    let mut of_frizbee = Vec::new();
    for (what, query) in QUERIES {
        let key = key_of(query);
        let parsed = Query::parse(query);
        let mut best = [Duration::MAX; 7];
        let (mut theirs, mut theirs_too) = (0, 0);
        let rounds = if alone { 1 } else { ROUNDS };
        for _ in 0..rounds {
            let mut timed = |nth: usize, work: &mut dyn FnMut()| {
                // Threads of its own have no part in the time of this one.
                let (start, spent) = (Instant::now(), now());
                work();
                let is_parallel = nth == PARALLEL || titles.len() > MANY && OURS.contains(&nth);
                let took = if is_parallel {
                    start.elapsed()
                } else {
                    now() - spent
                };
                best[nth] = best[nth].min(took);
            };
            for _ in 0..5 {
                timed(0, &mut || drop(black_box(index.search(&parsed, NEVER))));
            }
            timed(1, &mut || {
                drop(black_box(index.search_portably(&parsed, NEVER)));
            });
            if !alone {
                timed(2, &mut || theirs_too = peers::skim(titles, query));
                timed(3, &mut || theirs_too = peers::nucleo(&keys, &key));
                timed(4, &mut || theirs = peers::frizbee(&keys, &key, 1));
                timed(5, &mut || theirs_too = peers::frizbee(&keys, &key, 2));
                timed(6, &mut || {
                    theirs_too = peers::substring(blob.as_bytes(), &key)
                });
            }
        }
        black_box(theirs_too);
        let outcome = index.search(&parsed, NEVER);
        print!("{what:<16} {query:<10}");
        for time in best {
            match time {
                Duration::MAX => print!(" {:>8}", "–"),
                time => print!(" {:>8.2}", time.as_secs_f64() * 1e3),
            }
        }
        println!(" | {} + {}, {theirs}", outcome.exact, outcome.loose);
        if !alone {
            let ratio = |nth: usize| best[0].as_secs_f64() / best[nth].as_secs_f64();
            println!(
                "{:>27} 1/{:.0} of skim, {:.2} of frizbee1",
                "",
                1.0 / ratio(2),
                ratio(4)
            );
            of_frizbee.push(ratio(4));
        }
    }
    if !alone {
        let logs: f64 = of_frizbee.iter().map(|ratio| ratio.ln()).sum();
        let mean = (logs / of_frizbee.len() as f64).exp();
        println!("geometric mean: {mean:.2} of frizbee on one thread");
    }
}

/// fzf in a terminal of its own, by the clock, and khabar by the clock beside it.
fn in_a_terminal(titles: &[String], index: &Index) {
    let Some(version) = fzf::version() else {
        println!("fzf is not installed: left out");
        return;
    };
    println!("fzf {version} in a terminal, by the clock, from the last key to the last row:");
    let mut fzf = fzf::Fzf::over(titles);
    for (_, query) in QUERIES {
        let theirs = fzf.types(query);
        let parsed = Query::parse(query);
        let ours = (0..ROUNDS).map(|_| {
            let start = Instant::now();
            black_box(index.search(&parsed, NEVER));
            start.elapsed()
        });
        let ours = ours.min().unwrap_or_default();
        println!(
            "{query:<10} {theirs:>8.0?}, khabar {ours:.2?}: 1/{:.0}",
            theirs.as_secs_f64() / ours.as_secs_f64()
        );
    }
}

/// One query, to be looked at with a profiler.
fn again_and_again(index: &Index, query: &str) {
    let query = Query::parse(query);
    let mut took: Vec<Duration> = std::iter::repeat_with(|| {
        let start = now();
        black_box(index.search(&query, NEVER));
        now() - start
    })
    .take(200)
    .collect();
    took.sort_unstable();
    println!(
        "a search: at best {:.2?}, median {:.2?}",
        took[0], took[100]
    );
}

/// The slowest of twenty presses, for the words of the queries typed letter by letter.
fn presses(index: &Index) {
    let mut typed: Vec<&str> = Vec::new();
    for (_, query) in QUERIES {
        let ends = query.char_indices().map(|(at, c)| at + c.len_utf8());
        typed.extend(ends.map(|end| &query[..end]));
    }
    let mut took: Vec<(Duration, &str)> = (0..PRESSES.max(typed.len()))
        .map(|nth| {
            let typed = typed[nth % typed.len()];
            let query = Query::parse(typed);
            let (start, spent) = (Instant::now(), now());
            black_box(index.search(&query, NEVER));
            let spent = now() - spent;
            let took = if index.len() > MANY {
                start.elapsed()
            } else {
                spent
            };
            (took, typed)
        })
        .collect();
    took.sort_unstable();
    let (slowest, typed) = took[took.len() - 1];
    println!(
        "\na key: median {:.2?}, p95 {:.2?}, slowest {slowest:.2?} ({typed})",
        took[took.len() / 2].0,
        took[took.len() * 95 / 100].0,
    );
}

/// How long the thread computes between two looks at whether it was called off: no call
/// goes unheard for longer.
fn cancelling(index: &Index) {
    let mut longest: Vec<Duration> = Vec::new();
    for nth in 0..CANCELLED {
        let query = Query::parse(QUERIES[nth % QUERIES.len()].1);
        let last = Cell::new(now());
        let most = Cell::new(Duration::ZERO);
        let look = || {
            let here = now();
            most.set(most.get().max(here - last.get()));
            last.set(here);
            false
        };
        index.search(&query, &look);
        look();
        longest.push(most.get());
    }
    longest.sort_unstable();
    println!(
        "longest stretch of a search in which it cannot be called off: \
         median {:.2?}, p99 {:.2?}, slowest {:.2?}",
        longest[CANCELLED / 2],
        longest[CANCELLED * 99 / 100],
        longest[CANCELLED - 1]
    );
}
