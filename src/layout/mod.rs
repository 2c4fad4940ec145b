//! Logical text to visual lines: sanitise, wrap, join, reorder, mirror, and the maps back.
//!
//! The only room that reorders. Never knows a screen's colours or an article's
//! meaning, never changes the text that it is given. Rules: UAX #9 (bidirectional
//! algorithm), UAX #14 (line breaking), UAX #29 (grapheme clusters),
//! ArabicShaping.txt and BidiMirroring.txt of the Unicode Character Database.
//!
//! | chapter | rule |
//! |---|---|
//! | `bidi` | UAX #9, a file a chapter: levels, order, mirror images |
//! | `clusters`, `plain`, `shown`, `symbol` | UAX #29, joining, widths: what is drawn for which bytes |
//! | `breaks`, `numbers`, `wrap` | UAX #14: where lines end |
//! | `compose` | the order and the columns of a line |
//! | `paragraph`, `pager`, `ellipsis`, `phrase`, `prompt` | what the house asks for: text, long text, labels, composed lines, input |
//! | `sanitise` | text that is printed without being laid out |
//!
//! # What is drawn
//! - A control is its Control Picture, C1 is U+FFFD, a tab two spaces, any other space one.
//! - U+06DD, U+0600–0605 and their like are ◌, and ◌ carries a mark without a base.
//! - Format characters take no cell, but a joiner stays inside an emoji sequence.
//! - A cluster wider than its line is `…`. Of a cluster at most 31 scalars are drawn.
//! - Every byte belongs to exactly one glyph: see [`Glyph::source`].

mod bidi;
mod breaks;
mod clusters;
mod compose;
mod ellipsis;
mod glyph;
mod numbers;
mod pager;
mod paragraph;
mod phrase;
mod plain;
mod prompt;
mod sanitise;
mod shown;
mod symbol;
mod wrap;

pub use bidi::{Role, levels, mirrored, reset_ends, visual_order};
pub use ellipsis::{label, rows};
pub use glyph::{Glyph, Letters, Line, Marks, Options};
pub use pager::{Block, Pager, Place, Row};
pub use paragraph::{Lines, PIECE, lines, paragraph};
pub use phrase::Phrase;
pub use prompt::{Prompt, prompt};
pub use sanitise::sanitised;
pub use symbol::Symbol;
