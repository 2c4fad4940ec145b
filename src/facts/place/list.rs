//! Places one after the other.

use super::{Head, head_at};
use crate::facts::record::{Detail, Fact};
use crate::facts::view::View;

/// Places one after the other: "أقاليم الحوز وتارودانت وورزازات".
#[derive(Default)]
pub(super) struct List {
    /// The noun of place before the first, if it is one in the plural.
    head: Option<&'static Head>,
    /// The word after the last.
    end: usize,
}

impl List {
    /// True where the word at `at` may name one more.
    pub(super) fn goes_on(&self, view: &View, at: usize) -> bool {
        let joined = || view.words.key(at).starts_with('و');
        self.end > 0
            && (self.end == at && joined() || self.end + 1 == at && view.is_comma(self.end))
    }

    /// The place at `at` is of the kind that the noun before the list says.
    pub(super) fn take(
        &mut self,
        view: &View,
        at: usize,
        end: usize,
        place: &mut Fact,
        listed: bool,
    ) {
        if !listed {
            let direct = head_at(view, at).map(|found| found.value);
            let before = at.checked_sub(1).and_then(|before| head_at(view, before));
            self.head = direct
                .or(before
                    .filter(|found| found.end == at)
                    .map(|found| found.value))
                .filter(|head| head.plural);
        }
        if let Some(head) = self.head
            && let Detail::Place { kind, .. } = &mut place.detail
            && matches!(kind.as_ref(), "city" | "region")
        {
            *kind = head.kind.into();
        }
        self.end = end;
    }
}
