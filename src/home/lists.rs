//! The user's lists: small files of rows in the folder `lists` beside the settings.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::Folders;

/// More than this is no list, in bytes.
const LARGEST: u64 = 8 << 20;

/// Reads one of the user's lists; `None` where there is none.
///
/// # Errors
/// Where it is there and cannot be read, is longer than 8 MiB, or is no UTF-8.
pub fn read_list(folders: &Folders, file: &str) -> io::Result<Option<String>> {
    read_text(&folders.config.join("lists").join(file), LARGEST)
}

/// Reads a text that the user writes; `None` where there is none.
///
/// # Errors
/// Where it is there and cannot be read, has more than `largest` bytes, or is no UTF-8.
pub fn read_text(path: &Path, largest: u64) -> io::Result<Option<String>> {
    let about = match fs::metadata(path) {
        Ok(about) => about,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    if !about.is_file() {
        return Err(io::Error::other("it is no file"));
    }
    if about.len() > largest {
        let most = largest >> 20;
        return Err(io::Error::other(format!("it is longer than {most} MiB")));
    }
    String::from_utf8(fs::read(path)?)
        .map(Some)
        .map_err(|_| io::Error::other("it is not in UTF-8: save it in that encoding"))
}
