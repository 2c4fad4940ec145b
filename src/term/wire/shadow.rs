//! What was painted, row by row, and each row as it has to be sent.

use ratatui::buffer::{Cell, CellWidth};

use super::glyph::Glyph;
use super::pen::Ink;
use crate::term::modes::{arrange, margin, spelt};
use crate::term::{Joining, Order};

/// A glyph in its column.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub(super) x: u16,
    pub(super) glyph: Glyph,
}

/// A row of the screen.
#[derive(Debug, Default)]
pub(super) struct Row {
    painted: Vec<Cell>,
    target: Vec<Target>,
    /// The cursor's columns ([`Arranged::columns`](crate::term::modes::Arranged)).
    columns: Vec<u16>,
    touched: bool,
    fell_back: bool,
}

impl Row {
    /// The cells as they have to be sent, up to the edge of the screen.
    pub(super) fn target(&self) -> &[Target] {
        &self.target
    }

    /// True for a row that was painted since the last frame.
    pub(super) const fn is_touched(&self) -> bool {
        self.touched
    }
}

/// The rows of the screen.
#[derive(Debug)]
pub(super) struct Shadow {
    columns: u16,
    rows: Vec<Row>,
}

impl Shadow {
    /// An empty screen of so many columns.
    pub(super) const fn blank(columns: u16) -> Self {
        Self {
            columns,
            rows: Vec::new(),
        }
    }

    /// Everything painted has to be sent again.
    pub(super) fn send_all(&mut self) {
        for row in &mut self.rows {
            row.touched = true;
        }
    }

    /// A row has to be sent again.
    pub(super) fn touch(&mut self, y: u16) {
        if let Some(row) = self.rows.get_mut(usize::from(y)) {
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
        if row.painted.len() < x + width {
            row.painted.resize(x + width, Cell::EMPTY);
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

    /// Brings the rows that were painted into the order in which they are sent, and into
    /// the letters: these are joined in visual order only.
    pub(super) fn arrange(&mut self, order: Order, joining: Joining, ink: Ink) {
        let columns = self.columns;
        let room = usize::from(columns.saturating_sub(margin(order)));
        for row in self.rows.iter_mut().filter(|row| row.touched) {
            row.painted.resize(room, Cell::EMPTY);
            let arranged = arrange(order, whole(&row.painted));
            let cells = match order {
                Order::Visual => spelt(arranged.cells, joining),
                _ => arranged.cells,
            };
            row.target = targets(cells, columns, ink);
            row.fell_back = arranged.fell_back;
            row.columns = arranged.columns;
        }
    }

    /// What was painted has been sent.
    pub(super) fn settled(&mut self) {
        for row in &mut self.rows {
            row.touched = false;
        }
    }

    /// The rows with their places.
    pub(super) fn rows(&self) -> impl Iterator<Item = (u16, &Row)> {
        (0u16..).zip(&self.rows)
    }

    /// A row as it has to be sent; nothing where nothing was painted.
    pub(super) fn target(&self, y: u16) -> &[Target] {
        self.rows.get(usize::from(y)).map_or(&[], Row::target)
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
}

/// The cells in their columns, blanks up to the last one.
fn targets(cells: Vec<Cell>, columns: u16, ink: Ink) -> Vec<Target> {
    let glyphs = cells.into_iter().map(|cell| Glyph::of(cell, ink));
    let mut targets = Vec::with_capacity(usize::from(columns));
    let mut x = 0u16;
    for glyph in glyphs.chain(std::iter::repeat(Glyph::BLANK)) {
        let end = x.saturating_add(glyph.width);
        if end > columns {
            break;
        }
        targets.push(Target { x, glyph });
        x = end;
    }
    settle_blanks(&mut targets);
    targets
}

/// Blanks beside what may be drawn over its own cell are printed, always, and the one
/// between two glyphs of one pen with that pen, as far as it does not show: so a row is the
/// same cells however it came about. xterm shows what reaches over as far as the pen is the
/// same, and not where a blank was erased.
fn settle_blanks(targets: &mut [Target]) {
    for at in 0..targets.len() {
        let glyph = |at: usize| targets.get(at).map(|target| &target.glyph);
        let before = at.checked_sub(1).and_then(glyph);
        let Some((blank, after)) = glyph(at).zip(glyph(at + 1)) else {
            return;
        };
        let pen = before.map(|before| before.pen);
        let carried = pen.filter(|pen| blank.pen.is_seen_as(*pen) && *pen == after.pen);
        let beside = [before, Some(after)].into_iter().flatten();
        if !blank.is_blank() || !beside.into_iter().any(Glyph::reaches_over) {
            continue;
        }
        if let Some(target) = targets.get_mut(at) {
            target.glyph = target.glyph.clone().printed();
            target.glyph.pen = carried.unwrap_or(target.glyph.pen);
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
