//! What is learnt of articles after their labels: names and text; and the sources.
//!
//! Each article of which something is known, and each source, has a slot: what is asked
//! costs as much as is known, not as there are articles.

use super::fuzzy::LetterMask;
use super::key_alphabet::SEPARATOR;
use super::phrases::{PhraseId, Phrases};
use super::places::Places;
use super::query::Word;
use super::rank::Tier;
use super::sounds::Known;
use super::titles::{Pattern, best_tier, meets};
use super::vocabulary::{Met, Vocabulary, WordId};

/// The fewest letters with which a word of running text is met by its beginning.
const SHORTEST_TEXT_PREFIX: usize = 3;

/// How many steps go by between two looks at whether the search was called off.
const STEPS: usize = 512;

/// How a slot met a word of the query.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) tier: Tier,
    pub(super) score: i32,
    what: What,
}

#[derive(Clone, Copy, Debug)]
enum What {
    Word(WordId),
    Phrase(PhraseId),
}

/// What was found of one word: by slot.
pub(super) type FoundBySlot = Vec<Option<Found>>;

#[derive(Clone, Debug, Default)]
pub(super) struct Live {
    vocabulary: Vocabulary,
    phrases: Phrases,
    slots: Vec<Slot>,
}

#[derive(Clone, Debug, Default)]
struct Slot {
    names: Vec<PhraseId>,
    name_words: Vec<WordId>,
    text_words: Vec<WordId>,
}

impl Live {
    /// Makes a slot; slots are numbered from 0 on.
    pub(super) fn add_slot(&mut self) -> u32 {
        self.slots.push(Slot::default());
        u32::try_from(self.slots.len() - 1).unwrap_or(u32::MAX)
    }

    /// The names of a slot, in place of those that it had. They stand at `place`.
    pub(super) fn set_names<'a>(
        &mut self,
        slot: u32,
        place: Places,
        names: impl IntoIterator<Item = &'a str>,
    ) {
        let Some(here) = self.slots.get_mut(slot as usize) else {
            return;
        };
        for &name in &here.names {
            self.phrases.remove(name, slot, place);
        }
        self.vocabulary.remove(&here.name_words, slot, place);
        here.names.clear();
        here.name_words.clear();
        for name in names {
            here.names.push(self.phrases.add(name, slot, place));
            let words = self.vocabulary.add(name, slot, place);
            here.name_words.extend(words);
        }
    }

    /// The text of a slot, in place of that which it had.
    pub(super) fn set_text(&mut self, slot: u32, text: &str) {
        if let Some(here) = self.slots.get_mut(slot as usize) {
            let place = Places::TEXT;
            self.vocabulary.remove(&here.text_words, slot, place);
            here.text_words = self.vocabulary.add(text, slot, place);
        }
    }

    /// True where some slot knows the word of this key as a name.
    pub(super) fn is_name(&self, key: &str) -> bool {
        self.vocabulary.is_name(key)
    }

    /// True where the word of this key stands somewhere without a particle.
    pub(super) fn is_word(&self, key: &str) -> bool {
        self.vocabulary.is_whole_word(key)
    }

    /// How each slot meets `word`, alone or as two halves of one; `None` where the search
    /// was called off.
    pub(super) fn found(
        &self,
        word: &Word,
        pairs: &[&Word],
        known: &Known<'_>,
        cancel: &dyn Fn() -> bool,
    ) -> Option<FoundBySlot> {
        let mut best = vec![None; self.slots.len()];
        if best.is_empty() {
            return Some(best);
        }
        for word in [word].iter().chain(pairs) {
            self.by_words(word, known, &mut best, cancel)?;
        }
        self.by_letters(word, &mut best, cancel)?;
        Some(best)
    }

    /// How each slot meets a phrase: as it was typed in a name or a source; in running
    /// text, of which the order of words is not kept, loosely by all of its words.
    pub(super) fn found_as_typed(
        &self,
        phrase: &Word,
        cancel: &dyn Fn() -> bool,
    ) -> Option<FoundBySlot> {
        let mut best = vec![None; self.slots.len()];
        let Some(pattern) = Pattern::new(&phrase.key) else {
            return Some(best);
        };
        for (step, (id, name)) in self.phrases.iter().enumerate() {
            if step % STEPS == 0 && cancel() {
                return None;
            }
            let tier = best_tier(name.key.as_bytes(), &pattern);
            let Some(tier) = tier.filter(|tier| !tier.is_loose()) else {
                continue;
            };
            for (slot, places) in name.postings.iter() {
                let (score, what) = (100 + places.worth(), What::Phrase(id));
                offer(&mut best, slot, Found { tier, score, what });
            }
        }
        let words = || phrase.key.split(SEPARATOR);
        let mut standing = vec![0_usize; self.slots.len()];
        let mut last = None;
        for word in words() {
            if cancel() {
                return None;
            }
            let mut here: Vec<u32> = Vec::new();
            for id in self.vocabulary.spelled(word) {
                last = Some(id);
                let postings = self.vocabulary.postings(id);
                here.extend(postings.into_iter().flat_map(|postings| {
                    let text = postings
                        .iter()
                        .filter(|(_, places)| places.meets(Places::TEXT));
                    text.map(|(slot, _)| slot)
                }));
            }
            here.sort_unstable();
            here.dedup();
            for slot in here {
                if let Some(count) = standing.get_mut(slot as usize) {
                    *count += 1;
                }
            }
        }
        let alone = words().count() == 1;
        let tier = if alone { Tier::Text } else { Tier::TextSounds };
        for (slot, count) in (0..).zip(standing) {
            if let Some(what) = last.filter(|_| count == words().count()).map(What::Word) {
                offer(
                    &mut best,
                    slot,
                    Found {
                        tier,
                        score: 50,
                        what,
                    },
                );
            }
        }
        Some(best)
    }

    /// By words: the same, a beginning, or one that sounds alike.
    fn by_words(
        &self,
        word: &Word,
        known: &Known<'_>,
        best: &mut [Option<Found>],
        cancel: &dyn Fn() -> bool,
    ) -> Option<()> {
        for (step, (id, met)) in self.vocabulary.meeting(word, known).into_iter().enumerate() {
            if step % STEPS == 0 && cancel() {
                return None;
            }
            let Some(postings) = self.vocabulary.postings(id) else {
                continue;
            };
            let is_name = postings.is_name();
            for (slot, places) in postings.iter() {
                if let Some((tier, score)) = rated(met, places, is_name, word) {
                    let what = What::Word(id);
                    offer(best, slot, Found { tier, score, what });
                }
            }
        }
        Some(())
    }

    /// By letters in order, in names and sources as wholes: only where no better match is
    /// there already.
    fn by_letters(
        &self,
        word: &Word,
        best: &mut [Option<Found>],
        cancel: &dyn Fn() -> bool,
    ) -> Option<()> {
        let Some(pattern) = Pattern::new(&word.key) else {
            return Some(());
        };
        let mask = LetterMask::of(&word.key);
        for (step, (id, phrase)) in self.phrases.iter().enumerate() {
            if step % STEPS == 0 && cancel() {
                return None;
            }
            let wanted = |&(slot, _): &(u32, Places)| {
                let here = best.get(slot as usize).copied().flatten();
                here.is_none_or(|here| here.tier >= Tier::Fuzzy)
            };
            if !phrase.mask.may_hold(mask) || !phrase.postings.iter().any(|slot| wanted(&slot)) {
                continue;
            }
            let meets = meets(phrase.key.as_bytes(), &pattern);
            let Some(tier) = meets.scattered() else {
                continue;
            };
            for (slot, places) in phrase.postings.iter() {
                let (score, what) = (places.worth(), What::Phrase(id));
                offer(best, slot, Found { tier, score, what });
            }
        }
        Some(())
    }

    /// What met a word of the query, as it stands there.
    pub(super) fn text_of(&self, found: &Found) -> &str {
        match found.what {
            What::Word(id) => self.vocabulary.surface(id),
            What::Phrase(id) => self.phrases.get(id).map_or("", |phrase| &phrase.text),
        }
    }
}

fn offer(best: &mut [Option<Found>], slot: u32, found: Found) {
    if let Some(best) = best.get_mut(slot as usize) {
        let better = |best: Found| (found.tier, -found.score) <= (best.tier, -best.score);
        if best.is_none_or(better) {
            *best = Some(found);
        }
    }
}

/// What a word that sounds alike is worth, at a place of this worth. One that is known as
/// a name somewhere comes before its lookalikes everywhere.
pub(super) fn worth_alike(distance: u32, worth: i32, known: bool) -> i32 {
    let known = if known { 30 } else { 0 };
    100 + worth + known - 10 * i32::try_from(distance).unwrap_or(10)
}

/// The tier and score of a word that was met at `places`.
fn rated(met: Met, places: Places, known: bool, word: &Word) -> Option<(Tier, i32)> {
    let less = |left: usize| i32::try_from(left.min(20)).unwrap_or(20);
    let in_head = places.meets(Places::HEAD);
    let worth = places.worth();
    let alike = |distance: u32| worth_alike(distance, worth, known);
    Some(match (met, in_head) {
        (Met::Exact, true) => (Tier::Word, 100 + worth),
        (Met::Exact, false) => (Tier::Text, 50),
        (Met::Prefix(left), true) => (Tier::Prefix, 80 + worth - less(left)),
        (Met::Prefix(left), false) if word.letters() >= SHORTEST_TEXT_PREFIX => {
            (Tier::Text, 30 - less(left))
        }
        (Met::Prefix(_), false) => return None,
        (Met::Sounds(distance), true) => (Tier::Sounds, alike(distance)),
        (Met::Sounds(distance), false) => (Tier::TextSounds, alike(distance)),
        (Met::SoundsPrefix(distance), true) => (Tier::SoundsPrefix, alike(distance)),
        (Met::SoundsPrefix(_), false) => return None,
    })
}
