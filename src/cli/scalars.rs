//! Bytes to Unicode scalar values, for many offsets of one text.

use crate::letters::Span;

/// Bytes between two places that are remembered.
const STEP: usize = 4096;

/// The way from bytes of a text to scalar offsets: linear to build, and a short count
/// for each offset however long the text.
pub struct Scalars<'t> {
    text: &'t str,
    /// Scalars that begin before byte `n * STEP`.
    before: Vec<usize>,
}

impl<'t> Scalars<'t> {
    /// Counts `text` once.
    pub fn of(text: &'t str) -> Self {
        let mut before = vec![0];
        let mut count = 0;
        for block in text.as_bytes().chunks(STEP) {
            count += starts(block);
            before.push(count);
        }
        Self { text, before }
    }

    /// The scalar offset of a byte offset on a character boundary; a byte past the end
    /// is the end.
    pub fn at(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let block = byte / STEP;
        let rest = self.text.as_bytes().get(block * STEP..byte).unwrap_or(&[]);
        self.before.get(block).copied().unwrap_or(0) + starts(rest)
    }

    /// The half-open range of a span.
    pub fn range(&self, span: Span) -> (usize, usize) {
        (self.at(span.start), self.at(span.end))
    }
}

/// Bytes that begin a character.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::Scalars;
    use crate::letters::Span;

    #[test]
    fn every_offset_is_that_of_a_plain_count() {
        let text = "قال «نعم» then 😀 left. ".repeat(400);
        let scalars = Scalars::of(&text);
        let places = text.char_indices().map(|(byte, _)| byte);
        for (count, byte) in places.chain([text.len()]).enumerate() {
            assert_eq!(scalars.at(byte), count);
        }
        let span = Span::find(&text, "نعم").unwrap();
        assert_eq!(scalars.range(span), (5, 8));
        assert_eq!(scalars.at(usize::MAX), text.chars().count());
    }
}
