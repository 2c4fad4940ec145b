//! Every word that stands in an article, and where: each spelling once.
//!
//! Neighbouring words are kept as a joined word too, since one writer's قره باغ is
//! another's كاراباخ; of running text only those short enough to be halves of a name.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::{Bound, Range};

use super::clitics::stems;
use super::key_alphabet::{Key, SEPARATOR, key};
use super::places::{Places, Postings};
use super::query::{Script, Word, script};
use super::sounds::{self, Known};
use crate::letters::{Span, SpellingKey, fold, spelling};

/// The most consonants that each half of a joined word of running text may have.
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
    /// The beginning of it does.
    SoundsPrefix(u32),
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
    by_spelling: BTreeMap<SpellingKey, Vec<(WordId, u8)>>,
}

impl Vocabulary {
    /// Adds the words of `raw`, which stand at `place` of the article in `row`. Returns
    /// each of them once.
    pub(super) fn add(&mut self, raw: &str, row: u32, place: Places) -> Vec<WordId> {
        let mut added = HashSet::new();
        words_and_joined(raw, &Key::new(raw), place == Places::TEXT, |word| {
            let surface = word.span.of(raw);
            if surface.len() <= LONGEST_WORD {
                added.insert(self.intern(surface, &word));
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
    pub(super) fn meeting(&self, query: &Word, known: &Known<'_>) -> Vec<(WordId, Met)> {
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
                let distance = self.distance(query, word, stem, spelling, known);
                met.extend(distance.map(|distance| (word, Met::Sounds(distance))));
            }
        }
        met.extend(self.beginning_alike(query));
        met
    }

    /// Words the beginning of which sounds like a word in Latin letters that is still
    /// being typed.
    fn beginning_alike(&self, query: &Word) -> Vec<(WordId, Met)> {
        let mut met = Vec::new();
        if query.script != Script::Latin {
            return met;
        }
        for spelling in &query.spellings {
            let longer = self.by_spelling.range(spelling..);
            let longer = longer.take_while(|(key, _)| spelling.begins(key));
            for &(word, stem) in longer.flat_map(|(_, words)| words) {
                let distance = self.distance_of_beginning(query, word, stem);
                met.extend(distance.map(|distance| (word, Met::SoundsPrefix(distance))));
            }
        }
        met
    }

    fn distance_of_beginning(&self, query: &Word, word: WordId, stem: u8) -> Option<u32> {
        let entry = self.words.get(word.0 as usize)?;
        if entry.script != Script::Arabic || !entry.postings.is_in_head() {
            return None;
        }
        let folded = fold(&entry.surface);
        let stem = *stems(&folded).get(stem as usize)?;
        sounds::distance_of_beginning(query, stem, entry.postings.is_name())
    }

    fn distance(
        &self,
        query: &Word,
        word: WordId,
        stem: u8,
        key: &SpellingKey,
        elsewhere: &Known<'_>,
    ) -> Option<u32> {
        let entry = self.words.get(word.0 as usize)?;
        let folded = fold(&entry.surface);
        let stems = match entry.script {
            Script::Arabic => stems(&folded),
            _ => vec![folded.as_str()],
        };
        let here = *stems.get(stem as usize)?;
        let known = entry.postings.is_name();
        // برئيس is رئيس with a particle rather than Paris, as رئيس is a word itself.
        let shorter = stems.iter().skip(stem as usize + 1);
        let is_word = |stem: &&str| (elsewhere.is_word)(&self::key(stem));
        if !known && shorter.copied().any(|stem| is_word(&stem)) {
            return None;
        }
        sounds::distance(query, here, entry.script, key, known)
    }

    /// The words of this key, also behind particles.
    pub(super) fn spelled(&self, key: &str) -> impl Iterator<Item = WordId> {
        self.by_key.get(key).into_iter().flatten().copied()
    }

    /// True where the word of this key stands somewhere without a particle.
    pub(super) fn is_whole_word(&self, key: &str) -> bool {
        let words = self.by_key.get(key).into_iter().flatten();
        words
            .into_iter()
            .any(|&word| key == self::key(self.surface(word)))
    }

    /// True where the word, or the two words, of this key are a name somewhere.
    pub(super) fn is_name(&self, key: &str) -> bool {
        let joined = key.replace(SEPARATOR, "");
        let single = self.by_key.get(key).into_iter();
        let mut words = single
            .chain(self.by_joined_key.get(joined.as_str()))
            .flatten();
        words.any(|&word| self.postings(word).is_some_and(Postings::is_name))
    }

    fn intern(&mut self, surface: &str, heard: &Heard<'_>) -> WordId {
        if let Some(&word) = self.by_surface.get(surface) {
            return word;
        }
        let word = WordId(u32::try_from(self.words.len()).unwrap_or(u32::MAX));
        let script = script(heard.key);
        let folded = fold(surface);
        for stem in stems(&folded) {
            let key = key(stem);
            let words = if heard.joined {
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

/// A word of a text, or two neighbours taken as one.
pub(super) struct Heard<'a> {
    /// Its raw bytes.
    pub(super) span: Span,
    /// Its key; of two, with the separator between them.
    pub(super) key: &'a str,
    /// True for two.
    pub(super) joined: bool,
}

/// Calls `each` with every word of `raw`, whose key is `folded`, and with every two
/// neighbours that have nothing but a space between them. Of `running` text these are
/// taken only where both are short and Arabic.
pub(super) fn words_and_joined(
    raw: &str,
    folded: &Key,
    running: bool,
    mut each: impl FnMut(Heard<'_>),
) {
    let key = |range: Range<usize>| folded.text().get(range).unwrap_or("");
    let may_join = |span: Span| !running || may_be_half(span.of(raw));
    // The word before, and whether it may be joined.
    let mut before: Option<(Range<usize>, Span, bool)> = None;
    for range in folded.words() {
        let span = folded.raw(range.clone());
        let joins = may_join(span);
        each(Heard {
            span,
            key: key(range.clone()),
            joined: false,
        });
        if let Some((first, start, true)) = &before
            && joins
            && is_blank(raw.get(start.end..span.start).unwrap_or(""))
        {
            each(Heard {
                span: Span::new(start.start, span.end),
                key: key(first.start..range.end),
                joined: true,
            });
        }
        before = Some((range, span, joins));
    }
}

/// True for a word that is short enough to be half of a name in running text.
pub(super) fn may_be_half(word: &str) -> bool {
    (1..=LONGEST_HALF).contains(&spelling::key(word).consonants())
}

/// True for white space on one line, with or without format characters.
pub(super) fn is_blank(between: &str) -> bool {
    !between.is_empty() && !between.contains('\n') && fold(between).trim().is_empty()
}
