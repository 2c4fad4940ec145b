//! An article as rows of the reader: which lines are shown, how each is laid out, and
//! the way from a row to the bytes of the text.

use std::ops::Range;
use std::sync::Arc;

use crate::corpus::{Article, LabelFrom, LineKind};
use crate::layout::{Letters, Line, Marks, Options, paragraph};
use crate::letters::{Language, Span};

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
    /// Its glyphs; none for `About` and `Gap`.
    pub line: Option<Line>,
    /// The byte of the article at which the row's paragraph begins: a glyph's bytes
    /// count from there.
    pub base: usize,
}

impl Row {
    /// The bytes of the article that the row shows.
    #[must_use]
    pub fn span(&self) -> Span {
        self.line
            .as_ref()
            .map_or(Span::new(self.base, self.base), |line| {
                line.source.shifted(self.base)
            })
    }

    /// The columns that show bytes of `span` (bytes of the article).
    #[must_use]
    pub fn columns_of(&self, span: Span) -> Vec<Range<u16>> {
        let Some(line) = &self.line else {
            return Vec::new();
        };
        let own = Span::new(
            span.start.max(self.base) - self.base,
            span.end.max(self.base) - self.base,
        );
        if own.is_empty() {
            return Vec::new();
        }
        line.columns_of(own)
    }
}

/// An article laid out.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The article.
    pub article: Arc<Article>,
    /// How it was laid out.
    pub setting: Setting,
    /// The rows in order.
    pub rows: Vec<Row>,
    /// Lines of boilerplate that are not shown.
    pub hidden: usize,
}

impl Reading {
    /// Lays an article out. Time and memory grow with its text.
    #[must_use]
    pub fn new(article: Arc<Article>, setting: Setting) -> Self {
        let mut reading = Self {
            rows: Vec::new(),
            hidden: 0,
            setting,
            article: Arc::clone(&article),
        };
        let titled = article.head.label.from == LabelFrom::Stated
            && article
                .lines
                .iter()
                .any(|line| line.kind == LineKind::Title);
        if !titled {
            reading.about();
        }
        for line in &article.lines {
            let kind = match line.kind {
                LineKind::Blank => continue,
                LineKind::Boilerplate if !setting.boilerplate => {
                    reading.hidden += 1;
                    continue;
                }
                LineKind::Boilerplate => RowKind::Boilerplate,
                LineKind::Title => RowKind::Title,
                LineKind::Body => RowKind::Body,
                LineKind::Heading => RowKind::Heading,
                LineKind::Caption | LineKind::Dateline | LineKind::Metadata => RowKind::Aside,
            };
            reading.gap();
            reading.paragraph(line.span, kind);
            if kind == RowKind::Title && titled {
                reading.about();
            }
        }
        reading
    }

    /// The row that shows a byte of the article; the nearest one before it where the
    /// byte is hidden.
    #[must_use]
    pub fn row_of(&self, byte: usize) -> usize {
        let mut best = 0;
        for (index, row) in self.rows.iter().enumerate() {
            if row.line.is_none() {
                continue;
            }
            if row.span().start > byte {
                break;
            }
            best = index;
        }
        best
    }

    fn gap(&mut self) {
        if !self.rows.is_empty() {
            self.rows.push(Row {
                kind: RowKind::Gap,
                line: None,
                base: 0,
            });
        }
    }

    fn about(&mut self) {
        self.rows.push(Row {
            kind: RowKind::About,
            line: None,
            base: 0,
        });
    }

    fn paragraph(&mut self, span: Span, kind: RowKind) {
        let text = span.of(&self.article.text);
        let options = Options {
            width: self.setting.width.max(1),
            base: self.base_of(text),
            letters: self.setting.letters,
            marks: self.setting.marks,
        };
        self.rows
            .extend(paragraph(text, &options).into_iter().map(|line| Row {
                kind,
                line: Some(line),
                base: span.start,
            }));
    }

    /// The article's direction, but for a line wholly of another language: an English
    /// passage inside an Arabic article reads from the left.
    fn base_of(&self, text: &str) -> Option<crate::letters::Direction> {
        let own = self.article.head.language.direction();
        match Language::of(text) {
            Language::English if !text.chars().any(is_rtl_letter) => Language::English.direction(),
            _ => own,
        }
    }
}

fn is_rtl_letter(c: char) -> bool {
    matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
}
