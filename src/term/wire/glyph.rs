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
}

impl Glyph {
    /// What a cleared terminal shows.
    pub(super) const BLANK: Self = Self {
        cell: Cell::EMPTY,
        pen: Pen::PLAIN,
        width: 1,
    };

    /// A cell as this ink writes it.
    pub(super) fn of(cell: Cell, ink: Ink) -> Self {
        Self {
            pen: Pen::of(&cell, ink),
            width: cell.cell_width().max(1),
            cell,
        }
    }

    pub(super) fn symbol(&self) -> &str {
        self.cell.symbol()
    }

    pub(super) fn is_blank(&self) -> bool {
        self.symbol() == " "
    }

    /// True for what erasing leaves.
    pub(super) fn is_plain_blank(&self) -> bool {
        self.is_blank() && self.pen == Pen::PLAIN
    }
}

impl PartialEq for Glyph {
    fn eq(&self, other: &Self) -> bool {
        self.symbol() == other.symbol() && self.pen == other.pen && self.width == other.width
    }
}

impl Eq for Glyph {}

impl Hash for Glyph {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.symbol(), self.pen, self.width).hash(state);
    }
}
