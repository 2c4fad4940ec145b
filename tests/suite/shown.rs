//! What terminals make of a row that is sent: models of PuTTY, kitty and Konsole, written
//! apart from the code that they judge.

use ratatui::buffer::{Cell, CellWidth};
use ratatui::style::{Color, Modifier};
use unicode_bidi::{BidiInfo, Level};

/// True where what PuTTY shows looks like what was meant: a strong blank like a blank, and
/// a letter in the colour of its ground like that ground, in PuTTY's stock colours. The
/// line under such a letter has its colour, and is not seen either.
pub fn looks_like(shown: &Cell, meant: &Cell) -> bool {
    if shown.fg == shown.bg && shown.fg != Color::Reset {
        let plain = shown.modifier.is_empty();
        return plain && is_empty(meant) && shown.bg == ground(meant);
    }
    let mut shown = shown.clone();
    if shown.symbol() == "\u{2800}" {
        shown.set_symbol(" ");
    }
    shown == *meant
}

pub fn is_empty(cell: &Cell) -> bool {
    cell.symbol() == " "
}

/// The colour of an empty cell.
fn ground(cell: &Cell) -> Color {
    match (cell.modifier.contains(Modifier::REVERSED), cell.fg, cell.bg) {
        (false, _, Color::Reset) => Color::Black,
        (true, Color::Reset, _) if cell.modifier.contains(Modifier::BOLD) => Color::White,
        (true, Color::Reset, _) => Color::Gray,
        (false, _, colour) | (true, colour, _) => colour,
    }
}

pub mod putty {
    //! PuTTY 0.78: UAX #9 over the row, one character a cell, the first strong character
    //! decides the direction. Marks, styles and the second half of a wide cell go along.

    use super::*;

    pub fn shown(sent: &[Cell]) -> Vec<Cell> {
        by_uax9(sent, None)
    }

    pub fn by_uax9(sent: &[Cell], base: Option<Level>) -> Vec<Cell> {
        placed(sent, base)
            .into_iter()
            .map(|(mut cell, rtl)| {
                if rtl {
                    super::mirror(&mut cell);
                }
                cell
            })
            .collect()
    }

    /// Each cell in its place, and whether it runs right to left there.
    pub fn placed(sent: &[Cell], base: Option<Level>) -> Vec<(Cell, bool)> {
        let text: String = sent
            .iter()
            .map(|cell| cell.symbol().chars().next().unwrap())
            .collect();
        let info = BidiInfo::new(&text, base);
        let Some(paragraph) = info.paragraphs.first() else {
            return Vec::new();
        };
        let levels = info.reordered_levels_per_char(paragraph, paragraph.range.clone());
        BidiInfo::reorder_visual(&levels)
            .into_iter()
            .map(|at| (sent[at].clone(), levels[at].is_rtl()))
            .collect()
    }
}

fn mirror(cell: &mut Cell) {
    const PAIRS: [(&str, &str); 4] = [("(", ")"), ("[", "]"), ("«", "»"), ("<", ">")];
    for (open, close) in PAIRS {
        if cell.symbol() == open {
            cell.set_symbol(close);
            return;
        }
        if cell.symbol() == close {
            cell.set_symbol(open);
            return;
        }
    }
}

pub mod kitty {
    //! kitty 0.26.5: a run ends at blanks, box drawing, wide cells and where the font
    //! changes; HarfBuzz reverses the run if the first character of a real script in it
    //! runs right to left. Styles stay in their columns.

    use super::*;

    /// Which letters are in the user's font; the others come from another one.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub enum Font {
        Whole,
        WithoutRtl,
        /// DejaVu Sans Mono 2.37, as far as the words below go.
        DejaVu,
    }

    pub const FONTS: [Font; 3] = [Font::Whole, Font::WithoutRtl, Font::DejaVu];

    pub fn shown(sent: &[Cell], font: Font) -> Vec<Cell> {
        let key = |cell: &Cell| {
            let other = match font {
                Font::Whole => false,
                Font::WithoutRtl => rtl_block(first(cell)),
                Font::DejaVu => matches!(first(cell), '\u{590}'..='\u{5FF}' | '\u{6F0}'..='\u{6F9}'
                    | '\u{6B0}'..='\u{6EF}' | '\u{FBA0}'..='\u{FBA9}' | '\u{FBAE}'..='\u{FBFB}'
                    | '\u{FB1D}'..='\u{FB4F}' | '\u{FB82}'..='\u{FB89}'),
            };
            (cell.modifier & (Modifier::BOLD | Modifier::ITALIC), other)
        };
        let mut shown = sent.to_vec();
        for run in shown.chunk_by_mut(|a, b| !alone(a) && !alone(b) && key(a) == key(b)) {
            let direction = run
                .iter()
                .flat_map(|cell| cell.symbol().chars())
                .find_map(direction);
            if direction != Some(true) {
                continue;
            }
            let old = run.to_vec();
            for (cell, from) in run.iter_mut().zip(old.iter().rev()) {
                let mut moved = from.clone();
                mirror(&mut moved);
                cell.set_symbol(moved.symbol());
            }
        }
        shown
    }

    fn first(cell: &Cell) -> char {
        cell.symbol().chars().next().unwrap()
    }

    fn alone(cell: &Cell) -> bool {
        cell.symbol() == " " || cell.cell_width() > 1 || ('─'..='▟').contains(&first(cell))
    }

    fn rtl_block(c: char) -> bool {
        matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FEFF}')
    }

    /// True for right to left; none for what is of no script (Common and Inherited).
    fn direction(c: char) -> Option<bool> {
        if matches!(c, '،' | '؛' | '؟' | 'ـ' | '\u{64B}'..='\u{655}' | '\u{670}') {
            return None;
        }
        if rtl_block(c) {
            return Some(true);
        }
        c.is_alphabetic().then_some(false)
    }
}

pub mod konsole {
    //! Konsole 22.12 with its reordering on: UAX #9 with a left-to-right base over what
    //! stands between two borders, and no mirror images.

    use super::*;

    pub fn shown(sent: &[Cell]) -> Vec<Cell> {
        let border = |cell: &Cell| ('─'..='╿').contains(&cell.symbol().chars().next().unwrap());
        sent.chunk_by(|a, b| border(a) == border(b))
            .flat_map(|pane| putty::placed(pane, Some(Level::ltr())))
            .map(|(cell, _)| cell)
            .collect()
    }
}
