//! How rows meet a word beside the letters of their labels, as far as it is known before
//! these are swept: by a field, a source, a name or the text, a word that it is taken for.

use std::ops::Range;
use std::sync::Arc;

use super::live::{Found, FoundBySlot};
use super::rank::Tier;
use super::rows::RowSet;
use super::taken::TakenWord;

/// What is known of a word.
#[derive(Clone, Debug, Default)]
pub(super) struct Beside<'i> {
    /// Rows that a field knows.
    pub(super) rows: RowSet,
    /// Rows and how they meet it by names or text, in order.
    pub(super) live: Vec<(u32, Tier)>,
    /// Of each row its source, and how each source meets it.
    pub(super) sources: Option<(&'i [u32], Vec<Option<Tier>>)>,
    /// Words that it is taken for.
    pub(super) taken: Vec<Arc<[TakenWord]>>,
}

impl Beside<'_> {
    /// How sources meet it, where any does.
    pub(super) fn of_sources(found: &FoundBySlot) -> Option<Vec<Option<Tier>>> {
        let tier = |found: &Option<Found>| found.map(|found| found.tier);
        let any = found.iter().any(Option::is_some);
        any.then(|| found.iter().map(tier).collect())
    }

    /// To be told window by window, from a row on.
    pub(super) fn from(&self, row: usize) -> Along<'_> {
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        let from = self.live.partition_point(|(here, _)| *here < row);
        let words = self.taken.iter().flat_map(|words| words.iter());
        let taken = words.map(|word| {
            let from = word.rows.partition_point(|here| *here < row);
            (word.tier, word.rows.get(from..).unwrap_or_default())
        });
        Along {
            beside: self,
            live: self.live.get(from..).unwrap_or_default(),
            taken: taken.collect(),
        }
    }
}

/// What is known of a word, from some row on.
pub(super) struct Along<'b> {
    beside: &'b Beside<'b>,
    live: &'b [(u32, Tier)],
    taken: Vec<(Tier, &'b [u32])>,
}

impl Along<'_> {
    /// Tells each row of the next window that is known, and how it meets the word; of one that
    /// meets it in several ways each.
    pub(super) fn each(&mut self, rows: Range<usize>, mut each: impl FnMut(usize, Tier)) {
        if !self.beside.rows.is_empty() {
            for row in rows.clone().filter(|row| self.beside.rows.contains(*row)) {
                each(row, Tier::Word);
            }
        }
        if let Some((source_of, tiers)) = &self.beside.sources {
            let sources = source_of.get(rows.clone()).unwrap_or_default();
            for (row, source) in rows.clone().zip(sources) {
                if let Some(Some(tier)) = tiers.get(*source as usize) {
                    each(row, *tier);
                }
            }
        }
        while let [(row, tier), rest @ ..] = self.live
            && (*row as usize) < rows.end
        {
            each(*row as usize, *tier);
            self.live = rest;
        }
        for (tier, left) in &mut self.taken {
            while let [row, rest @ ..] = *left
                && (*row as usize) < rows.end
            {
                each(*row as usize, *tier);
                *left = rest;
            }
        }
    }
}
