//! An append-only file of checksummed JSON Lines.
//!
//! A line is one sealed JSON object (`seal.rs`). So the file stays JSON Lines, a torn or
//! edited line is known for what it is, and every good line after it still counts.
//! Nothing is overwritten: a line that was cut is left, the next one starts afresh.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::Value;

use super::error::shown;
use super::seal::{opened, sealed};
use super::{HomeError, Lock, replace};

/// The file and its lock.
#[derive(Clone, Debug)]
pub struct Journal {
    path: PathBuf,
    lock: PathBuf,
}

/// How far a journal has been read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// Bytes read.
    offset: u64,
    /// Line ends read.
    lines: usize,
    /// True where the last line read had no end: what follows up to the next line
    /// end is the rest of a line that has been judged already.
    mid_line: bool,
}

/// A good line.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The line, counted from 1.
    pub line: usize,
    /// The object, its checksum taken out.
    pub value: Value,
}

/// A line that was passed over.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}, line {line}: {what}; the line is left as it is, the others count")]
pub struct Damage {
    /// The file, escaped for a terminal.
    pub path: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub what: String,
}

/// What one reading found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The good lines, in order.
    pub records: Vec<Record>,
    /// The lines that were passed over.
    pub damage: Vec<Damage>,
    /// Where the next reading starts.
    pub cursor: Cursor,
    /// True where the file has become shorter than what had been read: this reading
    /// started again from its first line, and what was known before is void.
    pub restarted: bool,
}

/// What becomes of a record.
#[derive(Clone, Debug, PartialEq)]
pub enum Sifted {
    /// It stays as it is.
    Stays,
    /// It is taken away.
    Goes,
    /// It is this from now on: a JSON object with at least one field.
    Becomes(Value),
}

impl Journal {
    /// The journal at `path`, its lock beside it. Touches nothing.
    #[must_use]
    pub fn at(path: PathBuf) -> Self {
        let mut lock = path.clone().into_os_string();
        lock.push(".lock");
        Self {
            path,
            lock: lock.into(),
        }
    }

    /// Where it stands.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The name of the file for a message, escaped for a terminal.
    #[must_use]
    pub fn shown(&self) -> String {
        shown(&self.path)
    }

    /// Appends one record, which must be a JSON object with at least one field: one
    /// write under the lock, then fdatasync. Processes may append at once.
    ///
    /// # Errors
    /// Where the record cannot be written or synced; the file is then as it was.
    pub fn append(&self, record: &impl Serialize) -> Result<(), HomeError> {
        let line = self.sealed(record)?;
        let _lock = Lock::exclusive(&self.lock)?;
        let mut file = OpenOptions::new()
            .create(true)
            .read(true)
            .append(true)
            .mode(0o600)
            .open(&self.path)
            .map_err(HomeError::refused(&self.path, "open it"))?;
        let before = file
            .metadata()
            .map_err(HomeError::refused(&self.path, "read its length"))?
            .len();
        let start = if ends_a_line(&file, before) { "" } else { "\n" };
        let written = file
            .write_all(format!("{start}{line}\n").as_bytes())
            .and_then(|()| file.sync_data());
        if written.is_err() {
            // Our own torn bytes, under the lock: the file and the memory of whoever
            // called agree again. Where even this fails, the checksum tells.
            let _ = file.set_len(before);
        }
        written.map_err(HomeError::refused(&self.path, "append to it"))
    }

    /// Reads on from `cursor`. No file is an empty journal.
    ///
    /// # Errors
    /// Where there is a file that cannot be read.
    pub fn read(&self, cursor: Cursor) -> Result<Reading, HomeError> {
        let refused = || HomeError::refused(&self.path, "read it");
        // On a read-only disk there is no lock to take, and nobody to wait for.
        let _lock = self.path.exists().then(|| Lock::shared(&self.lock).ok());
        let mut file = match File::open(&self.path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(Reading {
                    restarted: cursor != Cursor::default(),
                    ..Reading::default()
                });
            }
            Err(error) => return Err(refused()(error)),
        };
        let length = file.metadata().map_err(refused())?.len();
        let restarted = length < cursor.offset;
        let cursor = if restarted { Cursor::default() } else { cursor };
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(cursor.offset))
            .and_then(|_| file.read_to_end(&mut bytes))
            .map_err(refused())?;
        let mut reading = self.judged(&bytes, cursor);
        reading.restarted = restarted;
        Ok(reading)
    }

    /// Takes the damaged lines away, for a journal of which a line may be lost with a shrug.
    /// Where there is none, nothing is written.
    ///
    /// # Errors
    /// Where it cannot be read or written; it is then as it was.
    pub fn mend(&self) -> Result<(), HomeError> {
        self.sift(|_| Sifted::Stays)
    }

    /// Writes the journal anew, each record as `sift` says, without the damaged lines. Where
    /// nothing changes, nothing is written.
    ///
    /// # Errors
    /// Where it cannot be read or written; it is then as it was.
    pub fn sift(&self, mut sift: impl FnMut(&Value) -> Sifted) -> Result<(), HomeError> {
        let _lock = Lock::exclusive(&self.lock)?;
        let bytes = match fs::read(&self.path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(HomeError::refused(&self.path, "read it")(error)),
        };
        let (mut sifted, mut changed) = (Vec::with_capacity(bytes.len()), false);
        let lines = bytes.split(|byte| *byte == b'\n');
        for line in lines.filter(|line| !line.is_empty()) {
            let judged = opened(line).map_or(Sifted::Goes, |value| sift(&value));
            changed |= !matches!(judged, Sifted::Stays);
            match judged {
                Sifted::Stays => sifted.extend(line),
                Sifted::Goes => continue,
                Sifted::Becomes(value) => sifted.extend(self.sealed(&value)?.bytes()),
            }
            sifted.push(b'\n');
        }
        match changed {
            true => replace::write(&self.path, &sifted),
            false => Ok(()),
        }
    }

    fn sealed(&self, record: &impl Serialize) -> Result<String, HomeError> {
        sealed(record).map_err(|what| HomeError::NotAnObject {
            path: self.path.clone(),
            what,
        })
    }

    fn judged(&self, bytes: &[u8], cursor: Cursor) -> Reading {
        let mut reading = Reading {
            cursor,
            ..Reading::default()
        };
        for piece in bytes.split_inclusive(|&byte| byte == b'\n') {
            let (content, ended) = match piece.strip_suffix(b"\n") {
                Some(content) => (content, true),
                None => (piece, false),
            };
            let line = reading.cursor.lines + 1;
            if !reading.cursor.mid_line && !content.is_empty() {
                match opened(content) {
                    Ok(value) => reading.records.push(Record { line, value }),
                    Err(what) => reading.damage.push(Damage {
                        path: self.shown(),
                        line,
                        what: what.to_owned(),
                    }),
                }
            }
            reading.cursor.offset += piece.len() as u64;
            reading.cursor.lines += usize::from(ended);
            reading.cursor.mid_line = !ended;
        }
        reading
    }
}

/// True where an append may start at once: in an empty file or after a line end.
fn ends_a_line(file: &File, length: u64) -> bool {
    let mut last = [b'\n'];
    match length.checked_sub(1) {
        // A byte that cannot be read: a line end too many does no harm.
        Some(at) => file.read_exact_at(&mut last, at).is_ok() && last == [b'\n'],
        None => true,
    }
}

#[cfg(test)]
mod tests;
