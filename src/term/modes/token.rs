//! TOKEN: every right-to-left word in logical order, for kitty, which reverses it.
//!
//! kitty gives HarfBuzz a *run* at a time, and HarfBuzz takes the direction of the whole
//! run from its first character of a real script (not from bidi classes: `۱۲۳` is
//! reversed). Runs end at blanks, at box drawing and braille, at wide cells, and wherever
//! the font changes. That is why a word alone is reversed here, and nothing that stands
//! beside it: whether the full stop after it comes from the same font as the letters,
//! and so is reversed along with them, depends on the user's font (DejaVu Sans Mono has
//! Arabic and no Hebrew), and so it does inside a word (it has no `ے`). A change of slant
//! ends a run in every font, so what touches a word, and a letter that the font may lack,
//! is slanted the other way.
//!
//! kitty moves glyphs, not styles: the style of a column stays.

use ratatui::buffer::Cell;
use ratatui::buffer::CellWidth;
use ratatui::style::Modifier;

use super::script::{Face, is_rtl};
use super::{base, is_blank};

/// What kitty chooses a font by.
const FONT: Modifier = Modifier::BOLD.union(Modifier::ITALIC);

/// The row with its right-to-left words in logical order.
pub(super) fn turned(mut row: Vec<Cell>) -> Vec<Cell> {
    for token in row.chunk_by_mut(|a, b| !parts(a) && !parts(b)) {
        if token.iter().any(is_word) {
            turn(token);
        }
    }
    row
}

/// True for a cell that is a run of its own, whatever the fonts are.
fn parts(cell: &Cell) -> bool {
    is_blank(cell)
        || cell.cell_width() > 1
        || matches!(
            base(cell),
            '\u{2500}'..='\u{259F}'
                | '\u{2800}'..='\u{28FF}'
                | '\u{E000}'..='\u{F8FF}'
                | '\u{1FB00}'..='\u{1FBAE}'
        )
}

/// True for a cell of a right-to-left script.
fn is_word(cell: &Cell) -> bool {
    cell.symbol().chars().any(is_rtl)
}

/// True for neighbours that come from one font, whatever the user's fonts are.
fn are_of_one_face(a: &Cell, b: &Cell) -> bool {
    let (a, b) = (Face::of(base(a)), Face::of(base(b)));
    a == b && a != Face::Alone
}

fn turn(token: &mut [Cell]) {
    let mut before = None;
    let mut parts = token
        .chunk_by_mut(|a, b| are_of_one_face(a, b) && font(a) == font(b))
        .peekable();
    while let Some(part) = parts.next() {
        if part.iter().any(is_word) {
            reverse_symbols(part);
        }
        let after = parts.peek().and_then(|next| next.first()).map(font);
        // Common Arabic letters stay as they are: what touches them is set apart.
        let stays = part
            .first()
            .is_none_or(|cell| Face::of(base(cell)) == Face::Arabic);
        if !stays && (before.is_some() || after.is_some()) {
            set_apart(part, before, after);
        }
        before = part.last().map(font);
    }
}

fn font(cell: &Cell) -> Modifier {
    cell.modifier.intersection(FONT)
}

/// The symbols change places, the styles do not.
fn reverse_symbols(part: &mut [Cell]) {
    let styles: Vec<_> = part
        .iter()
        .map(|cell| (cell.fg, cell.bg, cell.modifier))
        .collect();
    part.reverse();
    for (cell, (fg, bg, modifier)) in part.iter_mut().zip(styles) {
        (cell.fg, cell.bg, cell.modifier) = (fg, bg, modifier);
    }
}

/// Gives a part another font than its neighbours have: the nearest to its own.
fn set_apart(part: &mut [Cell], before: Option<Modifier>, after: Option<Modifier>) {
    let Some(own) = part.first().map(font) else {
        return;
    };
    let fonts = [Modifier::empty(), Modifier::ITALIC, Modifier::BOLD, FONT];
    let other = fonts
        .into_iter()
        .map(|change| own.symmetric_difference(change))
        .find(|font| Some(*font) != before && Some(*font) != after);
    for cell in part {
        cell.modifier = cell.modifier.difference(FONT).union(other.unwrap_or(own));
    }
}
