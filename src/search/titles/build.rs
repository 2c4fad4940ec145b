//! Makes the keys of many labels: titles in windows, by length, 32 to a group.

use super::codes::{self, code};
use super::image::{Lanes, MARK, Parts, WINDOW};
use super::machine::{Column, LANES};
use super::pattern::Pattern;
use super::plain::stem_starts;
use crate::search::image::seal;
use crate::search::key_alphabet::{Key, SEPARATOR, is_arabic};
use crate::search::lexicon;

/// The longest key that is kept, in bytes; a label goes no further for the filter.
const LONGEST_KEY: usize = 4096;

/// Takes labels in the corpus's order. What it has taken can be swept at any time, but
/// for the titles since the last full window. Memory grows with the keys.
#[derive(Clone, Debug, Default)]
pub(in crate::search) struct Builder {
    window: Vec<Box<[u8]>>,
    /// Titles in groups.
    titles: usize,
    /// The first column of each group.
    offsets: Vec<[u8; 4]>,
    map: Vec<Lanes>,
    columns: Vec<Column>,
    lexicon: lexicon::Builder,
}

impl Builder {
    /// Adds the next title.
    pub(in crate::search) fn push(&mut self, label: &str) {
        let key = Key::new(label);
        self.lexicon.push(label, &key);
        let text = key.text().trim_end_matches(SEPARATOR);
        let mut end = text.len().min(LONGEST_KEY);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        self.window
            .push(text.as_bytes().get(..end).unwrap_or(&[]).into());
        if self.window.len() == WINDOW {
            self.close();
        }
    }

    /// Lays the titles since the last full window out in groups. Only before another
    /// window is begun, or at the end.
    pub(in crate::search) fn close(&mut self) {
        let keys = std::mem::take(&mut self.window);
        self.titles += keys.len();
        let mut order: Vec<u16> = (0..).zip(&keys).map(|(at, _)| at).collect();
        // By length, so that a group has few empty places; titles of one length stay in order.
        order.sort_by_key(|&at| keys.get(usize::from(at)).map_or(0, |key| key.len()));
        for group in order.chunks(LANES) {
            let lanes = || group.iter().filter_map(|&at| keys.get(usize::from(at)));
            let from = self.columns.len();
            self.offsets.push(offset(from).to_le_bytes());
            let longest = lanes().map(|key| key.len()).max().unwrap_or(0);
            self.columns.resize(from + longest, [Pattern::SPACE; LANES]);
            for (lane, key) in lanes().enumerate() {
                put(key, lane, self.columns.get_mut(from..).unwrap_or_default());
            }
            let mut map = [u8::MAX; 2 * LANES];
            for (place, at) in map.as_chunks_mut::<2>().0.iter_mut().zip(group) {
                *place = at.to_le_bytes();
            }
            self.map.push(map);
        }
    }

    /// What can be swept by now.
    pub(in crate::search) fn parts(&self) -> Parts<'_> {
        Parts {
            offsets: &self.offsets,
            map: &self.map,
            columns: &self.columns,
            titles: self.titles,
        }
    }

    /// The images of the keys and of the words, for a corpus that is known by `fingerprint`.
    pub(in crate::search) fn finish(mut self, fingerprint: [u8; 16]) -> [Vec<u8>; 2] {
        self.close();
        let mut numbers = [0; 8];
        let counts = [self.titles, self.map.len(), self.columns.len()];
        for (to, from) in numbers.iter_mut().zip(counts) {
            *to = offset(from);
        }
        let words = self.lexicon.finish(fingerprint);
        self.offsets.push(offset(self.columns.len()).to_le_bytes());
        let parts = [
            self.offsets.as_flattened(),
            self.map.as_flattened(),
            self.columns.as_flattened(),
        ];
        [seal(MARK, numbers, fingerprint, &parts), words]
    }
}

/// Puts a key into a lane.
fn put(key: &[u8], lane: usize, columns: &mut [Column]) {
    for (column, &byte) in columns.iter_mut().zip(key) {
        if let Some(place) = column.get_mut(lane) {
            *place = code(byte);
        }
    }
    for at in stem_starts(key) {
        let place = columns.get_mut(at).and_then(|column| column.get_mut(lane));
        let is_letter = key.get(at).is_some_and(|&byte| is_arabic(char::from(byte)));
        if let Some(place) = place.filter(|_| is_letter) {
            *place |= codes::MARK;
        }
    }
}

/// A number of the image. A corpus has fewer than 2³² articles, and keys are cut; an
/// image whose columns do not fit is refused when it is opened.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
