//! Where lines end: at the last opportunity that fits, otherwise between clusters.
//!
//! White space never begins a line and never pushes a word off one: what does not
//! fit hangs over the end.

use std::ops::Range;

use super::clusters::Cluster;

/// The lines of a paragraph, as ranges of clusters; they cover all of them. No
/// cluster may be wider than `width`, in cells.
pub(super) fn wrap(clusters: &[Cluster], width: u16) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    // Where a line could begin, and how much of this line would go with it.
    let mut chance: Option<(usize, usize)> = None;
    let mut used = 0usize;
    for (at, cluster) in clusters.iter().enumerate() {
        if cluster.may_begin && at > start {
            chance = Some((at, used));
        }
        used += usize::from(cluster.width);
        if !cluster.hangs && cluster.width > 0 {
            while used > usize::from(width) {
                let (begin, before) = chance
                    .take()
                    .unwrap_or((at, used - usize::from(cluster.width)));
                if begin == start {
                    break;
                }
                lines.push(start..begin);
                start = begin;
                used -= before;
            }
        }
        if cluster.ends_line {
            lines.push(start..at + 1);
            start = at + 1;
            chance = None;
            used = 0;
        }
    }
    if start < clusters.len() {
        lines.push(start..clusters.len());
    }
    lines
}
