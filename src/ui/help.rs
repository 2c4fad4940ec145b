//! The table of keys over the panes, made from the table of actions.

use ratatui::buffer::Buffer;

use super::{Theme, canvas};
use crate::app::{Action, App, Area};
use crate::layout::Phrase;

/// Tags.
const KEY: u8 = 1;

/// Columns for the keys.
const KEYS: u16 = 18;

pub(super) fn draw(app: &App, theme: &Theme, top: usize, buffer: &mut Buffer) {
    let strings = &app.strings;
    let (columns, rows) = app.size;
    let width = columns.min(72);
    let height = rows.saturating_sub(2).max(1);
    let area = Area {
        x: (columns - width) / 2,
        y: u16::from(rows > 2),
        width,
        height,
    };
    for y in 0..area.height {
        for x in area.x..area.x + area.width {
            if let Some(cell) = buffer.cell_mut((x, area.y + y)) {
                cell.reset();
            }
        }
    }
    let heading = Phrase::new(strings.direction())
        .text(strings.get("help.title"))
        .text(" · ")
        .text(strings.get("help.close"));
    canvas::phrase(buffer, area, 0, &heading, theme.get("help.heading"));
    let keys_width = KEYS.min(area.width / 3).max(1);
    let rtl = strings.direction().is_rtl();
    for (y, action) in (1..area.height).zip(Action::ALL.iter().skip(top)) {
        let keys = app.keymap.keys_of(app.focus, *action);
        let keys = if keys.is_empty() {
            // Keys that the focused pane uses otherwise still work elsewhere.
            app.keymap.keys_anywhere(*action)
        } else {
            keys
        };
        let mut phrase = Phrase::new(strings.direction()).text(" ");
        for key in &keys {
            phrase = phrase.tagged(KEY, key).text(" ");
        }
        let (keys_x, words_x) = if rtl {
            (area.x + area.width - keys_width, area.x)
        } else {
            (area.x, area.x + keys_width)
        };
        let keys_area = Area {
            x: keys_x,
            width: keys_width,
            ..area
        };
        let words_area = Area {
            x: words_x,
            width: area.width - keys_width,
            ..area
        };
        canvas::phrase(buffer, keys_area, y, &phrase, theme.get("help.key"));
        let words = canvas::words(strings, &format!("action.{}", action.name()));
        canvas::phrase(buffer, words_area, y, &words, Default::default());
    }
}
