//! UAX #9 up to I2: the embedding level of every byte.
//!
//! The weak, neutral and implicit rules are those of `unicode-bidi`. Version 0.3.18
//! has two faults around isolates: N0 reads the text before a bracket in the wrong
//! order once an isolate has parted it (wrong brackets after an isolate), and an
//! implicit level above 125 makes it panic. Both stay out of reach here: a paragraph
//! with explicit formatting is cut into its isolating run sequences, and the crate
//! is given each as a text of its own at level 0 or 1, without any isolate in it.

use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo};

use super::classes::{Classes, bidi_class};
use super::explicit::{Explicit, choose_isolates, explicit};
use super::sequences::{Sequence, sequences};
use crate::letters::{Direction, Span};

/// The embedding levels of `text`, one for each **byte**, and the level of its first
/// paragraph. Rules up to I2: a line's end has still to be reset (L1, see
/// [`reset_ends`](super::reset_ends)).
///
/// Paragraphs end at characters of class B (P1). With `base` `None` the first strong
/// character of each decides its direction (P2, P3).
#[must_use]
pub fn levels(text: &str, base: Option<Direction>) -> (Vec<u8>, u8) {
    let mut all = Vec::with_capacity(text.len());
    let mut first = None;
    for span in paragraphs(text) {
        let paragraph = span.of(text);
        let base = base_level(paragraph, base);
        first.get_or_insert(base);
        all.append(&mut resolve(paragraph, base));
    }
    (all, first.unwrap_or_else(|| base_level("", base)))
}

/// P1: the paragraphs of a text, each with the separator that ends it. CR LF is one.
pub(super) fn paragraphs(text: &str) -> impl Iterator<Item = Span> {
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
pub(super) fn base_level(paragraph: &str, base: Option<Direction>) -> u8 {
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

/// The level of each byte of one paragraph.
pub(super) fn resolve(paragraph: &str, base: u8) -> Vec<u8> {
    let body = paragraph.trim_end_matches(is_separator);
    // All of them begin with this byte.
    let mut levels = if body.as_bytes().contains(&0xE2) && body.chars().any(is_explicit) {
        resolve_in_sequences(body, base)
    } else {
        implicit(body, base % 2 == 1)
            .into_iter()
            .map(|above| base + above)
            .collect()
    };
    levels.resize(paragraph.len(), base);
    levels
}

/// X5c: the text with LRI or RLI, which are as long, in place of each FSI.
pub(super) fn isolates_chosen(text: &str) -> String {
    let mut classes: Vec<BidiClass> = text.chars().map(bidi_class).collect();
    choose_isolates(&mut classes);
    let scalars = text.chars().zip(classes);
    scalars
        .map(|scalar| match scalar {
            ('\u{2068}', BidiClass::RLI) => '\u{2067}',
            ('\u{2068}', _) => '\u{2066}',
            (c, _) => c,
        })
        .collect()
}

/// An explicit formatting character: embedding, override, isolate, or the end of one.
const fn is_explicit(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// W1–I2 for a text without explicit formatting: how far each byte's level is above
/// the embedding's, 0 to 2.
fn implicit(text: &str, rtl: bool) -> Vec<u8> {
    let level = if rtl { Level::rtl() } else { Level::ltr() };
    ParagraphBidiInfo::new_with_data_source(&Classes, text, Some(level))
        .levels
        .iter()
        .map(|resolved| resolved.number().saturating_sub(level.number()))
        .collect()
}

/// X1–I2 for a text with explicit formatting.
fn resolve_in_sequences(text: &str, base: u8) -> Vec<u8> {
    let mut classes: Vec<BidiClass> = text.chars().map(bidi_class).collect();
    choose_isolates(&mut classes);
    let scalars = explicit(&classes, base);
    let (kept, chars): (Vec<Explicit>, Vec<char>) = scalars
        .iter()
        .zip(text.chars())
        .filter(|(scalar, _)| !scalar.removed)
        .unzip();
    let mut resolved = vec![base; kept.len()];
    for sequence in sequences(&kept, base) {
        resolve_sequence(&sequence, &kept, &chars, &mut resolved);
    }
    // A removed character has no level: it takes that of the character before it.
    let mut resolved = resolved.into_iter();
    let mut level = base;
    let mut levels = Vec::with_capacity(text.len());
    for (scalar, c) in scalars.iter().zip(text.chars()) {
        if !scalar.removed {
            level = resolved.next().unwrap_or(level);
        }
        levels.resize(levels.len() + c.len_utf8(), level);
    }
    levels
}

/// W1–I2 for one sequence, written into the levels of the scalars that X9 has left.
fn resolve_sequence(sequence: &Sequence, kept: &[Explicit], chars: &[char], resolved: &mut [u8]) {
    let mut view = String::from(strong(sequence.starts_rtl));
    for run in &sequence.runs {
        let (Some(scalars), Some(chars)) = (kept.get(run.clone()), chars.get(run.clone())) else {
            continue;
        };
        view.extend(scalars.iter().zip(chars).map(|(s, c)| stand_in(*s, *c)));
    }
    view.push(strong(sequence.ends_rtl));
    let above = implicit(&view, sequence.level % 2 == 1);
    let mut bytes = view.char_indices().skip(1).map(|(byte, _)| byte);
    for run in &sequence.runs {
        for level in resolved.get_mut(run.clone()).into_iter().flatten() {
            let above = bytes.next().and_then(|byte| above.get(byte));
            *level = sequence.level + above.copied().unwrap_or(0);
        }
    }
}

/// A character of class L or R, for `sos`, `eos` and overridden characters.
const fn strong(rtl: bool) -> char {
    if rtl { 'א' } else { 'a' }
}

/// What the crate is shown in place of a scalar: a character of the same class.
fn stand_in(scalar: Explicit, c: char) -> char {
    match (scalar.original, scalar.class) {
        (original, class) if original != class => strong(class == BidiClass::R),
        // Outside, an isolate is one neutral character.
        (BidiClass::LRI | BidiClass::RLI | BidiClass::FSI | BidiClass::PDI, _) => '\u{FFFC}',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::{Direction, levels, paragraphs};

    /// One level for each scalar.
    fn scalar_levels(text: &str, base: Option<Direction>) -> Vec<u8> {
        let (levels, _) = levels(text, base);
        assert_eq!(levels.len(), text.len());
        text.char_indices().map(|(byte, _)| levels[byte]).collect()
    }

    #[test]
    fn brackets_after_an_isolate_look_back_past_it() {
        let text = "\u{05D0} b \u{2068}x\u{2069} [d]";
        assert_eq!(
            scalar_levels(text, Some(Direction::Rtl)),
            [1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2]
        );
    }

    #[test]
    fn a_digit_below_140_isolates_is_resolved() {
        let mut text = "\u{2067}\u{2066}".repeat(70);
        text.push('9');
        let levels = scalar_levels(&text, Some(Direction::Rtl));
        assert_eq!(levels.last(), Some(&126));
    }

    #[test]
    fn an_override_turns_its_letters_and_nothing_else() {
        assert_eq!(
            scalar_levels("a\u{202E}bc\u{202C}d", Some(Direction::Ltr)),
            [0, 0, 1, 1, 1, 0]
        );
    }

    #[test]
    fn each_paragraph_finds_its_own_direction() {
        assert_eq!(paragraphs("a\r\nb\u{2029}").count(), 2);
        assert_eq!(scalar_levels("ab\u{2029}אב", None), [0, 0, 0, 1, 1]);
        assert_eq!(levels("", Some(Direction::Rtl)), (vec![], 1));
    }
}
