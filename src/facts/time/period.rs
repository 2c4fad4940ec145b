//! Periods named by their place from now: "الأسبوع الماضي", "هذا العام",
//! "أوائل التسعينيات", "الشهر الجاري".

use super::day::{direction_at, edge_at};
use super::lexicon::{Noun, Particle, lexicon, particle, weekday};
use super::nth::whole;
use super::reading::{Day, Direction, Expression, Reading, Unit, Whole};
use super::year::bare_year;
use crate::facts::time::numerals::ordinal;
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
        && let Some((cut, end, value)) = every(view, at)
    {
        return Some(expression(cut, end, Reading::Repeat(value), "time.set"));
    }
    if edge.is_none()
        && let Some(found) = lexicon(view).set.at_stem(&view.words, at)
    {
        let reading = Reading::Repeat((*found.value).to_owned());
        return Some(expression(found.cut, found.end, reading, "time.set"));
    }
    if edge.is_none()
        && let Some(found) = lexicon(view).holiday.at_stem(&view.words, at)
    {
        let word = particle(view, found.end, Particle::Year).map_or(found.end, |word| word.end);
        if let Some(year) = bare_year(view, word) {
            let reading = Reading::Holiday(found.value, year);
            return Some(expression(found.cut, word + 1, reading, "time.holiday"));
        }
    }
    if edge.is_none()
        && super::lexicon::particle(view, at, super::lexicon::Particle::Now)
            .is_some_and(|found| found.cut == 0)
    {
        let end = super::lexicon::particle(view, at, super::lexicon::Particle::Now)
            .map_or(at + 1, |found| found.end);
        return Some(expression(0, end, Reading::Now, "time.now"));
    }
    if let Some(found) = lexicon(view).decade.at_stem(&view.words, start) {
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
    if let Some((cut, end, mut reading)) = season(view, start) {
        if let Reading::Season(_, _, part) = &mut reading {
            *part = edge;
        }
        if edge.is_some() && cut > 0 {
            return None;
        }
        return Some(expression(cut, end, reading, "time.season"));
    }
    if let Some((cut, end, first)) = century(view, start) {
        if edge.is_some() && cut > 0 {
            return None;
        }
        let reading = Reading::Century(first, edge);
        return Some(expression(cut, end, reading, "time.century"));
    }
    if let Some(found) = lexicon(view).relative.at_stem(&view.words, start) {
        let (unit, shift) = *found.value;
        if edge.is_some() && found.cut > 0 {
            return None;
        }
        let direction = match shift {
            -1 => Direction::Last,
            0 => Direction::This,
            _ => Direction::Next,
        };
        let reading = Reading::Period {
            unit,
            direction,
            edge,
        };
        return Some(expression(found.cut, found.end, reading, "time.period"));
    }
    if let Some(found) = this_unit(view, start) {
        let (cut, end, unit) = found;
        if let Some(found) = day_of_week(view, unit, 0, end).filter(|_| edge.is_none()) {
            return Some(expression(cut, found.0, found.1, "time.weekday"));
        }
        let reading = Reading::Period {
            unit,
            direction: Direction::This,
            edge,
        };
        return Some(expression(cut, end, reading, "time.this"));
    }
    let found = lexicon(view).unit.at_stem(&view.words, start)?;
    let (noun, unit) = *found.value;
    if noun != Noun::TheOne || edge.is_some() && found.cut > 0 {
        return None;
    }
    let (direction, end) = direction_at(view, found.end)?;
    // "الساعة الجارية" and "الدقيقة الماضية" are no dates of the news.
    if matches!(unit, Unit::Second | Unit::Minute | Unit::Hour) {
        return None;
    }
    if edge.is_none()
        && let Some((end, reading)) = day_of_week(view, unit, direction.shift(), end)
    {
        return Some(expression(found.cut, end, reading, "time.weekday"));
    }
    let reading = Reading::Period {
        unit,
        direction,
        edge,
    };
    let rule = if direction.is_anaphoric() {
        "time.period-told"
    } else {
        "time.period"
    };
    Some(expression(found.cut, end, reading, rule))
}

/// "الأسبوع المقبل يوم الجمعة": the weekday behind its week.
fn day_of_week(view: &View, unit: Unit, shift: i32, at: usize) -> Option<(usize, Reading)> {
    if unit != Unit::Week {
        return None;
    }
    let day = particle(view, at, Particle::DayWord);
    let start = day.map_or(at, |found| found.end);
    let found = weekday(view, start).filter(|found| found.cut == 0)?;
    let day = Day {
        weekday: Some(*found.value),
        week_shift: Some(shift),
        ..Day::default()
    };
    Some((found.end, Reading::Day(day)))
}

/// "صيف 2016", "صيف العام الماضي", "الصيف المقبل".
fn season(view: &View, at: usize) -> Option<(usize, usize, Reading)> {
    let found = lexicon(view).season.at_stem(&view.words, at)?;
    if let Some((direction, end)) = direction_at(view, found.end) {
        let definite = view.has_article(at) || found.cut > 0;
        let reading = Reading::SeasonFrom(found.value, direction);
        return definite.then_some((found.cut, end, reading));
    }
    if let Some(year) = bare_year(view, found.end) {
        let day = Day {
            year: Some(year),
            ..Day::default()
        };
        let reading = Reading::Season(found.value, Whole::Named(day), None);
        return Some((found.cut, found.end + 1, reading));
    }
    let joint = usize::from(view.words.key(found.end) == "من");
    let (whole, end) = whole(view, found.end + joint, joint == 1)?;
    let year = match &whole {
        Whole::Named(day) => day.month.is_none(),
        Whole::Shift(unit, _) => *unit == Unit::Year,
    };
    year.then_some((found.cut, end, Reading::Season(found.value, whole, None)))
}

/// "القرن العشرين", "القرن التاسع عشر": its first two digits.
fn century(view: &View, at: usize) -> Option<(usize, usize, i16)> {
    let found = lexicon(view).unit.at_stem(&view.words, at)?;
    if *found.value != (Noun::TheOne, Unit::Century) {
        return None;
    }
    let (number, end) = ordinal(view, found.end)?;
    let first = i16::from(number).checked_sub(1)?;
    // Centuries of the Hijra are not those of the calendar.
    if particle(view, end, Particle::HijriMark).is_some() {
        return None;
    }
    let mark = particle(view, end, Particle::GregorianMark).filter(|mark| mark.cut == 0);
    Some((found.cut, mark.map_or(end, |mark| mark.end), first))
}

/// "كل ثلاثة أيام", "كل يوم خميس": a repetition as a TIMEX3 value.
fn every(view: &View, at: usize) -> Option<(usize, usize, String)> {
    let found = particle(view, at, Particle::Every)?;
    let day = usize::from(view.words.key(found.end) == "يوم");
    let start = found.end + day;
    let named = super::lexicon::bare_weekday(view, start).map(|number| (number, start + 1));
    let named = named.or_else(|| {
        let definite = weekday(view, start).filter(|found| found.cut == 0)?;
        Some((*definite.value, definite.end))
    });
    if let Some((number, end)) = named {
        return Some((found.cut, end, format!("XXXX-WXX-{number}")));
    }
    let (amount, end) = super::length::amount_at(view, found.end)?;
    Some((found.cut, end, super::resolve::duration(&amount)))
}

/// "هذا الأسبوع", "هذه السنة", "العام هذا".
fn this_unit(view: &View, at: usize) -> Option<(usize, usize, Unit)> {
    let key = view.words.key(at);
    let cut = ["هذا", "هذه"]
        .iter()
        .find_map(|word| key.strip_suffix(word))
        .filter(|rest| matches!(*rest, "" | "و" | "ل" | "ب"))
        .map(|rest| rest.chars().count())?;
    let found = lexicon(view).unit.at(&view.words, at + 1)?;
    let (noun, unit) = *found.value;
    let dated = matches!(unit, Unit::Week | Unit::Month | Unit::Year);
    (noun == Noun::TheOne && dated).then_some((cut, found.end, unit))
}
