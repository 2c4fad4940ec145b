//! From one time to another: "من … إلى", "بين … و…", "1992-1994", "من الساعة 3 إلى 4".

use super::day::calendar_in;
use super::lexicon::{Particle, particle};
use super::reading::{Day, Expression, Reading};
use super::year::{bare_year, marked_year};
use crate::facts::view::View;
use crate::letters::Language;
use crate::letters::words::WordKind;

/// "من 11 مارس إلى 3 أبريل", "بين 1992 و1994", "1992-1994".
pub fn range(view: &View, at: usize) -> Option<Expression> {
    let key = view.words.key(at);
    let between = usize::from(key == "ما" && view.words.key(at + 1) == "بين");
    let (first, joints): (usize, &[&str]) = match view.words.key(at + between) {
        "بين" => (at + between + 1, &["و", "-", "–"]),
        "من" => (
            at + 1,
            &["الي", "حتي", "ل", "لغايه", "وحتي", "والي", "-", "–"],
        ),
        "از" => (at + 1, &["تا"]),
        _ if particle(view, at, Particle::YearsWord).is_some() => (at, &["و", "-", "–", "/"]),
        _ => (at, &["-", "–", "/"]),
    };
    let framed = first != at;
    // Of Persian "از" the range is the rest.
    let at = if view.language == Language::Persian {
        first
    } else {
        at
    };
    let years = particle(view, first, Particle::YearsWord);
    let named = years.is_some();
    let cut = years.filter(|_| first == at).map_or(0, |found| found.cut);
    let start = first + usize::from(named);
    // "من 13 إلى 15 يوليو": one month for both days.
    if framed
        && let Some(found) = calendar_in(view, start, true)
        && matches!(&found.reading, Reading::Day(day) if day.last_day.is_some())
    {
        return Some(expression(at, 0, found.end, found.reading));
    }
    // "سنوات 2016/2015": as a line of right-to-left text shows it.
    if named
        && matches!(view.words.key(start + 1), "/" | "-")
        && let (Some(last), Some(first)) = (bare_year(view, start), bare_year(view, start + 2))
        && last == first + 1
    {
        let of = |year| Day {
            year: Some(year),
            ..Day::default()
        };
        return Some(expression(
            at,
            cut,
            start + 3,
            Reading::Range(of(first), of(last)),
        ));
    }
    let (from, next) = end_of_range(view, start, framed || named)?;
    let (to, end) = if joints.contains(&view.words.key(next)) {
        let until =
            usize::from(view.words.key(next) == "الي" && view.words.key(next + 1) == "غايه");
        end_of_range(view, next + 1 + until, true)?
    } else if joints.contains(&"و") && view.words.key(next).starts_with('و') {
        end_of_range(view, next, true)?
    } else {
        return None;
    };
    let (to, end) = if named {
        last_of_list(view, to, end)
    } else {
        (to, end)
    };
    if from.year.is_some() && to.year.is_some() && from.year >= to.year && from.is_whole() {
        let months = from.year == to.year && from.month.is_some() && from.month < to.month;
        if !months {
            return None;
        }
    }
    let fits = (from.clock.is_some() == to.clock.is_some()
        || from.clock.is_some() && to.part.is_some())
        && (framed || from.year.is_some() && to.year.is_some());
    fits.then(|| expression(at, cut, end, Reading::Range(from, to)))
}

fn expression(at: usize, cut: usize, end: usize, reading: Reading) -> Expression {
    Expression::new(at, cut, end, reading, "time.range")
}

/// "السنوات 2019 و2020 و2021": the last of years that follow one another.
fn last_of_list(view: &View, mut last: Day, mut end: usize) -> (Day, usize) {
    while view.words.key(end) == "و"
        && let Some(next) = bare_year(view, end + 1)
        && last.year == next.checked_sub(1)
    {
        last.year = Some(next);
        end += 2;
    }
    (last, end)
}

/// True for the year of "1445/3/5" and "2023-09-20".
fn begins_a_date(view: &View, at: usize) -> bool {
    let words = &view.words;
    let field = |at: usize| words.kind(at) == WordKind::Digits && words.key(at).len() <= 2;
    matches!(words.key(at + 1), "/" | "-" | ".")
        && words.key(at + 1) == words.key(at + 3)
        && field(at + 2)
        && field(at + 4)
}

/// One end of a range: a bare year, or a day, a month, an hour. A bare year needs words
/// of a range before it, or the glue of "1992-1994".
fn end_of_range(view: &View, at: usize, framed: bool) -> Option<(Day, usize)> {
    if let Some(year) = marked_year(view, at).filter(|_| !begins_a_date(view, at)) {
        let known = year.number >= 1800 || year.calendar.is_some();
        let other = view.words.kind(year.end) == WordKind::Mark
            && marked_year(view, year.end + 1).is_some_and(|next| {
                next.number > year.number && (known || next.calendar.is_some())
            });
        if !(framed && known || other) {
            return None;
        }
        return Some((
            Day {
                year: Some(year.number),
                calendar: year.calendar.unwrap_or_default(),
                ..Day::default()
            },
            year.end,
        ));
    }
    let found = framed.then(|| calendar_in(view, at, true)).flatten()?;
    match found.reading {
        Reading::Day(day) if day.left.is_none() => Some((day, found.end)),
        _ => None,
    }
}
