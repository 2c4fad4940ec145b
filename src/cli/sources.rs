//! Paths, ids and lists of them, to an opened corpus and the articles that were meant.

use std::collections::HashSet;
use std::ffi::{OsStr, OsString};
use std::io::{self, Read as _};
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use super::args::Sources;
use super::{Usage, output};
use crate::corpus::{
    self, Article, ArticleId, Articles, Fault, Head, ReadError, STDIN, Skipped, Store, path_text,
};

/// What the user asked for.
pub struct Chosen {
    store: Arc<Store>,
    /// The articles that were meant, in order.
    pub ids: Vec<ArticleId>,
    skipped: usize,
    strict: bool,
}

/// Opens what the arguments name. Files that cannot be read are named on standard
/// error, and the rest goes on.
///
/// # Errors
/// Where the list of `--files-from` cannot be read, or standard input is asked for twice.
pub fn open(sources: &Sources) -> anyhow::Result<Chosen> {
    let mut named = sources.paths.clone();
    if let Some(file) = &sources.files_from {
        if file.as_os_str() == STDIN && named.iter().any(|path| path == STDIN) {
            let twice = "standard input cannot be both an article and the list of --files-from";
            return Err(Usage(twice.to_owned()).into());
        }
        named.extend(listed(file, sources.null)?);
    }
    let nothing_listed = sources.files_from.is_some() && named.is_empty();
    let (ids, paths): (Vec<_>, Vec<_>) = named.into_iter().partition(|word| is_id(word));
    let mut chosen = Chosen {
        store: Arc::default(),
        ids: Vec::new(),
        skipped: 0,
        strict: sources.strict,
    };
    // An empty list is no article, not the bundled ones.
    if nothing_listed {
        return Ok(chosen);
    }
    let opened = corpus::open(&paths);
    chosen.store = opened.store;
    for skipped in &opened.skipped {
        chosen.skip(&skipped.to_string());
    }
    chosen.ids = if ids.is_empty() {
        chosen.store.page(0, usize::MAX)
    } else {
        chosen.by_id(&ids)
    };
    Ok(chosen)
}

/// A word is an id where it can be one and no file has that name.
fn is_id(word: &OsStr) -> bool {
    word.to_str().is_some_and(corpus::is_id) && !Path::new(word).exists()
}

/// The paths and ids of a list: lines, or what NUL parts. Names are bytes: a list need
/// not be UTF-8.
fn listed(file: &Path, null: bool) -> anyhow::Result<Vec<OsString>> {
    let bytes = list_of(file).map_err(|error| {
        let fault = Skipped::new(&path_text(file.as_os_str()), Fault::from(error));
        anyhow::anyhow!("cannot read the list of --files-from: {fault}")
    })?;
    let end = if null { 0 } else { b'\n' };
    let names = bytes.split(|byte| *byte == end).map(|name| match name {
        [line @ .., b'\r'] if !null => line,
        name => name,
    });
    Ok(names
        .filter(|name| !name.is_empty())
        .map(|name| OsStr::from_bytes(name).to_owned())
        .collect())
}

fn list_of(file: &Path) -> io::Result<Vec<u8>> {
    if file.as_os_str() != STDIN {
        return std::fs::read(file);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

impl Chosen {
    fn by_id(&mut self, ids: &[OsString]) -> Vec<ArticleId> {
        let mut seen = HashSet::new();
        let mut found = Vec::new();
        for id in ids.iter().filter_map(|id| id.to_str()) {
            match self.store.by_id(id) {
                Some(article) => {
                    if seen.insert(article) {
                        found.push(article);
                    }
                }
                None => self.skip(&format!(
                    "{id}: no file has this name and no one article this id; name the folder too"
                )),
            }
        }
        found
    }

    /// The corpus that was opened.
    pub fn articles(&self) -> &dyn Articles {
        &*self.store
    }

    /// What is known of an article without its text.
    pub fn head(&self, id: ArticleId) -> Option<Arc<Head>> {
        self.store.head(id)
    }

    /// An article whole; one that cannot be read any more is named and skipped.
    pub fn article(&mut self, id: ArticleId) -> Option<Arc<Article>> {
        match self.store.article(id) {
            Ok(article) => Some(article),
            Err(error) => {
                self.lost(id, &error);
                None
            }
        }
    }

    fn lost(&mut self, id: ArticleId, error: &ReadError) {
        self.ids.retain(|other| *other != id);
        self.skip(&error.to_string());
    }

    fn skip(&mut self, message: &str) {
        output::say(message);
        self.skipped += 1;
    }

    /// Counts what was skipped, on the last line, and gives the exit status.
    pub fn finish(&self) -> ExitCode {
        if self.skipped > 0 {
            output::say(&format!(
                "{} read, {} skipped",
                count(self.ids.len(), "article"),
                self.skipped
            ));
        }
        let nothing = self.ids.is_empty() && self.skipped > 0;
        if nothing || self.strict && self.skipped > 0 {
            ExitCode::FAILURE
        } else {
            ExitCode::SUCCESS
        }
    }
}

fn count(number: usize, what: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {what}{plural}")
}

/// Names what was skipped, path and reason, and counts it.
pub fn report_skipped(skipped: &[(String, String)]) {
    for (path, reason) in skipped {
        output::say(&format!("{path}: {reason}"));
    }
    if !skipped.is_empty() {
        output::say(&format!("{} skipped", skipped.len()));
    }
}
