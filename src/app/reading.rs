//! An article as rows of the reader: which lines are shown, what each row is, and the
//! way from a row to the bytes of the text. Laid out where one looks, and only there.

use std::sync::Arc;

use crate::corpus::{Article, LabelFrom, LineKind};
use crate::layout::{self, Block, Letters, Line, Marks, PIECE, Pager, Place};
use crate::letters::{Direction, Language, Span};

/// Everything that the rows depend on beside the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Setting {
    /// Width in cells.
    pub width: u16,
    /// Joined or plain letters.
    pub letters: Letters,
    /// Marks kept or stripped.
    pub marks: Marks,
    /// Whether boilerplate is shown.
    pub boilerplate: bool,
}

/// What a row is, for its colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowKind {
    /// The headline.
    Title,
    /// Where the line about the article (source, date) stands; its words come from
    /// elsewhere.
    About,
    /// Prose.
    Body,
    /// A heading between paragraphs.
    Heading,
    /// Captions, datelines, metadata: dimmed.
    Aside,
    /// What the site put around the article.
    Boilerplate,
    /// An empty row between paragraphs.
    Gap,
}

/// One row of the reader.
#[derive(Clone, Debug)]
pub struct Row {
    /// What it is.
    pub kind: RowKind,
    row: layout::Row,
}

impl Row {
    /// Its glyphs; none for `About` and `Gap`.
    #[must_use]
    pub fn line(&self) -> Option<&Line> {
        self.row.line()
    }

    /// The byte of the article from which the line's spans count.
    #[must_use]
    pub const fn base(&self) -> usize {
        self.row.start
    }

    /// The bytes of the article that the row shows.
    #[must_use]
    pub fn span(&self) -> Span {
        self.row.span()
    }
}

/// What the rows of a line of the article are.
#[derive(Clone, Debug)]
struct Kinds {
    line: RowKind,
    above: Vec<RowKind>,
}

/// An article as rows.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The article.
    pub article: Arc<Article>,
    /// How it is laid out.
    pub setting: Setting,
    /// Lines of boilerplate that are not shown.
    pub hidden: usize,
    /// True where a paragraph is so long that it is laid out in parts: at their seams the
    /// order of its letters may not be that of the whole.
    pub in_parts: bool,
    kinds: Vec<Kinds>,
    pager: Pager,
}

impl Reading {
    /// Makes an article ready to be looked at. Looks at the kinds of its lines, not at
    /// their text.
    #[must_use]
    pub fn new(article: Arc<Article>, setting: Setting) -> Self {
        let titled = article.head.label.from == LabelFrom::Stated
            && article
                .lines
                .iter()
                .any(|line| line.kind == LineKind::Title);
        let mut kinds: Vec<Kinds> = Vec::new();
        let mut blocks: Vec<Block> = Vec::new();
        let mut hidden = 0;
        // The line about the article stands below its title, or first.
        let mut about = !titled;
        for line in &article.lines {
            let kind = match line.kind {
                LineKind::Blank => continue,
                LineKind::Boilerplate if !setting.boilerplate => {
                    hidden += 1;
                    continue;
                }
                LineKind::Boilerplate => RowKind::Boilerplate,
                LineKind::Title => RowKind::Title,
                LineKind::Body => RowKind::Body,
                LineKind::Heading => RowKind::Heading,
                LineKind::Caption | LineKind::Dateline | LineKind::Metadata => RowKind::Aside,
            };
            let mut above = Vec::new();
            if std::mem::take(&mut about) {
                above.push(RowKind::About);
            }
            if !(blocks.is_empty() && above.is_empty()) {
                above.push(RowKind::Gap);
            }
            let span = article.shown_of(line);
            blocks.push(Block {
                span,
                base: base_of(&article, span),
                above: above.len(),
            });
            about = kind == RowKind::Title && titled;
            kinds.push(Kinds { line: kind, above });
        }
        if about {
            let end = article.text.len();
            blocks.push(Block {
                span: Span::new(end, end),
                base: None,
                above: 1,
            });
            kinds.push(Kinds {
                line: RowKind::Gap,
                above: vec![RowKind::About],
            });
        }
        let in_parts = blocks.iter().any(|block| block.span.len() > PIECE);
        let mut pager = Pager::new(&article.text, blocks, setting.width);
        pager.set(setting.width, setting.letters, setting.marks);
        Self {
            article,
            setting,
            hidden,
            in_parts,
            kinds,
            pager,
        }
    }

    /// At most `count` rows from a place on; fewer only at the end.
    pub fn rows(&mut self, from: Place, count: usize) -> Vec<Row> {
        let rows = self.pager.rows(&self.article.text, from, count);
        rows.into_iter()
            .map(|row| {
                let kinds = self.kinds.get(row.block);
                let kind = kinds.and_then(|kinds| match row.above {
                    Some(above) => kinds.above.get(above).copied(),
                    None => Some(kinds.line),
                });
                Row {
                    kind: kind.unwrap_or(RowKind::Gap),
                    row,
                }
            })
            .collect()
    }

    /// The place so many rows on, or back where `rows` is negative.
    pub fn moved(&mut self, from: Place, rows: isize) -> Place {
        self.pager.moved(&self.article.text, from, rows)
    }

    /// The last row.
    pub fn end(&mut self) -> Place {
        self.pager.end(&self.article.text)
    }

    /// The row that shows a byte of the article; the next one where it is hidden.
    pub fn place_of(&mut self, byte: usize) -> Place {
        self.pager.place_of(&self.article.text, byte)
    }

    /// The first byte that is shown at a place: it holds for every width.
    pub fn byte_at(&mut self, place: Place) -> usize {
        self.pager.byte_at(&self.article.text, place)
    }

    /// About how many rows stand before a place, and in all.
    #[must_use]
    pub fn estimate(&self, place: Place) -> (usize, usize) {
        self.pager.estimate(place)
    }
}

/// The article's direction, but for a line wholly of Latin letters: an English passage
/// inside an Arabic article reads from the left.
fn base_of(article: &Article, span: Span) -> Option<Direction> {
    let text = span.of(&article.text);
    let own = article.head.language.direction();
    if text.chars().any(is_rtl_letter) {
        return own;
    }
    match Language::of(text) {
        Language::English => Language::English.direction(),
        _ => own,
    }
}

fn is_rtl_letter(c: char) -> bool {
    matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
}
