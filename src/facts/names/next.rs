//! Words that go on with no name: the next one, and what is done to whom.

use super::given_names;
use super::part::foreign_look;
use crate::facts::view::View;
use crate::facts::{organization, vocabulary};

/// "وبلير", "وإيمرسون": not the next part, but the next name. "واتسون" and "وليد" are parts.
pub(super) fn begins_next(view: &View, at: usize) -> bool {
    let key = view.words.key(at);
    if given_names().holds(key) {
        return false;
    }
    // "وليد لسهام": another's name behind a preposition; "لتخليد": what it is for.
    // "لنيل", "شاهدة لرويترز": what for, and to whom.
    if let Some(rest) = key.strip_prefix('ل') {
        let letters = rest.chars().count();
        let other = letters > 2 && given_names().holds(rest)
            || letters > 3 && vocabulary::is_verbal_noun(rest)
            || letters > 2 && vocabulary::is_word(rest) && !foreign_look(key);
        if other || organization::known_to(view, at).is_some() {
            return true;
        }
    }
    // "فؤاد صلاح بتهريب", "سالم قدري ليعوض": what of, and what to do.
    if let Some(rest) = key.strip_prefix('ب')
        && vocabulary::is_verbal_noun(rest)
    {
        return true;
    }
    if is_purpose(key) {
        return true;
    }
    let Some(rest) = key.strip_prefix('و') else {
        return false;
    };
    let raw = view.words.span(at).of(view.text());
    given_names().holds(rest)
        // "سيغنال وواتساب"
        || rest.starts_with('و') && organization::known_to(view, at).is_some()
        || raw.starts_with("وأ")
        || raw.starts_with("وإ")
        || raw.starts_with("وآ")
        || !rest.starts_with(['ا', 'ي', 'و'])
}

/// "ليعوض", "لتمنح": ل before a verb of three consonants; "ليفربول" and "ليبرمان" have more letters.
fn is_purpose(key: &str) -> bool {
    let verb = key.strip_prefix("لي").or_else(|| key.strip_prefix("لت"));
    verb.is_some_and(|root| {
        root.chars().count() == 3 && !root.contains(['ا', 'و', 'ي', 'ه']) && !foreign_look(key)
    })
}
