//! What the bottom line says at its far end: what the link has carried, and how far the
//! facts of a large corpus have been looked for.

use ratatui::buffer::Buffer;

use super::{Theme, canvas};
use crate::app::{App, Area, Carried, Saying};
use crate::layout::{Letters, Marks, Phrase};

/// Paints what there is to say; gives what is left of the line.
pub(super) fn draw(app: &App, theme: &Theme, area: Area, buffer: &mut Buffer) -> Area {
    let area = meter(app, theme, area, buffer);
    progress(app, theme, area, buffer)
}

/// The meter at the far end of the line, in at most half of it; gives what is left of it.
fn meter(app: &App, theme: &Theme, area: Area, buffer: &mut Buffer) -> Area {
    if !app.view.meter {
        return area;
    }
    let strings = &app.strings;
    let carried = |carried: Carried| match carried.frames {
        1 => Saying::with("meter.one", [carried.bytes.to_string()]),
        frames => Saying::with("meter.more", [carried.bytes, frames].map(|n| n.to_string())),
    };
    let last = carried(app.traffic.last).phrase(strings);
    // The words of the second figure are words of the interface: no value, no isolate.
    let (before, after) = strings
        .get("meter.all")
        .split_once("{}")
        .unwrap_or_default();
    let both = last.clone().text(" · ").text(before);
    let both = carried(app.traffic.all).append(both, strings).text(after);
    let room = area.width / 2;
    let fits = |phrase: &Phrase| width_of(phrase, u16::MAX) <= room;
    let Some(phrase) = [both, last].into_iter().find(fits) else {
        return area;
    };
    at_the_end(app, theme, area, &phrase, buffer)
}

/// How far the facts of a large corpus have been looked for, at the far end of the line, in
/// at most a third of it; gives what is left.
fn progress(app: &App, theme: &Theme, area: Area, buffer: &mut Buffer) -> Area {
    let Some((done, of)) = app.gleaning else {
        return area;
    };
    let counts = [done, of].map(|number| number.to_string());
    let long = Saying::with("progress.facts", counts).phrase(&app.strings);
    let percent = (done * 100).checked_div(of).unwrap_or(0);
    let short = Saying::with("progress.percent", [percent.to_string()]).phrase(&app.strings);
    let room = area.width / 3;
    let fits = |phrase: &Phrase| width_of(phrase, u16::MAX) <= room;
    match [long, short].into_iter().find(fits) {
        Some(phrase) => at_the_end(app, theme, area, &phrase, buffer),
        None => area,
    }
}

/// Paints a phrase at the far end of the line; gives what is left of it.
fn at_the_end(app: &App, theme: &Theme, area: Area, phrase: &Phrase, buffer: &mut Buffer) -> Area {
    let width = width_of(phrase, area.width);
    let rest = area.width - width;
    let rtl = app.strings.direction().is_rtl();
    let at = Area {
        x: if rtl { area.x } else { area.x + rest },
        width,
        ..area
    };
    canvas::phrase(buffer, at, 0, phrase, theme.get("bottom.word"));
    // A column stays free between the two.
    Area {
        x: if rtl { area.x + width + 1 } else { area.x },
        width: rest.saturating_sub(1),
        ..area
    }
}

/// Columns that a phrase needs, at most `most`.
pub(super) fn width_of(phrase: &Phrase, most: u16) -> u16 {
    let line = phrase.lay_out(most.max(1), Letters::Forms, Marks::Keep);
    let used: u16 = line.glyphs.iter().map(|glyph| glyph.width).sum();
    used.min(most)
}
