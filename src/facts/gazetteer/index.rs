//! The words of a list of phrases: made of the list's table, or read where they lie, compiled
//! beforehand.
//!
//! All folded words stand in one string, the phrases in one list; those whose first two words
//! fall into one slot are a chain, the longest first: many names begin alike. So a list of a
//! thousand phrases takes four allocations, and one that is compiled none: a program that runs
//! for one article waits for the lists.

mod maker;

use std::borrow::Cow;

use super::sieve::Sieve;
use crate::letters::words::{READINGS, Stems, Words, bucket, key_hash, stem};

/// A number as it lies in a file: of 32 bits, the lowest first.
pub(super) type Number = [u8; 4];

/// Numbers of a phrase as it lies there.
const RECORD: usize = 5;

/// A phrase as it lies there: a [`Phrase`], field by field.
type Record = [Number; RECORD];

/// No phrase.
const NONE: u32 = u32::MAX;

/// The words of a list.
#[derive(Debug)]
pub(super) struct Index {
    /// The words of every phrase, each behind a space but the first.
    keys: Cow<'static, str>,
    phrases: Cow<'static, [Record]>,
    /// The first phrase of each chain, [`NONE`] where there is none; a power of two long.
    slots: Cow<'static, [Number]>,
    firsts: Sieve,
    /// The buckets of the first words.
    pub(super) buckets: u64,
}

/// A phrase found at a word.
pub(super) struct Hit {
    /// The word after its last.
    pub(super) end: usize,
    /// Letters cut from its first word.
    pub(super) cut: usize,
    /// True where a preposition was cut.
    pub(super) preposition: bool,
    /// Which of the list's values is its own.
    pub(super) value: usize,
}

#[derive(Clone, Copy)]
struct Phrase {
    /// Of the first word.
    hash: u32,
    /// The byte of [`Index::keys`] at which its first word begins.
    start: u32,
    /// Bytes of its first word, and of all of it. A phrase that is longer than what they hold
    /// meets nothing.
    first_len: u16,
    len: u16,
    /// The next phrase of the chain.
    next: u32,
    /// Which of the list's values is its own.
    value: u32,
}

impl Phrase {
    fn read(record: &Record) -> Self {
        let [hash, start, lens, next, value] = record.map(u32::from_le_bytes);
        Self {
            hash,
            start,
            first_len: lens as u16,
            len: (lens >> 16) as u16,
            next,
            value,
        }
    }

    fn record(self) -> Record {
        [
            self.hash,
            self.start,
            u32::from(self.first_len) | u32::from(self.len) << 16,
            self.next,
            self.value,
        ]
        .map(u32::to_le_bytes)
    }
}

/// The numbers before the parts of an image: how many slots, phrases, numbers of the sieve
/// and bytes of keys there are, and the buckets.
const HEAD: usize = 6;

impl Index {
    /// The index that lies in `image`; `None` where it is none.
    pub(super) fn read(image: &'static [u8]) -> Option<Self> {
        let (numbers, _) = image.as_chunks::<4>();
        let ([head @ .., low, high], rest) = numbers.split_first_chunk::<HEAD>()?;
        let [slots, phrases, sieve, keys] = head.map(|len| u32::from_le_bytes(len) as usize);
        let (slots, rest) = rest.split_at_checked(slots)?;
        let (phrases, rest) = rest.split_at_checked(phrases * RECORD)?;
        let (sieve, rest) = rest.split_at_checked(sieve)?;
        let keys = rest.as_flattened().get(..keys)?;
        let (phrases, _) = phrases.as_chunks::<RECORD>();
        Some(Self {
            keys: Cow::Borrowed(std::str::from_utf8(keys).ok()?),
            phrases: Cow::Borrowed(phrases),
            slots: Cow::Borrowed(slots),
            firsts: Sieve::read(sieve),
            buckets: u64::from(u32::from_le_bytes(*low))
                | u64::from(u32::from_le_bytes(*high)) << 32,
        })
    }

    /// The hashes of the first words of the index that lies in `image`.
    pub(super) fn firsts_in(image: &'static [u8]) -> impl Iterator<Item = u32> {
        let (numbers, _) = image.as_chunks::<4>();
        let phrases = numbers
            .split_first_chunk::<HEAD>()
            .and_then(|(head, rest)| {
                let [slots, phrases, ..] = head.map(|len| u32::from_le_bytes(len) as usize);
                rest.get(slots..slots.checked_add(phrases.checked_mul(RECORD)?)?)
            });
        let (phrases, _) = phrases.unwrap_or_default().as_chunks::<RECORD>();
        phrases.iter().map(|record| Phrase::read(record).hash)
    }

    /// What [`Index::read`] reads.
    #[cfg(test)]
    pub(super) fn image(&self) -> Vec<u8> {
        let len = |len: usize| u32::try_from(len).unwrap().to_le_bytes();
        let sieve = self.firsts.numbers();
        let mut numbers = vec![
            len(self.slots.len()),
            len(self.phrases.len()),
            len(sieve.len()),
            len(self.keys.len()),
            (self.buckets as u32).to_le_bytes(),
            ((self.buckets >> 32) as u32).to_le_bytes(),
        ];
        numbers.extend_from_slice(&self.slots);
        numbers.extend_from_slice(self.phrases.as_flattened());
        numbers.extend_from_slice(sieve);
        let mut image = numbers.concat();
        image.extend_from_slice(self.keys.as_bytes());
        image.resize(image.len().next_multiple_of(4), 0);
        image
    }

    /// The hashes of the first words.
    pub(super) fn firsts(&self) -> impl Iterator<Item = u32> + '_ {
        self.phrases.iter().map(|record| Phrase::read(record).hash)
    }

    /// True where a phrase begins with a word of this hash.
    pub(super) fn opens(&self, hash: u32) -> bool {
        self.may_begin(hash) && self.firsts().any(|first| first == hash)
    }

    /// False where no phrase begins with a word of this hash, and for nearly every other.
    pub(super) fn may_begin(&self, hash: u32) -> bool {
        self.firsts.may_hold(hash)
    }

    /// The longest phrase that begins with the word `at` of `words`, as it stands.
    pub(super) fn longest(&self, words: &Words, at: usize) -> Option<Hit> {
        let hash = whole_hash(words, at);
        if bucket(hash) & self.buckets == 0 || !self.may_begin(hash) {
            return None;
        }
        let (end, value) = self.longest_of(words, at, hash, words.key(at))?;
        Some(Hit {
            end,
            cut: 0,
            preposition: false,
            value,
        })
    }

    /// As [`Index::longest`], in any reading behind clitics; of two as long the first.
    pub(super) fn longest_stem(&self, words: &Words, at: usize) -> Option<Hit> {
        let stems = words.stems(at)?;
        if stems.buckets & self.buckets == 0 {
            return None;
        }
        self.longest_reading(words, at, stems)
    }

    /// Apart, so that those whose buckets differ are passed over cheaply.
    #[inline(never)]
    fn longest_reading(&self, words: &Words, at: usize, stems: &Stems) -> Option<Hit> {
        let key = words.key(at);
        let [whole, behind_clitics @ ..] = stems.hashes;
        let mut best = None;
        if self.may_begin(whole)
            && let Some((end, value)) = self.longest_of(words, at, whole, key)
        {
            best = Some(Hit {
                end,
                cut: 0,
                preposition: false,
                value,
            });
        }
        // Most words have no other.
        if behind_clitics == [0; READINGS - 1] {
            return best;
        }
        for (reading, hash) in (1..).zip(behind_clitics) {
            if hash != 0
                && self.may_begin(hash)
                && let Some(stem) = stem(key, reading)
                && let Some((end, value)) = self.longest_of(words, at, hash, &stem.text)
                && best.as_ref().is_none_or(|best: &Hit| end > best.end)
            {
                best = Some(Hit {
                    end,
                    cut: stem.cut,
                    preposition: stem.preposition,
                    value,
                });
            }
        }
        best
    }

    /// The longest phrase that begins with the word `at` of `words`, whose reading `first`
    /// has this hash: the word after it, and its value.
    fn longest_of(
        &self,
        words: &Words,
        at: usize,
        hash: u32,
        first: &str,
    ) -> Option<(usize, usize)> {
        if first.is_empty() {
            return None;
        }
        let next = whole_hash(words, at + 1);
        let mut place = self.first_place(joined(hash, next));
        while let Some(phrase) = self.phrase(place) {
            place = phrase.next;
            if phrase.hash != hash || !self.begins_with(&phrase, first) {
                continue;
            }
            let mut end = at + 1;
            let goes_on = self.rest(&phrase).is_none_or(|rest| {
                rest.split(' ').all(|key| {
                    end += 1;
                    words.key(end - 1) == key
                })
            });
            if goes_on {
                return Some((end, phrase.value as usize));
            }
        }
        self.alone(hash, first).map(|value| (at + 1, value))
    }

    /// The value of the phrase of one word that is the word `at`, as it stands.
    pub(super) fn word_at(&self, words: &Words, at: usize) -> Option<usize> {
        self.word(whole_hash(words, at), words.key(at))
    }

    /// The value of the phrase of one word that is `key`, which has this hash.
    pub(super) fn word(&self, hash: u32, key: &str) -> Option<usize> {
        if self.may_begin(hash) {
            self.alone(hash, key)
        } else {
            None
        }
    }

    /// As [`Index::word`], of a word that may begin a phrase.
    fn alone(&self, hash: u32, key: &str) -> Option<usize> {
        let mut place = self.first_place(hash);
        while let Some(phrase) = self.phrase(place) {
            place = phrase.next;
            let whole = phrase.len == phrase.first_len;
            if phrase.hash == hash && whole && self.begins_with(&phrase, key) {
                return Some(phrase.value as usize);
            }
        }
        None
    }

    /// Where the chain of a hash, or of two joined, begins.
    fn first_place(&self, hash: u32) -> u32 {
        let first = self.slots.get(slot(hash, self.slots.len()));
        first.map_or(NONE, |first| u32::from_le_bytes(*first))
    }

    /// The phrase at a place of its chain, in which the longest of a word stand first.
    fn phrase(&self, place: u32) -> Option<Phrase> {
        self.phrases.get(place as usize).map(Phrase::read)
    }

    /// True where its first word is `key`.
    fn begins_with(&self, phrase: &Phrase, key: &str) -> bool {
        let start = phrase.start as usize;
        let first = start..start + usize::from(phrase.first_len);
        self.keys.as_bytes().get(first) == Some(key.as_bytes())
    }

    /// The words behind the first.
    fn rest(&self, phrase: &Phrase) -> Option<&str> {
        let (start, first) = (phrase.start as usize, usize::from(phrase.first_len));
        let rest = start + first + 1..start + usize::from(phrase.len);
        (phrase.len > phrase.first_len).then(|| self.keys.get(rest).unwrap_or(""))
    }
}

/// The hash of a word as it stands.
fn whole_hash(words: &Words, at: usize) -> u32 {
    match words.hash(at) {
        0 => key_hash(words.key(at)),
        known => known,
    }
}

/// The hash of a phrase by those of its first two words; that of a phrase of one word is its own.
const fn joined(first: u32, second: u32) -> u32 {
    first ^ second.rotate_left(16)
}

const fn slot(hash: u32, slots: usize) -> usize {
    (hash ^ (hash >> 15)) as usize & (slots - 1)
}
