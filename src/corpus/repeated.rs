//! Lines that a site puts around its articles, found by their repetition: the same short
//! line at the edge of articles that are different otherwise.
//!
//! A line counts once for all articles with one longest line: copies of a wire story repeat
//! its prose. Lines that were seen once are forgotten from time to time (lossy counting,
//! Manku and Motwani 2002), so that memory does not grow with the corpus.

use std::collections::hash_map::DefaultHasher;
use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};

use super::lines::Draft;
use super::{Article, LineKind};

/// Different articles that make a line one of the site.
const ARTICLES: usize = 3;

/// Words of such a line at most: a paragraph that tells the background once more is prose.
const WORDS: usize = 12;

/// Lines with ink that are looked at from the beginning and from the end.
const EDGE: usize = 6;

/// After how many articles what was seen once is forgotten.
const WINDOW: usize = 20_000;

/// The lines that repeat across a corpus.
#[derive(Clone, Debug, Default)]
pub(super) struct Repeated(HashSet<u64>);

impl Repeated {
    /// True where the line stands around other articles, too.
    pub(super) fn holds(&self, line: &Draft<'_>) -> bool {
        !self.0.is_empty() && line.words <= WORDS && self.0.contains(&hash(&line.folded))
    }

    /// True where an article with these edges has to be tagged again.
    pub(super) fn touches(&self, edges: Edges) -> bool {
        self.0
            .iter()
            .any(|line| edges.0 & bits(*line) == bits(*line))
    }
}

/// Which lines stand at an article's edges: two bits of 64 a line, so that a million
/// articles are looked through without reading them again.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Edges(u64);

const fn bits(line: u64) -> u64 {
    1 << (line & 63) | 1 << (line >> 6 & 63)
}

/// Counts while the articles are read.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// The longest lines of the articles in which a line stands, up to [`ARTICLES`].
    lines: HashMap<u64, Vec<u64>>,
    read: usize,
}

impl Tally {
    /// Counts the edges of an article.
    pub(super) fn read(&mut self, article: &Article) -> Edges {
        let ink = |line: &&super::Line| line.kind != LineKind::Blank;
        let longest = article.lines.iter().max_by_key(|line| line.span.len());
        let body = hash(longest.map_or("", |line| line.span.of(&article.text)));
        let mut edges = Edges::default();
        let lines = article.lines.iter();
        for line in lines
            .clone()
            .filter(ink)
            .take(EDGE)
            .chain(lines.rev().filter(ink).take(EDGE))
        {
            let line = Draft::of(line.span.of(&article.text), 0);
            if line.words > WORDS {
                continue;
            }
            let line = hash(&line.folded);
            edges.0 |= bits(line);
            let bodies = self.lines.entry(line).or_default();
            if bodies.len() < ARTICLES && !bodies.contains(&body) {
                bodies.push(body);
            }
        }
        self.read += 1;
        if self.read.is_multiple_of(WINDOW) {
            self.lines.retain(|_, bodies| bodies.len() > 1);
        }
        edges
    }

    /// What repeats.
    pub(super) fn repeated(self) -> Repeated {
        let lines = self.lines.into_iter();
        Repeated(
            lines
                .filter(|(_, bodies)| bodies.len() >= ARTICLES)
                .map(|(line, _)| line)
                .collect(),
        )
    }
}

fn hash(line: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    line.hash(&mut hasher);
    hasher.finish()
}
