//! Every word that stands in an article, and where: each spelling once.
//!
//! Neighbouring words are kept as a joined word too, since one writer's قره باغ is
//! another's كاراباخ; of running text only those short enough to be halves of a name.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Bound;

use super::clitics::stems;
use super::key_alphabet::{Key, SEPARATOR, key};
use super::places::{Places, Postings};
use super::query::{Script, Word, script};
use super::sounds;
use crate::letters::{Span, SpellingKey, fold, spelling};

/// Above this many consonants neither half of a joined word of running text is kept.
const LONGEST_HALF: usize = 3;

/// The longest word that is kept, in bytes; what is longer is no word.
const LONGEST_WORD: usize = 200;

/// A word of the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct WordId(u32);

#[derive(Clone, Debug)]
struct Entry {
    /// As it stands, its marks and all; two words with what is between them where joined.
    surface: Box<str>,
    script: Script,
    postings: Postings,
}

/// How a word of the vocabulary met one of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Met {
    /// The same letters.
    Exact,
    /// The beginning, and how many letters are left over.
    Prefix(usize),
    /// It sounds alike, at this distance.
    Sounds(u32),
}

#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    words: Vec<Entry>,
    by_surface: HashMap<Box<str>, WordId>,
    /// Single words by the keys of their stems: ordered, for prefixes.
    by_key: BTreeMap<Box<str>, Vec<WordId>>,
    /// Joined words by the keys of their stems, without the space.
    by_joined_key: HashMap<Box<str>, Vec<WordId>>,
    /// Both by spelling key, each with the number of its stem.
    by_spelling: HashMap<SpellingKey, Vec<(WordId, u8)>>,
}

impl Vocabulary {
    /// Adds the words of `raw`, which stand at `place` of the article in `row`. Returns
    /// each of them once.
    pub(super) fn add(&mut self, raw: &str, row: u32, place: Places) -> Vec<WordId> {
        let mut added = HashSet::new();
        words_and_joined(raw, place == Places::TEXT, |span, joined| {
            let surface = span.of(raw);
            if surface.len() <= LONGEST_WORD {
                added.insert(self.intern(surface, joined));
            }
        });
        let mut added: Vec<WordId> = added.into_iter().collect();
        added.sort_unstable();
        for &word in &added {
            if let Some(entry) = self.words.get_mut(word.0 as usize) {
                entry.postings.add(row, place);
            }
        }
        added
    }

    /// Takes back what [`add`](Self::add) added. The words stay known.
    pub(super) fn remove(&mut self, words: &[WordId], row: u32, place: Places) {
        for word in words {
            if let Some(entry) = self.words.get_mut(word.0 as usize) {
                entry.postings.remove(row, place);
            }
        }
    }

    /// The word as it stands in the articles.
    pub(super) fn surface(&self, word: WordId) -> &str {
        self.words
            .get(word.0 as usize)
            .map_or("", |entry| &entry.surface)
    }

    /// Where it stands.
    pub(super) fn postings(&self, word: WordId) -> Option<&Postings> {
        self.words.get(word.0 as usize).map(|entry| &entry.postings)
    }

    /// Every word that meets one of a query, some of them in two ways.
    pub(super) fn meeting(&self, query: &Word) -> Vec<(WordId, Met)> {
        let mut met = Vec::new();
        for key in [Some(&query.key), query.bare_key.as_ref()]
            .into_iter()
            .flatten()
        {
            let single = self.by_key.get(key.as_str());
            let joined = self.by_joined_key.get(key.as_str());
            let words = single.into_iter().chain(joined).flatten();
            met.extend(words.map(|&word| (word, Met::Exact)));
        }
        let from = (Bound::Excluded(query.key.as_str()), Bound::Unbounded);
        for (key, words) in self.by_key.range::<str, _>(from) {
            let Some(rest) = key.strip_prefix(query.key.as_str()) else {
                break;
            };
            let left = rest.chars().count();
            met.extend(words.iter().map(|&word| (word, Met::Prefix(left))));
        }
        for spelling in &query.spellings {
            for &(word, stem) in self.by_spelling.get(spelling).into_iter().flatten() {
                let distance = self.distance(query, word, stem, spelling);
                met.extend(distance.map(|distance| (word, Met::Sounds(distance))));
            }
        }
        met
    }

    fn distance(&self, query: &Word, word: WordId, stem: u8, key: &SpellingKey) -> Option<u32> {
        let entry = self.words.get(word.0 as usize)?;
        let folded = fold(&entry.surface);
        let stem = match entry.script {
            Script::Arabic => *stems(&folded).get(stem as usize)?,
            _ => &folded,
        };
        sounds::distance(query, stem, entry.script, key, entry.postings.is_name())
    }

    fn intern(&mut self, surface: &str, joined: bool) -> WordId {
        if let Some(&word) = self.by_surface.get(surface) {
            return word;
        }
        let word = WordId(u32::try_from(self.words.len()).unwrap_or(u32::MAX));
        let script = script(&key(surface));
        let folded = fold(surface);
        for stem in stems(&folded) {
            let key = key(stem);
            let words = if joined {
                let key = key.replace(SEPARATOR, "");
                self.by_joined_key.entry(key.into()).or_default()
            } else {
                self.by_key.entry(key.into()).or_default()
            };
            if words.last() != Some(&word) {
                words.push(word);
            }
        }
        for (stem, (_, keys)) in sounds::heard(&folded, script).into_iter().enumerate() {
            let stem = u8::try_from(stem).unwrap_or(u8::MAX);
            for key in keys {
                self.by_spelling.entry(key).or_default().push((word, stem));
            }
        }
        self.by_surface.insert(surface.into(), word);
        self.words.push(Entry {
            surface: surface.into(),
            script,
            postings: Postings::default(),
        });
        word
    }
}

/// Calls `each` with the raw span of every word, and of every two neighbours with
/// nothing but a space between them, for which the second argument is true. In
/// `running` text the halves of these are short and Arabic.
pub(super) fn words_and_joined(raw: &str, running: bool, mut each: impl FnMut(Span, bool)) {
    let text = Key::new(raw);
    let mut before: Option<Span> = None;
    for range in text.words() {
        let span = text.raw(range);
        each(span, false);
        if let Some(before) = before {
            let between = raw.get(before.end..span.start).unwrap_or("");
            let beside = !between.is_empty()
                && between
                    .chars()
                    .all(|c| c != '\n' && fold(c.encode_utf8(&mut [0; 4])).trim().is_empty());
            let may_join = |span: Span| {
                let consonants = spelling::key(span.of(raw)).consonants();
                (1..=LONGEST_HALF).contains(&consonants)
            };
            if beside && (!running || (may_join(before) && may_join(span))) {
                each(Span::new(before.start, span.end), true);
            }
        }
        before = Some(span);
    }
}
