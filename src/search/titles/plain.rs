//! What a match is, told for one key: the sweep finds exactly this.

use super::pattern::{Pattern, SHORTEST_STEM};

/// How one key meets a pattern.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::search) struct Meets {
    /// Some word is the pattern, or is it behind particles.
    pub(super) word: bool,
    /// Some word begins with it, or does behind particles that leave three letters.
    pub(super) prefix: bool,
    /// Its letters stand in order in a stretch of at most [`Pattern::stretch`] bytes that
    /// begins where a word begins.
    pub(super) close: bool,
    /// It stands somewhere, whole.
    pub(super) inside: bool,
}

/// How `key` meets `pattern`.
pub(in crate::search) fn meets(key: &[u8], pattern: &Pattern) -> Meets {
    let mut meets = Meets::default();
    let letters = pattern.letters();
    for start in word_starts(key) {
        let word = key.get(start..).unwrap_or(&[]);
        if let Some(rest) = word.strip_prefix(letters) {
            meets.prefix = true;
            meets.word |= ends_word(rest);
        }
        meets.close |=
            last_of(word, letters).is_some_and(|last| last < usize::from(pattern.stretch()));
        if pattern.takes_particles() {
            for stem in behind_particles(word) {
                if let Some(rest) = stem.strip_prefix(letters) {
                    meets.prefix = true;
                    meets.word |= ends_word(rest);
                }
            }
        }
    }
    meets.inside =
        pattern.counts_inside() && key.windows(letters.len()).any(|window| window == letters);
    meets
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

fn word_starts(key: &[u8]) -> impl Iterator<Item = usize> {
    let is_start = |&at: &usize| at == 0 || key.get(at - 1) == Some(&Pattern::SPACE);
    (0..key.len()).filter(is_start)
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

/// What a word is without the particles at its front, as `clitics.rs` has them, wherever
/// three letters are left.
fn behind_particles(word: &[u8]) -> Vec<&[u8]> {
    let len = |rest: &[u8]| {
        rest.iter()
            .position(|&byte| byte == Pattern::SPACE)
            .unwrap_or(rest.len())
    };
    // In the key alphabet: و ف, then ب ل ك, then ال or لل.
    let after = |rest: &'_ [u8], any: &[u8]| match rest.split_first() {
        Some((first, rest)) if any.contains(first) => Some(rest.len()),
        _ => None,
    };
    let tail = |left: usize| word.get(word.len() - left..).unwrap_or(&[]);
    let mut whole = vec![word.len()];
    whole.extend(after(word, b"vf"));
    let behind_preposition: Vec<usize> = whole
        .iter()
        .filter_map(|&left| after(tail(left), b"blk"))
        .collect();
    let mut ends = whole.clone();
    ends.extend(&behind_preposition);
    let articles: Vec<usize> = ends
        .iter()
        .filter(|&&left| tail(left).starts_with(b"al") || tail(left).starts_with(b"ll"))
        .map(|left| left - 2)
        .collect();
    ends.extend(articles);
    ends.into_iter()
        .skip(1)
        .map(tail)
        .filter(|rest| len(rest) >= SHORTEST_STEM)
        .collect()
}
