//! Line kinds: title, body, heading, caption, dateline, metadata, boilerplate, blank.
//!
//! Tags every line and deletes none. A line of prose is never boilerplate: where the
//! rules doubt, a line is body. Rules: the tables in `assets/corpus`, the script of
//! the article, and the form of lines (a short line without a full stop heads what
//! follows it).

mod draft;
mod element;
mod phrases;
mod shape;
mod tag;

pub(super) use draft::Draft;
pub(super) use element::{Element, Holds, element};
pub(super) use phrases::Phrase;
pub use phrases::{BadPhrase, add_boilerplate};

use super::Line;
use super::repeated::Repeated;

/// The lines of a text in order, each with its kind. A U+000A at the very end opens
/// no further line. `repeated` are lines that the corpus puts around its articles.
pub(super) fn tagged(text: &str, repeated: &Repeated) -> Vec<Line> {
    let drafts = drafts(text);
    let kinds = tag::kinds(text, &drafts, repeated);
    drafts
        .iter()
        .zip(kinds)
        .map(|(draft, kind)| Line {
            span: draft.span,
            kind,
        })
        .collect()
}

/// What the table of phrases says of one line.
pub(super) fn phrase_of(line: &str) -> Option<Phrase> {
    let draft = Draft::of(line, 0);
    if draft.is_long() || draft.is_blank() {
        return None;
    }
    phrases::said_of(&draft)
}

fn drafts(text: &str) -> Vec<Draft<'_>> {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(|line| {
            let draft = Draft::of(line.strip_suffix('\n').unwrap_or(line), start);
            start += line.len();
            draft
        })
        .collect()
}

#[cfg(test)]
mod tests;
