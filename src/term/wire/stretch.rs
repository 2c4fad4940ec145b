//! The stretch of rows whose movement pays.
//!
//! Without left and right margins a terminal moves whole rows: what stands beside the
//! region moves along, and has to be sent again. That pays only for the rows where less
//! stands beside the region than in it: below the end of a short list, say. Which rows
//! these are is counted: each row's bytes where it stands, where it has moved, and where it
//! comes in blank.

use ratatui::layout::Position;

use super::difference::write_row;
use super::scroll::Scroll;
use super::sent::{Sent, SentRow};
use super::shadow::Shadow;
use super::stroke::Stroke;

/// The part of a movement of whole rows that saves the most bytes, if any part saves one.
pub(super) fn stretch(whole: &Scroll, sent: &Sent, shadow: &Shadow) -> Option<Scroll> {
    let by = whole.up.unsigned_abs();
    let savings = Savings::of(whole, sent, shadow);
    // What comes in blank is below the rows that move up, above those that move down.
    let saved = |from: usize, to: usize| {
        let (moved, blank) = match whole.up > 0 {
            true => (from..to - by, to - by..to),
            false => (from + by..to, from..from + by),
        };
        sum(&savings.moved, &moved) + sum(&savings.blank, &blank)
    };
    let height = usize::from(whole.area.height);
    let (from, to) = (0..height)
        .flat_map(|from| (from + by + 1..=height).map(move |to| (from, to)))
        .max_by_key(|(from, to)| saved(*from, *to))
        .filter(|(from, to)| saved(*from, *to) > 0)?;
    let mut stretch = *whole;
    stretch.area.y += u16::try_from(from).ok()?;
    stretch.area.height = u16::try_from(to - from).ok()?;
    Some(stretch)
}

/// The bytes that each row of a region saves, summed up from the first row on: the sums
/// before each row, and after the last.
struct Savings {
    /// Where it has moved.
    moved: Vec<isize>,
    /// Where it comes in blank.
    blank: Vec<isize>,
}

impl Savings {
    fn of(scroll: &Scroll, sent: &Sent, shadow: &Shadow) -> Self {
        let size = sent.size();
        let blank = Sent::blank(size.0, 1);
        let cost = |y: u16, row: Option<&SentRow>| {
            row.map_or(0, |row| bytes_of_row(y, row, size, shadow).cast_signed())
        };
        let mut savings = Self {
            moved: vec![0],
            blank: vec![0],
        };
        let push = |sums: &mut Vec<isize>, saved: isize| {
            sums.push(sums.last().copied().unwrap_or_default() + saved);
        };
        for y in scroll.area.y..scroll.area.y + scroll.area.height {
            let still = cost(y, sent.row(y));
            let from = usize::from(y).checked_add_signed(scroll.up);
            let from = from.and_then(|from| sent.row(u16::try_from(from).ok()?));
            push(&mut savings.moved, still - cost(y, from));
            push(&mut savings.blank, still - cost(y, blank.row(0)));
        }
        savings
    }
}

/// What these rows save together.
fn sum(sums: &[isize], rows: &std::ops::Range<usize>) -> isize {
    let ends = sums.get(rows.end).zip(sums.get(rows.start));
    ends.map_or(0, |(end, start)| end - start)
}

/// The bytes that make a row of a terminal of this size what it has to be, the cursor at
/// its begin.
fn bytes_of_row(y: u16, row: &SentRow, size: (u16, u16), shadow: &Shadow) -> usize {
    let mut stroke = Stroke::new(size.0, size.1);
    stroke.control(b"", Some(Position { x: 0, y }));
    write_row(&mut stroke, &mut row.clone(), shadow.target(y), y);
    stroke.len()
}
