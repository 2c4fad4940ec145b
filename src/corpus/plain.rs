//! The format of plain text: the extracted text is the whole decoded file.
//!
//! Other formats will stand beside this file: each takes a decoded file and gives
//! articles with a text, lines, and what the format itself states.

use std::sync::Arc;

use super::repeated::Repeated;
use super::{Article, ArticleId, ContentKey, Head, LineKind, Locator, lines, stated};
use crate::letters::Language;

/// The article of a plain text.
pub(super) fn article(
    id: ArticleId,
    locator: Locator,
    text: String,
    repeated: &Repeated,
) -> Article {
    let lines = lines::tagged(&text, repeated);
    let stated = stated::read(&text, &lines, &locator);
    let own = |kind: LineKind| matches!(kind, LineKind::Title | LineKind::Body);
    let words: usize = lines
        .iter()
        .filter(|line| own(line.kind))
        .map(|line| words(line.span.of(&text)))
        .sum();
    let head = Head {
        id,
        key: ContentKey::of(&text),
        locator,
        label: stated.label,
        source: stated.source,
        agency: stated.agency,
        url: stated.url,
        published: stated.published,
        language: language(&text, &lines),
        words: u32::try_from(words).unwrap_or(u32::MAX),
    };
    Article {
        head: Arc::new(head),
        text,
        lines,
    }
}

/// The same text once more: its head is known.
pub(super) fn again(head: Arc<Head>, text: String, repeated: &Repeated) -> Article {
    let lines = lines::tagged(&text, repeated);
    Article { head, text, lines }
}

/// The language of title and body; of the whole text where they tell nothing.
fn language(text: &str, lines: &[super::Line]) -> Language {
    let prose: String = lines
        .iter()
        .filter(|line| matches!(line.kind, LineKind::Title | LineKind::Body))
        .flat_map(|line| line.span.of(text).chars().chain(['\n']))
        .take(20_000)
        .collect();
    match Language::of(&prose) {
        Language::Unknown => Language::of(text),
        language => language,
    }
}

/// Words of a line: runs without white space that hold a letter or a digit.
pub(super) fn words(line: &str) -> usize {
    line.split_whitespace()
        .filter(|word| word.chars().any(is_inked))
        .count()
}

/// As [`char::is_alphanumeric`], without a look into its tables for nearly every letter.
fn is_inked(c: char) -> bool {
    matches!(c, 'ا'..='غ' | 'ف'..='ي' | 'א'..='ת' | 'a'..='z' | '0'..='9') || c.is_alphanumeric()
}
