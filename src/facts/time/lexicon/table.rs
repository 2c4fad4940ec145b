//! The rows of `assets/facts/time.tsv`, read once, and what their fields mean.

use super::{Noun, OPENING};
use crate::facts::gazetteer::Phrases;
use crate::facts::tables::{ByLanguage, rows};
use crate::facts::time::reading::{Direction, Edge, Part, Unit};
use crate::letters::Language;

/// Form, class and value.
type Row = (&'static str, &'static str, &'static str);

/// The rows that hold in a language: those of others are words of another meaning in it
/// ("فردا" is tomorrow in Persian, a person in Arabic).
pub fn of_language(language: Language) -> &'static [Row] {
    static ROWS: ByLanguage<Vec<Row>> = ByLanguage::new();
    ROWS.get(language, |code| {
        rows::<4>(include_str!("../../../../assets/facts/time.tsv"))
            .filter(|[.., of]| of.is_empty() || of.split(',').any(|one| one == code))
            .map(|[form, class, value, _]| (form, class, value))
            .collect()
    })
}

/// The phrases of a language's rows that `read` takes, given class and value.
pub fn class<T>(
    language: Language,
    read: impl Fn(&'static str, &'static str) -> Option<T>,
) -> Phrases<T> {
    let rows = of_language(language).iter();
    let taken = rows.filter_map(|(form, class, value)| Some((*form, read(class, value)?)));
    Phrases::among(OPENING, taken)
}

/// A part of the day by its TIMEX3 code without the T.
pub fn part(value: &str) -> Option<Part> {
    Some(match value {
        "MO" => Part::Morning,
        "MI" => Part::Midday,
        "AF" => Part::Afternoon,
        "EV" => Part::Evening,
        "NI" => Part::Night,
        _ => return None,
    })
}

/// `W-1`, `Y0`
pub fn relative(value: &str) -> Option<(Unit, i32)> {
    let (code, shift) = value.split_at_checked(1)?;
    Some((unit(code)?, shift.parse().ok()?))
}

/// A direction by the name of its class.
pub fn direction(class: &str) -> Option<Direction> {
    Some(match class {
        "before" => Direction::BeforeLast,
        "past" => Direction::Last,
        "this" => Direction::This,
        "next" => Direction::Next,
        "previous" => Direction::Previous,
        "following" => Direction::Following,
        "after" => Direction::AfterNext,
        _ => return None,
    })
}

/// An edge by the name of its class.
pub fn edge(class: &str) -> Option<Edge> {
    Some(match class {
        "start" => Edge::Start,
        "mid" => Edge::Mid,
        "end" => Edge::End,
        _ => return None,
    })
}

/// The number of a unit's noun by the name of its class.
pub fn noun(class: &str) -> Option<Noun> {
    Some(match class {
        "one" => Noun::One,
        "two" => Noun::Two,
        "many" => Noun::Many,
        "the-one" => Noun::TheOne,
        "the-two" => Noun::TheTwo,
        "the-many" => Noun::TheMany,
        _ => return None,
    })
}

/// A unit by its code in the table.
pub fn unit(value: &str) -> Option<Unit> {
    Some(match value {
        "S" => Unit::Second,
        "MIN" => Unit::Minute,
        "H" => Unit::Hour,
        "D" => Unit::Day,
        "W" => Unit::Week,
        "M" => Unit::Month,
        "Y" => Unit::Year,
        "DE" => Unit::Decade,
        "CE" => Unit::Century,
        _ => return None,
    })
}
