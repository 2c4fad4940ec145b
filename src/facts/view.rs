//! What the rules read: the words of an article's own lines.

use std::cell::{Cell, OnceCell};

use super::forms;
use super::grammar::Class;
use super::look::Look;
use super::names::Part;
use crate::corpus::{Article, LineKind};
use crate::letters::words::{WordKind, Words};
use crate::letters::{Language, Span};

/// An article as words. Words of boilerplate lines are breaks: they give no facts.
#[derive(Debug)]
pub struct View<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its words.
    pub words: Words,
    /// Its language; Arabic where unknown.
    pub language: Language,
    /// The gazetteers of persons, organisations and places are read. Off only to measure
    /// what the rules find by themselves.
    pub listed: bool,
    /// The article writes ي where ى should stand, as Egyptian papers do: "إلي", "حتي".
    pub dotted_maqsura: bool,
    /// What each word may be in a name, once it was asked.
    pub parts: Vec<Cell<Option<Part>>>,
    /// Where sentences begin and end, once somebody asked.
    pub sentences: OnceCell<Sentences>,
}

impl<'a> View<'a> {
    /// The view of an article.
    pub fn new(article: &'a Article) -> Self {
        let language = match article.head.language {
            Language::Unknown | Language::English => Language::Arabic,
            known => known,
        };
        let mut words = forms::words(&article.text, language);
        for line in &article.lines {
            if line.kind == LineKind::Boilerplate {
                words.blank(line.span);
            }
        }
        Self {
            article,
            dotted_maqsura: dots_maqsura(&words, &article.text),
            language,
            parts: vec![Cell::new(None); words.len()],
            sentences: OnceCell::new(),
            listed: true,
            words,
        }
    }

    /// The text.
    pub fn text(&self) -> &'a str {
        &self.article.text
    }

    /// True where a word is of the grammatical class.
    #[inline]
    pub fn is(&self, at: usize, class: Class) -> bool {
        self.words.marks(at).classes & class.bit() != 0
    }

    /// True where a word is of the class behind a glued و or ف, or bears none and is.
    #[inline]
    pub fn is_behind_and(&self, at: usize, class: Class) -> bool {
        self.words.marks(at).behind_and & class.bit() != 0
    }

    /// True where a word looks so.
    #[inline]
    pub fn looks(&self, at: usize, look: Look) -> bool {
        self.words.marks(at).looks & look.bit() != 0
    }

    /// The kind of the line in which a word stands.
    pub fn line_kind(&self, word: usize) -> LineKind {
        let line = self.article.line_of(self.words.span(word).start);
        self.article
            .lines
            .get(line)
            .map_or(LineKind::Body, |line| line.kind)
    }

    /// Raw bytes from the word `from`, less its first `cut` letters, to the word before `to`.
    pub fn span(&self, from: usize, cut: usize, to: usize) -> Span {
        let start = if cut == 0 {
            self.words.span(from).start
        } else {
            self.words.after_letters(from, cut, self.text())
        };
        Span::new(start, self.words.span(to.saturating_sub(1)).end)
    }

    /// The first word of the sentence that holds `word`, at most `most` words back.
    pub fn sentence_start(&self, word: usize, most: usize) -> usize {
        let floor = word.saturating_sub(most);
        let start = self.sentences().starts.get(word).copied();
        floor.max(start.map_or(word, |start| start as usize))
    }

    /// The word that ends the sentence, or the one past `most` words.
    pub fn sentence_end(&self, word: usize, most: usize) -> usize {
        let ceiling = word.saturating_add(most).min(self.words.len());
        let end = self.sentences().ends.get(word).copied();
        end.map_or(ceiling, |end| ceiling.min(end as usize))
    }

    fn sentences(&self) -> &Sentences {
        self.sentences.get_or_init(|| Sentences::of(self))
    }

    /// True for a line end and for a full stop, a question or an exclamation mark.
    pub fn ends_sentence(&self, at: usize) -> bool {
        let end = self.sentences().ends.get(at);
        end.is_none_or(|end| *end as usize == at)
    }

    fn is_sentence_end(&self, at: usize) -> bool {
        match self.words.kind(at) {
            WordKind::Break => true,
            WordKind::Mark => {
                let mark = self.words.last(at);
                matches!(mark, '؟' | '!' | '?' | '۔')
                    || (mark == '.'
                        && !(self.words.kind(at + 1) == WordKind::Digits
                            && self.words.is_glued(at + 1)))
            }
            _ => false,
        }
    }

    /// True where a word begins with the article: "الهام" of "إلهام" does not.
    pub fn has_article(&self, at: usize) -> bool {
        self.words.begins_with_al(at)
            && self
                .words
                .span(at)
                .of(self.text())
                .starts_with(['ا', '\u{671}'])
            // "الى": the preposition, without its hamza.
            && self.words.key(at) != "الي"
    }

    /// True for a comma of either script.
    pub fn is_comma(&self, at: usize) -> bool {
        matches!(self.words.last(at), '،' | ',')
    }

    /// True for a quotation mark (all double ones fold on `"`).
    pub fn is_quote_mark(&self, at: usize) -> bool {
        self.words.last(at) == '"'
    }
}

/// The sentences of an article, told for each of its words.
#[derive(Debug)]
pub struct Sentences {
    /// The word behind the last one before it that ends a sentence; also for the end.
    starts: Vec<u32>,
    /// The next word that ends one, itself if it does.
    ends: Vec<u32>,
}

impl Sentences {
    fn of(view: &View) -> Self {
        let len = view.words.len();
        let mut starts = Vec::with_capacity(len + 1);
        let mut ends = Vec::with_capacity(len);
        starts.push(0);
        let mut start = 0;
        for (at, word) in (0..len).zip(0..) {
            if view.is_sentence_end(at) {
                ends.resize(at + 1, word);
                start = word + 1;
            }
            starts.push(start);
        }
        ends.resize(len, u32::MAX);
        Self { starts, ends }
    }
}

/// True where a function word that ends in ى is written with ي.
fn dots_maqsura(words: &Words, text: &str) -> bool {
    (0..words.len())
        .any(|at| matches!(words.key(at), "الي" | "حتي") && words.span(at).of(text).ends_with('ي'))
}
