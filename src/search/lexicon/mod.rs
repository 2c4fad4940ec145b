//! The words of all titles, each once: what sounds like a word, and where it stands.
//!
//! Owns the folded words, the neighbours that may be one name (قره باغ), by which sounds
//! they are found, and in which titles each word stands, by row. Never ranks. Rules: spelling keys and romanisation as `letters`
//! tells them; particles as `clitics.rs`.

mod build;
mod postings;
mod rice;
mod sounds;
mod typos;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

pub(super) use build::Builder;
pub(super) use postings::Rows;
pub(super) use typos::is_slip_of;

use super::fuzzy::LetterMask;
use super::image::{Image, ImageBytes, Numbers};

/// The last byte counts the versions of the layout and of folding.
const MARK: [u8; 8] = *b"khabarW\x03";

/// A word, or two neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct LexiconId(u32);

/// The words of all titles.
#[derive(Clone)]
pub(super) struct Lexicon {
    image: Image,
    /// Letters of each word, for typos: made when first wanted.
    masks: Arc<OnceLock<Vec<LetterMask>>>,
}

impl std::fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Lexicon({:?})", self.image.numbers)
    }
}

/// The parts of the image, in their order.
#[derive(Clone, Copy, Debug)]
struct Parts<'a> {
    /// Where each word ends in `letters`.
    words: &'a [[u8; 4]],
    /// Where the rows of each word, and then of each pair, end in `rows`.
    postings: &'a [[u8; 4]],
    /// The two words of each pair of neighbours.
    pairs: &'a [[u8; 8]],
    /// A sound, and whose it is: by sound.
    sounds: &'a [[u8; 8]],
    letters: &'a [u8],
    rows: &'a [u8],
}

fn body_len(numbers: &Numbers) -> Option<usize> {
    let [words, pairs, sounds, letters, rows, ..] = numbers.map(|n| n as usize);
    words
        .checked_mul(8)?
        .checked_add(pairs.checked_mul(12)?)?
        .checked_add(sounds.checked_mul(8)?)?
        .checked_add(letters)?
        .checked_add(rows)
}

impl Lexicon {
    /// Takes an image up; see [`Image::open`].
    pub(super) fn open(bytes: ImageBytes) -> Option<Self> {
        Some(Self {
            image: Image::open(bytes, MARK, body_len)?,
            masks: Arc::default(),
        })
    }

    /// True where every byte is as it was written.
    pub(super) fn is_sound(&self) -> bool {
        self.image.is_sound()
    }

    /// What corpus it is of.
    pub(super) const fn fingerprint(&self) -> [u8; 16] {
        self.image.fingerprint
    }

    /// Bytes of the image.
    pub(super) fn size(&self) -> usize {
        self.image.size()
    }

    fn parts(&self) -> Parts<'_> {
        let [words, pairs, sounds, letters, _, ..] = self.image.numbers.map(|n| n as usize);
        let body = self.image.body();
        let (word_ends, rest) = body.split_at_checked(4 * words).unwrap_or_default();
        let postings = 4 * (words + pairs);
        let (posting_ends, rest) = rest.split_at_checked(postings).unwrap_or_default();
        let (pairs, rest) = rest.split_at_checked(8 * pairs).unwrap_or_default();
        let (sounds, rest) = rest.split_at_checked(8 * sounds).unwrap_or_default();
        let (letters, rows) = rest.split_at_checked(letters).unwrap_or_default();
        Parts {
            words: word_ends.as_chunks().0,
            postings: posting_ends.as_chunks().0,
            pairs: pairs.as_chunks().0,
            sounds: sounds.as_chunks().0,
            letters,
            rows,
        }
    }

    /// How many words there are.
    #[cfg(test)]
    pub(super) fn words(&self) -> usize {
        self.parts().words.len()
    }

    /// A word or a pair as it was folded, a space between the two of a pair.
    pub(super) fn folded(&self, id: LexiconId) -> String {
        self.parts().folded(id).into_owned()
    }

    /// The word that is spelled so, if there is one.
    pub(super) fn find(&self, folded: &str) -> Option<LexiconId> {
        let parts = self.parts();
        let at = parts.first_from(folded);
        (parts.word(at)? == folded).then_some(LexiconId(number(at)))
    }

    /// True where some word begins so.
    pub(super) fn has_beginning(&self, folded: &str) -> bool {
        let parts = self.parts();
        let first = parts.word(parts.first_from(folded));
        first.is_some_and(|word| word.starts_with(folded))
    }
}

impl<'a> Parts<'a> {
    fn word(&self, at: usize) -> Option<&'a str> {
        std::str::from_utf8(between(self.words, at, self.letters)?).ok()
    }

    /// The two words of a pair.
    fn pair(&self, id: LexiconId) -> Option<[usize; 2]> {
        let at = (id.0 as usize).checked_sub(self.words.len())?;
        let both = self.pairs.get(at)?.as_chunks::<4>().0.first_chunk::<2>()?;
        Some(both.map(|word| u32::from_le_bytes(word) as usize))
    }

    fn folded(&self, id: LexiconId) -> Cow<'a, str> {
        match self.pair(id) {
            Some(both) => both
                .map(|word| self.word(word).unwrap_or_default())
                .join(" ")
                .into(),
            None => self.word(id.0 as usize).unwrap_or_default().into(),
        }
    }

    /// The first word that is not before `folded`.
    fn first_from(&self, folded: &str) -> usize {
        let (mut from, mut to) = (0, self.words.len());
        while from < to {
            let middle = from.midpoint(to);
            if self.word(middle).is_some_and(|word| word < folded) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        from
    }
}

/// The bytes between two ends.
fn between<'a>(ends: &[[u8; 4]], at: usize, of: &'a [u8]) -> Option<&'a [u8]> {
    let end = |at: usize| Some(u32::from_le_bytes(*ends.get(at)?) as usize);
    let start = at.checked_sub(1).map_or(Some(0), end)?;
    of.get(start..end(at)?)
}

/// A number as the image holds it; more than that are not kept.
fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
