//! What an article is known by: a handle, a place, and a hash of its content.

use std::fmt;
use std::path::PathBuf;

/// A handle into a store, good as long as the store lives. Never shown or kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArticleId(pub u32);

/// A hash of the article's text: 128 bits of BLAKE3. Stable when the file moves;
/// selection, marks and caches go by it. Shown as 32 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ContentKey([u8; 16]);

impl ContentKey {
    /// The key of an extracted text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let hash = blake3::hash(text.as_bytes());
        let mut key = [0; 16];
        for (to, from) in key.iter_mut().zip(hash.as_bytes()) {
            *to = *from;
        }
        Self(key)
    }

    /// The 128 bits.
    #[must_use]
    pub const fn bytes(self) -> [u8; 16] {
        self.0
    }

    /// The key behind 32 hexadecimal digits.
    #[must_use]
    pub fn parse(hex: &str) -> Option<Self> {
        if hex.len() != 32 || !hex.is_ascii() {
            return None;
        }
        let mut key = [0; 16];
        for (index, to) in key.iter_mut().enumerate() {
            *to = u8::from_str_radix(hex.get(2 * index..2 * index + 2)?, 16).ok()?;
        }
        Some(Self(key))
    }
}

impl fmt::Display for ContentKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for ContentKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ContentKey({self})")
    }
}

/// Where an article stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locator {
    /// The file; `None` for the embedded corpus and for standard input.
    pub file: Option<PathBuf>,
    /// The member inside a container (`FILE#MEMBER`).
    pub member: Option<String>,
    /// As one would type it from the current folder; `FILE#MEMBER` inside a
    /// container, `bundled:NAME`, `-` for standard input. Bytes that are not UTF-8 are
    /// written `\xFF` ([`path_text`](super::path_text)), and opened again by that.
    /// Raw otherwise: escape it before it is shown.
    pub path: String,
    /// The path relative to the argument under which it was found, with `/`;
    /// `bundled:NAME` for the embedded corpus. Written as `path` is.
    pub doc: String,
}

#[cfg(test)]
mod tests {
    use super::ContentKey;

    #[test]
    fn a_key_is_read_back_from_what_is_shown() {
        let key = ContentKey::of("خبر");
        assert_eq!(ContentKey::parse(&key.to_string()), Some(key));
        assert_eq!(ContentKey::parse("00"), None);
        assert_eq!(ContentKey::parse(&"g".repeat(32)), None);
    }
}
