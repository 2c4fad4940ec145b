//! A text becomes visual lines, piece by piece.
//!
//! A paragraph above 64 KiB is resolved in pieces, so that time stays linear and room
//! bounded: each piece begins with the last line of the one before it, which hides
//! the seam. What an isolate or embedding opens ends at the seam; the paragraph's
//! direction does not change there.

use unicode_segmentation::UnicodeSegmentation;

use super::bidi::{base_level, paragraphs, resolve};
use super::clusters::{Cluster, clusters};
use super::compose::{compose, direction, fit};
use super::glyph::{Line, Options};
use super::wrap::wrap;
use crate::letters::Span;

/// Bytes that are resolved at once. One cluster may be longer.
pub const PIECE: usize = 64 * 1024;

/// The visual lines of a logical text, all of them; at least one. See [`lines`].
#[must_use]
pub fn paragraph(text: &str, options: &Options) -> Vec<Line> {
    lines(text, options).collect()
}

/// The visual lines of a logical text, made as they are asked for; at least one.
///
/// The text is one paragraph; where a paragraph separator (class B) stands in it, a
/// new one begins, with its own direction if `options.base` is `None`. The sources of
/// the lines follow each other and cover every byte.
#[must_use]
pub fn lines<'t>(text: &'t str, options: &Options) -> Lines<'t> {
    let options = Options {
        width: options.width.max(1),
        ..*options
    };
    Lines {
        text,
        options,
        rest: Span::default(),
        base: base_level(text, options.base),
        ready: if text.is_empty() {
            vec![empty(&options)]
        } else {
            Vec::new()
        }
        .into_iter(),
    }
}

/// The lines of a text, one after the other; made by [`lines`].
#[derive(Debug)]
pub struct Lines<'t> {
    text: &'t str,
    options: Options,
    /// What is left of the paragraph that is being laid out.
    rest: Span,
    /// Its level.
    base: u8,
    ready: std::vec::IntoIter<Line>,
}

impl Iterator for Lines<'_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        loop {
            if let Some(line) = self.ready.next() {
                return Some(line);
            }
            if self.rest.is_empty() {
                let after = self.text.get(self.rest.end..)?;
                let next = paragraphs(after).next()?;
                self.base = base_level(next.of(after), self.options.base);
                self.rest = next.shifted(self.rest.end);
            }
            self.lay_out_a_piece();
        }
    }
}

impl Lines<'_> {
    fn lay_out_a_piece(&mut self) {
        let piece = Span::new(
            self.rest.start,
            self.rest.start + piece_length(self.rest.of(self.text)),
        );
        let text = piece.of(self.text);
        let mut lines = lay_out(text, piece.start, self.base, &self.options);
        self.rest.start = piece.end;
        if !self.rest.is_empty()
            && lines.len() > 1
            && let Some(unfinished) = lines.pop()
        {
            self.rest.start = unfinished.source.start;
        }
        self.ready = lines.into_iter();
    }
}

/// The lines of one piece that begins at byte `start` of the text.
fn lay_out(piece: &str, start: usize, base: u8, options: &Options) -> Vec<Line> {
    let levels = resolve(piece, base);
    let mut clusters = clusters(piece, &levels, options.letters, options.marks);
    fit(&mut clusters, options.width);
    for cluster in &mut clusters {
        cluster.span = cluster.span.shifted(start);
    }
    wrap(&clusters, options.width)
        .into_iter()
        .filter_map(|range| {
            let line = clusters.get_mut(range)?;
            let source = source(line);
            Some(compose(line, source, options.width, base))
        })
        .collect()
}

/// The bytes of consecutive clusters.
pub(super) fn source(clusters: &[Cluster]) -> Span {
    match (clusters.first(), clusters.last()) {
        (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
        _ => Span::default(),
    }
}

/// The line of an empty text.
pub(super) fn empty(options: &Options) -> Line {
    Line {
        glyphs: Vec::new(),
        source: Span::default(),
        width: options.width,
        base: direction(base_level("", options.base)),
    }
}

/// Where to cut a long text: after a space if there is one in the second half of the
/// piece, otherwise between clusters.
pub(super) fn piece_length(text: &str) -> usize {
    if text.len() <= PIECE {
        return text.len();
    }
    let head = (0..=PIECE)
        .rev()
        .find_map(|end| text.get(..end))
        .unwrap_or(text);
    let after_space = head
        .rmatch_indices(' ')
        .take_while(|(at, _)| *at > PIECE / 2)
        // A mark on the space would be torn off.
        .find(|(at, _)| text.get(*at..).and_then(first_cluster) == Some(" "))
        .map(|(at, _)| at + 1);
    after_space.unwrap_or_else(|| {
        text.grapheme_indices(true)
            .map(|(at, _)| at)
            .find(|at| *at >= PIECE)
            .unwrap_or(text.len())
    })
}

fn first_cluster(text: &str) -> Option<&str> {
    text.graphemes(true).next()
}

#[cfg(test)]
mod tests {
    use super::{PIECE, paragraph, piece_length};
    use crate::layout::{Letters, Marks, Options};
    use crate::letters::{Direction, Span};

    #[test]
    fn an_empty_text_is_one_empty_line() {
        let options = Options {
            width: 0,
            base: Some(Direction::Rtl),
            letters: Letters::Forms,
            marks: Marks::Keep,
        };
        let lines = paragraph("", &options);
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].glyphs, []);
        assert_eq!(lines[0].source, Span::default());
        assert_eq!((lines[0].width, lines[0].base), (1, Direction::Rtl));
    }

    #[test]
    fn a_long_text_is_cut_after_a_space_or_between_clusters() {
        let words = "ab cd ".repeat(PIECE);
        let at = piece_length(&words);
        assert!(at <= PIECE && words[..at].ends_with(' '));
        let letters = "e\u{0301}".repeat(PIECE);
        assert_eq!(piece_length(&letters) % "e\u{0301}".len(), 0);
        // No space is cut from the mark on it.
        let marked = " \u{0301}".repeat(PIECE);
        assert_eq!(piece_length(&marked) % " \u{0301}".len(), 0);
        // A cluster is never cut.
        let one = String::from("e") + &"\u{0301}".repeat(PIECE);
        assert_eq!(piece_length(&one), one.len());
    }
}
