//! The orders of a list that no query has put in order.

use std::sync::Arc;

use crate::app::{Entry, Order};
use crate::corpus::{Articles, Head};
use crate::letters::fold;
use crate::search::Index;

/// The rows of the index in an order. What is not known comes last; equals stay in the
/// order given. `None` where called off.
pub(super) fn rows(
    order: Order,
    index: &Index,
    (corpus, entries): (&dyn Articles, &[Entry]),
    cancel: &dyn Fn() -> bool,
) -> Option<Vec<u32>> {
    match order {
        Order::Given => Some((0..).zip(entries).map(|(row, _)| row).collect()),
        Order::Newest => Some(index.latest().into_owned()),
        Order::Source => by(corpus, entries, cancel, |head| head.source.clone()),
        Order::Label => by(corpus, entries, cancel, |head| {
            let folded = fold(&head.label.text);
            let first = folded.find(char::is_alphanumeric)?;
            folded.get(first..).map(str::to_owned)
        }),
    }
}

/// Rows by a text that is compared as it folds.
fn by(
    corpus: &dyn Articles,
    entries: &[Entry],
    cancel: &dyn Fn() -> bool,
    text: impl Fn(&Arc<Head>) -> Option<String>,
) -> Option<Vec<u32>> {
    let mut keyed: Vec<(bool, String, u32)> = Vec::with_capacity(entries.len());
    for (row, entry) in (0..).zip(entries) {
        if row % Index::STEP as u32 == 0 && cancel() {
            return None;
        }
        let text = corpus.head(entry.id).and_then(|head| text(&head));
        keyed.push((text.is_none(), fold(&text.unwrap_or_default()), row));
    }
    keyed.sort_unstable();
    Some(keyed.into_iter().map(|(_, _, row)| row).collect())
}
