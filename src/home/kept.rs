//! One small record that every run of the program reads and changes: a sealed line
//! (`seal.rs`), replaced whole under a lock of its own.
//!
//! Who reads does not trust the file: it is small, regular, sealed and of this version, or
//! it is taken away.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::seal::{opened, sealed};
use super::small::{small_file, write_line};
use super::{Found, HomeError, Lock};

/// The version of the line that this program writes.
const VERSION: u64 = 1;

/// How long another run may hold the lock: it holds it for a few milliseconds, or it was
/// stopped.
const PATIENCE: Duration = Duration::from_secs(1);

/// The record's file.
#[derive(Clone, Debug)]
pub struct Kept {
    path: PathBuf,
    lock: PathBuf,
}

#[derive(Serialize, Deserialize)]
struct Line<T> {
    v: u64,
    record: T,
}

impl Kept {
    /// The record at `path`, its lock beside it. Touches nothing.
    #[must_use]
    pub fn at(path: PathBuf) -> Self {
        let lock = path.with_extension("lock");
        Self { path, lock }
    }

    /// What stands there; what cannot be used is taken away, so that it is told once.
    #[must_use]
    pub fn read(&self) -> Found {
        let found = self.look();
        if matches!(found, Found::Broken(_)) {
            self.take_away();
        }
        found
    }

    /// Puts what `change` makes of the record in its place, and gives it. `None` stands for
    /// no record, or one that cannot be used.
    ///
    /// # Errors
    /// Where it cannot be written; what stood there is then untouched.
    pub fn change<T: Serialize>(
        &self,
        change: impl FnOnce(Option<Value>) -> T,
    ) -> Result<T, HomeError> {
        let _lock = Lock::exclusive_within(&self.lock, PATIENCE)?;
        let before = match self.look() {
            Found::Record(record) => Some(record),
            Found::Nothing | Found::Broken(_) => None,
        };
        let record = change(before);
        let line = sealed(&Line {
            v: VERSION,
            record: &record,
        });
        let line = line.map_err(|what| HomeError::NotAnObject {
            path: self.path.clone(),
            what,
        })?;
        write_line(&self.path, &line)?;
        Ok(record)
    }

    /// Takes the record away, so far as that can be done: it is told as broken only once.
    pub fn take_away(&self) {
        let _ = fs::remove_file(&self.path);
    }

    fn look(&self) -> Found {
        match small_file(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Found::Nothing,
            Err(error) => Found::Broken(error.to_string()),
            Ok(bytes) => match record_of(&bytes) {
                Ok(record) => Found::Record(record),
                Err(why) => Found::Broken(why.to_owned()),
            },
        }
    }
}

fn record_of(bytes: &[u8]) -> Result<Value, &'static str> {
    let line = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    let line = serde_json::from_value::<Line<Value>>(opened(line)?);
    let line = line.map_err(|_| "not a record of this program")?;
    if line.v == VERSION {
        Ok(line.record)
    } else {
        Err("written by another version of khabar")
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use serde_json::{Value, json};

    use super::Kept;
    use crate::home::Found;

    fn count(kept: &Kept) -> Value {
        let next = |before: Option<Value>| {
            let before = before.and_then(|record| record["n"].as_u64());
            json!({"n": before.unwrap_or(0) + 1})
        };
        kept.change(next).unwrap()
    }

    #[test]
    fn a_record_is_changed_by_whoever_comes_and_is_for_the_user_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state/queries.json");
        let (one, other) = (Kept::at(path.clone()), Kept::at(path.clone()));
        assert_eq!(one.read(), Found::Nothing);
        assert!(!path.exists());
        count(&one);
        assert_eq!(count(&other), json!({"n": 2}));
        assert_eq!(one.read(), Found::Record(json!({"n": 2})));
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn what_cannot_be_used_is_told_once_and_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("queries.json");
        let kept = Kept::at(path.clone());
        count(&kept);
        let good = fs::read_to_string(&path).unwrap();
        let large = "x".repeat(1 << 20);
        for damaged in [&good[..good.len() / 2], "", "{}", &good[1..], &large] {
            fs::write(&path, damaged).unwrap();
            assert!(matches!(kept.read(), Found::Broken(_)), "{damaged}");
            assert_eq!(kept.read(), Found::Nothing);
            fs::write(&path, damaged).unwrap();
            assert_eq!(count(&kept), json!({"n": 1}), "{damaged}");
        }
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        assert!(kept.change(|_| json!({"n": 1})).is_err());
    }
}
