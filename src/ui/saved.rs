//! The saved searches over the panes: what each is called, and how much it finds.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::message::inner;
use super::{Theme, canvas};
use crate::app::{Action, App, Area, Counts, SAVED_FRAME, Saying};
use crate::layout::{Letters, Marks, Options, Phrase, label};
use crate::triage::SavedSearch;

/// The widest that the table is, in columns.
const WIDEST: u16 = 84;

/// Columns of a count, with one that parts it from the next, where there is room.
const COUNT: u16 = 9;
/// The fewest.
const NARROW: u16 = 8;

pub(super) fn draw(app: &App, theme: &Theme, (selected, top): (usize, usize), buffer: &mut Buffer) {
    let strings = &app.strings;
    let area = place(app);
    for y in 0..area.height {
        for x in area.x..area.x + area.width {
            if let Some(cell) = buffer.cell_mut((x, area.y + y)) {
                cell.reset();
            }
        }
    }
    // What lies beside does not touch it.
    let (whole, area) = (area, inner(area));
    let table = Table::new(area, strings.direction().is_rtl());
    let heading = theme.get("help.heading");
    let words = |key| canvas::words(strings, key);
    canvas::phrase(buffer, table.name, 0, &words("saved.title"), heading);
    for (column, key) in (0..).zip(["saved.found", "saved.unread", "saved.new"]) {
        table.count(buffer, column, 0, &words(key), theme.get("list.about"));
    }
    let last = area.height.saturating_sub(1);
    if app.saved().next().is_none() {
        let key = app.keymap.keys_anywhere(Action::SaveSearch);
        let sayings = [
            Saying::plain("saved.none"),
            Saying::with("saved.none-do", key),
        ];
        for (row, saying) in (1..last).zip(sayings) {
            let phrase = saying.phrase(strings);
            canvas::phrase(buffer, area, row, &phrase, theme.get("reader.notice"));
        }
    }
    let rows = (1..last).zip(app.saved().enumerate().skip(top));
    for (row, (at, (search, counts))) in rows {
        draw_search(app, theme, &table, row, search, buffer);
        draw_counts(app, theme, &table, row, counts, buffer);
        if at == selected {
            canvas::wash(buffer, whole, row, theme.get("list.selected"));
        }
    }
    canvas::phrase(
        buffer,
        area,
        last,
        &words("saved.do"),
        theme.get("list.about"),
    );
}

/// Where the table stands: over the panes, as high as it needs.
fn place(app: &App) -> Area {
    let (columns, rows) = app.size;
    let width = columns.min(WIDEST);
    let searches = u16::try_from(app.saved().count()).unwrap_or(u16::MAX);
    let height = searches.max(2).saturating_add(SAVED_FRAME);
    Area {
        x: (columns - width) / 2,
        y: u16::from(rows > height + 1),
        width,
        height: height.min(rows.saturating_sub(1).max(1)),
    }
}

/// Its columns: names from the reading edge on, counts at the other end.
struct Table {
    area: Area,
    name: Area,
    count: u16,
    rtl: bool,
}

impl Table {
    fn new(area: Area, rtl: bool) -> Self {
        let count = if area.width >= 60 { COUNT } else { NARROW };
        let count = count.min(area.width / 4).max(1);
        let width = area.width.saturating_sub(3 * count + 1).max(1);
        let x = match rtl {
            true => area.x + area.width - width,
            false => area.x,
        };
        let name = Area { x, width, ..area };
        Self {
            area,
            name,
            count,
            rtl,
        }
    }

    /// Paints the n-th count of a row, at the end of its columns.
    fn count(&self, buffer: &mut Buffer, nth: u16, row: u16, count: &Phrase, style: Style) {
        let most = self.count.saturating_sub(1).max(1);
        let used = count.lay_out(most, Letters::Forms, Marks::Keep).used();
        let from_end = (2 - nth.min(2)) * self.count;
        let (area, width) = (self.area, used.clamp(1, most));
        let x = match self.rtl {
            true => area.x + from_end,
            false => (area.x + area.width).saturating_sub(from_end + width),
        };
        canvas::phrase(buffer, Area { x, width, ..area }, row, count, style);
    }
}

fn draw_search(
    app: &App,
    theme: &Theme,
    table: &Table,
    row: u16,
    search: &SavedSearch,
    buffer: &mut Buffer,
) {
    let options = |width: u16| Options {
        width: width.max(1),
        base: None,
        letters: app.view.letters,
        marks: Marks::Keep,
    };
    let y = table.area.y + row;
    let put = |buffer: &mut Buffer, text: &str, from: u16, most: u16, style: Style| {
        let used = label(text, &options(most)).used().min(most).max(1);
        let line = label(text, &options(used));
        let x = match table.rtl {
            true => table.name.x + table.name.width.saturating_sub(from + used),
            false => table.name.x + from,
        };
        canvas::line(buffer, (x, y), &line, |_| style);
        from + used + 2
    };
    let width = table.name.width;
    let from = put(buffer, &search.name, 0, width, Style::default());
    let room = width.saturating_sub(from);
    if search.query != search.name && room >= 8 {
        put(buffer, &search.query, from, room, theme.get("list.about"));
    }
}

fn draw_counts(
    app: &App,
    theme: &Theme,
    table: &Table,
    row: u16,
    counts: Option<&Counts>,
    buffer: &mut Buffer,
) {
    let known = counts.map(|counts| [Some(counts.matches), Some(counts.unread), counts.new]);
    for (nth, count) in (0..).zip(known.unwrap_or_default()) {
        let text = count.map_or_else(|| "…".to_owned(), |count| count.to_string());
        let style = match (nth, count) {
            (2, Some(1..)) => theme.get("list.unread"),
            _ => Style::default(),
        };
        let phrase = Phrase::new(app.strings.direction()).text(&text);
        table.count(buffer, nth, row, &phrase, style);
    }
}
