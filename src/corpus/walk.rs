//! Paths to files: folders are walked in the order of their paths, ignore files are
//! honoured, links to folders are not followed.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::{Fault, Locator, Skipped};

/// Files of a folder that are articles; a file that is named itself is read whatever
/// its name.
const EXTENSIONS: [&str; 2] = ["txt", "text"];

/// Files as they were found, each once.
#[derive(Default)]
pub(super) struct Walk {
    /// Canonical paths of what was given out: one file by two names is read once.
    seen: HashSet<PathBuf>,
}

impl Walk {
    /// The articles behind one argument, in the order of their paths.
    pub(super) fn files(&mut self, argument: &str, skipped: &mut Vec<Skipped>) -> Vec<Locator> {
        let path = Path::new(argument);
        match regular(path) {
            Ok(Shape::File) => self.one(path, argument).into_iter().collect(),
            Ok(Shape::Folder) => self.folder(path, argument, skipped),
            Err(fault) => {
                skipped.push(Skipped::new(argument, fault));
                Vec::new()
            }
        }
    }

    fn one(&mut self, path: &Path, argument: &str) -> Option<Locator> {
        let doc = path
            .file_name()
            .map_or_else(|| argument.into(), |name| name.to_string_lossy());
        self.is_new(path).then(|| Locator {
            file: Some(path.to_owned()),
            member: None,
            path: argument.to_owned(),
            doc: doc.into_owned(),
        })
    }

    fn folder(
        &mut self,
        folder: &Path,
        argument: &str,
        skipped: &mut Vec<Skipped>,
    ) -> Vec<Locator> {
        let walk = WalkBuilder::new(folder)
            .require_git(false)
            .follow_links(false)
            .sort_by_file_path(Ord::cmp)
            .build();
        let mut files = Vec::new();
        let mut articles = 0;
        let faults = skipped.len();
        for entry in walk {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    skipped.push(walk_fault(argument, error));
                    continue;
                }
            };
            let path = entry.path();
            if entry.file_type().is_none_or(|kind| kind.is_dir()) || !is_article(path) {
                continue;
            }
            articles += 1;
            match regular(path) {
                Ok(Shape::File) if self.is_new(path) => files.push(Locator {
                    file: Some(path.to_owned()),
                    member: None,
                    path: path.to_string_lossy().into_owned(),
                    doc: relative(path, folder),
                }),
                // A link to a folder, or a file that was given before.
                Ok(_) => {}
                Err(fault) => skipped.push(Skipped::new(&path.to_string_lossy(), fault)),
            }
        }
        if articles == 0 && skipped.len() == faults {
            skipped.push(Skipped::new(argument, Fault::NoArticles));
        }
        files
    }

    fn is_new(&mut self, path: &Path) -> bool {
        let canonical = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        self.seen.insert(canonical)
    }
}

enum Shape {
    File,
    Folder,
}

/// What stands at `path`, links followed. Asked before a file is opened: opening a
/// pipe would wait for its writer.
fn regular(path: &Path) -> Result<Shape, Fault> {
    let kind = match fs::metadata(path) {
        Ok(metadata) => metadata.file_type(),
        Err(error) => {
            let link = fs::symlink_metadata(path).is_ok_and(|meta| meta.is_symlink());
            let nowhere = error.kind() == io::ErrorKind::NotFound || is_loop(&error);
            return Err(if link && nowhere {
                Fault::DeadLink
            } else {
                error.into()
            });
        }
    };
    if kind.is_file() {
        Ok(Shape::File)
    } else if kind.is_dir() {
        Ok(Shape::Folder)
    } else {
        Err(Fault::NotRegular(name_of(kind)))
    }
}

/// ELOOP has no stable `ErrorKind`.
fn is_loop(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

#[cfg(unix)]
fn name_of(kind: fs::FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt as _;
    if kind.is_fifo() {
        "a named pipe"
    } else if kind.is_socket() {
        "a socket"
    } else if kind.is_char_device() || kind.is_block_device() {
        "a device"
    } else {
        "something special"
    }
}

#[cfg(not(unix))]
fn name_of(_: fs::FileType) -> &'static str {
    "something special"
}

fn is_article(path: &Path) -> bool {
    path.extension()
        .and_then(|extension| extension.to_str())
        .is_some_and(|extension| EXTENSIONS.iter().any(|e| extension.eq_ignore_ascii_case(e)))
}

/// `path` below `folder`, with `/`.
fn relative(path: &Path, folder: &Path) -> String {
    let inside = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

fn walk_fault(argument: &str, error: ignore::Error) -> Skipped {
    let path = path_of(&error).map_or_else(|| argument.to_owned(), str::to_owned);
    let fault = match error.io_error().map(io::Error::kind) {
        Some(io::ErrorKind::PermissionDenied) => Fault::Denied,
        Some(io::ErrorKind::NotFound) => Fault::Missing,
        _ => Fault::System(super::escaped(&error.to_string())),
    };
    Skipped::new(&path, fault)
}

fn path_of(error: &ignore::Error) -> Option<&str> {
    match error {
        ignore::Error::WithPath { path, .. } => path.to_str(),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            path_of(err)
        }
        _ => None,
    }
}
