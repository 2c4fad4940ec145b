//! The line that is typed: filter or find. Logical text with a cursor in bytes.

use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;

use super::History;
use crate::triage::{Flag, Verdict};

/// What a prompt asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PromptKind {
    /// Which articles the list shows.
    Filter,
    /// What to find in the article.
    Find,
    /// Which facts the panel shows.
    Facts,
    /// Why the user thinks so of a fact.
    Reason(Verdict),
    /// What the filter in force is to be called.
    Name,
    /// How many articles are to have a mark.
    All(Flag),
}

/// A half-typed line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// What it asks for.
    pub kind: PromptKind,
    text: String,
    cursor: usize,
    /// What was in force when it was opened: Esc brings it back.
    pub before: String,
    /// Rows of the list that were gone down by a key.
    pub(super) steps: usize,
    walk: Option<Walk>,
}

/// A walk through earlier queries, until something is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Walk {
    /// What they begin with.
    begun: String,
    /// What was half typed, and its cursor: where the walk comes back to.
    text: String,
    cursor: usize,
    /// The query that is shown, by its number.
    at: usize,
}

/// The longest query that is kept, in bytes: pasting a book is no query.
pub(super) const LONGEST: usize = 4096;

impl Prompt {
    /// A prompt that begins with `text`, the cursor at its end.
    #[must_use]
    pub fn new(kind: PromptKind, text: &str) -> Self {
        Self {
            kind,
            text: text.to_owned(),
            cursor: text.len(),
            before: text.to_owned(),
            steps: 0,
            walk: None,
        }
    }

    /// What was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the next letter goes, in bytes.
    #[must_use]
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// Types or pastes: line ends become spaces, other controls are dropped.
    pub fn insert(&mut self, typed: &str) {
        self.walk = None;
        for c in typed.chars() {
            let c = if matches!(c, '\n' | '\r' | '\t') {
                ' '
            } else {
                c
            };
            if c.is_control() || self.text.len() + c.len_utf8() > LONGEST {
                continue;
            }
            self.text.insert(self.cursor, c);
            self.cursor += c.len_utf8();
        }
    }

    /// Takes the last scalar before the cursor off: a mark goes before its letter.
    pub fn backspace(&mut self) {
        self.walk = None;
        if let Some(c) = self.before_cursor().chars().next_back() {
            self.cursor -= c.len_utf8();
            self.text.remove(self.cursor);
        }
    }

    /// Takes the cluster after the cursor off.
    pub fn delete(&mut self) {
        self.walk = None;
        if let Some(cluster) = self.after_cursor().graphemes(true).next() {
            let end = self.cursor + cluster.len();
            self.text.replace_range(self.cursor..end, "");
        }
    }

    /// Takes the word before the cursor off.
    pub fn delete_word(&mut self) {
        self.walk = None;
        let kept = self.before_cursor().trim_end();
        let start = kept.rfind(' ').map_or(0, |space| space + 1);
        self.text.replace_range(start..self.cursor, "");
        self.cursor = start;
    }

    /// Empties the line.
    pub fn clear(&mut self) {
        self.walk = None;
        self.text.clear();
        self.cursor = 0;
    }

    /// One cluster on in the text, whichever way that is on the screen.
    pub fn forward(&mut self) {
        if let Some(cluster) = self.after_cursor().graphemes(true).next() {
            self.cursor += cluster.len();
        }
    }

    /// One cluster back in the text.
    pub fn backward(&mut self) {
        if let Some(cluster) = self.before_cursor().graphemes(true).next_back() {
            self.cursor -= cluster.len();
        }
    }

    /// To the beginning of the text.
    pub const fn home(&mut self) {
        self.cursor = 0;
    }

    /// To its end.
    pub const fn end(&mut self) {
        self.cursor = self.text.len();
    }

    /// Puts the cursor at a byte, or before the character that holds it.
    pub fn put_cursor(&mut self, byte: usize) {
        self.cursor = byte.min(self.text.len());
        while !self.text.is_char_boundary(self.cursor) {
            self.cursor -= 1;
        }
    }

    /// Shows an older query that begins with what was typed: with nothing, where the text is
    /// as it was opened. False where there is none.
    pub fn older(&mut self, history: &History) -> bool {
        let typed = if self.text == self.before {
            ""
        } else {
            self.text.as_str()
        };
        let found = match &self.walk {
            Some(walk) => history.older(Some(walk.at), &walk.begun, &walk.text),
            None => history.older(None, typed, &self.text),
        };
        let Some((at, query)) = found else {
            return false;
        };
        match &mut self.walk {
            Some(walk) => walk.at = at,
            None => {
                self.walk = Some(Walk {
                    begun: typed.to_owned(),
                    text: self.text.clone(),
                    cursor: self.cursor,
                    at,
                });
            }
        }
        self.text = query.to_owned();
        self.cursor = self.text.len();
        true
    }

    /// Shows a newer query, and at the end what was half typed. False outside a walk.
    pub fn newer(&mut self, history: &History) -> bool {
        let Some(walk) = &mut self.walk else {
            return false;
        };
        if let Some((at, query)) = history.newer(walk.at, &walk.begun, &walk.text) {
            walk.at = at;
            self.text = query.to_owned();
            self.cursor = self.text.len();
        } else if let Some(walk) = self.walk.take() {
            self.text = walk.text;
            self.cursor = walk.cursor;
        }
        true
    }

    /// True while an earlier query is shown.
    #[must_use]
    pub const fn is_walking(&self) -> bool {
        self.walk.is_some()
    }

    fn before_cursor(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or("")
    }

    fn after_cursor(&self) -> &str {
        self.text.get(self.cursor..).unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::{Prompt, PromptKind};

    fn prompt(text: &str) -> Prompt {
        Prompt::new(PromptKind::Filter, text)
    }

    #[test]
    fn a_mark_is_taken_off_before_its_letter() {
        let mut p = prompt("بُ");
        p.backspace();
        assert_eq!(p.text(), "ب");
        p.backspace();
        p.backspace();
        assert_eq!(p.text(), "");
    }

    #[test]
    fn the_cursor_goes_by_clusters_and_letters_go_in_where_it_stands() {
        let mut p = prompt("بُتن");
        p.backward();
        p.backward();
        p.insert("و");
        assert_eq!(p.text(), "بُوتن");
        p.home();
        p.delete();
        assert_eq!(p.text(), "وتن");
    }

    #[test]
    fn pasted_lines_become_one_and_controls_are_dropped() {
        let mut p = prompt("");
        p.insert("قره\nباغ\u{1b}[2J\u{7}");
        assert_eq!(p.text(), "قره باغ[2J");
        p.delete_word();
        assert_eq!(p.text(), "قره ");
        p.insert(&"x".repeat(10_000));
        assert!(p.text().len() <= super::LONGEST);
    }
}
