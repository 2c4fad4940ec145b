//! What a glyph draws, kept without an allocation of its own.

use std::fmt;
use std::ops::Deref;

/// Bytes that are kept inline: a letter of any script with five marks or more.
const INLINE: usize = 22;

/// The few characters of one glyph; reads as a `&str`.
///
/// ```
/// use khabar::layout::Symbol;
/// let mut symbol = Symbol::from('ب');
/// symbol.push('\u{064E}');
/// assert_eq!(symbol, "بَ");
/// ```
#[derive(Clone)]
pub struct Symbol(Kept);

#[derive(Clone)]
enum Kept {
    Inline { length: u8, bytes: [u8; INLINE] },
    Apart(Box<str>),
}

impl Symbol {
    /// The characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Kept::Inline { length, bytes } => {
                let bytes = bytes.get(..usize::from(*length)).unwrap_or_default();
                // Only whole characters are ever put in.
                std::str::from_utf8(bytes).unwrap_or_default()
            }
            Kept::Apart(text) => text,
        }
    }

    /// Adds a character.
    pub fn push(&mut self, c: char) {
        if let Kept::Inline { length, bytes } = &mut self.0 {
            let start = usize::from(*length);
            let end = start + c.len_utf8();
            if let Some(free) = bytes.get_mut(start..end)
                && let Ok(end) = u8::try_from(end)
            {
                c.encode_utf8(free);
                *length = end;
                return;
            }
        }
        let mut text = String::from(self.as_str());
        text.push(c);
        self.0 = Kept::Apart(text.into_boxed_str());
    }
}

impl Default for Symbol {
    fn default() -> Self {
        Self(Kept::Inline {
            length: 0,
            bytes: [0; INLINE],
        })
    }
}

impl Deref for Symbol {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl From<char> for Symbol {
    fn from(c: char) -> Self {
        let mut bytes = [0; INLINE];
        c.encode_utf8(&mut bytes);
        let length = match c.len_utf8() {
            1 => 1,
            2 => 2,
            3 => 3,
            _ => 4,
        };
        Self(Kept::Inline { length, bytes })
    }
}

impl FromIterator<char> for Symbol {
    fn from_iter<I: IntoIterator<Item = char>>(characters: I) -> Self {
        let mut symbol = Self::default();
        for c in characters {
            symbol.push(c);
        }
        symbol
    }
}

impl PartialEq for Symbol {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Symbol {}

impl PartialEq<str> for Symbol {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Symbol {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl fmt::Debug for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.as_str(), f)
    }
}

#[cfg(test)]
mod tests {
    use super::Symbol;

    #[test]
    fn a_symbol_reads_as_what_was_put_in_however_long() {
        let mut text = String::new();
        let mut symbol = Symbol::default();
        assert!(symbol.is_empty());
        for c in "بَ👩\u{200D}🚀é\u{301}".chars().cycle().take(40) {
            text.push(c);
            symbol.push(c);
            assert_eq!(symbol, text.as_str());
            assert_eq!(symbol, text.chars().collect::<Symbol>());
        }
        assert_eq!(format!("{symbol:?}"), format!("{text:?}"));
        assert_eq!(std::mem::size_of::<Symbol>(), 24);
    }
}
