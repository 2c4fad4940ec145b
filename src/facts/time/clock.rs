//! Hours: "الساعة الواحدة ظهرا", "13:00", "الساعة 10:30 صباحا".

use super::lexicon::{Particle, lexicon, particle};
use super::reading::Part;
use crate::facts::number::{digits, ordinal};
use crate::facts::view::View;
use crate::letters::number_value;
use crate::letters::words::WordKind;

/// A clock at a word: hour and minute with the part of the day worked in, the part,
/// and the word after it.
pub fn clock(view: &View, at: usize) -> Option<((i8, i8), usize)> {
    let (hour, minute, end) = match particle(view, at, Particle::Clock) {
        Some(found) => told(view, found.end)?,
        None => digital(view, at)?,
    };
    let part = lexicon().part.at(&view.words, end);
    let (hour, end) = match part {
        Some(found) => (on_the_day(hour, *found.value), found.end),
        None => (hour, end),
    };
    Some(((hour, minute), end))
}

/// The hour after "الساعة", in digits or as an ordinal, with its fraction.
fn told(view: &View, at: usize) -> Option<(i8, i8, usize)> {
    if let Some(found) = digital(view, at) {
        return Some(found);
    }
    let (hour, mut end) = match ordinal(&view.words, at) {
        Some(found) => found,
        None => {
            let (value, end) = digits(&view.words, at)?;
            (small(value)?, end)
        }
    };
    let mut minute = 0;
    match view.words.key(end) {
        "والنصف" | "ونصف" => (minute, end) = (30, end + 1),
        "والربع" | "وربع" => (minute, end) = (15, end + 1),
        "والثلث" | "وثلث" => (minute, end) = (20, end + 1),
        _ => {}
    }
    // "و11 دقيقة"
    if view.words.key(end) == "و"
        && matches!(view.words.key(end + 2), "دقيقه" | "دقائق" | "دقايق")
        && let Some((value, after)) = digits(&view.words, end + 1)
        && value < 60.0
    {
        (minute, end) = (value as i8, after + 1);
    }
    let hour = i8::try_from(hour).ok().filter(|hour| *hour <= 24)?;
    Some((hour % 24, minute, end))
}

fn small(value: f64) -> Option<u8> {
    (value.fract() == 0.0 && (0.0..=24.0).contains(&value)).then_some(value as u8)
}

/// `HH:MM`, three digit scripts.
fn digital(view: &View, at: usize) -> Option<(i8, i8, usize)> {
    let words = &view.words;
    let glued = words.is_glued(at + 1) && words.is_glued(at + 2);
    if words.kind(at) != WordKind::Digits || words.key(at + 1) != ":" || !glued {
        return None;
    }
    let hour = number_value(words.key(at)).filter(|hour| *hour < 24)?;
    let minute = number_value(words.key(at + 2)).filter(|minute| *minute < 60)?;
    if words.key(at + 2).len() != 2 {
        return None;
    }
    Some((i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, at + 3))
}

/// The hour of 24 that a part of the day makes of an hour of 12.
const fn on_the_day(hour: i8, part: Part) -> i8 {
    match part {
        Part::Morning => hour % 12 + if hour > 12 { 12 } else { 0 },
        Part::Midday if hour < 10 => hour + 12,
        Part::Afternoon | Part::Evening if hour < 12 => hour + 12,
        Part::Night if hour >= 6 && hour < 12 => hour + 12,
        Part::Night if hour == 12 => 0,
        _ => hour,
    }
}
