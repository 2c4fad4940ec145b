//! The user's own lists, read before the first article is.

use std::collections::HashMap;
use std::fmt;

use super::output;
use crate::app::Saying;
use crate::corpus;
use crate::facts::{self, List};
use crate::home::{Folders, read_list};

/// The file of phrases that sites put around articles.
const BOILERPLATE: &str = "boilerplate.tsv";

/// What is wrong with a list; the rest of it counts.
pub struct Fault {
    file: &'static str,
    /// From 1; `None` where the file as a whole cannot be read.
    line: Option<usize>,
    what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "lists/{}, line {line}: {}", self.file, self.what),
            None => write!(f, "lists/{}: cannot be read: {}", self.file, self.what),
        }
    }
}

impl Fault {
    /// In the words of the interface.
    pub fn said(&self) -> Saying {
        let file = self.file.to_owned();
        match self.line {
            Some(line) => Saying::with("lists.row", [file, line.to_string(), self.what.clone()]),
            None => Saying::with("lists.unreadable", [file, self.what.clone()]),
        }
    }
}

/// Adds the user's lists to the built-in ones, and tells on standard error what is wrong
/// with them.
pub fn add() {
    for fault in Folders::find().map_or_else(|_| Vec::new(), |folders| add_from(&folders)) {
        output::say(&fault.to_string());
    }
}

/// As [`add`], and gives what is wrong.
pub fn add_from(folders: &Folders) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut text = |file: &'static str| match read_list(folders, file) {
        Ok(text) => text.unwrap_or_default(),
        Err(error) => {
            faults.push(Fault {
                file,
                line: None,
                what: error.to_string(),
            });
            String::new()
        }
    };
    let texts = List::ALL.map(|list| (list, text(list.file())));
    let phrases = text(BOILERPLATE);
    let mut rows = HashMap::new();
    for (list, text) in texts {
        let (good, bad) = list.read(&text);
        faults.extend(bad.into_iter().map(|(line, why)| Fault {
            file: list.file(),
            line: Some(line),
            what: why.to_string(),
        }));
        rows.insert(list.file(), good);
    }
    facts::add_lists(|list| rows.remove(list.file()).unwrap_or_default());
    let bad = corpus::add_boilerplate(&phrases);
    faults.extend(bad.into_iter().map(|(line, why)| Fault {
        file: BOILERPLATE,
        line: Some(line),
        what: why.to_string(),
    }));
    faults
}
