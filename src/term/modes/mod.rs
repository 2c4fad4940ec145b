//! A painted row to the row that is sent, for each [`Order`]: what a terminal makes of
//! the one is the other.
//!
//! Pure functions of cells. Never knows a pane or an article, and never lets a style
//! go astray: each file says what its terminal does with the styles of what it moves.
//! Rules: UAX #9, and what kitty, PuTTY and VTE were seen to do.

mod bidi;
mod blanks;
mod inverse;
mod lrm;
mod script;
mod spelling;
mod token;

use ratatui::buffer::Cell;
use unicode_bidi::{BidiClass, bidi_class};

use super::Order;
pub(super) use lrm::MARK;
pub(super) use spelling::spelt;

/// A row as it is sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arranged {
    /// The cells, as they are written from column 0 on. As in a painted row given to
    /// [`arrange`], a wide cell is one cell.
    pub cells: Vec<Cell>,
    /// For each painted column the column to put the cursor at; empty where it is the
    /// same one.
    pub columns: Vec<u16>,
    /// True where no row reads back as the painted one: this is the least wrong.
    pub fell_back: bool,
}

impl Arranged {
    /// A row whose cursor stays where it was painted.
    fn in_place(cells: Vec<Cell>) -> Self {
        Self {
            cells,
            ..Self::default()
        }
    }

    /// The column at which the terminal's cursor has to be, to be seen at a painted one.
    #[must_use]
    pub fn column_of(&self, painted: u16) -> u16 {
        let column = self.columns.get(usize::from(painted));
        column.copied().unwrap_or(painted)
    }
}

/// The row to send for a painted one. `row` holds the cells from the left edge of the
/// screen on, a wide cell once; what it lacks on the right is blank.
#[must_use]
pub fn arrange(order: Order, row: Vec<Cell>) -> Arranged {
    match order {
        Order::Visual => Arranged::in_place(row),
        Order::Lrm => Arranged::in_place(lrm::marked(row)),
        Order::Token => Arranged::in_place(token::turned(row)),
        Order::Inverse => inverse::inverse(&row),
        Order::Logical => inverse::logical(&row),
    }
}

/// Columns that an order keeps for itself, one on each side: nothing can be painted there.
#[must_use]
pub const fn margin(order: Order) -> u16 {
    match order {
        Order::Inverse => 2,
        Order::Visual | Order::Lrm | Order::Token | Order::Logical => 0,
    }
}

/// The character by which a cell is ordered; marks go with it.
fn base(cell: &Cell) -> char {
    cell.symbol().chars().next().unwrap_or(' ')
}

/// True for a cell that holds nothing.
fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " "
}

/// True for a line of a frame (Box Drawing).
fn is_border(cell: &Cell) -> bool {
    matches!(base(cell), '\u{2500}'..='\u{257F}')
}

/// True for what UAX #9 puts on an odd level, and for Arabic-Indic digits, beside which
/// neutrals come to stand on one.
fn turns(cell: &Cell) -> bool {
    let first = base(cell);
    !first.is_ascii()
        && matches!(
            bidi_class(first),
            BidiClass::R | BidiClass::AL | BidiClass::AN
        )
}
