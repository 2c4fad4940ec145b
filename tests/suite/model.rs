//! A terminal's screen, small: what `term` sends and no more, left and right margins
//! included, which no emulator crate knows. Where it is in doubt it panics.
//!
//! It was held against a real xterm: `tests/terminals/README.md` says how.

use unicode_width::UnicodeWidthChar;

/// A cell: what is printed there, and with which attributes. The right half of a wide one
/// is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub symbol: String,
    /// The codes in force, of a blank too: how much of a neighbour's overhang is drawn over
    /// it may depend on them.
    pub pen: Vec<String>,
}

impl Seen {
    fn blank() -> Self {
        Self {
            symbol: " ".to_owned(),
            pen: Vec::new(),
        }
    }
}

/// The screen.
#[derive(Clone, Debug)]
pub struct Model {
    pub cells: Vec<Vec<Seen>>,
    columns: usize,
    rows: usize,
    x: usize,
    y: usize,
    /// A character was printed in the last column: the cursor waits there.
    waits: bool,
    pen: Vec<String>,
    /// Mode 69 is set.
    margins: bool,
    across: (usize, usize),
    down: (usize, usize),
}

impl Model {
    pub fn new(columns: u16, rows: u16, margins: bool) -> Self {
        let (columns, rows) = (usize::from(columns), usize::from(rows));
        Self {
            cells: vec![vec![Seen::blank(); columns]; rows],
            columns,
            rows,
            x: 0,
            y: 0,
            waits: false,
            pen: Vec::new(),
            margins,
            across: (0, columns),
            down: (0, rows),
        }
    }

    /// Takes in what a program has written.
    pub fn take(&mut self, bytes: &[u8]) {
        let text = std::str::from_utf8(bytes).unwrap();
        let mut rest = text.chars();
        while let Some(c) = rest.next() {
            match c {
                '\x1b' => {
                    assert_eq!(rest.next(), Some('['), "{text:?}");
                    let mut parameters = String::new();
                    let last = loop {
                        match rest.next().unwrap() {
                            c @ '\x40'..='\x7e' => break c,
                            c => parameters.push(c),
                        }
                    };
                    self.control(&parameters, last);
                }
                '\r' => self.go(0, self.y),
                '\x08' => {
                    assert!(!self.waits);
                    self.go(self.x - 1, self.y);
                }
                '\n' => {
                    let last = self.y + 1 == self.rows || self.y + 1 == self.down.1;
                    assert!(!last && !self.waits, "a line feed scrolls");
                    self.y += 1;
                }
                c => self.print(c),
            }
        }
    }

    fn go(&mut self, x: usize, y: usize) {
        assert!(
            x < self.columns && y < self.rows,
            "off the screen: {x}, {y}"
        );
        (self.x, self.y, self.waits) = (x, y, false);
    }

    fn control(&mut self, parameters: &str, last: char) {
        let numbers: Vec<usize> = parameters
            .trim_start_matches('?')
            .split(';')
            .filter_map(|number| number.parse().ok())
            .collect();
        let number = |at: usize| numbers.get(at).copied().unwrap_or(1).max(1);
        let relative = |model: &Self| assert!(!model.waits, "relative from the last column");
        match (last, parameters) {
            ('H', _) => self.go(number(1) - 1, number(0) - 1),
            ('C', _) => {
                relative(self);
                self.go(self.x + number(0), self.y);
            }
            ('D', _) => {
                relative(self);
                self.go(self.x - number(0), self.y);
            }
            ('K', "") => self.erase(self.x..self.columns),
            ('X', _) => self.erase(self.x..self.x + number(0)),
            ('J', "2") => {
                assert!(self.pen.is_empty());
                self.cells = vec![vec![Seen::blank(); self.columns]; self.rows];
            }
            ('m', _) => self.attributes(parameters),
            ('r', "") => {
                self.down = (0, self.rows);
                self.go(0, 0);
            }
            ('r', _) => {
                self.down = (number(0) - 1, number(1));
                assert!(self.down.0 + 1 < self.down.1 && self.down.1 <= self.rows);
                self.go(0, 0);
            }
            ('s', "") => {
                assert!(self.margins);
                self.across = (0, self.columns);
                self.go(0, 0);
            }
            ('s', _) => {
                assert!(self.margins);
                self.across = (number(0) - 1, number(1));
                assert!(self.across.0 + 1 < self.across.1 && self.across.1 <= self.columns);
                self.go(0, 0);
            }
            ('S', _) => self.scroll(number(0).cast_signed()),
            ('T', _) => self.scroll(-number(0).cast_signed()),
            ('l', "8") | ('h' | 'l', "?2026" | "?25") => {}
            _ => panic!("not known: CSI {parameters} {last}"),
        }
    }

    fn attributes(&mut self, parameters: &str) {
        let mut codes = parameters.split(';').map(str::to_owned).peekable();
        while let Some(code) = codes.next() {
            let family = |code: &str| -> &'static str {
                match code.split(';').next().unwrap().parse().unwrap() {
                    1 => "bold",
                    2 => "dim",
                    3 => "italic",
                    4 => "underlined",
                    7 => "reversed",
                    30..=39 | 90..=97 => "fg",
                    40..=49 | 100..=107 => "bg",
                    other => panic!("not known: SGR {other}"),
                }
            };
            let mut off = |names: &[&str]| self.pen.retain(|code| !names.contains(&family(code)));
            match code.as_str() {
                "" | "0" => self.pen.clear(),
                "22" => off(&["bold", "dim"]),
                "23" => off(&["italic"]),
                "24" => off(&["underlined"]),
                "27" => off(&["reversed"]),
                "39" => off(&["fg"]),
                "49" => off(&["bg"]),
                _ => {
                    let mut code = code;
                    if matches!(code.as_str(), "38" | "48") {
                        let more = if codes.peek().unwrap() == "5" { 2 } else { 4 };
                        for _ in 0..more {
                            code = format!("{code};{}", codes.next().unwrap());
                        }
                    }
                    off(&[family(&code)]);
                    self.pen.push(code);
                    self.pen.sort();
                }
            }
        }
    }

    /// Which of the colours in force erased cells take differs from terminal to terminal.
    fn erase(&mut self, columns: std::ops::Range<usize>) {
        assert!(!self.waits && self.pen.is_empty(), "{:?}", self.pen);
        assert!(columns.end <= self.columns);
        for x in columns {
            self.cells[self.y][x] = Seen::blank();
        }
    }

    fn print(&mut self, c: char) {
        let width = c.width().unwrap();
        if width == 0 {
            let at = if self.waits { self.x } else { self.x - 1 };
            let at = (0..=at)
                .rev()
                .find(|at| !self.cells[self.y][*at].symbol.is_empty());
            self.cells[self.y][at.unwrap()].symbol.push(c);
            return;
        }
        assert!(!self.waits && self.x + width <= self.columns, "{c} wraps");
        // Half of a wide character is none.
        if self.cells[self.y][self.x].symbol.is_empty() {
            self.cells[self.y][self.x - 1] = Seen::blank();
        }
        let end = self.x + width;
        if end < self.columns && self.cells[self.y][end].symbol.is_empty() {
            self.cells[self.y][end] = Seen::blank();
        }
        self.cells[self.y][self.x] = Seen {
            symbol: c.to_string(),
            pen: self.pen.clone(),
        };
        for x in self.x + 1..end {
            self.cells[self.y][x] = Seen {
                symbol: String::new(),
                pen: Vec::new(),
            };
        }
        self.waits = end == self.columns;
        self.x = end.min(self.columns - 1);
    }

    fn scroll(&mut self, up: isize) {
        assert!(self.pen.is_empty());
        // xterm cuts it also where rows of the region would have come from or gone to.
        let by = up.unsigned_abs();
        let reached = match up > 0 {
            true => self.down.0..(self.down.1 + by).min(self.rows),
            false => self.down.0.saturating_sub(by)..self.down.1,
        };
        for row in &self.cells[reached] {
            let begins = |x: usize| row.get(x).is_none_or(|seen| !seen.symbol.is_empty());
            assert!(
                begins(self.across.0) && begins(self.across.1),
                "a wide character is cut"
            );
        }
        let before = self.cells.clone();
        for y in self.down.0..self.down.1 {
            let from = y.checked_add_signed(up);
            let from = from.filter(|from| (self.down.0..self.down.1).contains(from));
            let columns = self.across.0..self.across.1;
            let blank = vec![Seen::blank(); columns.len()];
            let cells = from.map_or(&blank[..], |from| &before[from][columns.clone()]);
            self.cells[y][columns].clone_from_slice(cells);
        }
    }
}
