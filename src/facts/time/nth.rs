//! Parts of a longer time: "الربع الأول من 2017", "النصف الثاني من العام الجاري", "الأشهر
//! التسعة الأولى من السنة", "آخر اثنين من مارس", "الأسبوع الأول من أكتوبر", and the same
//! stretch of another year.

use super::day::{calendar_in, direction_at};
use super::lexicon::{Noun, Particle, bare_weekday, lexicon, particle, weekday};
use super::reading::{Expression, Reading, Slice, Unit, Whole};
use super::year::year_of_word;
use crate::facts::time::numerals::{number, number_of_word, ordinal};
use crate::facts::view::View;

/// The part of a longer time at a word.
pub fn nth(view: &View, at: usize) -> Option<Expression> {
    ordinal_first(view, at)
        .or_else(|| noun_first(view, at))
        .or_else(|| many_first(view, at))
        .or_else(|| number_first(view, at))
        .or_else(|| same(view, at))
}

fn expression(at: usize, cut: usize, end: usize, reading: Reading) -> Expression {
    let rule = match &reading {
        Reading::Same(_) | Reading::SameFrom(_) => "time.same-period",
        Reading::Slice {
            slice: Slice::Part(_),
            ..
        } => "time.quarter",
        _ => "time.nth",
    };
    Expression::new(at, cut, end, reading, rule)
}

/// "أول يوم جمعة من يوليو", "آخر أسبوع في سبتمبر", "ثالث ثلاثاء من الشهر".
fn ordinal_first(view: &View, at: usize) -> Option<Expression> {
    let found = lexicon(view).nth.at_stem(&view.words, at)?;
    let nth = *found.value;
    let (slice, end) = bare_slice(view, found.end)?;
    let (whole, end) = whole_behind(view, end)?;
    let reading = Reading::Slice {
        slice,
        nth,
        count: 1,
        whole: Some(whole),
    };
    Some(expression(at, found.cut, end, reading))
}

/// "يوم", "أسبوع", "جمعة", "يوم جمعة": what an ordinal counts.
fn bare_slice(view: &View, at: usize) -> Option<(Slice, usize)> {
    let day = usize::from(view.words.key(at) == "يوم");
    if let Some(number) = bare_weekday(view, at + day) {
        return Some((Slice::Weekday(number), at + day + 1));
    }
    if let Some(found) = weekday(view, at + day).filter(|found| found.cut == 0) {
        return Some((Slice::Weekday(*found.value), found.end));
    }
    let (noun, unit) = *lexicon(view).unit.at(&view.words, at)?.value;
    let counted = matches!(unit, Unit::Day | Unit::Week | Unit::Month);
    (noun == Noun::One && counted).then_some((Slice::Units(unit), at + 1))
}

/// "الربع الثالث من 2020", "اليوم الأخير من الشهر", "الثلاثاء الثالث من أيلول".
fn noun_first(view: &View, at: usize) -> Option<Expression> {
    let words = &view.words;
    let day = particle(view, at, Particle::DayWord);
    let start = day.as_ref().map_or(at, |found| found.end);
    let (slice, cut, end) = if let Some(found) = weekday(view, start) {
        (Slice::Weekday(*found.value), found.cut, found.end)
    } else if let Some(found) = lexicon(view).slice.at_stem(words, at) {
        (Slice::Part(found.value), found.cut, found.end)
    } else {
        let found = lexicon(view).unit.at_stem(words, at)?;
        let (noun, unit) = *found.value;
        let counted = matches!(unit, Unit::Day | Unit::Week | Unit::Month);
        if noun != Noun::TheOne || !counted {
            return None;
        }
        (Slice::Units(unit), found.cut, found.end)
    };
    let cut = day.map_or(cut, |found| found.cut);
    let (nth, end) = place(view, end)?;
    // "الفصل الأول" of a law or a play: only of a time is it a quarter.
    let (whole, end) = match whole_behind(view, end) {
        Some((whole, end)) => (Some(whole), end),
        None if matches!(slice, Slice::Weekday(_)) && nth > 0 && nth <= 5 => {
            let free = super::year::stands_free(view, end) && view.words.key(end) != "من";
            (free.then_some(None)?, end)
        }
        None => return None,
    };
    let reading = Reading::Slice {
        slice,
        nth,
        count: 1,
        whole,
    };
    Some(expression(at, cut, end, reading))
}

/// "الأشهر التسعة الأولى من العام", "الأيام العشرة الأخيرة من رمضان", "الأشهر الستة الأولى".
fn many_first(view: &View, at: usize) -> Option<Expression> {
    let words = &view.words;
    let found = lexicon(view).unit.at_stem(words, at)?;
    let (noun, unit) = *found.value;
    if noun != Noun::TheMany || !matches!(unit, Unit::Day | Unit::Week | Unit::Month) {
        return None;
    }
    let (count, end) = definite_number(view, found.end)?;
    several(view, (at, found.cut), unit, count, end)
}

/// "الخمسة أشهر الأولى من السنة", "الشهرين الأولين من 2017".
fn number_first(view: &View, at: usize) -> Option<Expression> {
    let words = &view.words;
    if let Some(found) = lexicon(view).unit.at_stem(words, at)
        && let (Noun::TheTwo, unit) = *found.value
    {
        return several(view, (at, found.cut), unit, 2.0, found.end);
    }
    let key = words.key(at);
    let cut = usize::from(!key.starts_with("ال"));
    let definite = key.get(key.char_indices().nth(cut)?.0..)?;
    let number = number_of_word(view, definite.strip_prefix("ال")?)?;
    let (noun, unit) = *lexicon(view).unit.at(words, at + 1)?.value;
    if !matches!(noun, Noun::Many | Noun::One) {
        return None;
    }
    several(view, (at, cut), unit, number.value, at + 2)
}

/// So many units, the first or the last ones, of a longer time.
fn several(
    view: &View,
    (at, cut): (usize, usize),
    unit: Unit,
    count: f64,
    end: usize,
) -> Option<Expression> {
    if !matches!(unit, Unit::Day | Unit::Week | Unit::Month) {
        return None;
    }
    let count = (1..=60).find(|n| f64::from(*n) == count)?;
    let (nth, end) = place(view, end).filter(|(nth, _)| nth.abs() == 1)?;
    let (whole, end) = whole_behind(view, end)?;
    let reading = Reading::Slice {
        slice: Slice::Units(unit),
        nth,
        count,
        whole: Some(whole),
    };
    Some(expression(at, cut, end, reading))
}

/// "الفترة نفسها من العام الماضي", "الشهر نفسه من 2016".
fn same(view: &View, at: usize) -> Option<Expression> {
    let found = particle(view, at, Particle::Same)?;
    if let Some((shift, end)) = year_told_before(view, found.end) {
        return Some(expression(at, found.cut, end, Reading::SameFrom(shift)));
    }
    let (whole, end) = whole_behind(view, found.end)?;
    let year = match &whole {
        Whole::Named(day) => day.month.is_none(),
        Whole::Shift(unit, _) => *unit == Unit::Year,
    };
    year.then(|| expression(at, found.cut, end, Reading::Same(whole)))
}

/// "من العام السابق": the year before, or after, the one that the text speaks of.
fn year_told_before(view: &View, at: usize) -> Option<(i32, usize)> {
    let joint = usize::from(matches!(view.words.key(at), "من" | "في"));
    let found = lexicon(view).unit.at(&view.words, at + joint)?;
    let (direction, end) = direction_at(view, found.end)?;
    let year = *found.value == (Noun::TheOne, Unit::Year);
    (year && direction.is_anaphoric()).then_some((direction.shift(), end))
}

/// The place in a row behind a noun: "الأول", "الثالثة", "الأخير", "الأولى".
fn place(view: &View, at: usize) -> Option<(i8, usize)> {
    let key = view.words.key(at);
    if let Some(place) = lexicon(view).place.get(key) {
        return Some((*place, at + 1));
    }
    if !key.starts_with("ال") {
        return None;
    }
    let (nth, end) = ordinal(view, at)?;
    Some((i8::try_from(nth).ok()?, end))
}

/// The longer time behind من, في, ل, glued or not.
fn whole_behind(view: &View, at: usize) -> Option<(Whole, usize)> {
    let joint = matches!(view.words.key(at), "من" | "في" | "ل" | "خلال");
    whole(view, at + usize::from(joint), joint)
}

/// A month or a year, named or by its place from this one.
pub fn whole(view: &View, at: usize, joined: bool) -> Option<(Whole, usize)> {
    if let Some((unit @ (Unit::Month | Unit::Year), shift, end)) = relative(view, at) {
        return Some((Whole::Shift(unit, shift), end));
    }
    if !joined && let Some(year) = year_of_word(view, at) {
        let day = super::reading::Day {
            year: Some(year.number),
            calendar: year.calendar.unwrap_or_default(),
            ..super::reading::Day::default()
        };
        return Some((Whole::Named(day), year.end));
    }
    // "الربع الأول 2017"
    if !joined && let Some(year) = super::year::bare_year(view, at) {
        let day = super::reading::Day {
            year: Some(year),
            ..super::reading::Day::default()
        };
        return Some((Whole::Named(day), at + 1));
    }
    let found = calendar_in(view, at, joined)?;
    let (joined_by_letter, expression) = (found.cut > 0, found);
    if !joined && !joined_by_letter {
        return None;
    }
    match expression.reading {
        Reading::Day(day) if day.is_whole() => Some((Whole::Named(day), expression.end)),
        _ => None,
    }
}

/// "الشهر المقبل", "هذا العام", "العام نفسه", "السنة الجارية": the unit and how far away.
pub fn relative(view: &View, at: usize) -> Option<(Unit, i32, usize)> {
    let words = &view.words;
    if let Some(found) = lexicon(view).relative.at(words, at) {
        let (unit, shift) = *found.value;
        return Some((unit, shift, found.end));
    }
    let this = matches!(words.key(at), "هذا" | "هذه" | "لهذا" | "لهذه");
    let noun = at + usize::from(this);
    let found = lexicon(view).unit.at_stem(words, noun)?;
    let (number, unit) = *found.value;
    let glued = found.cut == 0 || found.preposition && !this;
    let dated = matches!(unit, Unit::Week | Unit::Month | Unit::Year);
    if number != Noun::TheOne || !dated || !glued {
        return None;
    }
    if this {
        return Some((unit, 0, found.end));
    }
    let (direction, end) = direction_at(view, found.end)?;
    (!direction.is_anaphoric()).then_some((unit, direction.shift(), end))
}

/// "من الشهر الجاري", "الجاري", "من هذا الشهر" behind a day.
pub fn relative_month(view: &View, at: usize) -> Option<(i32, usize)> {
    let joint = usize::from(view.words.key(at) == "من");
    if joint == 1
        && let Some((Unit::Month, shift, end)) = relative(view, at + 1)
    {
        return Some((shift, end));
    }
    let (direction, end) = direction_at(view, at + joint)?;
    // "27 الجاري"; "15 الماضي" is no date.
    (direction == super::reading::Direction::This).then_some((0, end))
}

/// "الثلاثة", "الـ24" after a definite noun.
pub fn definite_number(view: &View, at: usize) -> Option<(f64, usize)> {
    let key = view.words.key(at);
    if key == "ال" && view.words.is_glued(at + 1) {
        let number = number(view, at + 1)?;
        return Some((number.value, number.end));
    }
    let bare = key.strip_prefix("ال")?;
    Some((number_of_word(view, bare)?.value, at + 1))
}
