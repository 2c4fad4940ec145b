//! Where the parts of the keys stand in their image.
//!
//! For each group where it begins (`u32`), how many columns it has (`u16`), in how many bits
//! a letter is kept (`u16`) and which letters it has at all (`u64`). Then the groups: for each
//! lane its title within the window (`u16`), which is so at hand where the group is swept, and
//! the planes: column by column, half by half, from the lowest bit of the code (`codes.rs`)
//! on.

use super::codes::{FEWEST_BITS, MOST_BITS, byte};
use super::letters::Letters;
use super::machine::{HALF, LANES, Plane};
use super::pattern::Pattern;
use crate::search::image::{Image, ImageBytes, Numbers};

/// Titles that are sorted together; groups never hold titles of two windows.
pub(in crate::search) const WINDOW: usize = 1 << 16;

/// The last byte counts the versions of the layout and of the key alphabet.
pub(super) const MARK: [u8; 8] = *b"khabarK\x04";

/// Where a group is, as the image holds it.
pub(super) type Place = [u8; 16];

/// The title of each lane of a group within its window, two bytes each.
pub(super) type Lanes = [u8; 2 * LANES];

/// They take the place of so many planes.
const MAP: usize = size_of::<Lanes>() / size_of::<Plane>();

fn body_len(numbers: &Numbers) -> Option<usize> {
    let [_, groups, planes, ..] = numbers.map(|n| n as usize);
    let places = groups.checked_mul(size_of::<Place>())?;
    places.checked_add(planes.checked_mul(size_of::<Plane>())?)
}

/// The keys of 256 titles, column by column: the n-th letter of each.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Group<'a> {
    /// [`Lanes`].
    map: &'a [Plane],
    /// Of each column, those of one half, then those of the other.
    planes: &'a [Plane],
    /// Planes of a column in a half.
    bits: usize,
    letters: Letters,
}

impl<'a> Group<'a> {
    /// The group in this place among all planes; an empty one where that is none.
    fn new(place: Place, planes: &'a [Plane]) -> Self {
        let [a, b, c, d, e, f, g, h, letters @ ..] = place;
        let first = u32::from_le_bytes([a, b, c, d]) as usize;
        let [columns, bits] = [[e, f], [g, h]].map(|n| usize::from(u16::from_le_bytes(n)));
        let letters = Letters::from_le_bytes(letters);
        if !(FEWEST_BITS..=MOST_BITS).contains(&bits) {
            return Self::default();
        }
        let rest = planes.get(first..).unwrap_or_default();
        let (map, rest) = rest.split_at_checked(MAP).unwrap_or_default();
        let planes = rest.get(..columns * 2 * bits);
        planes.map_or_else(Self::default, |planes| Self {
            map,
            planes,
            bits,
            letters,
        })
    }

    /// The place of a group that is put after so many planes, those of maps included.
    pub(super) fn place(first: usize, columns: usize, bits: usize, letters: Letters) -> Place {
        let first = u32::try_from(first).unwrap_or(u32::MAX);
        let [columns, bits] = [columns, bits].map(|n| u16::try_from(n).unwrap_or(0));
        let mut place = Place::default();
        let [columns, bits] = [columns, bits].map(u16::to_le_bytes);
        let parts = [
            &first.to_le_bytes()[..],
            &columns,
            &bits,
            &letters.to_le_bytes(),
        ];
        for (to, from) in place.iter_mut().zip(parts.into_iter().flatten()) {
            *to = *from;
        }
        place
    }

    /// In how many bits a letter is kept.
    pub(super) const fn bits(self) -> usize {
        self.bits
    }

    /// False where a pattern has a letter that no key has.
    #[inline]
    pub(super) const fn may_meet(self, pattern: &Pattern) -> bool {
        self.bits >= pattern.bits() && self.letters.may_have(pattern.needs())
    }

    /// How many columns there are.
    pub(super) fn len(self) -> usize {
        self.planes.len().checked_div(2 * self.bits).unwrap_or(0)
    }

    /// The planes of all columns, one after the other.
    #[inline(always)]
    pub(super) const fn planes(self) -> &'a [Plane] {
        self.planes
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
        let (places, planes) = body
            .split_at_checked(size_of::<Place>() * groups)
            .unwrap_or_default();
        Parts {
            places: places.as_chunks().0,
            planes: planes.as_chunks().0,
            titles,
        }
    }
}

/// The parts of the keys, in an image or while they are made.
#[derive(Clone, Copy, Debug)]
pub(in crate::search) struct Parts<'a> {
    pub(super) places: &'a [Place],
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
        self.places.len()
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
        let rows = self.rows_of(group);
        (0..LANES).map(move |lane| rows.at(lane))
    }

    /// The rows of a group, to be asked for lane by lane.
    #[inline]
    pub(in crate::search) fn rows_of(self, group: usize) -> Rows<'a> {
        let first = group / (WINDOW / LANES) * WINDOW;
        Rows {
            map: self
                .group(group)
                .map
                .as_flattened()
                .as_chunks()
                .0
                .first_chunk(),
            first,
            titles: self.titles.saturating_sub(first).min(WINDOW),
        }
    }

    /// In how many bits the letters of a group are kept.
    pub(in crate::search) fn bits(&self, group: usize) -> usize {
        self.group(group).bits
    }

    /// The key in a lane, into `key`.
    pub(in crate::search) fn key(&self, group: usize, lane: usize, key: &mut Vec<u8>) {
        key.clear();
        let group = self.group(group);
        match group.bits {
            5 => read::<5>(group.planes, lane, key),
            6 => read::<6>(group.planes, lane, key),
            7 => read::<7>(group.planes, lane, key),
            8 => read::<8>(group.planes, lane, key),
            _ => {}
        }
        let kept = key.iter().rposition(|&byte| byte != Pattern::SPACE);
        key.truncate(kept.map_or(0, |last| last + 1));
    }
}

/// The bytes of a lane, letters of which have so many bits: those of the first 2,048 titles
/// that answer are read, so this is unrolled.
fn read<const BITS: usize>(planes: &[Plane], lane: usize, key: &mut Vec<u8>) {
    let (at, shift) = (lane % HALF / 8, lane % 8);
    let (halves, _) = planes.as_chunks::<BITS>();
    let (columns, _) = halves.as_chunks::<2>();
    key.extend(columns.iter().map(|[one, other]| {
        let half = if lane < HALF { one } else { other };
        let mut code = 0;
        for (nth, plane) in half.iter().enumerate() {
            let bits = plane.get(at).copied().unwrap_or(0);
            code |= (bits >> shift & 1) << nth;
        }
        byte(code)
    }));
}

/// The rows of the titles of a group.
#[derive(Clone, Copy, Debug)]
pub(in crate::search) struct Rows<'a> {
    map: Option<&'a [[u8; 2]; LANES]>,
    /// The first of the window.
    first: usize,
    /// How many titles the window has.
    titles: usize,
}

impl Rows<'_> {
    /// The row of the title in a lane, if there is one.
    #[inline]
    pub(in crate::search) fn at(self, lane: usize) -> Option<usize> {
        Some(self.first + self.in_window(lane)?)
    }

    /// The same, counted from the first row of the window.
    #[inline]
    pub(in crate::search) fn in_window(self, lane: usize) -> Option<usize> {
        let at = usize::from(u16::from_le_bytes(*self.map?.get(lane)?));
        (at < self.titles).then_some(at)
    }
}
