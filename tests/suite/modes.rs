//! The orders of rows: what a terminal makes of the row that is sent is the row that was
//! painted. The terminals are models here, written apart from the code that they judge.

use khabar::term::Order;
use khabar::term::modes::arrange;
use ratatui::buffer::{Cell, CellDiffOption, CellWidth};
use ratatui::style::{Color, Modifier};
use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

use crate::seeded::Seeded;

const ROWS: usize = 100_000;

/// A row of which each character is a cell; marks go to the cell before them.
fn row(text: &str) -> Vec<Cell> {
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

fn symbols(cells: &[Cell]) -> String {
    cells.iter().map(Cell::symbol).collect()
}

fn sent(order: Order, text: &str) -> String {
    symbols(&arrange(order, row(text)).cells)
}

fn is_empty(cell: &Cell) -> bool {
    matches!(cell.symbol(), " " | "\u{2800}")
}

/// The cells, and the letter that nobody sees and the strong blanks as blanks.
fn seen(cells: &[Cell]) -> Vec<Cell> {
    let mut seen = cells.to_vec();
    for cell in &mut seen {
        if is_empty(cell) || cell.fg == Color::Black && cell.bg == Color::Black {
            cell.set_symbol(" ");
            if cell.fg == cell.bg {
                (cell.fg, cell.bg) = (Color::Reset, Color::Reset);
            }
        }
    }
    seen
}

mod putty {
    //! PuTTY 0.78: UAX #9 over the row, one character a cell, the first strong character
    //! decides the direction. Marks, styles and the second half of a wide cell go along.

    use super::*;

    pub fn shown(sent: &[Cell]) -> Vec<Cell> {
        by_uax9(sent, None)
    }

    pub fn by_uax9(sent: &[Cell], base: Option<Level>) -> Vec<Cell> {
        let text: String = sent
            .iter()
            .map(|cell| cell.symbol().chars().next().unwrap())
            .collect();
        let info = BidiInfo::new(&text, base);
        let Some(paragraph) = info.paragraphs.first() else {
            return Vec::new();
        };
        let levels = info.reordered_levels_per_char(paragraph, paragraph.range.clone());
        BidiInfo::reorder_visual(&levels)
            .into_iter()
            .map(|at| {
                let mut cell = sent[at].clone();
                if levels[at].is_rtl() {
                    super::mirror(&mut cell);
                }
                cell
            })
            .collect()
    }
}

fn mirror(cell: &mut Cell) {
    const PAIRS: [(&str, &str); 4] = [("(", ")"), ("[", "]"), ("«", "»"), ("<", ">")];
    for (open, close) in PAIRS {
        if cell.symbol() == open {
            cell.set_symbol(close);
            return;
        }
        if cell.symbol() == close {
            cell.set_symbol(open);
            return;
        }
    }
}

mod kitty {
    //! kitty 0.26.5: a run ends at blanks, box drawing, wide cells and where the font
    //! changes; HarfBuzz reverses the run if the first character of a real script in it
    //! runs right to left. Styles stay in their columns.

    use super::*;

    /// Which letters are in the user's font; the others come from another one.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub enum Font {
        Whole,
        WithoutRtl,
    }

    pub fn shown(sent: &[Cell], font: Font) -> Vec<Cell> {
        let key = |cell: &Cell| {
            let other = font == Font::WithoutRtl && rtl_block(first(cell));
            (cell.modifier & (Modifier::BOLD | Modifier::ITALIC), other)
        };
        let mut shown = sent.to_vec();
        for run in shown.chunk_by_mut(|a, b| !alone(a) && !alone(b) && key(a) == key(b)) {
            let direction = run
                .iter()
                .flat_map(|cell| cell.symbol().chars())
                .find_map(direction);
            if direction != Some(true) {
                continue;
            }
            let old = run.to_vec();
            for (cell, from) in run.iter_mut().zip(old.iter().rev()) {
                let mut moved = from.clone();
                mirror(&mut moved);
                cell.set_symbol(moved.symbol());
            }
        }
        shown
    }

    fn first(cell: &Cell) -> char {
        cell.symbol().chars().next().unwrap()
    }

    fn alone(cell: &Cell) -> bool {
        cell.symbol() == " " || cell.cell_width() > 1 || ('─'..='▟').contains(&first(cell))
    }

    fn rtl_block(c: char) -> bool {
        matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FEFF}')
    }

    /// True for right to left; none for what is of no script (Common and Inherited).
    fn direction(c: char) -> Option<bool> {
        if matches!(c, '،' | '؛' | '؟' | 'ـ' | '\u{64B}'..='\u{655}' | '\u{670}') {
            return None;
        }
        if rtl_block(c) {
            return Some(true);
        }
        c.is_alphabetic().then_some(false)
    }
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

fn random_rows(mut each: impl FnMut(Vec<Cell>)) {
    let mut lot = Seeded::new(4);
    for _ in 0..ROWS {
        each(three_panes(&mut lot));
    }
}

#[test]
fn kitty_shows_the_painted_row_whatever_its_font_has() {
    random_rows(|painted| {
        let sent = arrange(Order::Token, painted.clone());
        assert!(!sent.fell_back);
        for font in [kitty::Font::Whole, kitty::Font::WithoutRtl] {
            let shown = kitty::shown(&sent.cells, font);
            for (shown, meant) in shown.iter().zip(&painted) {
                assert_eq!(shown.symbol(), meant.symbol(), "{painted:?}");
                assert_eq!((shown.fg, shown.bg), (meant.fg, meant.bg));
                let slant = Modifier::BOLD | Modifier::ITALIC;
                assert_eq!(shown.modifier - slant, meant.modifier - slant);
            }
        }
    });
}

#[test]
fn putty_shows_the_painted_row_or_the_fall_back_is_counted() {
    let (mut fell_back, mut disputed, mut wrong) = (0usize, 0usize, 0usize);
    random_rows(|painted| {
        let sent = arrange(Order::Inverse, painted.clone());
        let shown = seen(&putty::shown(&sent.cells));
        let mut meant = vec![Cell::EMPTY];
        meant.extend(seen(&painted));
        let same = shown.len() == meant.len() && shown.iter().zip(&meant).all(|(a, b)| a == b);
        fell_back += usize::from(sent.fell_back);
        match (same, sent.fell_back) {
            (true, true) => disputed += 1,
            (false, false) => wrong += 1,
            _ => {}
        }
    });
    println!("INVERSE: {fell_back} of {ROWS} rows fell back, {disputed} of them without need");
    assert_eq!(wrong, 0);
    assert!(fell_back * 100 < ROWS * 2, "{fell_back} of {ROWS}");
}

#[test]
fn marks_hold_the_row_together_in_a_terminal_that_reorders() {
    random_rows(|painted| {
        let sent = arrange(Order::Lrm, painted.clone());
        // The marks are characters of their own to the terminal.
        let mut cells = Vec::new();
        for cell in &sent.cells {
            let mut letter = cell.clone();
            letter.set_symbol(cell.symbol().trim_end_matches('\u{200E}'));
            cells.push(letter);
            if cell.symbol().ends_with('\u{200E}') {
                cells.push(Cell::new("\u{200E}"));
            }
        }
        let mut shown = putty::by_uax9(&cells, Some(Level::ltr()));
        shown.retain(|cell| cell.symbol() != "\u{200E}");
        assert_eq!(symbols(&shown), symbols(&painted));
    });
}
