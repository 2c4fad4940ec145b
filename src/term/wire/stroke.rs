//! Bytes for the terminal: where the cursor goes, with what is written, what is erased.

use std::io::Write as _;
use std::ops::Range;

use ratatui::layout::Position;

use super::pen::Pen;
use crate::term::modes::MARK;

/// Bytes, and the terminal's pen and cursor after them.
#[derive(Clone, Debug)]
pub(super) struct Stroke {
    bytes: Vec<u8>,
    pen: Pen,
    /// `None` where it is not known: after the last column, after what terminals do not
    /// agree on.
    cursor: Option<Position>,
    columns: u16,
    rows: u16,
    /// Top and bottom margins, DECSTBM; the whole screen where there are none.
    scrolling: Range<u16>,
}

impl Stroke {
    /// No byte yet, on a terminal of this size with its attributes off.
    pub(super) const fn new(columns: u16, rows: u16) -> Self {
        Self {
            bytes: Vec::new(),
            pen: Pen::PLAIN,
            cursor: None,
            columns,
            rows,
            scrolling: 0..rows,
        }
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    pub(super) const fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Gives the bytes out.
    pub(super) fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.bytes)
    }

    pub(super) const fn cursor(&self) -> Option<Position> {
        self.cursor
    }

    pub(super) const fn pen(&self) -> Pen {
        self.pen
    }

    /// Bytes as they are, after which the cursor stands there.
    pub(super) fn control(&mut self, bytes: &[u8], cursor: Option<Position>) {
        self.bytes.extend_from_slice(bytes);
        self.cursor = cursor;
    }

    /// Moves the cursor, in the shortest way.
    pub(super) fn go_to(&mut self, x: u16, y: u16) {
        let to = Position { x, y };
        if self.cursor == Some(to) {
            return;
        }
        let mut best = absolute(to);
        if let Some(from) = self.cursor {
            for relative in self.relative(from, to).into_iter().flatten() {
                if relative.len() < best.len() {
                    best = relative;
                }
            }
        }
        self.bytes.extend_from_slice(&best);
        self.cursor = Some(to);
    }

    /// What [`Stroke::go_to`] would cost, in bytes.
    pub(super) fn cost_of_going(&self, x: u16, y: u16) -> usize {
        let mut trial = Self {
            bytes: Vec::new(),
            scrolling: self.scrolling.clone(),
            ..*self
        };
        trial.go_to(x, y);
        trial.len()
    }

    /// Ways from a known place: along the row, or down and along.
    fn relative(&self, from: Position, to: Position) -> [Option<Vec<u8>>; 2] {
        // A line feed on the last row of the screen, or on that of the margins, would scroll;
        // rows above are few, and the absolute way is no longer.
        let down = usize::from(to.y).checked_sub(usize::from(from.y));
        let scrolls = (from.y..to.y).contains(&(self.scrolling.end.saturating_sub(1)));
        let Some(down) = down.filter(|down| *down <= 6 && to.y < self.rows && !scrolls) else {
            return [None, None];
        };
        let feeds = vec![b'\n'; down];
        let along = [feeds.clone(), horizontal(from.x, to.x)].concat();
        let returned = [b"\r".to_vec(), feeds, horizontal(0, to.x)].concat();
        [Some(along), Some(returned)]
    }

    /// Writes with these attributes from here on.
    pub(super) fn select(&mut self, pen: Pen) {
        if pen != self.pen {
            self.bytes.extend_from_slice(&pen.after(self.pen));
            self.pen = pen;
        }
    }

    /// Lets these rows scroll, the others stand still (DECSTBM). That moves the cursor.
    pub(super) fn set_top_and_bottom(&mut self, rows: Range<u16>) {
        if rows != self.scrolling {
            let _ = write!(self.bytes, "\x1b[{};{}r", rows.start + 1, rows.end);
            self.scrolling = rows;
            self.cursor = Some(Position::ORIGIN);
        }
    }

    /// Prints a symbol of so many cells at the cursor.
    pub(super) fn print(&mut self, symbol: &str, width: u16) {
        self.bytes.extend_from_slice(symbol.as_bytes());
        self.cursor = self.cursor.and_then(|at| {
            let x = at.x.saturating_add(width);
            // In the last column the cursor waits for the next character: terminals
            // differ in what a relative movement does then.
            (x < self.columns && leaves_the_cursor_known(symbol)).then_some(Position { x, ..at })
        });
    }

    /// Blanks to the end of the row (EL).
    pub(super) fn erase_to_end(&mut self) {
        self.bytes.extend_from_slice(b"\x1b[K");
    }

    /// So many blanks; the cursor stays (ECH).
    pub(super) fn erase(&mut self, cells: u16) {
        let _ = write!(self.bytes, "\x1b[{cells}X");
    }
}

/// True for a symbol after which every terminal has the cursor where its width says: one
/// character, and marks of scripts of which every terminal measured knows that they have
/// no width. Emoji sequences are not of that kind.
pub(super) fn leaves_the_cursor_known(symbol: &str) -> bool {
    symbol.chars().skip(1).all(|c| {
        matches!(
            c,
            '\u{0300}'..='\u{036F}'
                | '\u{0591}'..='\u{05C7}'
                | '\u{064B}'..='\u{065F}'
                | '\u{0670}'
                | '\u{06D6}'..='\u{06DC}'
                | MARK
        )
    })
}

/// CUP.
fn absolute(to: Position) -> Vec<u8> {
    match (to.x, to.y) {
        (0, 0) => b"\x1b[H".to_vec(),
        (0, y) => format!("\x1b[{}H", y + 1).into_bytes(),
        (x, y) => format!("\x1b[{};{}H", y + 1, x + 1).into_bytes(),
    }
}

/// Along a row: BS, CUB or CUF.
fn horizontal(from: u16, to: u16) -> Vec<u8> {
    let step = |by: u16, letter: char| match by {
        1 => format!("\x1b[{letter}").into_bytes(),
        _ => format!("\x1b[{by}{letter}").into_bytes(),
    };
    match (from.checked_sub(to), to.checked_sub(from)) {
        (Some(0), _) => Vec::new(),
        (Some(back @ 1..=3), _) => vec![0x08; usize::from(back)],
        (Some(back), _) => step(back, 'D'),
        (_, Some(on)) => step(on, 'C'),
        (None, None) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Position, Stroke};

    fn way(from: Option<(u16, u16)>, to: (u16, u16)) -> String {
        let mut stroke = Stroke::new(80, 24);
        stroke.cursor = from.map(|(x, y)| Position { x, y });
        stroke.go_to(to.0, to.1);
        assert_eq!(stroke.cursor, Some(Position { x: to.0, y: to.1 }));
        String::from_utf8(stroke.take()).unwrap()
    }

    #[test]
    fn the_cursor_takes_the_shortest_way() {
        assert_eq!(way(None, (0, 0)), "\x1b[H");
        assert_eq!(way(None, (0, 9)), "\x1b[10H");
        assert_eq!(way(None, (7, 9)), "\x1b[10;8H");
        assert_eq!(way(Some((7, 9)), (7, 9)), "");
        assert_eq!(way(Some((7, 9)), (7, 11)), "\n\n");
        assert_eq!(way(Some((7, 9)), (0, 10)), "\r\n");
        assert_eq!(way(Some((7, 9)), (5, 9)), "\x08\x08");
        assert_eq!(way(Some((7, 9)), (8, 9)), "\x1b[C");
        assert_eq!(way(Some((40, 9)), (20, 9)), "\x1b[20D");
        assert_eq!(way(Some((70, 9)), (1, 10)), "\r\n\x1b[C");
        // Upwards, and off the last row, only by address.
        assert_eq!(way(Some((7, 9)), (7, 8)), "\x1b[9;8H");
        assert_eq!(way(Some((7, 23)), (9, 23)), "\x1b[2C");
    }

    #[test]
    fn no_line_feed_meets_the_bottom_margin() {
        let mut stroke = Stroke::new(80, 24);
        stroke.set_top_and_bottom(2..10);
        assert_eq!(stroke.take(), b"\x1b[3;10r");
        let mut way = |from, to| {
            stroke.control(b"", Some(Position { x: 4, y: from }));
            stroke.go_to(4, to);
            String::from_utf8(stroke.take()).unwrap()
        };
        assert_eq!(way(8, 9), "\n");
        assert_eq!(way(9, 10), "\x1b[11;5H");
        assert_eq!(way(8, 11), "\x1b[12;5H");
        assert_eq!(way(10, 11), "\n");
        // They are set already.
        stroke.set_top_and_bottom(2..10);
        assert_eq!(stroke.take(), b"");
    }

    #[test]
    fn after_the_last_column_and_after_emoji_the_cursor_is_not_known() {
        let mut stroke = Stroke::new(4, 2);
        stroke.go_to(0, 0);
        stroke.print("ب\u{064E}", 1);
        assert_eq!(stroke.cursor(), Some(Position { x: 1, y: 0 }));
        stroke.print("❤\u{FE0F}", 2);
        assert_eq!(stroke.cursor(), None);
        stroke.go_to(3, 0);
        stroke.print("ب", 1);
        assert_eq!(stroke.cursor(), None);
    }
}
