//! Small pieces of bytes by key in one file of the cache folder: what can be computed again.
//!
//! Appended only, each piece with a checksum of its head and one of its whole. What is torn,
//! changed or gone is not found, and nothing more than that; the file may be deleted at any
//! time, also under a running program. Several processes may read and append at once.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::{FileExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{HomeError, Lock};

/// What a piece is found by.
pub type PackKey = [u8; 16];

/// Key, length, checksum of the whole, checksum of the head before it.
const HEAD: usize = 16 + 4 + 8 + 4;
/// No piece is longer, in bytes.
const LONGEST: usize = 16 << 20;
/// A file that has grown beyond this, in bytes, is begun anew.
const LARGEST: u64 = 1 << 30;
/// How long another process may hold the lock: it holds it for one append.
const PATIENCE: Duration = Duration::from_secs(1);

/// The pieces of one file, as far as they have been seen.
#[derive(Debug)]
pub struct Pack {
    path: PathBuf,
    lock: PathBuf,
    seen: Option<Seen>,
}

#[derive(Debug)]
struct Seen {
    file: File,
    /// Where each piece begins, and the length of its bytes.
    places: HashMap<PackKey, (u64, u32)>,
    /// The end of the last whole piece.
    end: u64,
}

impl Pack {
    /// The pack at `path`, its lock beside it. Never fails: what cannot be read is empty.
    /// Makes nothing.
    #[must_use]
    pub fn open(path: PathBuf) -> Self {
        let lock = path.with_extension("lock");
        let seen = File::open(&path).ok().map(Seen::new);
        Self { path, lock, seen }
    }

    /// How many pieces there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.seen.as_ref().map_or(0, |seen| seen.places.len())
    }

    /// True where there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether there seems to be a piece: only [`Pack::get`] knows whether it is whole.
    #[must_use]
    pub fn has(&self, key: &PackKey) -> bool {
        let seen = self.seen.as_ref();
        seen.is_some_and(|seen| seen.places.contains_key(key))
    }

    /// A piece, where it is there and whole.
    #[must_use]
    pub fn get(&self, key: &PackKey) -> Option<Vec<u8>> {
        let seen = self.seen.as_ref()?;
        let &(place, length) = seen.places.get(key)?;
        let mut head = [0; HEAD];
        let mut bytes = vec![0; usize::try_from(length).ok()?];
        seen.file.read_exact_at(&mut head, place).ok()?;
        let body = place.checked_add(HEAD as u64)?;
        seen.file.read_exact_at(&mut bytes, body).ok()?;
        (head_of(key, &bytes)? == head).then_some(bytes)
    }

    /// Appends pieces: one write under the lock. Those of a key that is there already are
    /// found in place of the old ones. The file is for the user alone (mode 0600).
    ///
    /// # Errors
    /// Where they cannot be written; nothing that was there is lost.
    pub fn put(&mut self, pieces: &[(PackKey, Vec<u8>)]) -> Result<(), HomeError> {
        let mut bytes = Vec::new();
        for (key, piece) in pieces {
            if let Some(head) = head_of(key, piece) {
                bytes.extend_from_slice(&head);
                bytes.extend_from_slice(piece);
            }
        }
        if bytes.is_empty() {
            return Ok(());
        }
        let _lock = Lock::exclusive_within(&self.lock, PATIENCE)?;
        let refused = |what| HomeError::refused(&self.path, what);
        let file = OpenOptions::new()
            .create(true)
            .read(true)
            .append(true)
            .mode(0o600)
            .open(&self.path)
            .map_err(refused("open it"))?;
        let about = file.metadata().map_err(refused("read its length"))?;
        let same = self.seen.as_ref().is_some_and(|seen| {
            let known = seen.file.metadata();
            known.is_ok_and(|known| (known.dev(), known.ino()) == (about.dev(), about.ino()))
        });
        let mut seen = match self.seen.take().filter(|_| same) {
            Some(seen) => Seen { file, ..seen },
            None => Seen::empty(file),
        };
        // What others have appended, and a torn end, which nobody is writing any more.
        seen.read_on();
        if seen.end > LARGEST {
            seen = Seen::empty(seen.file);
        }
        let end = seen.end;
        let written = seen
            .file
            .set_len(end)
            .and_then(|()| (&seen.file).write_all(&bytes));
        seen.read_on();
        self.seen = Some(seen);
        written.map_err(HomeError::refused(&self.path, "append to it"))
    }

    /// Takes the other packs of its folder away that nobody has touched for `age`.
    pub fn sweep(&self, age: Duration) {
        let Some(folder) = self.path.parent() else {
            return;
        };
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.extension() == self.path.extension() && path != self.path && is_old(&path, age)
            {
                let _ = fs::remove_file(path.with_extension("lock"));
                let _ = fs::remove_file(path);
            }
        }
    }
}

fn is_old(path: &Path, age: Duration) -> bool {
    let changed = fs::symlink_metadata(path).and_then(|about| about.modified());
    changed.is_ok_and(|changed| changed.elapsed().is_ok_and(|since| since > age))
}

impl Seen {
    fn new(file: File) -> Self {
        let mut seen = Self::empty(file);
        seen.read_on();
        seen
    }

    fn empty(file: File) -> Self {
        Self {
            file,
            places: HashMap::new(),
            end: 0,
        }
    }

    /// Finds the pieces after the last one that is known, up to the first that is torn.
    fn read_on(&mut self) {
        // An error is a torn piece.
        let _ = self.heads();
    }

    fn heads(&mut self) -> io::Result<()> {
        let length = self.file.metadata()?.len();
        if length < self.end {
            self.places.clear();
            self.end = 0;
        }
        let mut reader = BufReader::with_capacity(1 << 16, &self.file);
        reader.seek(SeekFrom::Start(self.end))?;
        loop {
            let mut head = [0; HEAD];
            reader.read_exact(&mut head)?;
            let Some((key, size)) = read_head(&head) else {
                return Ok(());
            };
            let next = self.end + HEAD as u64 + u64::from(size);
            if next > length {
                return Ok(());
            }
            self.places.insert(key, (self.end, size));
            self.end = next;
            reader.seek_relative(i64::from(size))?;
        }
    }
}

/// The head of a piece; `None` for one that is too long.
fn head_of(key: &PackKey, piece: &[u8]) -> Option<[u8; HEAD]> {
    if piece.len() > LONGEST {
        return None;
    }
    let length = u32::try_from(piece.len()).ok()?.to_le_bytes();
    let mut hasher = blake3::Hasher::new();
    hasher.update(key).update(&length).update(piece);
    let whole = hasher.finalize();
    let mut head = [0; HEAD];
    let parts: [&[u8]; 3] = [key, &length, whole.as_bytes().first_chunk::<8>()?];
    let mut rest = head.as_mut_slice();
    for part in parts {
        let (to, after) = rest.split_at_mut_checked(part.len())?;
        to.copy_from_slice(part);
        rest = after;
    }
    let (before, sum) = head.split_last_chunk_mut::<4>()?;
    *sum = sum_of(before)?;
    Some(head)
}

/// Key and length, where the head is whole.
fn read_head(head: &[u8; HEAD]) -> Option<(PackKey, u32)> {
    let (before, sum) = head.split_last_chunk::<4>()?;
    if sum_of(before)? != *sum {
        return None;
    }
    let (key, rest) = before.split_first_chunk::<16>()?;
    let length = u32::from_le_bytes(*rest.first_chunk::<4>()?);
    (usize::try_from(length).ok()? <= LONGEST).then_some((*key, length))
}

fn sum_of(bytes: &[u8]) -> Option<[u8; 4]> {
    blake3::hash(bytes).as_bytes().first_chunk::<4>().copied()
}

#[cfg(test)]
mod tests;
