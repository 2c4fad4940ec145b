//! Makes an index of the phrases of a list, where it was not compiled beforehand.

use std::ops::Range;

use super::{Index, NONE, Phrase, joined, slot};
use crate::facts::gazetteer::cut;
use crate::facts::gazetteer::sieve::Sieve;
use crate::letters::words::{WordKind, Words, bucket, key_hash};

impl Index {
    /// The index of phrases; of two equal ones the first holds. An empty one has a place among
    /// the values and no word.
    pub(in super::super) fn of<K: AsRef<str>>(phrases: impl IntoIterator<Item = K>) -> Self {
        let mut count = 0;
        let words = cut(phrases.into_iter().inspect(|_| count += 1));
        let mut maker = Maker {
            keys: String::with_capacity(words.len() * 8),
            phrases: Vec::with_capacity(count),
            slots: vec![NONE; count.next_power_of_two()],
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
            start: place(start),
            first_len,
            len: len(self.keys.len() - start),
            next: NONE,
            value: place(value),
        };
        self.link(phrase, second, count);
    }

    /// Puts a phrase of `count` words, of which the second has the hash `second`, behind those of
    /// its chain that are as long.
    fn link(&mut self, mut phrase: Phrase, second: u32, count: usize) {
        let own = u32::try_from(self.phrases.len()).unwrap_or(NONE);
        let slot = slot(joined(phrase.hash, second), self.slots.len());
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
