//! How the text holds a number or a time: somebody claims it or denies it, it is planned,
//! it would happen if.

use super::Attribution;
use crate::facts::grammar::Class;
use crate::facts::record::Modality;
use crate::facts::time;
use crate::facts::view::View;

/// How far back a word of supposing may stand, in words.
const REACH: usize = 12;

/// The modality of what stands at a word; `claim` is the attribution over it.
pub fn of(view: &View, at: usize, claim: Option<&Attribution>) -> Option<Modality> {
    if claim.is_some_and(|one| is_denial(view, one)) {
        return Some(Modality::Denied);
    }
    if is_supposed(view, at) {
        return Some(Modality::Hypothetical);
    }
    if time::is_ahead(view, at) {
        return Some(Modality::Planned);
    }
    claim.map(|_| Modality::Claimed)
}

fn is_denial(view: &View, one: &Attribution) -> bool {
    (one.at..one.end)
        .any(|word| view.is(word, Class::Denial) || view.is_behind_and(word, Class::Denial))
}

/// "لو", "إذا", "ربما", and "قد" before a verb in the imperfect, in the same sentence.
fn is_supposed(view: &View, at: usize) -> bool {
    let from = view.sentence_start(at, REACH);
    (from..at).any(|word| {
        let may = || {
            let next = view.words.key(word + 1);
            next.starts_with(['ي', 'ت']) && next.chars().count() > 3 && !is_perfect(next)
        };
        view.is_behind_and(word, Class::Supposition)
            || view.words.last(word) == 'د'
                && matches!(view.words.key(word), "قد" | "وقد" | "فقد")
                && may()
    })
}

/// "تم", "تحسن", "تراجعت": a verb of the fifth form in the perfect begins with ت too.
fn is_perfect(verb: &str) -> bool {
    verb.starts_with('ت')
        && (verb.ends_with('ت') || verb.ends_with("وا") || verb.chars().count() < 5)
}
