//! LRM: a LEFT-TO-RIGHT MARK after every cell that could turn.
//!
//! For a terminal that reorders by UAX #9 with a left-to-right base and cannot be told
//! not to, because a multiplexer stands between (VTE behind tmux or screen). Between two
//! marks there is one cell, and one cell reversed is itself. Styles stay where they are.

use ratatui::buffer::Cell;

use super::turns;

/// LEFT-TO-RIGHT MARK: strong, and without a width.
pub(in crate::term) const MARK: char = '\u{200E}';

/// The row with its marks.
pub(super) fn marked(mut row: Vec<Cell>) -> Vec<Cell> {
    for cell in row.iter_mut().filter(|cell| turns(cell)) {
        let mut symbol = String::from(cell.symbol());
        symbol.push(MARK);
        cell.set_symbol(&symbol);
    }
    row
}
