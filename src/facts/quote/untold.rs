//! What stands in the sentence of a word of saying and is not told by it: the writer's own next
//! sentence, and what somebody wants.

use crate::facts::grammar::Class;
use crate::facts::view::View;
use crate::facts::{saying, time, vocabulary};
use crate::letters::words::WordKind;

/// How far behind "وكان" the verb may stand that tells what was before, in words.
const BEFORE: usize = 8;

/// "هذا وقد", "وكان فلان قد أعلن", "وذلك في كلمة له": the writer goes on with a sentence of his own, which no full
/// stop parts.
pub(super) fn is_narrator(view: &View, at: usize, end: usize) -> bool {
    let next = view.words.key(at + 1);
    match view.words.key(at) {
        "هذا" => {
            matches!(
                next,
                "و" | "وقد" | "وكان" | "وكانت" | "ولم" | "وسوف" | "وتجدر" | "ويذكر"
            ) || next.starts_with('و')
                && saying::verb(view, at + 1).is_some_and(|verb| verb.cut > 0)
        }
        "وكان" | "وكانت" => (at + 2..end.min(at + BEFORE))
            .any(|word| view.words.key(word) == "قد" && !view.is(word - 1, Class::That)),
        "و" | "وذلك" => saying::is_frame(view, at),
        _ => false,
    }
}

/// "أن تقوم": what is wanted, and not what is.
pub(super) fn is_subjunctive(view: &View, at: usize) -> bool {
    view.words.key(at) == "ان" && is_in_imperfect(view, at + 1)
}

pub(super) fn is_in_imperfect(view: &View, at: usize) -> bool {
    let key = view.words.key(at);
    view.words.kind(at) == WordKind::Letters
        && key.starts_with(['ي', 'ت'])
        && key.chars().count() > 3
        && !vocabulary::is_verbal_noun(key)
        && !view.words.span(at).of(view.text()).ends_with('ة')
        && !time::is_word(view, at)
        && match key.strip_prefix('ت') {
            // The lists have verbs of the present in the third person.
            Some(rest) => vocabulary::is_word(&format!("ي{rest}")),
            None => vocabulary::is_common(key),
        }
}
