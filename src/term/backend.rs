//! The backend of ratatui's `Terminal`: one write a frame, and no byte for a frame
//! that changes nothing.

use std::fs::File;
use std::io::{self, Write};

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::queue;
use crossterm::terminal::{Clear, ClearType as Cleared};
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::{Cell, CellWidth};
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

use super::tty::size_of;

/// Writes cells to the terminal, a frame at a time.
#[derive(Debug)]
pub struct Screen {
    output: File,
    frame: Vec<u8>,
    pen: Pen,
    /// Where the terminal's cursor is, if that is known.
    cursor: Option<Position>,
    /// Whether the terminal's cursor is seen, if that is known.
    shown: Option<bool>,
    colours: bool,
}

/// The attributes that the terminal writes with now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

const PLAIN: Pen = Pen {
    fg: Color::Reset,
    bg: Color::Reset,
    modifier: Modifier::empty(),
};

impl Screen {
    /// A screen on the terminal, which is taken as cleared and in its plain attributes.
    ///
    /// # Errors
    /// Where the terminal cannot be kept.
    pub fn new(tty: &super::Tty, colours: bool) -> io::Result<Self> {
        Ok(Self {
            output: tty.output.try_clone()?,
            frame: Vec::new(),
            pen: PLAIN,
            cursor: None,
            shown: None,
            colours,
        })
    }

    fn take_pen(&mut self, cell: &Cell) {
        let wanted = Pen {
            fg: if self.colours { cell.fg } else { Color::Reset },
            bg: if self.colours { cell.bg } else { Color::Reset },
            modifier: cell.modifier,
        };
        if wanted != self.pen {
            select_graphic_rendition(&mut self.frame, wanted);
            self.pen = wanted;
        }
    }

    fn show(&mut self, shown: bool) -> io::Result<()> {
        if self.shown != Some(shown) {
            if shown {
                queue!(self.frame, Show)?;
            } else {
                queue!(self.frame, Hide)?;
            }
            self.shown = Some(shown);
        }
        Ok(())
    }
}

/// SGR (ECMA-48 8.3.117): everything off, then what is wanted. Written by hand:
/// under `NO_COLOR` crossterm turns reverse video into a full reset.
fn select_graphic_rendition(frame: &mut Vec<u8>, pen: Pen) {
    frame.extend_from_slice(b"\x1b[0");
    for (modifier, code) in [
        (Modifier::BOLD, ";1"),
        (Modifier::DIM, ";2"),
        (Modifier::ITALIC, ";3"),
        (Modifier::UNDERLINED, ";4"),
        (Modifier::REVERSED, ";7"),
    ] {
        if pen.modifier.contains(modifier) {
            frame.extend_from_slice(code.as_bytes());
        }
    }
    colour(frame, pen.fg, 30);
    colour(frame, pen.bg, 40);
    frame.push(b'm');
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

impl Backend for Screen {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        for (x, y, cell) in content {
            if self.cursor != Some(Position { x, y }) {
                queue!(self.frame, MoveTo(x, y))?;
            }
            self.take_pen(cell);
            self.frame.extend_from_slice(cell.symbol().as_bytes());
            // After a mark or an emoji sequence terminals differ in where the cursor
            // stands: say it again rather than trust it.
            self.cursor = (cell.symbol().chars().nth(1).is_none())
                .then(|| Position::new(x + cell.cell_width(), y));
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.show(false)
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.show(true)
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        // Never asked of the terminal: the answer would arrive among the keys.
        Ok(self.cursor.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if self.cursor != Some(position) {
            queue!(self.frame, MoveTo(position.x, position.y))?;
            self.cursor = Some(position);
        }
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        // Mode first, clear second, paint third: rows that exist already keep the
        // mode they were written in (VTE).
        self.frame.extend_from_slice(b"\x1b[8l\x1b[0m");
        self.pen = PLAIN;
        self.cursor = None;
        queue!(self.frame, Clear(Cleared::All))
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        match region {
            ClearType::All => self.clear(),
            ClearType::AfterCursor => queue!(self.frame, Clear(Cleared::FromCursorDown)),
            ClearType::BeforeCursor => queue!(self.frame, Clear(Cleared::FromCursorUp)),
            ClearType::CurrentLine => queue!(self.frame, Clear(Cleared::CurrentLine)),
            ClearType::UntilNewLine => queue!(self.frame, Clear(Cleared::UntilNewLine)),
        }
    }

    fn size(&self) -> io::Result<Size> {
        let (width, height) = size_of(&self.output);
        Ok(Size { width, height })
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize {
            columns_rows: self.size()?,
            pixels: Size::default(),
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.frame.is_empty() {
            return Ok(());
        }
        let sent = self.output.write_all(&self.frame);
        self.frame.clear();
        sent
    }
}
