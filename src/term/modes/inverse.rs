//! INVERSE: the row that PuTTY turns into the painted one. LOGICAL: the same by panes,
//! unchecked.
//!
//! PuTTY runs UAX #9 over every row and has no switch for it, and the first strong
//! character of the row decides whether the whole row is right-aligned. So a column on
//! the left is kept for a Latin letter, in black on black. The row after it goes through
//! the algorithm once more, which mostly undoes itself; where it does not (a number to the
//! right of a word is taken for part of it), blanks are sent as U+2800 BRAILLE PATTERN
//! BLANK, which is as empty as a space and as strong as a letter. What is sent is always
//! read back first.

use std::iter;
use std::ops::Range;

use ratatui::buffer::{Cell, CellWidth};
use ratatui::style::Color;
use unicode_bidi::{BidiClass, bidi_class};

use super::bidi::{Shown, shown};
use super::{Arranged, base, is_blank, is_border, turns};
use crate::letters::Direction;

/// A blank of class L.
const STRONG_BLANK: &str = "\u{2800}";

/// The row to send so that the painted one is shown.
pub(super) fn inverse(row: &[Cell]) -> Arranged {
    if !row.iter().any(turns) {
        let cells: Vec<Cell> = after(Cell::EMPTY, row).collect();
        let from = (0..cells.len()).collect();
        return arranged(Shown { cells, from });
    }
    let mut anchored: Vec<Cell> = after(anchor(), row).collect();
    let mut least: Option<(usize, Shown)> = None;
    for anchors in [
        Vec::new(),
        at_numbers(row),
        at_borders(row),
        everywhere(row),
    ] {
        for at in anchors {
            // The row begins after the letter.
            if let Some(blank) = anchored.get_mut(at + 1) {
                blank.set_symbol(STRONG_BLANK);
            }
        }
        let sent = shown(&anchored, Some(Direction::Ltr));
        let wrong = differing(&shown(&sent.cells, None).cells, &anchored);
        if wrong == 0 {
            return arranged(sent);
        }
        if least.as_ref().is_none_or(|(fewest, _)| wrong < *fewest) {
            least = Some((wrong, sent));
        }
    }
    let (_, sent) = least.unwrap_or_else(|| (0, shown(&anchored, Some(Direction::Ltr))));
    Arranged {
        fell_back: true,
        ..arranged(sent)
    }
}

fn after(first: Cell, row: &[Cell]) -> impl Iterator<Item = Cell> {
    iter::once(first).chain(row.iter().cloned())
}

/// The row with the text between its borders in logical order.
pub(super) fn logical(row: &[Cell]) -> Vec<Cell> {
    row.chunk_by(|a, b| is_border(a) == is_border(b))
        .flat_map(|pane| shown(pane, Some(Direction::Ltr)).cells)
        .collect()
}

/// The letter that makes the row a left-to-right one. No font is without it, and on a
/// black ground it is not seen.
fn anchor() -> Cell {
    let mut cell = Cell::new("l");
    cell.fg = Color::Black;
    cell.bg = Color::Black;
    cell
}

fn differing(a: &[Cell], b: &[Cell]) -> usize {
    a.iter().zip(b).filter(|(a, b)| a != b).count()
}

/// The row, and where the cursor goes in it: `sent` was made of the letter and the
/// painted row after it.
fn arranged(sent: Shown) -> Arranged {
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
            .skip(1)
            .flat_map(|(_, cell)| cell)
            .collect(),
        fell_back: false,
    }
}

/// The last blank between a right-to-left cell and the number on its right.
fn at_numbers(row: &[Cell]) -> Vec<usize> {
    let mut anchors = Vec::new();
    let mut after_rtl = false;
    let mut blank = None;
    for (at, cell) in row.iter().enumerate() {
        match bidi_class(base(cell)) {
            BidiClass::R | BidiClass::AL | BidiClass::AN => (after_rtl, blank) = (true, None),
            BidiClass::L => after_rtl = false,
            BidiClass::EN if after_rtl => {
                anchors.extend(blank);
                after_rtl = blank.is_none();
            }
            _ if is_blank(cell) => blank = Some(at),
            _ => {}
        }
    }
    anchors
}

/// The blanks beside the borders.
fn at_borders(row: &[Cell]) -> Vec<usize> {
    let beside = |(at, pair): (usize, &[Cell])| match pair {
        [left, right] if is_border(left) && is_blank(right) => Some(at + 1),
        [left, right] if is_blank(left) && is_border(right) => Some(at),
        _ => None,
    };
    row.windows(2).enumerate().filter_map(beside).collect()
}

/// Every blank.
fn everywhere(row: &[Cell]) -> Vec<usize> {
    let blank = |(at, cell): (usize, &Cell)| is_blank(cell).then_some(at);
    row.iter().enumerate().filter_map(blank).collect()
}
