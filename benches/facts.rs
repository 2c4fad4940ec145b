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
use std::sync::Arc;
use std::time::{Duration, Instant};
use std::{fs, io};

use khabar::corpus::{self, Article, Articles as _};
use khabar::facts;
use khabar::letters::words::Words;

/// Bytes of an article, as the goals of the project count it.
const SIZE: usize = 6500;
const ROUNDS: usize = 9;

fn main() {
    let articles = articles().expect("the bundled corpus is beside the benchmark");
    let first_article = || {
        timed(|| {
            black_box(articles.first().map(|one| facts::times_and_quantities(one)));
        })
    };
    // The first time the tables are read, too.
    let tables = first_article().saturating_sub(first_article());
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
    println!("their tables, once    {tables:>8.2?}");
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
