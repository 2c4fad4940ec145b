//! What an article is called in a list.

use crate::corpus::decode::is_blank;
use crate::corpus::lines::element;
use crate::corpus::{Label, LabelFrom, Line, LineKind, Locator, path_text};
use crate::letters::Span;

use super::dateline;

/// Words of the lead at most.
const WORDS: usize = 8;
/// Scalars of the lead at most, whole words.
const SCALARS: usize = 64;

/// The stated headline; else words of the lead; else the file's name. Never a
/// heading further down, never a line of the site.
pub(super) fn of(text: &str, lines: &[Line], locator: &Locator) -> Label {
    let first = |kind: LineKind| lines.iter().find(|line| line.kind == kind);
    if let Some(title) = first(LineKind::Title) {
        let line = title.span.of(text);
        let inner = element(line).map_or(title.span, |element| {
            let start = title.span.start + element.start;
            Span::new(start, start + element.inner.len())
        });
        let span = trimmed(text, inner);
        return Label {
            text: one_line(span.of(text)),
            from: LabelFrom::Stated,
            span: Some(span),
        };
    }
    let lead = lines
        .iter()
        .filter(|line| line.kind == LineKind::Body)
        .find_map(|line| lead(text, line.span));
    lead.unwrap_or_else(|| Label {
        text: one_line(&name(locator)),
        from: LabelFrom::File,
        span: None,
    })
}

/// The first words of a line of prose, its dateline aside. They end before a colon,
/// which would forge a quotation in a list: "X: …".
fn lead(text: &str, line: Span) -> Option<Label> {
    let line = trimmed(text, line);
    let skip = dateline::leading(line.of(text)).map_or(0, |found| found.end);
    let line = trimmed(text, Span::new(line.start + skip, line.end));
    let prose = line.of(text);
    let prose = prose.split(is_colon).find(|part| !part.trim().is_empty())?;
    let start = line.start + line.of(text).find(prose)?;
    let mut end = 0;
    let mut scalars = 0;
    for word in prose.split_whitespace().take(WORDS) {
        scalars += word.chars().count() + 1;
        if scalars > SCALARS && end > 0 {
            break;
        }
        end += prose.get(end..)?.find(word)? + word.len();
    }
    let words = prose.get(..end)?;
    // A single word can be longer than a list is wide.
    let words = match words.char_indices().nth(SCALARS) {
        Some((cut, _)) => words.get(..cut)?,
        None => words,
    };
    let words = words.trim_end_matches(['،', ',', '.', '؛', ';', ' ']);
    let span = trimmed(text, Span::new(start, start + words.len()));
    (!span.is_empty()).then(|| Label {
        text: one_line(span.of(text)),
        from: LabelFrom::Lead,
        span: Some(span),
    })
}

const fn is_colon(c: char) -> bool {
    matches!(c, ':' | '\u{FF1A}' | '\u{FE55}' | '\u{2236}' | '\u{05C3}')
}

/// The span without white space around it, and without what has no ink: an embedding
/// that begins in a title would not end in it.
fn trimmed(text: &str, span: Span) -> Span {
    let raw = span.of(text);
    let start = span.start + (raw.len() - raw.trim_start_matches(is_blank).len());
    Span::new(start, start + raw.trim_matches(is_blank).len())
}

/// White space of any kind and length as one space each, none around.
///
/// ```
/// assert_eq!(khabar::corpus::one_line(" خبر\u{a0}\n عاجل\t"), "خبر عاجل");
/// ```
#[must_use]
pub fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

/// The file's name without its extension; `-` and the like as they are.
fn name(locator: &Locator) -> String {
    locator
        .file
        .as_deref()
        .and_then(|file| file.file_stem())
        .map_or_else(|| locator.path.clone(), path_text)
}
