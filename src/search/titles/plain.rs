//! What a match is, told for one key: the sweep finds exactly this.

use super::particles::MOST_LETTERS;
use super::pattern::{Pattern, SHORTEST_STEM};
use crate::search::rank::Tier;

/// How one key meets a pattern.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::search) struct Meets {
    /// Some word is the pattern, or is it behind particles.
    pub(super) word: bool,
    /// Some word begins with it, or does behind particles that leave three letters.
    pub(super) prefix: bool,
    /// Its letters stand in order in a stretch of at most [`Pattern::stretch`] bytes that
    /// begins where a word begins; or, of Latin letters, they stand in runs each of which
    /// begins a word, with no more than one word left out between two runs.
    pub(super) close: bool,
    /// It stands somewhere, whole.
    pub(super) inside: bool,
}

impl Meets {
    /// True where it stands somewhere, whole.
    pub(in crate::search) const fn stands(self) -> bool {
        self.word || self.prefix || self.inside
    }

    /// The best of the ways that are no word and no beginning of one.
    pub(in crate::search) const fn scattered(self) -> Option<Tier> {
        match self {
            Self { close: true, .. } => Some(Tier::Fuzzy),
            Self { inside: true, .. } => Some(Tier::Inside),
            _ => None,
        }
    }
}

/// How `key` meets `pattern`.
pub(in crate::search) fn meets(key: &[u8], pattern: &Pattern) -> Meets {
    let mut meets = at_starts(key, pattern);
    let letters = pattern.letters();
    for start in word_starts(key) {
        let word = key.get(start..).unwrap_or(&[]);
        meets.close |=
            last_of(word, letters).is_some_and(|last| last < usize::from(pattern.stretch()));
    }
    meets.close |= pattern.takes_initials() && are_initials(key, letters);
    meets.inside =
        pattern.counts_inside() && key.windows(letters.len()).any(|window| window == letters);
    meets
}

/// The best way in which `key` meets `pattern`.
pub(in crate::search) fn best_tier(key: &[u8], pattern: &Pattern) -> Option<Tier> {
    match at_starts(key, pattern) {
        Meets { word: true, .. } => Some(Tier::Word),
        Meets { prefix: true, .. } => Some(Tier::Prefix),
        _ => meets(key, pattern).scattered(),
    }
}

/// The words that are it or begin with it, behind particles too.
fn at_starts(key: &[u8], pattern: &Pattern) -> Meets {
    let mut meets = Meets::default();
    for rest in rests(key, pattern) {
        meets.prefix = true;
        meets.word |= ends_word(rest);
    }
    meets
}

/// What comes after the pattern wherever a word begins with it, or does behind particles.
fn rests<'k>(key: &'k [u8], pattern: &Pattern) -> impl Iterator<Item = &'k [u8]> {
    let longest = match pattern.takes_particles() {
        true => MOST_LETTERS,
        false => 0,
    };
    word_starts(key).flat_map(move |start| {
        let word = key.get(start..).unwrap_or(&[]);
        (0..=longest).filter_map(move |particles| {
            let stem = word.get(particles..)?;
            let rest = stem.strip_prefix(pattern.letters())?;
            let is_stem = || behind_particles(word).any(|behind| behind == stem);
            (particles == 0 || is_stem()).then_some(rest)
        })
    })
}

/// The stretches of `key` over which the letters of `pattern` are scattered, closest
/// together first: the start of each and the byte after it.
pub(in crate::search) fn stretches(key: &[u8], pattern: &Pattern) -> Vec<std::ops::Range<usize>> {
    let mut found: Vec<_> = word_starts(key)
        .filter_map(|start| {
            let last = last_of(key.get(start..)?, pattern.letters())?;
            (last < usize::from(pattern.stretch())).then_some(start..start + last + 1)
        })
        .collect();
    found.sort_by_key(std::ops::Range::len);
    found
}

/// The fewest letters that are left over of a word that begins with the pattern, in bytes.
pub(in crate::search) fn left_over(key: &[u8], pattern: &Pattern) -> usize {
    let of_word = |rest: &[u8]| {
        let end = rest.iter().position(|&byte| byte == Pattern::SPACE);
        end.unwrap_or(rest.len())
    };
    rests(key, pattern).map(of_word).min().unwrap_or(0)
}

fn word_starts(key: &[u8]) -> impl Iterator<Item = usize> {
    let behind = memchr::memchr_iter(Pattern::SPACE, key).map(|at| at + 1);
    std::iter::once(0)
        .chain(behind)
        .filter(|&at| at < key.len())
}

fn ends_word(rest: &[u8]) -> bool {
    rest.first().is_none_or(|&next| next == Pattern::SPACE)
}

/// Where the last of the letters stands, if they follow one another from the first byte
/// on, each taken as early as can be.
fn last_of(word: &[u8], letters: &[u8]) -> Option<usize> {
    if word.first() != letters.first() {
        return None;
    }
    let mut left = letters.iter().peekable();
    for (at, byte) in word.iter().enumerate() {
        left.next_if_eq(&byte);
        if left.peek().is_none() {
            return Some(at);
        }
    }
    None
}

fn are_initials(key: &[u8], letters: &[u8]) -> bool {
    let starts: Vec<usize> = word_starts(key).collect();
    let left_out = |from: usize, to: usize| {
        let between = starts.iter().filter(|&&start| from < start && start < to);
        between.count()
    };
    let places = |letter: u8| (0..key.len()).filter(move |&at| key.get(at) == Some(&letter));
    let mut letters = letters.iter().copied();
    let first = letters.next().unwrap_or(Pattern::SPACE);
    let mut ends: Vec<usize> = places(first).filter(|at| starts.contains(at)).collect();
    for letter in letters {
        ends = places(letter)
            .filter(|&to| {
                ends.iter().any(|&from| {
                    let again = starts.contains(&to) && from < to && left_out(from, to) <= 1;
                    to == from + 1 || again
                })
            })
            .collect();
    }
    !ends.is_empty()
}

/// What a word is without the particles at its front, as `clitics.rs` has them, wherever
/// three letters are left.
fn behind_particles(word: &[u8]) -> impl Iterator<Item = &[u8]> {
    // In the key alphabet: و ف, then ب ل ك, then ال or لل.
    let after = |rest: Option<&'_ [u8]>, any: &[u8]| {
        let (first, rest) = rest?.split_first()?;
        any.contains(first).then_some(rest.len())
    };
    let tail = |left: Option<usize>| word.get(word.len() - left?..);
    let conjunction = tail(after(Some(word), b"vf"));
    let [preposition, both] = [Some(word), conjunction].map(|front| tail(after(front, b"blk")));
    let articles = [Some(word), conjunction, preposition, both].map(|front| {
        let front = front?;
        front
            .strip_prefix(b"al")
            .or_else(|| front.strip_prefix(b"ll"))
    });
    let is_long = |rest: &&[u8]| {
        let letters = rest.iter().take_while(|&&byte| byte != Pattern::SPACE);
        letters.take(SHORTEST_STEM).count() == SHORTEST_STEM
    };
    [conjunction, preposition, both]
        .into_iter()
        .chain(articles)
        .flatten()
        .filter(is_long)
}
