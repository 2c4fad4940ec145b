//! When each row was published, and the rows from the latest to the earliest.

use std::borrow::Cow;
use std::cmp::Reverse;

use jiff::civil::Date;

use super::index::Index;
use crate::corpus::ArticleId;

/// More rows than this are put in order when there is time, not when a date comes.
const MANY_ROWS: usize = 50_000;

#[derive(Clone, Debug, Default)]
pub(super) struct Recency {
    /// Days that compare; 0 where it is not known.
    days: Vec<i32>,
    /// From the latest to the earliest, as far as they have been put in order.
    rows: Vec<u32>,
    is_stale: bool,
}

impl Recency {
    /// Adds the next row.
    pub(super) fn push(&mut self, published: Option<Date>) {
        self.days.push(published.map_or(0, day));
        self.is_stale = true;
    }

    fn set(&mut self, row: usize, published: Option<Date>) {
        if let Some(here) = self.days.get_mut(row) {
            let published = published.map_or(0, day);
            self.is_stale |= *here != published;
            *here = published;
        }
    }

    fn is_whole(&self) -> bool {
        self.rows.len() == self.days.len()
    }

    fn sorted(&self) -> Vec<u32> {
        let mut rows: Vec<u32> = (0..).zip(&self.days).map(|(row, _)| row).collect();
        if self.days.iter().any(|day| *day != 0) {
            rows.sort_by_key(|&row| Reverse(self.days.get(row as usize).copied()));
        }
        rows
    }
}

impl Index {
    /// When an article was published, once that is known.
    pub fn set_published(&mut self, id: ArticleId, published: Option<Date>) {
        if let Some(row) = self.row(id) {
            self.recency.set(row, published);
        }
    }

    /// When each row was published, as far as that is known.
    pub(super) fn dates(&self) -> impl Iterator<Item = Option<Date>> {
        self.recency.days.iter().map(|&day| date(day))
    }

    /// Puts the articles in order once more, after dates have come. Where there are few,
    /// [`search`](Self::search) needs no such help.
    pub fn settle(&mut self) {
        if self.recency.is_stale || !self.recency.is_whole() {
            self.recency.rows = self.recency.sorted();
            self.recency.is_stale = false;
        }
    }

    /// The days by which [`latest`](Self::latest) is in order, by row; `None` where it is
    /// still in the order of others.
    pub(super) fn days_as_ordered(&self) -> Option<&[i32]> {
        let is_settled = !self.recency.is_stale && self.recency.is_whole();
        is_settled.then_some(&self.recency.days)
    }

    /// Rows from the latest to the earliest, those without a date last.
    #[must_use]
    pub fn latest(&self) -> Cow<'_, [u32]> {
        let is_due = self.recency.is_stale && self.len() < MANY_ROWS;
        if is_due || !self.recency.is_whole() {
            self.recency.sorted().into()
        } else {
            (&self.recency.rows[..]).into()
        }
    }
}

/// A date as a number that compares as dates do; never 0.
fn day(date: Date) -> i32 {
    let [year, month, day] = [date.year(), date.month().into(), date.day().into()].map(i32::from);
    (year * 16 + month) * 32 + day
}

/// The date behind a number; `None` for 0.
fn date(day: i32) -> Option<Date> {
    let [year, month, day] = [day / 512, day / 32 % 16, day % 32];
    let [month, day] = [month, day].map(|number| i8::try_from(number).unwrap_or(0));
    Date::new(i16::try_from(year).ok()?, month, day).ok()
}
