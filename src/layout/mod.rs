//! Logical text to visual lines: sanitise, wrap, join, reorder, mirror, and the maps back.
//!
//! The only room that reorders. Never knows a screen's colours or an article's
//! meaning, never changes the text that it is given. Rules: UAX #9 (bidirectional
//! algorithm), UAX #14 (line breaking), UAX #29 (grapheme clusters),
//! ArabicShaping.txt and BidiMirroring.txt of the Unicode Character Database.

mod glyph;

pub use glyph::{Glyph, Letters, Line, Marks, Options};
