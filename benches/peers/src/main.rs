//! khabar's layout and fribidi's, timed in turns: see README.md.

mod fribidi;
mod long;
#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../../../tests/suite/seeded.rs"]
mod seeded;

use std::fs;
use std::hint::black_box;
use std::ops::Range;
use std::path::Path;
use std::time::{Duration, Instant};

use khabar::layout::{Letters, Marks, Options, lines};
use khabar::letters::Direction;
use seeded::Seeded;

const RUNS: usize = 11;

fn main() {
    let options = Options {
        width: 72,
        base: Some(Direction::Rtl),
        letters: Letters::Forms,
        marks: Marks::Keep,
    };
    let text = arabic(1_000_000);
    let paragraphs: Vec<(Vec<u32>, Vec<Range<usize>>)> = text
        .lines()
        .map(|paragraph| {
            (
                paragraph.chars().map(u32::from).collect(),
                scalar_lines(paragraph, &options),
            )
        })
        .collect();
    let rows: usize = paragraphs.iter().map(|(_, lines)| lines.len()).sum();

    let (mut own, mut theirs) = (Duration::MAX, Duration::MAX);
    for _ in 0..RUNS {
        own = own.min(timed(|| {
            for paragraph in text.lines() {
                for line in lines(paragraph, &options) {
                    black_box(&line);
                }
            }
        }));
        theirs = theirs.min(timed(|| {
            for (scalars, lines) in &paragraphs {
                black_box(fribidi::lay_out(scalars, lines));
            }
        }));
    }
    println!(
        "{} bytes, {} paragraphs, {rows} lines of 72 cells",
        text.len(),
        paragraphs.len()
    );
    println!("khabar  {own:>10.3?}");
    println!("fribidi {theirs:>10.3?}");
    println!("ratio   {:>10.2}", own.as_secs_f64() / theirs.as_secs_f64());
    long::time(&arabic(10_000_000));
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// khabar's lines of a paragraph, as ranges of scalars.
fn scalar_lines(paragraph: &str, options: &Options) -> Vec<Range<usize>> {
    let mut start = 0;
    lines(paragraph, options)
        .map(|line| {
            let end = start + line.source.of(paragraph).chars().count();
            let range = start..end;
            start = end;
            range
        })
        .collect()
}

/// Sentences of the bundled Arabic articles in an order of chance.
fn arabic(bytes: usize) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
    let mut sentences = Vec::new();
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".txt")
            && !["-he.", "-fa.", "-ur."]
                .iter()
                .any(|other| name.contains(other))
        {
            let text = fs::read_to_string(path).unwrap();
            sentences.extend(
                text.lines()
                    .filter(|line| line.len() > 80)
                    .map(str::to_owned),
            );
        }
    }
    let mut lot = Seeded::new(1);
    let mut text = String::with_capacity(bytes + 1_000);
    let mut paragraph = 0;
    while text.len() < bytes {
        let sentence = &sentences[lot.below(sentences.len())];
        text.push_str(sentence);
        paragraph += sentence.len();
        text.push(if paragraph > 500 { '\n' } else { ' ' });
        if paragraph > 500 {
            paragraph = 0;
        }
    }
    text
}
