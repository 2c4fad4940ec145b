//! The image of the keys, as bytes: in memory, or a file that is mapped.
//!
//! Little endian. The header (96 bytes): mark and version, how many titles, groups and
//! columns, what corpus it is of, BLAKE3 over everything else. Then the first column of
//! each group and the end (`u32`), for each lane its title within the window (`u16`), and
//! the columns, 32 bytes each. Whatever the bytes are, opening and reading them does no
//! harm: a wrong image gives wrong answers until [`Titles::is_sound`] has told.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use super::machine::{Column, LANES};
use super::pattern::Pattern;

/// Titles that are sorted by length together; groups never hold titles of two windows.
pub(in crate::search) const WINDOW: usize = 4096;

/// What the file begins with. The last byte counts the versions of the layout and of
/// the key alphabet.
const MARK: [u8; 8] = *b"khabarK\x01";

const HEADER: usize = 96;
const SUM: Range<usize> = 64..96;

/// What an image says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) titles: u32,
    pub(super) groups: u32,
    pub(super) columns: u32,
    pub(super) fingerprint: [u8; 16],
}

impl Header {
    /// Bytes after the header; `None` where no image is that large.
    pub(super) fn body_len(&self) -> Option<usize> {
        let columns = (self.columns as usize).checked_mul(LANES)?;
        let map = (self.groups as usize).checked_mul(2 * LANES)?;
        let offsets = (self.groups as usize).checked_add(1)?.checked_mul(4)?;
        columns.checked_add(map)?.checked_add(offsets)
    }

    /// The image with this header.
    pub(super) fn seal(&self, body: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(HEADER + body.len());
        bytes.extend(MARK);
        for number in [self.titles, self.groups, self.columns] {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend(self.fingerprint);
        bytes.resize(SUM.start, 0);
        let sum = sum(&bytes, body);
        bytes.extend(sum);
        bytes.extend(body);
        bytes
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let number = |at: usize| Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?));
        (bytes.get(..MARK.len())? == MARK).then_some(())?;
        Some(Self {
            titles: number(8)?,
            groups: number(12)?,
            columns: number(16)?,
            fingerprint: *bytes.get(20..)?.first_chunk()?,
        })
    }
}

fn sum(head: &[u8], body: &[u8]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(head);
    hasher.update(body);
    *hasher.finalize().as_bytes()
}

/// The bytes of an image, wherever they are.
pub type ImageBytes = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// Keys of titles, ready to be swept.
#[derive(Clone)]
pub(in crate::search) struct Titles {
    bytes: ImageBytes,
    header: Header,
}

impl fmt::Debug for Titles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Titles({:?})", self.header)
    }
}

impl Titles {
    /// Takes an image up. `None` where it is none of this version, or cut: what is in it
    /// is not looked at, since that takes as long as reading it.
    pub(in crate::search) fn open(bytes: ImageBytes) -> Option<Self> {
        let all = (*bytes).as_ref();
        let header = Header::read(all)?;
        let whole = all.len() == HEADER.checked_add(header.body_len()?)?;
        let fits = (header.titles as usize).div_ceil(LANES) <= header.groups as usize;
        (whole && fits).then_some(Self { bytes, header })
    }

    /// True where every byte is as it was written.
    pub(in crate::search) fn is_sound(&self) -> bool {
        let all = (*self.bytes).as_ref();
        match (all.get(..SUM.start), all.get(HEADER..), all.get(SUM)) {
            (Some(head), Some(body), Some(stated)) => sum(head, body) == stated,
            _ => false,
        }
    }

    /// What corpus it is of.
    pub(in crate::search) const fn fingerprint(&self) -> [u8; 16] {
        self.header.fingerprint
    }

    /// How many titles there are.
    pub(in crate::search) const fn len(&self) -> usize {
        self.header.titles as usize
    }

    /// How many groups there are.
    pub(in crate::search) const fn groups(&self) -> usize {
        self.header.groups as usize
    }

    /// Bytes of the image.
    pub(in crate::search) fn size(&self) -> usize {
        (*self.bytes).as_ref().len()
    }

    /// The parts of the image, to be asked for once and used often.
    pub(in crate::search) fn parts(&self) -> Parts<'_> {
        let body = (*self.bytes).as_ref().get(HEADER..).unwrap_or(&[]);
        let offsets = 4 * (self.groups() + 1);
        let map = 2 * LANES * self.groups();
        let (offsets, rest) = body.split_at_checked(offsets).unwrap_or_default();
        let (map, columns) = rest.split_at_checked(map).unwrap_or_default();
        Parts {
            offsets: offsets.as_chunks().0,
            map: map.as_chunks().0,
            columns: columns.as_chunks().0,
            titles: self.len(),
        }
    }
}

/// The parts of an image.
#[derive(Clone, Copy, Debug)]
pub(in crate::search) struct Parts<'a> {
    offsets: &'a [[u8; 4]],
    /// Two bytes a lane, 32 lanes a group.
    map: &'a [[u8; 2 * LANES]],
    columns: &'a [Column],
    titles: usize,
}

impl<'a> Parts<'a> {
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
            _ => &[],
        }
    }

    /// The rows of a group's titles, lane by lane; `usize::MAX` where there is none.
    pub(in crate::search) fn rows(&self, group: usize) -> [usize; LANES] {
        let mut rows = [usize::MAX; LANES];
        let window = group / (WINDOW / LANES) * WINDOW;
        if let Some(map) = self.map.get(group) {
            for (row, at) in rows.iter_mut().zip(map.as_chunks::<2>().0) {
                let here = window + usize::from(u16::from_le_bytes(*at));
                if usize::from(u16::from_le_bytes(*at)) < WINDOW && here < self.titles {
                    *row = here;
                }
            }
        }
        rows
    }

    /// The key in a lane, into `key`.
    pub(in crate::search) fn key(&self, group: usize, lane: usize, key: &mut Vec<u8>) {
        key.clear();
        key.extend(
            self.columns(group)
                .iter()
                .filter_map(|column| column.get(lane)),
        );
        let filler = key
            .iter()
            .rev()
            .take_while(|&&byte| byte == Pattern::SPACE)
            .count();
        key.truncate(key.len() - filler);
    }
}
