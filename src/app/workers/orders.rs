//! The orders of a list. What is not known comes last, equals stay as they are.

use std::cmp::Reverse;
use std::sync::Arc;

use super::registrar::Firsts;
use crate::app::{Entry, Order};
use crate::corpus::{Articles, Head};
use crate::letters::fold;
use crate::search::Index;

/// What articles are put in order by.
pub(super) struct Known<'a> {
    pub(super) index: &'a Index,
    pub(super) corpus: &'a dyn Articles,
    /// The articles of the index, by row.
    pub(super) entries: &'a [Entry],
    /// When they were first seen; of none, where that is not known yet.
    pub(super) firsts: &'a Firsts,
}

impl Known<'_> {
    /// All rows of the index in an order. `None` where called off.
    pub(super) fn all(&self, order: Order, cancel: &dyn Fn() -> bool) -> Option<Vec<u32>> {
        if order == Order::Newest {
            return Some(self.index.latest().into_owned());
        }
        let mut rows: Vec<u32> = (0..).zip(self.entries).map(|(row, _)| row).collect();
        self.put(order, &mut rows, cancel)?;
        Some(rows)
    }

    /// Puts rows, which are as they were given or rated, in an order.
    pub(super) fn put(
        &self,
        order: Order,
        rows: &mut [u32],
        cancel: &dyn Fn() -> bool,
    ) -> Option<()> {
        match order {
            Order::Relevance => {}
            Order::Given => rows.sort_unstable(),
            // Nobody knows it yet.
            Order::FirstSeen if self.firsts.is_empty() => rows.sort_unstable(),
            Order::FirstSeen => {
                rows.sort_unstable();
                rows.sort_by_cached_key(|row| Reverse(self.first(*row)));
            }
            Order::Newest => {
                let mut places = vec![u32::MAX; self.entries.len()];
                for (place, row) in (0..).zip(self.index.latest().iter()) {
                    if let Some(of_row) = places.get_mut(*row as usize) {
                        *of_row = place;
                    }
                }
                rows.sort_by_key(|row| places.get(*row as usize).copied());
            }
            Order::Source => self.by(rows, cancel, |head| head.source.clone())?,
            Order::Label => self.by(rows, cancel, |head| {
                let folded = fold(&head.label.text);
                let first = folded.find(char::is_alphanumeric)?;
                folded.get(first..).map(str::to_owned)
            })?,
        }
        Some(())
    }

    /// When an article was first seen, in microseconds.
    pub(super) fn first(&self, row: u32) -> Option<i64> {
        let id = self.entries.get(row as usize)?.id;
        let at = self.firsts.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        self.firsts.get(at).map(|(_, first)| *first)
    }

    /// Rows by a text that is compared as it folds.
    fn by(
        &self,
        rows: &mut [u32],
        cancel: &dyn Fn() -> bool,
        text: impl Fn(&Arc<Head>) -> Option<String>,
    ) -> Option<()> {
        let mut keyed: Vec<(bool, String, u32)> = Vec::with_capacity(rows.len());
        for (step, &row) in rows.iter().enumerate() {
            if step.is_multiple_of(Index::STEP) && cancel() {
                return None;
            }
            let entry = self.entries.get(row as usize)?;
            let text = self.corpus.head(entry.id).and_then(|head| text(&head));
            keyed.push((text.is_none(), fold(&text.unwrap_or_default()), row));
        }
        keyed.sort_unstable();
        for (to, (_, _, row)) in rows.iter_mut().zip(keyed) {
            *to = row;
        }
        Some(())
    }
}
