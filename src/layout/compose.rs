//! A line of clusters becomes glyphs: which are drawn, in which order, in which columns.
//!
//! Bytes without a glyph of their own (format characters, spaces that hang over the
//! end) belong to the glyph before them on the line, those at its beginning to the
//! first glyph. A line on which nothing is drawn has no glyphs; only its `source`
//! holds its bytes.

use super::bidi::{Role, reset_ends, visual_order};
use super::clusters::Cluster;
use super::glyph::{Glyph, Line};
use super::shown::ELLIPSIS;
use super::symbol::Symbol;
use crate::letters::{Direction, Span};

/// Puts an ellipsis in place of each cluster that is wider than a line.
pub(super) fn fit(clusters: &mut [Cluster], width: u16) {
    for cluster in clusters.iter_mut().filter(|c| c.width > width) {
        cluster.width = 1;
        cluster.symbol = Symbol::from(if cluster.space { ' ' } else { ELLIPSIS });
    }
}

/// The visual line of these clusters, at most `width` cells wide; `source` is what it
/// holds and `base` the paragraph's level. The symbols move from the clusters to the line.
pub(super) fn compose(clusters: &mut [Cluster], source: Span, width: u16, base: u8) -> Line {
    let roles: Vec<Role> = clusters.iter().map(|cluster| cluster.role).collect();
    let mut levels: Vec<u8> = clusters.iter().map(|cluster| cluster.level).collect();
    reset_ends(&roles, &mut levels, base);

    let used = give_away_undrawn(clusters, source, width);
    let base = direction(base);
    let mut column = if base.is_rtl() { width - used } else { 0 };
    let mut glyphs = Vec::with_capacity(clusters.len());
    // What is not drawn has its place in the order too: an isolate's edge parts runs.
    for at in visual_order(&levels) {
        let (Some(cluster), Some(level)) = (clusters.get_mut(at), levels.get(at)) else {
            continue;
        };
        if cluster.width == 0 {
            continue;
        }
        glyphs.push(Glyph {
            symbol: std::mem::take(&mut cluster.symbol),
            column,
            width: cluster.width,
            source: cluster.span,
            rtl: level % 2 == 1,
        });
        column += cluster.width;
    }
    Line {
        glyphs,
        source,
        width,
        base,
    }
}

/// Gives the bytes of each cluster that is not drawn to one that is, and takes its width
/// from what hangs over the end. Returns the cells that the others take together.
fn give_away_undrawn(clusters: &mut [Cluster], line: Span, width: u16) -> u16 {
    let mut used = 0u16;
    let mut last: Option<&mut Span> = None;
    for cluster in clusters {
        let after = used.saturating_add(cluster.width);
        if cluster.width == 0 || after > width {
            cluster.width = 0;
            if let Some(last) = &mut last {
                last.end = cluster.span.end;
            }
            continue;
        }
        used = after;
        if last.is_none() {
            cluster.span.start = line.start;
        }
        last = Some(&mut cluster.span);
    }
    used
}

/// The direction of a level.
pub(super) const fn direction(level: u8) -> Direction {
    if level % 2 == 1 {
        Direction::Rtl
    } else {
        Direction::Ltr
    }
}

#[cfg(test)]
mod tests {
    use crate::layout::{Letters, Marks, Options, paragraph};
    use crate::letters::{Direction, Span};

    fn drawn(text: &str, width: u16, base: Direction) -> String {
        let options = Options {
            width,
            base: Some(base),
            letters: Letters::Plain,
            marks: Marks::Keep,
        };
        paragraph(text, &options).remove(0).drawn()
    }

    #[test]
    fn the_edge_of_an_isolate_parts_runs_though_it_is_not_drawn() {
        // Levels 1 3 1 2: without the edges the two runs would turn as one.
        assert_eq!(drawn("\u{2067}-\u{2069}1", 2, Direction::Rtl), "1-");
    }

    #[test]
    fn right_to_left_lines_stand_at_the_right_and_mirror() {
        assert_eq!(drawn("א (ב", 6, Direction::Rtl), "  ב) א");
        assert_eq!(drawn("a (b", 6, Direction::Ltr), "a (b");
    }

    #[test]
    fn bytes_that_are_not_drawn_belong_to_the_glyph_before_them() {
        let options = Options {
            width: 3,
            base: None,
            letters: Letters::Forms,
            marks: Marks::Keep,
        };
        let lines = paragraph("\u{200E}ab   cd\u{200E}", &options);
        let sources: Vec<Span> = lines
            .iter()
            .flat_map(|line| line.glyphs.iter().map(|glyph| glyph.source))
            .collect();
        assert_eq!(
            sources,
            [(0, 4), (4, 5), (5, 8), (8, 9), (9, 13)].map(|(start, end)| Span::new(start, end))
        );
    }
}
