//! A line with what its form tells, before it is tagged.

use super::element::{Holds, element};
use crate::corpus::plain::words;
use crate::letters::{Language, Span, fold};

/// A line above this many words is prose whatever it says.
pub(super) const LONG: usize = 40;

/// A line above this many bytes is not looked at more closely.
const LOOKED_AT: usize = 1600;

/// A line and its signals.
pub(in crate::corpus) struct Draft<'t> {
    /// Bytes of the line in the article's text.
    pub(super) span: Span,
    /// The line without white space around it; of a headline in tags what stands between.
    pub(super) text: &'t str,
    /// The line folded; empty for a long one.
    pub(in crate::corpus) folded: String,
    /// Words.
    pub(in crate::corpus) words: usize,
    /// Ends with a full stop, a comma or a semicolon, closing marks aside: a sentence,
    /// or a part of one.
    pub(super) full_stop: bool,
}

impl<'t> Draft<'t> {
    /// The line `raw` that begins at byte `start`.
    pub(in crate::corpus) fn of(raw: &'t str, start: usize) -> Self {
        let text = raw.trim_matches(crate::corpus::decode::is_blank);
        // "<TITLE>…</TITLE>": what stands between.
        let text = match element(text) {
            Some(title) if title.holds == Holds::Title => title.inner,
            _ => text,
        };
        let words = if text.len() > LOOKED_AT {
            LONG + 1
        } else {
            words(text)
        };
        let folded = if words > LONG {
            String::new()
        } else {
            fold(text)
        };
        Self {
            span: Span::new(start, start + raw.len()),
            text,
            folded,
            words,
            full_stop: ends_a_sentence(text),
        }
    }

    /// True for a line without ink.
    pub(super) const fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// True for prose by its length alone.
    pub(super) const fn is_long(&self) -> bool {
        self.words > LONG
    }

    /// True where the line has letters, and none of the script of `language`.
    pub(super) fn is_foreign_to(&self, language: Language) -> bool {
        let mut letters = self.text.chars().filter(|c| c.is_alphabetic()).peekable();
        letters.peek().is_some() && !letters.any(|c| is_of(c, language))
    }
}

fn is_of(c: char, language: Language) -> bool {
    match language {
        Language::Arabic | Language::Persian | Language::Urdu => {
            matches!(c, '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{FB50}'..='\u{FEFC}')
        }
        Language::Hebrew => matches!(c, '\u{0590}'..='\u{05FF}'),
        Language::English => c.is_ascii_alphabetic() || ('\u{00C0}'..='\u{024F}').contains(&c),
        Language::Unknown => true,
    }
}

fn ends_a_sentence(text: &str) -> bool {
    // "… . (رويترز)": the wire signs after the full stop.
    let signed = text
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('));
    is_stopped(text) || signed.is_some_and(|(before, _)| is_stopped(before))
}

fn is_stopped(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| {
        matches!(c, '"' | '”' | '“' | '»' | '«' | '’' | '\'' | ')' | ']')
            || crate::corpus::decode::is_blank(c)
    });
    bare.ends_with(['.', '۔', '،', ',', '؛', ';']) && !bare.ends_with("..")
}
