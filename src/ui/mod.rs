//! One file a pane or overlay: pure drawing, `(&App, &Theme, &mut Buffer)`.
//!
//! Never reads a file, a clock or a lock, never changes state, never reorders text:
//! it paints the lines that `layout` made. Rules: panes as ARCHITECTURE.md describes
//! them; colours from `assets/themes`.

mod bottom;
mod canvas;
mod card;
mod dates;
mod facts;
mod frame;
mod gauges;
mod help;
mod list;
mod message;
mod reader;
mod saved;
mod theme;

pub use theme::{Theme, ThemeError};

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::app::{App, Overlay, Pane};

/// Paints the whole screen. Gives the cursor's place where something is typed.
pub fn draw(app: &App, theme: &Theme, buffer: &mut Buffer) -> Option<Position> {
    let geometry = app.geometry();
    frame::draw(app, theme, buffer);
    for (pane, area) in &geometry.panes {
        match pane {
            Pane::List => list::draw(app, theme, *area, buffer),
            Pane::Reader => reader::draw(app, theme, *area, buffer),
            Pane::Facts => facts::draw(app, theme, *area, buffer),
        }
    }
    if let Some(area) = geometry.detail {
        facts::draw_detail(app, theme, area, buffer);
    }
    if let Some(area) = geometry.peek {
        facts::draw_peek(app, theme, area, buffer);
    }
    let cursor = bottom::draw(app, theme, geometry.bottom, buffer);
    match app.overlay {
        Some(Overlay::Help { top }) => {
            help::draw(app, theme, top, buffer);
            None
        }
        Some(Overlay::Card) => {
            card::draw(app, theme, buffer);
            None
        }
        Some(Overlay::Saved { selected, top }) => {
            saved::draw(app, theme, (selected, top), buffer);
            None
        }
        None => cursor,
    }
}
