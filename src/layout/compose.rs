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

    let (sources, used) = sources(clusters, source, width);
    let base = direction(base);
    let mut column = if base.is_rtl() { width - used } else { 0 };
    let mut glyphs = Vec::with_capacity(clusters.len());
    // What is not drawn has its place in the order too: an isolate's edge parts runs.
    for at in visual_order(&levels) {
        let (Some(cluster), Some(level), Some(Some(source))) =
            (clusters.get_mut(at), levels.get(at), sources.get(at))
        else {
            continue;
        };
        glyphs.push(Glyph {
            symbol: std::mem::take(&mut cluster.symbol),
            column,
            width: cluster.width,
            source: *source,
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

/// The bytes of each cluster that is drawn, `None` where one is not, and the cells
/// that they take together.
fn sources(clusters: &[Cluster], line: Span, width: u16) -> (Vec<Option<Span>>, u16) {
    let mut sources: Vec<Option<Span>> = vec![None; clusters.len()];
    let mut used = 0u16;
    let mut last: Option<&mut Span> = None;
    for (cluster, source) in clusters.iter().zip(&mut sources) {
        let after = used.saturating_add(cluster.width);
        if cluster.width == 0 || after > width {
            if let Some(last) = &mut last {
                last.end = cluster.span.end;
            }
            continue;
        }
        let start = match last {
            Some(_) => cluster.span.start,
            None => line.start,
        };
        used = after;
        last = Some(source.insert(Span::new(start, cluster.span.end)));
    }
    (sources, used)
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
