//! What times and quantities cost: articles of 6.5 KB a second on one core, beside
//! cutting the same text into words. `cargo bench --bench facts`.
//!
//! The articles are those of `corpus`, joined and cut to size, so that the density of
//! facts is that of news. Best of several rounds, both in turns.

#![allow(
    missing_docs,
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a benchmark prints, and fails loudly"
)]

use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};
use std::{env, fs, io};

use khabar::corpus::{self, Article, Articles as _};
use khabar::facts;
use khabar::letters::words::Words;

/// Bytes of an article, as the goals of the project count it.
const SIZE: usize = 6500;
const ROUNDS: usize = 9;

/// What a child is asked for: the tables of times and quantities, of all facts.
const TABLES: [&str; 2] = ["tables", "all-tables"];
/// Children that are asked.
const CHILDREN: usize = 21;

fn main() {
    let articles = articles().expect("the bundled corpus is beside the benchmark");
    let asked = env::args().nth(1).unwrap_or_default();
    if TABLES.contains(&asked.as_str()) {
        let first_article = || {
            timed(|| {
                let Some(article) = articles.first() else {
                    return;
                };
                if asked == TABLES[0] {
                    black_box(facts::times_and_quantities(article));
                } else {
                    black_box(facts::extract(article));
                }
            })
        };
        // The first time the tables are read, too.
        let tables = first_article().saturating_sub(first_article());
        println!("{}", tables.as_micros());
        return;
    }
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    let (mut words, mut own, mut all) = (Duration::MAX, Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        words = words.min(timed(|| {
            for article in &articles {
                black_box(Words::new(&article.text));
            }
        }));
        own = own.min(timed(|| {
            for article in &articles {
                black_box(facts::times_and_quantities(article));
            }
        }));
        all = all.min(timed(|| {
            for article in &articles {
                black_box(facts::extract(article));
            }
        }));
    }
    let rate = |took: Duration| bytes as f64 / SIZE as f64 / took.as_secs_f64();
    println!(
        "{} articles, {bytes} bytes; a second, of {SIZE} bytes:",
        articles.len()
    );
    println!("words alone           {:>8.0}", rate(words));
    println!(
        "times and quantities  {:>8.0}  {:.2} of words",
        rate(own),
        ratio(own, words)
    );
    println!(
        "all facts             {:>8.0}  {:.2} of words",
        rate(all),
        ratio(all, words)
    );
    for (asked, of) in TABLES
        .into_iter()
        .zip(["times and quantities", "all facts"])
    {
        let (best, median) = tables(asked).expect("the benchmark can start itself");
        println!("tables of {of}, at the first article: {median:.2?}, at best {best:.2?}");
    }
}

/// What the tables cost in a program that has just been started: the best and the median of
/// several.
fn tables(asked: &str) -> io::Result<(Duration, Duration)> {
    let own = env::current_exe()?;
    let mut all: Vec<u64> = (0..CHILDREN)
        .filter_map(|_| {
            let out = Command::new(&own).arg(asked).output().ok()?;
            String::from_utf8_lossy(&out.stdout).trim().parse().ok()
        })
        .collect();
    all.sort_unstable();
    let at = |place: usize| all.get(place).copied().map(Duration::from_micros);
    at(0)
        .zip(at(all.len() / 2))
        .ok_or_else(|| io::Error::other("no child answered"))
}

fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// Articles of [`SIZE`] bytes, cut at line ends, as `corpus` reads them.
fn articles() -> io::Result<Vec<Arc<Article>>> {
    let folder = tempfile::tempdir()?;
    let texts = texts()?;
    for (at, text) in texts.iter().enumerate() {
        fs::write(folder.path().join(format!("{at:03}.txt")), text)?;
    }
    let store = corpus::open(&[folder.path().into()]).store;
    let read: Vec<Arc<Article>> = store
        .page(0, store.count())
        .into_iter()
        .filter_map(|id| store.article(id).ok())
        .collect();
    // Enough of them that a round is long beside the clock.
    Ok(read.iter().cycle().take(read.len() * 20).cloned().collect())
}

fn texts() -> io::Result<Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut paths: Vec<_> = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let mut articles = vec![String::new()];
    for path in paths {
        for line in fs::read_to_string(path)?.lines() {
            let full = articles
                .last()
                .is_some_and(|last| last.len() + line.len() > SIZE);
            if full {
                articles.push(String::new());
            }
            if let Some(last) = articles.last_mut() {
                last.push_str(line);
                last.push('\n');
            }
        }
    }
    Ok(articles)
}
