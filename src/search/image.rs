//! Bytes that know what they are: made once, kept in a file, mapped.
//!
//! Little endian. The header (96 bytes): a mark that ends in the version, eight numbers,
//! what corpus it is of, BLAKE3 over everything else. The body is its owner's. Whatever
//! the bytes are, opening and reading them does no harm: a wrong image gives wrong
//! answers until [`Image::is_sound`] has told.

use std::io;
use std::ops::Range;
use std::sync::Arc;

const HEADER: usize = 96;
const NUMBERS: Range<usize> = 8..40;
const FINGERPRINT: Range<usize> = 40..56;
const SUM: Range<usize> = 64..96;

/// The bytes of an image, wherever they are: in memory or in a file that is mapped.
pub type ImageBytes = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// From so many bytes on, an image is kept in large pages where the system has them.
/// Measured: a sweep over so much then takes a fifth less time.
const LARGE: usize = 32 << 20;

/// Bytes in memory, to be read again and again from end to end.
pub(super) fn in_memory(bytes: Vec<u8>) -> ImageBytes {
    match bytes.len() {
        ..LARGE => Arc::new(bytes),
        _ => match in_large_pages(&bytes) {
            Ok(pages) => Arc::new(pages),
            Err(_) => Arc::new(bytes),
        },
    }
}

fn in_large_pages(bytes: &[u8]) -> io::Result<memmap2::Mmap> {
    let mut pages = memmap2::MmapMut::map_anon(bytes.len())?;
    #[cfg(target_os = "linux")]
    pages.advise(memmap2::Advice::HugePage)?;
    pages.copy_from_slice(bytes);
    pages.make_read_only()
}

/// What an image says of itself: the counts that its owner needs to find its parts.
pub(super) type Numbers = [u32; 8];

/// An image of a certain mark.
#[derive(Clone)]
pub(super) struct Image {
    bytes: ImageBytes,
    pub(super) numbers: Numbers,
    pub(super) fingerprint: [u8; 16],
}

/// The image with this body.
pub(super) fn seal(
    mark: [u8; 8],
    numbers: Numbers,
    fingerprint: [u8; 16],
    parts: &[&[u8]],
) -> Vec<u8> {
    let body: usize = parts.iter().map(|part| part.len()).sum();
    let mut bytes = Vec::with_capacity(HEADER + body);
    bytes.extend(mark);
    bytes.extend(numbers.map(u32::to_le_bytes).as_flattened());
    bytes.extend(fingerprint);
    bytes.resize(HEADER, 0);
    parts.iter().for_each(|part| bytes.extend(*part));
    let sum = sum(&bytes);
    if let (Some(sum), Some(place)) = (sum, bytes.get_mut(SUM)) {
        place.copy_from_slice(&sum);
    }
    bytes
}

fn sum(bytes: &[u8]) -> Option<[u8; 32]> {
    let mut hasher = blake3::Hasher::new();
    hasher.update(bytes.get(..SUM.start)?);
    hasher.update(bytes.get(HEADER..)?);
    Some(*hasher.finalize().as_bytes())
}

impl Image {
    /// Takes an image up. `None` where it has another mark, or another length than its
    /// numbers give (`body_len`). What is in it is not looked at: that takes as long as
    /// reading it.
    pub(super) fn open(
        bytes: ImageBytes,
        mark: [u8; 8],
        body_len: impl Fn(&Numbers) -> Option<usize>,
    ) -> Option<Self> {
        let all = (*bytes).as_ref();
        (all.get(..8)? == mark).then_some(())?;
        let (numbers, _) = all.get(NUMBERS)?.as_chunks::<4>();
        let numbers = numbers.first_chunk()?.map(u32::from_le_bytes);
        let fingerprint = *all.get(FINGERPRINT)?.first_chunk()?;
        let len = HEADER.checked_add(body_len(&numbers)?)?;
        (all.len() == len).then_some(Self {
            bytes,
            numbers,
            fingerprint,
        })
    }

    /// True where every byte is as it was written.
    pub(super) fn is_sound(&self) -> bool {
        let all = (*self.bytes).as_ref();
        sum(all).is_some_and(|sum| all.get(SUM) == Some(&sum))
    }

    /// Bytes of it all.
    pub(super) fn size(&self) -> usize {
        (*self.bytes).as_ref().len()
    }

    /// What comes after the header.
    pub(super) fn body(&self) -> &[u8] {
        (*self.bytes).as_ref().get(HEADER..).unwrap_or(&[])
    }
}
