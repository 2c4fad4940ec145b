//! A long text as rows, laid out only where one looks.
//!
//! Time and room follow the window, not the text: what is asked for is laid out, and a
//! few thousand rows around it are kept. Rows of the rest are estimated. A block above
//! 64 KiB is laid out in pieces that are cut at break opportunities; see [`Row::goes_on`].

use std::collections::BTreeMap;
use std::sync::Arc;

use super::bidi::base_level;
use super::glyph::{Letters, Line, Marks, Options};
use super::paragraph::{lines, piece_length};
use crate::letters::{Direction, Span};

/// Rows that are kept around the last window.
const KEPT: usize = 4_096;

/// A paragraph to lay out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its bytes of the text; empty for rows of the caller's own.
    pub span: Span,
    /// Its direction; `None` lets its first strong character decide.
    pub base: Option<Direction>,
    /// Rows of the caller's own above it: a gap, a line about the article.
    pub above: usize,
}

/// A row's place. It holds for one width only; a byte holds for all: see
/// [`Pager::place_of`] and [`Pager::byte_at`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    piece: usize,
    row: usize,
}

/// One row of the window.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its place.
    pub place: Place,
    /// The block to which it belongs, counted from 0.
    pub block: usize,
    /// Which of the rows above the block it is, counted from 0; `None` for a line.
    pub above: Option<usize>,
    /// The byte of the text from which the line's spans count.
    pub start: usize,
    /// True on the last row of a piece whose block goes on: a seam for which the text
    /// was not resolved as a whole.
    pub goes_on: bool,
    lines: Arc<Vec<Line>>,
    line: usize,
}

impl Row {
    /// The line, `None` on a row of the caller's own.
    #[must_use]
    pub fn line(&self) -> Option<&Line> {
        match self.above {
            Some(_) => None,
            None => self.lines.get(self.line),
        }
    }

    /// The bytes of the text that the row shows; none on a row of the caller's own.
    #[must_use]
    pub fn span(&self) -> Span {
        self.line()
            .map_or(Span::new(self.start, self.start), |line| {
                line.source.shifted(self.start)
            })
    }
}

/// A block, or part of a very long one.
#[derive(Clone, Copy, Debug)]
struct Piece {
    block: usize,
    span: Span,
    base: Option<Direction>,
    above: usize,
    goes_on: bool,
}

/// The rows of a text; the text itself stays with the caller, who gives the same one to
/// each call.
///
/// ```
/// use khabar::layout::{Block, Letters, Marks, Pager, Place};
/// use khabar::letters::Span;
/// let text = "واحد اثنان ثلاثة\nabc";
/// let block = |start, end| Block { span: Span::new(start, end), base: None, above: 1 };
/// let end = text.find('\n').unwrap();
/// let mut pager = Pager::new(text, [block(0, end), block(end + 1, text.len())], 8);
/// let rows = pager.rows(text, Place::default(), 10);
/// let above: Vec<bool> = rows.iter().map(|row| row.line().is_none()).collect();
/// assert_eq!(above, [true, false, false, false, true, false]);
/// assert_eq!(rows[5].span().of(text), "abc");
/// ```
#[derive(Clone, Debug)]
pub struct Pager {
    pieces: Vec<Piece>,
    width: u16,
    letters: Letters,
    marks: Marks,
    /// Lines by piece, for those that are kept.
    kept: BTreeMap<usize, Arc<Vec<Line>>>,
    kept_rows: usize,
    /// Bytes and rows of all that was laid out at this width, for estimates.
    seen: (usize, usize),
}

impl Pager {
    /// A pager over these blocks, which are in the order of the text and whose spans lie
    /// in it. Looks at their lengths only: the time for 10 MB is that for their list.
    /// Letters are joined and marks kept until [`Pager::set`].
    #[must_use]
    pub fn new(text: &str, blocks: impl IntoIterator<Item = Block>, width: u16) -> Self {
        let mut pieces = Vec::new();
        for (block, given) in blocks.into_iter().enumerate() {
            cut(text, block, given, &mut pieces);
        }
        Self {
            pieces,
            width: width.max(1),
            letters: Letters::default(),
            marks: Marks::default(),
            kept: BTreeMap::new(),
            kept_rows: 0,
            seen: (0, 0),
        }
    }

    /// Another width, other letters or marks. Places are void; take the byte of the
    /// window's first row before, and its place after.
    pub fn set(&mut self, width: u16, letters: Letters, marks: Marks) {
        self.width = width.max(1);
        self.letters = letters;
        self.marks = marks;
        self.kept.clear();
        self.kept_rows = 0;
        self.seen = (0, 0);
    }

    /// At most `count` rows from a place on: fewer only at the end of the text.
    pub fn rows(&mut self, text: &str, from: Place, count: usize) -> Vec<Row> {
        let mut rows = Vec::with_capacity(count.min(1_024));
        let mut first = from.row;
        for at in from.piece..self.pieces.len() {
            let Some(piece) = self.pieces.get(at).copied() else {
                break;
            };
            let lines = self.lines(text, at);
            let total = piece.above + lines.len();
            for row in first..total {
                if rows.len() == count {
                    return rows;
                }
                rows.push(Row {
                    place: Place { piece: at, row },
                    block: piece.block,
                    above: (row < piece.above).then_some(row),
                    start: piece.span.start,
                    goes_on: piece.goes_on && row + 1 == total,
                    lines: Arc::clone(&lines),
                    line: row.saturating_sub(piece.above),
                });
            }
            first = 0;
        }
        rows
    }

    /// The place so many rows after this one, or before it where `rows` is negative; the
    /// last or first row where there are fewer. Lays out what lies between.
    pub fn moved(&mut self, text: &str, from: Place, rows: isize) -> Place {
        let mut place = from;
        let mut left = rows.unsigned_abs();
        if rows >= 0 {
            loop {
                let total = self.rows_of(text, place.piece);
                if place.row + left < total {
                    place.row += left;
                    return place;
                }
                if place.piece + 1 >= self.pieces.len() {
                    place.row = total.saturating_sub(1);
                    return place;
                }
                left = (place.row + left).saturating_sub(total);
                place = Place {
                    piece: place.piece + 1,
                    row: 0,
                };
            }
        }
        while left > place.row {
            let Some(before) = place.piece.checked_sub(1) else {
                return Place::default();
            };
            left -= place.row + 1;
            place.piece = before;
            let total = self.rows_of(text, before);
            match total.checked_sub(1) {
                Some(last) => place.row = last,
                // An empty piece has no row to stop at.
                None => {
                    place.row = 0;
                    left += 1;
                }
            }
        }
        place.row -= left;
        place
    }

    /// The last row.
    pub fn end(&mut self, text: &str) -> Place {
        let piece = self.pieces.len().saturating_sub(1);
        let row = self.rows_of(text, piece).saturating_sub(1);
        Place { piece, row }
    }

    /// The row that shows a byte of the text: of a byte between blocks the first line
    /// after it, after the last block its last.
    pub fn place_of(&mut self, text: &str, byte: usize) -> Place {
        let at = self.pieces.partition_point(|piece| piece.span.end <= byte);
        let Some(piece) = self.pieces.get(at).copied() else {
            return self.end(text);
        };
        let within = byte.saturating_sub(piece.span.start);
        let lines = self.lines(text, at);
        let line = lines.partition_point(|line| line.source.end <= within);
        Place {
            piece: at,
            row: piece.above + line.min(lines.len().saturating_sub(1)),
        }
    }

    /// The first byte that is shown at a place or after it.
    pub fn byte_at(&mut self, text: &str, place: Place) -> usize {
        let Some(piece) = self.pieces.get(place.piece).copied() else {
            return text.len();
        };
        let lines = self.lines(text, place.piece);
        let line = lines.get(place.row.saturating_sub(piece.above));
        piece.span.start + line.map_or(0, |line| line.source.start)
    }

    /// About how many rows stand before a place, and in all: exact where all was laid
    /// out, otherwise by the rows that its bytes take elsewhere.
    #[must_use]
    pub fn estimate(&self, place: Place) -> (usize, usize) {
        let (mut before, mut all) = (0, 0);
        for (at, piece) in self.pieces.iter().enumerate() {
            if at == place.piece {
                before = all + place.row;
            }
            all += piece.above + self.lines_about(at, *piece);
        }
        (before.min(all), all)
    }

    fn lines_about(&self, at: usize, piece: Piece) -> usize {
        if let Some(lines) = self.kept.get(&at) {
            return lines.len();
        }
        match (piece.span.len(), self.seen) {
            (0, _) => usize::from(piece.above == 0),
            // A letter of the news takes two bytes.
            (length, (0, _)) => length.div_ceil(2 * usize::from(self.width)),
            (length, (bytes, rows)) => (length * rows).div_ceil(bytes).max(1),
        }
    }

    fn rows_of(&mut self, text: &str, at: usize) -> usize {
        let above = self.pieces.get(at).map_or(0, |piece| piece.above);
        above + self.lines(text, at).len()
    }

    /// The lines of a piece, laid out if they are not kept.
    fn lines(&mut self, text: &str, at: usize) -> Arc<Vec<Line>> {
        if let Some(lines) = self.kept.get(&at) {
            return Arc::clone(lines);
        }
        let Some(piece) = self.pieces.get(at) else {
            return Arc::default();
        };
        let options = Options {
            width: self.width,
            base: piece.base,
            letters: self.letters,
            marks: self.marks,
        };
        let laid_out: Vec<Line> = match piece.span.is_empty() && piece.above > 0 {
            true => Vec::new(),
            false => lines(piece.span.of(text), &options).collect(),
        };
        let laid_out = Arc::new(laid_out);
        self.seen.0 += piece.span.len();
        self.seen.1 += laid_out.len();
        self.kept_rows += laid_out.len();
        self.kept.insert(at, Arc::clone(&laid_out));
        self.forget_far_from(at);
        laid_out
    }

    /// Drops pieces at the far end until few enough rows are kept.
    fn forget_far_from(&mut self, at: usize) {
        while self.kept_rows > KEPT && self.kept.len() > 1 {
            let first = self.kept.first_key_value().map_or(at, |(first, _)| *first);
            let last = self.kept.last_key_value().map_or(at, |(last, _)| *last);
            let far = if at.abs_diff(first) > at.abs_diff(last) {
                self.kept.pop_first()
            } else {
                self.kept.pop_last()
            };
            self.kept_rows -= far.map_or(0, |(_, lines)| lines.len());
        }
    }
}

/// The pieces of a block, all in its direction.
fn cut(text: &str, block: usize, given: Block, pieces: &mut Vec<Piece>) {
    let Block {
        mut span,
        mut base,
        mut above,
    } = given;
    loop {
        let rest = span.of(text);
        let length = piece_length(rest);
        let goes_on = length < rest.len();
        if goes_on && base.is_none() {
            base = Some(match base_level(rest, None) {
                1 => Direction::Rtl,
                _ => Direction::Ltr,
            });
        }
        pieces.push(Piece {
            block,
            span: Span::new(span.start, span.start + length),
            base,
            above,
            goes_on,
        });
        if !goes_on {
            return;
        }
        span.start += length;
        above = 0;
    }
}

#[cfg(test)]
mod tests;
