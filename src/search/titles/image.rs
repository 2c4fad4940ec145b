//! Where the parts of the keys stand in their image.
//!
//! The first column of each group and the end (`u32`), for each lane its title within the
//! window (`u16`), the columns (`codes.rs`).

use super::codes::byte;
use super::machine::{Column, LANES};
use super::pattern::Pattern;
use crate::search::image::{Image, ImageBytes, Numbers};

/// Titles that are sorted by length together; groups never hold titles of two windows.
pub(in crate::search) const WINDOW: usize = 4096;

/// The last byte counts the versions of the layout and of the key alphabet.
pub(super) const MARK: [u8; 8] = *b"khabarK\x02";

/// The title of each lane of a group within its window, two bytes each.
pub(super) type Lanes = [u8; 2 * LANES];

fn body_len(numbers: &Numbers) -> Option<usize> {
    let [_, groups, columns, ..] = numbers.map(|n| n as usize);
    let offsets = groups.checked_add(1)?.checked_mul(4)?;
    let map = groups.checked_mul(2 * LANES)?;
    let columns = columns.checked_mul(LANES)?;
    offsets.checked_add(map)?.checked_add(columns)
}

/// Keys of titles in an image.
#[derive(Clone)]
pub(in crate::search) struct Titles(Image);

impl std::fmt::Debug for Titles {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Titles({:?})", self.0.numbers)
    }
}

impl Titles {
    /// Takes an image up; see [`Image::open`].
    pub(in crate::search) fn open(bytes: ImageBytes) -> Option<Self> {
        let image = Image::open(bytes, MARK, body_len)?;
        let [titles, groups, ..] = image.numbers;
        (titles.div_ceil(LANES as u32) <= groups).then_some(Self(image))
    }

    /// True where every byte is as it was written.
    pub(in crate::search) fn is_sound(&self) -> bool {
        self.0.is_sound()
    }

    /// What corpus it is of.
    pub(in crate::search) const fn fingerprint(&self) -> [u8; 16] {
        self.0.fingerprint
    }

    /// Bytes of the image.
    pub(in crate::search) fn size(&self) -> usize {
        self.0.size()
    }

    /// The parts of the image, to be asked for once and used often.
    pub(in crate::search) fn parts(&self) -> Parts<'_> {
        let [titles, groups, ..] = self.0.numbers.map(|n| n as usize);
        let body = self.0.body();
        let (offsets, rest) = body.split_at_checked(4 * (groups + 1)).unwrap_or_default();
        let (map, columns) = rest
            .split_at_checked(2 * LANES * groups)
            .unwrap_or_default();
        Parts {
            offsets: offsets.as_chunks().0,
            map: map.as_chunks().0,
            columns: columns.as_chunks().0,
            titles,
        }
    }
}

/// The parts of the keys, in an image or while they are made.
#[derive(Clone, Copy, Debug)]
pub(in crate::search) struct Parts<'a> {
    pub(super) offsets: &'a [[u8; 4]],
    pub(super) map: &'a [Lanes],
    pub(super) columns: &'a [Column],
    pub(super) titles: usize,
}

impl<'a> Parts<'a> {
    /// How many titles there are.
    pub(in crate::search) const fn titles(&self) -> usize {
        self.titles
    }

    /// How many groups there are.
    pub(in crate::search) const fn groups(&self) -> usize {
        self.map.len()
    }

    /// The columns of a group.
    pub(super) fn columns(&self, group: usize) -> &'a [Column] {
        let at = |group: usize| {
            let at = self.offsets.get(group)?;
            Some(u32::from_le_bytes(*at) as usize)
        };
        match (at(group), at(group + 1)) {
            (Some(from), Some(to)) => self.columns.get(from..to).unwrap_or(&[]),
            (Some(from), None) => self.columns.get(from..).unwrap_or(&[]),
            _ => &[],
        }
    }

    /// The rows of a group's titles, lane by lane; `None` where there is none.
    pub(in crate::search) fn rows(
        self,
        group: usize,
    ) -> impl Iterator<Item = Option<usize>> + use<'a> {
        (0..LANES).map(move |lane| self.row(group, lane))
    }

    /// The row of the title in a lane, if there is one.
    #[inline]
    pub(in crate::search) fn row(self, group: usize, lane: usize) -> Option<usize> {
        let at = self.map.get(group)?.as_chunks::<2>().0.get(lane)?;
        let at = usize::from(u16::from_le_bytes(*at));
        let row = group / (WINDOW / LANES) * WINDOW + at;
        (at < WINDOW && row < self.titles).then_some(row)
    }

    /// The key in a lane, into `key`.
    pub(in crate::search) fn key(&self, group: usize, lane: usize, key: &mut Vec<u8>) {
        key.clear();
        let columns = self.columns(group);
        key.extend(
            columns
                .iter()
                .filter_map(|column| column.get(lane).copied().map(byte)),
        );
        let kept = key.iter().rposition(|&byte| byte != Pattern::SPACE);
        key.truncate(kept.map_or(0, |last| last + 1));
    }
}
