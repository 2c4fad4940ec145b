//! The model of the terminals, read from `assets/terminals/terminals.toml`: the only
//! place where one terminal differs from another.

use std::sync::OnceLock;

use serde::Deserialize;

use super::probe::Answers;
use super::{Joining, Order};

/// What is known of one terminal or multiplexer.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terminal {
    /// Its name in files.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// The version that was looked at; `None` where it was read about only.
    pub tried: Option<String>,
    known_by: Vec<Rule>,
    /// What it does with right-to-left rows, in words.
    pub does: String,
    order: String,
    behind: Option<String>,
    held: Option<String>,
    /// What turns its own reordering off, beyond `CSI 8 l`.
    #[serde(default)]
    pub on: String,
    /// What turns it on again.
    #[serde(default)]
    pub off: String,
    /// How a multiplexer carries a sequence to the terminal around it.
    pub pass: Option<Pass>,
    joins: Option<String>,
    marks: Option<String>,
    italics: Option<String>,
    /// The TERM that it gives a multiplexer's client: a hint, for want of an answer.
    #[serde(default)]
    client_term: Vec<String>,
    /// Key in the strings table of what its user should know.
    pub hint: Option<String>,
}

/// What has to hold for a terminal to be taken for one.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    version: Option<String>,
    primary: Option<String>,
    secondary: Option<String>,
    bidi: Option<Vec<u16>>,
    variable: Option<String>,
}

/// The envelope in which a multiplexer carries a sequence through.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Pass {
    begin: String,
    end: String,
    doubled: bool,
    /// So many bytes of a sequence go into one envelope; `None` for any number.
    longest: Option<usize>,
}

impl Pass {
    /// The same in as many envelopes as the multiplexer needs for a long sequence: what
    /// they hold comes to the terminal as one.
    #[must_use]
    pub fn carry_in_pieces(&self, sequence: &[u8]) -> Vec<u8> {
        let longest = self.longest.unwrap_or(usize::MAX).max(1);
        sequence
            .chunks(longest)
            .flat_map(|piece| self.carry(piece))
            .collect()
    }

    /// `sequence` for the terminal around the multiplexer.
    #[must_use]
    pub fn carry(&self, sequence: &[u8]) -> Vec<u8> {
        let mut bytes = self.begin.clone().into_bytes();
        for &byte in sequence {
            if byte == 0x1b && self.doubled {
                bytes.push(byte);
            }
            bytes.push(byte);
        }
        bytes.extend_from_slice(self.end.as_bytes());
        bytes
    }
}

#[derive(Deserialize)]
struct Table {
    terminal: Vec<Terminal>,
}

/// Every terminal of the table, in the order in which they are tried.
#[must_use]
pub fn terminals() -> &'static [Terminal] {
    static TABLE: OnceLock<Vec<Terminal>> = OnceLock::new();
    TABLE.get_or_init(|| {
        // A broken table is an empty one; a test reads it.
        toml::from_str::<Table>(include_str!("../../assets/terminals/terminals.toml"))
            .map(|table| table.terminal)
            .unwrap_or_default()
    })
}

/// The terminal whose multiplexer's client has that TERM, where none has answered.
#[must_use]
pub fn recognise_client(term: &str) -> Option<&'static Terminal> {
    terminals()
        .iter()
        .find(|terminal| terminal.client_term.iter().any(|name| name == term))
}

/// The terminal that gave these answers, if it is in the table.
#[must_use]
pub fn recognise(answers: &Answers) -> Option<&'static Terminal> {
    terminals()
        .iter()
        .find(|terminal| terminal.known_by.iter().any(|rule| rule.fits(answers)))
}

impl Terminal {
    /// How rows are sent to it.
    #[must_use]
    pub fn order(&self) -> Order {
        Order::named(&self.order).unwrap_or_default()
    }

    /// How rows are sent to it through a multiplexer.
    #[must_use]
    pub fn order_behind(&self) -> Order {
        self.behind
            .as_deref()
            .and_then(Order::named)
            .unwrap_or(Order::Lrm)
    }

    /// How rows are sent to it through a multiplexer that holds its switch back.
    #[must_use]
    pub fn order_held_back(&self) -> Order {
        self.held
            .as_deref()
            .and_then(Order::named)
            .unwrap_or_else(|| self.order_behind())
    }

    /// What it makes of plain Arabic letters in visual order.
    #[must_use]
    pub fn joining(&self) -> Joining {
        self.joins
            .as_deref()
            .and_then(Joining::named)
            .unwrap_or_default()
    }

    /// True where slanted Arabic letters are drawn as such.
    #[must_use]
    pub fn draws_italics(&self) -> bool {
        self.italics.as_deref() != Some("no")
    }

    /// True where it draws marks wrong.
    #[must_use]
    pub fn strips_marks(&self) -> bool {
        self.marks.as_deref() == Some("strip")
    }
}

impl Rule {
    fn fits(&self, answers: &Answers) -> bool {
        let version = |wanted: &String| match &answers.version {
            Some(found) => !wanted.is_empty() && found.starts_with(wanted.as_str()),
            None => wanted.is_empty(),
        };
        let matched = |wanted: &Option<String>, found: &Option<String>| match (wanted, found) {
            (None, _) => true,
            (Some(wanted), Some(found)) => !wanted.is_empty() && is_like(found, wanted),
            (Some(wanted), None) => wanted.is_empty(),
        };
        self.version.as_ref().is_none_or(version)
            && matched(&self.primary, &answers.primary)
            && matched(&self.secondary, &answers.secondary)
            && self
                .bidi
                .as_ref()
                .is_none_or(|states| answers.bidi.is_some_and(|state| states.contains(&state)))
            && self
                .variable
                .as_ref()
                .is_none_or(|name| std::env::var_os(name).is_some())
    }
}

/// True where `text` is `pattern`, in which one `*` stands for any run of characters.
fn is_like(text: &str, pattern: &str) -> bool {
    match pattern.split_once('*') {
        Some((before, after)) => {
            text.len() >= before.len() + after.len()
                && text.starts_with(before)
                && text.ends_with(after)
        }
        None => text == pattern,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{is_like, terminals};
    use crate::app::{Interface, Strings};
    use crate::term::{Joining, Order};

    #[test]
    fn every_row_of_the_table_can_be_used() {
        let english = Strings::of(Interface::English);
        assert!(terminals().len() > 20);
        let (mut ids, mut clients) = (HashSet::new(), HashSet::new());
        for terminal in terminals() {
            let id = &terminal.id;
            assert!(ids.insert(id), "{id} stands twice");
            assert!(!terminal.known_by.is_empty(), "{id}");
            assert!(Order::named(&terminal.order).is_some(), "{id}");
            assert!(
                terminal
                    .behind
                    .as_deref()
                    .is_none_or(|name| Order::named(name).is_some()),
                "{id}"
            );
            assert!(
                terminal
                    .held
                    .as_deref()
                    .is_none_or(|name| Order::named(name).is_some()),
                "{id}"
            );
            assert!(
                terminal
                    .joins
                    .as_deref()
                    .is_none_or(|name| Joining::named(name).is_some()),
                "{id}"
            );
            assert_eq!(terminal.on.is_empty(), terminal.off.is_empty(), "{id}");
            assert!(
                terminal.italics.as_deref().is_none_or(|i| i == "no"),
                "{id}"
            );
            for term in &terminal.client_term {
                assert!(clients.insert(term), "{id}: {term} stands twice");
            }
            assert!(
                terminal.marks.as_deref().is_none_or(|m| m == "strip"),
                "{id}"
            );
            if let Some(hint) = &terminal.hint {
                assert_ne!(english.get(hint), hint, "{id}: no words");
            }
        }
    }

    #[test]
    fn a_star_stands_for_any_run() {
        assert!(is_like("0;1700;1", "0;*;1"));
        assert!(!is_like("0;1", "0;*;1"));
        assert!(is_like("24;279;0", "24;*"));
        assert!(!is_like("124;279;0", "24;*"));
        assert!(is_like("0;136;0", "0;136;0"));
    }
}
