//! Phrases of one or more words, found in a text by their longest match.
//!
//! Phrases are kept folded; a map from the first word to the rest keeps the cost of
//! a look-up independent of the size of the list.

use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use crate::letters::words::{Stem, WordKind, Words, bucket, key_hash, stem};

/// Hashes the first word of a phrase.
pub type ByWord = BuildHasherDefault<WordHasher>;

/// Eight bytes at a time (FxHash). The keys of the maps are our own tables, so nobody can
/// flood them, and a word is looked up many times: the default hasher cost a fifth of the
/// whole extraction.
#[derive(Debug, Default)]
pub struct WordHasher(u64);

impl WordHasher {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for WordHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            self.add(chunk.try_into().map_or(0, u64::from_le_bytes));
        }
        let rest = chunks.remainder();
        if !rest.is_empty() {
            let mut last = [0; 8];
            for (to, from) in last.iter_mut().zip(rest) {
                *to = *from;
            }
            self.add(u64::from_le_bytes(last));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.add(u64::from(byte));
    }

    fn write_u32(&mut self, word: u32) {
        self.add(u64::from(word));
    }
}

/// A list of phrases, each with what is known of it.
///
/// All folded words stand in one string, the phrases in one list; those whose first words
/// fall into one slot are a chain, the longest of a word first. So a list of a thousand
/// phrases takes three allocations: a program that runs for one article waits for the lists.
#[derive(Debug)]
pub struct Phrases<T> {
    /// The words of every phrase, each behind a space but the first.
    keys: String,
    phrases: Vec<Phrase<T>>,
    /// The first phrase of each chain, [`NONE`] where there is none; a power of two long.
    slots: Vec<u32>,
    firsts: Sieve,
    /// The buckets of the first words.
    buckets: u64,
}

/// No phrase.
const NONE: u32 = u32::MAX;

/// Which words no phrase begins with: nearly every word of a text, asked of every list.
///
/// 64 blocks are 4096 bits: a list of some hundred words lets one word in thirty pass for
/// nothing, and all lists together stay in the nearest cache. The lists of a whole room
/// together want more.
#[derive(Debug)]
pub struct Filter<const BLOCKS: usize = 64>([u64; BLOCKS]);

impl<const BLOCKS: usize> Filter<BLOCKS> {
    /// A filter of words.
    pub fn of<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut filter = Self([0; BLOCKS]);
        filter.insert_firsts(words);
        filter
    }

    /// Adds the first word of each phrase.
    pub fn insert_firsts<'a>(&mut self, phrases: impl IntoIterator<Item = &'a str>) {
        for hash in first_hashes(phrases) {
            self.insert(hash);
        }
    }

    const fn place(hash: u32) -> (usize, u32) {
        let bit = (hash ^ (hash >> 15)) as usize % (BLOCKS * 64);
        (bit / 64, (bit % 64) as u32)
    }

    /// Adds a word by its hash.
    pub fn insert(&mut self, hash: u32) {
        let (block, bit) = Self::place(hash);
        if let Some(block) = self.0.get_mut(block) {
            *block |= 1 << bit;
        }
    }

    /// False where no phrase begins with the word of this hash; 0 is no word.
    pub fn may_hold(&self, hash: u32) -> bool {
        let (block, bit) = Self::place(hash);
        hash != 0 && self.0.get(block).is_some_and(|block| block >> bit & 1 == 1)
    }
}

/// As [`Filter`], of a size that grows with the list, so that a long one too lets only one
/// word in thirty pass for nothing.
#[derive(Debug)]
pub struct Sieve {
    blocks: Vec<u64>,
    /// Bits, a power of two, less one.
    mask: u32,
}

impl Sieve {
    /// Bits a word.
    const SPARSE: usize = 32;

    /// A sieve of words by their hashes.
    pub fn of(hashes: impl ExactSizeIterator<Item = u32>) -> Self {
        let bits = (hashes.len() * Self::SPARSE).next_power_of_two().max(64);
        let mut sieve = Self {
            blocks: vec![0; bits / 64],
            mask: u32::try_from(bits - 1).unwrap_or(u32::MAX),
        };
        for hash in hashes {
            let (block, bit) = sieve.place(hash);
            if let Some(block) = sieve.blocks.get_mut(block) {
                *block |= 1 << bit;
            }
        }
        sieve
    }

    const fn place(&self, hash: u32) -> (usize, u32) {
        let bit = (hash ^ (hash >> 15)) & self.mask;
        ((bit / 64) as usize, bit % 64)
    }

    /// False where no word of the list has this hash; 0 is no word.
    pub fn may_hold(&self, hash: u32) -> bool {
        let (block, bit) = self.place(hash);
        hash != 0
            && self
                .blocks
                .get(block)
                .is_some_and(|block| block >> bit & 1 == 1)
    }
}

#[derive(Debug)]
struct Phrase<T> {
    /// Of the first word.
    hash: u32,
    /// The hash of the second word, 0 where there is none.
    second: u32,
    /// Bytes of [`Phrases::keys`]: from the first word to the end of the last.
    start: u32,
    first_end: u32,
    end: u32,
    /// How many words.
    count: u32,
    /// The next phrase of the chain.
    next: u32,
    value: T,
}

/// Phrases cut into words, a break behind each.
fn cut<'a>(phrases: impl IntoIterator<Item = &'a str>) -> Words {
    let mut text = String::new();
    for phrase in phrases {
        text.push_str(phrase);
        text.push('\n');
    }
    Words::unhashed(&text)
}

/// The hash of the first word of each phrase.
pub fn first_hashes<'a>(phrases: impl IntoIterator<Item = &'a str>) -> Vec<u32> {
    let words = cut(phrases);
    let starts = (0..words.len()).filter(|&at| at == 0 || words.kind(at - 1) == WordKind::Break);
    starts.map(|at| key_hash(words.key(at))).collect()
}

/// A phrase found at a word.
#[derive(Debug)]
pub struct Found<'p, T> {
    /// The word after its last.
    pub end: usize,
    /// Letters cut from its first word: a glued conjunction or preposition.
    pub cut: usize,
    /// True where a preposition was cut.
    pub preposition: bool,
    /// What is known of it.
    pub value: &'p T,
}

impl<T> Phrases<T> {
    /// The phrases of `entries`; of two equal ones the first holds.
    pub fn new<'a>(entries: impl IntoIterator<Item = (&'a str, T)>) -> Self {
        let mut values = Vec::new();
        let words = cut(entries.into_iter().map(|(text, value)| {
            values.push(value);
            text
        }));
        let mut list = Self {
            keys: String::with_capacity(words.len() * 8),
            phrases: Vec::with_capacity(values.len()),
            slots: vec![NONE; (values.len() * 2).next_power_of_two()],
            firsts: Sieve::of([].into_iter()),
            buckets: 0,
        };
        let mut at = 0;
        for value in values {
            let from = at;
            while words.kind(at) != WordKind::Break {
                at += 1;
            }
            list.push(&words, from..at, value);
            at += 1;
        }
        list.firsts = Sieve::of(list.phrases.iter().map(|phrase| phrase.hash));
        list
    }

    fn push(&mut self, words: &Words, range: Range<usize>, value: T) {
        let place = |bytes: usize| u32::try_from(bytes).unwrap_or(NONE);
        if range.is_empty() {
            return;
        }
        let start = place(self.keys.len());
        let mut first_end = start;
        for at in range.clone() {
            if at > range.start {
                self.keys.push(' ');
            }
            self.keys.push_str(words.key(at));
            if at == range.start {
                first_end = place(self.keys.len());
            }
        }
        let hash = key_hash(words.key(range.start));
        let phrase = Phrase {
            hash,
            second: if range.len() > 1 {
                key_hash(words.key(range.start + 1))
            } else {
                0
            },
            start,
            first_end,
            end: place(self.keys.len()),
            count: place(range.len()),
            next: NONE,
            value,
        };
        self.buckets |= bucket(hash);
        self.link(phrase);
    }

    /// Puts a phrase behind those of its chain that are as long.
    fn link(&mut self, mut phrase: Phrase<T>) {
        let own = u32::try_from(self.phrases.len()).unwrap_or(NONE);
        let slot = self.slot(phrase.hash);
        let mut before = NONE;
        let mut next = self.slots.get(slot).copied().unwrap_or(NONE);
        while let Some(other) = self.phrases.get(next as usize) {
            if other.count < phrase.count {
                break;
            }
            (before, next) = (next, other.next);
        }
        phrase.next = next;
        match self.phrases.get_mut(before as usize) {
            Some(before) => before.next = own,
            None => {
                if let Some(slot) = self.slots.get_mut(slot) {
                    *slot = own;
                }
            }
        }
        self.phrases.push(phrase);
    }

    const fn slot(&self, hash: u32) -> usize {
        (hash ^ (hash >> 15)) as usize & (self.slots.len() - 1)
    }

    /// The phrases whose first word has this hash, the longest first.
    fn chain(&self, hash: u32) -> impl Iterator<Item = &Phrase<T>> {
        let first = self.slots.get(self.slot(hash)).copied().unwrap_or(NONE);
        std::iter::successors(self.phrases.get(first as usize), |phrase| {
            self.phrases.get(phrase.next as usize)
        })
        .filter(move |phrase| phrase.hash == hash)
    }

    fn text(&self, start: u32, end: u32) -> &str {
        self.keys.get(start as usize..end as usize).unwrap_or("")
    }

    /// The hashes of the first words.
    pub fn firsts(&self) -> impl Iterator<Item = u32> + '_ {
        self.phrases.iter().map(|phrase| phrase.hash)
    }

    /// The longest phrase that begins with the word `at`, as it stands.
    pub fn at(&self, words: &Words, at: usize) -> Option<Found<'_, T>> {
        let hash = match words.stems(at) {
            Some(stems) => {
                let [whole, ..] = stems.hashes;
                whole
            }
            None => key_hash(words.key(at)),
        };
        if bucket(hash) & self.buckets == 0 || !self.firsts.may_hold(hash) {
            return None;
        }
        self.with_first(words, at, hash, words.key(at))
            .map(|(end, value)| Found {
                end,
                cut: 0,
                preposition: false,
                value,
            })
    }

    /// As [`Phrases::at`], also behind glued conjunctions and prepositions.
    pub fn at_stem(&self, words: &Words, at: usize) -> Option<Found<'_, T>> {
        let stems = words.stems(at)?;
        if stems.buckets & self.buckets == 0 {
            return None;
        }
        let mut best: Option<Found<'_, T>> = None;
        for (reading, hash) in stems.hashes.iter().enumerate() {
            if self.firsts.may_hold(*hash)
                && let Some(Stem {
                    cut,
                    text,
                    preposition,
                }) = stem(words.key(at), reading)
                && let Some((end, value)) = self.with_first(words, at, *hash, &text)
                && best.as_ref().is_none_or(|best| end > best.end)
            {
                best = Some(Found {
                    end,
                    cut,
                    preposition,
                    value,
                });
            }
        }
        best
    }

    /// The value of a phrase of one word, as it stands.
    pub fn get(&self, key: &str) -> Option<&T> {
        let hash = key_hash(key);
        if !self.firsts.may_hold(hash) {
            return None;
        }
        self.chain(hash)
            .find(|phrase| phrase.count == 1 && self.text(phrase.start, phrase.end) == key)
            .map(|phrase| &phrase.value)
    }

    fn with_first(&self, words: &Words, at: usize, hash: u32, first: &str) -> Option<(usize, &T)> {
        if first.is_empty() {
            return None;
        }
        let next = words.stems(at + 1).map(|stems| {
            let [whole, ..] = stems.hashes;
            whole
        });
        self.chain(hash).find_map(|phrase| {
            // The hash of the next word passes nearly every longer phrase over.
            let fits = phrase.second == 0 || next.is_none_or(|next| next == phrase.second);
            let holds = fits
                && self.text(phrase.start, phrase.first_end) == first
                && (phrase.count == 1
                    || self
                        .text(phrase.first_end + 1, phrase.end)
                        .split(' ')
                        .enumerate()
                        .all(|(n, key)| words.key(at + 1 + n) == key));
            holds.then_some((at + phrase.count as usize, &phrase.value))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Phrases;
    use crate::letters::words::Words;

    #[test]
    fn the_longest_phrase_wins_and_its_clitics_stay_outside() {
        let phrases = Phrases::new([("الأمم", 1), ("الأمم المتحدة", 2)]);
        let words = Words::new("وللأمم المتحدة");
        let found = phrases.at_stem(&words, 0).unwrap();
        assert_eq!((*found.value, found.end, found.cut), (2, 2, 2));
        assert!(phrases.at(&words, 0).is_none());
    }

    #[test]
    fn a_word_that_begins_with_lam_is_found_behind_lam() {
        let phrases = Phrases::new([("لبنان", 1), ("اللجنة الدولية", 2), ("الأمم", 3)]);
        for (text, value, cut) in [
            ("للبنان", 1, 1),
            ("وللبنان", 1, 2),
            ("للجنة الدولية", 2, 1),
            ("للأمم", 3, 1),
        ] {
            let words = Words::new(text);
            let found = phrases.at_stem(&words, 0).unwrap();
            assert_eq!((*found.value, found.cut), (value, cut), "{text}");
        }
    }

    #[test]
    fn nothing_matches_inside_a_word() {
        let months = Phrases::new([("آب", 8), ("ست", 6)]);
        for text in ["الإرهاب", "استعادت", "أبواب"] {
            assert!(months.at_stem(&Words::new(text), 0).is_none(), "{text}");
        }
    }
}
