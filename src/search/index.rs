//! The index: what is known of every article. `matching.rs` searches it.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use jiff::civil;

use super::image::{self, ImageBytes};
use super::lexicon::Lexicon;
use super::live::Live;
use super::places::Places;
use super::recency::Recency;
use super::titles::{Builder, LANES, Parts, Titles, WINDOW};
use crate::corpus::ArticleId;

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

/// No source, no slot.
pub(super) const NONE: u32 = u32::MAX;

/// The index over the articles, in the corpus's own order. May be sent to the worker
/// that searches. What it holds of an article is its key, its source, its date and its
/// id; of those whose names or text have been brought, these too. It does not hold
/// labels.
#[derive(Clone, Debug, Default)]
pub struct Index {
    pub(super) ids: Vec<ArticleId>,
    /// Only where the ids do not rise: otherwise the order of `ids` finds them.
    by_id: Option<HashMap<ArticleId, u32>>,
    keys: Keys,
    pub(super) recency: Recency,
    /// Where each title stands in its window, in lanes, where an image holds the titles: made
    /// when first wanted.
    lanes: Arc<OnceLock<Vec<u16>>>,
    pub(super) live: Live,
    pub(super) slots: HashMap<u32, u32>,
    pub(super) rows_of_slots: Vec<u32>,
    pub(super) sources: Live,
    source_names: HashMap<Box<str>, u32>,
    /// The key of each source.
    pub(super) source_keys: Vec<Box<str>>,
    /// The source of each row.
    pub(super) source_of: Vec<u32>,
}

/// The labels of the articles, as far as they have been taken in.
#[derive(Clone, Debug)]
enum Keys {
    Growing(Box<Builder>),
    Ready(Titles, Lexicon),
}

impl Default for Keys {
    fn default() -> Self {
        Self::Growing(Box::default())
    }
}

impl Index {
    /// The index of `rows`, in their order.
    #[must_use]
    pub fn build<'a>(rows: impl Iterator<Item = Row<'a>>) -> Self {
        let mut index = Self::default();
        rows.for_each(|row| index.add(&row));
        index.finish([0; 16]);
        index
    }

    /// Adds an article after the others, while the index [grows](Self::is_growing). One
    /// that is there already is left as it is.
    pub fn add(&mut self, row: &Row<'_>) {
        if let Keys::Growing(builder) = &mut self.keys
            && !contains(&self.ids, self.by_id.as_ref(), row.id)
        {
            builder.push(row.label);
            self.add_but_label(row);
        }
    }

    /// Takes the label of the next article that was added without one.
    pub fn add_label(&mut self, label: &str) {
        if let Keys::Growing(builder) = &mut self.keys {
            builder.push(label);
        }
    }

    /// Adds an article whose label is in an image that will be [adopted](Self::adopt), or
    /// is [brought](Self::add_label) later.
    pub fn add_but_label(&mut self, row: &Row<'_>) {
        if contains(&self.ids, self.by_id.as_ref(), row.id) {
            return;
        }
        let at = u32::try_from(self.ids.len()).unwrap_or(u32::MAX);
        let rises = self.ids.last().is_none_or(|last| *last < row.id);
        if !rises && self.by_id.is_none() {
            self.by_id = Some((0..).zip(&self.ids).map(|(at, &id)| (id, at)).collect());
        }
        self.ids.push(row.id);
        if let Some(by_id) = &mut self.by_id {
            by_id.insert(row.id, at);
        }
        self.recency.push(row.published);
        let source = row.source.map_or(NONE, |source| self.source(source));
        self.source_of.push(source);
        if !row.names.is_empty() {
            self.set_names(row.id, row.names.iter().copied());
        }
        if !row.text.is_empty() {
            self.set_text(row.id, row.text);
        }
    }

    /// The number of a source.
    fn source(&mut self, source: &str) -> u32 {
        if let Some(&known) = self.source_names.get(source) {
            return known;
        }
        let slot = self.sources.add_slot();
        self.sources.set_names(slot, Places::SOURCE, [source]);
        self.source_names.insert(source.into(), slot);
        self.source_keys
            .push(super::key_alphabet::key(source).into());
        slot
    }

    /// True until the index is [finished](Self::finish) or has [adopted](Self::adopt)
    /// images. A growing index answers as far as its labels have been taken in, in steps
    /// of 65,536, and knows no sounds of them.
    #[must_use]
    pub const fn is_growing(&self) -> bool {
        matches!(self.keys, Keys::Growing(_))
    }

    /// Labels that are best taken in at a time.
    pub const STEP: usize = 4096;

    /// Takes no more articles. Gives the images of what it knows of the labels, to be
    /// kept for a corpus that is known by `fingerprint`; nothing where it was finished.
    pub fn finish(&mut self, fingerprint: [u8; 16]) -> Option<[ImageBytes; 2]> {
        let Keys::Growing(builder) = &mut self.keys else {
            return None;
        };
        let mut builder = std::mem::take(builder);
        builder.close();
        let lanes = builder.lanes().to_vec();
        let images = builder.finish(fingerprint).map(image::in_memory);
        let is_adopted = self.adopt(images.clone(), fingerprint);
        self.lanes = Arc::new(OnceLock::from(lanes));
        is_adopted.then_some(images)
    }

    /// Takes images up that [`finish`](Self::finish) gave for the same labels. False where
    /// they are not of this version or this corpus; the index is then as it was.
    pub fn adopt(&mut self, [titles, words]: [ImageBytes; 2], fingerprint: [u8; 16]) -> bool {
        let (Some(titles), Some(lexicon)) = (Titles::open(titles), Lexicon::open(words)) else {
            return false;
        };
        let fits = titles.parts().titles() == self.ids.len()
            && titles.fingerprint() == fingerprint
            && lexicon.fingerprint() == fingerprint;
        if fits {
            self.keys = Keys::Ready(titles, lexicon);
            self.lanes = Arc::default();
            self.settle();
        }
        fits
    }

    /// True where the images that were adopted are as they were written. Takes as long as
    /// reading them.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        match &self.keys {
            Keys::Growing(_) => true,
            Keys::Ready(titles, lexicon) => titles.is_sound() && lexicon.is_sound(),
        }
    }

    /// How many articles there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.ids.len()
    }

    /// True where there is no article.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The names of an article, in place of those that it had.
    pub fn set_names<'a>(&mut self, id: ArticleId, names: impl IntoIterator<Item = &'a str>) {
        if let Some(slot) = self.slot(id) {
            self.live.set_names(slot, Places::NAME, names);
        }
    }

    /// The text of an article, in place of that which it had.
    pub fn set_text(&mut self, id: ArticleId, text: &str) {
        if let Some(slot) = self.slot(id) {
            self.live.set_text(slot, text);
        }
    }

    /// Bytes that the index's images take, of labels and of words.
    #[must_use]
    pub fn image_sizes(&self) -> [usize; 2] {
        match &self.keys {
            Keys::Growing(_) => [0, 0],
            Keys::Ready(titles, lexicon) => [titles.size(), lexicon.size()],
        }
    }

    pub(super) fn parts(&self) -> Parts<'_> {
        match &self.keys {
            Keys::Growing(builder) => builder.parts(),
            Keys::Ready(titles, _) => titles.parts(),
        }
    }

    pub(super) const fn lexicon(&self) -> Option<&Lexicon> {
        match &self.keys {
            Keys::Growing(_) => None,
            Keys::Ready(_, lexicon) => Some(lexicon),
        }
    }

    /// The group and the lane in which a row stands.
    pub(super) fn place(&self, row: usize) -> Option<(usize, usize)> {
        let at = usize::from(*self.places().get(row)?);
        let group = row / WINDOW * (WINDOW / LANES) + at / LANES;
        Some((group, at % LANES))
    }

    /// Where each row whose label is laid out stands in the lanes of its window.
    pub(super) fn places(&self) -> &[u16] {
        match &self.keys {
            Keys::Growing(builder) => builder.lanes(),
            Keys::Ready(titles, _) => self.lanes.get_or_init(|| lanes(titles.parts())),
        }
    }

    /// The key of a row's label, into `key`; empty while it is not laid out, and where its
    /// letters have fewer than so many bits: what is looked for does not stand there.
    pub(super) fn key(&self, row: usize, bits: usize, key: &mut Vec<u8>) {
        key.clear();
        let place = self.place(row);
        if let Some((group, lane)) = place.filter(|(group, _)| self.parts().bits(*group) >= bits) {
            self.parts().key(group, lane, key);
        }
    }

    /// The row of an article.
    #[must_use]
    pub fn row_of(&self, id: ArticleId) -> Option<u32> {
        u32::try_from(self.row(id)?).ok()
    }

    pub(super) fn row(&self, id: ArticleId) -> Option<usize> {
        match &self.by_id {
            Some(by_id) => by_id.get(&id).map(|&row| row as usize),
            None => self.ids.binary_search(&id).ok(),
        }
    }

    fn slot(&mut self, id: ArticleId) -> Option<u32> {
        let row = u32::try_from(self.row(id)?).ok()?;
        Some(*self.slots.entry(row).or_insert_with(|| {
            self.rows_of_slots.push(row);
            self.live.add_slot()
        }))
    }
}

fn contains(ids: &[ArticleId], by_id: Option<&HashMap<ArticleId, u32>>, id: ArticleId) -> bool {
    match by_id {
        Some(by_id) => by_id.contains_key(&id),
        None => ids.last().is_some_and(|last| *last >= id) && ids.binary_search(&id).is_ok(),
    }
}

/// Where each title stands in its window.
fn lanes(parts: Parts<'_>) -> Vec<u16> {
    let mut lanes = vec![0; parts.titles()];
    for group in 0..parts.groups() {
        let first = group % (WINDOW / LANES) * LANES;
        for (lane, row) in parts.rows(group).enumerate() {
            let place = row.and_then(|row| lanes.get_mut(row));
            if let (Some(place), Ok(at)) = (place, u16::try_from(first + lane)) {
                *place = at;
            }
        }
    }
    lanes
}

#[cfg(test)]
mod tests;
