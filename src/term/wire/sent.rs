//! The cells that the terminal shows.

use std::rc::Rc;

use super::glyph::Glyph;
use super::scroll::Scroll;

/// A row: in each column what begins there; `None` where a wide cell reaches over from
/// the left, or nobody knows.
pub(super) type SentRow = Vec<Option<Glyph>>;

/// The rows of the terminal, shared between copies until they are written to.
#[derive(Clone, Debug)]
pub(super) struct Sent {
    columns: u16,
    rows: Vec<Rc<SentRow>>,
}

impl Sent {
    /// A blank terminal.
    pub(super) fn blank(columns: u16, rows: u16) -> Self {
        // One blank row that all share until they are written to.
        let row = Rc::new(blank_row(columns));
        Self {
            columns,
            rows: std::iter::repeat_n(row, usize::from(rows)).collect(),
        }
    }

    /// Columns and rows.
    pub(super) fn size(&self) -> (u16, u16) {
        (
            self.columns,
            u16::try_from(self.rows.len()).unwrap_or(u16::MAX),
        )
    }

    pub(super) fn row(&self, y: u16) -> Option<&SentRow> {
        self.rows.get(usize::from(y)).map(Rc::as_ref)
    }

    /// A row to write to; one below the last is made.
    pub(super) fn row_mut(&mut self, y: u16) -> Option<&mut SentRow> {
        let y = usize::from(y);
        if self.rows.len() <= y {
            self.rows.resize(y + 1, Rc::new(blank_row(self.columns)));
        }
        self.rows.get_mut(y).map(Rc::make_mut)
    }

    /// Moves the rows of a region as the terminal does.
    pub(super) fn scroll(&mut self, scroll: &Scroll) {
        let area = scroll.area;
        let columns = usize::from(area.x)..usize::from(area.x) + usize::from(area.width);
        let rows = usize::from(area.y)..usize::from(area.y) + usize::from(area.height);
        let blank = vec![Some(Glyph::BLANK); columns.len()];
        let Some(region) = self.rows.get(rows) else {
            return;
        };
        let before: Vec<Vec<Option<Glyph>>> = region
            .iter()
            .map(|row| row.get(columns.clone()).unwrap_or_default().to_vec())
            .collect();
        for (at, y) in (area.y..area.y + area.height).enumerate() {
            let from = at.checked_add_signed(scroll.up);
            let cells = from.and_then(|from| before.get(from)).unwrap_or(&blank);
            let row = self.row_mut(y).and_then(|row| row.get_mut(columns.clone()));
            if let Some(row) = row.filter(|row| row.len() == cells.len()) {
                row.clone_from_slice(cells);
            }
        }
    }

    /// True where a wide cell lies over an edge of these columns in a row.
    pub(super) fn is_cut(&self, y: u16, columns: std::ops::Range<u16>) -> bool {
        let Some(row) = self.row(y) else {
            return true;
        };
        let begins = |x: u16| match row.get(usize::from(x)) {
            Some(cell) => cell.is_some(),
            None => true,
        };
        let inside = row.get(usize::from(columns.start)..usize::from(columns.end));
        let last = inside
            .and_then(|cells| cells.last())
            .and_then(Option::as_ref);
        !begins(columns.start) || last.is_some_and(|last| last.width > 1)
    }
}

fn blank_row(columns: u16) -> SentRow {
    vec![Some(Glyph::BLANK); usize::from(columns)]
}
