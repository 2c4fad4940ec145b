//! Empty and error states: what is the matter, and what to do.

use ratatui::buffer::Buffer;

use super::{Theme, canvas};
use crate::app::{Area, Saying, Strings};
use crate::layout::{Letters, Marks, Options, paragraph};

/// Paints sayings one under the other from the top of an area.
pub(super) fn draw(
    strings: &Strings,
    theme: &Theme,
    area: Area,
    sayings: &[Saying],
    buffer: &mut Buffer,
) {
    let style = theme.get("reader.notice");
    for (row, saying) in (1..area.height).zip(sayings) {
        canvas::phrase(buffer, inner(area), row, &saying.phrase(strings), style);
    }
}

/// Paints text of unknown making (an error, a reason), wrapped, from row `from`.
pub(super) fn text(theme: &Theme, area: Area, from: u16, text: &str, buffer: &mut Buffer) {
    let area = inner(area);
    let options = Options {
        width: area.width.max(1),
        base: None,
        letters: Letters::Forms,
        marks: Marks::Keep,
    };
    let style = theme.get("reader.notice");
    for (row, line) in (from..area.height).zip(paragraph(text, &options)) {
        canvas::line(buffer, (area.x, area.y + row), &line, |_| style);
    }
}

/// A column is kept free on either side where there is room.
pub(super) fn inner(area: Area) -> Area {
    if area.width >= 24 {
        Area {
            x: area.x + 1,
            width: area.width - 2,
            ..area
        }
    } else {
        area
    }
}
