//! Every string that a user reads, by key: `assets/strings/LANGUAGE.toml`.

use std::collections::HashMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::letters::Direction;

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Interface {
    /// Left to right.
    #[default]
    English,
    /// Right to left: the whole interface is mirrored.
    Arabic,
}

/// The words of one language.
#[derive(Clone, Debug)]
pub struct Strings {
    interface: Interface,
    words: Arc<HashMap<String, String>>,
}

impl Strings {
    /// The words of a language of the interface.
    #[must_use]
    pub fn of(interface: Interface) -> Self {
        let text = match interface {
            Interface::English => include_str!("../../assets/strings/en.toml"),
            Interface::Arabic => include_str!("../../assets/strings/ar.toml"),
        };
        // A broken table shows its keys instead of words; a test reads both tables.
        let tables: HashMap<String, HashMap<String, String>> =
            toml::from_str(text).unwrap_or_default();
        let words = tables
            .into_iter()
            .flat_map(|(table, rows)| {
                rows.into_iter()
                    .map(move |(key, text)| (format!("{table}.{key}"), text))
            })
            .collect();
        Self {
            interface,
            words: Arc::new(words),
        }
    }

    /// The language.
    #[must_use]
    pub const fn interface(&self) -> Interface {
        self.interface
    }

    /// The direction of the interface's own lines.
    #[must_use]
    pub const fn direction(&self) -> Direction {
        match self.interface {
            Interface::English => Direction::Ltr,
            Interface::Arabic => Direction::Rtl,
        }
    }

    /// The words under `table.key`; the key itself where there are none.
    #[must_use]
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.words.get(key).map_or(key, String::as_str)
    }

    /// Every key, for the test that holds the tables against each other.
    #[cfg(test)]
    fn keys(&self) -> std::collections::BTreeSet<&str> {
        self.words.keys().map(String::as_str).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Interface, Strings};
    use crate::app::Action;

    #[test]
    fn both_languages_say_the_same_things() {
        let english = Strings::of(Interface::English);
        let arabic = Strings::of(Interface::Arabic);
        assert!(!english.keys().is_empty());
        assert_eq!(english.keys(), arabic.keys());
    }

    #[test]
    fn every_action_has_a_help_line() {
        let english = Strings::of(Interface::English);
        for action in Action::ALL {
            let key = format!("action.{}", action.name());
            assert_ne!(english.get(&key), key, "no help line");
        }
    }
}
