//! The card: one line in each order, as bytes go to the terminal, from
//! `assets/terminals/card.toml`. What reads right on the screen is the order to use.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::Order;
use crate::app::{CARD_LINES, card_row};

/// The line of the card in an order, without its number.
#[must_use]
pub fn card_line(order: Order) -> &'static str {
    static LINES: OnceLock<HashMap<String, String>> = OnceLock::new();
    LINES
        .get_or_init(|| {
            // A broken table is a card without lines; a test reads it.
            toml::from_str(include_str!("../../assets/terminals/card.toml")).unwrap_or_default()
        })
        .get(order.name())
        .map_or("", String::as_str)
}

/// The bytes that write the lines at their rows, past whatever order is in force. The
/// cursor is then somewhere else: the screen has to be cleared before it is painted again.
#[must_use]
pub fn card((columns, rows): (u16, u16)) -> String {
    let mut bytes = String::new();
    if rows <= card_row(CARD_LINES - 1) + 2 {
        return bytes;
    }
    for (line, order) in (0..CARD_LINES).zip(Order::ALL) {
        let text = card_line(order);
        // A row that is cut or wrapped would read wrong in any order.
        if text.chars().count() + 4 > usize::from(columns) && order != Order::Lrm {
            continue;
        }
        let row = card_row(line) + 1;
        bytes.push_str(&format!("\x1b[{row};1H\x1b[0m{}  {text}", line + 1));
    }
    bytes
}

#[cfg(test)]
mod tests {
    use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo, bidi_class};

    use super::{card, card_line};
    use crate::app::CARD_LINES;
    use crate::layout::{Letters, Marks, Options, label};
    use crate::letters::Direction;
    use crate::term::Order;

    const ARABIC: &str = "لا يزال 25 عاملا (في الميناء)";
    const HEBREW: &str = "שלום לכולם";

    /// Where it is read, what is drawn, whether it is right to left.
    type Cell = (usize, String, bool);

    /// The line with what `order` makes of the glyphs of each pane.
    fn line(order: impl Fn(&mut Vec<Cell>)) -> String {
        let options = Options {
            width: 200,
            base: Some(Direction::Rtl),
            letters: Letters::Forms,
            marks: Marks::Keep,
        };
        let pane = |text: &str| -> String {
            let mut cells: Vec<Cell> = label(text, &options)
                .glyphs
                .into_iter()
                .map(|glyph| (glyph.source.start, glyph.symbol.to_string(), glyph.rtl))
                .collect();
            order(&mut cells);
            cells.into_iter().map(|(_, symbol, _)| symbol).collect()
        };
        format!("khabar │ {} │ news │ {} │", pane(ARABIC), pane(HEBREW))
    }

    fn visual() -> String {
        line(|_| {})
    }

    fn is_rtl(c: char) -> bool {
        matches!(bidi_class(c), BidiClass::R | BidiClass::AL)
    }

    fn mirrored(c: char) -> char {
        match c {
            '(' => ')',
            ')' => '(',
            c => c,
        }
    }

    /// UAX #9 with a left-to-right base, brackets mirrored: what PuTTY makes of a row.
    fn reordered(row: &str) -> String {
        let info = ParagraphBidiInfo::new(row, Some(Level::ltr()));
        let (levels, runs) = info.visual_runs(0..row.len());
        runs.into_iter()
            .flat_map(|run| {
                let rtl = levels[run.start].is_rtl();
                let text: Vec<char> = row[run].chars().collect();
                if rtl {
                    text.into_iter().rev().map(mirrored).collect()
                } else {
                    text
                }
            })
            .collect()
    }

    #[test]
    fn the_visual_line_is_what_layout_paints() {
        assert_eq!(card_line(Order::Visual), visual());
    }

    #[test]
    fn every_right_to_left_cell_is_followed_by_a_mark() {
        let marked: String = visual()
            .chars()
            .flat_map(|c| std::iter::once(c).chain(is_rtl(c).then_some('\u{200e}')))
            .collect();
        assert_eq!(card_line(Order::Lrm), marked);
    }

    #[test]
    fn every_word_is_turned_round_for_a_terminal_that_turns_it_round() {
        let turned: Vec<String> = visual()
            .split(' ')
            .map(|word| {
                if word.chars().any(is_rtl) {
                    word.chars().rev().map(mirrored).collect()
                } else {
                    word.to_owned()
                }
            })
            .collect();
        assert_eq!(card_line(Order::Token), turned.join(" "));
    }

    #[test]
    fn the_inverse_line_comes_out_of_the_bidi_algorithm_as_the_visual_one() {
        assert_eq!(reordered(card_line(Order::Inverse)), visual());
    }

    #[test]
    fn the_logical_line_stands_as_it_is_read() {
        let logical = line(|cells| {
            cells.sort_by_key(|(start, ..)| *start);
            for (_, symbol, rtl) in cells {
                if *rtl {
                    *symbol = symbol.chars().map(mirrored).collect();
                }
            }
        });
        assert_eq!(card_line(Order::Logical), logical);
    }

    #[test]
    fn every_order_has_its_row_and_none_in_a_small_window() {
        assert_eq!(Order::ALL.len(), usize::from(CARD_LINES));
        let bytes = card((80, 24));
        for (number, row) in (1..=5).zip([4, 6, 8, 10, 12]) {
            assert!(bytes.contains(&format!("\x1b[{row};1H\x1b[0m{number}  khabar ")));
        }
        assert_eq!(card((80, 12)), "");
        assert!(!card((30, 24)).contains("1  khabar"));
    }
}
