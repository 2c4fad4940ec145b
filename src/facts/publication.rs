//! The day of publication: stated, or solved from what the text says of its own day.
//!
//! A ladder, never a guess: the date that the text states; "اليوم" beside a weekday, a
//! day and a month; a weekday with a day and a month ahead, and the weekday of the lead.
//! A date shared with another article comes in by [`super::extract_on`].

use jiff::Span;
use jiff::civil::Date;

use super::record::{Published, PublishedBy};
use super::time::{Day, Expression, Reading};
use super::view::View;

/// How many years after the latest one that the text names a weekday may choose from:
/// any five consecutive years give a date five weekdays at most once in most cases.
const YEARS: i16 = 5;

/// The day of publication, as far as the article alone gives it.
pub fn published(view: &View, times: &[Expression]) -> Option<Published> {
    let by = |by| move |date| Published { date, by };
    if let Some(stated) = view.article.head.published {
        return Some(by(PublishedBy::Stated)(stated.date));
    }
    today(times)
        .or_else(|| lead_before_plan(view, times))
        .map(by(PublishedBy::Solved))
}

/// "اليوم الجمعة 12 مارس", with or without the year.
fn today(times: &[Expression]) -> Option<Date> {
    let latest = latest_year(times);
    days(times)
        .filter(|(_, day)| day.shift == Some(0) && day.day.is_some())
        .find_map(|(_, day)| solve(day, latest))
}

/// "اجتماع مزمع الخميس 21 أيلول" under a lead of "الأربعاء": the last such day before it.
fn lead_before_plan(view: &View, times: &[Expression]) -> Option<Date> {
    let latest = latest_year(times);
    let planned = days(times)
        .filter(|(expression, day)| expression.future && day.weekday.is_some() && day.day.is_some())
        .find_map(|(_, day)| solve(day, latest))?;
    let lead = times.first()?;
    let in_lead = view.article.line_of(view.words.span(lead.start).start) <= first_body_line(view);
    let Reading::Day(day) = &lead.reading else {
        return None;
    };
    let weekday = day
        .weekday
        .filter(|_| in_lead && day.direction.is_none() && day.day.is_none() && !lead.future)?;
    (1..=7)
        .filter_map(|back| planned.checked_sub(Span::new().try_days(back).ok()?).ok())
        .find(|date| date.weekday().to_monday_one_offset() == weekday)
}

fn first_body_line(view: &View) -> usize {
    view.article
        .lines
        .iter()
        .position(|line| line.kind == crate::corpus::LineKind::Body)
        .unwrap_or(0)
}

fn days(times: &[Expression]) -> impl Iterator<Item = (&Expression, &Day)> {
    times
        .iter()
        .filter_map(|expression| match &expression.reading {
            Reading::Day(day) if day.other_month.is_none() => Some((expression, day)),
            _ => None,
        })
}

/// The latest year that the text names.
fn latest_year(times: &[Expression]) -> Option<i16> {
    days(times)
        .filter_map(|(_, day)| day.year)
        .max()
        .filter(|year| *year >= 1900)
}

/// The one year in which the day falls on its weekday, at or after the latest year
/// that the text names; `None` where there is not exactly one.
fn solve(day: &Day, latest: Option<i16>) -> Option<Date> {
    let (number, month) = (day.day?, day.month?);
    if let Some(year) = day.year {
        return Date::new(year, month, number).ok();
    }
    let weekday = day.weekday?;
    let latest = latest?;
    let mut fits = (latest..latest.checked_add(YEARS)?)
        .filter_map(|year| Date::new(year, month, number).ok())
        .filter(|date| date.weekday().to_monday_one_offset() == weekday);
    match (fits.next(), fits.next()) {
        (Some(date), None) => Some(date),
        _ => None,
    }
}
