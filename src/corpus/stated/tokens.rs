//! A line cut for dates: numbers, words and signs of the folded line, with the way
//! back to its bytes.

use crate::letters::{Folded, Span, number_value};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape<'t> {
    /// Digits: their value, and how many they are.
    Number(u64, usize),
    /// Letters.
    Word(&'t str),
    /// One sign.
    Sign(char),
}

/// A token of a folded line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'t> {
    pub(super) shape: Shape<'t>,
    /// Bytes of the folded line.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The tokens of a folded line; white space parts them and is none.
pub(super) fn tokens(folded: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = folded.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        if c.is_whitespace() {
            continue;
        }
        let class = class(c);
        let mut end = start + c.len_utf8();
        if class != Class::Sign {
            while let Some((at, next)) = rest.next_if(|(_, next)| self::class(*next) == class) {
                end = at + next.len_utf8();
            }
        }
        let text = folded.get(start..end).unwrap_or("");
        let shape = match class {
            Class::Digit => match number_value(text) {
                Some(value) => Shape::Number(value, text.len()),
                None => Shape::Word(text),
            },
            Class::Letter => Shape::Word(text),
            Class::Sign => Shape::Sign(c),
        };
        tokens.push(Token { shape, start, end });
    }
    tokens
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Digit,
    Letter,
    Sign,
}

fn class(c: char) -> Class {
    if c.is_ascii_digit() {
        Class::Digit
    } else if is_letter(c) {
        Class::Letter
    } else {
        Class::Sign
    }
}

/// The letters of Arabic are told without a look into the table of all letters.
fn is_letter(c: char) -> bool {
    matches!(c, '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{064A}') || c.is_alphabetic()
}

/// The bytes of the raw line behind tokens `from..to`.
pub(super) fn raw_span(folded: &Folded, tokens: &[Token<'_>], from: usize, to: usize) -> Span {
    match (tokens.get(from), tokens.get(to.wrapping_sub(1))) {
        (Some(first), Some(last)) => folded.raw_span(first.start..last.end),
        _ => Span::default(),
    }
}

/// The number at token `at`: its value, and how many digits it has.
pub(super) fn number(tokens: &[Token<'_>], at: usize) -> Option<(u64, usize)> {
    match tokens.get(at)?.shape {
        Shape::Number(value, digits) => Some((value, digits)),
        _ => None,
    }
}

/// The sign at token `at`.
pub(super) fn sign(tokens: &[Token<'_>], at: usize) -> Option<char> {
    match tokens.get(at)?.shape {
        Shape::Sign(c) => Some(c),
        _ => None,
    }
}

/// The word at token `at`.
pub(super) fn word<'t>(tokens: &[Token<'t>], at: usize) -> Option<&'t str> {
    match tokens.get(at)?.shape {
        Shape::Word(word) => Some(word),
        _ => None,
    }
}
