//! What a character is drawn as: itself, a stand-in, or nothing.

use std::sync::OnceLock;

use unicode_joining_type::{JoiningType, get_joining_type};
use unicode_width::UnicodeWidthChar;

/// What is drawn for a cluster that is wider than its line, and for what is cut off.
pub(super) const ELLIPSIS: char = '…';

/// What carries a mark that has no base of its own.
pub(super) const CARRIER: char = '\u{25CC}';

/// How a character is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// As itself.
    Itself,
    /// As another character, in a cluster of its own.
    As(char),
    /// Not at all: it takes no cell.
    Hidden,
}

/// How a character is drawn where it stands by itself.
pub(super) fn shown(c: char) -> Shown {
    match c {
        // Nearly everything: spare it the tables.
        ' '..='~' | '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{034E}' => Shown::Itself,
        // Ends of paragraphs and lines break a line and need no picture as well.
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Shown::Hidden,
        '\t' => Shown::As(' '),
        // Control Pictures follow the order of the controls; C1 has none.
        '\0'..='\u{1F}' => Shown::As(char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{FFFD}')),
        '\u{7F}' => Shown::As('\u{2421}'),
        '\u{80}'..='\u{9F}' => Shown::As('\u{FFFD}'),
        c if is_space(c) => Shown::As(if c == '\u{3000}' { c } else { ' ' }),
        // Signs that enclose or underline the digits after them. Terminals disagree on
        // their width, and none encloses anything.
        '\u{0600}'..='\u{0605}'
        | '\u{06DD}'
        | '\u{070F}'
        | '\u{0890}'..='\u{0891}'
        | '\u{08E2}'
        | '\u{110BD}'
        | '\u{110CD}' => Shown::As(CARRIER),
        c if is_hidden(c) => Shown::Hidden,
        _ => Shown::Itself,
    }
}

/// True for white space on a line, breaking or not.
pub(super) fn is_space(c: char) -> bool {
    c == '\t' || (c.is_whitespace() && !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}'))
}

/// True for white space that may hang over a line's end; a space that forbids a break
/// may not.
pub(super) fn hangs(c: char) -> bool {
    is_space(c) && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}')
}

/// True after which a line ends inside a paragraph (UAX #14, class BK).
pub(super) const fn ends_line(c: char) -> bool {
    matches!(c, '\u{0B}' | '\u{0C}' | '\u{2028}')
}

/// True for tashkeel, niqqud and Quranic marks. Hamza and madda are letters' parts
/// even where they are written apart.
pub(super) fn is_strippable(c: char) -> bool {
    let block = matches!(
        c,
        '\u{0591}'..='\u{05C7}' | '\u{0610}'..='\u{06ED}' | '\u{0890}'..='\u{08FF}' | '\u{FB1E}'
    );
    block
        && !matches!(c, '\u{061C}' | '\u{0653}'..='\u{0655}')
        && get_joining_type(c) == JoiningType::Transparent
}

/// True for a character that stands on the one before it and has no width.
pub(super) fn is_mark(c: char) -> bool {
    c.width() == Some(0)
}

/// True for what chooses the glyph of the character before it.
pub(super) const fn is_variation_selector(c: char) -> bool {
    matches!(
        c,
        '\u{FE00}'..='\u{FE0F}' | '\u{180B}'..='\u{180D}' | '\u{180F}' | '\u{E0100}'..='\u{E01EF}'
    )
}

/// True for a character of `assets/unicode/hidden.tsv`.
fn is_hidden(c: char) -> bool {
    let ranges = hidden();
    let after = ranges.partition_point(|(first, _)| *first <= c);
    after
        .checked_sub(1)
        .and_then(|at| ranges.get(at))
        .is_some_and(|(_, last)| c <= *last)
}

fn hidden() -> &'static [(char, char)] {
    static RANGES: OnceLock<Vec<(char, char)>> = OnceLock::new();
    RANGES.get_or_init(|| {
        let scalar = |hex: &str| char::from_u32(u32::from_str_radix(hex, 16).ok()?);
        include_str!("../../assets/unicode/hidden.tsv")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| {
                let (first, last) = line.split_once('\t')?;
                Some((scalar(first)?, scalar(last)?))
            })
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::{Shown, hidden, is_space, is_strippable, shown};

    #[test]
    fn the_table_of_hidden_characters_is_read_whole_and_in_order() {
        assert_eq!(hidden().len(), 25);
        assert!(hidden().is_sorted_by(|a, b| a.1 < b.0));
    }

    #[test]
    fn a_control_is_shown_as_its_picture() {
        assert_eq!(shown('\u{1B}'), Shown::As('␛'));
        assert_eq!(shown('\u{7F}'), Shown::As('␡'));
        assert_eq!(shown('\u{9B}'), Shown::As('\u{FFFD}'));
        assert_eq!(shown('\t'), Shown::As(' '));
        assert!(is_space('\t'));
    }

    #[test]
    fn format_characters_are_hidden_and_signs_of_disputed_width_replaced() {
        for c in "\u{AD}\u{200B}\u{200C}\u{200D}\u{200E}\u{061C}\u{2067}\u{202E}\u{FEFF}".chars() {
            assert_eq!(shown(c), Shown::Hidden, "{:04X}", u32::from(c));
        }
        for c in "\u{0600}\u{0605}\u{06DD}".chars() {
            assert_eq!(shown(c), Shown::As('◌'), "{:04X}", u32::from(c));
        }
    }

    #[test]
    fn a_hamza_is_not_a_mark_to_strip() {
        assert!(
            "\u{064B}\u{0670}\u{05B8}\u{06E5}"
                .chars()
                .take(3)
                .all(is_strippable)
        );
        assert!(
            !"\u{0654}\u{0655}\u{0653}ب\u{06DD}"
                .chars()
                .any(is_strippable)
        );
    }
}
