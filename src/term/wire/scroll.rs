//! Regions whose rows have moved: found by comparing, moved by the terminal.
//!
//! Whole rows by DECSTBM; a part of each row by DECSLRM too, where the terminal has left
//! and right margins (mode 69, which is entered with the terminal's switch). Left and right
//! margins are set and unset within one frame, so that no other byte ever meets them. Top and
//! bottom stay for the next frame, which mostly moves the same rows: only a line feed would
//! meet them ([`Stroke`]).

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::Write as _;
use std::ops::Range;

use super::glyph::Glyph;
use super::pen::Pen;
use super::sent::Sent;
use super::shadow::{Shadow, Target};
use super::stretch::stretch;
use super::stroke::Stroke;
use crate::app::Area;

/// A region's rows move up by so many rows, down where it is negative; blanks follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scroll {
    /// The region, in columns and rows of the terminal.
    pub(super) area: Area,
    pub(super) up: isize,
    /// Whether the region is narrower than the terminal.
    margins: bool,
}

impl Scroll {
    pub(super) fn holds_row(&self, y: u16) -> bool {
        (self.area.y..self.area.y + self.area.height).contains(&y)
    }

    /// The bytes: margins, SU or SD, left and right margins off. Where the cursor is then,
    /// terminals need not agree on.
    pub(super) fn write(&self, stroke: &mut Stroke) {
        let Area {
            x,
            y,
            width,
            height,
        } = self.area;
        stroke.select(Pen::PLAIN);
        stroke.set_top_and_bottom(y..y + height);
        let mut bytes = Vec::new();
        if self.margins {
            let _ = write!(bytes, "\x1b[{};{}s", x + 1, x + width);
        }
        bytes.extend_from_slice(b"\x1b[");
        if self.up.unsigned_abs() > 1 {
            let _ = write!(bytes, "{}", self.up.unsigned_abs());
        }
        bytes.push(if self.up > 0 { b'S' } else { b'T' });
        if self.margins {
            bytes.extend_from_slice(b"\x1b[s");
        }
        stroke.control(&bytes, None);
    }
}

/// The movements that may have happened in a region: by margins, where there are any, of
/// whole rows, and of the stretch of whole rows that pays.
pub(super) fn scrolls(region: Area, margins: bool, sent: &Sent, shadow: &Shadow) -> Vec<Scroll> {
    let (columns, height) = sent.size();
    let rows = region.y..(region.y + region.height).min(height);
    let narrow = region.x > 0 || region.width < columns;
    let mut found = Vec::new();
    if margins && narrow && region.width > 1 {
        let within = region.x..(region.x + region.width).min(columns);
        // Of every row: xterm 379 takes a wide cell that lies over the left margin away in as
        // many rows above or below the region as its rows move by.
        let cut = (0..height).any(|y| sent.is_cut(y, within.clone()));
        if !cut && let Some(up) = moved_up(rows.clone(), within.clone(), sent, shadow) {
            found.push(Scroll {
                area: area(within, rows.clone()),
                up,
                margins: true,
            });
        }
    }
    // Of whole rows: by how much is told by the region, what it costs is counted.
    let within = region.x..(region.x + region.width).min(columns);
    if let Some(up) = moved_up(rows.clone(), within, sent, shadow) {
        let whole = Scroll {
            area: area(0..columns, rows),
            up,
            margins: false,
        };
        found.push(whole);
        found.extend(stretch(&whole, sent, shadow));
    }
    found
}

fn area(columns: Range<u16>, rows: Range<u16>) -> Area {
    Area {
        x: columns.start,
        y: rows.start,
        width: columns.end - columns.start,
        height: rows.end - rows.start,
    }
}

/// By how many rows the cells of these columns have moved up, if that explains more of
/// them than standing still.
fn moved_up(rows: Range<u16>, columns: Range<u16>, sent: &Sent, shadow: &Shadow) -> Option<isize> {
    let before: Vec<Part> = rows
        .clone()
        .map(|y| Part::of_sent(sent, y, &columns))
        .collect();
    let after: Vec<Part> = rows
        .map(|y| Part::of_target(shadow.target(y), &columns))
        .collect();
    let height = before.len().cast_signed();
    let explained = |up: isize| -> usize {
        let pairs = after.iter().enumerate().filter_map(|(at, after)| {
            let before = before.get(at.checked_add_signed(up)?)?;
            (before.hash == after.hash).then_some(after.text)
        });
        pairs.sum()
    };
    let still = explained(0);
    let up = (1..height)
        .flat_map(|by| [by, -by])
        .max_by_key(|up| (explained(*up), std::cmp::Reverse(up.unsigned_abs())))?;
    (explained(up) > still).then_some(up)
}

/// A row's cells in a region.
struct Part {
    hash: u64,
    /// Cells that are not blank.
    text: usize,
}

impl Part {
    fn of<'a>(glyphs: impl Iterator<Item = (usize, &'a Glyph)>) -> Self {
        let mut hasher = DefaultHasher::new();
        let mut text = 0;
        for (x, glyph) in glyphs.filter(|(_, glyph)| !glyph.is_plain_blank()) {
            (x, glyph).hash(&mut hasher);
            text += usize::from(!glyph.is_blank());
        }
        Self {
            hash: hasher.finish(),
            text,
        }
    }

    fn of_sent(sent: &Sent, y: u16, columns: &Range<u16>) -> Self {
        let columns = usize::from(columns.start)..usize::from(columns.end);
        let glyphs = sent.row(y).and_then(|row| row.get(columns));
        let glyphs = glyphs.unwrap_or_default().iter().enumerate();
        Self::of(glyphs.filter_map(|(x, glyph)| Some((x, glyph.as_ref()?))))
    }

    fn of_target(target: &[Target], columns: &Range<u16>) -> Self {
        let within = target.iter().filter(|target| columns.contains(&target.x));
        Self::of(within.map(|target| (usize::from(target.x - columns.start), &target.glyph)))
    }
}
