//! A file of the user's cache, mapped into memory instead of read.
#![allow(
    unsafe_code,
    reason = "a map can be had no other way, and what is read instead lies on the heap"
)]

use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::Path;

use memmap2::Mmap;
use rustix::fs::OFlags;

use super::HomeError;

/// The bytes of a file. They may be anything: who uses them has to check them.
#[derive(Debug)]
pub struct Mapped(Mmap);

impl Mapped {
    /// Maps a file; `None` where there is none, or one that is not the user's own: a
    /// link, no file, another's, or one that others may write.
    ///
    /// # Errors
    /// Where the system refuses.
    pub fn open(path: &Path) -> Result<Option<Self>, HomeError> {
        let opened = OpenOptions::new()
            .read(true)
            .custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed())
            .open(path);
        let file = match opened {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(HomeError::refused(path, "read it")(error)),
        };
        let own = is_own(&file).map_err(HomeError::refused(path, "read it"))?;
        if !own {
            return Ok(None);
        }
        // SAFETY: the file is the user's alone, and this program never writes into one
        // that it has put in place: it replaces it whole (`replace.rs`), which leaves the
        // map of the old one as it is.
        let map = unsafe { Mmap::map(&file) };
        map.map(|map| Some(Self(map)))
            .map_err(HomeError::refused(path, "map it"))
    }
}

/// True for a file of the user's that nobody else may write.
fn is_own(file: &File) -> io::Result<bool> {
    let about = file.metadata()?;
    let user = rustix::process::geteuid().as_raw();
    Ok(about.is_file() && about.uid() == user && about.mode() & 0o022 == 0)
}

impl AsRef<[u8]> for Mapped {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::Mapped;
    use crate::home::replace;

    #[test]
    fn a_file_is_mapped_and_stays_as_it_was_when_it_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys");
        assert!(Mapped::open(&path).unwrap().is_none());
        replace::write(&path, b"one").unwrap();
        let mapped = Mapped::open(&path).unwrap().unwrap();
        replace::write(&path, b"other").unwrap();
        assert_eq!(mapped.as_ref(), b"one");
        fs::write(&path, b"").unwrap();
        assert_eq!(Mapped::open(&path).unwrap().unwrap().as_ref(), b"");
    }

    #[test]
    fn what_is_not_the_users_own_is_not_mapped() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys");
        fs::write(&path, b"x").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o666)).unwrap();
        assert!(Mapped::open(&path).unwrap().is_none());
        let link = folder.path().join("link");
        symlink(&path, &link).unwrap();
        assert!(!matches!(Mapped::open(&link), Ok(Some(_))));
        assert!(!matches!(Mapped::open(folder.path()), Ok(Some(_))));
    }
}
