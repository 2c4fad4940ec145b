//! UAX #9 over a row of cells: what a terminal shows that reorders each row by itself.
//!
//! A row is one paragraph and one line; a cell is the first of its characters, marks go
//! with it (PuTTY, `bidi.c` and `term_bidi_line`). Styles go with their cells.

use ratatui::buffer::Cell;

use super::base;
use crate::layout::{Role, levels, mirrored, reset_ends, visual_order};
use crate::letters::Direction;

/// A row as it is shown.
pub(super) struct Shown {
    /// The cells from left to right.
    pub(super) cells: Vec<Cell>,
    /// Where each of them stood in the row.
    pub(super) from: Vec<usize>,
}

/// The level of each cell: rules P1 to L1. With `direction` `None` the first strong
/// character decides (P2, P3).
pub(super) fn cell_levels(row: &[Cell], direction: Option<Direction>) -> Vec<u8> {
    let text: String = row.iter().map(base).collect();
    let (of_bytes, first) = levels(&text, direction);
    let mut of_cells: Vec<u8> = text
        .char_indices()
        .map(|(at, _)| of_bytes.get(at).copied().unwrap_or(first))
        .collect();
    let roles: Vec<Role> = text.chars().map(Role::of).collect();
    reset_ends(&roles, &mut of_cells, first);
    of_cells
}

/// The cells as their levels place them: rules L2 and L4. Where the cells keep their
/// levels at their new places, the same once more gives the row back.
pub(super) fn turned(row: &[Cell], of_cells: &[u8]) -> Shown {
    let from = visual_order(of_cells);
    let cells = from
        .iter()
        .filter_map(|&at| {
            let mut cell = row.get(at)?.clone();
            if of_cells.get(at).is_some_and(|level| level % 2 == 1) {
                mirror(&mut cell);
            }
            Some(cell)
        })
        .collect();
    Shown { cells, from }
}

/// L4.
fn mirror(cell: &mut Cell) {
    let first = base(cell);
    if let Some(image) = mirrored(first) {
        let marks = cell.symbol().strip_prefix(first).unwrap_or_default();
        let symbol = format!("{image}{marks}");
        cell.set_symbol(&symbol);
    }
}
