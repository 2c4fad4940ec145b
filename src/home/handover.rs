//! One small record that a run of the program hands over to the next: a sealed line
//! (`seal.rs`) with the number of the session that wrote it.
//!
//! Of several runs the one that was started last goes before the others: an older one
//! never writes over what a newer one has kept, nor brings back what a newer one has
//! cleared: the number of the newest that has cleared stays beside the record. Who reads does not trust the file: it is small, regular, sealed and of this
//! version, or it is taken away.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::replace::BESIDE;
use super::seal::{opened, sealed};
use super::small::{small_file, write_line};
use super::{HomeError, Lock};

/// The version of the line that this program writes.
const VERSION: u64 = 1;

/// How long another session may hold the lock: it holds it for a few milliseconds, or it
/// was stopped.
const PATIENCE: Duration = Duration::from_secs(1);

/// The record's file, as one session sees it.
#[derive(Debug)]
pub struct Handover {
    path: PathBuf,
    lock: PathBuf,
    session: u64,
    /// True where the file holds what this session wrote, as far as it knows.
    written: bool,
    /// The newest session of which this one knows that it has cleared.
    cleared: u64,
}

/// What a session finds when it starts.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// No session has left anything.
    Nothing,
    /// What the last one kept. It is this session's now.
    Record(Value),
    /// Something that was not written here, or not whole: why. It has been taken away.
    Broken(String),
}

#[derive(Serialize, Deserialize)]
struct Line<T> {
    v: u64,
    session: u64,
    record: T,
}

/// What stands in the file.
enum Stands {
    Nothing,
    Line(Line<Value>),
    Broken(String),
}

impl Handover {
    /// Takes over what stands at `path`; `lock` is one for every file of its folder. `now` is the
    /// time of day in microseconds: sessions are numbered by it, and by one more than the
    /// session before where the clock was set back. Makes nothing where there is nothing.
    #[must_use]
    pub fn take_over(path: PathBuf, lock: PathBuf, now: u64) -> (Self, Found) {
        let mut handover = Self {
            path,
            lock,
            session: now,
            written: false,
            cleared: 0,
        };
        if !handover.is_there() {
            return (handover, Found::Nothing);
        }
        // Without a lock (a disk that cannot be written, an explorer that was stopped while it
        // held it) there is still something whole to read.
        let lock = Lock::exclusive_within(&handover.lock, PATIENCE);
        if lock.is_ok() {
            handover.sweep();
        }
        let found = match handover.read() {
            Stands::Nothing => Found::Nothing,
            Stands::Broken(why) => {
                if lock.is_ok() {
                    let _ = fs::remove_file(&handover.path);
                }
                Found::Broken(why)
            }
            Stands::Line(line) => {
                handover.session = now.max(line.session.saturating_add(1));
                // What cannot be claimed can be read all the same.
                handover.written = lock.is_ok() && handover.put(&line.record).is_ok();
                Found::Record(line.record)
            }
        };
        (handover, found)
    }

    /// Keeps `record` in place of the one before. False where a newer session has kept
    /// something meanwhile, or has cleared what this one had kept: then nothing is
    /// written, and `record` is not to be tried again.
    ///
    /// # Errors
    /// Where it cannot be written; what was kept before is then untouched.
    pub fn keep(&mut self, record: &impl Serialize) -> Result<bool, HomeError> {
        let _lock = Lock::exclusive_within(&self.lock, PATIENCE)?;
        let ours = match self.read() {
            Stands::Nothing => {
                let known = self.session.max(self.cleared);
                self.cleared = self.last_clearing().unwrap_or(0).max(self.cleared);
                !self.written && self.cleared <= known
            }
            Stands::Line(line) => line.session <= self.session,
            Stands::Broken(_) => true,
        };
        if ours {
            self.put(record)?;
        }
        self.written = ours;
        Ok(ours)
    }

    /// Takes away what this session, or an older one, has kept. What an older one has not
    /// kept yet it will not keep any more, unless it cannot be told.
    ///
    /// # Errors
    /// Where it cannot be taken away.
    pub fn clear(&mut self) -> Result<(), HomeError> {
        let lock = Lock::exclusive_within(&self.lock, PATIENCE);
        if !self.is_there() {
            if lock.is_ok() {
                self.note_clearing();
            }
            return Ok(());
        }
        let _lock = lock?;
        self.sweep();
        match self.read() {
            Stands::Nothing => return Ok(()),
            Stands::Line(line) if line.session > self.session => return Ok(()),
            Stands::Line(_) | Stands::Broken(_) => {}
        }
        self.note_clearing();
        self.written = false;
        match fs::remove_file(&self.path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(HomeError::refused(&self.path, "take it away")(error))
            }
            _ => Ok(()),
        }
    }

    /// Where the number of the newest session that has cleared stands.
    fn clearing(&self) -> PathBuf {
        self.path.with_extension("left")
    }

    fn last_clearing(&self) -> Option<u64> {
        let bytes = small_file(&self.clearing()).ok()?;
        std::str::from_utf8(&bytes).ok()?.trim().parse().ok()
    }

    /// Without it an older session may bring its place back: no reason to stop for.
    fn note_clearing(&self) {
        let newest = self.last_clearing().unwrap_or(0).max(self.session);
        let _ = write_line(&self.clearing(), &newest.to_string());
    }

    fn is_there(&self) -> bool {
        fs::symlink_metadata(&self.path).is_ok()
    }

    /// Takes away what was being written beside the files when its writer was killed:
    /// whoever holds the lock knows that nobody is writing.
    fn sweep(&self) {
        let files = self.path.parent().map(fs::read_dir);
        for file in files.into_iter().flatten().flatten().flatten() {
            let name = file.file_name();
            if name.as_encoded_bytes().starts_with(BESIDE.as_bytes()) {
                let _ = fs::remove_file(file.path());
            }
        }
    }

    fn put(&self, record: &impl Serialize) -> Result<(), HomeError> {
        let line = Line {
            v: VERSION,
            session: self.session,
            record,
        };
        let line = sealed(&line).map_err(|what| HomeError::NotAnObject {
            path: self.path.clone(),
            what,
        })?;
        write_line(&self.path, &line)
    }

    fn read(&self) -> Stands {
        match small_file(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Stands::Nothing,
            Err(error) => Stands::Broken(error.to_string()),
            Ok(bytes) => line_of(&bytes).map_or_else(Stands::Broken, Stands::Line),
        }
    }
}

fn line_of(bytes: &[u8]) -> Result<Line<Value>, String> {
    let line = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    let line = serde_json::from_value::<Line<Value>>(opened(line)?)
        .map_err(|_| "not a record of this program".to_owned())?;
    if line.v == VERSION {
        Ok(line)
    } else {
        Err("written by another version of khabar".to_owned())
    }
}

#[cfg(test)]
mod tests;
