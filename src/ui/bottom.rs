//! The bottom line: what is typed, what was just said, or what can be done here.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::{Theme, canvas};
use crate::app::{Action, App, Area, Carried, Pane, Prompt, PromptKind, Saying, understood};
use crate::layout::{Letters, Marks, Options, Phrase, prompt as lay_out_prompt};
use crate::letters::Direction;

/// Tags of the hints.
const KEY: u8 = 1;

pub(super) fn draw(app: &App, theme: &Theme, area: Area, buffer: &mut Buffer) -> Option<Position> {
    if let (Some(link), None) = (&app.link, &app.prompt) {
        // By itself, from the left: everything on the row that is not blank is the link.
        let phrase = Phrase::new(Direction::Ltr).text(link);
        canvas::phrase(buffer, area, 0, &phrase, theme.get("bottom.link"));
        return None;
    }
    let area = draw_meter(app, theme, area, buffer);
    if let Some(prompt) = &app.prompt {
        return Some(draw_prompt(app, theme, area, prompt, buffer));
    }
    if let Some(notice) = &app.notice {
        let phrase = notice.phrase(&app.strings);
        canvas::phrase(buffer, area, 0, &phrase, theme.get("bottom.notice"));
        return None;
    }
    let phrase = hints(app, area.width);
    let (key, word) = (theme.get("bottom.key"), theme.get("bottom.word"));
    canvas::tagged(buffer, area, 0, &phrase, |tag| {
        if tag == KEY { key } else { word }
    });
    None
}

/// The meter at the far end of the line, in at most half of it; gives what is left of it.
fn draw_meter(app: &App, theme: &Theme, area: Area, buffer: &mut Buffer) -> Area {
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
    let width = width_of(&phrase, room);
    let rest = area.width - width;
    let rtl = strings.direction().is_rtl();
    let at = Area {
        x: if rtl { area.x } else { area.x + rest },
        width,
        ..area
    };
    canvas::phrase(buffer, at, 0, &phrase, theme.get("bottom.word"));
    // A column stays free between the two.
    Area {
        x: if rtl { area.x + width + 1 } else { area.x },
        width: rest.saturating_sub(1),
        ..area
    }
}

/// What can be done here: the first key of each action and a word. Where there is no
/// room for all, the last ones go, but never the way to the help.
fn hints(app: &App, width: u16) -> Phrase {
    let strings = &app.strings;
    let mut phrase = Phrase::new(strings.direction());
    if let Some(count) = app.count {
        phrase = phrase.tagged(KEY, &count.to_string()).text("  ");
    }
    if !app.pending.is_empty() {
        let typed: String = app.pending.iter().map(ToString::to_string).collect();
        phrase = phrase.tagged(KEY, &typed).text("…  ");
    }
    let hint = |phrase: Phrase, action: Action, word: &str| match app
        .keymap
        .keys_of(app.focus, action)
        .first()
    {
        Some(key) => phrase
            .tagged(KEY, key)
            .text(" ")
            .text(strings.get(word))
            .text("  "),
        None => phrase,
    };
    let help = (Action::Help, "bottom.help");
    for (action, word) in actions(app.focus) {
        let longer = hint(phrase.clone(), *action, word);
        let with_help = hint(longer.clone(), help.0, help.1);
        if width_of(&with_help, u16::MAX) > width {
            break;
        }
        phrase = longer;
    }
    hint(phrase, help.0, help.1)
}

/// The actions that the bottom line names, the most useful first: the last ones go where
/// there is no room.
fn actions(focus: Pane) -> &'static [(Action, &'static str)] {
    match focus {
        Pane::List => &[
            (Action::Open, "bottom.open"),
            (Action::Filter, "bottom.filter"),
            (Action::ReadOn, "bottom.read-on"),
            (Action::ToggleStar, "bottom.star"),
            (Action::ToggleRead, "bottom.read"),
            (Action::NextPane, "bottom.next-pane"),
            (Action::Quit, "bottom.quit"),
            (Action::Copy, "bottom.copy"),
        ],
        Pane::Reader => &[
            (Action::PageDown, "bottom.page"),
            (Action::Find, "bottom.find"),
            (Action::ToggleStar, "bottom.star"),
            (Action::NextPane, "bottom.next-pane"),
            (Action::Zoom, "bottom.zoom"),
            (Action::Quit, "bottom.back"),
            (Action::Copy, "bottom.copy"),
        ],
        Pane::Facts => &[
            (Action::Down, "bottom.evidence"),
            (Action::Open, "bottom.next-mention"),
            (Action::Find, "bottom.find"),
            (Action::NextPane, "bottom.next-pane"),
            (Action::Quit, "bottom.back"),
            (Action::Copy, "bottom.copy"),
        ],
    }
}

/// The prompt: its name at the interface's reading edge, then what is typed in the
/// direction of its own letters, counts at the other end.
fn draw_prompt(
    app: &App,
    theme: &Theme,
    area: Area,
    prompt: &Prompt,
    buffer: &mut Buffer,
) -> Position {
    let strings = &app.strings;
    let rtl = strings.direction().is_rtl();
    let name = canvas::words(
        strings,
        match prompt.kind {
            PromptKind::Filter => "prompt.filter",
            PromptKind::Find => "prompt.find",
        },
    );
    let name_width = width_of(&name, area.width / 2);
    // A line that was half typed before stands in the place of the notice that says so.
    let said = if app.is_resumed() {
        Some(canvas::words(strings, "notice.resumed-here"))
    } else {
        answer(app, prompt)
    };
    let said_width = said
        .as_ref()
        .map_or(0, |said| width_of(said, area.width / 2));
    let typed_width = area
        .width
        .saturating_sub(name_width + said_width + 2)
        .max(1);
    let at = |offset: u16, width: u16| Area {
        x: if rtl {
            area.x + area.width.saturating_sub(offset + width)
        } else {
            area.x + offset
        },
        width,
        ..area
    };
    canvas::phrase(
        buffer,
        at(0, name_width),
        0,
        &name,
        theme.get("bottom.prompt"),
    );
    let lay_out = |width: u16| {
        let options = Options {
            width,
            base: None,
            letters: app.view.letters,
            marks: Marks::Keep,
        };
        lay_out_prompt(prompt.text(), prompt.cursor(), &options)
    };
    // No wider than what is typed and its cursor: a right-to-left query then stands
    // beside the prompt's name, not at the far edge.
    let typed_width = (lay_out(typed_width).line.used() + 1).min(typed_width);
    let typed = lay_out(typed_width);
    let typed_area = at(name_width + 1, typed_width);
    canvas::line(buffer, (typed_area.x, typed_area.y), &typed.line, |_| {
        theme.get("bottom.notice")
    });
    if let Some(said) = said {
        let said_area = at(area.width.saturating_sub(said_width), said_width);
        canvas::phrase(buffer, said_area, 0, &said, theme.get("bottom.word"));
    }
    let column = typed.cursor.min(typed_width.saturating_sub(1));
    Position::new(
        (typed_area.x + column).min(area.x + area.width.saturating_sub(1)),
        area.y,
    )
}

/// What the query found, in words.
fn answer(app: &App, prompt: &Prompt) -> Option<Phrase> {
    let strings = &app.strings;
    match prompt.kind {
        PromptKind::Filter if prompt.text().trim().is_empty() => None,
        PromptKind::Filter => {
            let found = &app.list.found;
            let mut phrase = Phrase::new(strings.direction());
            for saying in understood(prompt.text(), &found.notes) {
                phrase = saying.append(phrase, strings).text(" · ");
            }
            phrase = Saying::with(
                "prompt.exact-loose",
                [found.exact.to_string(), found.loose.to_string()],
            )
            .append(phrase, strings);
            Some(match &found.matched {
                Some(taken) => {
                    let (query, text) = (taken.query.clone(), taken.text.clone());
                    let saying = match taken.others {
                        0 => Saying::with("prompt.matched", [query, text]),
                        others => {
                            let values = [query, text, others.to_string()];
                            Saying::with("prompt.matched-more", values)
                        }
                    };
                    saying.append(phrase.text("  "), strings)
                }
                None => phrase,
            })
        }
        PromptKind::Find => {
            let hits = app.reader.hits.as_ref()?;
            Some(if hits.spans.is_empty() {
                canvas::words(strings, "prompt.no-hits")
            } else {
                Saying::with(
                    "prompt.hits",
                    [(hits.at + 1).to_string(), hits.spans.len().to_string()],
                )
                .phrase(strings)
            })
        }
    }
}

/// Columns that a phrase needs, at most `most`.
fn width_of(phrase: &Phrase, most: u16) -> u16 {
    let line = phrase.lay_out(most.max(1), Letters::Forms, Marks::Keep);
    let used: u16 = line.glyphs.iter().map(|glyph| glyph.width).sum();
    used.min(most)
}
