//! The marks of every article, in memory and on the disk.

use std::collections::HashMap;

use jiff::Timestamp;

use super::{Change, Flag, Mark};
use crate::corpus::ContentKey;
use crate::home::{Cursor, Folders, HomeError, Journal, Reading};

/// Something that the user should know of the mark file, and that stopped nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Warning(String);

/// What [`Marks::reload`] found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reloaded {
    /// True where some mark may differ from before.
    pub changed: bool,
    /// What the user should know.
    pub warnings: Vec<Warning>,
}

/// The user's marks. Everything that changes them is on the disk before it is here,
/// and here before the call returns. Undo reaches back to [`Marks::open`]. May be
/// sent to a worker.
#[derive(Debug)]
pub struct Marks {
    journal: Journal,
    cursor: Cursor,
    marks: HashMap<ContentKey, Mark>,
    done: Vec<Change>,
    undone: Vec<Change>,
    /// What [`Marks::set`] read and could not say: the next reload says it.
    unsaid: Vec<Warning>,
}

impl Marks {
    /// Reads the marks of this user. Never fails: what cannot be read is a warning, and
    /// the rest counts. Makes no file and no folder.
    #[must_use]
    pub fn open(folders: &Folders) -> (Self, Vec<Warning>) {
        let mut marks = Self {
            journal: Journal::at(folders.data.join("marks.jsonl")),
            cursor: Cursor::default(),
            marks: HashMap::new(),
            done: Vec::new(),
            undone: Vec::new(),
            unsaid: Vec::new(),
        };
        let warnings = match marks.reload() {
            Ok(reloaded) => reloaded.warnings,
            Err(error) => vec![Warning(error.to_string())],
        };
        (marks, warnings)
    }

    /// The marks of an article: a look into memory.
    #[must_use]
    pub fn of(&self, key: ContentKey) -> Mark {
        self.marks.get(&key).copied().unwrap_or_default()
    }

    /// Every article that has a mark, in no order.
    pub fn marked(&self) -> impl Iterator<Item = (ContentKey, Mark)> {
        self.marks
            .iter()
            .filter(|(_, mark)| **mark != Mark::default())
            .map(|(&key, &mark)| (key, mark))
    }

    /// Sets `flag` to `on` for `keys`, as one step of undo. Returns what changed; where
    /// nothing had to, nothing is written and there is nothing to undo.
    ///
    /// # Errors
    /// Where the record cannot be written and synced: then nothing has changed.
    pub fn set(
        &mut self,
        keys: &[ContentKey],
        flag: Flag,
        on: bool,
        now: Timestamp,
    ) -> Result<Change, HomeError> {
        let reloaded = self.reload()?;
        self.unsaid = reloaded.warnings;
        let change = self.needed(&Change {
            flag,
            on,
            keys: keys.to_vec(),
        });
        if !change.keys.is_empty() {
            self.write(&change, now, None)?;
            self.done.push(change.clone());
            self.undone.clear();
        }
        Ok(change)
    }

    /// Takes back the last change of this session. Returns what that changed: the
    /// opposite of what was done; `None` where there is nothing to undo.
    ///
    /// # Errors
    /// As [`Marks::set`]; the change can then be undone later.
    pub fn undo(&mut self, now: Timestamp) -> Result<Option<Change>, HomeError> {
        let Some(last) = self.done.last().cloned() else {
            return Ok(None);
        };
        self.write(&last.inverse(), now, Some("undo"))?;
        self.done.pop();
        let inverse = last.inverse();
        self.undone.push(last);
        Ok(Some(inverse))
    }

    /// Does again what was last undone. Returns what that changed; `None` where there is
    /// nothing to redo.
    ///
    /// # Errors
    /// As [`Marks::undo`].
    pub fn redo(&mut self, now: Timestamp) -> Result<Option<Change>, HomeError> {
        let Some(last) = self.undone.last().cloned() else {
            return Ok(None);
        };
        self.write(&last, now, Some("redo"))?;
        self.undone.pop();
        self.done.push(last.clone());
        Ok(Some(last))
    }

    /// Reads what this or another process has written since the last reading.
    ///
    /// # Errors
    /// Where the file is there and cannot be read: then nothing has changed.
    pub fn reload(&mut self) -> Result<Reloaded, HomeError> {
        let reading = self.journal.read(self.cursor)?;
        Ok(self.take_in(reading))
    }

    fn take_in(&mut self, reading: Reading) -> Reloaded {
        if reading.restarted {
            self.marks.clear();
        }
        let mut warnings = std::mem::take(&mut self.unsaid);
        let damage = reading.damage.iter();
        warnings.extend(damage.map(|damage| Warning(damage.to_string())));
        for record in &reading.records {
            match Change::parse(&record.value) {
                Ok(change) => self.apply(&change),
                Err(what) => warnings.push(Warning(format!(
                    "{}, line {}: {what}; left alone",
                    self.journal.shown(),
                    record.line
                ))),
            }
        }
        self.cursor = reading.cursor;
        Reloaded {
            changed: reading.restarted || !reading.records.is_empty(),
            warnings,
        }
    }

    /// The part of a change that is not so already, each key once.
    fn needed(&self, change: &Change) -> Change {
        let mut keys: Vec<ContentKey> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        for &key in &change.keys {
            if self.of(key).has(change.flag) != change.on && seen.insert(key) {
                keys.push(key);
            }
        }
        Change {
            keys,
            ..change.clone()
        }
    }

    /// On the disk first, then in memory.
    fn write(
        &mut self,
        change: &Change,
        now: Timestamp,
        by: Option<&'static str>,
    ) -> Result<(), HomeError> {
        self.journal.append(&change.record(now, by))?;
        // The record just written is read back with those of others at the next
        // reload; applying it twice is applying it once.
        self.apply(change);
        Ok(())
    }

    fn apply(&mut self, change: &Change) {
        for &key in &change.keys {
            self.marks
                .entry(key)
                .or_default()
                .set(change.flag, change.on);
        }
    }
}

#[cfg(test)]
mod tests;
