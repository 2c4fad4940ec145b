//! What goes wrong with the user's own files: which file, what, and what to do.

use std::io;
use std::path::{Path, PathBuf};

/// Why a file of the user's could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum HomeError {
    /// There is no folder to keep things in.
    #[error("no home folder is known: set HOME, or KHABAR_HOME to a folder of your choice")]
    NoHome,
    /// The system refused.
    #[error("{}: cannot {doing}: {cause}; {}", shown(path), advice(cause))]
    Refused {
        /// The file or folder.
        path: PathBuf,
        /// What was tried: "read it", "append to it".
        doing: &'static str,
        /// What the system said.
        #[source]
        cause: io::Error,
    },
    /// A file that the user may write is not understood; it is left as it is.
    #[error("{}: {what}; mend it, or move it away", shown(path))]
    NotUnderstood {
        /// The file.
        path: PathBuf,
        /// What is wrong with it, and in which line.
        what: String,
    },
    /// A record could not be written as a JSON object.
    #[error(
        "{}: a record is not a JSON object: {what}; please report this",
        shown(path)
    )]
    NotAnObject {
        /// The journal.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
}

impl HomeError {
    /// For `map_err`: what was being done to `path` when the system refused.
    pub(super) fn refused(path: &Path, doing: &'static str) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |cause| Self::Refused { path, doing, cause }
    }
}

/// A path as it may stand on a terminal: controls, also those of direction, escaped.
pub(super) fn shown(path: &Path) -> String {
    path.to_string_lossy().escape_debug().to_string()
}

fn advice(cause: &io::Error) -> &'static str {
    match cause.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "free some space and try again"
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "make it writable, or set KHABAR_HOME to a folder that is"
        }
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            "a file stands where a folder should: move it away"
        }
        io::ErrorKind::WouldBlock => "another khabar holds it: end the one that is stopped",
        _ => "check the path, or set KHABAR_HOME to another folder",
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::path::Path;

    use super::HomeError;

    #[test]
    fn an_error_says_which_file_what_is_wrong_and_what_to_do() {
        let error = HomeError::refused(Path::new("/data/\u{202E}marks"), "append to it")(
            io::Error::from(io::ErrorKind::StorageFull),
        );
        assert_eq!(
            error.to_string(),
            "/data/\\u{202e}marks: cannot append to it: no storage space; free some space and try again"
        );
    }
}
