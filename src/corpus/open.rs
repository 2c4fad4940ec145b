//! Paths in, a store out: what could not be read is named, and the rest goes on.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;
use std::sync::Arc;

use super::bundled::{ARTICLES, Bundled, PREFIX};
use super::path_text::meant;
use super::repeated::{Repeated, Tally};
use super::store::Entry;
use super::walk::Walk;
use super::{
    Article, ArticleId, Fault, LARGEST, Locator, Skipped, Store, decode, path_text, plain,
};

/// The argument that means standard input.
pub const STDIN: &str = "-";

/// A corpus as it was opened.
#[derive(Debug)]
pub struct Opened {
    /// The articles.
    pub store: Arc<Store>,
    /// What was left out, in the order in which it was met.
    pub skipped: Vec<Skipped>,
    /// True where the reading was stopped before its end.
    pub stopped: bool,
}

/// How far the reading has come. Files that are read once more, since the corpus repeats
/// lines of theirs, are counted anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Files read or skipped.
    pub done: usize,
    /// Files that are to be read.
    pub found: usize,
}

/// What the one who listens to the progress wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Continue {
    /// Read on.
    Yes,
    /// Stop, and give what has been read.
    No,
}

/// Opens files, folders, `bundled:NAME` and `-`; without a path, the embedded corpus.
/// Order: arguments, then path. A file that is given twice is listed once. Where no
/// file has the name, `\xFF` in it stands for a byte ([`path_text`]).
#[must_use]
pub fn open(paths: &[OsString]) -> Opened {
    open_with(paths, &mut |_| Continue::Yes)
}

/// As [`open`], and `progress` is asked before each file.
pub fn open_with(paths: &[OsString], progress: &mut dyn FnMut(Progress) -> Continue) -> Opened {
    let mut skipped = Vec::new();
    let places = places(paths, &mut skipped);
    let mut entries: Vec<Entry> = Vec::with_capacity(places.len());
    let (mut tally, mut edges) = (Tally::default(), Vec::with_capacity(places.len()));
    let mut stopped = false;
    for (done, place) in places.iter().enumerate() {
        let found = places.len();
        if progress(Progress { done, found }) == Continue::No {
            stopped = true;
            break;
        }
        let id = ArticleId(u32::try_from(entries.len()).unwrap_or(u32::MAX));
        match place.read(id) {
            Ok(article) => {
                edges.push(tally.read(&article));
                entries.push(place.entry(article));
            }
            Err(fault) => skipped.push(Skipped::new(&place.locator().path, fault)),
        }
    }
    let repeated = tally.repeated();
    let touched = entries.iter_mut().zip(edges);
    let touched = touched.filter(|(_, edges)| repeated.touches(*edges));
    let again: Vec<&mut Entry> = touched.map(|(entry, _)| entry).collect();
    let found = again.len();
    for (done, entry) in again.into_iter().enumerate() {
        if progress(Progress { done, found }) == Continue::No {
            stopped = true;
            break;
        }
        // A file that has gone meanwhile is told when it is opened.
        let _ = entry.tag_again(&repeated);
    }
    Opened {
        store: Arc::new(Store::new(entries, repeated)),
        skipped,
        stopped,
    }
}

/// Where an article can be read.
enum Place {
    File(Locator),
    Bundled(Locator, &'static str),
    Stdin(Locator),
}

impl Place {
    const fn locator(&self) -> &Locator {
        match self {
            Self::File(locator) | Self::Bundled(locator, _) | Self::Stdin(locator) => locator,
        }
    }

    /// The article, read as if it stood alone.
    fn read(&self, id: ArticleId) -> Result<Article, Fault> {
        let text = match self {
            Self::File(locator) => file_text(locator.file.as_deref().ok_or(Fault::Missing)?)?,
            Self::Bundled(_, text) => (*text).to_owned(),
            Self::Stdin(_) => {
                let mut bytes = Vec::new();
                io::stdin()
                    .lock()
                    .take(LARGEST + 1)
                    .read_to_end(&mut bytes)?;
                decode::text(within_bounds(bytes)?)?
            }
        };
        let locator = self.locator().clone();
        Ok(plain::article(id, locator, text, &Repeated::default()))
    }

    fn entry(&self, article: Article) -> Entry {
        match self {
            Self::File(_) => Entry::read_again(article.head),
            Self::Bundled(..) | Self::Stdin(_) => Entry::kept(article),
        }
    }
}

/// The text of a regular file.
///
/// # Errors
/// What [`Fault`] lists.
pub(super) fn file_text(path: &Path) -> Result<String, Fault> {
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    if size > LARGEST {
        return Err(Fault::TooLarge(size));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    // A file may grow while it is read.
    file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    decode::text(within_bounds(bytes)?)
}

fn within_bounds(bytes: Vec<u8>) -> Result<Vec<u8>, Fault> {
    match u64::try_from(bytes.len()) {
        Ok(size) if size <= LARGEST => Ok(bytes),
        size => Err(Fault::TooLarge(size.unwrap_or(u64::MAX))),
    }
}

fn places(paths: &[OsString], skipped: &mut Vec<Skipped>) -> Vec<Place> {
    if paths.is_empty() {
        return ARTICLES.iter().map(embedded).collect();
    }
    let mut walk = Walk::default();
    let mut places: Vec<Place> = Vec::new();
    for path in paths {
        if path == STDIN {
            if !holds(&places, STDIN) {
                places.push(Place::Stdin(nowhere(STDIN.to_owned())));
            }
        } else if let Some(name) = bundled(path) {
            match ARTICLES.iter().find(|article| article.name == name) {
                Some(article) if holds(&places, &locator_of(article).path) => {}
                Some(article) => places.push(embedded(article)),
                None => skipped.push(Skipped::new(&path_text(path), Fault::NotBundled)),
            }
        } else {
            places.extend(
                walk.files(&meant(path), skipped)
                    .into_iter()
                    .map(Place::File),
            );
        }
    }
    places
}

/// True where something that is no file was given before.
fn holds(places: &[Place], path: &str) -> bool {
    places
        .iter()
        .any(|place| !matches!(place, Place::File(_)) && place.locator().path == path)
}

/// The name in `bundled:NAME`.
fn bundled(path: &OsStr) -> Option<&str> {
    path.to_str()?.strip_prefix(PREFIX)
}

fn embedded(article: &Bundled) -> Place {
    Place::Bundled(locator_of(article), article.text)
}

fn locator_of(article: &Bundled) -> Locator {
    nowhere(format!("{PREFIX}{}", article.name))
}

/// The locator of what stands in no file.
fn nowhere(path: String) -> Locator {
    Locator {
        file: None,
        member: None,
        doc: path.clone(),
        path,
    }
}
