//! The reader: the article's rows, its facts coloured by kind, evidence and hits lit.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::{Theme, canvas, dates, message};
use crate::app::{App, Area, Page, Reading, RowKind, Saying};
use crate::facts::{Detail, Fact, QuoteForm};
use crate::layout::Phrase;
use crate::letters::{Direction, Span};

pub(super) fn draw(app: &App, theme: &Theme, area: Area, buffer: &mut Buffer) {
    let strings = &app.strings;
    match &app.reader.page {
        Page::Empty => {
            let sayings = [Saying::plain("reader.empty")];
            message::draw(strings, theme, area, &sayings, buffer);
        }
        Page::Opening(_) => {
            let sayings = [Saying::plain("reader.opening")];
            message::draw(strings, theme, area, &sayings, buffer);
        }
        Page::Failed(_, why) => {
            let sayings = [Saying::plain("reader.failed")];
            message::draw(strings, theme, area, &sayings, buffer);
            message::text(theme, area, 3, why, buffer);
        }
        Page::Shown(reading) => draw_rows(app, theme, area, reading, buffer),
    }
}

fn draw_rows(app: &App, theme: &Theme, area: Area, reading: &Reading, buffer: &mut Buffer) {
    let text = message::inner(area);
    let seen = app.reader.visible().unwrap_or_default();
    let facts = facts_in(app, reading, seen);
    for (y, row) in (0..area.height).zip(&app.reader.window) {
        match row.line() {
            Some(line) => {
                let style = row_style(theme, row.kind);
                let span = row.span();
                let here: Vec<&Fact> = facts
                    .iter()
                    .copied()
                    .filter(|fact| fact.span.overlaps(span))
                    .collect();
                let edges = [line.glyphs.first(), line.glyphs.last()];
                canvas::line(buffer, (text.x, text.y + y), line, |glyph| {
                    let source = glyph.source.shifted(row.base());
                    // A space at which the line was cut is no part of the words.
                    let hangs = glyph.symbol == " " && edges.contains(&Some(glyph));
                    let facts = if hangs { &[] } else { here.as_slice() };
                    lit(app, theme, source, fact_style(theme, facts, source, style))
                });
            }
            None if row.kind == RowKind::About => {
                draw_about(app, theme, text, y, reading, buffer);
            }
            None => {}
        }
    }
}

/// The facts that stand on the screen, the longest first: a name inside a quotation
/// is coloured over it.
fn facts_in<'a>(app: &'a App, reading: &Reading, seen: Span) -> Vec<&'a Fact> {
    let Some(facts) = app.facts_of(reading.article.head.key) else {
        return Vec::new();
    };
    let mut facts: Vec<&Fact> = facts
        .facts
        .iter()
        .filter(|fact| fact.span.overlaps(seen))
        .collect();
    facts.sort_by_key(|fact| std::cmp::Reverse(fact.span.len()));
    facts
}

fn row_style(theme: &Theme, kind: RowKind) -> Style {
    theme.get(match kind {
        RowKind::Title => "reader.title",
        RowKind::About => "reader.about",
        RowKind::Body | RowKind::Gap => "reader.body",
        RowKind::Heading => "reader.heading",
        RowKind::Aside => "reader.aside",
        RowKind::Boilerplate => "reader.boilerplate",
    })
}

fn fact_style(theme: &Theme, facts: &[&Fact], source: Span, base: Style) -> Style {
    facts
        .iter()
        .filter(|fact| fact.span.overlaps(source))
        .filter(|fact| is_coloured(fact))
        .map(|fact| fact.kind())
        .fold(base, |style, kind| style.patch(theme.fact(kind)))
}

/// An event's words are those of other facts, and what is told without marks is nearly
/// every sentence of some articles: neither is coloured by itself.
const fn is_coloured(fact: &Fact) -> bool {
    match fact.detail {
        Detail::Event { .. } => false,
        Detail::Quote { form, .. } => {
            matches!(form, QuoteForm::Direct | QuoteForm::Partial)
        }
        _ => true,
    }
}

fn lit(app: &App, theme: &Theme, source: Span, style: Style) -> Style {
    if app.reader.lit.is_some_and(|span| span.overlaps(source)) {
        return style.patch(theme.get("reader.lit"));
    }
    let Some(hits) = &app.reader.hits else {
        return style;
    };
    // Sorted and disjoint: the only one that can hold these bytes ends after they begin.
    let index = hits.spans.partition_point(|span| span.end <= source.start);
    match hits.spans.get(index) {
        Some(span) if span.overlaps(source) && index == hits.at => {
            style.patch(theme.get("reader.hit"))
        }
        Some(span) if span.overlaps(source) => style.patch(theme.get("reader.hit-other")),
        _ => style,
    }
}

/// The most clusters of a name on the line about the article.
const NAME: usize = 24;

/// Source, agency, date, language, hidden lines: each value isolated.
fn draw_about(
    app: &App,
    theme: &Theme,
    area: Area,
    row: u16,
    reading: &Reading,
    buffer: &mut Buffer,
) {
    let strings = &app.strings;
    let head = &reading.article.head;
    let mut phrase = Phrase::new(strings.direction());
    let mut first = true;
    let mut join = |phrase: Phrase| {
        if std::mem::take(&mut first) {
            phrase
        } else {
            phrase.text(" · ")
        }
    };
    for value in [head.source.as_deref(), head.agency.as_deref()]
        .into_iter()
        .flatten()
    {
        phrase = join(phrase).value(&canvas::shortened(value, NAME));
    }
    let published = app.published_of(head.key);
    if let Some(published) = published {
        phrase = dates::published(&published).append(join(phrase), strings);
    } else if let Some(stated) = head.published {
        phrase = join(phrase).value(&stated.date.to_string());
    }
    phrase = join(phrase).value(head.language.code());
    if reading.hidden > 0 {
        let hidden = Saying::with("reader.hidden", [reading.hidden.to_string()]);
        phrase = hidden.append(join(phrase), strings);
    }
    if reading.in_parts {
        phrase = join(phrase).text(strings.get("reader.in-parts"));
    }
    // Words of the interface in the interface's direction, at the article's own edge.
    let lay_out = |width: u16| phrase.lay_out(width.max(1), app.view.letters, app.view.marks);
    let line = lay_out(lay_out(area.width).used());
    let shift = match head.direction() {
        Direction::Rtl => area.width.saturating_sub(line.width),
        Direction::Ltr => 0,
    };
    let style = theme.get("reader.about");
    let x = area.x + shift;
    canvas::line(buffer, (x, area.y + row), &line, |_| style);
}
