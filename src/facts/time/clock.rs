//! Hours: "الساعة الواحدة ظهرا", "13:00", "الساعة 10:30 صباحا", "16.35", "الثالثة والنصف
//! فجرا", "الثامنة إلا ربعا".

use super::lexicon::{Noun, Particle, is_without, lexicon, particle};
use super::reading::{Clock, Part, Unit};
use crate::facts::grammar::Class;
use crate::facts::time::numerals::{number, number_at_stem, number_of_word, ordinal};
use crate::facts::view::View;
use crate::letters::number_value;
use crate::letters::words::WordKind;

/// A clock at a word, the part of the day that follows it, and the word after both.
pub fn clock(view: &View, at: usize) -> Option<(Clock, Option<Part>, usize)> {
    if let Some(found) = particle(view, at, Particle::Clock) {
        let (clock, end) = told(view, found.end)?;
        let (part, end) = meridiem(view, end).unwrap_or_else(|| part_after(view, end));
        return Some((clock, part, end));
    }
    if let Some((clock, end)) = digital(view, at, ":") {
        let (part, end) = meridiem(view, end).unwrap_or_else(|| part_after(view, end));
        return Some((clock, part, end));
    }
    untold(view, at).or_else(|| oclock(view, at))
}

/// "5 بجے", "شام 5 بجے": the part of the day before its hour, or none.
fn oclock(view: &View, at: usize) -> Option<(Clock, Option<Part>, usize)> {
    // No such word in the language: the number need not be read.
    if is_without(view, Particle::OClock) {
        return None;
    }
    let part = lexicon(view).hour_part.at(&view.words, at);
    let start = part.as_ref().map_or(at, |found| found.end);
    let (hour, end) = hour_in_words(view, start)?;
    let mark = particle(view, end, Particle::OClock).filter(|found| found.cut == 0)?;
    // "چھ بج کر چار منٹ"
    let minutes = number(view, mark.end)
        .filter(|number| !number.vague && view.words.key(number.end) == "منت")
        .and_then(|number| {
            let minute = (1..60).find(|minute| f64::from(*minute) == number.value)?;
            Some((minute, number.end + 1))
        });
    let (minute, end) = minutes.unwrap_or((0, mark.end));
    Some((moved(hour, minute)?, part.map(|found| *found.value), end))
}

/// An hour without "الساعة": "الثالثة فجرا", "السابعة والنصف", "8 مساء".
fn untold(view: &View, at: usize) -> Option<(Clock, Option<Part>, usize)> {
    let words = &view.words;
    let (hour, end) = match words.kind(at) {
        WordKind::Digits if words.key(at).len() <= 2 => (number_value(words.key(at))?, at + 1),
        // The hour is feminine: "الثالثة", never "الثالث".
        WordKind::Letters => {
            let (hour, end) = ordinal(view, at)?;
            let key = words.key(at);
            let bare = key.strip_prefix('و').unwrap_or(key);
            let feminine = key.ends_with('ه') && bare.starts_with("ال");
            feminine.then_some((u64::from(hour), end))?
        }
        _ => return None,
    };
    let hour = i8::try_from(hour)
        .ok()
        .filter(|hour| (1..=12).contains(hour))?;
    let ordinal = words.kind(at) == WordKind::Letters;
    let minutes = ordinal.then(|| minutes(view, end)).flatten();
    let (minute, end) = minutes.unwrap_or((0, end));
    let (part, after) = part_after(view, end);
    // "الثالثة" alone is an ordinal, "8 ليلة" counts: the part of the day must be an adverb.
    (part.is_some() || minutes.is_some_and(|_| ordinal && before_hour(view, at))).then_some((
        moved(hour, minute)?,
        part,
        after,
    ))
}

fn before_hour(view: &View, at: usize) -> bool {
    at.checked_sub(1)
        .is_some_and(|before| view.is(before, Class::BeforeHour))
}

/// The hour after "الساعة": in digits, as an ordinal, in words; with its minutes.
fn told(view: &View, at: usize) -> Option<(Clock, usize)> {
    for separator in [":", ".", ",", "س"] {
        if let Some(found) = digital(view, at, separator) {
            return Some(found);
        }
    }
    if let Some(clock) = four_digits(view, at) {
        return Some((clock, at + 1));
    }
    let (hour, end) = match ordinal(view, at) {
        Some((hour, end)) => (i8::try_from(hour).ok()?, end),
        None => hour_in_words(view, at)?,
    };
    if !(0..=24).contains(&hour) {
        return None;
    }
    let (minute, end) = minutes(view, end).unwrap_or((0, end));
    Some((moved(hour % 24, minute)?, end))
}

/// "الساعة 0900": as armies and police write it.
fn four_digits(view: &View, at: usize) -> Option<Clock> {
    let words = &view.words;
    let number = number_value(words.key(at))
        .filter(|_| words.kind(at) == WordKind::Digits && words.key(at).len() == 4)?;
    let (hour, minute) = (number / 100, number % 100);
    (hour < 24 && minute < 60).then_some(Clock {
        hour: i8::try_from(hour).ok()?,
        minute: i8::try_from(minute).ok()?,
        second: None,
    })
}

/// "ص", "م" behind an hour and its minutes.
fn meridiem(view: &View, at: usize) -> Option<(Option<Part>, usize)> {
    let found = lexicon(view).meridiem.at(&view.words, at)?;
    Some((Some(*found.value), found.end))
}

/// "ثلاثة", "3": one word, since what follows with an "and" may be its minutes.
fn hour_in_words(view: &View, at: usize) -> Option<(i8, usize)> {
    let words = &view.words;
    if words.kind(at) == WordKind::Digits {
        let hour = number_value(words.key(at)).filter(|_| words.key(at).len() <= 2)?;
        return Some((i8::try_from(hour).ok()?, at + 1));
    }
    let found = number(view, at).filter(|number| !number.vague)?;
    if let Some(hour) = (1..=12).find(|hour| f64::from(*hour) == found.value) {
        return Some((hour, found.end));
    }
    // "ثلاثة وثمانية عشر": the number took the minutes along.
    if found.end == at + 1 {
        return None;
    }
    let alone = number_of_word(view, words.key(at))?;
    let hour = (1..=10).find(|hour| f64::from(*hour) == alone.value)?;
    Some((hour, at + 1))
}

/// An hour with minutes after it, or before it where they are below zero.
fn moved(hour: i8, minute: i8) -> Option<Clock> {
    let (hour, minute) = if minute < 0 {
        ((hour + 23) % 24, 60 + minute)
    } else {
        (hour, minute)
    };
    (0..60).contains(&minute).then_some(Clock {
        hour,
        minute,
        second: None,
    })
}

/// "والنصف", "وربع", "و11 دقيقة", "وخمس وأربعون دقيقة", "إلا ربعا", "إلا خمس دقائق".
fn minutes(view: &View, at: usize) -> Option<(i8, usize)> {
    let words = &view.words;
    let fraction = |key: &str| lexicon(view).minutes.get(key).copied();
    let key = words.key(at);
    if key == "الا" {
        if let Some(minute) = fraction(words.key(at + 1)) {
            return Some((-minute, at + 2));
        }
        let (minute, end) = counted_minutes(view, at + 1)?;
        return Some((-minute, end));
    }
    if key == "و" {
        if let Some(minute) = fraction(words.key(at + 1)) {
            return Some((minute, at + 2));
        }
        return counted_minutes(view, at + 1);
    }
    let rest = key.strip_prefix('و')?;
    if let Some(minute) = fraction(rest) {
        return Some((minute, at + 1));
    }
    counted_minutes(view, at)
}

/// A number of minutes with its noun, behind a glued "and" or not.
fn counted_minutes(view: &View, at: usize) -> Option<(i8, usize)> {
    let number = number_at_stem(view, at)
        .filter(|(number, cut)| *cut <= 1 && !number.vague)
        .map(|(number, _)| number)?;
    let minute = (1..60).find(|minute| f64::from(*minute) == number.value)?;
    let (noun, unit) = *lexicon(view).unit.at(&view.words, number.end)?.value;
    let counts = unit == Unit::Minute && matches!(noun, Noun::One | Noun::Many);
    counts.then_some((minute, number.end + 1))
}

/// `HH:MM` and `HH:MM:SS`, three digit scripts; a point or س only after "الساعة".
fn digital(view: &View, at: usize, separator: &str) -> Option<(Clock, usize)> {
    let words = &view.words;
    let glued = words.is_glued(at + 1) && words.is_glued(at + 2);
    if words.kind(at) != WordKind::Digits || words.key(at + 1) != separator || !glued {
        return None;
    }
    let sixty = |at: usize| {
        (words.key(at).len() == 2)
            .then(|| number_value(words.key(at)))
            .flatten()
            .filter(|value| *value < 60)
            .and_then(|value| i8::try_from(value).ok())
    };
    let hour = number_value(words.key(at)).filter(|hour| *hour < 24)?;
    let minute = sixty(at + 2)?;
    let more = words.key(at + 3) == ":" && words.is_glued(at + 3) && words.is_glued(at + 4);
    let second = if more { Some(sixty(at + 4)?) } else { None };
    let clock = Clock {
        hour: i8::try_from(hour).ok()?,
        minute,
        second,
    };
    Some((clock, if more { at + 5 } else { at + 3 }))
}

/// The part of the day behind an hour: "صباحا", "بعد الظهر", "العصر", "هذا المساء".
fn part_after(view: &View, at: usize) -> (Option<Part>, usize) {
    let joint = usize::from(matches!(view.words.key(at), "من" | "في"));
    for start in [at, at + joint] {
        if let Some(found) = lexicon(view).hour_part.at(&view.words, start) {
            return (Some(*found.value), found.end);
        }
    }
    (None, at)
}
