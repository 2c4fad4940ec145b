//! The search itself: how each article meets each word of a query.

use super::fuzzy::{Fuzzy, LetterMask};
use super::highlights::scattered;
use super::index::{Entry, Index};
use super::phrases::PhraseId;
use super::places::Places;
use super::query::{Query, Word};
use super::rank::{Hit, Matched, Outcome, Tier};
use super::vocabulary::{Met, WordId};
use crate::letters::Span;

/// The fewest letters with which a word of running text is met by its beginning.
const SHORTEST_TEXT_PREFIX: usize = 3;

/// How many steps go by between two looks at whether the search was called off.
const STEPS: usize = 512;

/// How an article met a word of the query.
#[derive(Clone, Copy, Debug)]
struct Found {
    tier: Tier,
    score: i32,
    what: What,
}

#[derive(Clone, Copy, Debug)]
enum What {
    Word(WordId),
    Phrase(PhraseId),
}

impl Found {
    /// The better one of two.
    fn or(self, other: Option<Self>) -> Self {
        match other {
            Some(other) if (other.tier, -other.score) <= (self.tier, -self.score) => other,
            _ => self,
        }
    }
}

impl Index {
    /// The articles in which every word of the query is met, the best first; for an
    /// empty query all of them, the latest first. `cancel` is asked now and then; where
    /// it says true, the outcome is empty and says so.
    pub fn search(&self, query: &Query, cancel: &dyn Fn() -> bool) -> Outcome {
        let mut found = Vec::new();
        for word in &query.words {
            let Some(met) = self.met(word, cancel) else {
                return Outcome::cancelled();
            };
            found.push(met);
        }
        for (at, pair) in query.pairs.iter().enumerate() {
            let mut both = vec![None; self.rows.len()];
            if self.words_met(pair, &mut both, cancel).is_none() {
                return Outcome::cancelled();
            }
            for word in found.iter_mut().skip(at).take(2) {
                for (best, pair) in word.iter_mut().zip(&both) {
                    *best = pair.map_or(*best, |pair| Some(pair.or(*best)));
                }
            }
        }
        let fuzzy = Fuzzy::new();
        let mut hits = Vec::new();
        for (row, entry) in self.rows.iter().enumerate() {
            if row % STEPS == 0 && cancel() {
                return Outcome::cancelled();
            }
            let words: Option<Vec<Found>> = found
                .iter()
                .map(|word| word.get(row).copied().flatten())
                .collect();
            if let Some(words) = words {
                hits.push((self.hit(entry, query, &words, &fuzzy), entry.published));
            }
        }
        Outcome::ranked(hits)
    }

    /// How each article meets `word`; `None` where the search was called off.
    fn met(&self, word: &Word, cancel: &dyn Fn() -> bool) -> Option<Vec<Option<Found>>> {
        let mut best = vec![None; self.rows.len()];
        self.words_met(word, &mut best, cancel)?;
        self.letters_met(word, &mut best, cancel)?;
        Some(best)
    }

    /// By words: the same, a beginning, or one that sounds alike.
    fn words_met(
        &self,
        word: &Word,
        best: &mut [Option<Found>],
        cancel: &dyn Fn() -> bool,
    ) -> Option<()> {
        for (step, (id, met)) in self.vocabulary.meeting(word).into_iter().enumerate() {
            if step % STEPS == 0 && cancel() {
                return None;
            }
            let Some(postings) = self.vocabulary.postings(id) else {
                continue;
            };
            for (row, places) in postings.iter() {
                let Some((tier, score)) = rated(met, places, postings.is_name(), word) else {
                    continue;
                };
                let what = What::Word(id);
                offer(best, row, Found { tier, score, what });
            }
        }
        Some(())
    }

    /// By letters in order: only where no better match is there already.
    fn letters_met(
        &self,
        word: &Word,
        best: &mut [Option<Found>],
        cancel: &dyn Fn() -> bool,
    ) -> Option<()> {
        let fuzzy = Fuzzy::new();
        let mask = LetterMask::of(&word.key);
        for (step, (id, phrase)) in self.phrases.iter().enumerate() {
            if step % STEPS == 0 && cancel() {
                return None;
            }
            let wanted = |&(row, _): &(u32, Places)| {
                let here = best.get(row as usize).copied().flatten();
                here.is_none_or(|here| here.tier >= Tier::Fuzzy)
            };
            if !phrase.mask.may_hold(mask) || !phrase.postings.iter().any(|row| wanted(&row)) {
                continue;
            }
            let Some(met) = fuzzy.matches(&phrase.key, &word.key) else {
                continue;
            };
            let tier = if met.inside {
                Tier::Inside
            } else {
                Tier::Fuzzy
            };
            for (row, places) in phrase.postings.iter() {
                let (score, what) = (met.score + places.worth(), What::Phrase(id));
                offer(best, row, Found { tier, score, what });
            }
        }
        Some(())
    }

    fn hit(&self, entry: &Entry, query: &Query, words: &[Found], fuzzy: &Fuzzy) -> Hit {
        let tier = words.iter().map(|found| found.tier).max();
        let scores: i32 = words.iter().map(|found| found.score).sum();
        let label = self.phrases.get(entry.label);
        // Several words as they were typed, side by side.
        let side_by_side = query.words.len() > 1
            && label.is_some_and(|label| label.key.contains(query.key.as_str()));
        let matched = query.words.iter().zip(words).map(|(word, found)| Matched {
            query: word.text.clone(),
            text: match found.what {
                What::Word(id) => self.vocabulary.surface(id).to_owned(),
                What::Phrase(id) => self.stretch(id, word, fuzzy),
            },
        });
        Hit {
            id: entry.id,
            tier: tier.unwrap_or(Tier::Word),
            score: scores + if side_by_side { 50 } else { 0 },
            matched: matched.collect(),
        }
    }

    /// The part of a phrase from the first letter that met `word` to the last.
    fn stretch(&self, id: PhraseId, word: &Word, fuzzy: &Fuzzy) -> String {
        let Some(phrase) = self.phrases.get(id) else {
            return String::new();
        };
        let spans = scattered(&phrase.text, word, fuzzy);
        match (spans.first(), spans.last()) {
            (Some(first), Some(last)) => {
                Span::new(first.start, last.end).of(&phrase.text).to_owned()
            }
            _ => phrase.text.to_string(),
        }
    }
}

fn offer(best: &mut [Option<Found>], row: u32, found: Found) {
    if let Some(best) = best.get_mut(row as usize) {
        *best = Some(found.or(*best));
    }
}

/// The tier and score of a word that was met at `places`.
fn rated(met: Met, places: Places, known: bool, word: &Word) -> Option<(Tier, i32)> {
    let less = |left: usize| i32::try_from(left.min(20)).unwrap_or(20);
    let in_head = places.meets(Places::HEAD);
    let worth = places.worth();
    // A word that is known as a name somewhere comes before its lookalikes everywhere.
    let known = if known { 30 } else { 0 };
    let alike = |distance: u32| 100 + worth + known - 10 * i32::try_from(distance).unwrap_or(10);
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
