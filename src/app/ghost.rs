//! Where the user stands, as it is kept for the next explorer on the same corpus: what a
//! dropped link would lose.
//!
//! It holds places and words that were typed; no command, no path. What is read back is
//! checked as if anybody had written it.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{App, Interface, Order, Pane, PanelOrder, Prompt, PromptKind};
use crate::corpus::ContentKey;

/// Where the user stands. Bytes are those of the article's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ghost {
    /// The selected article.
    #[serde(with = "hex")]
    pub article: Option<ContentKey>,
    /// The first byte that the reader shows of it.
    pub byte: usize,
    /// Rows that it shows above that byte's: the gap between two paragraphs.
    pub above: usize,
    /// The filter in force, as typed.
    pub filter: String,
    /// The pane that keys go to.
    pub focus: Pane,
    /// That pane alone.
    pub zoom: bool,
    /// The order of the list.
    pub order: Order,
    /// The order of what the filter finds.
    #[serde(default = "Order::of_a_filter")]
    pub filtered: Order,
    /// What the user has chosen to see.
    pub view: Chosen,
    /// The line that is half typed.
    pub prompt: Option<HalfTyped>,
    /// Find in the article.
    pub find: Option<Sought>,
    /// The selected row of the facts.
    pub fact: Option<Spot>,
    /// Sections of the facts that are folded away, by their names.
    pub folded: Vec<String>,
    /// The filter of the facts, as typed.
    #[serde(default)]
    pub facts_filter: String,
    /// The order of the facts.
    #[serde(default)]
    pub facts_order: PanelOrder,
}

/// The toggles of the view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chosen {
    /// Boilerplate lines in the reader.
    pub boilerplate: bool,
    /// Vowel marks kept (true) or stripped; `None` where the user left it to the terminal,
    /// which may be another one the next time.
    pub diacritics: Option<bool>,
    /// Two rows an article in the list.
    pub two_rows: bool,
    /// Archived articles in the list.
    pub archived: bool,
    /// What the link carries, on the bottom line.
    pub meter: bool,
    /// The language of the interface.
    pub interface: Interface,
}

/// A prompt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HalfTyped {
    /// What it asks for.
    pub kind: PromptKind,
    /// What has been typed.
    pub text: String,
    /// Where the next letter goes, in bytes of the text.
    pub cursor: usize,
    /// What was in force when it was opened.
    pub before: String,
    /// The first byte that the reader showed then, and the rows above it.
    pub began: (usize, usize),
}

/// A search in the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sought {
    /// As typed.
    pub query: String,
    /// The hit that is current, counted from 0.
    pub at: usize,
}

/// A row of the facts panel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spot {
    /// The name of its kind.
    pub kind: String,
    /// Where its evidence begins; `None` for the heading of the section.
    pub byte: Option<usize>,
}

impl Ghost {
    /// Reads a record back.
    ///
    /// # Errors
    /// Where it is not one; why.
    pub fn parse(record: Value) -> Result<Self, String> {
        serde_json::from_value(record).map_err(|error| error.to_string())
    }
}

impl App {
    /// The prompt, but for one about a list that may be another one the next time.
    fn kept_prompt(&self) -> Option<&Prompt> {
        let prompt = self.prompt.as_ref();
        prompt.filter(|prompt| !matches!(prompt.kind, PromptKind::All(_)))
    }

    /// Where the user stands; `None` until something was typed: who has only looked has no
    /// place to lose, and one that was resumed is kept already.
    #[must_use]
    pub fn ghost(&self) -> Option<Ghost> {
        if !self.touched {
            return None;
        }
        let article = self.list.current().map(|entry| entry.key);
        Some(Ghost {
            article,
            byte: article.map_or(0, |key| self.reader.left_at(key)),
            above: self.reader.rows_above(),
            filter: self.list.query.clone(),
            focus: self.focus,
            zoom: self.zoom,
            order: self.list.order,
            filtered: self.list.filtered,
            view: Chosen {
                boilerplate: self.view.boilerplate,
                diacritics: self.diacritics,
                two_rows: self.view.two_rows,
                archived: self.view.archived,
                meter: self.view.meter,
                interface: self.strings.interface(),
            },
            prompt: self.kept_prompt().map(|prompt| HalfTyped {
                kind: prompt.kind,
                text: prompt.text().to_owned(),
                cursor: prompt.cursor(),
                before: prompt.before.clone(),
                began: self.reader.search_began_at,
            }),
            find: self.reader.hits.as_ref().map(|hits| Sought {
                query: hits.query.clone(),
                at: hits.at,
            }),
            fact: self.panel.spot(),
            folded: self.panel.folded(),
            facts_filter: self.panel.filter.clone(),
            facts_order: self.panel.order,
        })
    }
}

/// A content key as 32 hexadecimal digits.
mod hex {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::corpus::ContentKey;

    pub fn serialize<S: Serializer>(key: &Option<ContentKey>, to: S) -> Result<S::Ok, S::Error> {
        match key {
            Some(key) => to.collect_str(key),
            None => to.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<ContentKey>, D::Error> {
        let Some(text) = Option::<String>::deserialize(from)? else {
            return Ok(None);
        };
        let key = ContentKey::parse(&text);
        key.map(Some)
            .ok_or_else(|| D::Error::custom("no content key"))
    }
}
