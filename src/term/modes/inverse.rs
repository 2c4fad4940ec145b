//! INVERSE: the row that PuTTY turns into the painted one. LOGICAL: the same pane by pane.
//!
//! PuTTY runs UAX #9 over every row and has no switch for it, and the first strong
//! character of the row decides whether the whole row is right-aligned. So a column on
//! the left is kept for a Latin letter that is not seen, and one on the right that may have
//! to hold a number (see `blanks`). The row between them goes through
//! the algorithm once more, which mostly undoes itself. Where it does not, levels are
//! taken from the row that was made, until they are those that it was made with: a number
//! is placed by the letter on its left in the one row and on its right in the other.
//! Where that does not help, blanks are made strong. What is sent is always read back
//! first.

use std::iter;
use std::ops::Range;

use ratatui::buffer::{Cell, CellWidth};

use super::bidi::{Shown, cell_levels, turned};
use super::blanks::{Held, Parted, strengthened, unseen};
use super::{Arranged, base, is_border, turns};
use crate::layout::mirrored;
use crate::letters::Direction;

/// The letter that makes the row a left-to-right one: no font is without it.
const ANCHOR: &str = "l";

/// How often levels are taken anew.
const ROUNDS: usize = 4;

/// The row to send so that the painted one is shown.
pub(super) fn inverse(row: &[Cell]) -> Arranged {
    if !row.iter().any(turns) {
        let cells = framed(Cell::EMPTY, row);
        let from = (0..cells.len()).collect();
        return arranged(Shown { cells, from }, 1);
    }
    let framed = framed(unseen(ANCHOR, &Cell::EMPTY), row);
    let (wrong, sent) = least_wrong(&framed, Held::ByLetters);
    Arranged {
        fell_back: wrong > 0,
        ..arranged(sent, 1)
    }
}

/// The row to send to a terminal that reorders the text between two borders by itself.
/// No letter is hidden in it, since the colour of its ground is not known, and no bracket
/// stands where it would have a mirror image, since Konsole gives it none.
pub(super) fn logical(row: &[Cell]) -> Arranged {
    let mut all = Shown {
        cells: Vec::with_capacity(row.len()),
        from: Vec::with_capacity(row.len()),
    };
    let mut fell_back = false;
    for pane in row.chunk_by(|a, b| is_border(a) == is_border(b)) {
        let start = all.cells.len();
        let (wrong, sent) = least_wrong(pane, Held::ByBlanks);
        fell_back |= wrong > 0;
        all.from.extend(sent.from.iter().map(|from| start + from));
        all.cells.extend(sent.cells);
    }
    Arranged {
        fell_back,
        ..arranged(all, 0)
    }
}

/// The row that is shown as `meant`, with as few strong blanks as will do, and how many
/// of its cells are wrong all the same.
fn least_wrong(meant: &[Cell], held: Held) -> (usize, Shown) {
    let mut least = undone(meant, held);
    for parted in Parted::ALL {
        if least.0 == 0 {
            break;
        }
        let next = undone(&strengthened(meant, parted, held), held);
        if next.0 < least.0 {
            least = next;
        }
    }
    least
}

/// The row that is shown as `meant`, or nearly: how many of its cells are wrong.
fn undone(meant: &[Cell], held: Held) -> (usize, Shown) {
    let mut levels = cell_levels(meant, Some(Direction::Ltr));
    let mut rounds = 1;
    loop {
        let sent = turned(meant, &levels);
        let read = cell_levels(&sent.cells, Some(Direction::Ltr));
        let mut wrong = differing(&turned(&sent.cells, &read).cells, meant);
        if held == Held::ByBlanks {
            wrong += with_an_image(&sent.cells, &read);
        }
        if wrong == 0 || rounds == ROUNDS {
            return (wrong, sent);
        }
        let before = levels.clone();
        for (from, level) in sent.from.iter().zip(read) {
            if let Some(at) = levels.get_mut(*from) {
                *at = level;
            }
        }
        if levels == before {
            return (wrong, sent);
        }
        rounds += 1;
    }
}

/// The painted row between the two columns that are kept.
fn framed(first: Cell, row: &[Cell]) -> Vec<Cell> {
    iter::once(first)
        .chain(row.iter().cloned())
        .chain(iter::once(Cell::EMPTY))
        .collect()
}

/// Cells that a terminal which follows L4 would show as their mirror images.
fn with_an_image(cells: &[Cell], of_cells: &[u8]) -> usize {
    let is_odd = |level: &&u8| **level % 2 == 1;
    let pairs = cells.iter().zip(of_cells);
    pairs
        .filter(|(cell, level)| is_odd(level) && mirrored(base(cell)).is_some())
        .count()
}

fn differing(a: &[Cell], b: &[Cell]) -> usize {
    a.iter().zip(b).filter(|(a, b)| a != b).count()
}

/// The row, and where the cursor goes in it: `sent` was made of the painted row after
/// `kept` columns.
fn arranged(sent: Shown, kept: usize) -> Arranged {
    let mut column = 0;
    let mut placed: Vec<(usize, Range<u16>)> = Vec::with_capacity(sent.cells.len());
    for (from, cell) in sent.from.iter().zip(&sent.cells) {
        let start = column;
        column += cell.cell_width();
        placed.push((*from, start..column));
    }
    placed.sort_unstable_by_key(|(from, _)| *from);
    Arranged {
        cells: sent.cells,
        columns: placed
            .into_iter()
            .skip(kept)
            .flat_map(|(_, cell)| cell)
            .collect(),
        fell_back: false,
    }
}
