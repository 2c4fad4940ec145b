//! P1–P3: paragraphs, and the direction of each.

use unicode_bidi::BidiClass;

use super::classes::bidi_class;
use crate::letters::{Direction, Span};

/// P1: the paragraphs of a text, each with the separator that ends it. CR LF is one.
pub(in crate::layout) fn paragraphs(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let end = rest.char_indices().find_map(|(at, c)| {
            let next = at + c.len_utf8();
            let crlf = c == '\r' && rest.get(next..).is_some_and(|r| r.starts_with('\n'));
            (is_separator(c) && !crlf).then_some(next)
        });
        let span = Span::new(start, start + end.unwrap_or(rest.len()));
        start = span.end;
        Some(span)
    })
}

/// True for a paragraph separator (class B).
pub(super) const fn is_separator(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{1C}'..='\u{1E}' | '\u{85}' | '\u{2029}')
}

/// P2 and P3 where the caller does not know better: 0 or 1.
pub(in crate::layout) fn base_level(paragraph: &str, base: Option<Direction>) -> u8 {
    match base.or_else(|| first_strong(paragraph)) {
        Some(Direction::Rtl) => 1,
        Some(Direction::Ltr) | None => 0,
    }
}

/// P2: the direction of the first strong character outside isolates.
fn first_strong(paragraph: &str) -> Option<Direction> {
    let mut isolates = 0usize;
    for class in paragraph.chars().map(bidi_class) {
        match class {
            BidiClass::LRI | BidiClass::RLI | BidiClass::FSI => isolates += 1,
            BidiClass::PDI => isolates = isolates.saturating_sub(1),
            BidiClass::L if isolates == 0 => return Some(Direction::Ltr),
            BidiClass::R | BidiClass::AL if isolates == 0 => return Some(Direction::Rtl),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{base_level, paragraphs};

    #[test]
    fn a_paragraph_holds_the_separator_that_ends_it() {
        let all: Vec<_> = paragraphs("a\r\nb\u{2029}c").collect();
        let lengths: Vec<usize> = all.iter().map(|span| span.len()).collect();
        assert_eq!(lengths, [3, 4, 1]);
    }

    #[test]
    fn the_first_strong_character_outside_isolates_decides() {
        assert_eq!(base_level("1 \u{2067}ב\u{2069} a", None), 0);
        assert_eq!(base_level("1 \u{2066}a\u{2069} ב", None), 1);
        assert_eq!(base_level("1.", None), 0);
    }
}
