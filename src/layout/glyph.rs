//! What layout gives: visual lines of glyphs, each knowing its bytes and its column.

use std::ops::Range;

use super::bidi::mirrored;
use super::symbol::Symbol;
use crate::letters::{Direction, Span};

/// How Arabic letters are emitted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Letters {
    /// Joined, as presentation forms: for terminals that draw what they are sent.
    #[default]
    Forms,
    /// Plain letters: for terminals that join by themselves.
    Plain,
}

/// What becomes of tashkeel, niqqud and Quranic marks on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Marks {
    /// Kept on their base.
    #[default]
    Keep,
    /// Not drawn; the bytes still belong to the base's glyph.
    Strip,
}

/// How a paragraph is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Options {
    /// Width in cells, at least 1.
    pub width: u16,
    /// The paragraph's base direction; `None` lets the first strong character decide (UAX #9 P2).
    pub base: Option<Direction>,
    /// Joined or plain letters.
    pub letters: Letters,
    /// Keep or strip marks.
    pub marks: Marks,
}

/// One grapheme cluster (or lam-alef ligature) as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// What is sent to the terminal: base first, then marks; never a control, and of
    /// format characters only the joiners and tags inside an emoji sequence.
    pub symbol: Symbol,
    /// The leftmost column, counted in cells from the left edge of the line.
    pub column: u16,
    /// Cells: 1 or 2.
    pub width: u16,
    /// The bytes of the paragraph that it stands for, with those that have no glyph of
    /// their own and follow it on the line (format characters, spaces that hang over
    /// the end); the first glyph of a line also has those before it.
    pub source: Span,
    /// True where its embedding level is odd.
    pub rtl: bool,
}

/// One visual line: glyphs from left to right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The glyphs, left to right, no two in one column.
    pub glyphs: Vec<Glyph>,
    /// The bytes of the paragraph that this line holds, trailing spaces included.
    pub source: Span,
    /// Width in cells for which it was laid out.
    pub width: u16,
    /// The paragraph's resolved base direction: a right-to-left line is right-aligned.
    pub base: Direction,
}

impl Line {
    /// The line as it is sent to a terminal: blanks up to the first glyph, then the
    /// symbols from left to right.
    #[must_use]
    pub fn drawn(&self) -> String {
        let indent = self.glyphs.first().map_or(0, |first| first.column);
        let mut drawn = " ".repeat(usize::from(indent));
        for glyph in &self.glyphs {
            drawn.push_str(&glyph.symbol);
        }
        drawn
    }

    /// The line as it is read: the symbols in the order of their bytes. Those that were
    /// mirrored (UAX #9 L4) are turned back: whoever shows it mirrors them again.
    #[must_use]
    pub fn logical(&self) -> String {
        let mut glyphs: Vec<&Glyph> = self.glyphs.iter().collect();
        glyphs.sort_by_key(|glyph| glyph.source.start);
        let mut text = String::new();
        for glyph in glyphs {
            let mut scalars = glyph.symbol.as_str().chars();
            if let Some(base) = scalars.next() {
                let image = mirrored(base).filter(|_| glyph.rtl);
                text.push(image.unwrap_or(base));
            }
            text.extend(scalars);
        }
        text
    }

    /// Cells that hold a glyph.
    #[must_use]
    pub fn used(&self) -> u16 {
        self.glyphs.iter().map(|glyph| glyph.width).sum()
    }

    /// The cells that show any byte of `span`: sorted, disjoint, half-open, in columns.
    #[must_use]
    pub fn columns_of(&self, span: Span) -> Vec<Range<u16>> {
        let mut columns: Vec<Range<u16>> = Vec::new();
        for glyph in self.glyphs.iter().filter(|g| g.source.overlaps(span)) {
            let end = glyph.column + glyph.width;
            match columns.last_mut() {
                Some(last) if last.end == glyph.column => last.end = end,
                _ => columns.push(glyph.column..end),
            }
        }
        columns
    }

    /// The bytes behind a column, `None` where the cell is empty.
    #[must_use]
    pub fn bytes_at(&self, column: u16) -> Option<Span> {
        self.glyphs
            .iter()
            .find(|g| g.column <= column && column < g.column + g.width)
            .map(|g| g.source)
    }
}
