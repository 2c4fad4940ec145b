//! The marks of every article, in memory and on the disk.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::searches::Searches;
use super::{
    Change, FactKey, Flag, Judgement, Mark, Review, Reviews, SavedSearch, SearchChange, Step,
};
use crate::corpus::ContentKey;
use crate::home::{Cursor, Folders, HomeError, Journal, Reading};

/// Something that the user should know of the mark file, and that stopped nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Warning(String);

impl Warning {
    pub(super) const fn new(what: String) -> Self {
        Self(what)
    }
}

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
    reviews: Reviews,
    searches: Searches,
    done: Vec<Step>,
    undone: Vec<Step>,
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
            reviews: Reviews::default(),
            searches: Searches::new(folders),
            done: Vec::new(),
            undone: Vec::new(),
            unsaid: Vec::new(),
        };
        let mut warnings = match marks.reload() {
            Ok(reloaded) => reloaded.warnings,
            Err(error) => vec![Warning(error.to_string())],
        };
        if let Err(error) = marks.searches.reload() {
            warnings.push(Warning(error.to_string()));
        }
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

    /// What the user thinks of facts.
    #[must_use]
    pub const fn reviews(&self) -> &Reviews {
        &self.reviews
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
            self.do_now(Step::Mark(change.clone()), now)?;
        }
        Ok(change)
    }

    /// Sets what the user thinks of a fact with these words, `None` for nothing, as one
    /// step of undo. Returns what changed; where nothing had to, nothing is written.
    ///
    /// # Errors
    /// As [`Marks::set`].
    pub fn review(
        &mut self,
        fact: FactKey,
        text: &str,
        review: Option<Review>,
        now: Timestamp,
    ) -> Result<Judgement, HomeError> {
        let reloaded = self.reload()?;
        self.unsaid = reloaded.warnings;
        let before = self.reviews.get(fact.article, &fact.kind, fact.span);
        let judgement = Judgement {
            before: before.cloned(),
            after: review,
            text: text.to_owned(),
            fact,
        };
        if judgement.before != judgement.after {
            self.do_now(Step::Review(judgement.clone()), now)?;
        }
        Ok(judgement)
    }

    /// The searches that were saved, in their order.
    #[must_use]
    pub const fn searches(&self) -> &Arc<[SavedSearch]> {
        self.searches.saved()
    }

    /// Reads the saved searches again, which the user may have edited.
    ///
    /// # Errors
    /// Where the file is there and cannot be read or understood.
    pub fn reload_searches(&mut self) -> Result<(), HomeError> {
        self.searches.reload()
    }

    /// Saves a query under a name, in place of the one that had it, as one step of undo;
    /// `None` deletes it. What is saved has been looked at.
    ///
    /// # Errors
    /// As [`Marks::reload_searches`], and where it cannot be written: then nothing has
    /// changed.
    pub fn save_search(
        &mut self,
        name: &str,
        query: Option<&str>,
        now: Timestamp,
    ) -> Result<SearchChange, HomeError> {
        let change = self.searches.change(name, query)?;
        if change.before != change.after {
            self.do_now(Step::Search(change.clone()), now)?;
        }
        if query.is_some()
            && let Err(error) = self.searches.look(name, now)
        {
            // It is saved all the same.
            self.unsaid.push(Warning(error.to_string()));
        }
        Ok(change)
    }

    /// Notes that the articles of a saved search were looked at.
    ///
    /// # Errors
    /// Where that cannot be kept.
    pub fn look_at_search(&mut self, name: &str, now: Timestamp) -> Result<(), HomeError> {
        self.searches.look(name, now)
    }

    fn do_now(&mut self, step: Step, now: Timestamp) -> Result<(), HomeError> {
        self.write(&step, now, None)?;
        self.done.push(step);
        self.undone.clear();
        Ok(())
    }

    /// Takes back the last step of this session. Returns what that changed: the
    /// opposite of what was done; `None` where there is nothing to undo.
    ///
    /// # Errors
    /// As [`Marks::set`]; the change can then be undone later.
    pub fn undo(&mut self, now: Timestamp) -> Result<Option<Step>, HomeError> {
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
    pub fn redo(&mut self, now: Timestamp) -> Result<Option<Step>, HomeError> {
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
            self.reviews.clear();
        }
        let mut warnings = std::mem::take(&mut self.unsaid);
        let damage = reading.damage.iter();
        warnings.extend(damage.map(|damage| Warning(damage.to_string())));
        for record in &reading.records {
            match Step::parse(&record.value) {
                Ok(step) => self.apply(&step),
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
        step: &Step,
        now: Timestamp,
        by: Option<&'static str>,
    ) -> Result<(), HomeError> {
        if let Step::Search(change) = step {
            self.searches.make(change)?;
        }
        if let Some(record) = step.record(now, by) {
            self.journal.append(&record)?;
        }
        // The record just written is read back with those of others at the next
        // reload; applying it twice is applying it once.
        self.apply(step);
        Ok(())
    }

    fn apply(&mut self, step: &Step) {
        match step {
            Step::Mark(change) => {
                for &key in &change.keys {
                    let mark = self.marks.entry(key).or_default();
                    mark.set(change.flag, change.on);
                }
            }
            Step::Review(judged) => {
                let after = judged.after.as_ref();
                self.reviews.set(&judged.fact, &judged.text, after);
            }
            Step::Search(_) => {}
        }
    }
}

#[cfg(test)]
mod tests;
