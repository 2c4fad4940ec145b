//! The attributes that the terminal writes with: SGR, ECMA-48 8.3.117.

use std::io::Write;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// What a terminal can be told to write with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ink {
    /// Colours, unless `NO_COLOR` says otherwise.
    pub colours: bool,
    /// Slanted letters. Some fonts have none for Arabic and show boxes, GNU screen shows
    /// reverse video.
    pub italics: bool,
}

/// What a cell is written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Pen {
    /// Everything off.
    pub(super) const PLAIN: Self = Self {
        fg: Color::Reset,
        bg: Color::Reset,
        modifier: Modifier::empty(),
    };

    /// The attributes of a cell. Without colours only those that are none are kept; what
    /// is written in the colour of its own ground is not there to be seen, and stays so.
    /// Where nothing slants and no colour tells, what is slanted is dim, and underlined for
    /// those terminals that have no dim either (Konsole).
    pub(super) fn of(cell: &Cell, ink: Ink) -> Self {
        let coloured = ink.colours || cell.fg == cell.bg;
        let mut modifier = cell.modifier;
        if !ink.italics && modifier.contains(Modifier::ITALIC) {
            modifier.remove(Modifier::ITALIC);
            if !ink.colours {
                modifier.insert(Modifier::DIM | Modifier::UNDERLINED);
            }
        }
        Self {
            fg: if coloured { cell.fg } else { Color::Reset },
            bg: if coloured { cell.bg } else { Color::Reset },
            modifier,
        }
    }

    /// Selects it: everything off, then what is wanted. Written by hand: under `NO_COLOR`
    /// crossterm turns reverse video into a full reset.
    pub(super) fn select(self, frame: &mut Vec<u8>) {
        frame.extend_from_slice(b"\x1b[0");
        for (modifier, code) in [
            (Modifier::BOLD, ";1"),
            (Modifier::DIM, ";2"),
            (Modifier::ITALIC, ";3"),
            (Modifier::UNDERLINED, ";4"),
            (Modifier::REVERSED, ";7"),
        ] {
            if self.modifier.contains(modifier) {
                frame.extend_from_slice(code.as_bytes());
            }
        }
        colour(frame, self.fg, 30);
        colour(frame, self.bg, 40);
        frame.push(b'm');
    }
}

fn colour(frame: &mut Vec<u8>, colour: Color, base: u8) {
    let code = match colour {
        Color::Reset => return,
        Color::Black => base,
        Color::Red => base + 1,
        Color::Green => base + 2,
        Color::Yellow => base + 3,
        Color::Blue => base + 4,
        Color::Magenta => base + 5,
        Color::Cyan => base + 6,
        Color::Gray => base + 7,
        Color::DarkGray => base + 60,
        Color::LightRed => base + 61,
        Color::LightGreen => base + 62,
        Color::LightYellow => base + 63,
        Color::LightBlue => base + 64,
        Color::LightMagenta => base + 65,
        Color::LightCyan => base + 66,
        Color::White => base + 67,
        Color::Indexed(index) => {
            let _ = write!(frame, ";{};5;{index}", base + 8);
            return;
        }
        Color::Rgb(r, g, b) => {
            let _ = write!(frame, ";{};2;{r};{g};{b}", base + 8);
            return;
        }
    };
    let _ = write!(frame, ";{code}");
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Cell;
    use ratatui::style::{Color, Modifier};

    use super::{Ink, Pen};

    fn selected(cell: &Cell, colours: bool, italics: bool) -> String {
        let mut frame = Vec::new();
        Pen::of(cell, Ink { colours, italics }).select(&mut frame);
        frame.escape_ascii().to_string()
    }

    #[test]
    fn a_cell_is_written_with_what_the_terminal_has() {
        let mut cell = Cell::new("a");
        cell.fg = Color::Green;
        cell.modifier = Modifier::ITALIC;
        assert_eq!(selected(&cell, true, true), r"\x1b[0;3;32m");
        assert_eq!(selected(&cell, true, false), r"\x1b[0;32m");
        assert_eq!(selected(&cell, false, true), r"\x1b[0;3m");
        assert_eq!(selected(&cell, false, false), r"\x1b[0;2;4m");
    }

    #[test]
    fn the_selection_needs_no_colour_and_what_is_hidden_stays_hidden() {
        let mut cell = Cell::new("a");
        cell.modifier = Modifier::REVERSED;
        assert_eq!(selected(&cell, false, false), r"\x1b[0;7m");
        let mut cell = Cell::new("l");
        (cell.fg, cell.bg) = (Color::Black, Color::Black);
        assert_eq!(selected(&cell, false, false), r"\x1b[0;30;40m");
    }
}
