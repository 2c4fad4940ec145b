//! The list: one or two rows an article; its marks at the reading edge, its title
//! over the rows' width, source and date at the end of the last row.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::{Theme, canvas, message};
use crate::app::{App, Area, Entry, Pane, Saying};
use crate::corpus::{Head, LabelFrom};
use crate::layout::{Line, Options, label, lines};

/// Columns of the marks.
const GUTTER: u16 = 2;

pub(super) fn draw(app: &App, theme: &Theme, area: Area, buffer: &mut Buffer) {
    if app.list.is_empty() {
        return draw_empty(app, theme, area, buffer);
    }
    let rows: u16 = if app.view.two_rows && area.height >= 2 {
        2
    } else {
        1
    };
    let shown = app.list.found.entries.iter().enumerate().skip(app.list.top);
    for (slot, (index, entry)) in (0..area.height / rows).zip(shown) {
        let place = Area {
            y: area.y + slot * rows,
            height: rows,
            ..area
        };
        if let Some(head) = app.head(entry.id) {
            draw_entry(app, theme, place, *entry, &head, buffer);
        }
        if index == app.list.selected {
            let style = if app.focus == Pane::List {
                theme.get("list.selected")
            } else {
                theme.get("list.beside")
            };
            let bar = if app.is_page_behind() {
                edge_of(app, *entry, place)
            } else {
                place
            };
            for row in 0..rows {
                canvas::wash(buffer, bar, row, style);
            }
        }
    }
}

/// The gutter of an entry, at its reading edge.
fn edge_of(app: &App, entry: Entry, place: Area) -> Area {
    let width = GUTTER.min(place.width / 4);
    let rtl = app
        .head(entry.id)
        .is_some_and(|head| head.direction().is_rtl());
    Area {
        x: if rtl {
            place.x + place.width - width
        } else {
            place.x
        },
        width,
        ..place
    }
}

fn draw_empty(app: &App, theme: &Theme, area: Area, buffer: &mut Buffer) {
    let strings = &app.strings;
    let sayings = if app.is_reading_corpus() {
        let mut sayings = vec![Saying::plain("list.reading")];
        if let Some((done, of)) = app.reading {
            let counts = [done.to_string(), of.to_string()];
            sayings.push(Saying::with("list.filtered", counts));
        }
        sayings
    } else if app.list.query.is_empty() {
        let mut sayings = vec![Saying::plain("list.none"), Saying::plain("list.none-do")];
        if !app.skipped.is_empty() {
            sayings.push(Saying::with(
                "list.skipped",
                [app.skipped.len().to_string()],
            ));
        }
        sayings
    } else if app.list.found.growing {
        vec![Saying::plain("list.taking-in")]
    } else {
        vec![
            Saying::plain("list.no-match"),
            Saying::plain("list.no-match-do"),
        ]
    };
    message::draw(strings, theme, area, &sayings, buffer);
}

fn draw_entry(
    app: &App,
    theme: &Theme,
    area: Area,
    entry: Entry,
    head: &Head,
    buffer: &mut Buffer,
) {
    let direction = head.direction();
    let rtl = direction.is_rtl();
    let gutter = GUTTER.min(area.width / 4);
    let text = Area {
        x: if rtl { area.x } else { area.x + gutter },
        width: area.width - gutter,
        ..area
    };
    let edge = if rtl { area.x + area.width - 1 } else { area.x };
    draw_marks(app, theme, (edge, area.y), area.height, entry, buffer);

    let about = about(app, entry, head, text.width);
    let about_width = width_of(&about);
    let lead = head.label.from == LabelFrom::Lead;
    let base = theme.get(if lead { "list.lead" } else { "list.label" });
    let highlights = app.list.found.highlights.get(&entry.id);
    let matched = theme.get("list.matched");

    let shown = if lead {
        format!("¶ {}", head.label.text)
    } else {
        head.label.text.clone()
    };
    let shift = shown.len() - head.label.text.len();
    let paint = |buffer: &mut Buffer, at: (u16, u16), line: &Line, from: usize| {
        canvas::line(buffer, at, line, |glyph| {
            let source = glyph.source.shifted(from);
            let lit = highlights.is_some_and(|spans| {
                spans
                    .iter()
                    .any(|span| span.shifted(shift).overlaps(source))
            });
            if lit { base.patch(matched) } else { base }
        });
    };
    let options = |width: u16| Options {
        width: width.max(1),
        base: Some(direction),
        letters: app.view.letters,
        marks: app.view.marks,
    };
    // The last row shares its width with source and date, which stand at its end: on
    // the left of a right-to-left row.
    let last_width = text
        .width
        .saturating_sub(about_width + u16::from(about_width > 0));
    let last_x = if rtl {
        text.x + text.width - last_width
    } else {
        text.x
    };
    let mut rest = 0;
    let last = area.height - 1;
    if area.height >= 2
        && let Some(line) = lines(&shown, &options(text.width)).next()
    {
        paint(buffer, (text.x, text.y), &line, 0);
        rest = line.source.end;
    }
    let tail = shown.get(rest..).unwrap_or("");
    if !tail.trim().is_empty() && last_width > 0 {
        let line = label(tail, &options(last_width));
        paint(buffer, (last_x, text.y + last), &line, rest);
    }
    let mut x = if rtl {
        text.x
    } else {
        text.x + text.width - about_width
    };
    let style = theme.get("list.about");
    for part in &about {
        canvas::line(buffer, (x, text.y + last), part, |_| style);
        x += part.used() + 1;
    }
}

/// The most columns that a source takes, and the fewest that are worth it.
const SOURCE: std::ops::RangeInclusive<u16> = 6..=16;

/// Date and source, each laid out for itself, so that neither reorders the other and a
/// source that is cut has its ellipsis where its own text ends.
fn about(app: &App, entry: Entry, head: &Head, width: u16) -> Vec<Line> {
    let date = app
        .published_of(entry.key)
        .map(|published| published.date)
        .or(head.published.map(|stated| stated.date));
    let date = match date {
        Some(date) => date.to_string(),
        None => app.strings.get("list.undated").to_owned(),
    };
    let mut parts = vec![part(app, &date, width / 2)];
    let room = (width / 2)
        .saturating_sub(width_of(&parts) + 1)
        .min(*SOURCE.end());
    let source = head.source.as_deref().or(head.agency.as_deref());
    if let Some(source) = source.filter(|_| room >= *SOURCE.start()) {
        parts.push(part(app, source, room));
    }
    parts
}

/// A value in as few columns as it needs.
fn part(app: &App, value: &str, most: u16) -> Line {
    let lay_out = |width: u16| {
        label(
            value,
            &Options {
                width: width.max(1),
                base: None,
                letters: app.view.letters,
                marks: app.view.marks,
            },
        )
    };
    let used = lay_out(most).used();
    lay_out(used)
}

/// Columns of the parts, with one between them.
fn width_of(parts: &[Line]) -> u16 {
    let used: u16 = parts.iter().map(|part| part.used() + 1).sum();
    used.saturating_sub(1)
}

fn draw_marks(
    app: &App,
    theme: &Theme,
    (x, y): (u16, u16),
    height: u16,
    entry: Entry,
    buffer: &mut Buffer,
) {
    let mark = app.mark(entry.key);
    let mut put = |row: u16, symbol: &str, style: Style| {
        if let Some(cell) = buffer.cell_mut((x, y + row)) {
            cell.set_symbol(symbol).set_style(style);
        }
    };
    let star = theme.get("list.star");
    if height < 2 {
        match (mark.starred, mark.archived, mark.read) {
            (true, ..) => put(0, "★", star),
            (_, true, _) => put(0, "▪", theme.get("list.about")),
            (_, _, false) => put(0, "●", theme.get("list.unread")),
            _ => {}
        }
        return;
    }
    if !mark.read {
        put(0, "●", theme.get("list.unread"));
    }
    if mark.starred {
        put(1, "★", star);
    } else if mark.archived {
        put(1, "▪", theme.get("list.about"));
    }
}
