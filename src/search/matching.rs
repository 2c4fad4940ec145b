//! The search itself: how each article meets each word of a query.

use std::sync::Arc;

use super::beside::Beside;
use super::fuzzy::Fuzzy;
use super::index::{Index, NONE};
use super::live::{FoundBySlot, Live};
use super::places::LABEL_WORTH;
use super::query::{Place, Word};
use super::rank::Tier;
use super::sounds::Known;
use super::taken::{TakenPairs, TakenWord, Taker};
use super::titles::{Machines, Pattern, Scan, best_tier, left_over};

/// A word of a query, ready to be looked for.
pub(super) struct Asked<'q> {
    pub(super) word: &'q Word,
    /// The word joined with the one before and the one after it.
    pub(super) pairs: Vec<&'q Word>,
    pub(super) pattern: Option<Pattern>,
    /// The word without its article, which counts only whole.
    pub(super) bare: Option<Pattern>,
    place: Place,
}

impl<'q> Asked<'q> {
    pub(super) fn new(word: &'q Word, pairs: Vec<&'q Word>, place: Place) -> Self {
        let bare = word.bare_key.as_ref().filter(|_| place == Place::Anywhere);
        Self {
            pattern: Pattern::new(&word.key),
            bare: bare.and_then(|key| Pattern::new(key)),
            word,
            pairs,
            place,
        }
    }

    /// The fewest bits that letters have where it may stand in a label, as a whole or without
    /// its article.
    pub(super) fn bits(&self) -> usize {
        let patterns = self.pattern.iter().chain(&self.bare);
        patterns.map(Pattern::bits).min().unwrap_or(usize::MAX)
    }

    /// True where every spelling is looked for.
    pub(super) fn is_free(&self) -> bool {
        self.place == Place::Anywhere
    }
}

/// What was found of one word.
#[derive(Clone, Debug, Default)]
pub(super) struct WordFound {
    /// Words of titles that it is taken for.
    pub(super) taken: Vec<Arc<[TakenWord]>>,
    live: FoundBySlot,
    sources: FoundBySlot,
}

impl WordFound {
    /// How many words of titles it is taken for.
    pub(super) fn spellings(&self) -> usize {
        self.taken.iter().map(|words| words.len()).sum()
    }
}

impl Index {
    /// How each article meets a word, but for the letters of its label, which are swept.
    /// `pairs` is what the query has found so far of words joined.
    /// `None` where called off.
    pub(super) fn find_word(
        &self,
        asked: &Asked<'_>,
        machine: Machines,
        pairs: &mut TakenPairs,
        cancel: &dyn Fn() -> bool,
    ) -> Option<(WordFound, Beside<'_>)> {
        let is_name = |key: &str| self.live.is_name(key);
        let is_word = |key: &str| self.live.is_word(key);
        let known = Known {
            is_name: &is_name,
            is_word: &is_word,
        };
        let beside = |live: &Live| match asked.place {
            Place::Anywhere => live.found(asked.word, &asked.pairs, &known, cancel),
            Place::AsTyped => live.found_as_typed(asked.word, cancel),
            Place::Label => Some(Vec::new()),
        };
        let live = beside(&self.live)?;
        let sources = beside(&self.sources)?;
        let scan = Scan::new(self.parts(), machine);
        let taker = Taker {
            index: self,
            scan,
            known,
            cancel,
        };
        let taken = taker.taken(asked, pairs)?;
        let rows = self.rows_of_slots.iter().zip(&live);
        let rows = rows.filter_map(|(row, found)| Some((*row, (*found)?.tier)));
        let mut rows: Vec<(u32, Tier)> = rows.collect();
        rows.sort_unstable();
        let beside = Beside {
            live: rows,
            sources: Beside::of_sources(&sources).map(|tiers| (&self.source_of[..], tiers)),
            taken: taken.clone(),
            ..Beside::default()
        };
        let found = WordFound {
            taken,
            live,
            sources,
        };
        Some((found, beside))
    }

    /// How well one article meets a word. `key` is the key of its label; `taken` how the words
    /// for which that is taken meet it.
    pub(super) fn rated(
        &self,
        row: usize,
        key: &[u8],
        asked: &Asked<'_>,
        found: &WordFound,
        taken: Option<(Tier, i32)>,
        fuzzy: &Fuzzy,
    ) -> Option<(Tier, i32)> {
        let in_label = rated_in_label(key, asked, fuzzy);
        let number = u32::try_from(row).unwrap_or(NONE);
        let live = self.slots.get(&number);
        let live = live.and_then(|&slot| *found.live.get(slot as usize)?);
        let source = self.source_of.get(row);
        let source = source.and_then(|&source| *found.sources.get(source as usize)?);
        [
            in_label,
            taken,
            live.map(|found| (found.tier, found.score)),
            source.map(|found| (found.tier, found.score)),
        ]
        .into_iter()
        .flatten()
        .min_by_key(|(tier, score)| (*tier, -score))
    }

    /// What of an article but its label met a word, as it stands there.
    pub(super) fn text_beside_label(&self, row: usize, found: &WordFound) -> Option<(Tier, &str)> {
        let number = u32::try_from(row).ok()?;
        let live = self.slots.get(&number);
        let live = live.and_then(|&slot| found.live.get(slot as usize)?.as_ref());
        let source = self.source_of.get(row);
        let source = source.and_then(|&source| found.sources.get(source as usize)?.as_ref());
        let live = live.map(|found| (found.tier, self.live.text_of(found)));
        let source = source.map(|found| (found.tier, self.sources.text_of(found)));
        live.into_iter().chain(source).min_by_key(|(tier, _)| *tier)
    }
}

/// How well a label meets a word.
fn rated_in_label(key: &[u8], asked: &Asked<'_>, fuzzy: &Fuzzy) -> Option<(Tier, i32)> {
    let pattern = asked.pattern.as_ref()?;
    let is_word = |pattern: &Pattern| best_tier(key, pattern) == Some(Tier::Word);
    let tier = match best_tier(key, pattern) {
        Some(Tier::Word) => Tier::Word,
        _ if asked.bare.as_ref().is_some_and(is_word) => Tier::Word,
        other => other?,
    };
    if tier.is_loose() && !asked.is_free() {
        return None;
    }
    let score = match tier {
        Tier::Word => 100,
        Tier::Prefix => 80 - i32::try_from(left_over(key, pattern).min(20)).unwrap_or(20),
        _ => {
            let key = std::str::from_utf8(key).ok()?;
            fuzzy.matches(key, &asked.word.key)?.score
        }
    };
    Some((tier, score + LABEL_WORTH))
}
