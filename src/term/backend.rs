//! The backend of ratatui's `Terminal`: one write a frame, and no byte for a frame
//! that changes nothing. What the bytes are is [`Wire`]'s.

use std::fs::File;
use std::io::{self, Write as _};

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use super::modes;
use super::tty::size_of;
use super::wire::{Abilities, Wire};
use super::{Outlet, Tty};
use crate::app::Carried;

/// Writes cells to the terminal, a frame at a time.
#[derive(Debug)]
pub struct Screen {
    output: File,
    outlet: Option<Outlet>,
    wire: Wire,
    /// Bytes of the last frame.
    last: usize,
    /// What was given out, in all.
    carried: Carried,
}

impl Screen {
    /// A screen on the terminal, which is taken as cleared and in its plain attributes.
    /// Frames leave through the outlet; without one they are written at once, and a terminal
    /// that does not read is waited for.
    ///
    /// # Errors
    /// Where the terminal cannot be kept.
    pub fn new(tty: &Tty, abilities: Abilities, outlet: Option<Outlet>) -> io::Result<Self> {
        Ok(Self {
            output: tty.output.try_clone()?,
            outlet,
            wire: Wire::new(tty.size(), abilities),
            last: 0,
            carried: Carried::default(),
        })
    }

    /// Bytes of the last frame; 0 where it changed nothing.
    #[must_use]
    pub const fn last(&self) -> usize {
        self.last
    }

    /// What was given out so far, in bytes and frames.
    #[must_use]
    pub const fn carried(&self) -> Carried {
        self.carried
    }

    /// Sends a sequence that neither shows anything nor moves the cursor, after the frames
    /// that were given out before.
    ///
    /// # Errors
    /// Where the terminal takes no bytes.
    pub fn send_beside(&mut self, sequence: &[u8]) -> io::Result<()> {
        if sequence.is_empty() {
            return Ok(());
        }
        self.carried.bytes += sequence.len() as u64;
        self.carried.frames += 1;
        match &self.outlet {
            Some(outlet) => {
                outlet.give(sequence);
                Ok(())
            }
            None => self.output.write_all(sequence),
        }
    }

    /// What is known of the terminal's screen.
    pub const fn wire(&mut self) -> &mut Wire {
        &mut self.wire
    }
}

impl Backend for Screen {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        for (x, y, cell) in content {
            self.wire.paint(x, y, cell);
        }
        self.wire.encode();
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.wire.show_cursor(false);
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.wire.show_cursor(true);
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        // Never asked of the terminal: the answer would arrive among the keys.
        Ok(self.wire.cursor().unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let Position { x, y } = position.into();
        self.wire.put_cursor(x, y);
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.wire.clear(size_of(&self.output));
        Ok(())
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        // The explorer owns the whole screen: a part of it is cleared with the rest, and
        // everything painted is sent again.
        if region == ClearType::All {
            return self.clear();
        }
        self.wire.forget();
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        let (width, height) = size_of(&self.output);
        let width = width
            .saturating_sub(modes::margin(self.wire.order()))
            .max(1);
        Ok(Size { width, height })
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize {
            columns_rows: self.size()?,
            pixels: Size::default(),
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        let bytes = self.wire.take();
        self.last = bytes.len();
        self.send_beside(&bytes)
    }
}
