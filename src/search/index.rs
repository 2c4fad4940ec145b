//! The index: what is known of every article, and the search over it.

use std::collections::HashMap;

use jiff::civil;

use super::fuzzy::{Fuzzy, LetterMask};
use super::highlights::highlights;
use super::phrases::{PhraseId, Phrases};
use super::places::Places;
use super::query::{Query, Word};
use super::rank::{Hit, Matched, Outcome, Tier};
use super::vocabulary::{Met, Vocabulary, WordId};
use crate::corpus::ArticleId;
use crate::letters::Span;

/// The fewest letters with which a word of running text is met by its beginning.
const SHORTEST_TEXT_PREFIX: usize = 3;

/// How many steps go by between two looks at whether the search was called off.
const STEPS: usize = 512;

/// An article as the search knows it. Names and text may be brought later.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// Which article.
    pub id: ArticleId,
    /// What it is called in the list.
    pub label: &'a str,
    /// The outlet.
    pub source: Option<&'a str>,
    /// The names that the facts know in it, canonical and as they are spelled there.
    pub names: Vec<&'a str>,
    /// For "the latest first" among equals.
    pub published: Option<civil::Date>,
    /// The words of the article; boilerplate may be left out.
    pub text: &'a str,
}

impl<'a> Row<'a> {
    /// An article of which the label is known.
    #[must_use]
    pub const fn new(id: ArticleId, label: &'a str) -> Self {
        Self {
            id,
            label,
            source: None,
            names: Vec::new(),
            published: None,
            text: "",
        }
    }
}

#[derive(Clone, Debug)]
struct Entry {
    id: ArticleId,
    published: Option<civil::Date>,
    label: PhraseId,
    names: Vec<PhraseId>,
    name_words: Vec<WordId>,
    text_words: Vec<WordId>,
}

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

/// The index over the articles, in the corpus's own order. Memory grows with their
/// words; may be sent to the worker that searches.
#[derive(Clone, Debug, Default)]
pub struct Index {
    rows: Vec<Entry>,
    by_id: HashMap<ArticleId, u32>,
    vocabulary: Vocabulary,
    phrases: Phrases,
}

impl Index {
    /// The index of `rows`, in their order.
    #[must_use]
    pub fn build<'a>(rows: impl Iterator<Item = Row<'a>>) -> Self {
        let mut index = Self::default();
        rows.for_each(|row| index.add(&row));
        index
    }

    /// Adds an article after the others. One that is there already is left as it is.
    pub fn add(&mut self, row: &Row<'_>) {
        if self.by_id.contains_key(&row.id) {
            return;
        }
        let at = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let label = self.phrases.add(row.label, at, Places::LABEL);
        self.vocabulary.add(row.label, at, Places::LABEL);
        if let Some(source) = row.source {
            self.phrases.add(source, at, Places::SOURCE);
            self.vocabulary.add(source, at, Places::SOURCE);
        }
        self.rows.push(Entry {
            id: row.id,
            published: row.published,
            label,
            names: Vec::new(),
            name_words: Vec::new(),
            text_words: Vec::new(),
        });
        self.by_id.insert(row.id, at);
        self.set_names(row.id, row.names.iter().copied());
        self.set_text(row.id, row.text);
    }

    /// How many articles there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// True where there is no article.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The names of an article, in place of those that it had.
    pub fn set_names<'a>(&mut self, id: ArticleId, names: impl IntoIterator<Item = &'a str>) {
        let Some((at, entry)) = entry(&self.by_id, &mut self.rows, id) else {
            return;
        };
        for &name in &entry.names {
            self.phrases.remove(name, at, Places::NAME);
        }
        self.vocabulary.remove(&entry.name_words, at, Places::NAME);
        entry.names.clear();
        entry.name_words.clear();
        for name in names {
            entry.names.push(self.phrases.add(name, at, Places::NAME));
            entry
                .name_words
                .extend(self.vocabulary.add(name, at, Places::NAME));
        }
    }

    /// The text of an article, in place of that which it had.
    pub fn set_text(&mut self, id: ArticleId, text: &str) {
        if let Some((at, entry)) = entry(&self.by_id, &mut self.rows, id) {
            self.vocabulary.remove(&entry.text_words, at, Places::TEXT);
            entry.text_words = self.vocabulary.add(text, at, Places::TEXT);
        }
    }

    /// When an article was published, once that is known.
    pub fn set_published(&mut self, id: ArticleId, published: Option<civil::Date>) {
        if let Some((_, entry)) = entry(&self.by_id, &mut self.rows, id) {
            entry.published = published;
        }
    }

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

    /// Where the query stands in the label of an article: byte spans of the label.
    #[must_use]
    pub fn highlights(&self, id: ArticleId, query: &Query) -> Vec<Span> {
        let row = self
            .by_id
            .get(&id)
            .and_then(|&at| self.rows.get(at as usize));
        let label = row.and_then(|entry| self.phrases.get(entry.label));
        label.map_or_else(Vec::new, |label| highlights(&label.text, query))
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
        if word.letters() < 2 {
            return Some(());
        }
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
        let spans = super::highlights::scattered(&phrase.text, word, fuzzy);
        match (spans.first(), spans.last()) {
            (Some(first), Some(last)) => {
                Span::new(first.start, last.end).of(&phrase.text).to_owned()
            }
            _ => phrase.text.to_string(),
        }
    }
}

fn entry<'a>(
    by_id: &HashMap<ArticleId, u32>,
    rows: &'a mut [Entry],
    id: ArticleId,
) -> Option<(u32, &'a mut Entry)> {
    let &at = by_id.get(&id)?;
    Some((at, rows.get_mut(at as usize)?))
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
    Some(match (met, in_head) {
        (Met::Exact, true) => (Tier::Word, 100 + worth),
        (Met::Exact, false) => (Tier::Text, 50),
        (Met::Prefix(left), true) => (Tier::Prefix, 80 + worth - less(left)),
        (Met::Prefix(left), false) if word.letters() >= SHORTEST_TEXT_PREFIX => {
            (Tier::Text, 30 - less(left))
        }
        (Met::Prefix(_), false) => return None,
        (Met::Sounds(distance), in_head) => {
            let known = if known { 30 } else { 0 };
            let tier = if in_head {
                Tier::Sounds
            } else {
                Tier::TextSounds
            };
            let far = i32::try_from(distance).unwrap_or(10);
            (tier, 100 + worth + known - 10 * far)
        }
    })
}

#[cfg(test)]
mod tests;
