//! Paths to files: folders are walked in the order of their paths, ignore files are
//! honoured, links to folders are not followed.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::os::unix::fs::FileTypeExt as _;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::{Fault, Locator, Skipped, path_text};

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
    pub(super) fn files(&mut self, path: &Path, skipped: &mut Vec<Skipped>) -> Vec<Locator> {
        match regular(path) {
            Ok(Shape::File) => {
                let doc = path_text(path.file_name().unwrap_or(path.as_os_str()));
                self.first_met(path, doc).into_iter().collect()
            }
            Ok(Shape::Folder) => self.folder(path, skipped),
            Err(fault) => {
                skipped.push(at(path, fault));
                Vec::new()
            }
        }
    }

    fn folder(&mut self, folder: &Path, skipped: &mut Vec<Skipped>) -> Vec<Locator> {
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
                    skipped.push(walk_fault(folder, &error));
                    continue;
                }
            };
            let path = entry.path();
            if entry.file_type().is_none_or(|kind| kind.is_dir()) || !is_article(path) {
                continue;
            }
            articles += 1;
            match regular(path) {
                Ok(Shape::File) => files.extend(self.first_met(path, relative(path, folder))),
                // A link to a folder.
                Ok(Shape::Folder) => {}
                Err(fault) => skipped.push(at(path, fault)),
            }
        }
        if articles == 0 && skipped.len() == faults {
            skipped.push(at(folder, Fault::NoArticles));
        }
        files
    }

    /// The file, unless it was given before.
    fn first_met(&mut self, path: &Path, doc: String) -> Option<Locator> {
        let canonical = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        self.seen.insert(canonical).then(|| Locator {
            file: Some(path.to_owned()),
            member: None,
            path: path_text(path.as_os_str()),
            doc,
        })
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

fn name_of(kind: fs::FileType) -> &'static str {
    if kind.is_fifo() {
        "a pipe"
    } else if kind.is_socket() {
        "a socket"
    } else if kind.is_char_device() || kind.is_block_device() {
        "a device"
    } else {
        "something special"
    }
}

fn is_article(path: &Path) -> bool {
    path.extension()
        .and_then(|extension| extension.to_str())
        .is_some_and(|extension| EXTENSIONS.iter().any(|e| extension.eq_ignore_ascii_case(e)))
}

/// `path` below `folder`, with `/`.
fn relative(path: &Path, folder: &Path) -> String {
    let inside = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<String> = inside.iter().map(path_text).collect();
    parts.join("/")
}

fn at(path: &Path, fault: Fault) -> Skipped {
    Skipped::new(&path_text(path.as_os_str()), fault)
}

fn walk_fault(folder: &Path, error: &ignore::Error) -> Skipped {
    let fault = match error.io_error().map(io::Error::kind) {
        Some(io::ErrorKind::PermissionDenied) => Fault::Denied,
        Some(io::ErrorKind::NotFound) => Fault::Missing,
        _ => Fault::System(super::escaped(&error.to_string())),
    };
    at(path_of(error).unwrap_or(folder), fault)
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            path_of(err)
        }
        _ => None,
    }
}
