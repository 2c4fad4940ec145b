//! Phrases of one or more words, found in a text by their longest match.
//!
//! Phrases are kept folded; a map from the first word to the rest keeps the cost of
//! a look-up independent of the size of the list. The words of the built-in lists are
//! compiled beforehand (`compiled`), what is known of them is read from their tables when
//! the first of them is met.

mod compiled;
mod index;
mod marks;
mod sieve;
mod word_hash;

use std::fmt;
use std::sync::OnceLock;

use crate::letters::words::{Words, key_hash};
use index::{Hit, Index};
pub use marks::lists_knowing;
pub use word_hash::ByWord;

/// A list of phrases, each with what is known of it.
pub struct Phrases<T> {
    index: Index,
    /// Its bit among the lists that may know a word ([`lists_knowing`]).
    bit: u64,
    values: OnceLock<Vec<T>>,
    /// Reads the values; `None` where they are there from the beginning.
    read: Option<Box<dyn Fn() -> Vec<T> + Send + Sync>>,
}

impl<T> fmt::Debug for Phrases<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Phrases").field(&self.index).finish()
    }
}

/// Phrases cut into words, a break behind each.
fn cut<K: AsRef<str>>(phrases: impl IntoIterator<Item = K>) -> Words {
    let mut text = String::new();
    for phrase in phrases {
        text.push_str(phrase.as_ref());
        text.push('\n');
    }
    Words::unhashed(&text)
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
    pub fn new<K: AsRef<str>>(entries: impl IntoIterator<Item = (K, T)>) -> Self {
        let mut values = Vec::new();
        let index = Index::of(entries.into_iter().map(|(text, value)| {
            values.push(value);
            text
        }));
        Self {
            index,
            bit: marks::ANY,
            values: OnceLock::from(values),
            read: None,
        }
    }

    /// The phrases of a built-in list, which `entries` reads from its table: its words as they
    /// were compiled under `name`, where they were.
    pub fn listed<K, I>(name: &str, entries: impl Fn() -> I + Send + Sync + 'static) -> Self
    where
        K: AsRef<str>,
        I: IntoIterator<Item = (K, T)>,
    {
        let Some(index) = compiled::index(name, || {
            Index::of(entries().into_iter().map(|(text, _)| text))
        }) else {
            return Self::new(entries());
        };
        Self {
            index,
            bit: marks::bit(name),
            values: OnceLock::new(),
            read: Some(Box::new(move || {
                entries().into_iter().map(|(_, value)| value).collect()
            })),
        }
    }

    /// As [`Phrases::new`], where all first words are among those of the built-in lists of the
    /// family of `name`: what begins none of them is passed over.
    pub fn among<K: AsRef<str>>(name: &str, entries: impl IntoIterator<Item = (K, T)>) -> Self {
        Self {
            bit: marks::bit(name),
            ..Self::new(entries)
        }
    }

    fn value(&self, at: usize) -> Option<&T> {
        let read = || self.read.as_ref().map_or_else(Vec::new, |read| read());
        self.values.get_or_init(read).get(at)
    }

    /// The hashes of the first words.
    pub fn firsts(&self) -> impl Iterator<Item = u32> + '_ {
        self.index.firsts()
    }

    /// True where there is no phrase.
    pub fn is_empty(&self) -> bool {
        self.index.firsts().next().is_none()
    }

    /// True where a phrase begins with a folded word.
    pub fn opens(&self, word: &str) -> bool {
        self.index.opens(key_hash(word))
    }

    /// Its bit among the lists that may know a word, for those who ask for several at once.
    pub const fn bit(&self) -> u64 {
        self.bit
    }

    /// False where no phrase begins with the word `at`, in any reading: nearly every word of an
    /// article is passed over by this one look.
    #[inline]
    pub fn may_begin(&self, words: &Words, at: usize) -> bool {
        words.marks(at).lists & self.bit != 0
    }

    /// The next word, from `from` on, with which a phrase may begin; the end where none does. For
    /// those who go through an article for this list alone.
    #[inline]
    pub fn next(&self, words: &Words, from: usize) -> usize {
        let mut behind = from..words.len();
        behind
            .find(|&at| self.may_begin(words, at))
            .unwrap_or(words.len())
    }

    /// The longest phrase that begins with the word `at`, as it stands.
    #[inline(always)]
    pub fn at(&self, words: &Words, at: usize) -> Option<Found<'_, T>> {
        if self.may_begin(words, at) {
            self.found(self.index.longest(words, at)?)
        } else {
            None
        }
    }

    /// As [`Phrases::at`], also behind glued conjunctions and prepositions.
    #[inline(always)]
    pub fn at_stem(&self, words: &Words, at: usize) -> Option<Found<'_, T>> {
        if self.may_begin(words, at) {
            self.found(self.index.longest_stem(words, at)?)
        } else {
            None
        }
    }

    fn found(&self, hit: Hit) -> Option<Found<'_, T>> {
        Some(Found {
            end: hit.end,
            cut: hit.cut,
            preposition: hit.preposition,
            value: self.value(hit.value)?,
        })
    }

    /// The value of a phrase of one word, as it stands.
    pub fn get(&self, key: &str) -> Option<&T> {
        self.value(self.index.word(key_hash(key), key)?)
    }

    /// True for a phrase of one word, as it stands.
    pub fn holds(&self, key: &str) -> bool {
        self.index.word(key_hash(key), key).is_some()
    }

    /// As [`Phrases::get`], of the word `at`.
    #[inline]
    pub fn get_at(&self, words: &Words, at: usize) -> Option<&T> {
        if self.may_begin(words, at) {
            self.value(self.index.word_at(words, at)?)
        } else {
            None
        }
    }

    /// As [`Phrases::holds`], of the word `at`.
    #[inline]
    pub fn holds_at(&self, words: &Words, at: usize) -> bool {
        self.may_begin(words, at) && self.index.word_at(words, at).is_some()
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
    fn phrases_that_begin_alike_are_told_by_their_second_word() {
        let phrases = Phrases::new([
            ("بنك", 1),
            ("بنك الدم", 2),
            ("بنك الدم المركزي", 3),
            ("بنك الطعام", 4),
        ]);
        for (text, value, end) in [
            ("بنك الدم المركزي", 3, 3),
            ("بنك الدم الجديد", 2, 2),
            ("وبنك الطعام", 4, 2),
            ("بنك جديد", 1, 1),
            ("بنك", 1, 1),
        ] {
            let found = phrases.at_stem(&Words::new(text), 0).unwrap();
            assert_eq!((*found.value, found.end), (value, end), "{text}");
        }
        assert!(phrases.opens("بنك") && !phrases.opens("الدم"));
    }

    #[test]
    fn one_goes_from_word_to_word_that_may_begin_a_phrase() {
        let words = Words::new("في بنك الدم");
        let phrases = Phrases::new([("بنك الدم", 1)]);
        // Of a list that is not compiled any word may be one.
        assert_eq!(phrases.next(&words, 1), 1);
        assert_eq!(phrases.next(&words, words.len()), words.len());
        assert_eq!(phrases.next(&words, words.len() + 1), words.len());
        assert!(!phrases.is_empty() && Phrases::<()>::new([("", ())]).is_empty());
    }

    #[test]
    fn nothing_matches_inside_a_word() {
        let months = Phrases::new([("آب", 8), ("ست", 6)]);
        for text in ["الإرهاب", "استعادت", "أبواب"] {
            assert!(months.at_stem(&Words::new(text), 0).is_none(), "{text}");
        }
    }
}
