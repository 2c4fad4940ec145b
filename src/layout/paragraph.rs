//! A text becomes visual lines, piece by piece.
//!
//! A paragraph above 64 KiB is resolved in pieces, so that time stays linear and room
//! bounded: each piece begins with the last line of the one before it, which hides
//! the seam. What an isolate or embedding opens ends at the seam; the paragraph's
//! direction does not change there.

use unicode_segmentation::UnicodeSegmentation;

use super::clusters::{Cluster, clusters};
use super::compose::{compose, direction, fit};
use super::glyph::{Line, Options};
use super::resolve::{base_level, paragraphs, resolve};
use super::wrap::wrap;
use crate::letters::Span;

/// Bytes that are resolved at once. One cluster may be longer.
pub(super) const PIECE: usize = 64 * 1024;

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
        .filter_map(|range| clusters.get(range))
        .map(|line| compose(line, source(line), options.width, base))
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
    let mut after_space = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        if at >= PIECE {
            return if after_space > PIECE / 2 {
                after_space
            } else {
                at
            };
        }
        if cluster == " " {
            after_space = at + 1;
        }
    }
    text.len()
}
