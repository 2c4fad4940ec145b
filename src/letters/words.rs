//! A text as words, numbers and marks, each with its folded key and its raw span;
//! and the clitics that Arabic writes together with a word.
//!
//! A letter next to a digit is a border ("و7" is two words), a line end is a word of
//! its own, so that nothing matches across lines. Rules: the orthography of Arabic,
//! Persian and Urdu; folding as in [`super::fold_char`].

mod cut;
mod memory;
mod quick;
mod stem;
mod written;

use super::{Span, fold_char};
pub use memory::{Marks, Memory};
pub use stem::{Stem, doubled, stem, stems};

/// What a word is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum WordKind {
    /// Letters.
    Letters,
    /// Decimal digits of one of the three scripts.
    Digits,
    /// One mark of punctuation, a symbol, anything else that shows.
    Mark,
    /// The end of a line, or the end of the text.
    #[default]
    Break,
}

/// One word: what it is made of and what marks it bears; where it stands, in 32 bits, since
/// larger texts are refused at the door of `corpus` and an article's words should fit a cache.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// What it is made of.
    pub kind: WordKind,
    /// A tanwin (ً ٌ ٍ) stands in it: an indefinite noun, hardly a name.
    pub tanwin: bool,
    /// A fatha stands before its last "ين": a dual, not a plural.
    pub dual: bool,
    /// What its key begins with.
    head: Head,
    /// The last character of its key; a NUL where it is empty.
    last: char,
    /// Raw bytes, with the marks on its letters, without format characters around it.
    start: u32,
    end: u32,
    key_start: u32,
    key_end: u32,
    /// The [`key_hash`] of its key; 0 where hashes were not wanted.
    hash: u32,
    /// Where its stems stand in the table of hashes, for letters.
    stems: u32,
}

/// What a key begins with, for those who pass nearly every word over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Head {
    /// "ال".
    Al,
    /// و or ف: a conjunction, or the first letter of the word.
    And,
    /// Anything else.
    #[default]
    Other,
}

impl Head {
    fn of(key: &str) -> Self {
        if key.starts_with("ال") {
            Self::Al
        } else if key.starts_with(['و', 'ف']) {
            Self::And
        } else {
            Self::Other
        }
    }
}

impl Word {
    const fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// Notes what its key begins and ends with.
    fn tell(&mut self, key: &str) {
        self.head = Head::of(key);
        self.last = key.chars().next_back().unwrap_or_default();
    }
}

/// How many readings [`stems`] may give.
pub const READINGS: usize = 6;

/// The words of a text. Asking past the end gives a [`WordKind::Break`] with an empty
/// key, so that a reader of words needs no bounds.
///
/// ```
/// use khabar::letters::words::Words;
/// let words = Words::new("و7 مناطق،");
/// let keys: Vec<&str> = (0..words.len()).map(|i| words.key(i)).collect();
/// assert_eq!(keys, ["و", "7", "مناطق", "،"]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Words {
    keys: String,
    words: Vec<Word>,
    /// What a [`Memory`] was told of each word; all bits where there is none.
    marks: Vec<Marks>,
    stems: Vec<Stems>,
}

/// What lists are asked with: the hash of each reading of a word, and the buckets of 64
/// that they fall into, so that a short list is passed over by one look.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stems {
    /// The [`key_hash`] of each reading of [`stem`], 0 for one that there is not.
    pub hashes: [u32; READINGS],
    /// The [`bucket`] of each.
    pub buckets: u64,
}

impl Stems {
    /// Those of a word that has one reading.
    const fn of_whole(hash: u32) -> Self {
        Self {
            hashes: [hash, 0, 0, 0, 0, 0],
            buckets: bucket(hash),
        }
    }

    /// The hashes of the readings that there are. Most words have one.
    pub fn known(&self) -> impl Iterator<Item = u32> {
        let [_, behind_clitics @ ..] = self.hashes;
        let most = if behind_clitics == [0; READINGS - 1] {
            1
        } else {
            READINGS
        };
        let first = self.hashes.into_iter().take(most);
        first.filter(|hash| *hash != 0)
    }
}

/// One bit of 64 for a [`key_hash`]; none for 0.
#[must_use]
pub const fn bucket(hash: u32) -> u64 {
    if hash == 0 { 0 } else { 1 << (hash >> 26) }
}

impl Words {
    /// Cuts `text`. Time and memory grow with its bytes.
    #[must_use]
    pub fn new(text: &str) -> Self {
        cut::cut(text, true, None)
    }

    /// As [`Words::new`], of which `memory` tells each word: those that it met before are not
    /// cut and looked up again.
    #[must_use]
    pub fn remembered(text: &str, memory: &mut Memory) -> Self {
        cut::cut(text, true, Some(memory))
    }

    /// As [`Words::new`], for what is not looked up in lists: [`Words::stems`] gives none.
    #[must_use]
    pub fn unhashed(text: &str) -> Self {
        cut::cut(text, false, None)
    }

    /// How many words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// True where there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The word at `index`.
    #[must_use]
    pub fn get(&self, index: usize) -> Word {
        self.words.get(index).copied().unwrap_or_default()
    }

    /// Its folded key.
    #[inline]
    #[must_use]
    pub fn key(&self, index: usize) -> &str {
        let key = self.words.get(index).and_then(|word| {
            let key = word.key_start as usize..word.key_end as usize;
            self.keys.get(key)
        });
        key.unwrap_or("")
    }

    /// True where its key is `key`: of nearly every word its hash tells that it is not.
    #[inline(always)]
    #[must_use]
    pub fn is(&self, index: usize, key: &str) -> bool {
        let hash = self.hash(index);
        (hash == key_hash(key) || hash == 0) && self.key(index) == key
    }

    /// Bytes of its key.
    #[inline]
    #[must_use]
    pub fn key_len(&self, index: usize) -> usize {
        let word = self.words.get(index);
        word.map_or(0, |word| {
            word.key_end.saturating_sub(word.key_start) as usize
        })
    }

    /// True where its key begins with "ال".
    #[inline]
    #[must_use]
    pub fn begins_with_al(&self, index: usize) -> bool {
        let word = self.words.get(index);
        word.is_some_and(|word| word.head == Head::Al)
    }

    /// True where its key begins with و or ف, be it a conjunction or not.
    #[inline]
    #[must_use]
    pub fn may_begin_with_and(&self, index: usize) -> bool {
        let word = self.words.get(index);
        word.is_some_and(|word| word.head == Head::And)
    }

    /// The last character of its key, for those who pass nearly every word over; a NUL where
    /// there is none.
    #[inline]
    #[must_use]
    pub fn last(&self, index: usize) -> char {
        self.words.get(index).map_or('\0', |word| word.last)
    }

    /// The [`key_hash`] of its key; 0 past the end, and where hashes were not wanted.
    #[inline]
    #[must_use]
    pub fn hash(&self, index: usize) -> u32 {
        self.words.get(index).map_or(0, |word| word.hash)
    }

    /// The hashes of the readings of a word: made once a word, so that many lists can pass
    /// it over without looking it up. `None` for what is not made of letters.
    #[inline]
    #[must_use]
    pub fn stems(&self, index: usize) -> Option<&Stems> {
        let word = self.words.get(index)?;
        if word.kind != WordKind::Letters {
            return None;
        }
        self.stems.get(word.stems as usize)
    }

    /// What was told of a word; nothing past the end.
    #[inline]
    #[must_use]
    pub fn marks(&self, index: usize) -> Marks {
        self.marks.get(index).copied().unwrap_or_default()
    }

    /// The hashes of [`Words::stems`] alone.
    #[must_use]
    pub fn stem_hashes(&self, index: usize) -> Option<&[u32; READINGS]> {
        self.stems(index).map(|stems| &stems.hashes)
    }

    /// What it is made of.
    #[inline]
    #[must_use]
    pub fn kind(&self, index: usize) -> WordKind {
        self.words
            .get(index)
            .map_or(WordKind::Break, |word| word.kind)
    }

    /// Its raw bytes.
    #[inline]
    #[must_use]
    pub fn span(&self, index: usize) -> Span {
        self.words.get(index).map_or_else(Span::default, Word::span)
    }

    /// True where no character stands between it and the word before.
    #[must_use]
    pub fn is_glued(&self, index: usize) -> bool {
        index > 0 && self.span(index - 1).end == self.span(index).start
    }

    /// The word that holds a raw byte, or the next one.
    #[must_use]
    pub fn at_byte(&self, byte: usize) -> usize {
        self.words.partition_point(|word| word.span().end <= byte)
    }

    /// Makes breaks of all words inside `span`: they will match nothing.
    pub fn blank(&mut self, span: Span) {
        let from = self
            .words
            .partition_point(|word| word.span().start < span.start);
        let words = self.words.iter_mut().zip(&mut self.marks);
        for (word, marks) in words.skip(from) {
            if word.span().start >= span.end {
                break;
            }
            word.kind = WordKind::Break;
            word.key_end = word.key_start;
            word.hash = 0;
            word.last = '\0';
            word.head = Head::Other;
            *marks = Marks::default();
        }
    }

    /// The raw byte where the letters of a word begin that follow its first `letters`.
    #[must_use]
    pub fn after_letters(&self, index: usize, letters: usize, text: &str) -> usize {
        let span = self.span(index);
        let mut left = letters;
        for (at, c) in span.of(text).char_indices() {
            let kept = fold_char(c).iter().flatten().count();
            if kept > 0 && left == 0 {
                return span.start + at;
            }
            left = left.saturating_sub(kept);
        }
        span.end
    }
}

/// A hash of a folded key, never 0. Equal keys have equal hashes on one run and
/// the next; unequal ones may, so that a hit is looked up.
#[inline]
#[must_use]
pub fn key_hash(key: &str) -> u32 {
    let bytes = key.as_bytes();
    // The last bytes once more where eight do not end with them: cheaper than one by one.
    let last = match (
        bytes.last_chunk::<8>(),
        bytes.first_chunk::<4>(),
        bytes.last_chunk::<4>(),
    ) {
        (Some(last), ..) => u64::from_le_bytes(*last),
        (None, Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last))
        }
        _ => bytes
            .iter()
            .fold(0, |all, &byte| all << 8 | u64::from(byte)),
    };
    let (chunks, _) = bytes.as_chunks::<8>();
    let hash = chunks.iter().fold(bytes.len() as u64, |hash, chunk| {
        mixed(hash ^ u64::from_le_bytes(*chunk))
    });
    let hash = mixed(hash ^ last);
    ((hash ^ hash >> 32) as u32).max(1)
}

/// Both halves of a product, so that every bit has a say in every other (wyhash).
const fn mixed(hash: u64) -> u64 {
    let product = (hash ^ 0xa076_1d64_78bd_642f) as u128 * 0xe703_7ed1_a0b4_28db;
    product as u64 ^ (product >> 64) as u64
}

#[cfg(test)]
mod tests;
