//! Where the standard is on khabar's side, and who else says so.
//!
//! A level that differs from ICU's counts as explained only if it stands where ICU 72 is
//! known to depart from a rule, **and** unicode-bidi, a third reading of the standard,
//! gives khabar's level there.

use khabar::layout::Role;
use khabar::letters::{Direction, Span};
use unicode_bidi::{BidiInfo, Level};

use crate::icu::{is_bracket, is_mark, is_removed};

/// Where ICU 72 departs from the standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Departure {
    /// N0: marks behind a bracket take its direction; ICU leaves some in the embedding's.
    MarkOfBracket,
    /// X6a: a PDI without a partner has the level and the override of the embedding in
    /// which it stands; ICU gives some the level of the embedding that ended before it.
    LonePdiInOverride,
}

/// The departure that a byte's level may be one of.
pub fn departure(text: &str, paragraph: Span, byte: usize) -> Option<Departure> {
    let c = text[byte..].chars().next()?;
    let before = &text[paragraph.start..byte];
    if is_mark(c) {
        let base = before
            .chars()
            .rev()
            .find(|c| !is_mark(*c) && !is_removed(*c));
        return base
            .filter(|c| is_bracket(*c))
            .map(|_| Departure::MarkOfBracket);
    }
    (c == '\u{2069}' && is_lone_in_override(before)).then_some(Departure::LonePdiInOverride)
}

/// True where a PDI after this text has no partner and stands in an override.
fn is_lone_in_override(before: &str) -> bool {
    let mut open: Vec<char> = Vec::new();
    for c in before.chars() {
        match c {
            '\u{2066}'..='\u{2068}' | '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => {
                open.push(c);
            }
            '\u{202C}' => {
                open.pop_if(|c| !is_isolate(*c));
            }
            '\u{2069}' => {
                if let Some(at) = open.iter().rposition(|c| is_isolate(*c)) {
                    open.truncate(at);
                }
            }
            _ => {}
        }
    }
    !open.iter().copied().any(is_isolate) && matches!(open.last(), Some('\u{202D}' | '\u{202E}'))
}

const fn is_isolate(c: char) -> bool {
    matches!(c, '\u{2066}'..='\u{2068}')
}

/// The levels that unicode-bidi gives the bytes of one paragraph, before L1; `None` where
/// it cannot (it panics on levels above 125).
pub fn third_reading(paragraph: &str, base: Option<Direction>) -> Option<Vec<u8>> {
    let level = base.map(|base| match base {
        Direction::Rtl => Level::rtl(),
        Direction::Ltr => Level::ltr(),
    });
    let levels = std::panic::catch_unwind(|| BidiInfo::new(paragraph, level).levels).ok()?;
    Some(levels.iter().map(Level::number).collect())
}

/// True where L1 gives a scalar of the line the paragraph's level, so that no earlier
/// rule can be seen there.
pub fn is_reset(roles: &[Role], at: usize) -> bool {
    roles[at] == Role::Separator
        || roles[at..]
            .iter()
            .find(|role| **role != Role::Blank)
            .is_none_or(|role| *role == Role::Separator)
}
