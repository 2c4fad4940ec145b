//! Text that has only so many rows: what does not fit is cut off at its logical end.

use super::bidi::{Role, base_level, isolates_chosen, resolve};
use super::clusters::{Cluster, clusters};
use super::compose::{compose, fit};
use super::glyph::{Line, Options};
use super::paragraph::{empty, piece_length, source};
use super::shown::ELLIPSIS;
use super::symbol::Symbol;
use super::wrap::wrap;
use crate::letters::Span;

/// The text on one line. Line breaks and runs of white space are one space, at the
/// edges none. What does not fit is cut off by clusters, not words, and an ellipsis has
/// its bytes: at the line's visual end (left in a right-to-left line), or where the text
/// of the isolate ends in which the cut falls.
#[must_use]
pub fn label(text: &str, options: &Options) -> Line {
    rows(text, options, 1)
        .pop()
        .unwrap_or_else(|| empty(options))
}

/// The text on at most `max_rows` lines, white space as in [`label`]; the last line
/// is cut as a label is. Without a row there is no line, otherwise at least one.
#[must_use]
pub fn rows(text: &str, options: &Options, max_rows: usize) -> Vec<Line> {
    let mut flow = Flow::new(text, options);
    flow.collapse();
    flow.rows(max_rows)
}

/// A text as one run of clusters, whatever line ends stand in it.
pub(super) struct Flow {
    pub(super) clusters: Vec<Cluster>,
    /// The text that was resolved, as long as what the clusters cover.
    view: String,
    /// Bytes of the text; more than the clusters have where it is very long.
    length: usize,
    width: u16,
    pub(super) base: u8,
}

impl Flow {
    pub(super) fn new(text: &str, options: &Options) -> Self {
        let width = options.width.max(1);
        let head = text.get(..piece_length(text)).unwrap_or(text);
        let view: String = head.chars().map(without_line_ends).collect();
        let base = base_level(&view, options.base);
        let levels = resolve(&view, base);
        let mut clusters = clusters(&view, &levels, options.letters, options.marks);
        fit(&mut clusters, width);
        Self {
            clusters,
            view,
            length: text.len(),
            width,
            base,
        }
    }

    /// Makes one space of each run of white space, and none at the edges.
    fn collapse(&mut self) {
        let mut collapsed: Vec<Cluster> = Vec::with_capacity(self.clusters.len());
        for mut cluster in std::mem::take(&mut self.clusters) {
            match collapsed.last_mut() {
                Some(last) if last.space && cluster.space => last.span.end = cluster.span.end,
                _ => {
                    if cluster.space {
                        cluster.symbol = Symbol::from(' ');
                        cluster.width = 1;
                    }
                    collapsed.push(cluster);
                }
            }
        }
        self.clusters = collapsed;
        let drawn = |cluster: &Cluster| cluster.width > 0 && !cluster.space;
        let first = self.clusters.iter().position(drawn);
        let last = self.clusters.iter().rposition(drawn);
        for (at, cluster) in self.clusters.iter_mut().enumerate() {
            if first.is_none_or(|first| at < first) || last.is_none_or(|last| at > last) {
                cluster.symbol = Symbol::default();
                cluster.width = 0;
            }
        }
    }

    pub(super) fn rows(mut self, max_rows: usize) -> Vec<Line> {
        let mut ranges = wrap(&self.clusters, self.width);
        if ranges.is_empty() {
            ranges.push(0..0);
        }
        let shown = self.clusters.last().map_or(0, |last| last.span.end);
        let cut = ranges.len() > max_rows || shown < self.length;
        let full = if cut {
            max_rows.min(ranges.len()).saturating_sub(1)
        } else {
            ranges.len()
        };
        let mut lines: Vec<Line> = ranges
            .iter()
            .take(full)
            .filter_map(|range| {
                let line = self.clusters.get_mut(range.clone())?;
                let source = source(line);
                Some(compose(line, source, self.width, self.base))
            })
            .collect();
        if cut
            && lines.len() < max_rows
            && let Some(rest) = ranges.get(full).and_then(|r| self.clusters.get(r.start..))
        {
            lines.push(self.cut(rest));
        }
        lines
    }

    /// As many of these clusters as leave room for the ellipsis, and it.
    fn cut(&self, clusters: &[Cluster]) -> Line {
        let mut room = self.width - 1;
        let fitting = clusters
            .iter()
            .take_while(|cluster| {
                let fits = cluster.width <= room;
                room = room.saturating_sub(cluster.width);
                fits
            })
            .count();
        let mut line = clusters.get(..fitting).unwrap_or_default().to_vec();
        while line.pop_if(|last| last.space || last.width == 0).is_some() {}
        let start = clusters.first().map_or(0, |first| first.span.start);
        let shown = line.last().map_or(start, |last| last.span.end);
        let cut = clusters.iter().skip(fitting).find(|c| c.width > 0);
        let level = self.level_of_cut(cut.map_or(shown, |cut| cut.span.start));
        line.push(ellipsis(Span::new(shown, self.length), level));
        compose(
            &mut line,
            Span::new(start, self.length),
            self.width,
            self.base,
        )
    }

    /// The level of a neutral character that ends the text at this byte, in the isolate
    /// that is open there.
    fn level_of_cut(&self, byte: usize) -> u8 {
        let mut text = isolates_chosen(&self.view);
        text.truncate(byte);
        text.push(ELLIPSIS);
        resolve(&text, self.base)
            .last()
            .copied()
            .unwrap_or(self.base)
    }
}

/// The cluster that stands for bytes that are not shown.
pub(super) fn ellipsis(span: Span, level: u8) -> Cluster {
    Cluster {
        span,
        symbol: Symbol::from(ELLIPSIS),
        width: 1,
        level,
        role: Role::Text,
        space: false,
        hangs: false,
        may_begin: false,
        ends_line: false,
    }
}

/// A space as many bytes long in place of what ends a line or a paragraph, so that
/// spans stay true.
const fn without_line_ends(c: char) -> char {
    match c {
        '\n' | '\u{0B}' | '\u{0C}' | '\r' | '\u{1C}'..='\u{1E}' => ' ',
        '\u{85}' => '\u{A0}',
        '\u{2028}' | '\u{2029}' => '\u{2003}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::{label, rows, without_line_ends};
    use crate::layout::{Letters, Marks, Options};
    use crate::letters::{Direction, Span};

    const fn options(width: u16, base: Direction) -> Options {
        Options {
            width,
            base: Some(base),
            letters: Letters::Plain,
            marks: Marks::Keep,
        }
    }

    #[test]
    fn what_takes_the_place_of_a_line_end_is_as_long() {
        for c in "\n\r\u{0B}\u{0C}\u{1C}\u{85}\u{2028}\u{2029}".chars() {
            assert_eq!(without_line_ends(c).len_utf8(), c.len_utf8());
        }
    }

    #[test]
    fn a_label_that_fits_has_single_spaces_and_no_edges() {
        let line = label(" a \r\n\t b\u{2029}", &options(10, Direction::Ltr));
        assert_eq!(line.drawn(), "a b");
        let sources: Vec<Span> = line.glyphs.iter().map(|g| g.source).collect();
        assert_eq!(
            sources,
            [Span::new(0, 2), Span::new(2, 7), Span::new(7, 11)]
        );
    }

    #[test]
    fn a_right_to_left_label_is_cut_on_the_left() {
        let text = "אבגד הוז";
        let line = label(text, &options(6, Direction::Rtl));
        // Five letters' room, but the fifth is a space: it goes with what is cut.
        assert_eq!(line.drawn(), " …דגבא");
        let ellipsis = &line.glyphs[0];
        assert_eq!(ellipsis.column, 1);
        assert_eq!(ellipsis.source, Span::new(8, text.len()));
        let line = label(text, &options(1, Direction::Rtl));
        assert_eq!(line.drawn(), "…");
        assert_eq!(line.glyphs[0].source, Span::new(0, text.len()));
    }

    #[test]
    fn rows_wrap_at_words_and_the_last_is_cut() {
        let text = "one two three";
        let drawn = |width, max| -> Vec<String> {
            rows(text, &options(width, Direction::Ltr), max)
                .iter()
                .map(super::Line::drawn)
                .collect()
        };
        assert_eq!(drawn(7, 2), ["one two", "three"]);
        assert_eq!(drawn(5, 2), ["one ", "two…"]);
        assert_eq!(drawn(20, 2), ["one two three"]);
        assert_eq!(drawn(5, 0), [""; 0]);
    }

    #[test]
    fn an_empty_label_is_an_empty_line() {
        let line = label(" \n ", &options(5, Direction::Rtl));
        assert!(line.glyphs.is_empty());
        assert_eq!(line.base, Direction::Rtl);
        assert_eq!(label("", &options(5, Direction::Rtl)).glyphs, []);
    }

    #[test]
    fn a_very_long_label_is_cut_too() {
        let text = " ".repeat(200_000) + "a";
        let line = label(&text, &options(5, Direction::Ltr));
        assert_eq!(line.drawn(), "…");
        assert_eq!(line.glyphs[0].source, Span::new(0, text.len()));
    }
}
