//! The user's settings: `settings.toml` of the config folder, tables of words. Each room
//! takes its own; what nobody takes is named, with its line, and means nothing.

use std::fs;
use std::io::ErrorKind;

use toml::de::{DeTable, DeValue};

use super::Folders;

/// More than this is no file of settings, in bytes.
const LARGEST: u64 = 1 << 20;

/// The settings that nobody has taken yet, and what is wrong with the others.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    rows: Vec<Row>,
    faults: Vec<Fault>,
}

#[derive(Clone, Debug)]
struct Row {
    table: String,
    key: String,
    /// `None` where the value is no string.
    value: Option<String>,
    line: usize,
}

/// What is wrong with the settings. The rest of the file counts.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The file is there and cannot be read.
    #[error("settings.toml: cannot be read: {what}")]
    Unreadable {
        /// What the system said.
        what: String,
    },
    /// It is no TOML, and nothing of it counts.
    #[error("settings.toml, line {line}: {what}")]
    Toml {
        /// From 1.
        line: usize,
        /// What the parser said.
        what: String,
    },
    /// There is no such setting.
    #[error("settings.toml, line {line}: there is no setting {name}")]
    Unknown {
        /// From 1.
        line: usize,
        /// `table.key`.
        name: String,
    },
    /// The setting has no such value.
    #[error("settings.toml, line {line}: {name} is one of {expected}")]
    Value {
        /// From 1.
        line: usize,
        /// `table.key`.
        name: String,
        /// The values that it has.
        expected: String,
    },
}

impl Settings {
    /// Reads the file; one that is not there has no settings.
    #[must_use]
    pub fn read(folders: &Folders) -> Self {
        let path = folders.config.join("settings.toml");
        let text = fs::metadata(&path).and_then(|about| {
            if about.len() > LARGEST {
                return Err(std::io::Error::other("it is longer than 1 MiB"));
            }
            fs::read_to_string(&path)
        });
        match text {
            Ok(text) => Self::parse(&text),
            Err(error) if error.kind() == ErrorKind::NotFound => Self::default(),
            Err(error) => Self {
                faults: vec![Fault::Unreadable {
                    what: error.to_string(),
                }],
                ..Self::default()
            },
        }
    }

    /// Reads settings.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let line = |at: usize| {
            let before = text.get(..at).unwrap_or_default();
            before.matches('\n').count() + 1
        };
        let mut settings = Self::default();
        let document = match DeTable::parse(text) {
            Ok(document) => document,
            Err(error) => {
                settings.faults.push(Fault::Toml {
                    line: line(error.span().map_or(0, |span| span.start)),
                    what: error.message().to_owned(),
                });
                return settings;
            }
        };
        for (table, rows) in document.get_ref() {
            let DeValue::Table(rows) = rows.get_ref() else {
                settings.faults.push(Fault::Unknown {
                    line: line(table.span().start),
                    name: table.get_ref().to_string(),
                });
                continue;
            };
            for (key, value) in rows {
                settings.rows.push(Row {
                    table: table.get_ref().to_string(),
                    key: key.get_ref().to_string(),
                    value: match value.get_ref() {
                        DeValue::String(value) => Some(value.to_string()),
                        _ => None,
                    },
                    line: line(key.span().start),
                });
            }
        }
        settings
    }

    /// Takes a setting that has one of a few values, by their words. A value that there
    /// is not is a fault and counts as none.
    pub fn take<T: Copy>(&mut self, table: &str, key: &str, values: &[(&str, T)]) -> Option<T> {
        let at = self
            .rows
            .iter()
            .position(|row| row.table == table && row.key == key)?;
        let row = self.rows.remove(at);
        let found = values
            .iter()
            .find(|(word, _)| row.value.as_deref() == Some(word));
        if found.is_none() {
            let words: Vec<&str> = values.iter().map(|(word, _)| *word).collect();
            self.faults.push(Fault::Value {
                line: row.line,
                name: format!("{table}.{key}"),
                expected: words.join(", "),
            });
        }
        found.map(|(_, value)| *value)
    }

    /// What is wrong, in the order of the file; what nobody took is unknown.
    #[must_use]
    pub fn faults(self) -> Vec<Fault> {
        let mut faults = self.faults;
        faults.extend(self.rows.into_iter().map(|row| Fault::Unknown {
            line: row.line,
            name: format!("{}.{}", row.table, row.key),
        }));
        faults.sort_by_key(|fault| match fault {
            Fault::Unreadable { .. } => 0,
            Fault::Toml { line, .. } | Fault::Unknown { line, .. } | Fault::Value { line, .. } => {
                *line
            }
        });
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::Settings;
    use crate::home::Folders;

    const SIDES: [(&str, u8); 2] = [("left", 1), ("right", 2)];

    fn faults(settings: Settings) -> Vec<String> {
        settings.faults().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_room_takes_its_own_and_the_rest_is_named_with_its_line() {
        let mut settings = Settings::parse(
            "# mine\n[door]\nside = \"right\"\nhinge = \"up\"\nknob = 3\n\n[terminl]\nbidi = \"lrm\"\n",
        );
        assert_eq!(settings.take("door", "side", &SIDES), Some(2));
        assert_eq!(settings.take("door", "knob", &SIDES), None);
        assert_eq!(settings.take("door", "bell", &SIDES), None);
        assert_eq!(
            faults(settings),
            [
                "settings.toml, line 4: there is no setting door.hinge",
                "settings.toml, line 5: door.knob is one of left, right",
                "settings.toml, line 8: there is no setting terminl.bidi",
            ]
        );
    }

    #[test]
    fn a_broken_file_says_where_and_nothing_of_it_counts() {
        let mut settings = Settings::parse("[door]\nside = \"left\"\nside = = 3\n");
        assert_eq!(settings.take("door", "side", &SIDES), None);
        let faults = faults(settings);
        assert_eq!(faults.len(), 1);
        assert!(
            faults[0].starts_with("settings.toml, line 3: "),
            "{faults:?}"
        );
        assert_eq!(super::Settings::parse("side = \"left\"").faults().len(), 1);
    }

    #[test]
    fn without_a_file_there_is_nothing_to_say() {
        let root = tempfile::tempdir().unwrap();
        let settings = Settings::read(&Folders::below(root.path()));
        assert!(settings.faults().is_empty());
    }
}
