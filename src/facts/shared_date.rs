//! The day of publication of an article that gives none, from an event that dated
//! articles share with it.
//!
//! "اليوم الجمعة" tells the weekday of publication but not the date. Where the article
//! also tells of a moment ("ظهر الأربعاء") that a dated article with the same people
//! and places puts on a day ("2023-09-20T13:00", a Wednesday), the Friday after that
//! day is the day. Articles that would give different days give none.

use std::collections::{BTreeSet, HashMap, HashSet};

use jiff::Span;
use jiff::civil::{Date, Time, Weekday};

use super::extract::extract_on;
use super::record::{Detail, Fact, Facts, Published, PublishedBy};
use super::time::{self, Day, Part, Reading};
use super::view::View;
use crate::corpus::Article;
use crate::letters::fold;

/// How many names two articles must share to tell of one event.
const SHARED: usize = 4;

/// Moments of one weekday and part of the day that are looked at: a corpus with more of
/// them is too large for a moment to tell anything.
const MOST: usize = 64;

/// A part of a day of the week.
type Moment = (Weekday, Part);

/// Solves the days of publication that the articles alone do not give, and extracts
/// the facts of those articles anew. To be called before [`super::unite`].
pub fn solve_published(articles: &mut [(&Article, &mut Facts)]) {
    let mut told: HashMap<Moment, BTreeSet<(Date, usize)>> = HashMap::new();
    let mut names: Vec<HashSet<String>> = Vec::with_capacity(articles.len());
    for (index, (_, facts)) in articles.iter().enumerate() {
        names.push(facts.facts.iter().filter_map(name_key).collect());
        if facts.published.is_some() {
            for (date, part) in facts.facts.iter().filter_map(moment_of_fact) {
                told.entry((date.weekday(), part))
                    .or_default()
                    .insert((date, index));
            }
        }
    }
    let mut solved: Vec<(usize, Date)> = Vec::new();
    for (index, (article, facts)) in articles.iter().enumerate() {
        if facts.published.is_some() || told.is_empty() {
            continue;
        }
        let view = View::new(article);
        let days: Vec<Day> = time::find(&view)
            .into_iter()
            .filter_map(|expression| match expression.reading {
                Reading::Day(day) => Some(day),
                _ => None,
            })
            .collect();
        let Some(today) = weekday_of_today(&days) else {
            continue;
        };
        let dates: BTreeSet<Date> = days
            .iter()
            .filter_map(moment_of_day)
            .filter_map(|moment| told.get(&moment))
            .filter(|told| told.len() <= MOST)
            .flatten()
            .filter(|(_, other)| share(&names, index, *other))
            .filter_map(|(date, _)| next(*date, today))
            .collect();
        if let (Some(date), 1) = (dates.first(), dates.len()) {
            solved.push((index, *date));
        }
    }
    for (index, date) in solved {
        if let Some((article, facts)) = articles.get_mut(index) {
            let by = PublishedBy::Corpus;
            **facts = extract_on(article, Some(Published { date, by }));
        }
    }
}

fn share(names: &[HashSet<String>], one: usize, other: usize) -> bool {
    match (names.get(one), names.get(other)) {
        (Some(one), Some(other)) => one.intersection(other).take(SHARED).count() == SHARED,
        _ => false,
    }
}

fn name_key(fact: &Fact) -> Option<String> {
    match &fact.detail {
        Detail::Person { name, name_en, .. }
        | Detail::Organization { name, name_en, .. }
        | Detail::Place { name, name_en, .. } => {
            Some(name_en.as_deref().map_or_else(|| fold(name), str::to_owned))
        }
        _ => None,
    }
}

/// "اليوم الجمعة": the weekday of publication, where the article says but one.
fn weekday_of_today(days: &[Day]) -> Option<Weekday> {
    let mut said = days.iter().filter_map(|day| {
        let weekday = day.weekday.filter(|_| day.day.is_none())?;
        let shift = i64::from(day.shift?);
        let said = Weekday::from_monday_one_offset(weekday).ok()?;
        Some(said.wrapping_sub(shift))
    });
    let first = said.next()?;
    said.all(|other| other == first).then_some(first)
}

/// The first such weekday from a date on.
fn next(date: Date, weekday: Weekday) -> Option<Date> {
    let days = weekday.since(date.weekday());
    date.checked_add(Span::new().try_days(i64::from(days)).ok()?)
        .ok()
}

fn moment_of_day(day: &Day) -> Option<Moment> {
    let weekday = Weekday::from_monday_one_offset(day.weekday?).ok()?;
    let part = match day.hour() {
        Some(hour) => part_of(hour),
        None => day.part?,
    };
    Some((weekday, part))
}

fn moment_of_fact(fact: &Fact) -> Option<(Date, Part)> {
    let Detail::Time {
        value: Some(value), ..
    } = &fact.detail
    else {
        return None;
    };
    let (date, time) = value.split_once('T')?;
    let part = match Part::of_code(time) {
        Some(part) => part,
        None => part_of(time.parse::<Time>().ok()?.hour()),
    };
    Some((date.parse().ok()?, part))
}

const fn part_of(hour: i8) -> Part {
    match hour {
        4..=11 => Part::Morning,
        12..=13 => Part::Midday,
        14..=17 => Part::Afternoon,
        18..=21 => Part::Evening,
        _ => Part::Night,
    }
}
