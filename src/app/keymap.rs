//! From keys to actions: a trie a focus, read from `assets/keymap/keys.toml`.

use std::collections::{BTreeMap, HashMap};

use super::{Action, Key, Pane};

/// What a run of keys means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// This.
    Does(Action),
    /// A sequence that is not yet whole.
    Begins,
    /// Nothing.
    Nothing,
}

/// The keys in force.
#[derive(Clone, Debug, Default)]
pub struct Keymap {
    rows: HashMap<String, Vec<(Vec<Key>, Action)>>,
}

/// Why a keymap cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeymapError {
    /// It is no table of tables of lists of strings.
    #[error("not a keymap: {0}")]
    Toml(#[from] toml::de::Error),
    /// An action that there is not.
    #[error("[{0}] {1}: there is no such action")]
    Action(String, String),
    /// A key that there is not.
    #[error("[{0}] {1}: there is no key named {2:?}")]
    Key(String, String, String),
}

impl Keymap {
    /// The keys that come with the program.
    ///
    /// # Errors
    /// Never for the table as it is: a test reads it.
    pub fn built_in() -> Result<Self, KeymapError> {
        Self::parse(include_str!("../../assets/keymap/keys.toml"))
    }

    /// Reads a keymap.
    ///
    /// # Errors
    /// Where a row names an action or a key that there is not.
    pub fn parse(text: &str) -> Result<Self, KeymapError> {
        let tables: BTreeMap<String, BTreeMap<String, Vec<String>>> = toml::from_str(text)?;
        let mut rows: HashMap<String, Vec<(Vec<Key>, Action)>> = HashMap::new();
        for (place, table) in tables {
            for (name, keys) in table {
                let action = Action::named(&name)
                    .ok_or_else(|| KeymapError::Action(place.clone(), name.clone()))?;
                for key in keys {
                    let run = sequence(&key)
                        .ok_or_else(|| KeymapError::Key(place.clone(), name.clone(), key))?;
                    rows.entry(place.clone()).or_default().push((run, action));
                }
            }
        }
        Ok(Self { rows })
    }

    /// What `keys` mean where the focus is on `pane`: a row of the pane's own table
    /// goes before one of `everywhere`.
    #[must_use]
    pub fn meaning(&self, pane: Pane, keys: &[Key]) -> Meaning {
        self.meaning_at(pane.name(), keys)
    }

    /// The same at a place that may be no pane: an overlay.
    #[must_use]
    pub(super) fn meaning_at(&self, place: &str, keys: &[Key]) -> Meaning {
        let mut begins = false;
        for place in [place, EVERYWHERE] {
            for (run, action) in self.rows.get(place).into_iter().flatten() {
                if run == keys {
                    return Meaning::Does(*action);
                }
                begins |= run.starts_with(keys);
            }
        }
        if begins {
            Meaning::Begins
        } else {
            Meaning::Nothing
        }
    }

    /// How the sequences go on that begin with `keys`: the keys that are left, as they are
    /// written in help, and what each sequence does.
    #[must_use]
    pub fn going_on(&self, pane: Pane, keys: &[Key]) -> Vec<(String, Action)> {
        let mut ways: Vec<(String, Action)> = Vec::new();
        for place in [pane.name(), EVERYWHERE] {
            for (run, action) in self.rows.get(place).into_iter().flatten() {
                if run.len() > keys.len()
                    && let Some(rest) = run.strip_prefix(keys)
                    && self.meaning(pane, run) == Meaning::Does(*action)
                {
                    ways.push((rest.iter().map(ToString::to_string).collect(), *action));
                }
            }
        }
        ways
    }

    /// The keys of an action where the focus is on `pane`, as they are written in help;
    /// those that mean something else there are left out.
    #[must_use]
    pub fn keys_of(&self, pane: Pane, action: Action) -> Vec<String> {
        self.keys_at(pane.name(), action)
    }

    /// The keys of an action wherever it has some: a pane's, an overlay's.
    #[must_use]
    pub fn keys_anywhere(&self, action: Action) -> Vec<String> {
        let panes = Pane::ALL.iter().map(|pane| pane.name());
        let places = panes.chain([super::saved::PLACE]);
        let keys = places.map(|place| self.keys_at(place, action));
        keys.into_iter()
            .find(|keys| !keys.is_empty())
            .unwrap_or_default()
    }

    fn keys_at(&self, place: &str, action: Action) -> Vec<String> {
        let does = Meaning::Does(action);
        [place, EVERYWHERE]
            .into_iter()
            .flat_map(|place| self.rows.get(place).into_iter().flatten())
            .filter(|(run, act)| *act == action && self.meaning_at(place, run) == does)
            .map(|(run, _)| run.iter().map(ToString::to_string).collect())
            .collect()
    }
}

const EVERYWHERE: &str = "everywhere";

/// A key by its name, or the letters of a sequence one by one.
fn sequence(text: &str) -> Option<Vec<Key>> {
    if let Some(key) = Key::parse(text) {
        return Some(vec![key]);
    }
    let keys: Vec<Key> = text.chars().map(Key::char).collect();
    (keys.len() == 2).then_some(keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<Key> {
        text.chars().map(Key::char).collect()
    }

    #[test]
    fn every_action_has_a_key_somewhere() {
        let keymap = Keymap::built_in().unwrap();
        for action in Action::ALL {
            let keys = keymap.keys_anywhere(*action);
            assert!(!keys.is_empty(), "{}", action.name());
        }
    }

    #[test]
    fn a_pane_goes_before_everywhere() {
        let keymap = Keymap::built_in().unwrap();
        assert_eq!(
            keymap.meaning(Pane::List, &keys("u")),
            Meaning::Does(Action::Undo)
        );
        assert_eq!(
            keymap.meaning(Pane::Reader, &keys("u")),
            Meaning::Does(Action::HalfUp)
        );
        assert_eq!(keymap.meaning(Pane::List, &keys("v")), Meaning::Begins);
        assert_eq!(
            keymap.meaning(Pane::Reader, &keys("vb")),
            Meaning::Does(Action::ViewBoilerplate)
        );
        assert_eq!(keymap.meaning(Pane::List, &keys("vq")), Meaning::Nothing);
    }

    #[test]
    fn a_sequence_says_how_it_goes_on() {
        let keymap = Keymap::built_in().unwrap();
        let ways = keymap.going_on(Pane::Facts, &keys("x"));
        assert!(ways.contains(&("w".to_owned(), Action::ReviewWrong)));
        assert!(keymap.going_on(Pane::List, &keys("x")).is_empty());
        assert!(keymap.going_on(Pane::Facts, &keys("xw")).is_empty());
    }

    #[test]
    fn keys_that_multiplexers_and_flow_control_take_are_never_bound() {
        let keymap = Keymap::built_in().unwrap();
        for pane in Pane::ALL {
            for c in ['a', 'b', 's', 'q'] {
                assert_eq!(keymap.meaning(*pane, &[Key::control(c)]), Meaning::Nothing);
            }
        }
    }

    #[test]
    fn a_wrong_row_is_named() {
        let error = |text| Keymap::parse(text).unwrap_err().to_string();
        assert_eq!(
            error("[list]\nfly = ['j']"),
            "[list] fly: there is no such action"
        );
        assert_eq!(
            error("[list]\nopen = ['Entre']"),
            "[list] open: there is no key named \"Entre\""
        );
    }
}
