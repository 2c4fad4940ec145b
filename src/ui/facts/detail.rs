//! The selected fact in full below the rows: the user's review of it, its words over as
//! many lines as they need and there are, and everything that is known of it in words.

use ratatui::buffer::Buffer;

use super::{SURE, VALUE, item, sign, timex};
use crate::app::{App, Area, PanelRow, Saying, Strings, verdict_word};
use crate::facts::{Detail, Fact};
use crate::layout::{Options, Phrase, rows};
use crate::ui::{Theme, canvas};

pub(in crate::ui) fn draw(app: &App, theme: &Theme, area: Area, buffer: &mut Buffer) {
    let border = theme.get("frame.border");
    for x in area.x..area.x + area.width {
        if let Some(cell) = buffer.cell_mut((x, area.y)) {
            cell.set_symbol("─").set_style(border);
        }
    }
    let Some((article, fact)) = app.current_article().zip(app.panel.fact()) else {
        return;
    };
    let strings = &app.strings;
    let (mut y, end) = (area.y + 1, area.y + area.height);
    if let Some(review) = app.panel.review_of(fact)
        && y < end
    {
        let phrase = Phrase::new(strings.direction())
            .text(sign(review.verdict))
            .text(" ")
            .text(strings.get(verdict_word(review.verdict)));
        let phrase = match &review.reason {
            Some(reason) => phrase.text(": ").value(reason),
            None => phrase,
        };
        let row = Area {
            y,
            height: 1,
            ..area
        };
        canvas::phrase(buffer, row, 0, &phrase, theme.get("facts.review"));
        y += 1;
    }
    // The last row is kept for who says so.
    let most = usize::from(end.saturating_sub(y + 1)).max(1);
    let options = Options {
        width: area.width.max(1),
        base: article.head.language.direction(),
        letters: app.view.letters,
        marks: app.view.marks,
    };
    let style = theme.get("facts.value").patch(theme.fact(fact.kind()));
    for line in rows(fact.span.of(&article.text), &options, most) {
        if y < end {
            canvas::line(buffer, (area.x, y), &line, |_| style);
            y += 1;
        }
    }
    let about = theme.get("facts.about");
    let words = fact.span.of(&article.text);
    let phrase = known(app, words, fact);
    let left = usize::from(end.saturating_sub(y));
    let laid = phrase.rows(area.width, left, app.view.letters, app.view.marks);
    for (y, line) in (y..end).zip(&laid) {
        canvas::line(buffer, (area.x, y), line, |_| about);
    }
}

/// Everything that is known of a fact, the most useful first.
fn known(app: &App, words: &str, fact: &Fact) -> Phrase {
    let strings = &app.strings;
    let mut parts = Parts {
        phrase: Phrase::new(strings.direction()),
        first: true,
    };
    match &fact.detail {
        Detail::Quantity { .. } => {
            parts.add(|phrase| item::figure_of(phrase, strings, words, fact, true));
        }
        Detail::Quote { speaker, verb, .. } => {
            parts.value(speaker.as_deref());
            parts.value(verb.as_deref());
        }
        Detail::Time {
            timex: kind,
            value,
            conflict,
            ..
        } => {
            let shown = value.as_deref().map(|value| {
                timex::shown(strings, *kind, value).unwrap_or_else(|| value.to_owned())
            });
            parts.value(shown.as_deref());
            if !conflict.is_empty() {
                parts.add(|phrase| {
                    let phrase = phrase.text(strings.get("facts.conflict")).text(": ");
                    item::either(phrase, conflict)
                });
            }
        }
        Detail::Person { name, name_en, .. } => {
            parts.value(Some(name));
            parts.value(name_en.as_deref());
            let facts = app.panel.facts.as_deref();
            let role = facts
                .zip(selected(app))
                .and_then(|(f, i)| item::role_of(f, i));
            if let Some(role) = role {
                parts.add(|phrase| item::role(phrase, role));
            }
        }
        Detail::Organization {
            name,
            name_en,
            country,
            ..
        } => {
            parts.value(Some(name));
            parts.value(name_en.as_deref());
            parts.value(country.as_deref());
        }
        Detail::Place {
            name,
            name_en,
            country,
            metonym_for,
            ..
        } => {
            parts.value(Some(name));
            parts.value(name_en.as_deref());
            parts.value(country.as_deref());
            if let Some(government) = metonym_for {
                parts.say(strings, "facts.stands-for", government);
            }
        }
        Detail::Event {
            when,
            place,
            who,
            how_many,
            source,
            ..
        } => {
            let people = who.iter().chain(how_many);
            people.for_each(|who| parts.value(Some(who)));
            parts.value(place.as_deref());
            parts.value(
                when.as_deref()
                    .map(|when| timex::dates(strings, when))
                    .as_deref(),
            );
            parts.value(source.as_deref());
        }
    }
    if let Some(claim) = item::claim(strings, fact) {
        parts.add(|phrase| phrase.then(&claim));
    }
    parts.say(strings, "facts.line-of", &(fact.line + 1).to_string());
    if fact.confidence < SURE {
        parts.add(|phrase| phrase.text(strings.get("facts.unsure")));
    }
    parts.phrase
}

fn selected(app: &App) -> Option<&crate::app::Item> {
    match app.panel.rows.get(app.panel.selected)? {
        PanelRow::Item(item) => Some(item),
        PanelRow::Section { .. } => None,
    }
}

/// Parts of a line with a dot between them.
struct Parts {
    phrase: Phrase,
    first: bool,
}

impl Parts {
    fn add(&mut self, part: impl FnOnce(Phrase) -> Phrase) {
        let phrase = self.phrase.clone();
        let phrase = if std::mem::take(&mut self.first) {
            phrase
        } else {
            phrase.text(" · ")
        };
        self.phrase = part(phrase);
    }

    fn value(&mut self, value: Option<&str>) {
        if let Some(value) = value {
            self.add(|phrase| phrase.tagged(VALUE, value));
        }
    }

    fn say(&mut self, strings: &Strings, key: &'static str, value: &str) {
        self.add(|phrase| Saying::with(key, [value.to_owned()]).append(phrase, strings));
    }
}
