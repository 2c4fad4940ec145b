//! Laid-out lines onto the cells of the buffer: the only way text gets there.

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::style::{Modifier, Style};

use unicode_segmentation::UnicodeSegmentation;

use crate::app::{Area, Strings};
use crate::layout::{Glyph, Letters, Line, Marks, Phrase};

/// Paints a line with its left edge at column `x` of row `y`, each glyph in the style
/// that `style` gives it. Cells outside the buffer are left out.
pub(super) fn line(
    buffer: &mut Buffer,
    (x, y): (u16, u16),
    line: &Line,
    style: impl Fn(&Glyph) -> Style,
) {
    for glyph in &line.glyphs {
        let column = x.saturating_add(glyph.column);
        // What the cell had before (a rule under a title) does not shine through.
        let style = Style::reset().patch(style(glyph));
        if let Some(cell) = buffer.cell_mut((column, y)) {
            cell.set_symbol(&glyph.symbol).set_style(style);
            // The cells are counted as layout counted them, whatever a table of
            // string widths says of the cluster.
            let width = NonZeroU16::new(glyph.width).unwrap_or(NonZeroU16::MIN);
            cell.set_diff_option(CellDiffOption::ForcedWidth(width));
        }
        for covered in 1..glyph.width {
            if let Some(cell) = buffer.cell_mut((column.saturating_add(covered), y)) {
                cell.set_symbol(" ").set_style(style);
            }
        }
    }
}

/// Lays a phrase out in the width of an area and paints it on its row `row`, in one
/// style.
pub(super) fn phrase(buffer: &mut Buffer, area: Area, row: u16, phrase: &Phrase, style: Style) {
    if row < area.height && area.width > 0 {
        let laid = phrase.lay_out(area.width, Letters::Forms, Marks::Keep);
        line(buffer, (area.x, area.y + row), &laid, |_| style);
    }
}

/// The same with a style for each tag of the phrase.
pub(super) fn tagged(
    buffer: &mut Buffer,
    area: Area,
    row: u16,
    phrase: &Phrase,
    style: impl Fn(u8) -> Style,
) {
    if row < area.height && area.width > 0 {
        let laid = phrase.lay_out(area.width, Letters::Forms, Marks::Keep);
        line(buffer, (area.x, area.y + row), &laid, |glyph| {
            style(phrase.tag_at(glyph.source.start))
        });
    }
}

/// Gives a whole stretch of a row a style. What the cells had of colours and dimness
/// goes: under reverse video it would leave the bar in patches.
pub(super) fn wash(buffer: &mut Buffer, area: Area, row: u16, style: Style) {
    for x in area.x..area.x.saturating_add(area.width) {
        if let Some(cell) = buffer.cell_mut((x, area.y + row)) {
            let kept = cell.modifier.difference(Modifier::DIM);
            cell.set_style(Style::reset())
                .set_style(style.add_modifier(kept));
        }
    }
}

/// A name cut after so many clusters where it is longer, the ellipsis inside its own
/// isolate.
pub(super) fn shortened(name: &str, most: usize) -> String {
    let mut clusters = name.graphemes(true);
    let kept: String = clusters.by_ref().take(most).collect();
    if clusters.next().is_some() {
        format!("{}…", kept.trim_end())
    } else {
        kept
    }
}

/// Words of the strings table as a phrase.
pub(super) fn words(strings: &Strings, key: &str) -> Phrase {
    Phrase::new(strings.direction()).text(strings.get(key))
}
