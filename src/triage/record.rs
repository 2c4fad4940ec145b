//! What is written of a mark, and how it is read back.
//!
//! A record: `{"v":1,"at":"2026-11-21T10:00:00Z","op":"set","flag":"starred",
//! "on":true,"keys":["<32 hex>",…],"by":"undo"}`. `by` is absent for what the user did
//! directly. An operation, flag or version that this program does not know (tags and
//! notes will come so) is told, left in the file, and changes nothing.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use crate::corpus::ContentKey;

/// The version of the record that this program writes.
const VERSION: u64 = 1;

/// What can be set on an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

/// One thing that was done: `flag` became `on` for `keys`, which it was not before.
/// Without keys nothing had to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What was set.
    pub flag: Flag,
    /// What it was set to.
    pub on: bool,
    /// The articles on which it changed.
    pub keys: Vec<ContentKey>,
}

impl Change {
    /// What takes this change back.
    pub(super) fn inverse(&self) -> Self {
        Self {
            on: !self.on,
            ..self.clone()
        }
    }

    /// The record of it. `by` is "undo" or "redo", or nothing.
    pub(super) fn record(&self, now: Timestamp, by: Option<&'static str>) -> impl Serialize {
        #[derive(Serialize)]
        struct Set {
            v: u64,
            at: String,
            op: &'static str,
            flag: &'static str,
            on: bool,
            keys: Vec<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            by: Option<&'static str>,
        }
        Set {
            v: VERSION,
            at: now.to_string(),
            op: "set",
            flag: self.flag.name(),
            on: self.on,
            keys: self.keys.iter().map(ContentKey::to_string).collect(),
            by,
        }
    }

    /// The change behind a record, or why there is none.
    pub(super) fn parse(record: &Value) -> Result<Self, String> {
        let word = |field: &str| record.get(field).and_then(Value::as_str);
        let version = record.get("v").and_then(Value::as_u64);
        if version != Some(VERSION) || word("op") != Some("set") {
            return Err("written by another version of khabar".to_owned());
        }
        let flag = word("flag").and_then(Flag::parse);
        let on = record.get("on").and_then(Value::as_bool);
        let keys = record.get("keys").and_then(Value::as_array).map(|keys| {
            keys.iter()
                .map(|key| key.as_str().and_then(ContentKey::parse))
                .collect::<Option<Vec<_>>>()
        });
        match (flag, on, keys) {
            (Some(flag), Some(on), Some(Some(keys))) => Ok(Self { flag, on, keys }),
            (None, ..) => Err("written by another version of khabar".to_owned()),
            _ => Err("not a record of a mark".to_owned()),
        }
    }
}
