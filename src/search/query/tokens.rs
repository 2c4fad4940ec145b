//! What was typed, cut into pieces. Never fails: what is half typed is what it is.
//!
//! A piece is a word, a phrase in quotation marks of any kind, a field with its value, or
//! `OR`. A `-` right before one turns it round. Bidi controls, which come along with
//! pasted text, do not count; line ends are spaces.

use super::fields::field_called;

/// A piece of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// Words as they were typed, without white space.
    Words { text: &'t str, without: bool },
    /// What stands in quotation marks, or after one that is not closed yet.
    Phrase { text: &'t str, without: bool },
    /// A field of the table and its value; an empty one while nothing follows.
    Field {
        typed: &'t str,
        field: &'static str,
        value: &'t str,
        without: bool,
    },
    /// A name that the table does not have, with a value: `colour:red`.
    NoField { typed: &'t str },
    /// Either of its neighbours.
    Or,
}

/// The pieces of what was typed, in order.
pub(super) fn pieces(typed: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = skip(typed);
    while !rest.is_empty() {
        let (piece, after) = first(rest);
        pieces.extend(piece);
        rest = skip(after);
    }
    pieces
}

/// The first piece, and what comes after it. Takes at least one character.
fn first(text: &str) -> (Option<Piece<'_>>, &str) {
    let minus = text.strip_prefix('-').map(unmarked);
    let turned =
        minus.filter(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || is_quote(c)));
    let (text, without) = match turned {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    if let Some((inside, after)) = quoted(text) {
        let phrase = Piece::Phrase {
            text: inside,
            without,
        };
        return (Some(phrase), after);
    }
    let end = text
        .char_indices()
        .find(|&(at, c)| c.is_whitespace() || (at > 0 && is_quote(c)))
        .map_or(text.len(), |(at, _)| at);
    let (word, after) = text.split_at(end);
    if matches!(word, "OR" | "|") {
        return (Some(Piece::Or), after);
    }
    if let Some((name, value)) = word.split_once(':') {
        let name_alone = name.trim_matches(is_mark);
        if let Some(field) = field_called(name_alone) {
            let (value, after) = match quoted(after).filter(|_| value.is_empty()) {
                Some(quoted) => quoted,
                None => (value, after),
            };
            let typed = text.get(..text.len() - after.len()).unwrap_or(word);
            let piece = Piece::Field {
                typed,
                field,
                value,
                without,
            };
            return (Some(piece), after);
        }
        let is_name = !name_alone.is_empty() && name_alone.chars().all(char::is_alphabetic);
        if is_name && value.starts_with(char::is_alphanumeric) {
            return (Some(Piece::NoField { typed: word }), after);
        }
    }
    let words = Piece::Words {
        text: word,
        without,
    };
    (Some(words), after)
}

/// What stands in the quotation marks that a text begins with, and what comes after.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix(is_quote)?;
    let Some(end) = inside.find(is_quote) else {
        return Some((inside, ""));
    };
    let (phrase, rest) = inside.split_at(end);
    Some((phrase, rest.strip_prefix(is_quote).unwrap_or(rest)))
}

fn skip(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() || is_mark(c))
}

fn unmarked(text: &str) -> &str {
    text.trim_start_matches(is_mark)
}

/// Bidi controls and other characters that are not seen.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\0'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}')
}

const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '״')
}

#[cfg(test)]
mod tests {
    use super::{Piece, pieces};

    /// Pieces as one line each: what a reader of the query would say.
    fn said(typed: &str) -> Vec<String> {
        let without = |without: bool| if without { "not " } else { "" };
        pieces(typed)
            .into_iter()
            .map(|piece| match piece {
                Piece::Words { text, without: w } => format!("{}{text}", without(w)),
                Piece::Phrase { text, without: w } => format!("{}[{text}]", without(w)),
                Piece::Field {
                    field,
                    value,
                    without: w,
                    ..
                } => format!("{}{field}={value}", without(w)),
                Piece::NoField { typed } => format!("?{typed}"),
                Piece::Or => "or".to_owned(),
            })
            .collect()
    }

    #[test]
    fn pieces_are_told_apart() {
        for (typed, expected) in [
            ("قره باغ", vec!["قره", "باغ"]),
            ("\"وقف إطلاق\" النار", vec!["[وقف إطلاق]", "النار"]),
            ("«وقف إطلاق» -غزة", vec!["[وقف إطلاق]", "not غزة"]),
            ("-\"وقف إطلاق\"", vec!["not [وقف إطلاق]"]),
            ("a OR b | c", vec!["a", "or", "b", "or", "c"]),
            ("source:الجزيرة", vec!["source=الجزيرة"]),
            (
                "مصدر:\"وكالة الجنوب\" خبر",
                vec!["source=وكالة الجنوب", "خبر"],
            ),
            ("-lang:fa", vec!["not lang=fa"]),
            ("date:", vec!["date="]),
            ("colour:red x", vec!["?colour:red", "x"]),
        ] {
            assert_eq!(said(typed), expected, "{typed}");
        }
    }

    #[test]
    fn what_is_half_typed_or_pasted_is_what_it_is() {
        for (typed, expected) in [
            ("\"وقف إط", vec!["[وقف إط]"]),
            ("\"", vec!["[]"]),
            ("-", vec!["-"]),
            ("- غزة", vec!["-", "غزة"]),
            ("al-Sisi", vec!["al-Sisi"]),
            ("عاجل: خبر", vec!["عاجل:", "خبر"]),
            ("12:30", vec!["12:30"]),
            ("https://example.org", vec!["https://example.org"]),
            (
                "\u{202B}-غزة\u{202C}\n\u{200F}OR\tb",
                vec!["not غزة\u{202C}", "or", "b"],
            ),
            ("\u{200F}مصدر:س", vec!["source=س"]),
            (" \n\u{0} ", vec![]),
        ] {
            assert_eq!(said(typed), expected, "{typed:?}");
        }
    }
}
