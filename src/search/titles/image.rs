//! Where the parts of the keys stand in their image.
//!
//! For each group where its planes begin (`u32`), how many columns it has (`u16`) and in
//! how many bits a letter is kept (`u16`); for each lane its title within the window
//! (`u16`); the planes: column by column, from the lowest bit of the code (`codes.rs`) on.

use super::codes::{FEWEST_BITS, MOST_BITS, byte};
use super::machine::{LANES, Plane};
use super::pattern::Pattern;
use crate::search::image::{Image, ImageBytes, Numbers};

/// Titles that are sorted together; groups never hold titles of two windows.
pub(in crate::search) const WINDOW: usize = 16_384;

/// The last byte counts the versions of the layout and of the key alphabet.
pub(super) const MARK: [u8; 8] = *b"khabarK\x03";

/// Where a group is, as the image holds it.
pub(super) type Place = [u8; 8];

/// The title of each lane of a group within its window, two bytes each.
pub(super) type Lanes = [u8; 2 * LANES];

fn body_len(numbers: &Numbers) -> Option<usize> {
    let [_, groups, planes, ..] = numbers.map(|n| n as usize);
    let places = groups.checked_mul(size_of::<Place>())?;
    let map = groups.checked_mul(2 * LANES)?;
    let planes = planes.checked_mul(size_of::<Plane>())?;
    places.checked_add(map)?.checked_add(planes)
}

/// The keys of 256 titles, column by column: the n-th letter of each.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Group<'a> {
    planes: &'a [Plane],
    /// Planes of a column.
    bits: usize,
}

impl<'a> Group<'a> {
    /// The group in this place among all planes; an empty one where that is none.
    fn new(place: Place, planes: &'a [Plane]) -> Self {
        let [a, b, c, d, e, f, g, h] = place;
        let first = u32::from_le_bytes([a, b, c, d]) as usize;
        let [columns, bits] = [[e, f], [g, h]].map(|n| usize::from(u16::from_le_bytes(n)));
        if !(FEWEST_BITS..=MOST_BITS).contains(&bits) {
            return Self::default();
        }
        let planes = planes
            .get(first..)
            .and_then(|from| from.get(..columns * bits));
        planes.map_or_else(Self::default, |planes| Self { planes, bits })
    }

    /// The place of a group that is put after so many planes.
    pub(super) fn place(first: usize, columns: usize, bits: usize) -> Place {
        let first = u32::try_from(first).unwrap_or(u32::MAX);
        let [columns, bits] = [columns, bits].map(|n| u16::try_from(n).unwrap_or(0));
        let [a, b, c, d] = first.to_le_bytes();
        let [[e, f], [g, h]] = [columns, bits].map(u16::to_le_bytes);
        [a, b, c, d, e, f, g, h]
    }

    /// In how many bits a letter is kept.
    pub(super) const fn bits(self) -> usize {
        self.bits
    }

    /// How many columns there are.
    pub(super) fn len(self) -> usize {
        self.planes.len().checked_div(self.bits).unwrap_or(0)
    }

    /// The planes of a column, if there is one.
    #[inline(always)]
    pub(super) fn column(self, at: usize) -> Option<&'a [Plane]> {
        self.planes.get(at * self.bits..(at + 1) * self.bits)
    }

    /// The planes of every column.
    #[inline(always)]
    pub(super) fn columns(self) -> std::slice::ChunksExact<'a, Plane> {
        self.planes.chunks_exact(self.bits.max(1))
    }
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
        let (places, rest) = body
            .split_at_checked(size_of::<Place>() * groups)
            .unwrap_or_default();
        let (map, planes) = rest
            .split_at_checked(2 * LANES * groups)
            .unwrap_or_default();
        Parts {
            places: places.as_chunks().0,
            map: map.as_chunks().0,
            planes: planes.as_chunks().0,
            titles,
        }
    }
}

/// The parts of the keys, in an image or while they are made.
#[derive(Clone, Copy, Debug)]
pub(in crate::search) struct Parts<'a> {
    pub(super) places: &'a [Place],
    pub(super) map: &'a [Lanes],
    pub(super) planes: &'a [Plane],
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

    /// The keys of a group.
    pub(super) fn group(&self, group: usize) -> Group<'a> {
        let place = self.places.get(group);
        place.map_or_else(Group::default, |place| Group::new(*place, self.planes))
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
        let bit = |plane: &Plane| plane.get(lane / 8).map_or(0, |byte| byte >> (lane % 8) & 1);
        key.extend(self.group(group).columns().map(|column| {
            let bits = column.iter().rev().map(bit);
            byte(bits.fold(0, |code, bit| code << 1 | bit))
        }));
        let kept = key.iter().rposition(|&byte| byte != Pattern::SPACE);
        key.truncate(kept.map_or(0, |last| last + 1));
    }
}
