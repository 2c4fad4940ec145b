//! Periods named by their place from now: "الأسبوع الماضي", "هذا العام",
//! "أوائل التسعينيات", "الشهر الجاري".

use super::day::{direction_at, edge_at};
use super::lexicon::{Noun, Particle, lexicon, particle};
use super::reading::{Direction, Expression, Reading, Unit};
use super::year::bare_year;
use crate::facts::view::View;

/// The period at a word.
pub fn period(view: &View, at: usize) -> Option<Expression> {
    let (edge, edge_cut, start) = match edge_at(view, at) {
        Some((edge, cut, end)) => (Some(edge), cut, end),
        None => (None, 0, at),
    };
    let expression = |cut, end, reading, rule| Expression {
        start: at,
        cut: if edge.is_some() { edge_cut } else { cut },
        end,
        reading,
        future: false,
        rule,
    };
    if edge.is_none()
        && let Some(found) = lexicon().set.at_stem(&view.words, at)
    {
        let reading = Reading::Repeat(found.value);
        return Some(expression(found.cut, found.end, reading, "time.set"));
    }
    if edge.is_none()
        && super::lexicon::particle(view, at, super::lexicon::Particle::Now)
            .is_some_and(|found| found.cut == 0)
    {
        return Some(expression(0, at + 1, Reading::Now, "time.now"));
    }
    if let Some(found) = lexicon().decade.at_stem(&view.words, start) {
        if edge.is_some() && found.cut > 0 {
            return None;
        }
        let mut end = found.end;
        if view.words.key(end) == "القرن"
            && let Some((Direction::Last, after)) = direction_at(view, end + 1)
        {
            end = after;
        }
        let reading = Reading::Decade(*found.value, edge);
        return Some(expression(found.cut, end, reading, "time.decade"));
    }
    if let Some(found) = lexicon().season.at_stem(&view.words, start) {
        let word = particle(view, found.end, Particle::Year).map_or(found.end, |word| word.end);
        let year = bare_year(view, word)?;
        if edge.is_some() && found.cut > 0 {
            return None;
        }
        let reading = Reading::Season(found.value, year);
        return Some(expression(found.cut, word + 1, reading, "time.season"));
    }
    if let Some(found) = this_unit(view, start) {
        let (cut, end, unit) = found;
        let reading = Reading::Period {
            unit,
            shift: 0,
            edge,
        };
        return Some(expression(cut, end, reading, "time.this"));
    }
    let found = lexicon().unit.at_stem(&view.words, start)?;
    let (noun, unit) = *found.value;
    if noun != Noun::TheOne || edge.is_some() && found.cut > 0 {
        return None;
    }
    let (direction, end) = direction_at(view, found.end)?;
    let shift = direction.shift();
    // "الساعة الجارية" and "الدقيقة الماضية" are no dates of the news.
    if matches!(unit, Unit::Second | Unit::Minute | Unit::Hour) {
        return None;
    }
    Some(expression(
        found.cut,
        end,
        Reading::Period { unit, shift, edge },
        "time.period",
    ))
}

/// "هذا الأسبوع", "هذه السنة", "العام هذا".
fn this_unit(view: &View, at: usize) -> Option<(usize, usize, Unit)> {
    let key = view.words.key(at);
    let cut = ["هذا", "هذه"]
        .iter()
        .find_map(|word| key.strip_suffix(word))
        .filter(|rest| matches!(*rest, "" | "و" | "ل" | "ب"))
        .map(|rest| rest.chars().count())?;
    let found = lexicon().unit.at(&view.words, at + 1)?;
    let (noun, unit) = *found.value;
    let dated = matches!(unit, Unit::Week | Unit::Month | Unit::Year);
    (noun == Noun::TheOne && dated).then_some((cut, found.end, unit))
}
