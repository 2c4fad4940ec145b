//! The words around the card. Its lines are not painted: each goes to the terminal in an
//! order of its own, which only `term` can send.

use ratatui::buffer::Buffer;

use super::{Theme, canvas};
use crate::app::{App, Area, CARD_LINES, card_row};

pub(super) fn draw(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let (width, height) = app.size;
    buffer.reset();
    let area = Area {
        x: 0,
        y: 0,
        width,
        height,
    };
    let notice = theme.get("reader.notice");
    let last = card_row(CARD_LINES - 1);
    if height <= last + 2 {
        let words = canvas::words(&app.strings, "card.small");
        canvas::phrase(buffer, area, 0, &words, notice);
        return;
    }
    for (row, key, style) in [
        (0, "card.title", theme.get("help.heading")),
        (1, "card.explain", notice),
        (last + 2, "card.ask", theme.get("bottom.key")),
    ] {
        let words = canvas::words(&app.strings, key);
        canvas::phrase(buffer, area, row, &words, style);
    }
}
