//! Searches that the user has saved under a name, and when each was last looked at.
//!
//! Names and queries stand in `searches.toml` of the config folder, one table a search, for
//! the user to read and edit; khabar writes the file whole and keeps no comments. One that
//! cannot be understood is told, and never written over. When a search was looked at is
//! kept apart, in the state folder.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::home::{Folders, Found, HomeError, Kept, Lock, read_text, replace};

/// A longer file, in bytes, is none of saved searches.
const LARGEST: u64 = 1 << 20;

/// Of so many searches it is kept when they were looked at.
const LOOKS: usize = 200;

/// The longest name, in characters.
pub const LONGEST_NAME: usize = 60;

const HEADING: &str = "# Searches that were saved in khabar: a name and a query, as it is typed.
# khabar writes this file whole: what else stands in it is not kept.
";

/// A saved search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedSearch {
    /// What the user calls it.
    pub name: String,
    /// As it was typed.
    pub query: String,
    /// When its articles were last looked at.
    pub looked: Option<Timestamp>,
}

/// A search that was saved, replaced or deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchChange {
    /// What it is called.
    pub name: String,
    /// Its query before; `None` where there was no such search.
    pub before: Option<String>,
    /// Its query after; `None` where it was deleted.
    pub after: Option<String>,
    /// Its place among the others.
    at: usize,
}

impl SearchChange {
    /// What takes this back.
    pub(super) fn inverse(&self) -> Self {
        Self {
            before: self.after.clone(),
            after: self.before.clone(),
            ..self.clone()
        }
    }
}

/// The saved searches, as they stand on the disk.
#[derive(Debug)]
pub(super) struct Searches {
    path: PathBuf,
    lock: PathBuf,
    looks: Kept,
    saved: Arc<[SavedSearch]>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    search: Vec<Row>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: String,
    query: String,
}

/// When searches were looked at, by their names.
type Looks = HashMap<String, Timestamp>;

impl Searches {
    /// The searches of this user; none are read yet.
    pub(super) fn new(folders: &Folders) -> Self {
        Self {
            path: folders.config.join("searches.toml"),
            lock: folders.state.join("searches.lock"),
            looks: Kept::at(folders.state.join("looked.json")),
            saved: Arc::default(),
        }
    }

    /// The searches in their order, as they were read last.
    pub(super) const fn saved(&self) -> &Arc<[SavedSearch]> {
        &self.saved
    }

    /// Reads them.
    ///
    /// # Errors
    /// Where the file is there and cannot be read or understood: then there are none.
    pub(super) fn reload(&mut self) -> Result<(), HomeError> {
        let rows = self.read().inspect_err(|_| self.saved = Arc::default())?;
        self.take(rows);
        Ok(())
    }

    fn take(&mut self, rows: Vec<Row>) {
        // A file of looks that is damaged is no loss to speak of: all is new once more.
        let looks = match self.looks.read() {
            Found::Record(record) => looks_of(record),
            Found::Nothing | Found::Broken(_) => Looks::new(),
        };
        let saved = rows.into_iter().map(|row| SavedSearch {
            looked: looks.get(&row.name).copied(),
            name: row.name,
            query: row.query,
        });
        self.saved = saved.collect();
    }

    /// The change that gives `name` another query, or none; nothing is written.
    ///
    /// # Errors
    /// As [`Searches::reload`].
    pub(super) fn change(
        &mut self,
        name: &str,
        after: Option<&str>,
    ) -> Result<SearchChange, HomeError> {
        self.reload()?;
        let at = self.saved.iter().position(|search| search.name == name);
        let before = at.and_then(|at| self.saved.get(at));
        Ok(SearchChange {
            name: name.to_owned(),
            before: before.map(|search| search.query.clone()),
            after: after.map(str::to_owned),
            at: at.unwrap_or(self.saved.len()),
        })
    }

    /// Makes a change: on the disk first.
    ///
    /// # Errors
    /// As [`Searches::reload`], and where the file cannot be written; it is then untouched.
    pub(super) fn make(&mut self, change: &SearchChange) -> Result<(), HomeError> {
        let lock = Lock::exclusive(&self.lock)?;
        let mut rows = self.read()?;
        let at = rows.iter().position(|row| row.name == change.name);
        match (&change.after, at) {
            (Some(query), Some(at)) => {
                if let Some(row) = rows.get_mut(at) {
                    row.query.clone_from(query);
                }
            }
            (Some(query), None) => {
                let row = Row {
                    name: change.name.clone(),
                    query: query.clone(),
                };
                rows.insert(change.at.min(rows.len()), row);
            }
            (None, Some(at)) => {
                rows.remove(at);
            }
            (None, None) => {}
        }
        self.write(&rows)?;
        drop(lock);
        self.take(rows);
        Ok(())
    }

    /// Notes that a search was looked at.
    ///
    /// # Errors
    /// Where that cannot be kept.
    pub(super) fn look(&mut self, name: &str, now: Timestamp) -> Result<(), HomeError> {
        self.looks.change(|before| {
            let mut looks = before.map(looks_of).unwrap_or_default();
            looks.insert(name.to_owned(), now);
            let mut times: Vec<Timestamp> = looks.values().copied().collect();
            times.sort_unstable();
            let oldest = times.len().checked_sub(LOOKS).and_then(|at| times.get(at));
            if let Some(oldest) = oldest.copied() {
                looks.retain(|_, time| *time >= oldest);
            }
            let looks = looks
                .into_iter()
                .map(|(name, time)| (name, time.to_string()));
            looks.collect::<HashMap<String, String>>()
        })?;
        self.saved = (self.saved.iter().cloned())
            .map(|search| SavedSearch {
                looked: if search.name == name {
                    Some(now)
                } else {
                    search.looked
                },
                ..search
            })
            .collect();
        Ok(())
    }

    fn read(&self) -> Result<Vec<Row>, HomeError> {
        let wrong = |what: String| HomeError::NotUnderstood {
            path: self.path.clone(),
            what,
        };
        let text = read_text(&self.path, LARGEST).map_err(|error| wrong(error.to_string()))?;
        let text = text.unwrap_or_default();
        let file: File = toml::from_str(&text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start));
            let line = before.unwrap_or("").matches('\n').count() + 1;
            wrong(format!("line {line}: {}", error.message()))
        })?;
        for (at, row) in file.search.iter().enumerate() {
            let mut before = file.search.iter().take(at);
            if before.any(|other| other.name == row.name) {
                return Err(wrong(format!("two searches are called {:?}", row.name)));
            }
        }
        Ok(file.search)
    }

    fn write(&self, rows: &[Row]) -> Result<(), HomeError> {
        let mut text = HEADING.to_owned();
        for row in rows {
            let row = toml::to_string(row).map_err(|error| HomeError::NotUnderstood {
                path: self.path.clone(),
                what: error.to_string(),
            })?;
            let _ = write!(text, "\n[[search]]\n{row}");
        }
        replace::write(&self.path, text.as_bytes())
    }
}

/// The looks of a record, as far as they are understood.
fn looks_of(record: Value) -> Looks {
    let record: HashMap<String, String> = serde_json::from_value(record).unwrap_or_default();
    let looks = record.into_iter();
    looks
        .filter_map(|(name, time)| Some((name, time.parse().ok()?)))
        .collect()
}

#[cfg(test)]
mod tests;
