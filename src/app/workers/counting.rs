//! Counts what saved searches find, one at a time, while no query waits.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use super::Request;
use crate::app::Counts;
use crate::corpus::{Articles, ContentKey};
use crate::search::RowSet;
use crate::triage::{Mark, SavedSearch};

/// Searches that wait to be counted.
pub(super) struct Counting {
    pub(super) corpus: Arc<dyn Articles>,
    pub(super) marks: Arc<HashMap<ContentKey, Mark>>,
    pub(super) with_archived: bool,
    left: VecDeque<SavedSearch>,
}

impl Counting {
    /// What a request asks to count; `None` for another request.
    pub(super) fn of(request: &Request) -> Option<Self> {
        let Request::Count {
            corpus,
            searches,
            marks,
            with_archived,
        } = request
        else {
            return None;
        };
        Some(Self {
            corpus: Arc::clone(corpus),
            marks: Arc::clone(marks),
            with_archived: *with_archived,
            left: searches.iter().cloned().collect(),
        })
    }

    /// The search whose turn it is.
    pub(super) fn next(&mut self) -> Option<SavedSearch> {
        self.left.pop_front()
    }

    /// A query came between: the search has its turn again.
    pub(super) fn put_back(&mut self, search: SavedSearch) {
        self.left.push_front(search);
    }

    /// What rows make of a search. `about` gives the key of a row and when its article was
    /// first seen, in microseconds.
    pub(super) fn counts(
        &self,
        search: &SavedSearch,
        rows: &[u32],
        hidden: &RowSet,
        about: impl Fn(u32) -> Option<(ContentKey, Option<i64>)>,
    ) -> Counts {
        let looked = search.looked.map(|time| time.as_microsecond());
        let mut counts = Counts::default();
        for &row in rows.iter().filter(|row| !hidden.contains(**row as usize)) {
            let Some((key, first)) = about(row) else {
                continue;
            };
            counts.matches += 1;
            let read = self.marks.get(&key).is_some_and(|mark| mark.read);
            counts.unread += usize::from(!read);
            if let Some(first) = first {
                let is_new = looked.is_none_or(|looked| first > looked);
                *counts.new.get_or_insert(0) += usize::from(is_new);
            }
        }
        counts
    }
}
