//! A symbol with the attributes that can be seen on it.

use std::hash::{Hash, Hasher};

use ratatui::buffer::{Cell, CellWidth as _};

use super::pen::{Ink, Pen};

/// What is sent for a cell. Two that look the same are the same.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    /// For its symbol, which it keeps without an allocation.
    cell: Cell,
    /// What it is written with.
    pub(super) pen: Pen,
    /// Its columns, 1 or 2.
    pub(super) width: u16,
    /// False for a blank that may be erased, or was: xterm draws over what was printed, and
    /// keeps what a neighbour draws outside of its own cell away from what was erased.
    printed: bool,
}

impl Glyph {
    /// What a cleared terminal shows.
    pub(super) const BLANK: Self = Self {
        cell: Cell::EMPTY,
        pen: Pen::PLAIN,
        width: 1,
        printed: false,
    };

    /// A cell as this ink writes it.
    pub(super) fn of(cell: Cell, ink: Ink) -> Self {
        let pen = Pen::of(&cell, ink);
        Self {
            printed: cell.symbol() != " " || pen != Pen::PLAIN,
            pen,
            width: cell.cell_width().max(1),
            cell,
        }
    }

    /// The same, not to be erased.
    pub(super) fn printed(self) -> Self {
        Self {
            printed: true,
            ..self
        }
    }

    /// True where it is shown by this one too, which the terminal shows.
    pub(super) fn is_shown_by(&self, sent: &Self) -> bool {
        self == sent || (self.is_erasable() && sent.is_plain_blank())
    }

    pub(super) fn symbol(&self) -> &str {
        self.cell.symbol()
    }

    pub(super) fn is_blank(&self) -> bool {
        self.symbol() == " "
    }

    /// True for a blank without attributes, printed or erased.
    pub(super) fn is_plain_blank(&self) -> bool {
        self.is_blank() && self.pen == Pen::PLAIN
    }

    /// True for what erasing leaves.
    pub(super) const fn is_erasable(&self) -> bool {
        !self.printed
    }

    /// True for what may be drawn over its own cell: letters and digits, not the lines of
    /// borders (U+2500 to U+259F).
    pub(super) fn reaches_over(&self) -> bool {
        let within = |c: char| matches!(c, ' ' | '\u{2500}'..='\u{259F}');
        !self.symbol().starts_with(within)
    }
}

impl PartialEq for Glyph {
    fn eq(&self, other: &Self) -> bool {
        self.symbol() == other.symbol()
            && self.pen == other.pen
            && self.width == other.width
            && self.printed == other.printed
    }
}

impl Eq for Glyph {}

/// Not whether a blank was printed: rows that have moved are found by their hashes.
impl Hash for Glyph {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.symbol(), self.pen, self.width).hash(state);
    }
}
