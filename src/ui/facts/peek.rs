//! The evidence of the selected fact, where the reader is hidden.

use ratatui::buffer::Buffer;

use crate::app::{App, Area};
use crate::layout::{Options, rows};
use crate::letters::Span;
use crate::ui::{Theme, canvas};

/// Words that stand before the evidence.
const BEFORE: usize = 3;

pub(in crate::ui) fn draw(app: &App, theme: &Theme, area: Area, buffer: &mut Buffer) {
    let Some((article, span)) = app.current_article().zip(app.panel.evidence()) else {
        return;
    };
    let line = article.line_of(span.start);
    let Some(bytes) = article.lines.get(line).map(|line| line.span) else {
        return;
    };
    // From a few words before the evidence on; the end is cut.
    let text = bytes.of(&article.text);
    let own = span.start - bytes.start;
    let mut from = text
        .get(..own)
        .and_then(|before| {
            let spaces = before.char_indices().rev().filter(|(_, c)| *c == ' ');
            spaces.map(|(at, _)| at + 1).nth(BEFORE - 1)
        })
        .unwrap_or(0);
    // Words that do not fit are those before the evidence, not the evidence.
    let lay_out = |from: usize| {
        let options = Options {
            width: area.width.max(1),
            base: article.head.language.direction(),
            letters: app.view.letters,
            marks: app.view.marks,
        };
        rows(
            text.get(from..).unwrap_or(""),
            &options,
            usize::from(area.height),
        )
    };
    let last = span.end.saturating_sub(1).max(span.start);
    let mut lines = lay_out(from);
    let seen = lines
        .iter()
        .flat_map(|line| &line.glyphs)
        .any(|glyph| glyph.symbol != "…" && glyph.source.shifted(bytes.start + from).holds(last));
    if !seen && from < own {
        from = own;
        lines = lay_out(from);
    }
    let style = theme.get("reader.aside");
    let lit = theme.get("reader.lit");
    for (y, laid) in (area.y..).zip(&lines) {
        canvas::line(buffer, (area.x, y), laid, |glyph| {
            let source: Span = glyph.source.shifted(bytes.start + from);
            if span.overlaps(source) {
                style.patch(lit)
            } else {
                style
            }
        });
    }
}
