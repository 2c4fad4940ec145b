//! The orders of the list.

use serde::{Deserialize, Serialize};

/// An order of the list. What is not known comes last; equals stay in the order given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// What khabar saw last first. What it has met at one time stays as it was given.
    #[default]
    FirstSeen,
    /// Newest publication first; a file's time is none.
    Newest,
    /// By outlet.
    Source,
    /// By label, as it folds.
    Label,
    /// Arguments, then path.
    Given,
    /// How well an article answers the filter: of a filtered list only.
    Relevance,
}

impl Order {
    /// The one after this, round and round; `filtered`: also by relevance.
    #[must_use]
    pub const fn next(self, filtered: bool) -> Self {
        match self {
            Self::FirstSeen => Self::Newest,
            Self::Newest => Self::Source,
            Self::Source => Self::Label,
            Self::Label => Self::Given,
            Self::Given if filtered => Self::Relevance,
            Self::Given | Self::Relevance => Self::FirstSeen,
        }
    }

    /// The words for it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::FirstSeen => "notice.order-first-seen",
            Self::Newest => "notice.order-newest",
            Self::Source => "notice.order-source",
            Self::Label => "notice.order-label",
            Self::Given => "notice.order-given",
            Self::Relevance => "notice.order-relevance",
        }
    }

    /// How a list is put in order that has just been filtered.
    pub(super) const fn of_a_filter() -> Self {
        Self::Relevance
    }
}
