//! An article as it was read: its text whole, its lines tagged, what it states of itself.

use std::sync::Arc;

use jiff::civil;

use super::{ArticleId, ContentKey, Locator};
use crate::letters::{Direction, Language, Span};

/// What a line of an article is. Nothing is deleted: boilerplate is tagged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LineKind {
    /// The article's headline.
    Title,
    /// A line of the article's own prose.
    Body,
    /// A heading between paragraphs.
    Heading,
    /// What stands under a picture.
    Caption,
    /// A date, or place, agency and date, on a line of their own.
    Dateline,
    /// A line that states something else of the article: source, author, how it came about.
    Metadata,
    /// What the site put around the article.
    Boilerplate,
    /// Nothing but white space.
    Blank,
}

impl LineKind {
    /// The word of the JSON contract; `None` for a blank line, which is not listed.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        Some(match self {
            Self::Title => "title",
            Self::Body => "body",
            Self::Heading => "heading",
            Self::Caption => "caption",
            Self::Dateline => "dateline",
            Self::Metadata => "metadata",
            Self::Boilerplate => "boilerplate",
            Self::Blank => return None,
        })
    }
}

/// One line of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Bytes of the line without its U+000A.
    pub span: Span,
    /// What it is.
    pub kind: LineKind,
}

/// Where a label comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LabelFrom {
    /// The text states a headline.
    Stated,
    /// A title of a format's own (HTML and the like).
    Html,
    /// Words of the lead: the article has no headline.
    Lead,
    /// The file's name: the article has no words.
    File,
}

impl LabelFrom {
    /// The word of the JSON contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Html => "html",
            Self::Lead => "lead",
            Self::File => "file",
        }
    }
}

/// What an article is called in a list. Logical text, one line, as it stands in the
/// article but for folded white space; escape nothing, lay it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The words.
    pub text: String,
    /// Where they come from.
    pub from: LabelFrom,
    /// Where they stand in the text, unless they are the file's name.
    pub span: Option<Span>,
}

/// A date that the text states as its own date of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatedDate {
    /// The day.
    pub date: civil::Date,
    /// The time of day, where stated.
    pub time: Option<civil::Time>,
    /// The words that state it.
    pub span: Span,
}

/// What is known of an article without its text: cheap to hold by the million.
#[derive(Clone, Debug)]
pub struct Head {
    /// The store's handle.
    pub id: ArticleId,
    /// The hash of the text.
    pub key: ContentKey,
    /// Where it stands.
    pub locator: Locator,
    /// What it is called.
    pub label: Label,
    /// The outlet, as far as the text states it.
    pub source: Option<String>,
    /// The wire that the outlet copied, as far as the text states it.
    pub agency: Option<String>,
    /// The address of the article, as far as the text states it; as it stands there.
    pub url: Option<String>,
    /// The date that the text states. Solved dates are the business of `facts`.
    pub published: Option<StatedDate>,
    /// The language of the text.
    pub language: Language,
    /// Words of title and body.
    pub words: u32,
}

impl Head {
    /// The base direction of its paragraphs: the language's, or left to right where
    /// the language is not known.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.language.direction().unwrap_or_default()
    }
}

/// An article whole.
#[derive(Clone, Debug)]
pub struct Article {
    /// What is known of it without the text.
    pub head: Arc<Head>,
    /// The extracted text: logical, whole, nothing normalised, no byte order mark.
    pub text: String,
    /// Its lines in order, blank ones too; they end at U+000A.
    pub lines: Vec<Line>,
}

impl Article {
    /// The line, counted from 0, that holds `byte`; the last line for a byte past the end.
    #[must_use]
    pub fn line_of(&self, byte: usize) -> usize {
        self.lines
            .partition_point(|line| line.span.start <= byte)
            .saturating_sub(1)
    }

    /// The text of a line counted from 0, `""` where there is none.
    #[must_use]
    pub fn line_text(&self, line: usize) -> &str {
        self.lines
            .get(line)
            .map_or("", |line| line.span.of(&self.text))
    }

    /// The bytes of a line that are shown: all, but of the headline only the words, without
    /// the tags of a markup around them.
    #[must_use]
    pub fn shown_of(&self, line: &Line) -> Span {
        let label = &self.head.label;
        label
            .span
            .filter(|_| line.kind == LineKind::Title && label.from == LabelFrom::Stated)
            .filter(|own| line.span.start <= own.start && own.end <= line.span.end)
            .unwrap_or(line.span)
    }
}
