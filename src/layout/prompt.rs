//! An input line: what is typed, and the cell of the cursor.

use super::clusters::Cluster;
use super::compose::compose;
use super::ellipsis::{Flow, ellipsis};
use super::glyph::{Line, Options};
use super::paragraph::source;

/// An input line as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// The part of the text around the cursor, an ellipsis where something is left out.
    pub line: Line,
    /// The column of the cursor: on the letter before which one would type, at the end
    /// on the free cell after the last letter, which is left of it in a right-to-left line.
    pub cursor: u16,
}

/// Lays out what has been typed, with the cursor before the byte `cursor`; one past
/// the text is its end. White space stays as it is; one cell is kept for the cursor.
#[must_use]
pub fn prompt(text: &str, cursor: usize, options: &Options) -> Prompt {
    let width = options.width.max(1);
    let flow = Flow::new(text, options);
    let clusters = &flow.clusters;
    let caret = clusters
        .iter()
        .position(|cluster| cluster.width > 0 && cursor < cluster.span.end);
    let mut window = window(clusters, caret, width, flow.base);
    let shown = source(&window);
    let line = compose(&mut window, shown, width, flow.base);
    let on_letter = caret
        .and_then(|caret| clusters.get(caret))
        .and_then(|cluster| {
            line.glyphs
                .iter()
                .find(|glyph| glyph.source.holds(cluster.span.start))
        });
    let cursor = match on_letter {
        Some(glyph) => glyph.column,
        None if line.base.is_rtl() => (width - line.used()).saturating_sub(1),
        None => line.used().min(width - 1),
    };
    Prompt { line, cursor }
}

/// The clusters around the cursor that fit, with an ellipsis for those on either side.
fn window(clusters: &[Cluster], caret: Option<usize>, width: u16, base: u8) -> Vec<Cluster> {
    let cells = |clusters: &[Cluster]| -> usize {
        clusters
            .iter()
            .map(|cluster| usize::from(cluster.width))
            .sum()
    };
    if cells(clusters) < usize::from(width) {
        return clusters.to_vec();
    }
    // One cell for each ellipsis; the cursor's own cell takes the place of the second.
    let mut room = width.saturating_sub(2);
    let mut fits = |cluster: &&Cluster| {
        let fits = cluster.width <= room;
        room = room.saturating_sub(cluster.width);
        fits
    };
    let (before, after) = clusters.split_at(caret.unwrap_or(clusters.len()).min(clusters.len()));
    let kept_before = before.iter().rev().take_while(&mut fits).count();
    let kept_after = after.iter().take_while(&mut fits).count();
    let (cut_before, before) = before.split_at(before.len() - kept_before);
    let (after, cut_after) = after.split_at(kept_after);

    let mut window = Vec::with_capacity(usize::from(width));
    if !cut_before.is_empty() {
        window.push(ellipsis(source(cut_before), base));
    }
    window.extend(before.iter().chain(after).cloned());
    if !cut_after.is_empty() {
        window.push(ellipsis(source(cut_after), base));
    }
    window
}

#[cfg(test)]
mod tests {
    use super::prompt;
    use crate::layout::{Letters, Marks, Options};
    use crate::letters::Direction;

    fn shown(text: &str, cursor: usize, width: u16, base: Option<Direction>) -> (String, u16) {
        let options = Options {
            width,
            base,
            letters: Letters::Plain,
            marks: Marks::Keep,
        };
        let prompt = prompt(text, cursor, &options);
        (prompt.line.drawn(), prompt.cursor)
    }

    #[test]
    fn an_empty_prompt_has_its_cursor_at_the_reading_edge() {
        assert_eq!(shown("", 0, 8, Some(Direction::Rtl)), (String::new(), 7));
        assert_eq!(shown("", 0, 8, Some(Direction::Ltr)), (String::new(), 0));
        assert_eq!(shown("", 0, 8, None), (String::new(), 0));
    }

    #[test]
    fn the_cursor_at_the_end_is_after_the_last_letter() {
        assert_eq!(shown("אבג", 6, 8, None), ("     גבא".into(), 4));
        assert_eq!(shown("abc", 3, 8, None), ("abc".into(), 3));
        // A space typed last is a cell like any other.
        assert_eq!(shown("אב ", 5, 8, None).1, 4);
    }

    #[test]
    fn the_cursor_inside_is_on_the_letter_before_which_one_types() {
        assert_eq!(shown("אבג", 2, 8, None).1, 6);
        assert_eq!(shown("abc", 1, 8, None).1, 1);
        // A byte inside a letter is that letter's.
        assert_eq!(shown("אבג", 3, 8, None).1, 6);
    }

    #[test]
    fn a_long_text_is_cut_away_from_the_cursor() {
        assert_eq!(shown("abcdefgh", 8, 5, None), ("…fgh".into(), 4));
        assert_eq!(shown("אבגדהוזח", 16, 5, None), (" חזו…".into(), 0));
        assert_eq!(shown("abcdefgh", 0, 5, None), ("abc…".into(), 0));
        assert_eq!(shown("abcdefgh", 4, 5, None), ("…bcd…".into(), 4));
        assert_eq!(shown("abcdefgh", 8, 1, None).1, 0);
    }
}
