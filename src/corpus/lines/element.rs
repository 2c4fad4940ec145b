//! A line that is one element of a markup, "<TITLE>…</TITLE>", as collections for retrieval keep
//! articles: what it holds is told by its name. Rows: `assets/corpus/elements.tsv`.
//!
//! Reads no markup beyond such a line; the text stays as it is, tags and all.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::corpus::table::rows;

/// What an element holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::corpus) enum Holds {
    /// The headline.
    Title,
    /// When it was published.
    Date,
    /// Its address.
    Address,
    /// Who published it.
    Source,
    /// Something else that is no part of the article's own text.
    Other,
}

/// A line that is one element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::corpus) struct Element<'l> {
    /// What it holds.
    pub(in crate::corpus) holds: Holds,
    /// The words between its tags, without white space around them.
    pub(in crate::corpus) inner: &'l str,
    /// The byte of the line where they begin.
    pub(in crate::corpus) start: usize,
}

/// The longest name of an element, in bytes.
const NAME: usize = 16;

/// The element that a line is, white space aside; `None` where its name is not known.
pub(in crate::corpus) fn element(line: &str) -> Option<Element<'_>> {
    let opened = line.trim_start().strip_prefix('<')?;
    let (name, rest) = opened.split_once('>')?;
    let ascii = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if name.is_empty() || name.len() > NAME || !name.chars().all(ascii) {
        return None;
    }
    let holds = *table().get(name.to_ascii_lowercase().as_str())?;
    let (inner, closing) = rest.trim_end().strip_suffix('>')?.rsplit_once("</")?;
    if !closing.eq_ignore_ascii_case(name) || inner.contains(['<', '>']) {
        return None;
    }
    let trimmed = inner.trim();
    let before = line.len() - rest.len() + (inner.len() - inner.trim_start().len());
    Some(Element {
        holds,
        inner: trimmed,
        start: before,
    })
}

/// What each element holds, by its name in small letters.
fn table() -> &'static HashMap<&'static str, Holds> {
    static TABLE: OnceLock<HashMap<&'static str, Holds>> = OnceLock::new();
    TABLE.get_or_init(|| {
        rows(include_str!("../../../assets/corpus/elements.tsv"))
            .filter_map(|row| {
                let [name, holds] = row.as_slice() else {
                    return None;
                };
                Some((*name, parse(holds)?))
            })
            .collect()
    })
}

fn parse(holds: &str) -> Option<Holds> {
    Some(match holds {
        "title" => Holds::Title,
        "date" => Holds::Date,
        "address" => Holds::Address,
        "source" => Holds::Source,
        "other" => Holds::Other,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Holds, element, parse};
    use crate::corpus::table::rows;

    #[test]
    fn every_row_is_read() {
        for row in rows(include_str!("../../../assets/corpus/elements.tsv")) {
            assert!(row.len() == 2 && parse(row[1]).is_some(), "{row:?}");
        }
    }

    #[test]
    fn a_line_is_one_whole_element_of_a_known_name() {
        let found = element(" <Title> خبر </TITLE> ").unwrap();
        assert_eq!(
            (found.holds, found.inner, found.start),
            (Holds::Title, "خبر", 9)
        );
        assert_eq!(element("<AUTHOR></AUTHOR>").unwrap().inner, "");
        for line in [
            "<TEXT>",
            "</TEXT>",
            "<title>خبر",
            "<title>خبر</time>",
            "<title>خبر</title> عاجل",
            "<title><b>خبر</b></title>",
            "<b>خبر</b>",
            "< title>خبر</title>",
            "<>خبر</>",
            "",
        ] {
            assert_eq!(element(line), None, "{line}");
        }
    }
}
