//! What was asked before: the queries of a prompt, the newest first.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::resume::cleaned;
use super::{PromptKind, prompt};
use crate::letters::fold;

/// Queries that are kept of a prompt.
const MOST: usize = 100;

/// Bytes that they take together.
const MOST_BYTES: usize = 3 * prompt::LONGEST;

/// The queries of one prompt, the newest first, none twice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct History(Vec<String>);

/// Those of every prompt that has one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Histories {
    filter: History,
    find: History,
}

impl History {
    /// Puts a query before the others; a blank one is none.
    pub fn remember(&mut self, query: &str) {
        let query = query.trim();
        if query.is_empty() {
            return;
        }
        self.0.retain(|other| other != query);
        self.0.insert(0, query.to_owned());
        self.0.truncate(MOST);
        let mut bytes = 0;
        self.0.retain(|query| {
            bytes += query.len();
            bytes <= MOST_BYTES
        });
    }

    /// The queries, the newest first.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// The first query behind `at` (from the newest, where that is `None`) that begins with
    /// `begun` in any spelling and is not `shown`: its number and its words.
    pub(super) fn older(
        &self,
        at: Option<usize>,
        begun: &str,
        shown: &str,
    ) -> Option<(usize, &str)> {
        let mut older = self.iter().enumerate().skip(at.map_or(0, |at| at + 1));
        let begun = fold(begun);
        older.find(|(_, query)| *query != shown && fold(query).starts_with(&begun))
    }

    /// The last one before `at`.
    pub(super) fn newer(&self, at: usize, begun: &str, shown: &str) -> Option<(usize, &str)> {
        let newer: Vec<(usize, &str)> = self.iter().enumerate().take(at).collect();
        let begun = fold(begun);
        let mut newer = newer.into_iter().rev();
        newer.find(|(_, query)| *query != shown && fold(query).starts_with(&begun))
    }
}

impl Histories {
    /// Reads a record back; nothing stands in it then that cannot be typed.
    ///
    /// # Errors
    /// Where it is not one; why.
    pub fn parse(record: Value) -> Result<Self, String> {
        let read: Self = serde_json::from_value(record).map_err(|error| error.to_string())?;
        let cleaned = |history: History| {
            let mut whole = History::default();
            for query in history.iter().collect::<Vec<_>>().into_iter().rev() {
                whole.remember(&cleaned(query));
            }
            whole
        };
        Ok(Self {
            filter: cleaned(read.filter),
            find: cleaned(read.find),
        })
    }

    /// The history of a prompt, where it has one.
    #[must_use]
    pub const fn of(&self, kind: PromptKind) -> Option<&History> {
        match kind {
            PromptKind::Filter => Some(&self.filter),
            PromptKind::Find => Some(&self.find),
            _ => None,
        }
    }

    /// Puts a query before the others of its prompt. False for a prompt without a history.
    pub fn remember(&mut self, kind: PromptKind, query: &str) -> bool {
        let history = match kind {
            PromptKind::Filter => &mut self.filter,
            PromptKind::Find => &mut self.find,
            _ => return false,
        };
        history.remember(query);
        true
    }

    /// Puts all of another's queries before one's own.
    pub(super) fn go_on_with(&mut self, later: &Self) {
        for (kind, history) in [
            (PromptKind::Filter, &later.filter),
            (PromptKind::Find, &later.find),
        ] {
            let queries: Vec<&str> = history.iter().collect();
            for query in queries.into_iter().rev() {
                self.remember(kind, query);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Histories, History, MOST, MOST_BYTES};
    use crate::app::{Prompt, PromptKind};

    fn history(queries: &[&str]) -> History {
        let mut history = History::default();
        for query in queries {
            history.remember(query);
        }
        history
    }

    fn typed(text: &str) -> Prompt {
        let mut prompt = Prompt::new(PromptKind::Filter, "");
        prompt.insert(text);
        prompt
    }

    #[test]
    fn the_newest_comes_first_and_none_twice() {
        let history = history(&["بوتين", "زلزال", " بوتين ", "  "]);
        assert_eq!(history.iter().collect::<Vec<_>>(), ["بوتين", "زلزال"]);
    }

    #[test]
    fn it_is_bounded_in_queries_and_in_bytes() {
        let mut many = History::default();
        for number in 0..2 * MOST {
            many.remember(&number.to_string());
        }
        assert_eq!(many.iter().count(), MOST);
        let mut long = History::default();
        for letter in ["ا", "ب", "ت", "ث", "ج"] {
            long.remember(&letter.repeat(2_000));
        }
        let bytes: usize = long.iter().map(str::len).sum();
        assert!(bytes <= MOST_BYTES);
        assert!(long.iter().next().unwrap().starts_with('ج'));
    }

    #[test]
    fn a_walk_goes_through_what_begins_so_and_comes_back() {
        let history = history(&["زلزال الحوز", "بوتين", "زلزال", "قرة باغ"]);
        let mut prompt = typed("زل");
        prompt.older(&history);
        assert_eq!(prompt.text(), "زلزال");
        prompt.older(&history);
        assert_eq!(prompt.text(), "زلزال الحوز");
        assert!(!prompt.older(&history), "there is nothing before it");
        prompt.newer(&history);
        assert_eq!(prompt.text(), "زلزال");
        prompt.newer(&history);
        assert_eq!(prompt.text(), "زل");
        assert!(!prompt.is_walking());
        // In any spelling.
        let mut prompt = typed("قره");
        prompt.older(&history);
        assert_eq!(prompt.text(), "قرة باغ");
    }

    #[test]
    fn what_is_typed_into_an_earlier_query_begins_another_walk() {
        let history = history(&["زلزال الحوز", "زلزال"]);
        let mut prompt = typed("");
        prompt.older(&history);
        prompt.insert(" ا");
        prompt.older(&history);
        assert_eq!(prompt.text(), "زلزال الحوز");
        prompt.newer(&history);
        assert_eq!(prompt.text(), "زلزال ا");
    }

    #[test]
    fn what_was_in_force_when_the_prompt_was_opened_begins_nothing() {
        let history = history(&["بوتين", "زلزال"]);
        let mut prompt = Prompt::new(PromptKind::Filter, "زلزال");
        prompt.older(&history);
        assert_eq!(prompt.text(), "بوتين");
        prompt.newer(&history);
        assert_eq!(prompt.text(), "زلزال");
    }

    #[test]
    fn the_cursor_of_what_was_half_typed_comes_back_too() {
        let history = history(&["putin"]);
        let mut prompt = typed("pu");
        prompt.backward();
        prompt.older(&history);
        assert_eq!(prompt.cursor(), 5);
        prompt.newer(&history);
        assert_eq!((prompt.text(), prompt.cursor()), ("pu", 1));
    }

    #[test]
    fn what_is_read_back_is_what_can_be_typed() {
        let record = json!({"filter": ["a\nb", "\u{1b}[2J", "a b"], "find": []});
        let histories = Histories::parse(record).unwrap();
        let filter = histories.of(PromptKind::Filter).unwrap();
        assert_eq!(filter.iter().collect::<Vec<_>>(), ["a b", "[2J"]);
        assert!(Histories::parse(json!({"filter": "a"})).is_err());
        assert!(Histories::parse(json!({"filter": [], "find": [], "x": 1})).is_err());
    }
}
