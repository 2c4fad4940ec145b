//! What is remembered of terminals: the user's answers to the card, and what terminals
//! that answer slowly turned out to be. A file of its own in the user's state folder; it
//! may be deleted at any time.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::choice::{Bidi, Found, Wishes};
use super::probe::Findings;
use super::terminals::terminals;
use super::{Order, Terminal};
use crate::home::{Folders, HomeError, replace};

/// More than this is not what was written here.
const LARGEST: u64 = 1 << 20;

/// The file as it was read, and where it is kept.
#[derive(Clone, Debug, Default)]
pub struct Remembered {
    path: Option<PathBuf>,
    kept: Kept,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    /// By identity: how the user wants rows to be sent.
    #[serde(default)]
    answer: BTreeMap<String, String>,
    /// By TERM and what is around: the terminal that answered after the first frame.
    #[serde(default)]
    slow: BTreeMap<String, Slow>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Slow {
    terminal: String,
    #[serde(default)]
    around: String,
    #[serde(default)]
    held_back: bool,
    #[serde(default)]
    margins: bool,
    identity: String,
}

impl Remembered {
    /// Reads what is kept. A file that cannot be read is as good as none.
    #[must_use]
    pub fn read(folders: Option<&Folders>) -> Self {
        let path = folders.map(|folders| folders.state.join("terminals.toml"));
        let kept = path
            .as_deref()
            .and_then(read_small)
            .and_then(|text| toml::from_str(&text).ok())
            .unwrap_or_default();
        Self { path, kept }
    }

    /// What the user answered for the terminal of that identity.
    #[must_use]
    pub fn answer(&self, identity: &str) -> Wishes {
        Wishes {
            bidi: self
                .kept
                .answer
                .get(identity)
                .and_then(|name| Order::named(name))
                .map(Bidi::Only),
            ..Wishes::default()
        }
    }

    /// What the terminal was the last time it answered too late for the first frame, and
    /// its identity.
    #[must_use]
    pub fn slow(&self) -> Option<(Found, &str)> {
        let slow = self.kept.slow.get(&surroundings())?;
        let named = |id: &str| -> Option<&'static Terminal> {
            terminals().iter().find(|terminal| terminal.id == id)
        };
        let found = Found {
            terminal: named(&slow.terminal),
            around: named(&slow.around),
            held_back: slow.held_back,
            settling: false,
            margins: slow.margins,
        };
        Some((found, slow.identity.as_str()))
    }

    /// Takes the user's answer in; [`Remembered::write`] keeps it.
    pub fn answer_is(&mut self, identity: &str, order: Order) {
        self.kept
            .answer
            .insert(identity.to_owned(), order.name().to_owned());
    }

    /// Forgets the answer for that terminal; true where there was one.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn forget(&mut self, identity: &str) -> Result<bool, HomeError> {
        let was = self.kept.answer.remove(identity).is_some();
        let slow = self.kept.slow.remove(&surroundings()).is_some();
        if was || slow {
            self.write()?;
        }
        Ok(was)
    }

    /// Takes in what a terminal that answered late is; true where that is news.
    #[must_use]
    pub fn note_slow(&mut self, found: &Found, identity: &str) -> bool {
        let Some(terminal) = found.terminal else {
            return false;
        };
        let slow = Slow {
            terminal: terminal.id.clone(),
            around: found
                .around
                .map(|around| around.id.clone())
                .unwrap_or_default(),
            held_back: found.held_back,
            margins: found.margins,
            identity: identity.to_owned(),
        };
        let before = self.kept.slow.insert(surroundings(), slow.clone());
        before != Some(slow)
    }

    /// Writes the file whole or not at all.
    ///
    /// # Errors
    /// Where it cannot be written, or there is no home.
    pub fn write(&self) -> Result<(), HomeError> {
        let path = self.path.as_deref().ok_or(HomeError::NoHome)?;
        let text = toml::to_string(&self.kept).unwrap_or_default();
        replace::write(path, text.as_bytes())
    }
}

/// What tells one terminal from another: its answers, its TERM, and the terminal around it.
#[must_use]
pub fn identity(findings: &Findings) -> String {
    let mut identity = format!("{} {}", findings.terminal.identity(), term());
    if let Some(outer) = &findings.outer {
        let version = if outer.version.is_empty() {
            "-"
        } else {
            &outer.version
        };
        identity.push_str(&format!(" in {version} {}", outer.term));
    }
    if !findings.around.is_empty() {
        identity.push_str(&format!(" around {}", findings.around.identity()));
    }
    identity
}

/// Hints of where we are, for the time before the terminal has said.
fn surroundings() -> String {
    let within = ["TMUX", "STY", "SSH_CONNECTION"]
        .into_iter()
        .filter(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()));
    std::iter::once(term())
        .chain(within.map(str::to_owned))
        .collect::<Vec<_>>()
        .join(" ")
}

fn term() -> String {
    std::env::var("TERM").unwrap_or_default()
}

fn read_small(path: &Path) -> Option<String> {
    let size = fs::metadata(path).ok()?.len();
    (size <= LARGEST).then(|| fs::read_to_string(path).ok())?
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::Remembered;
    use crate::home::Folders;
    use crate::term::{Bidi, Found, Order, terminals};

    #[test]
    fn an_answer_is_kept_for_its_terminal_and_forgotten() {
        let root = tempfile::tempdir().unwrap();
        let folders = Folders::below(root.path());
        let mut remembered = Remembered::read(Some(&folders));
        assert!(
            !folders.state.exists(),
            "nothing is made before it is written to"
        );
        let terminal = "tmux 3.3a 84;0;0 screen in - \"odd\" = name";
        remembered.answer_is(terminal, Order::Token);
        remembered.write().unwrap();
        let mut again = Remembered::read(Some(&folders));
        assert_eq!(again.answer(terminal).bidi, Some(Bidi::Only(Order::Token)));
        assert_eq!(again.answer("another").bidi, None);
        assert!(again.forget(terminal).unwrap());
        assert!(!again.forget(terminal).unwrap());
        assert_eq!(Remembered::read(Some(&folders)).answer(terminal).bidi, None);
    }

    #[test]
    fn a_terminal_that_answered_late_is_known_the_next_time() {
        let root = tempfile::tempdir().unwrap();
        let folders = Folders::below(root.path());
        let mut remembered = Remembered::read(Some(&folders));
        let kitty = terminals().iter().find(|terminal| terminal.id == "kitty");
        let found = Found {
            terminal: kitty,
            ..Found::default()
        };
        assert!(remembered.note_slow(&found, "kitty(0.26.5)"));
        assert!(!remembered.note_slow(&found, "kitty(0.26.5)"), "no news");
        remembered.write().unwrap();
        let again = Remembered::read(Some(&folders));
        let (found, identity) = again.slow().unwrap();
        assert_eq!((found.order(), identity), (Order::Token, "kitty(0.26.5)"));
    }

    #[test]
    fn a_broken_file_is_as_good_as_none() {
        let root = tempfile::tempdir().unwrap();
        let folders = Folders::below(root.path());
        fs::create_dir_all(&folders.state).unwrap();
        for text in ["answer = 3", "[answer]\n\"x\" = \"sideways\"", "\u{0}\u{1}"] {
            fs::write(folders.state.join("terminals.toml"), text).unwrap();
            let remembered = Remembered::read(Some(&folders));
            assert_eq!(remembered.answer("x").bidi, None);
            assert!(remembered.slow().is_none());
        }
    }
}
