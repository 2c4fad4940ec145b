//! Read, starred, archived: what can be set on an article.

use serde::{Deserialize, Serialize};

/// What can be set on an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flag {
    /// The user has read it.
    Read,
    /// The user wants it again.
    Starred,
    /// The user is done with it.
    Archived,
}

impl Flag {
    /// Every flag, in the order of a mark column.
    pub const ALL: [Self; 3] = [Self::Read, Self::Starred, Self::Archived];

    /// The word of the record and of the JSON contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Starred => "starred",
            Self::Archived => "archived",
        }
    }

    /// The flag behind a word.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|flag| flag.name() == name)
    }
}

/// The marks of one article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// See [`Flag::Read`].
    pub read: bool,
    /// See [`Flag::Starred`].
    pub starred: bool,
    /// See [`Flag::Archived`].
    pub archived: bool,
}

impl Mark {
    /// Whether `flag` is set.
    #[must_use]
    pub const fn has(self, flag: Flag) -> bool {
        match flag {
            Flag::Read => self.read,
            Flag::Starred => self.starred,
            Flag::Archived => self.archived,
        }
    }

    pub(super) const fn set(&mut self, flag: Flag, on: bool) {
        match flag {
            Flag::Read => self.read = on,
            Flag::Starred => self.starred = on,
            Flag::Archived => self.archived = on,
        }
    }
}
