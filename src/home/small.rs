//! Small files of one line: read without trust, written whole.

use std::fs::{self, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use rustix::fs::OFlags;

use super::HomeError;
use super::replace;

/// A longer file, in bytes, is not what was written here.
pub(super) const LARGEST: u64 = 64 * 1024;

/// Writes a file of one line. What a link points at is not ours to write to.
pub(super) fn write_line(path: &Path, line: &str) -> Result<(), HomeError> {
    if fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink()) {
        fs::remove_file(path).map_err(HomeError::refused(path, "take the link away"))?;
    }
    replace::write(path, format!("{line}\n").as_bytes())
}

/// The bytes of a small regular file; a link is not followed, a pipe not waited for.
pub(super) fn small_file(path: &Path) -> io::Result<Vec<u8>> {
    let file = OpenOptions::new()
        .read(true)
        .custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed())
        .open(path)?;
    if !file.metadata()?.is_file() {
        return Err(io::Error::other("not a regular file"));
    }
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(io::Error::other(format!("larger than {LARGEST} bytes")));
    }
    Ok(bytes)
}
