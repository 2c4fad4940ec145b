//! Times: found in the words, interpreted as a reading, resolved to a TIMEX3 value.
//!
//! Three steps. `range`, `day`, `nth`, `period` and `length` find the words and give a
//! [`Reading`]; they know nothing of the date of publication. Only [`resolve`] does, and it
//! gives no value where it would have to guess. Rules: `assets/facts/time.tsv`, `assets/calendar`; values after TIMEX3
//! (ISO-TimeML).

mod clock;
mod day;
mod future;
mod length;
mod lexicon;
mod month;
mod nth;
mod numerals;
mod period;
mod range;
mod reading;
mod resolve;
mod year;

pub use future::{is_ahead, is_to_come, looks_ahead};
pub use lexicon::is_frame;
pub use reading::{Day, Expression, Part, Reading};

use foldhash::HashSet;

use jiff::civil::Date;

use super::extract;
use super::record::{Detail, Fact};
use super::view::View;
use crate::letters::calendar::Calendar;
use lexicon::Rules;
use resolve::{Context, Resolved, Told, resolve};

/// Every time expression of an article, in the order of the text, none overlapping.
pub fn find(view: &View) -> Vec<Expression> {
    let mut found = Vec::new();
    let candidates = lexicon::candidates(view);
    let mut at = candidates.next(0);
    while at < view.words.len() {
        let rules = lexicon::rules_at(view, at);
        if rules.has(Rules::BLOCK)
            && let Some(end) = lexicon::blocked(view, at)
        {
            at = candidates.next(end);
            continue;
        }
        if rules != Rules::NONE
            && let Some(mut expression) = longest_at(view, at, rules)
        {
            expression.future = future::is_ahead(view, at);
            let end = expression.end.max(at + 1);
            found.push(expression);
            at = candidates.next(end);
        } else {
            at = candidates.next(at + 1);
        }
    }
    found
}

/// The longest expression at a word, of the rules that it may begin; of two as long the
/// first in the order of the rules.
fn longest_at(view: &View, at: usize, rules: Rules) -> Option<Expression> {
    let mut best: Option<Expression> = None;
    let mut run = |rule, find: fn(&View, usize) -> Option<Expression>| {
        if rules.has(rule)
            && let Some(found) = find(view, at)
            && best.as_ref().is_none_or(|best| found.end > best.end)
        {
            best = Some(found);
        }
    };
    run(Rules::RANGE, range::range);
    run(Rules::CALENDAR, day::calendar);
    run(Rules::NTH, nth::nth);
    run(Rules::PERIOD, period::period);
    run(Rules::LENGTH, length::length);
    best
}

/// True for a word of time: a weekday, today, a part of the day.
pub fn is_word(view: &View, at: usize) -> bool {
    lexicon::weekday(view, at).is_some()
        || lexicon::lexicon(view)
            .deixis
            .at_stem(&view.words, at)
            .is_some()
        || lexicon::lexicon(view)
            .part
            .at_stem(&view.words, at)
            .is_some()
        || lexicon::particle(view, at, lexicon::Particle::DayWord).is_some()
}

/// Lines from one paragraph to the next, with a blank one between.
const PARAGRAPH: usize = 2;

/// The expressions as facts, resolved against the day of publication.
///
/// A bare clock takes the nearest date to the left; a pair of months that contradicts
/// itself is decided where another date of the article equals one of the two.
pub fn facts(view: &View, times: &[Expression], today: Option<Date>) -> Vec<Fact> {
    let mut left: Option<(Date, usize)> = None;
    let mut told = None;
    let mut stretch = None;
    let hijri = times
        .iter()
        .any(|expression| counts_from_the_hijra(&expression.reading));
    let resolved: Vec<Resolved> = times
        .iter()
        .map(|expression| {
            let line = view
                .article
                .line_of(view.words.span(expression.start).start);
            // What is planned in a paragraph before is not when the next one happens.
            let near = |(date, at): &(Date, usize)| {
                *at == line || at + PARAGRAPH >= line && today.is_none_or(|today| *date <= today)
            };
            let context = Context {
                today,
                left: left.map(|(date, _)| date),
                near: left.filter(near).map(|(date, _)| date),
                told,
                stretch,
                hijri,
                future: expression.future,
            };
            let resolved = resolve(&expression.reading, context);
            let value = resolved.value.as_deref();
            let day = resolved.date.or_else(|| value.and_then(last_day));
            left = day.map(|date| (date, line)).or(left);
            told = value.and_then(Told::of).or(told);
            if !matches!(expression.reading, Reading::Same(_) | Reading::SameFrom(_)) {
                stretch = told.filter(|(_, told)| told.is_stretch()).or(stretch);
            }
            resolved
        })
        .collect();
    let dates: HashSet<String> = resolved
        .iter()
        .filter_map(|one| one.date)
        .map(|date| date.to_string())
        .collect();
    times
        .iter()
        .zip(resolved)
        .map(|(expression, mut one)| {
            if one.value.is_none() && !one.conflict.is_empty() {
                one.value = vote(&one.conflict, &dates);
            }
            let detail = Detail::Time {
                timex: one.timex,
                value: one.value,
                modifier: one.modifier,
                conflict: one.conflict,
            };
            let words = (expression.start, expression.cut, expression.end);
            extract::fact(view, words, detail, one.confidence, expression.rule)
        })
        .collect()
}

/// The last day of "2023-05-14/2023-05-21".
fn last_day(value: &str) -> Option<Date> {
    let (_, last) = value.split_once('/')?;
    last.parse().ok().filter(|_| last.len() == 10)
}

fn counts_from_the_hijra(reading: &Reading) -> bool {
    let hijri = |day: &Day| day.calendar == Calendar::Hijri && day.year.is_some_and(|y| y < 1700);
    match reading {
        Reading::Day(day) => hijri(day),
        Reading::Range(from, to) => hijri(from) || hijri(to),
        _ => false,
    }
}

/// The only value of `conflict` that the other dates attest.
fn vote(conflict: &[String], dates: &HashSet<String>) -> Option<String> {
    let mut attested = conflict.iter().filter(|value| dates.contains(*value));
    match (attested.next(), attested.next()) {
        (Some(value), None) => Some(value.clone()),
        _ => None,
    }
}
