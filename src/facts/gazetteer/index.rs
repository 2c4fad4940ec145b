//! The words of a list of phrases: made of the list's table, or read where they lie, compiled
//! beforehand.
//!
//! All folded words stand in one string, the phrases in one list; those whose first words
//! fall into one slot are a chain, the longest of a word first. So a list of a thousand
//! phrases takes four allocations, and one that is compiled none: a program that runs for
//! one article waits for the lists.

use std::borrow::Cow;
use std::ops::Range;

use super::cut;
use super::sieve::Sieve;
use crate::letters::words::{WordKind, Words, bucket, key_hash};

/// A number as it lies in a file: of 32 bits, the lowest first.
pub(super) type Number = [u8; 4];

/// Numbers of a phrase as it lies there.
const RECORD: usize = 6;

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

#[derive(Clone, Copy)]
struct Phrase {
    /// Of the first word.
    hash: u32,
    /// The hash of the second word, 0 where there is none.
    second: u32,
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
        let [hash, second, start, lens, next, value] = record.map(u32::from_le_bytes);
        Self {
            hash,
            second,
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
            self.second,
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
    /// The index of phrases; of two equal ones the first holds. An empty one has a place among
    /// the values and no word.
    pub(super) fn of<K: AsRef<str>>(phrases: impl IntoIterator<Item = K>) -> Self {
        let mut count = 0;
        let words = cut(phrases.into_iter().inspect(|_| count += 1));
        let mut maker = Maker {
            keys: String::with_capacity(words.len() * 8),
            phrases: Vec::with_capacity(count),
            slots: vec![NONE; (count * 2).next_power_of_two()],
            buckets: 0,
        };
        let mut at = 0;
        for value in 0..count {
            let from = at;
            while words.kind(at) != WordKind::Break {
                at += 1;
            }
            maker.push(&words, from..at, value);
            at += 1;
        }
        maker.made()
    }

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

    /// False where no phrase begins with a word of this hash.
    pub(super) fn may_begin(&self, hash: u32) -> bool {
        self.firsts.may_hold(hash)
    }

    /// The longest phrase that begins with the word `at` of `words`, whose reading `first`
    /// has this hash: the word after it, and its value.
    pub(super) fn longest(
        &self,
        words: &Words,
        at: usize,
        hash: u32,
        first: &str,
    ) -> Option<(usize, usize)> {
        if first.is_empty() {
            return None;
        }
        // The hash of the next word passes nearly every longer phrase over; 0 is not known.
        let next = words.hash(at + 1);
        self.chain(hash).find_map(|record| {
            let [_, second, ..] = record.map(u32::from_le_bytes);
            if second != 0 && next != 0 && second != next {
                return None;
            }
            let phrase = Phrase::read(record);
            if self.first(&phrase) != first {
                return None;
            }
            let mut end = at + 1;
            let goes_on = self.rest(&phrase).is_none_or(|rest| {
                rest.split(' ').all(|key| {
                    end += 1;
                    words.key(end - 1) == key
                })
            });
            goes_on.then_some((end, phrase.value as usize))
        })
    }

    /// The value of the phrase of one word that is `key`, which has this hash.
    pub(super) fn word(&self, hash: u32, key: &str) -> Option<usize> {
        if !self.may_begin(hash) {
            return None;
        }
        self.chain(hash)
            .map(Phrase::read)
            .find(|phrase| phrase.len == phrase.first_len && self.first(phrase) == key)
            .map(|phrase| phrase.value as usize)
    }

    /// The phrases whose first word has this hash, the longest first.
    fn chain(&self, hash: u32) -> impl Iterator<Item = &Record> {
        let first = self.slots.get(slot(hash, self.slots.len()));
        let mut next = first.map_or(NONE, |first| u32::from_le_bytes(*first));
        std::iter::from_fn(move || {
            loop {
                let record = self.phrases.get(next as usize)?;
                let [own, .., after, _] = record.map(u32::from_le_bytes);
                next = after;
                if own == hash {
                    return Some(record);
                }
            }
        })
    }

    fn first(&self, phrase: &Phrase) -> &str {
        let start = phrase.start as usize;
        let text = self.keys.get(start..start + usize::from(phrase.first_len));
        text.unwrap_or("")
    }

    /// The words behind the first.
    fn rest(&self, phrase: &Phrase) -> Option<&str> {
        let (start, first) = (phrase.start as usize, usize::from(phrase.first_len));
        let rest = start + first + 1..start + usize::from(phrase.len);
        (phrase.len > phrase.first_len).then(|| self.keys.get(rest).unwrap_or(""))
    }
}

const fn slot(hash: u32, slots: usize) -> usize {
    (hash ^ (hash >> 15)) as usize & (slots - 1)
}

/// An index that is being made.
struct Maker {
    keys: String,
    /// Each with how many words it has.
    phrases: Vec<(Phrase, usize)>,
    slots: Vec<u32>,
    buckets: u64,
}

impl Maker {
    fn push(&mut self, words: &Words, range: Range<usize>, value: usize) {
        let place = |bytes: usize| u32::try_from(bytes).unwrap_or(NONE);
        let len = |bytes: usize| u16::try_from(bytes).unwrap_or(u16::MAX);
        let count = range.len();
        if count == 0 {
            return;
        }
        let start = self.keys.len();
        let mut first_len = 0;
        for at in range.clone() {
            if at > range.start {
                self.keys.push(' ');
            }
            self.keys.push_str(words.key(at));
            if at == range.start {
                first_len = len(self.keys.len() - start);
            }
        }
        let hash = key_hash(words.key(range.start));
        let second = if count > 1 {
            key_hash(words.key(range.start + 1))
        } else {
            0
        };
        self.buckets |= bucket(hash);
        let phrase = Phrase {
            hash,
            second,
            start: place(start),
            first_len,
            len: len(self.keys.len() - start),
            next: NONE,
            value: place(value),
        };
        self.link(phrase, count);
    }

    /// Puts a phrase of `count` words behind those of its chain that are as long.
    fn link(&mut self, mut phrase: Phrase, count: usize) {
        let own = u32::try_from(self.phrases.len()).unwrap_or(NONE);
        let slot = slot(phrase.hash, self.slots.len());
        let mut before = NONE;
        let mut next = self.slots.get(slot).copied().unwrap_or(NONE);
        while let Some((other, others)) = self.phrases.get(next as usize) {
            if *others < count {
                break;
            }
            (before, next) = (next, other.next);
        }
        phrase.next = next;
        match self.phrases.get_mut(before as usize) {
            Some((before, _)) => before.next = own,
            None => {
                if let Some(slot) = self.slots.get_mut(slot) {
                    *slot = own;
                }
            }
        }
        self.phrases.push((phrase, count));
    }

    fn made(self) -> Index {
        let firsts = Sieve::of(self.phrases.iter().map(|(phrase, _)| phrase.hash));
        let phrases = self.phrases.into_iter();
        Index {
            firsts,
            keys: self.keys.into(),
            phrases: phrases.map(|(phrase, _)| phrase.record()).collect(),
            slots: self.slots.into_iter().map(u32::to_le_bytes).collect(),
            buckets: self.buckets,
        }
    }
}
