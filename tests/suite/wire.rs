//! What goes over the wire: that it makes the right screen, and what it costs.

use std::cell::Cell as Counter;
use std::fs;
use std::io;
use std::path::Path;
use std::rc::Rc;

use khabar::app::{Area, Pane};
use khabar::term::{Abilities, Ink, Order, Wire};
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::{Buffer, Cell, CellWidth as _};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use ratatui::{Terminal, TerminalOptions, Viewport};

use crate::desk::Desk;
use crate::model::Model;
use crate::seeded::Seeded;

const SYMBOLS: &[&str] = &[
    " ",
    " ",
    " ",
    " ",
    "a",
    "7",
    "(",
    "│",
    "─",
    "ﺑ",
    "ﻼ",
    "ﺮ",
    "ﺒ\u{64E}",
    "א",
    "ש\u{5B8}",
    "字",
    "😀",
    "ｗ",
    "٣",
];

/// Three panes beside each other, and a row below.
const PANES: [Area; 3] = [
    Area {
        x: 0,
        y: 1,
        width: 13,
        height: 10,
    },
    Area {
        x: 14,
        y: 1,
        width: 16,
        height: 10,
    },
    Area {
        x: 31,
        y: 1,
        width: 9,
        height: 10,
    },
];
const SIZE: (u16, u16) = (40, 12);

fn any_style(lot: &mut Seeded) -> Style {
    let style = Style::new();
    match lot.below(12) {
        0 => style.fg(Color::Red),
        1 => style.fg(Color::Indexed(200)).add_modifier(Modifier::BOLD),
        2 => style.add_modifier(Modifier::REVERSED),
        3 => style.bg(Color::Blue),
        4 => style.add_modifier(Modifier::DIM | Modifier::BOLD),
        5 => style.add_modifier(Modifier::UNDERLINED),
        _ => style,
    }
}

/// A row of a pane: text from its right edge on, as a rule.
fn paint_row(buffer: &mut Buffer, area: Area, y: u16, lot: &mut Seeded) {
    let style = any_style(lot);
    let mut x = area.x;
    let indent = lot.below(usize::from(area.width));
    while x < area.x + area.width {
        let blank = usize::from(x - area.x) < indent && lot.below(9) > 0;
        let cell = if blank { " " } else { lot.one(SYMBOLS) };
        let width = Cell::new(cell).cell_width();
        if x + width > area.x + area.width {
            break;
        }
        let style = if lot.below(8) == 0 {
            any_style(lot)
        } else {
            style
        };
        buffer.set_string(x, y, cell, style);
        x += width;
    }
}

fn any_screen(lot: &mut Seeded) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    let whole = Area {
        x: 0,
        y: 0,
        width: SIZE.0,
        height: SIZE.1,
    };
    paint_row(&mut buffer, whole, 0, lot);
    paint_row(&mut buffer, whole, SIZE.1 - 1, lot);
    for pane in PANES {
        for y in pane.y..pane.y + pane.height {
            paint_row(&mut buffer, pane, y, lot);
        }
    }
    for x in [13, 30] {
        for y in 1..11 {
            buffer.set_string(x, y, "│", Style::new());
        }
    }
    buffer
}

/// The next screen: some panes scrolled, some rows painted anew.
fn after(before: &Buffer, lot: &mut Seeded) -> Buffer {
    if lot.below(10) == 0 {
        return any_screen(lot);
    }
    let mut buffer = before.clone();
    for pane in PANES {
        if lot.below(2) == 0 {
            let by = lot.below(9).cast_signed() - 4;
            for at in 0..pane.height {
                let from = usize::from(at).checked_add_signed(by);
                let from = from.filter(|from| *from < usize::from(pane.height));
                let y = pane.y + at;
                match from.and_then(|from| u16::try_from(from).ok()) {
                    Some(from) => {
                        for x in pane.x..pane.x + pane.width {
                            buffer[(x, y)] = before[(x, pane.y + from)].clone();
                        }
                    }
                    None => {
                        for x in pane.x..pane.x + pane.width {
                            buffer[(x, y)] = Cell::EMPTY;
                        }
                        paint_row(&mut buffer, pane, y, lot);
                    }
                }
            }
        }
        for _ in 0..lot.below(3) {
            let y = pane.y + u16::try_from(lot.below(usize::from(pane.height))).unwrap();
            for x in pane.x..pane.x + pane.width {
                buffer[(x, y)] = Cell::EMPTY;
            }
            paint_row(&mut buffer, pane, y, lot);
        }
    }
    buffer
}

fn paint(wire: &mut Wire, buffer: &Buffer) {
    // As ratatui does: what a wide cell covers is not painted.
    let mut covered = 0;
    for (at, cell) in buffer.content.iter().enumerate() {
        if at % usize::from(buffer.area.width) == 0 {
            covered = 0;
        }
        if covered > 0 {
            covered -= 1;
            continue;
        }
        covered = cell.cell_width().max(1) - 1;
        let (x, y) = buffer.pos_of(at);
        wire.paint(x, y, cell);
    }
}

fn wire(order: Order, margins: bool) -> Wire {
    let abilities = Abilities {
        ink: Ink {
            colours: true,
            italics: true,
        },
        margins,
        synchronized: false,
    };
    let mut wire = Wire::new(SIZE, abilities);
    wire.set_order(order);
    wire.set_regions(PANES.to_vec());
    wire
}

fn emulator() -> vt100::Parser {
    vt100::Parser::new(SIZE.1.try_into().unwrap(), SIZE.0.try_into().unwrap(), 0)
}

/// The rows that an emulator shows, without the blanks at their ends.
fn rows(parser: &vt100::Parser) -> Vec<String> {
    let rows = parser.screen().rows(0, SIZE.0);
    rows.map(|row| row.trim_end().to_owned()).collect()
}

/// Every frame makes the screen that a terminal shows which was sent it as its first; the
/// movements of panes are found, and `vt100` sees the same where there are no margins.
#[test]
fn any_screen_after_any_other_in_every_order() {
    for order in Order::ALL {
        for margins in [false, true] {
            let mut lot = Seeded::new(u64::from(margins) + 40);
            let mut screen = any_screen(&mut lot);
            let mut own = wire(order, margins);
            let mut model = Model::new(SIZE.0, SIZE.1, margins);
            let mut parser = emulator();
            let mut scrolled = 0;
            for step in 0..400 {
                paint(&mut own, &screen);
                let bytes = own.frame();
                scrolled += usize::from(bytes.windows(3).any(|part| part == b"\x1b[r"));
                model.take(&bytes);
                parser.process(&bytes);

                let mut first = wire(order, margins);
                paint(&mut first, &screen);
                let mut fresh = Model::new(SIZE.0, SIZE.1, margins);
                let mut fresh_parser = emulator();
                let whole = first.frame();
                fresh.take(&whole);
                fresh_parser.process(&whole);
                for (y, (row, wanted)) in model.cells.iter().zip(&fresh.cells).enumerate() {
                    assert_eq!(row, wanted, "{order:?}, step {step}, row {y}");
                }
                if !margins {
                    assert_eq!(rows(&parser), rows(&fresh_parser));
                }
                // Painted again it is no byte.
                paint(&mut own, &screen);
                assert_eq!(own.frame(), b"");
                screen = after(&screen, &mut lot);
            }
            assert!(scrolled > 20, "{order:?}: {scrolled} frames scrolled");
        }
    }
}

/// What `less` 590 sends for a line that scrolls in, beside the line: `CR CSI K`, the line,
/// `CR LF : CSI K`. Measured in a pseudo-terminal of 120×40:
/// `khabar read FILE --width 70 --order visual > text; less text`, then `j` twenty times:
/// 126.6 bytes a line, of which 116.6 are the line's.
const LESS: usize = 10;
const LESS_AT_70: usize = 126;
/// What newsboat 2.21 sends for a move in its list, in the same window.
const NEWSBOAT: usize = 279;

/// The window that the peers were measured in.
const WINDOW: (u16, u16) = (120, 40);

/// The explorer on the bundled articles, what its frames cost, and
/// what they cost through ratatui's own backend.
struct Costs {
    desk: Desk,
    wire: Wire,
    stock: Terminal<CrosstermBackend<Counted>>,
    sent: Rc<Counter<usize>>,
}

/// Counts what is written.
struct Counted(Rc<Counter<usize>>);

impl io::Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.set(self.0.get() + bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What a frame costs, in bytes.
struct Cost {
    own: usize,
    stock: usize,
}

impl Costs {
    fn open(window: (u16, u16), margins: bool) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
        let mut texts: Vec<(String, String)> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
            .map(|path| {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                (name, fs::read_to_string(&path).unwrap())
            })
            .collect();
        texts.sort();
        // One that is long enough to scroll.
        let long: String = ["06", "10", "04"]
            .iter()
            .filter_map(|number| texts.iter().find(|(name, _)| name.starts_with(number)))
            .map(|(_, text)| text.as_str())
            .collect();
        texts.push(("00-long.txt".to_owned(), long));
        let articles: Vec<(&str, &str)> = texts
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect();
        let mut desk = Desk::open(&articles, window.0, window.1);
        let count = articles.len();
        desk.until("all facts", |app| app.facts_known() == count);
        let sent = Rc::new(Counter::new(0));
        let viewport = Viewport::Fixed(Rect::new(0, 0, window.0, window.1));
        let backend = CrosstermBackend::new(Counted(Rc::clone(&sent)));
        let abilities = Abilities {
            margins,
            ..wire(Order::Visual, false).abilities()
        };
        Self {
            desk,
            wire: Wire::new(window, abilities),
            stock: Terminal::with_options(backend, TerminalOptions { viewport }).unwrap(),
            sent,
        }
    }

    /// Selects the long article.
    fn at_the_long_article(mut self) -> Self {
        self.desk.press(&["o", "o", "g"]);
        for _ in 0..30 {
            let shown = self.desk.app.reader.reading();
            if shown.is_some_and(|reading| reading.article.head.locator.path.contains("00-long")) {
                return self;
            }
            self.desk.press(&["j"]);
        }
        panic!("the long article is not in the list");
    }

    fn frame(&mut self) -> Cost {
        let buffer = self.desk.paint();
        let panes = self.desk.app.geometry().panes.iter();
        self.wire
            .set_regions(panes.map(|(_, area)| *area).collect());
        paint(&mut self.wire, &buffer);
        let own = self.wire.frame().len();
        let before = self.sent.get();
        self.stock
            .draw(|frame| *frame.buffer_mut() = buffer.clone())
            .unwrap();
        Cost {
            own,
            stock: self.sent.get() - before,
        }
    }

    /// Bytes for each of twenty presses, and those of `less` for the lines that came in.
    fn scrolled(&mut self) -> (usize, usize, usize) {
        self.frame();
        let (mut own, mut stock, mut less) = (0, 0, 0);
        for _ in 0..20 {
            self.desk.press(&["j"]);
            let cost = self.frame();
            own += cost.own;
            stock += cost.stock;
            less += self.lowest_line().len() + LESS;
        }
        (own / 20, stock / 20, less / 20)
    }

    /// The lowest row of the reader, as `read` would print it.
    fn lowest_line(&self) -> String {
        let buffer = self.desk.paint();
        let panes = &self.desk.app.geometry().panes;
        let (_, area) = panes
            .iter()
            .find(|(pane, _)| *pane == Pane::Reader)
            .unwrap();
        let row = (area.x..area.x + area.width)
            .map(|x| buffer[(x, area.y + area.height - 1)].symbol())
            .collect::<String>();
        row.trim_end().to_owned()
    }
}

#[test]
fn a_line_scrolls_in_at_the_price_of_less_where_the_reader_is_alone() {
    for margins in [false, true] {
        let mut costs = Costs::open(WINDOW, margins).at_the_long_article();
        costs.desk.press(&["Tab", "z"]);
        let (own, _, less) = costs.scrolled();
        eprintln!("reader alone: {own} B a line, less {less} B");
        assert!(own * 100 <= less * 115, "{own} B, less {less} B");
    }
}

#[test]
fn a_line_scrolls_in_between_two_panes_for_little_more() {
    // Lines of about 70 columns on both sides, as in the window that `less` was measured in.
    let mut costs = Costs::open((160, 40), true).at_the_long_article();
    costs.desk.press(&["Tab"]);
    let (own, stock, less) = costs.scrolled();
    eprintln!("three panes of 160, margins: {own} B a line, less {less} B, stock {stock} B");
    assert!(own * 100 <= less * 125, "{own} B, less {less} B");

    // In the same window the reader's lines are shorter, and more of them make the article.
    let mut costs = Costs::open(WINDOW, true).at_the_long_article();
    costs.desk.press(&["Tab"]);
    let (own, stock, narrow) = costs.scrolled();
    eprintln!("three panes of 120, margins: {own} B a line, less {narrow} B, stock {stock} B");
    assert!(own * 100 <= LESS_AT_70 * 125, "{own} B");

    let mut costs = Costs::open(WINDOW, false).at_the_long_article();
    costs.desk.press(&["Tab"]);
    let (own, stock, _) = costs.scrolled();
    eprintln!("three panes, no margins: {own} B a line, stock {stock} B");
    assert!(own * 100 <= stock * 55, "{own} B, stock {stock} B");
}

#[test]
fn a_first_screen_costs_three_quarters_and_an_unchanged_one_nothing() {
    let mut costs = Costs::open(WINDOW, false);
    let first = costs.frame();
    eprintln!("first screen: {} B, stock {} B", first.own, first.stock);
    assert!(first.own * 100 <= first.stock * 75);
    assert_eq!(costs.frame().own, 0);
}

#[test]
fn a_held_move_in_the_list_costs_no_more_than_newsboats() {
    for zoom in [false, true] {
        let mut costs = Costs::open(WINDOW, false);
        if zoom {
            costs.desk.press(&["z"]);
        }
        costs.frame();
        costs.desk.app.set_held(true);
        let mut own = 0;
        for _ in 0..10 {
            costs.desk.press(&["j"]);
            own += costs.frame().own;
        }
        eprintln!("list move: {} B, newsboat {NEWSBOAT} B", own / 10);
        assert!(own / 10 <= NEWSBOAT);
        costs.desk.catch_up();
        if zoom {
            continue;
        }
        // Let go, the reader has the page of the selection.
        let selected = costs.desk.app.list.current().unwrap().key;
        let shown = costs.desk.app.reader.reading().unwrap();
        assert_eq!(shown.article.head.key, selected);
    }
}
