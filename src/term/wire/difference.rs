//! One row: what has changed in it, in the fewest bytes.
//!
//! A short gap of cells that stay is printed again where that is cheaper than moving over
//! it; blanks are erased where that is cheaper than printing them, and always with the
//! attributes off: xterm gives what it erases the colour in force.

use super::glyph::Glyph;
use super::pen::Pen;
use super::sent::SentRow;
use super::shadow::Target;
use super::stroke::{Stroke, leaves_the_cursor_known};

/// What erasing inside a row and going on behind it costs at the most: `CSI n X`,
/// `CSI n C`.
const ERASING: usize = 12;
/// The same where nothing follows in the row: `CSI n X`.
const ERASING_LAST: usize = 5;
/// What erasing to the end of a row costs.
const ERASING_TO_END: usize = 3;

/// Writes what a row shows otherwise than `target`, at row `y`. `row` is what the terminal
/// shows, and then shows what was written.
pub(super) fn write_row(stroke: &mut Stroke, row: &mut SentRow, target: &[Target], y: u16) {
    let differs: Vec<bool> = target
        .iter()
        .map(|target| !target.is_shown_in(row))
        .collect();
    let Some(last) = differs.iter().rposition(|differs| *differs) else {
        return;
    };
    let text_end = target
        .iter()
        .rposition(|target| !target.glyph.is_erasable());
    let blank_from = text_end.map_or(0, |at| at + 1);
    let mut at = 0;
    // Where the last thing that was printed ends, as an index: a gap begins there.
    let mut printed = None;
    // Blanks before the first thing that is printed, which are erased on the way back: the
    // next row begins there as well.
    let mut passed = 0..0;
    while at <= last {
        let (Some(next), Some(true)) = (target.get(at), differs.get(at)) else {
            at += 1;
            continue;
        };
        if let Some(gap) = printed.and_then(|from| target.get(from..at)) {
            close(stroke, row, gap, next, y);
        }
        let blanks = blanks(target, &differs, at);
        if printed.is_none() && passed.is_empty() && blanks > ERASING && at + blanks <= last {
            passed = at..at + blanks;
            at += blanks;
            continue;
        }
        stroke.go_to(next.x, y);
        if at >= blank_from && last - at >= ERASING_TO_END {
            stroke.select(Pen::PLAIN);
            stroke.erase_to_end();
            show_erased(row, target.get(at..).unwrap_or_default());
            break;
        }
        let worth = if at + blanks > last {
            ERASING_LAST
        } else {
            ERASING
        };
        if blanks > worth {
            erase(stroke, row, target.get(at..at + blanks).unwrap_or_default());
            at += blanks;
            printed = None;
            continue;
        }
        next.print(stroke);
        next.show_in(row, next.glyph.clone().printed());
        at += 1;
        printed = Some(at);
    }
    if let Some(blanks @ [first, ..]) = target.get(passed) {
        stroke.go_to(first.x, y);
        erase(stroke, row, blanks);
    }
}

/// Erases these blanks, at the first of which the cursor stands.
fn erase(stroke: &mut Stroke, row: &mut SentRow, blanks: &[Target]) {
    stroke.select(Pen::PLAIN);
    stroke.erase(u16::try_from(blanks.len()).unwrap_or(u16::MAX));
    show_erased(row, blanks);
}

/// How many plain blanks stand here, up to the last of them that has to be written.
fn blanks(target: &[Target], differs: &[bool], at: usize) -> usize {
    let run = target
        .iter()
        .zip(differs)
        .skip(at)
        .take_while(|(target, _)| target.glyph.is_erasable());
    let wanted = run.enumerate().filter(|(_, (_, differs))| **differs);
    wanted.last().map_or(0, |(index, _)| index + 1)
}

/// Prints a gap of glyphs that stay once more, where that is not dearer than to move on to
/// the one after it: with the attributes in force or those of the one after it, no others.
fn close(stroke: &mut Stroke, row: &mut SentRow, gap: &[Target], next: &Target, y: u16) {
    let same = |pen: Pen| gap.iter().all(|target| target.glyph.pen == pen);
    let pen = [stroke.pen(), next.glyph.pen]
        .into_iter()
        .find(|pen| same(*pen));
    let on_the_row = stroke.cursor().is_some_and(|cursor| cursor.y == y);
    let known = gap
        .iter()
        .all(|target| target.is_shown_in(row) && leaves_the_cursor_known(target.glyph.symbol()));
    let bytes: usize = gap.iter().map(|target| target.glyph.symbol().len()).sum();
    if let Some(pen) = pen
        && on_the_row
        && known
        && bytes <= stroke.cost_of_going(next.x, y)
    {
        stroke.select(pen);
        for target in gap {
            target.print(stroke);
            target.show_in(row, target.glyph.clone().printed());
        }
    }
}

fn show_erased(row: &mut SentRow, targets: &[Target]) {
    for target in targets {
        target.show_in(row, Glyph::BLANK);
    }
}

impl Target {
    /// True where the terminal shows it already.
    fn is_shown_in(&self, row: &SentRow) -> bool {
        let sent = row.get(usize::from(self.x)).and_then(Option::as_ref);
        sent.is_some_and(|sent| self.glyph.is_shown_by(sent))
    }

    /// Prints it where the cursor stands.
    pub(super) fn print(&self, stroke: &mut Stroke) {
        stroke.select(self.glyph.pen);
        stroke.print(self.glyph.symbol(), self.glyph.width);
    }

    /// Enters what stands here now into the row. What was under a wide one, or what this one covers
    /// now, is not known.
    fn show_in(&self, row: &mut SentRow, shown: Glyph) {
        let (at, end) = (usize::from(self.x), usize::from(self.x + self.glyph.width));
        if row.len() < end {
            row.resize(end, Some(Glyph::BLANK));
        }
        let before = row.get(at).and_then(Option::as_ref);
        let covered = before.map_or(1, |before| usize::from(before.width));
        for lost in row.iter_mut().take(end.max(at + covered)).skip(at) {
            *lost = None;
        }
        // A wide glyph whose right half is written over is lost as well.
        if let Some(left) = at.checked_sub(1).and_then(|left| row.get_mut(left))
            && left.as_ref().is_some_and(|left| left.width > 1)
        {
            *left = None;
        }
        if let Some(sent) = row.get_mut(at) {
            *sent = Some(shown);
        }
    }
}
