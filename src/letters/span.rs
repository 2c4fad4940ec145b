//! The half-open byte range that every room speaks of.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open range of **bytes** of a text: `start..end`.
///
/// Spans are made by whoever cut the text, on character boundaries; [`Span::of`]
/// answers `""` for a span that does not fit its text, so that a later call
/// cannot fail.
///
/// ```
/// use khabar::letters::Span;
/// let text = "قال «نعم»";
/// let span = Span::find(text, "نعم").unwrap();
/// assert_eq!(span.of(text), "نعم");
/// assert_eq!(span.scalars(text), 5..8);
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte; never below `start`.
    pub end: usize,
}

impl Span {
    /// A span from `start` to `end`, in bytes; an `end` below `start` is taken as `start`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        let end = if end < start { start } else { end };
        Self { start, end }
    }

    /// The span of the first place where `part` stands in `text`.
    #[must_use]
    pub fn find(text: &str, part: &str) -> Option<Self> {
        text.find(part)
            .map(|start| Self::new(start, start + part.len()))
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// True where no byte is covered.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The characters covered, or `""` where the span is not one of `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// True where `byte` is inside.
    #[must_use]
    pub const fn holds(self, byte: usize) -> bool {
        self.start <= byte && byte < self.end
    }

    /// True where every byte of `other` is inside.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True where the two share a byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The same span in a text that starts `bytes` earlier.
    #[must_use]
    pub const fn shifted(self, bytes: usize) -> Self {
        Self {
            start: self.start + bytes,
            end: self.end + bytes,
        }
    }

    /// The same span in Unicode scalar values of `text`, as the JSON contract wants it.
    #[must_use]
    pub fn scalars(self, text: &str) -> Range<usize> {
        let start = text.get(..self.start).unwrap_or("").chars().count();
        start..start + self.of(text).chars().count()
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.start..span.end
    }
}
