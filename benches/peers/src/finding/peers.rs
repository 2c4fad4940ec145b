//! The others, each as its documentation tells to use it.

use std::hint::black_box;

use fuzzy_matcher::FuzzyMatcher as _;
use fuzzy_matcher::skim::SkimMatcherV2;
use memchr::memmem;
use nucleo_matcher::pattern::{Atom, AtomKind, CaseMatching, Normalization};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// How many rows a screen of results has.
const SCREEN: usize = 64;

/// SkimMatcherV2 over raw text, ranked.
pub fn skim(titles: &[String], query: &str) -> usize {
    let matcher = SkimMatcherV2::default();
    let scores = titles.iter().map(|title| matcher.fuzzy_match(title, query));
    ranked(scores)
}

/// nucleo-matcher over folded keys, ranked; a word an atom.
pub fn nucleo(keys: &[&str], query: &str) -> usize {
    let mut matcher = Matcher::new(Config::DEFAULT);
    let atoms: Vec<Atom> = query
        .split(' ')
        .map(|word| {
            let (case, normal) = (CaseMatching::Respect, Normalization::Never);
            Atom::new(word, case, normal, AtomKind::Fuzzy, false)
        })
        .collect();
    let mut letters = Vec::new();
    let scores = keys.iter().map(|key| {
        let mut sum = 0;
        for atom in &atoms {
            let key = Utf32Str::new(key, &mut letters);
            sum += i64::from(atom.score(key, &mut matcher)?);
        }
        Some(sum)
    });
    ranked(scores)
}

/// frizbee over folded keys on so many threads; it ranks by itself.
pub fn frizbee(keys: &[&str], query: &str, threads: usize) -> usize {
    let config = frizbee::Config {
        casing: frizbee::CaseMatching::Respect,
        ..frizbee::Config::default()
    };
    let mut matcher = frizbee::Matcher::new(query, &config);
    let matches = match threads {
        1 => matcher.match_list(keys),
        threads => matcher.match_list_parallel(keys, threads),
    };
    black_box(&matches);
    matches.len()
}

/// A substring of the folded keys in one piece: the floor, no ranking.
pub fn substring(blob: &[u8], query: &str) -> usize {
    memmem::find_iter(blob, query.as_bytes()).count()
}

fn ranked(scores: impl Iterator<Item = Option<i64>>) -> usize {
    let mut found: Vec<(i64, usize)> = scores
        .enumerate()
        .filter_map(|(row, score)| Some((-score?, row)))
        .collect();
    let screen = SCREEN.min(found.len());
    if screen > 0 {
        found.select_nth_unstable(screen - 1);
        found[..screen].sort_unstable();
    }
    black_box(&found);
    found.len()
}
