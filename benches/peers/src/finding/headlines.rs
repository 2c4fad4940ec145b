//! Headlines by chance, the same on every machine: pieces of the bundled articles, and
//! words that are coined of halves of theirs, so that there are as many different words
//! as in the news.

use std::fs;
use std::path::Path;

use crate::seeded::Seeded;

/// Words that are coined.
const COINED: usize = 200_000;

/// The mean length of a headline, in characters, as measured in news.
const MEAN: usize = 53;

/// So many headlines.
pub fn headlines(count: usize) -> Vec<String> {
    let runs = runs_of_words();
    let words: Vec<&str> = runs.iter().flatten().map(String::as_str).collect();
    let mut lot = Seeded::new(2);
    let coined: Vec<String> = (0..COINED).map(|_| coin(&words, &mut lot)).collect();
    (0..count)
        .map(|_| headline(&runs, &coined, &mut lot))
        .collect()
}

fn headline(runs: &[Vec<String>], coined: &[String], lot: &mut Seeded) -> String {
    // The last piece goes over it by some letters.
    let length = MEAN / 3 + lot.below(MEAN);
    let mut text = String::new();
    let mut letters = 0;
    // By words, so that long articles give more pieces.
    while letters < length {
        let run = &runs[lot.below(runs.len())];
        let from = lot.below(run.len());
        for word in run.iter().skip(from).take(2 + lot.below(4)) {
            if !text.is_empty() {
                text.push(' ');
            }
            let word = match lot.below(8) {
                // Some of them often, most of them seldom.
                0 => {
                    let end = 1 + lot.below(COINED);
                    let end = 1 + lot.below(end);
                    &coined[lot.below(end)]
                }
                _ => word,
            };
            text.push_str(word);
            letters += word.chars().count() + 1;
        }
    }
    text
}

/// The first half of one word and the second of another.
fn coin(words: &[&str], lot: &mut Seeded) -> String {
    let half = |word: &str, second: bool| {
        let letters: Vec<char> = word.chars().collect();
        let (first, last) = letters.split_at(letters.len().div_ceil(2));
        String::from_iter(if second { last } else { first })
    };
    let one = lot.one(words);
    half(one, false) + &half(lot.one(words), true)
}

/// The lines of the bundled articles, word by word.
fn runs_of_words() -> Vec<Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    paths.sort();
    let texts = paths.iter().map(|path| fs::read_to_string(path).unwrap());
    texts
        .flat_map(|text| {
            let lines = text.lines().filter(|line| line.len() > 30);
            lines
                .map(|line| line.split_whitespace().map(str::to_owned).collect())
                .collect::<Vec<Vec<String>>>()
        })
        .collect()
}
