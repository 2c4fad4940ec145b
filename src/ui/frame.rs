//! The row of titles and the borders between the panes.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::{Theme, canvas, dates};
use crate::app::{App, Area, Pane, Saying};
use crate::layout::Phrase;

/// Tag of the reader's place: it changes with each line that is read, in plain attributes.
const PLACE: u8 = 1;

pub(super) fn draw(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let geometry = app.geometry();
    let border = theme.get("frame.border");
    let top = geometry.titles.map_or(0, |titles| titles.height);
    let end = geometry.peek.map_or(geometry.bottom.y, |peek| peek.y);
    for &x in &geometry.borders {
        for y in top..end {
            symbol(buffer, (x, y), "│", border);
        }
    }
    let Some(titles) = geometry.titles else {
        return;
    };
    for x in 0..titles.width {
        let crossing = geometry.borders.contains(&x);
        symbol(
            buffer,
            (x, titles.y),
            if crossing { "┬" } else { "─" },
            border,
        );
    }
    for (pane, area) in &geometry.panes {
        let room = Area {
            x: area.x + 1,
            y: titles.y,
            width: area.width.saturating_sub(2),
            height: 1,
        };
        if room.width < 3 {
            continue;
        }
        let style = if *pane == app.focus {
            theme.get("frame.focused")
        } else {
            theme.get("frame.title")
        };
        // One space on either side sets the words off from the rule.
        let phrase = title(app, *pane);
        canvas::tagged(buffer, room, 0, &phrase, |tag| match tag {
            PLACE => theme.get("frame.title"),
            _ => style,
        });
    }
}

fn symbol(buffer: &mut Buffer, at: (u16, u16), symbol: &str, style: Style) {
    if let Some(cell) = buffer.cell_mut(at) {
        cell.set_symbol(symbol).set_style(style);
    }
}

fn title(app: &App, pane: Pane) -> Phrase {
    let strings = &app.strings;
    let name = match pane {
        Pane::List => "pane.list",
        Pane::Reader => "pane.reader",
        Pane::Facts => "pane.facts",
    };
    let phrase = Phrase::new(strings.direction())
        .text(" ")
        .text(strings.get(name));
    let phrase = match pane {
        Pane::List => list_counts(app, phrase),
        Pane::Reader => reader_place(app, phrase),
        Pane::Facts => match app.panel.facts.as_ref().and_then(|facts| facts.published) {
            Some(published) => dates::published(&published).append(phrase.text(" · "), strings),
            None => phrase,
        },
    };
    phrase.text(" ")
}

fn list_counts(app: &App, phrase: Phrase) -> Phrase {
    let found = &app.list.found;
    let counts = if app.list.query.is_empty() {
        Saying::with("list.count", [found.entries.len().to_string()])
    } else {
        Saying::with(
            "list.filtered",
            [found.entries.len().to_string(), found.of.to_string()],
        )
    };
    let phrase = counts.append(phrase.text(" "), &app.strings);
    if found.archived > 0 {
        let archived = Saying::with("list.archived", [found.archived.to_string()]);
        return archived.append(phrase.text(" · "), &app.strings);
    }
    phrase
}

/// The place is told in tenths, which are seen at a glance: a number that changes with each
/// line would be a twentieth of what the line costs on the wire.
const STEP: usize = 10;

fn reader_place(app: &App, phrase: Phrase) -> Phrase {
    let height = app.reader.window.len();
    let (before, rows) = app.reader.progress;
    if rows <= height {
        return phrase;
    }
    let percent = match app.reader.at_end {
        true => 100,
        // An estimate never says that the end is seen where it is not.
        false => ((before + height) * 100 / rows).min(99) / STEP * STEP,
    };
    phrase.text(" ").tagged(PLACE, &format!("{percent}%"))
}
