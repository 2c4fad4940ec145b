//! Makes the image of many keys: titles in windows, by length, 32 to a group.

use super::image::{Header, WINDOW};
use super::machine::{Column, LANES};
use super::pattern::Pattern;

/// The longest key that is kept, in bytes; a label goes no further for the filter.
pub(super) const LONGEST_KEY: usize = 4096;

/// Takes keys in the corpus's order and makes an image of them. Memory grows with the
/// image.
#[derive(Debug, Default)]
pub(in crate::search) struct Builder {
    titles: u32,
    window: Vec<Box<[u8]>>,
    /// The first column of each group.
    offsets: Vec<u32>,
    /// For each lane the title within its window.
    map: Vec<u16>,
    columns: Vec<Column>,
}

impl Builder {
    /// Adds the key of the next title. Gives the groups of a window that it has filled:
    /// see [`Builder::close_window`].
    pub(in crate::search) fn push(&mut self, key: &str) {
        let mut end = key.len().min(LONGEST_KEY);
        while !key.is_char_boundary(end) {
            end -= 1;
        }
        let kept = key.as_bytes().get(..end).unwrap_or(&[]);
        self.window.push(kept.into());
        self.titles += 1;
        if self.window.len() == WINDOW {
            self.close_window();
        }
    }

    /// Lays the titles of the window out in groups.
    fn close_window(&mut self) {
        let keys = std::mem::take(&mut self.window);
        let mut order: Vec<u16> = (0..).zip(&keys).map(|(at, _)| at).collect();
        // By length, so that a group has few empty places; titles of one length stay in order.
        order.sort_by_key(|&at| keys.get(usize::from(at)).map_or(0, |key| key.len()));
        for group in order.chunks(LANES) {
            let keys = |lane: usize| {
                let at = group.get(lane).map(|&at| usize::from(at));
                at.and_then(|at| keys.get(at)).map_or(&[][..], |key| key)
            };
            self.offsets.push(offset(self.columns.len()));
            let longest = (0..LANES).map(|lane| keys(lane).len()).max().unwrap_or(0);
            let from = self.columns.len();
            self.columns
                .resize(from + longest + 1, [Pattern::SPACE; LANES]);
            for lane in 0..LANES {
                for (column, &byte) in self.columns.iter_mut().skip(from).zip(keys(lane)) {
                    if let Some(place) = column.get_mut(lane) {
                        *place = byte;
                    }
                }
            }
            let filler = std::iter::repeat_n(u16::MAX, LANES - group.len());
            self.map.extend(group.iter().copied().chain(filler));
        }
    }

    /// The image, for a corpus that is known by `fingerprint`.
    pub(in crate::search) fn finish(mut self, fingerprint: [u8; 16]) -> Vec<u8> {
        if !self.window.is_empty() {
            self.close_window();
        }
        let groups = offset(self.offsets.len());
        self.offsets.push(offset(self.columns.len()));
        let header = Header {
            titles: self.titles,
            groups,
            columns: offset(self.columns.len()),
            fingerprint,
        };
        let mut body = Vec::with_capacity(header.body_len().unwrap_or(0));
        self.offsets
            .iter()
            .for_each(|at| body.extend(at.to_le_bytes()));
        self.map.iter().for_each(|at| body.extend(at.to_le_bytes()));
        drop((self.offsets, self.map));
        body.extend(self.columns.as_flattened());
        header.seal(&body)
    }
}

/// A number of the image. A corpus has fewer than 2³² articles, and keys are cut; an
/// image whose columns do not fit is refused when it is opened.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
