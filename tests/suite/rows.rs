//! Rows of cells to try terminals with: random ones of three panes, and the screens of the
//! bundled articles.

use ratatui::buffer::{Cell, CellDiffOption};
use ratatui::style::{Color, Modifier};
use unicode_bidi::{BidiClass, bidi_class};

use crate::desk::Desk;
use crate::seeded::Seeded;

/// How many random rows there are.
pub const ROWS: usize = 100_000;

/// A row of which each character is a cell; marks go to the cell before them.
pub fn row(text: &str) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    for c in text.chars() {
        let mark = bidi_class(c) == BidiClass::NSM || c == '\u{200D}';
        match cells.last_mut() {
            Some(cell) if mark => {
                let symbol = format!("{}{c}", cell.symbol());
                cell.set_symbol(&symbol);
            }
            _ => {
                let mut cell = Cell::EMPTY;
                cell.set_char(c);
                cells.push(cell);
            }
        }
    }
    cells
}

pub fn symbols(cells: &[Cell]) -> String {
    cells.iter().map(Cell::symbol).collect()
}

/// Text as it stands on a screen in three panes, each laid out by itself.
fn three_panes(lot: &mut Seeded) -> Vec<Cell> {
    let mut cells = Vec::new();
    for pane in 0..3 {
        if pane > 0 {
            cells.push(Cell::new("│"));
        }
        let width = 14 + lot.below(30);
        let margin = lot.below(2);
        let mut inside = row(&" ".repeat(margin));
        let rtl = lot.below(4) > 0;
        let text = words(lot, rtl);
        let laid = khabar::layout::label(
            &text,
            &khabar::layout::Options {
                width: u16::try_from(width).unwrap(),
                base: None,
                letters: lot.one(&[
                    khabar::layout::Letters::Forms,
                    khabar::layout::Letters::Plain,
                ]),
                marks: khabar::layout::Marks::Keep,
            },
        );
        let mut column = 0;
        for glyph in &laid.glyphs {
            inside.extend(row(&" ".repeat(usize::from(glyph.column - column))));
            let mut cell = Cell::EMPTY;
            cell.set_symbol(&glyph.symbol);
            cell.diff_option =
                CellDiffOption::ForcedWidth(std::num::NonZeroU16::new(glyph.width).unwrap());
            inside.push(cell);
            column = glyph.column + glyph.width;
        }
        inside.extend(row(&" ".repeat(usize::from(laid.width - column) + margin)));
        style(lot, &mut inside);
        cells.append(&mut inside);
    }
    cells
}

fn style(lot: &mut Seeded, cells: &mut [Cell]) {
    for _ in 0..lot.below(3) {
        let start = lot.below(cells.len());
        let end = (start + lot.below(12)).min(cells.len());
        let colour = lot.one(&[Color::Yellow, Color::Reset, Color::Cyan]);
        let modifier = lot.one(&[
            Modifier::BOLD,
            Modifier::ITALIC,
            Modifier::UNDERLINED,
            Modifier::REVERSED,
            Modifier::BOLD.union(Modifier::ITALIC),
        ]);
        for cell in &mut cells[start..end] {
            cell.fg = colour;
            cell.modifier = modifier;
        }
    }
}

fn words(lot: &mut Seeded, rtl: bool) -> String {
    const RTL: [&str; 14] = [
        "سلام",
        "المدينة",
        "لا",
        "قره‌باغ",
        "می‌خواهند",
        "گفت",
        "اردو",
        "ہے",
        "שלום",
        "הספרייה",
        "بَيْتٌ",
        "مُدَرِّسَة",
        "ولايات",
        "شّ",
    ];
    const LTR: [&str; 8] = ["BBC", "news", "COP", "a", "Café", "字", "город", "한글"];
    const DIGITS: [&str; 12] = [
        "2023", "7", "12:30", "40%", "١٢٣", "٤٠٪", "۱۴۰۲", "۷", "1,500", "-5", "2020/3", "٣٫٥",
    ];
    const SIGNS: [&str; 22] = [
        ".",
        "،",
        "؟",
        "؛",
        ":",
        "!",
        "…",
        "-",
        "—",
        "·",
        "/",
        "«",
        "»",
        "(",
        ")",
        "[",
        "]",
        "\"",
        "●",
        "★",
        "😀",
        "👩‍🚀",
    ];
    let mut text = String::new();
    for _ in 0..1 + lot.below(6) {
        for _ in 0..1 + lot.below(3) {
            let part = match lot.below(20) {
                0..=1 => lot.one(&SIGNS),
                2..=3 => lot.one(&DIGITS),
                4..=5 => lot.one(&LTR),
                6 => lot.one(&RTL),
                _ => {
                    text.push_str(lot.one(if rtl { &RTL[..] } else { &LTR[..] }));
                    break;
                }
            };
            text.push_str(part);
        }
        text.push(' ');
    }
    text
}

pub fn random_rows(mut each: impl FnMut(Vec<Cell>)) {
    let mut lot = Seeded::new(4);
    for _ in 0..ROWS {
        each(three_panes(&mut lot));
    }
}

/// The bundled articles on the desk, as rows of cells.
pub fn bundled_rows(mut each: impl FnMut(Vec<Cell>)) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut articles: Vec<(String, String)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "txt"))
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, std::fs::read_to_string(path).unwrap())
        })
        .collect();
    articles.sort();
    let given: Vec<(&str, &str)> = articles
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let mut desk = Desk::open(&given, 120, 40);
    for _ in 0..articles.len() {
        desk.until("the facts", |app| app.panel.facts.is_some());
        for (columns, rows) in [(118, 40), (97, 24), (78, 24), (38, 12)] {
            desk.resize(columns, rows);
            let screen = desk.paint();
            for y in 0..rows {
                each(
                    (0..columns)
                        .map(|x| screen.cell((x, y)).unwrap().clone())
                        .collect(),
                );
            }
        }
        desk.press(&["j"]);
    }
}
