//! The bottom line: what is typed, what was just said, or what can be done here.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::{Theme, canvas, gauges};
use crate::app::{Action, App, Area, Pane, PanelRow, Prompt, PromptKind, Saying, understood};
use crate::layout::{Marks, Options, Phrase, prompt as lay_out_prompt};
use crate::letters::Direction;
use crate::triage::{Flag, Verdict};

/// Tags of the hints.
const KEY: u8 = 1;

pub(super) fn draw(app: &App, theme: &Theme, area: Area, buffer: &mut Buffer) -> Option<Position> {
    if let (Some(link), None) = (&app.link, &app.prompt) {
        // By itself, from the left: everything on the row that is not blank is the link.
        let phrase = Phrase::new(Direction::Ltr).text(link);
        canvas::phrase(buffer, area, 0, &phrase, theme.get("bottom.link"));
        return None;
    }
    let area = gauges::draw(app, theme, area, buffer);
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

/// What can be done here: the first key of each action and a word. Where there is no
/// room for all, the last ones go, but never the way to the help.
fn hints(app: &App, width: u16) -> Phrase {
    let strings = &app.strings;
    let mut phrase = Phrase::new(strings.direction());
    if let Some(count) = app.count {
        phrase = phrase.tagged(KEY, &count.to_string()).text("  ");
    }
    if !app.pending.is_empty() {
        return going_on(app, phrase, width);
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
        if gauges::width_of(&with_help, u16::MAX) > width {
            break;
        }
        phrase = longer;
    }
    hint(phrase, help.0, help.1)
}

/// What a sequence may go on with, as far as there is room.
fn going_on(app: &App, phrase: Phrase, width: u16) -> Phrase {
    let strings = &app.strings;
    let typed: String = app.pending.iter().map(ToString::to_string).collect();
    let mut phrase = phrase.tagged(KEY, &typed).text("…  ");
    for (key, action) in app.keymap.going_on(app.focus, &app.pending) {
        let short = format!("which.{}", action.name());
        let longer = phrase.clone().tagged(KEY, &key).text(" ");
        let longer = longer.text(strings.get(&short)).text("  ");
        if gauges::width_of(&longer, u16::MAX) > width {
            break;
        }
        phrase = longer;
    }
    phrase
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
            (Action::FilterFacts, "bottom.filter"),
            (Action::ReviewWrong, "bottom.review-wrong"),
            (Action::ReviewConfirmed, "bottom.review-confirmed"),
            (Action::Copy, "bottom.copy"),
            (Action::NextOrder, "bottom.order"),
            (Action::NextPane, "bottom.next-pane"),
            (Action::Quit, "bottom.back"),
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
            PromptKind::Facts => "prompt.facts",
            PromptKind::Reason(Verdict::Wrong) => "prompt.wrong",
            PromptKind::Reason(Verdict::Confirmed) => "prompt.confirmed",
            PromptKind::Reason(Verdict::Disputed) => "prompt.disputed",
            PromptKind::Name => "prompt.name",
            PromptKind::All(Flag::Read) => "prompt.read-all",
            PromptKind::All(Flag::Starred) => "prompt.star-all",
            PromptKind::All(Flag::Archived) => "prompt.archive-all",
        },
    );
    let name_width = gauges::width_of(&name, area.width / 2);
    let most = match prompt.kind {
        // A number is short, and what it means has to be read.
        PromptKind::All(_) => area.width.saturating_sub(name_width + 5),
        _ => area.width / 2,
    };
    // A line that was half typed before stands in the place of the notice that says so.
    let said = if app.is_resumed() {
        Some(canvas::words(strings, "notice.resumed-here"))
    } else {
        answer(app, prompt, most)
    };
    let said_width = said.as_ref().map_or(0, |said| gauges::width_of(said, most));
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

/// What the query found, or what can be typed, in words; of two ways to say it the one for
/// which `most` columns are enough.
fn answer(app: &App, prompt: &Prompt, most: u16) -> Option<Phrase> {
    let strings = &app.strings;
    match prompt.kind {
        PromptKind::Filter if prompt.text().trim().is_empty() => None,
        // Before there is an article, nothing is counted.
        PromptKind::Filter if app.is_reading_corpus() => None,
        PromptKind::Filter => {
            let found = &app.list.found;
            let mut phrase = Phrase::new(strings.direction());
            for saying in understood(prompt.text(), &found.notes) {
                phrase = saying.append(phrase, strings).text(" · ");
            }
            let words = match found.growing {
                true => "prompt.exact-loose-so-far",
                false => "prompt.exact-loose",
            };
            phrase = Saying::with(words, [found.exact.to_string(), found.loose.to_string()])
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
        PromptKind::Facts if prompt.text().trim().is_empty() => None,
        PromptKind::Facts => {
            let items = app.panel.rows.iter();
            let count = items.filter(|row| matches!(row, PanelRow::Item(_))).count();
            Some(Saying::with("prompt.facts-found", [count.to_string()]).phrase(strings))
        }
        PromptKind::Reason(_) => Some(canvas::words(strings, "prompt.reason-do")),
        PromptKind::Name => Some(canvas::words(strings, "prompt.name-do")),
        PromptKind::All(_) => {
            let (exact, all) = app.asked_for_all()?;
            let Some(exact) = exact else {
                return Some(Saying::with("prompt.whole-do", [all.to_string()]).phrase(strings));
            };
            let numbers = [exact, all - exact, all].map(|number| number.to_string());
            let long = Saying::with("prompt.all-do", numbers).phrase(strings);
            if gauges::width_of(&long, u16::MAX) <= most {
                return Some(long);
            }
            let numbers = [exact, all].map(|number| number.to_string());
            Some(Saying::with("prompt.all-short", numbers).phrase(strings))
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
