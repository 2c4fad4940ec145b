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

#[cfg(test)]
mod tests {
    use crate::layout::{Letters, Marks, Options, paragraph};

    fn lines(text: &str, width: u16) -> Vec<String> {
        let options = Options {
            width,
            base: None,
            letters: Letters::Forms,
            marks: Marks::Keep,
        };
        paragraph(text, &options)
            .iter()
            .map(|line| line.source.of(text).to_owned())
            .collect()
    }

    #[test]
    fn a_line_ends_at_the_last_opportunity_that_fits() {
        assert_eq!(lines("ab cd-ef gh", 6), ["ab cd-", "ef gh"]);
        assert_eq!(lines("ab cd", 5), ["ab cd"]);
        assert_eq!(lines("", 5), [""]);
    }

    #[test]
    fn spaces_hang_and_begin_no_line_but_the_first() {
        assert_eq!(lines("ab    cd", 3), ["ab    ", "cd"]);
        assert_eq!(lines("    ab", 3), ["    ", "ab"]);
        assert_eq!(lines("ab    ", 2), ["ab    "]);
    }

    #[test]
    fn a_word_too_long_for_a_line_is_cut_between_clusters() {
        assert_eq!(lines("a bcdefgh", 3), ["a ", "bcd", "efg", "h"]);
        assert_eq!(lines("字字字", 3), ["字", "字", "字"]);
        // The ligature is one cell: the word fits only because it is joined first.
        assert_eq!(lines("سلام", 3), ["سلام"]);
    }

    #[test]
    fn a_line_separator_ends_a_line_and_a_paragraph_separator_too() {
        assert_eq!(
            lines("a\u{2028}\u{2028}b\u{2029}c\r\n", 9),
            ["a\u{2028}", "\u{2028}", "b\u{2029}", "c\r\n"]
        );
    }
}
