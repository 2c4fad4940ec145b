//! P1 to I2 in their order: the embedding level of every byte.

use unicode_bidi::BidiClass;

use super::brackets::n0;
use super::classes::{ClassSet, bidi_class};
use super::explicit::{Explicit, choose_isolates, explicit};
use super::implicit;
use super::neutral::n1_n2;
use super::paragraphs::{base_level, is_separator, paragraphs};
use super::sequences::sequences;
use super::weak::resolve_weak;
use crate::letters::Direction;

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

/// The level of each byte of one paragraph.
pub(in crate::layout) fn resolve(paragraph: &str, base: u8) -> Vec<u8> {
    let body = paragraph.trim_end_matches(is_separator);
    let mut classes: Vec<BidiClass> = Vec::with_capacity(body.len());
    classes.extend(body.chars().map(bidi_class));
    let resolved = if ClassSet::of(&classes).any(&X_RULES) {
        resolve_in_sequences(body, &mut classes, base)
    } else {
        // One sequence, and X9 removes nothing of it.
        let whole = Ends::of(base, base, base);
        resolve_sequence(&mut classes, body.chars(), whole);
        let levels = classes.iter().map(|class| implicit::level(*class, base));
        levels.collect()
    };
    let mut levels = Vec::with_capacity(paragraph.len());
    for (c, level) in body.chars().zip(resolved) {
        levels.resize(levels.len() + c.len_utf8(), level);
    }
    levels.resize(paragraph.len(), base);
    levels
}

/// The classes of explicit formatting and of what X9 removes besides.
const X_RULES: [BidiClass; 10] = {
    use BidiClass::{BN, FSI, LRE, LRI, LRO, PDF, PDI, RLE, RLI, RLO};
    [BN, FSI, LRE, LRI, LRO, PDF, PDI, RLE, RLI, RLO]
};

/// X5c: the text with LRI or RLI, which are as long, in place of each FSI.
pub(in crate::layout) fn isolates_chosen(text: &str) -> String {
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

/// The direction of a sequence's level and those at its two ends (X10).
#[derive(Clone, Copy)]
struct Ends {
    embedding: BidiClass,
    sos: BidiClass,
    eos: BidiClass,
}

impl Ends {
    /// Of a sequence of this level, with the higher level at each of its ends.
    const fn of(level: u8, start: u8, end: u8) -> Self {
        Self {
            embedding: direction(level),
            sos: direction(start),
            eos: direction(end),
        }
    }
}

const fn direction(level: u8) -> BidiClass {
    if level % 2 == 1 {
        BidiClass::R
    } else {
        BidiClass::L
    }
}

/// W1 to N2 for the classes of one isolating run sequence: L, R, EN and AN are left.
fn resolve_sequence(classes: &mut [BidiClass], chars: impl Iterator<Item = char>, ends: Ends) {
    let original = classes.to_vec();
    resolve_weak(classes, ends.sos);
    n0(classes, &original, chars, ends.sos, ends.embedding);
    n1_n2(classes, ends.sos, ends.eos, ends.embedding);
}

/// X1 to I2 for a text with explicit formatting: a level for each scalar.
fn resolve_in_sequences(text: &str, classes: &mut [BidiClass], base: u8) -> Vec<u8> {
    choose_isolates(classes);
    let scalars = explicit(classes, base);
    let (kept, chars): (Vec<Explicit>, Vec<char>) = scalars
        .iter()
        .zip(text.chars())
        .filter(|(scalar, _)| !scalar.removed)
        .unzip();
    let mut resolved = vec![base; kept.len()];
    let mut of_sequence = Vec::new();
    for sequence in sequences(&kept, base) {
        let places = || sequence.runs.iter().cloned().flatten();
        of_sequence.clear();
        of_sequence.extend(places().filter_map(|at| kept.get(at)).map(|k| k.class));
        let chars = places().filter_map(|at| chars.get(at).copied());
        let ends = Ends::of(sequence.level, sequence.start_level, sequence.end_level);
        resolve_sequence(&mut of_sequence, chars, ends);
        for (at, class) in places().zip(&of_sequence) {
            if let Some(level) = resolved.get_mut(at) {
                *level = implicit::level(*class, sequence.level);
            }
        }
    }
    // A removed character has no level: it takes that of the character before it.
    let mut resolved = resolved.into_iter();
    let mut level = base;
    let of_scalar = scalars.iter().map(|scalar| {
        if !scalar.removed {
            level = resolved.next().unwrap_or(level);
        }
        level
    });
    of_scalar.collect()
}

#[cfg(test)]
mod tests {
    use super::{Direction, levels};

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
        assert_eq!(scalar_levels("ab\u{2029}אב", None), [0, 0, 0, 1, 1]);
        assert_eq!(levels("", Some(Direction::Rtl)), (vec![], 1));
    }
}
