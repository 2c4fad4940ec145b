//! What goes over the wire makes the right screen, whatever was there before.

use khabar::app::Area;
use khabar::term::{Abilities, Ink, Joining, Order, Wire};
use ratatui::buffer::{Buffer, Cell, CellWidth as _};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

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
pub const PANES: [Area; 3] = [
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
pub const SIZE: (u16, u16) = (40, 12);

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

pub fn any_screen(lot: &mut Seeded) -> Buffer {
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
pub fn after(before: &Buffer, lot: &mut Seeded) -> Buffer {
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

/// Hands a whole screen to the wire.
pub fn paint(wire: &mut Wire, buffer: &Buffer) {
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

/// A terminal with colours and slanted letters.
pub const fn abilities(margins: bool) -> Abilities {
    Abilities {
        ink: Ink {
            colours: true,
            italics: true,
        },
        joining: Joining::Unknown,
        margins,
        synchronized: false,
    }
}

pub fn wire(order: Order, margins: bool) -> Wire {
    let mut wire = Wire::new(SIZE, abilities(margins));
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
                let moves = |bytes: &[u8]| {
                    let controls = bytes.split(|byte| *byte == 0x1b).skip(1);
                    controls.into_iter().any(|control| {
                        let end = control.iter().position(u8::is_ascii_alphabetic);
                        end.is_some_and(|end| matches!(control[end], b'S' | b'T'))
                    })
                };
                scrolled += usize::from(moves(&bytes));
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
