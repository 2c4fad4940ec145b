//! Names and sources as wholes, for the fuzzy match: each text once.

use std::collections::HashMap;

use super::fuzzy::LetterMask;
use super::key_alphabet::key;
use super::places::{Places, Postings};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct PhraseId(u32);

/// A name or a source.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// As it was given.
    pub(super) text: Box<str>,
    pub(super) key: Box<str>,
    pub(super) mask: LetterMask,
    pub(super) postings: Postings,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Phrases {
    phrases: Vec<Phrase>,
    by_text: HashMap<Box<str>, PhraseId>,
}

impl Phrases {
    pub(super) fn add(&mut self, text: &str, row: u32, place: Places) -> PhraseId {
        let id = match self.by_text.get(text) {
            Some(&id) => id,
            None => self.keep(text),
        };
        if let Some(phrase) = self.phrases.get_mut(id.0 as usize) {
            phrase.postings.add(row, place);
        }
        id
    }

    pub(super) fn remove(&mut self, id: PhraseId, row: u32, place: Places) {
        if let Some(phrase) = self.phrases.get_mut(id.0 as usize) {
            phrase.postings.remove(row, place);
        }
    }

    pub(super) fn get(&self, id: PhraseId) -> Option<&Phrase> {
        self.phrases.get(id.0 as usize)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (PhraseId, &Phrase)> {
        (0..).map(PhraseId).zip(&self.phrases)
    }

    fn keep(&mut self, text: &str) -> PhraseId {
        let id = PhraseId(u32::try_from(self.phrases.len()).unwrap_or(u32::MAX));
        let key = key(text);
        self.phrases.push(Phrase {
            text: text.into(),
            mask: LetterMask::of(&key),
            key: key.into(),
            postings: Postings::default(),
        });
        self.by_text.insert(text.into(), id);
        id
    }
}
