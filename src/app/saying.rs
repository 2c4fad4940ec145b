//! A line that the program says: words from the strings table, values isolated in them.

use super::Strings;
use crate::layout::Phrase;

/// A value inside a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words of the strings table.
    Key(&'static str),
    /// Text of an article's, a file's, the user's, or a number.
    Text(String),
    /// A line inside the line.
    Saying(Box<Saying>),
}

/// A line by its key and its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    /// The key in the strings table; each `{}` of its text takes one value.
    pub key: &'static str,
    /// The values in order.
    pub values: Vec<Value>,
}

impl Saying {
    /// A line without values.
    #[must_use]
    pub const fn plain(key: &'static str) -> Self {
        Self {
            key,
            values: Vec::new(),
        }
    }

    /// A line with values of text.
    #[must_use]
    pub fn with(key: &'static str, values: impl IntoIterator<Item = String>) -> Self {
        Self {
            key,
            values: values.into_iter().map(Value::Text).collect(),
        }
    }

    /// The line in the words of a language, ready to be laid out.
    #[must_use]
    pub fn phrase(&self, strings: &Strings) -> Phrase {
        self.append(Phrase::new(strings.direction()), strings)
    }

    /// The line appended to another.
    #[must_use]
    pub fn append(&self, phrase: Phrase, strings: &Strings) -> Phrase {
        self.append_tagged(phrase, strings, 0)
    }

    /// The same with a tag for all of it.
    #[must_use]
    pub fn append_tagged(&self, mut phrase: Phrase, strings: &Strings, tag: u8) -> Phrase {
        let mut values = self.values.iter();
        for (index, words) in strings.get(self.key).split("{}").enumerate() {
            if index > 0 {
                phrase = match values.next() {
                    Some(Value::Key(key)) => phrase.tagged(tag, strings.get(key)),
                    Some(Value::Text(text)) => phrase.tagged(tag, text),
                    Some(Value::Saying(saying)) => saying.append_tagged(phrase, strings, tag),
                    None => phrase,
                };
            }
            phrase = phrase.tagged_text(tag, words);
        }
        phrase
    }
}
