//! The facts panel: sections, one line an item, bounds and claims in words, and below
//! them the selected fact in full.

mod columns;
mod detail;
mod figure;
mod item;
mod peek;
mod timex;

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::{Theme, canvas, message};
use crate::app::{App, Area, Item, Pane, PanelRow, Saying, Section, Strings};
use crate::facts::{Facts, Kind};
use crate::layout::{Letters, Marks, Phrase};
use crate::triage::Verdict;
use columns::Columns;

pub(super) use detail::draw as draw_detail;
pub(super) use peek::draw as draw_peek;

/// Tags of an item's pieces.
const VALUE: u8 = 1;
const ABOUT: u8 = 2;

/// Below this a fact is marked as unsure.
const SURE: f32 = 0.5;

pub(super) fn draw(app: &App, theme: &Theme, area: Area, buffer: &mut Buffer) {
    let strings = &app.strings;
    let Some(facts) = &app.panel.facts else {
        if app.list.current().is_some() {
            let sayings = [Saying::plain("facts.looking")];
            message::draw(strings, theme, area, &sayings, buffer);
        }
        return;
    };
    if app.panel.rows.is_empty() {
        let sayings: &[Saying] = if app.panel.filter.is_empty() {
            &[Saying::plain("facts.empty")]
        } else {
            &[
                Saying::plain("facts.no-match"),
                Saying::plain("list.no-match-do"),
            ]
        };
        return message::draw(strings, theme, area, sayings, buffer);
    }
    let article = app.current_article();
    let text = article.as_ref().map_or("", |article| article.text.as_str());
    let last_line = facts.facts.last().map_or(0, |fact| fact.line + 1);
    let columns = Columns::new(area, strings.direction(), last_line);
    let rows = app.panel.rows.iter().enumerate().skip(app.panel.top);
    for (y, (index, row)) in (0..area.height).zip(rows) {
        match row {
            PanelRow::Section {
                section,
                items,
                folded,
            } => {
                let preview = folded.then_some((text, facts.as_ref()));
                let phrase = heading(strings, *section, items, preview);
                draw_heading(theme, &columns, y, &phrase, buffer);
                if *section == Section::Of(Kind::Quantity) && !folded {
                    draw_column_names(strings, theme, &columns, y, buffer);
                }
            }
            PanelRow::Item(item) => draw_item(app, theme, &columns, y, (text, facts, item), buffer),
        }
        if app.focus == Pane::Facts && index == app.panel.selected {
            canvas::wash(buffer, area, y, theme.get("facts.selected"));
        } else if app.panel.place == Some(index) {
            canvas::wash(buffer, area, y, theme.get("facts.place"));
        }
    }
}

/// The sign, the words and the count of a section; folded, the first things in it.
fn heading(
    strings: &Strings,
    section: Section,
    items: &[usize],
    preview: Option<(&str, &Facts)>,
) -> Phrase {
    // Triangles are chosen by the interface: Unicode does not mirror them.
    let sign = match (preview.is_some(), strings.direction().is_rtl()) {
        (false, _) => "▾ ",
        (true, false) => "▸ ",
        (true, true) => "◂ ",
    };
    let mut phrase = Phrase::new(strings.direction())
        .text(sign)
        .text(strings.get(section_words(section)))
        .text(" ")
        .value(&items.len().to_string());
    if let Some((text, facts)) = preview {
        let mut join = "  ";
        for fact in items.iter().filter_map(|at| facts.facts.get(*at)).take(8) {
            phrase = phrase.tagged_text(ABOUT, std::mem::replace(&mut join, " · "));
            phrase = phrase.tagged(ABOUT, item::in_short(text, fact));
        }
    }
    phrase
}

const fn section_words(section: Section) -> &'static str {
    match section {
        Section::Disputed => "facts.disputed",
        Section::Of(Kind::Quantity) => "facts.quantity",
        Section::Of(Kind::Quote) => "facts.quote",
        Section::Of(Kind::Event) => "facts.event",
        Section::Of(Kind::Time) => "facts.time",
        Section::Of(Kind::Person) => "facts.person",
        Section::Of(Kind::Organization) => "facts.organization",
        Section::Of(Kind::Place) => "facts.place",
    }
}

fn draw_heading(theme: &Theme, columns: &Columns, y: u16, phrase: &Phrase, buffer: &mut Buffer) {
    let (words, about) = (theme.get("facts.section"), theme.get("facts.about"));
    canvas::tagged(buffer, columns.whole, y, phrase, |tag| match tag {
        ABOUT => about,
        _ => words,
    });
}

/// "said by" and "line" above their columns.
fn draw_column_names(
    strings: &Strings,
    theme: &Theme,
    columns: &Columns,
    y: u16,
    buffer: &mut Buffer,
) {
    let style = theme.get("facts.about");
    for (area, key) in [
        (columns.beside, "facts.said-by"),
        (columns.line_name, "facts.line"),
    ] {
        if let Some(area) = area {
            canvas::phrase(buffer, area, y, &canvas::words(strings, key), style);
        }
    }
}

fn draw_item(
    app: &App,
    theme: &Theme,
    columns: &Columns,
    y: u16,
    (text, facts, item): (&str, &Facts, &Item),
    buffer: &mut Buffer,
) {
    let strings = &app.strings;
    let mut mentions = item.mentions.iter().filter_map(|at| facts.facts.get(*at));
    let Some(fact) = mentions.next() else { return };
    let verdicts: Vec<Verdict> = std::iter::once(fact)
        .chain(mentions)
        .filter_map(|fact| Some(app.panel.review_of(fact)?.verdict))
        .collect();
    let verdict = Verdict::ALL.into_iter().find(|one| verdicts.contains(one));
    if let Some(verdict) = verdict {
        let mark = Phrase::new(strings.direction()).text(sign(verdict));
        canvas::phrase(buffer, columns.mark, y, &mark, theme.get("facts.review"));
    } else if item.section == Section::Disputed {
        let mark = Phrase::new(strings.direction()).text("!");
        canvas::phrase(buffer, columns.mark, y, &mark, theme.get("facts.section"));
    }
    let mut value = theme.get("facts.value").patch(theme.fact(item.kind));
    if verdict == Some(Verdict::Wrong) {
        value = Style::new().patch(theme.get("facts.wrong"));
    }
    let about = theme.get("facts.about");
    let style = |tag| match tag {
        VALUE => value,
        _ => about,
    };
    let beside = columns.beside.is_some();
    let shown = item::shown(strings, text, facts, item, fact, columns.wide.width);
    match &shown.beside {
        Some(other) if beside => {
            let (value, room) = columns.shared(needed(&shown.value), needed(other));
            canvas::tagged(buffer, value, y, &shown.value, style);
            canvas::tagged(buffer, room, y, other, style);
        }
        Some(other) => {
            let whole = shown.value.text(" — ").then(other);
            canvas::tagged(buffer, columns.wide, y, &whole, style);
        }
        None => canvas::tagged(buffer, columns.wide, y, &shown.value, style),
    }
    if let Some(area) = columns.line(fact.line + 1) {
        let number = Phrase::new(strings.direction()).value(&(fact.line + 1).to_string());
        canvas::phrase(buffer, area, y, &number, about);
    }
}

/// The columns that a phrase takes where nothing cuts it.
fn needed(phrase: &Phrase) -> u16 {
    phrase.lay_out(u16::MAX, Letters::Forms, Marks::Keep).used()
}

/// The sign of a verdict, which needs no colour.
const fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Wrong => "✗",
        Verdict::Confirmed => "✓",
        Verdict::Disputed => "~",
    }
}
