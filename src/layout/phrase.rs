//! Lines of the interface with words of articles and users in them.
//!
//! Each such value stands between U+2068 and U+2069, so that it keeps its own
//! direction and turns nothing around it (UAX #9, 2.7); what it could use to break
//! out is made harmless.

use super::ellipsis::Flow;
use super::glyph::{Letters, Line, Marks, Options};
use super::paragraph::empty;
use crate::letters::{Direction, Span};

/// A line under construction: words of the interface and values, in logical order.
///
/// ```
/// use khabar::layout::{Letters, Marks, Phrase};
/// use khabar::letters::Direction;
/// let phrase = Phrase::new(Direction::Ltr)
///     .text("said by ")
///     .tagged(1, "بوتين")
///     .text(": 40%");
/// let line = phrase.lay_out(40, Letters::Plain, Marks::Keep);
/// let first = &line.glyphs[8];
/// assert_eq!(first.symbol, "ن");
/// assert_eq!(phrase.tag_at(first.source.start), 1);
/// assert_eq!(phrase.piece_of(first.source.start), Some((1, 8)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    base: Direction,
    source: String,
    pieces: Vec<Piece>,
}

/// A part of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Its bytes in the source, the isolate's edges included.
    whole: Span,
    /// Its bytes without them: as many as the caller gave.
    inside: Span,
    tag: u8,
}

impl Phrase {
    /// An empty phrase of this direction.
    #[must_use]
    pub const fn new(base: Direction) -> Self {
        Self {
            base,
            source: String::new(),
            pieces: Vec::new(),
        }
    }

    /// Words of the interface, with tag 0.
    #[must_use]
    pub fn text(self, words: &str) -> Self {
        self.tagged_text(0, words)
    }

    /// A value from an article or a user, isolated, with tag 0.
    #[must_use]
    pub fn value(self, value: &str) -> Self {
        self.tagged(0, value)
    }

    /// Words of the interface with a tag of the caller's.
    #[must_use]
    pub fn tagged_text(mut self, tag: u8, words: &str) -> Self {
        let start = self.source.len();
        self.source.push_str(words);
        let whole = Span::new(start, self.source.len());
        self.pieces.push(Piece {
            whole,
            inside: whole,
            tag,
        });
        self
    }

    /// A value from an article or a user, isolated, with a tag of the caller's.
    #[must_use]
    pub fn tagged(mut self, tag: u8, value: &str) -> Self {
        let start = self.source.len();
        self.source.push('\u{2068}');
        let inside = self.source.len();
        self.source.push_str(&balanced(value));
        let end = self.source.len();
        self.source.push('\u{2069}');
        self.pieces.push(Piece {
            whole: Span::new(start, self.source.len()),
            inside: Span::new(inside, end),
            tag,
        });
        self
    }

    /// The text that is laid out, to which the sources of the glyphs refer.
    #[must_use]
    pub fn source_text(&self) -> &str {
        &self.source
    }

    /// The tag of the piece that has this byte of the source text; 0 outside.
    #[must_use]
    pub fn tag_at(&self, byte: usize) -> u8 {
        self.piece_at(byte).map_or(0, |(_, piece)| piece.tag)
    }

    /// The piece, counted from 0, that has this byte of the source text, and the byte
    /// in it as the caller gave it. The isolate's edges are the value's first byte and
    /// its length.
    #[must_use]
    pub fn piece_of(&self, byte: usize) -> Option<(usize, usize)> {
        let (index, piece) = self.piece_at(byte)?;
        let inside = byte.clamp(piece.inside.start, piece.inside.end);
        Some((index, inside - piece.inside.start))
    }

    /// One line of at most `width` cells; what does not fit is cut as in
    /// [`label`](super::label), but white space stays as it is.
    #[must_use]
    pub fn lay_out(&self, width: u16, letters: Letters, marks: Marks) -> Line {
        let options = Options {
            width: width.max(1),
            base: Some(self.base),
            letters,
            marks,
        };
        Flow::new(&self.source, &options)
            .rows(1)
            .pop()
            .unwrap_or_else(|| empty(&options))
    }

    /// As [`Phrase::lay_out`], on at most `most` lines; only the last one is cut.
    #[must_use]
    pub fn rows(&self, width: u16, most: usize, letters: Letters, marks: Marks) -> Vec<Line> {
        let options = Options {
            width: width.max(1),
            base: Some(self.base),
            letters,
            marks,
        };
        Flow::new(&self.source, &options).rows(most)
    }

    /// The phrase with another one after it, its values and tags with it.
    #[must_use]
    pub fn then(mut self, other: &Self) -> Self {
        let shift = self.source.len();
        self.source.push_str(&other.source);
        self.pieces.extend(other.pieces.iter().map(|piece| Piece {
            whole: piece.whole.shifted(shift),
            inside: piece.inside.shifted(shift),
            tag: piece.tag,
        }));
        self
    }

    fn piece_at(&self, byte: usize) -> Option<(usize, Piece)> {
        let index = self.pieces.partition_point(|piece| piece.whole.end <= byte);
        let piece = self.pieces.get(index)?;
        Some((index, *piece))
    }
}

/// The value with a word joiner, as long and as invisible, in place of each isolate
/// edge that has no partner in it: one could close the value's isolate, the other
/// swallow its end. (Embeddings end with the isolate by themselves, X6a.)
fn balanced(value: &str) -> String {
    let mut open: Vec<usize> = Vec::new();
    let mut alone: Vec<usize> = Vec::new();
    for (at, c) in value.char_indices() {
        match c {
            '\u{2066}'..='\u{2068}' => open.push(at),
            '\u{2069}' if open.pop().is_none() => alone.push(at),
            _ => {}
        }
    }
    alone.append(&mut open);
    alone.sort_unstable();
    value
        .char_indices()
        .map(|(at, c)| match alone.binary_search(&at) {
            Ok(_) => '\u{2060}',
            Err(_) => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Phrase, balanced};
    use crate::layout::{Letters, Line, Marks};
    use crate::letters::Direction;

    fn laid_out(phrase: &Phrase, width: u16) -> Line {
        phrase.lay_out(width, Letters::Plain, Marks::Keep)
    }

    #[test]
    fn a_value_turns_nothing_around_it() {
        let phrase = Phrase::new(Direction::Ltr)
            .value("אב")
            .text(" 200 (")
            .value("ג")
            .text(") x");
        assert_eq!(laid_out(&phrase, 30).drawn(), "בא 200 (ג) x");
    }

    #[test]
    fn what_a_value_opens_or_closes_stays_inside() {
        for hostile in [
            "\u{202E}",
            "\u{202E}\u{2069}",
            "\u{2067}",
            "\u{2069}\u{2067}",
            "\u{2029}\u{202B}",
            "\u{202E}\u{2068}\u{2069}\u{2069}",
        ] {
            let phrase = Phrase::new(Direction::Ltr)
                .text("by ")
                .value(&format!("ab{hostile}"))
                .text(" 1-2 c");
            let line = laid_out(&phrase, 30);
            let drawn = line.drawn();
            let drawn = drawn.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(drawn, "by ab 1-2 c", "{}", hostile.escape_unicode());
        }
    }

    #[test]
    fn isolates_in_pairs_are_left_alone() {
        assert_eq!(balanced("\u{2067}a\u{2069}"), "\u{2067}a\u{2069}");
        assert_eq!(balanced("\u{2069}a\u{2067}"), "\u{2060}a\u{2060}");
    }

    #[test]
    fn every_byte_leads_back_to_its_piece() {
        let phrase = Phrase::new(Direction::Rtl)
            .tagged_text(7, "قال ")
            .tagged(9, "Putin");
        let text = phrase.source_text();
        assert_eq!(text, "قال \u{2068}Putin\u{2069}");
        assert_eq!(phrase.piece_of(0), Some((0, 0)));
        assert_eq!(phrase.tag_at(6), 7);
        let putin = text.find('P').unwrap();
        assert_eq!(phrase.piece_of(putin + 1), Some((1, 1)));
        assert_eq!(phrase.piece_of(putin - 3), Some((1, 0)));
        assert_eq!(phrase.piece_of(text.len() - 1), Some((1, 5)));
        assert_eq!(phrase.tag_at(putin), 9);
        assert_eq!(phrase.piece_of(text.len()), None);
        assert_eq!(phrase.tag_at(text.len()), 0);
    }

    #[test]
    fn a_phrase_that_does_not_fit_is_cut_at_its_end() {
        let phrase = Phrase::new(Direction::Rtl).text("אב ").value("abcdef");
        let line = laid_out(&phrase, 6);
        // Inside the value the ellipsis stands where its own text ends.
        assert_eq!(line.drawn(), "ab… בא");
        assert_eq!(line.glyphs[2].source.end, phrase.source_text().len());
    }

    #[test]
    fn a_cut_inside_a_value_ends_that_value() {
        let cut = |value: &str, width| {
            let phrase = Phrase::new(Direction::Ltr)
                .text("by ")
                .value(value)
                .text(" x");
            laid_out(&phrase, width).drawn()
        };
        assert_eq!(cut("אבגדה", 7), "by …גבא");
        // A Latin word inside it is no end of it, nor are digits before its first letter.
        assert_eq!(cut("אב cdefg", 9), "by …cd בא");
        assert_eq!(cut("12345 אב", 6), "by …12");
        // Behind the value the phrase itself is cut.
        let phrase = Phrase::new(Direction::Ltr).value("אבג").text("xyz");
        assert_eq!(laid_out(&phrase, 5).drawn(), "גבאx…");
        assert_eq!(laid_out(&phrase, 4).drawn(), "גבא…");
    }

    #[test]
    fn a_phrase_over_several_lines_is_cut_on_the_last_only() {
        let phrase = Phrase::new(Direction::Ltr)
            .text("by ")
            .value("אבג דהו")
            .text(" xyz");
        let drawn = |most| -> Vec<String> {
            let lines = phrase.rows(7, most, Letters::Plain, Marks::Keep);
            lines.iter().map(Line::drawn).collect()
        };
        assert_eq!(drawn(3), ["by גבא ", "והד xyz"]);
        assert_eq!(drawn(1), ["by …גבא"]);
    }

    #[test]
    fn a_phrase_after_another_keeps_its_values_and_tags() {
        let one = Phrase::new(Direction::Ltr).tagged(3, "אב");
        let both = one.clone().text(" ").then(&one);
        assert_eq!(both.tag_at(both.source_text().len() - 4), 3);
        assert_eq!(laid_out(&both, 9).drawn(), "בא בא");
    }

    #[test]
    fn spaces_between_columns_stay() {
        let phrase = Phrase::new(Direction::Ltr).text("a   b ");
        assert_eq!(laid_out(&phrase, 10).drawn(), "a   b ");
    }
}
