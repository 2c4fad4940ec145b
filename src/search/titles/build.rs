//! Makes the keys of many labels: titles in windows, by length, 256 to a group.

use super::codes::{self, FEWEST_BITS, code};
use super::image::{Group, Lanes, MARK, Parts, Place, WINDOW};
use super::letters::Letters;
use super::machine::{HALF, LANES, Plane};
use crate::search::image::seal;
use crate::search::key_alphabet::{Key, SEPARATOR};
use crate::search::lexicon;

/// The longest key that is kept, in bytes; a label goes no further for the filter.
const LONGEST_KEY: usize = 4096;

/// Takes labels in the corpus's order. What it has taken can be swept at any time, but
/// for the titles since the last full window. Memory grows with the keys.
#[derive(Clone, Debug, Default)]
pub(in crate::search) struct Builder {
    /// Keys, in codes.
    window: Vec<Box<[u8]>>,
    /// Titles in groups.
    titles: usize,
    places: Vec<Place>,
    /// Where each of them stands in the lanes of its window.
    lanes: Vec<u16>,
    planes: Vec<Plane>,
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
        let bytes = text.bytes().take(end);
        self.window.push(bytes.map(code).collect());
        if self.window.len() == WINDOW {
            self.close();
        }
    }

    /// Lays the titles since the last full window out in groups. Only before another
    /// window is begun, or at the end.
    pub(in crate::search) fn close(&mut self) {
        let keys = std::mem::take(&mut self.window);
        let first = self.titles;
        self.titles += keys.len();
        self.lanes.resize(self.titles, 0);
        let mut order: Vec<(usize, usize, isize, u16)> = (0..=u16::MAX)
            .zip(&keys)
            .map(|(at, key)| {
                let (bits, class) = (bits_of(key), Letters::of(key).class());
                // Up and down, so that a group of titles of two kinds has one length too.
                let is_up = (bits + class).is_multiple_of(2);
                let len = key.len().cast_signed();
                (bits, class, if is_up { len } else { -len }, at)
            })
            .collect();
        // A group has few bits, few letters and few empty places; like titles stay in order.
        order.sort_unstable();
        for (place, (.., at)) in (0..=u16::MAX).zip(&order) {
            if let Some(lane) = self.lanes.get_mut(first + usize::from(*at)) {
                *lane = place;
            }
        }
        for group in order.chunks(LANES) {
            let lanes = || {
                let keys = group.iter().map(|(.., at)| keys.get(usize::from(*at)));
                keys.map(|key| key.map_or(&[][..], |key| key))
            };
            let longest = lanes().map(<[u8]>::len).max().unwrap_or(0);
            let bits = group.last().map_or(FEWEST_BITS, |(bits, ..)| *bits);
            let letters = lanes().map(Letters::of).reduce(Letters::and_of);
            let letters = letters.unwrap_or_default();
            let place = Group::place(self.planes.len(), longest, bits, letters);
            self.places.push(place);
            let mut map: Lanes = [u8::MAX; size_of::<Lanes>()];
            for (place, (.., at)) in map.as_chunks_mut::<2>().0.iter_mut().zip(group) {
                *place = at.to_le_bytes();
            }
            self.planes.extend(map.as_chunks().0);
            let from = self.planes.len();
            self.planes
                .resize(from + longest * 2 * bits, Plane::default());
            for (lane, key) in lanes().enumerate() {
                let columns = self.planes.get_mut(from..).unwrap_or_default();
                let halves = columns.chunks_exact_mut(bits);
                put(key, lane % HALF, halves.skip(lane / HALF).step_by(2));
            }
        }
    }

    /// Where each title that can be swept by now stands in the lanes of its window.
    pub(in crate::search) fn lanes(&self) -> &[u16] {
        &self.lanes
    }

    /// What can be swept by now.
    pub(in crate::search) fn parts(&self) -> Parts<'_> {
        Parts {
            places: &self.places,
            planes: &self.planes,
            titles: self.titles,
        }
    }

    /// The images of the keys and of the words, for a corpus that is known by `fingerprint`.
    pub(in crate::search) fn finish(mut self, fingerprint: [u8; 16]) -> [Vec<u8>; 2] {
        self.close();
        let mut numbers = [0; 8];
        let counts = [self.titles, self.places.len(), self.planes.len()];
        for (to, from) in numbers.iter_mut().zip(counts) {
            // An image whose planes do not fit is refused when it is opened.
            *to = u32::try_from(from).unwrap_or(u32::MAX);
        }
        let words = self.lexicon.finish(fingerprint);
        let parts = [self.places.as_flattened(), self.planes.as_flattened()];
        [seal(MARK, numbers, fingerprint, &parts), words]
    }
}

/// In how many bits the codes of a key can be kept.
fn bits_of(key: &[u8]) -> usize {
    codes::bits(key.iter().fold(0, |all, code| all | code))
}

/// Puts the codes of a key into a lane of a half.
fn put<'a>(key: &[u8], lane: usize, columns: impl Iterator<Item = &'a mut [Plane]>) {
    for (column, &code) in columns.zip(key) {
        for (nth, plane) in column.iter_mut().enumerate() {
            if let Some(byte) = plane.get_mut(lane / 8) {
                *byte |= (code >> nth & 1) << (lane % 8);
            }
        }
    }
}
