//! What can be wrong with a path or a file, in words: what it is and what to do.

use std::io;

use super::{ReadError, escaped};

/// The largest file that is read, in bytes: offsets are kept in 32 bits and a text
/// is held whole.
pub const LARGEST: u64 = 256 << 20;

/// Why a path was not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Nothing stands there.
    #[error("no such file or folder; check the spelling")]
    Missing,
    /// The system refuses.
    #[error("permission denied; make it readable (chmod u+r) or leave it out")]
    Denied,
    /// A pipe, a socket or a device.
    #[error("{0}, not a regular file; pass its content through standard input (-)")]
    NotRegular(&'static str),
    /// A symbolic link that leads to nothing, or round in a circle.
    #[error("a symbolic link that leads nowhere; mend it or leave it out")]
    DeadLink,
    /// No byte.
    #[error("the file is empty; nothing to read")]
    Empty,
    /// White space only.
    #[error("the file holds nothing but blanks; nothing to read")]
    Blank,
    /// UTF-16 or UTF-32, told by its byte order mark.
    #[error("{0} text; convert it: iconv -f {0} -t UTF-8")]
    WideEncoding(&'static str),
    /// Not UTF-8.
    #[error(
        "not UTF-8 at byte {0}; convert it from its own encoding, as in iconv -f WINDOWS-1256 -t UTF-8"
    )]
    NotUtf8(usize),
    /// NUL bytes.
    #[error("binary (a NUL at byte {0}), or UTF-16 without a byte order mark; not a text")]
    Binary(usize),
    /// Above [`LARGEST`].
    #[error("{0} bytes, and {LARGEST} are the most that is read; split it")]
    TooLarge(u64),
    /// A folder without articles.
    #[error("no .txt or .text file in this folder; name other files one by one")]
    NoArticles,
    /// `bundled:NAME` with an unknown name.
    #[error("no bundled article has this name; `khabar list` shows the names")]
    NotBundled,
    /// The text is not the one that was opened.
    #[error("the file has changed since it was opened; open it again")]
    Changed,
    /// The store does not hold the article.
    #[error("the article is not in this corpus")]
    Unknown,
    /// Anything else that the system says.
    #[error("the system cannot read it: {0}; mend that or leave it out")]
    System(String),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::Denied,
            _ => Self::System(error.to_string()),
        }
    }
}

/// A path that was not read, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {reason}")]
pub struct Skipped {
    /// The path as the user typed it, escaped for a terminal.
    pub path: String,
    /// What is wrong and what to do.
    pub reason: Fault,
}

impl Skipped {
    /// `path` is the text of one ([`path_text`](super::path_text)), and escaped here.
    #[must_use]
    pub fn new(path: &str, reason: Fault) -> Self {
        Self {
            path: escaped(path),
            reason,
        }
    }
}

impl From<Skipped> for ReadError {
    fn from(skipped: Skipped) -> Self {
        Self {
            path: skipped.path,
            what: skipped.reason.to_string(),
        }
    }
}
