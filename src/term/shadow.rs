//! What was painted, and what the terminal was sent for it, row by row.

use ratatui::buffer::{Cell, CellWidth};

use super::Order;
use super::modes::{Arranged, arrange};
use super::pen::Pen;

/// A row of the screen.
#[derive(Debug, Default)]
struct Row {
    painted: Vec<Cell>,
    /// What the terminal shows in each column; `None` where a wide cell reaches over
    /// from the left, or nobody knows.
    sent: Vec<Option<Cell>>,
    /// The cursor's columns ([`Arranged::columns`]).
    columns: Vec<u16>,
    touched: bool,
    fell_back: bool,
}

/// The rows of the screen.
#[derive(Debug)]
pub(super) struct Shadow {
    width: usize,
    rows: Vec<Row>,
}

/// A cell that has to be written: column, row, cell.
pub(super) type Change = (u16, u16, Cell);

impl Shadow {
    /// An empty screen on which `width` columns can be painted.
    pub(super) fn blank(width: u16) -> Self {
        Self {
            width: usize::from(width),
            rows: Vec::new(),
        }
    }

    /// The terminal has been cleared: everything painted has to be sent again.
    pub(super) fn wiped(&mut self) {
        for row in &mut self.rows {
            row.sent.clear();
            row.touched = true;
        }
    }

    /// What the terminal has on a row is not what was sent: it is sent again.
    pub(super) fn forget(&mut self, y: u16) {
        if let Some(row) = self.rows.get_mut(usize::from(y)) {
            row.sent.fill(None);
            row.touched = true;
        }
    }

    /// Takes a painted cell.
    pub(super) fn paint(&mut self, x: u16, y: u16, cell: &Cell) {
        let (x, y) = (usize::from(x), usize::from(y));
        if self.rows.len() <= y {
            self.rows.resize_with(y + 1, Row::default);
        }
        let Some(row) = self.rows.get_mut(y) else {
            return;
        };
        let width = usize::from(cell.cell_width().max(1));
        let length = self.width.max(x + width);
        if row.painted.len() < length {
            row.painted.resize(length, Cell::EMPTY);
        }
        if let Some([first, covered @ ..]) = row.painted.get_mut(x..x + width) {
            first.clone_from(cell);
            // What a wide cell covers is blank once it is gone.
            for under in covered {
                *under = Cell::EMPTY;
                under.set_style(cell.style());
            }
        }
        row.touched = true;
    }

    /// Rows on the screen that are not sent as they should be read, for want of any row
    /// that would be.
    pub(super) fn fallen_back(&self) -> usize {
        self.rows.iter().filter(|row| row.fell_back).count()
    }

    /// The column for the cursor that is to be seen at a painted place.
    pub(super) fn column_of(&self, x: u16, y: u16) -> u16 {
        let row = self.rows.get(usize::from(y));
        let column = row.and_then(|row| row.columns.get(usize::from(x)));
        column.copied().unwrap_or(x)
    }

    /// What has to be written so that the terminal shows what was painted, from the top
    /// left corner on.
    pub(super) fn changes(&mut self, order: Order, colours: bool) -> Vec<Change> {
        let mut changes = Vec::new();
        for (y, row) in (0u16..).zip(&mut self.rows) {
            if std::mem::take(&mut row.touched) {
                let arranged = arrange(order, whole(&row.painted));
                row.send(&arranged, y, colours, &mut changes);
                row.fell_back = arranged.fell_back;
                row.columns = arranged.columns;
            }
        }
        changes
    }
}

impl Row {
    fn send(&mut self, arranged: &Arranged, y: u16, colours: bool, changes: &mut Vec<Change>) {
        let mut x = 0u16;
        for cell in &arranged.cells {
            let width = cell.cell_width().max(1);
            let at = usize::from(x);
            let end = at + usize::from(width);
            if self.sent.len() < end {
                // A terminal that was cleared shows blanks.
                self.sent.resize(end, Some(Cell::EMPTY));
            }
            let same = matches!(self.sent.get(at), Some(Some(sent)) if alike(sent, cell, colours));
            if !same {
                changes.push((x, y, cell.clone()));
                let before = self.sent.get(at).and_then(Option::as_ref);
                let covered = before.map_or(1, |before| usize::from(before.cell_width().max(1)));
                // What was under a wide cell, or what this one covers now, is unknown.
                for lost in self.sent.iter_mut().take(end.max(at + covered)).skip(at) {
                    *lost = None;
                }
                if let Some(sent) = self.sent.get_mut(at) {
                    *sent = Some(cell.clone());
                }
            }
            x = x.saturating_add(width);
        }
    }
}

/// The cells of a painted row without those that a wide one covers.
fn whole(painted: &[Cell]) -> Vec<Cell> {
    let mut cells = Vec::with_capacity(painted.len() + 1);
    let mut rest = painted;
    while let [cell, ..] = rest {
        let width = usize::from(cell.cell_width().max(1));
        cells.push(cell.clone());
        rest = rest.get(width..).unwrap_or_default();
    }
    cells
}

fn alike(a: &Cell, b: &Cell, colours: bool) -> bool {
    a.symbol() == b.symbol()
        && a.cell_width() == b.cell_width()
        && Pen::of(a, colours) == Pen::of(b, colours)
}
