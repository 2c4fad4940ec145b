//! The backend of ratatui's `Terminal`: one write a frame, and no byte for a frame
//! that changes nothing. What was painted goes through the terminal's [`Order`] first.

use std::fs::File;
use std::io::{self, Write};

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::queue;
use crossterm::terminal::{Clear, ClearType as Cleared};
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::{Cell, CellWidth};
use ratatui::layout::{Position, Size};

use super::Order;
use super::link::Link;
use super::modes::{self, MARK};
use super::pen::Pen;
use super::shadow::Shadow;
use super::tty::size_of;
use crate::app::Carried;

/// Writes cells to the terminal, a frame at a time.
#[derive(Debug)]
pub struct Screen {
    output: File,
    frame: Vec<u8>,
    order: Order,
    shadow: Shadow,
    /// Whether the terminal has to be cleared before the next frame.
    stale: bool,
    pen: Pen,
    /// Where the terminal's cursor is, if that is known.
    cursor: Option<Position>,
    /// Whether the terminal's cursor is seen, if that is known.
    shown: Option<bool>,
    colours: bool,
    /// The row that is a link.
    link: Option<Link>,
    /// What was written, in all.
    carried: Carried,
}

impl Screen {
    /// A screen on the terminal, which is taken as cleared and in its plain attributes.
    ///
    /// # Errors
    /// Where the terminal cannot be kept.
    pub fn new(tty: &super::Tty, colours: bool) -> io::Result<Self> {
        Ok(Self {
            output: tty.output.try_clone()?,
            frame: Vec::new(),
            order: Order::default(),
            shadow: Shadow::blank(tty.size().0),
            stale: false,
            pen: Pen::PLAIN,
            cursor: None,
            shown: None,
            colours,
            link: None,
            carried: Carried::default(),
        })
    }

    /// Sends rows in another order from the next frame on, which is then painted as a
    /// whole. An order may keep a column for itself: ask for the size again after it.
    pub fn set_order(&mut self, order: Order) {
        if self.order != order {
            self.order = order;
            self.stale = true;
        }
    }

    /// Makes a row a link from the next frame on, or none. What the terminal has on the
    /// rows concerned is sent again: no cell keeps a link that has gone.
    pub fn set_link(&mut self, link: Option<Link>) {
        if self.link != link {
            for link in self.link.iter().chain(&link) {
                self.shadow.forget(link.row);
            }
            self.link = link;
        }
    }

    /// What was written so far: bytes, and writes, which are frames.
    #[must_use]
    pub const fn carried(&self) -> Carried {
        self.carried
    }

    /// Sends a sequence that neither shows anything nor moves the cursor.
    ///
    /// # Errors
    /// Where the terminal takes no bytes.
    pub fn send_beside(&mut self, sequence: &[u8]) -> io::Result<()> {
        self.frame.extend_from_slice(sequence);
        self.flush()
    }

    /// Rows on the screen for which the order has no row that is shown as it was painted:
    /// they were sent in the way that is least wrong.
    #[must_use]
    pub fn fallen_back(&self) -> usize {
        self.shadow.fallen_back()
    }

    fn write(&mut self, x: u16, y: u16, cell: &Cell) -> io::Result<()> {
        self.go_to(Position { x, y })?;
        let pen = Pen::of(cell, self.colours);
        if pen != self.pen {
            pen.select(&mut self.frame);
            self.pen = pen;
        }
        self.frame.extend_from_slice(cell.symbol().as_bytes());
        // After a mark or an emoji sequence terminals differ in where the cursor stands:
        // say it again rather than trust it.
        let mut scalars = cell.symbol().chars().filter(|c| *c != MARK);
        self.cursor = (scalars.nth(1).is_none()).then(|| Position::new(x + cell.cell_width(), y));
        Ok(())
    }

    fn go_to(&mut self, position: Position) -> io::Result<()> {
        if self.cursor != Some(position) {
            queue!(self.frame, MoveTo(position.x, position.y))?;
            self.cursor = Some(position);
        }
        Ok(())
    }

    fn wipe(&mut self) -> io::Result<()> {
        // Mode first, clear second, paint third: rows that exist already keep the
        // mode they were written in (VTE).
        self.frame.extend_from_slice(b"\x1b[8l\x1b[0m");
        self.pen = Pen::PLAIN;
        self.cursor = None;
        self.stale = false;
        self.shadow.wiped();
        queue!(self.frame, Clear(Cleared::All))
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

impl Backend for Screen {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        for (x, y, cell) in content {
            self.shadow.paint(x, y, cell);
        }
        if self.stale {
            self.wipe()?;
        }
        let link = self.link.take();
        let mut linked = false;
        for (x, y, cell) in self.shadow.changes(self.order, self.colours) {
            let links = link
                .as_ref()
                .filter(|link| link.row == y && cell.symbol() != " ");
            match links {
                Some(link) if !linked => link.begin(&mut self.frame),
                None if linked => Link::end(&mut self.frame),
                _ => {}
            }
            linked = links.is_some();
            self.write(x, y, &cell)?;
        }
        if linked {
            Link::end(&mut self.frame);
        }
        self.link = link;
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
        let Position { x, y } = position.into();
        let x = self.shadow.column_of(x, y);
        self.go_to(Position { x, y })
    }

    fn clear(&mut self) -> io::Result<()> {
        self.shadow = Shadow::blank(self.size()?.width);
        self.wipe()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        // The explorer owns the whole screen: a part of it is cleared with the rest, and
        // everything painted is sent again.
        if region == ClearType::All {
            return self.clear();
        }
        self.stale = true;
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        let (width, height) = size_of(&self.output);
        let width = width.saturating_sub(modes::margin(self.order)).max(1);
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
        self.carried.bytes += self.frame.len() as u64;
        self.carried.frames += 1;
        let sent = self.output.write_all(&self.frame);
        self.frame.clear();
        sent
    }
}
