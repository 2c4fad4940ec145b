//! A line of clusters becomes glyphs: which are drawn, in which order, in which columns.
//!
//! Bytes without a glyph of their own (format characters, spaces that hang over the
//! end) belong to the glyph before them on the line, those at its beginning to the
//! first glyph. A line on which nothing is drawn has no glyphs; only its `source`
//! holds its bytes.

use super::clusters::Cluster;
use super::glyph::{Glyph, Line};
use super::mirror::mirrored;
use super::reorder::{Role, reset_ends, visual_order};
use super::shown::ELLIPSIS;
use crate::letters::{Direction, Span};

/// Puts an ellipsis in place of each cluster that is wider than a line.
pub(super) fn fit(clusters: &mut [Cluster], width: u16) {
    for cluster in clusters.iter_mut().filter(|c| c.width > width) {
        cluster.width = 1;
        cluster.symbol = String::from(if cluster.space { ' ' } else { ELLIPSIS });
    }
}

/// The visual line of these clusters, at most `width` cells wide; `source` is what it
/// holds and `base` the paragraph's level.
pub(super) fn compose(clusters: &[Cluster], source: Span, width: u16, base: u8) -> Line {
    let roles: Vec<Role> = clusters.iter().map(|cluster| cluster.role).collect();
    let mut levels: Vec<u8> = clusters.iter().map(|cluster| cluster.level).collect();
    reset_ends(&roles, &mut levels, base);

    let mut drawn: Vec<(&Cluster, Span)> = Vec::with_capacity(clusters.len());
    let mut drawn_levels = Vec::with_capacity(clusters.len());
    let mut used = 0u16;
    for (cluster, level) in clusters.iter().zip(levels) {
        let after = used.saturating_add(cluster.width);
        if cluster.width == 0 || after > width {
            if let Some((_, span)) = drawn.last_mut() {
                span.end = cluster.span.end;
            }
            continue;
        }
        let start = match drawn.last() {
            Some(_) => cluster.span.start,
            None => source.start,
        };
        drawn.push((cluster, Span::new(start, cluster.span.end)));
        drawn_levels.push(level);
        used = after;
    }

    let base = direction(base);
    let mut column = if base.is_rtl() { width - used } else { 0 };
    let glyphs = visual_order(&drawn_levels)
        .into_iter()
        .filter_map(|at| drawn.get(at).zip(drawn_levels.get(at)))
        .map(|((cluster, span), level)| {
            let rtl = level % 2 == 1;
            let glyph = Glyph {
                symbol: if rtl {
                    mirror(&cluster.symbol)
                } else {
                    cluster.symbol.clone()
                },
                column,
                width: cluster.width,
                source: *span,
                rtl,
            };
            column += cluster.width;
            glyph
        })
        .collect();
    Line {
        glyphs,
        source,
        width,
        base,
    }
}

/// The direction of a level.
pub(super) const fn direction(level: u8) -> Direction {
    if level % 2 == 1 {
        Direction::Rtl
    } else {
        Direction::Ltr
    }
}

/// The symbol with its base mirrored, where it has a mirror image.
fn mirror(symbol: &str) -> String {
    let mut scalars = symbol.chars();
    match scalars.next().and_then(mirrored) {
        Some(image) => std::iter::once(image).chain(scalars).collect(),
        None => symbol.to_owned(),
    }
}
