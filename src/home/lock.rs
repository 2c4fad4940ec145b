//! One process at a time: flock(2) on a file of its own.

use std::fs::{File, OpenOptions};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use rustix::fs::{FlockOperation, flock};
use rustix::io::Errno;

use super::HomeError;
use super::folders::make_parent;

/// A lock held until it is dropped. The system lets go of it when the process ends,
/// however it ends; the lock file stays and means nothing by itself.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Waits until nobody else holds the lock.
    ///
    /// # Errors
    /// Where the lock file cannot be made or the file system has no locks.
    pub fn exclusive(path: &Path) -> Result<Self, HomeError> {
        take(path, FlockOperation::LockExclusive).map(|file| Self { _file: file })
    }

    /// Waits until nobody holds the lock exclusively; others may share it.
    ///
    /// # Errors
    /// As [`Lock::exclusive`].
    pub fn shared(path: &Path) -> Result<Self, HomeError> {
        take(path, FlockOperation::LockShared).map(|file| Self { _file: file })
    }

    /// Waits until nobody else holds the lock, but not for longer than `patience`: who
    /// holds it may have been stopped.
    ///
    /// # Errors
    /// As [`Lock::exclusive`], and where somebody still holds it.
    pub fn exclusive_within(path: &Path, patience: Duration) -> Result<Self, HomeError> {
        let until = Instant::now() + patience;
        loop {
            if let Some(lock) = Self::try_exclusive(path)? {
                return Ok(lock);
            }
            if Instant::now() >= until {
                let held = std::io::ErrorKind::WouldBlock.into();
                return Err(HomeError::refused(path, "lock it")(held));
            }
            thread::sleep(STEP);
        }
    }

    /// The lock, or `None` where somebody else holds it: never waits.
    ///
    /// # Errors
    /// As [`Lock::exclusive`].
    pub fn try_exclusive(path: &Path) -> Result<Option<Self>, HomeError> {
        match take(path, FlockOperation::NonBlockingLockExclusive) {
            Ok(file) => Ok(Some(Self { _file: file })),
            Err(HomeError::Refused { cause, .. })
                if cause.kind() == std::io::ErrorKind::WouldBlock =>
            {
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }
}

/// How often a lock that somebody else holds is tried again.
const STEP: Duration = Duration::from_millis(5);

fn take(path: &Path, operation: FlockOperation) -> Result<File, HomeError> {
    make_parent(path)?;
    let file = OpenOptions::new()
        .create(true)
        .append(true)
        .mode(0o600)
        .open(path)
        .map_err(HomeError::refused(path, "open the lock"))?;
    loop {
        match flock(&file, operation) {
            Ok(()) => return Ok(file),
            Err(Errno::INTR) => {}
            Err(errno) => return Err(HomeError::refused(path, "lock it")(errno.into())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lock;

    #[test]
    fn a_lock_is_held_until_it_is_dropped() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/marks.lock");
        let held = Lock::exclusive(&path).unwrap();
        assert!(Lock::try_exclusive(&path).unwrap().is_none());
        drop(held);
        assert!(Lock::try_exclusive(&path).unwrap().is_some());
    }

    #[test]
    fn readers_share() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("marks.lock");
        let one = Lock::shared(&path).unwrap();
        let _other = Lock::shared(&path).unwrap();
        drop(one);
        assert!(Lock::try_exclusive(&path).unwrap().is_none());
    }
}
