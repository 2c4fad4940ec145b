//! Tables for people: columns padded by their width in cells.
//!
//! To a pipe the cells are logical text, sanitised; to a terminal each one is laid
//! out, so that no cell turns its neighbours round.

use std::io;

use unicode_width::UnicodeWidthStr as _;

use super::output::Output;
use crate::layout::{Letters, Marks, Options, label, sanitised};

/// A column: its widest cell is cut at a terminal only.
#[derive(Clone, Copy)]
pub struct Column {
    /// Cells at a terminal, and to a pipe at least.
    pub width: u16,
}

/// Prints rows of cells; the last cell of a row is not padded.
pub fn row(output: &mut Output, columns: &[Column], cells: &[impl AsRef<str>]) -> io::Result<()> {
    let mut line = String::new();
    for (at, (column, cell)) in columns.iter().zip(cells).enumerate() {
        if at > 0 {
            line.push_str("  ");
        }
        let shown = shown(cell.as_ref(), column.width, output.is_terminal());
        line.push_str(&shown);
        if at + 1 < columns.len() {
            let missing = usize::from(column.width).saturating_sub(shown.width());
            line.extend(std::iter::repeat_n(' ', missing));
        }
    }
    output.line(line.trim_end())
}

fn shown(cell: &str, width: u16, terminal: bool) -> String {
    if !terminal {
        return sanitised(&crate::corpus::one_line(cell)).into_owned();
    }
    let options = Options {
        width,
        base: None,
        letters: Letters::Forms,
        marks: Marks::Strip,
    };
    label(cell, &options).drawn()
}
