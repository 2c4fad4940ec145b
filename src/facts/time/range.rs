//! From one time to another: "من … إلى", "بين … و…", "1992-1994".

use super::day::calendar;
use super::lexicon::{Particle, particle};
use super::reading::{Day, Expression, Reading};
use super::year::bare_year;
use crate::facts::view::View;
use crate::letters::words::WordKind;

/// "من 11 مارس إلى 3 أبريل", "بين 1992 و1994", "1992-1994".
pub fn range(view: &View, at: usize) -> Option<Expression> {
    let key = view.words.key(at);
    let (first, joint): (usize, &[&str]) = match key {
        "بين" => (at + 1, &["و", "-", "–"]),
        "من" => (at + 1, &["الي", "حتي", "ل"]),
        _ => (at, &["-", "–", "/"]),
    };
    let named = particle(view, first, Particle::YearsWord).is_some();
    let start = first + usize::from(named);
    let (from, mut next) = end_of_range(view, start, first != at || named)?;
    if !joint.contains(&view.words.key(next)) {
        return None;
    }
    next += 1;
    let (to, end) = end_of_range(view, next, true)?;
    if from.year.is_some() && to.year.is_some() && from.year >= to.year && from.day.is_none() {
        return None;
    }
    Some(Expression {
        start: at,
        cut: 0,
        end,
        reading: Reading::Range(from, to),
        future: false,
        rule: "time.range",
    })
}

/// One end of a range: a bare year, or a day with its month. A bare year needs words
/// of a range before it, or the glue of "1992-1994".
fn end_of_range(view: &View, at: usize, framed: bool) -> Option<(Day, usize)> {
    if let Some(year) = bare_year(view, at) {
        let glued = view.words.kind(at + 1) == WordKind::Mark && bare_year(view, at + 2).is_some();
        return (framed || glued).then(|| {
            (
                Day {
                    year: Some(year),
                    ..Day::default()
                },
                at + 1,
            )
        });
    }
    let found = framed.then(|| calendar(view, at)).flatten()?;
    match found.reading {
        Reading::Day(day) => Some((day, found.end)),
        _ => None,
    }
}
