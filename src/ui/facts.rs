//! The facts panel: sections, one line an item, bounds and claims in words.

use ratatui::buffer::Buffer;

use super::{Theme, canvas, message};
use crate::app::{App, Area, Item, Pane, PanelRow, Saying, Strings};
use crate::facts::{Detail, Fact, Facts, Kind, Modality, Modifier, Role, says_bound};
use crate::layout::{Options, Phrase, label};

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
        let sayings = [Saying::plain("facts.empty")];
        return message::draw(strings, theme, area, &sayings, buffer);
    }
    let article = app.current_article();
    let text = article.as_ref().map_or("", |article| article.text.as_str());
    let rows = app.panel.rows.iter().enumerate().skip(app.panel.top);
    for (y, (index, row)) in (0..area.height).zip(rows) {
        match row {
            PanelRow::Section {
                kind,
                count,
                folded,
            } => {
                let phrase = section(strings, *kind, *count, *folded);
                canvas::phrase(buffer, area, y, &phrase, theme.get("facts.section"));
            }
            PanelRow::Item(item) => {
                let phrase = item_phrase(text, strings, facts, item);
                let value = theme.get("facts.value").patch(theme.fact(item.kind));
                let about = theme.get("facts.about");
                canvas::tagged(buffer, area, y, &phrase, |tag| match tag {
                    VALUE => value,
                    _ => about,
                });
            }
        }
        if app.focus == Pane::Facts && index == app.panel.selected {
            canvas::wash(buffer, area, y, theme.get("facts.selected"));
        } else if app.panel.place == Some(index) {
            canvas::wash(buffer, area, y, theme.get("facts.place"));
        }
    }
}

fn section(strings: &Strings, kind: Kind, count: usize, folded: bool) -> Phrase {
    let key = match kind {
        Kind::Quantity => "facts.quantity",
        Kind::Quote => "facts.quote",
        Kind::Event => "facts.event",
        Kind::Time => "facts.time",
        Kind::Person => "facts.person",
        Kind::Organization => "facts.organization",
        Kind::Place => "facts.place",
    };
    // Triangles are chosen by the interface: Unicode does not mirror them.
    let sign = match (folded, strings.direction().is_rtl()) {
        (false, _) => "▾ ",
        (true, false) => "▸ ",
        (true, true) => "◂ ",
    };
    Phrase::new(strings.direction())
        .text(sign)
        .text(strings.get(key))
        .text(" ")
        .value(&count.to_string())
}

fn item_phrase(text: &str, strings: &Strings, facts: &Facts, item: &Item) -> Phrase {
    let phrase = Phrase::new(strings.direction()).text("  ");
    let Some(fact) = item.mentions.first().and_then(|at| facts.facts.get(*at)) else {
        return phrase;
    };
    let text = fact.span.of(text);
    let mut phrase = match &fact.detail {
        Detail::Quantity { modifier, .. } => {
            let phrase = match modifier.filter(|_| !says_bound(text)).and_then(bound) {
                Some(key) => phrase.text(strings.get(key)).text(" "),
                None => phrase,
            };
            claimed(strings, phrase.tagged(VALUE, text), fact)
        }
        Detail::Quote { speaker, .. } => {
            let phrase = match speaker {
                Some(speaker) => phrase.tagged(ABOUT, speaker).text(": "),
                None => phrase,
            };
            phrase.tagged(VALUE, text)
        }
        Detail::Time {
            value, conflict, ..
        } => {
            let phrase = match value {
                Some(value) => phrase
                    .tagged(VALUE, &value.replace('/', " … "))
                    .text("  ")
                    .tagged(ABOUT, text),
                None => phrase.tagged(VALUE, text),
            };
            if conflict.is_empty() {
                phrase
            } else {
                phrase.text("  ! ").text(strings.get("facts.conflict"))
            }
        }
        Detail::Person { name, .. } => {
            let phrase = phrase.tagged(VALUE, name);
            match role_of(facts, item) {
                Some(role) => {
                    let phrase = phrase.text("  ").tagged(ABOUT, &role.title);
                    match &role.country {
                        Some(country) => phrase.text(" ").tagged(ABOUT, country),
                        None => phrase,
                    }
                }
                None => phrase,
            }
        }
        Detail::Organization { name, country, .. } | Detail::Place { name, country, .. } => {
            let phrase = phrase.tagged(VALUE, name);
            match country {
                Some(country) => phrase.text("  ").tagged(ABOUT, country),
                None => phrase,
            }
        }
        Detail::Event {
            kind,
            trigger,
            when,
            ..
        } => {
            let phrase = phrase
                .text(strings.get(&format!("event.{kind}")))
                .text(": ")
                .tagged(VALUE, trigger);
            let phrase = match when {
                Some(when) => phrase.text("  ").tagged(ABOUT, &when.replace('/', " … ")),
                None => phrase,
            };
            claimed(strings, phrase, fact)
        }
    };
    if item.mentions.len() > 1 {
        phrase = phrase
            .text("  ×")
            .tagged(ABOUT, &item.mentions.len().to_string());
    }
    if fact.confidence < SURE {
        phrase = phrase.text(" ?");
    }
    phrase
}

/// A bound that a verb outside the words puts on a number ("تجاوزت 10 سنوات").
const fn bound(modifier: Modifier) -> Option<&'static str> {
    Some(match modifier {
        Modifier::MoreThan => "modifier.more_than",
        Modifier::LessThan => "modifier.less_than",
        Modifier::AtLeast => "modifier.at_least",
        Modifier::AtMost => "modifier.at_most",
        Modifier::Approx => "modifier.approx",
        Modifier::Vague | Modifier::Start | Modifier::Mid | Modifier::End => return None,
    })
}

/// A claim is never shown without its claimant, nor a denial or a plan as if it were so.
fn claimed(strings: &Strings, phrase: Phrase, fact: &Fact) -> Phrase {
    let phrase = match fact.modality {
        Some(Modality::Planned) => phrase.text("  · ").text(strings.get("facts.planned")),
        Some(Modality::Hypothetical) => phrase.text("  · ").text(strings.get("facts.supposed")),
        _ => phrase,
    };
    let Some(speaker) = &fact.said_by else {
        return phrase;
    };
    let key = match fact.modality {
        Some(Modality::Denied) => "facts.denies",
        _ => "facts.says",
    };
    Saying::with(key, [speaker.clone()]).append(phrase.text("  — "), strings)
}

/// The first role that any mention states.
fn role_of<'a>(facts: &'a Facts, item: &Item) -> Option<&'a Role> {
    item.mentions
        .iter()
        .filter_map(|at| facts.facts.get(*at))
        .find_map(|fact| match &fact.detail {
            Detail::Person { roles, .. } => roles.first(),
            _ => None,
        })
}

/// The evidence of the selected fact, where the reader is hidden.
pub(super) fn draw_peek(app: &App, theme: &Theme, area: Area, buffer: &mut Buffer) {
    let Some((article, span)) = app.current_article().zip(app.panel.evidence()) else {
        return;
    };
    let line = article.line_of(span.start);
    let Some(bytes) = article.lines.get(line).map(|line| line.span) else {
        return;
    };
    // From a few words before the evidence on; `label` cuts the end.
    let text = bytes.of(&article.text);
    let own = span.start - bytes.start;
    let from = text
        .get(..own)
        .and_then(|before| {
            before
                .char_indices()
                .rev()
                .filter(|(_, c)| *c == ' ')
                .nth(2)
        })
        .map_or(0, |(at, _)| at + 1);
    let shown = text.get(from..).unwrap_or("");
    let laid = label(
        shown,
        &Options {
            width: area.width.max(1),
            base: article.head.language.direction(),
            letters: app.view.letters,
            marks: app.view.marks,
        },
    );
    let style = theme.get("reader.aside");
    let lit = theme.get("reader.lit");
    canvas::line(buffer, (area.x, area.y), &laid, |glyph| {
        if span.overlaps(glyph.source.shifted(bytes.start + from)) {
            style.patch(lit)
        } else {
            style
        }
    });
}
