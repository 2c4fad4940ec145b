//! Blanks that are as empty as a space and as strong as a letter, for INVERSE.
//!
//! UAX #9 moves a number by the letter before it, and so a number to the right of a
//! right-to-left word would be taken for part of it. Where a blank stands between the two
//! it becomes a left-to-right one, and the number stays. Where none does (`سلام12`,
//! painted with the number on the right) the number has to belong to a right-to-left
//! letter on *its* right; where there is none, the next blank becomes one.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};
use unicode_bidi::{BidiClass, bidi_class};

use super::{base, is_blank, is_border};

/// BRAILLE PATTERN BLANK, of class L.
const LTR: &str = "\u{2800}";
/// HEBREW PUNCTUATION GERESH: of class R, not of AL, which would change the class of
/// numbers after it (W2), and a small stroke where it is seen after all.
const RTL: &str = "\u{05F3}";

/// Which blanks are made left-to-right ones whatever stands beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parted {
    /// None.
    Nowhere,
    /// Those beside a border.
    AtBorders,
    /// All.
    Everywhere,
}

impl Parted {
    /// From the one that changes least.
    pub(super) const ALL: [Self; 3] = [Self::Nowhere, Self::AtBorders, Self::Everywhere];
}

/// What may hold a number that touches the word on its left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    /// A letter that is hidden in a blank, in the stock colours of PuTTY.
    ByLetters,
    /// Nothing that is not there.
    ByBlanks,
}

/// The row with strong blanks.
pub(super) fn strengthened(row: &[Cell], parted: Parted, held: Held) -> Vec<Cell> {
    let mut cells = row.to_vec();
    for at in 0..row.len() {
        let wanted = match parted {
            Parted::Nowhere => false,
            Parted::AtBorders => is_beside_border(row, at),
            Parted::Everywhere => true,
        };
        if wanted && row.get(at).is_some_and(is_blank) {
            make_ltr(&mut cells, at);
        }
    }
    hold_numbers(&mut cells, held);
    cells
}

/// A letter in the colour of its own ground: `like` says what is seen there.
pub(super) fn unseen(letter: &str, like: &Cell) -> Cell {
    let ground = match (like.modifier.contains(Modifier::REVERSED), like.fg, like.bg) {
        // The stock colours of PuTTY: its ground is black, its letters are gray, and
        // white where they are bold.
        (false, _, Color::Reset) => Color::Black,
        (true, Color::Reset, _) if like.modifier.contains(Modifier::BOLD) => Color::White,
        (true, Color::Reset, _) => Color::Gray,
        (false, _, ground) | (true, ground, _) => ground,
    };
    let mut cell = Cell::EMPTY;
    cell.set_symbol(letter);
    (cell.fg, cell.bg) = (ground, ground);
    cell
}

fn make_ltr(cells: &mut [Cell], at: usize) {
    if let Some(cell) = cells.get_mut(at) {
        cell.set_symbol(LTR);
    }
}

fn is_beside_border(row: &[Cell], at: usize) -> bool {
    let is = |at: Option<usize>| at.and_then(|at| row.get(at)).is_some_and(is_border);
    is(at.checked_sub(1)) || is(at.checked_add(1))
}

/// From left to right, what each number would move with.
fn hold_numbers(cells: &mut [Cell], held: Held) {
    // A right-to-left letter reaches as far as here, and the last blank since it.
    let (mut reached, mut blank) = (false, None);
    let mut at = 0;
    while let Some(cell) = cells.get(at) {
        match bidi_class(base(cell)) {
            BidiClass::R | BidiClass::AL | BidiClass::AN => (reached, blank) = (true, None),
            BidiClass::L => reached = false,
            BidiClass::EN if reached => match (blank, holder(cells, at, held)) {
                (Some(blank), _) => {
                    make_ltr(cells, blank);
                    reached = false;
                }
                (None, Some(holder)) => {
                    if let Some(cell) = cells.get_mut(holder)
                        && is_empty(cell)
                    {
                        *cell = unseen(RTL, cell);
                    }
                    at = holder;
                }
                // Nothing can hold it: the row will be sent as the least wrong one.
                (None, None) => reached = false,
            },
            _ if is_blank(cell) => blank = Some(at),
            _ => {}
        }
        at += 1;
    }
}

/// To the right of the number at `at`: the right-to-left letter that it can belong to,
/// or the blank that can be made one.
fn holder(cells: &[Cell], at: usize, held: Held) -> Option<usize> {
    let mut blank = None;
    for (place, cell) in cells.iter().enumerate().skip(at) {
        match bidi_class(base(cell)) {
            BidiClass::R | BidiClass::AL => return Some(place),
            BidiClass::L if cell.symbol() == LTR && held == Held::ByLetters => {
                return blank.or(Some(place));
            }
            BidiClass::L => return blank,
            _ if is_blank(cell) && held == Held::ByLetters => blank = blank.or(Some(place)),
            _ => {}
        }
    }
    blank
}

fn is_empty(cell: &Cell) -> bool {
    is_blank(cell) || cell.symbol() == LTR
}
