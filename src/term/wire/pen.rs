//! The attributes that the terminal writes with: SGR, ECMA-48 8.3.117.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// Attributes of an emulator that show on a blank too.
const SEEN_ON_A_BLANK: Modifier = Modifier::UNDERLINED.union(Modifier::REVERSED);

/// On, off, and what else the same code switches off.
const MODIFIERS: [(Modifier, u8, u8); 5] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::REVERSED, 7, 27),
];

/// What a terminal can be told to write with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ink {
    /// Colours, unless `NO_COLOR` says otherwise.
    pub colours: bool,
    /// Slanted letters. Some fonts have none for Arabic and show boxes, GNU screen shows
    /// reverse video.
    pub italics: bool,
}

/// What a cell is written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
    /// those terminals that have no dim either (Konsole). Of a blank only what shows on it
    /// is kept.
    pub(super) fn of(cell: &Cell, ink: Ink) -> Self {
        let coloured = ink.colours || cell.fg == cell.bg;
        let known = MODIFIERS
            .iter()
            .fold(Modifier::empty(), |known, (modifier, _, _)| {
                known | *modifier
            });
        let mut modifier = cell.modifier & known;
        if !ink.italics && modifier.contains(Modifier::ITALIC) {
            modifier.remove(Modifier::ITALIC);
            if !ink.colours {
                modifier.insert(Modifier::DIM | Modifier::UNDERLINED);
            }
        }
        let pen = Self {
            fg: if coloured { cell.fg } else { Color::Reset },
            bg: if coloured { cell.bg } else { Color::Reset },
            modifier,
        };
        if cell.symbol() == " " {
            pen.on_a_blank()
        } else {
            pen
        }
    }

    fn on_a_blank(self) -> Self {
        let modifier = self.modifier & SEEN_ON_A_BLANK;
        Self {
            fg: if modifier.is_empty() {
                Color::Reset
            } else {
                self.fg
            },
            bg: self.bg,
            modifier,
        }
    }

    /// True for a blank's pen that looks the same where the blank is written with `other`.
    pub(super) fn is_seen_as(self, other: Self) -> bool {
        self == other.on_a_blank()
    }

    /// The bytes that lead from another pen to this one: what has changed, or everything
    /// off and what is wanted on, whichever is shorter. Written by hand: under `NO_COLOR`
    /// crossterm turns reverse video into a full reset.
    pub(super) fn after(self, before: Self) -> Vec<u8> {
        let anew = match self {
            Self::PLAIN => b"\x1b[m".to_vec(),
            // A parameter that is left out is 0.
            pen => sgr(&[vec![String::new()], pen.codes_on(Self::PLAIN)].concat()),
        };
        let changed = sgr(&[self.codes_off(before), self.codes_on(before)].concat());
        if changed.len() < anew.len() {
            changed
        } else {
            anew
        }
    }

    /// What has to be switched off.
    fn codes_off(self, before: Self) -> Vec<String> {
        let mut codes: Vec<String> = Vec::new();
        for (modifier, _, off) in MODIFIERS {
            let lost = before.modifier.contains(modifier) && !self.modifier.contains(modifier);
            let code = off.to_string();
            if lost && !codes.contains(&code) {
                codes.push(code);
            }
        }
        for (colour, old, off) in [(self.fg, before.fg, "39"), (self.bg, before.bg, "49")] {
            if colour == Color::Reset && old != colour {
                codes.push(off.to_owned());
            }
        }
        codes
    }

    /// What has to be switched on: also what one code switches off with something else.
    fn codes_on(self, before: Self) -> Vec<String> {
        let lost = MODIFIERS.iter().filter(|(modifier, _, _)| {
            before.modifier.contains(*modifier) && !self.modifier.contains(*modifier)
        });
        let lost: Vec<u8> = lost.map(|(_, _, off)| *off).collect();
        let mut codes: Vec<String> = MODIFIERS
            .iter()
            .filter(|(modifier, _, off)| {
                self.modifier.contains(*modifier)
                    && (!before.modifier.contains(*modifier) || lost.contains(off))
            })
            .map(|(_, on, _)| on.to_string())
            .collect();
        for (colour, old, base) in [(self.fg, before.fg, 30), (self.bg, before.bg, 40)] {
            if colour != old {
                codes.extend(code_of(colour, base));
            }
        }
        codes
    }
}

fn sgr(codes: &[String]) -> Vec<u8> {
    format!("\x1b[{}m", codes.join(";")).into_bytes()
}

fn code_of(colour: Color, base: u8) -> Option<String> {
    let code = match colour {
        Color::Reset => return None,
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
        Color::Indexed(index) => return Some(format!("{};5;{index}", base + 8)),
        Color::Rgb(r, g, b) => return Some(format!("{};2;{r};{g};{b}", base + 8)),
    };
    Some(code.to_string())
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Cell;
    use ratatui::style::{Color, Modifier, Style};

    use super::{Ink, Pen};

    const INK: Ink = Ink {
        colours: true,
        italics: true,
    };

    fn pen(style: Style) -> Pen {
        let mut cell = Cell::new("x");
        cell.set_style(style);
        Pen::of(&cell, INK)
    }

    fn between(before: Style, after: Style) -> String {
        let bytes = pen(after).after(pen(before));
        String::from_utf8(bytes).unwrap().replace('\x1b', "")
    }

    #[test]
    fn only_what_has_changed_is_sent() {
        let plain = Style::new();
        assert_eq!(
            between(plain.fg(Color::Red), plain.fg(Color::Green)),
            "[32m"
        );
        assert_eq!(between(plain, plain.add_modifier(Modifier::BOLD)), "[1m");
        assert_eq!(between(plain.fg(Color::Red), plain), "[m");
        assert_eq!(
            between(plain.fg(Color::Red).bg(Color::Blue), plain.fg(Color::Red)),
            "[49m"
        );
        assert_eq!(
            between(
                plain.fg(Color::Red).add_modifier(Modifier::REVERSED),
                plain.fg(Color::Red)
            ),
            "[27m"
        );
    }

    #[test]
    fn bold_and_dim_have_one_way_off() {
        let both = Style::new()
            .fg(Color::Indexed(200))
            .add_modifier(Modifier::BOLD | Modifier::DIM);
        let dim = Style::new()
            .fg(Color::Indexed(200))
            .add_modifier(Modifier::DIM);
        assert_eq!(between(both, dim), "[22;2m");
    }

    #[test]
    fn a_blank_is_written_with_whatever_does_not_show_on_it() {
        let mut blank = Cell::new(" ");
        blank.set_style(Style::new().fg(Color::Red).add_modifier(Modifier::BOLD));
        assert_eq!(Pen::of(&blank, INK), Pen::PLAIN);
        let red = pen(Style::new().fg(Color::Red));
        assert!(Pen::PLAIN.is_seen_as(red));
        let underlined = pen(Style::new().add_modifier(Modifier::UNDERLINED));
        assert!(!Pen::PLAIN.is_seen_as(underlined));
    }

    fn selected(cell: &Cell, colours: bool, italics: bool) -> String {
        let pen = Pen::of(cell, Ink { colours, italics });
        pen.after(Pen::PLAIN).escape_ascii().to_string()
    }

    #[test]
    fn a_cell_is_written_with_what_the_terminal_has() {
        let mut cell = Cell::new("a");
        cell.fg = Color::Green;
        cell.modifier = Modifier::ITALIC;
        assert_eq!(selected(&cell, true, true), r"\x1b[3;32m");
        assert_eq!(selected(&cell, true, false), r"\x1b[32m");
        assert_eq!(selected(&cell, false, true), r"\x1b[3m");
        assert_eq!(selected(&cell, false, false), r"\x1b[2;4m");
    }

    #[test]
    fn the_selection_needs_no_colour_and_what_is_hidden_stays_hidden() {
        let mut cell = Cell::new("a");
        cell.modifier = Modifier::REVERSED;
        assert_eq!(selected(&cell, false, false), r"\x1b[7m");
        let mut cell = Cell::new("l");
        (cell.fg, cell.bg) = (Color::Black, Color::Black);
        assert_eq!(selected(&cell, false, false), r"\x1b[30;40m");
    }
}
