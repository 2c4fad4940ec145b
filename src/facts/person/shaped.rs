//! Names that nothing gives away but their shape.

use super::Mention;
use crate::facts::look::Look;
use crate::facts::names::{self, Part};
use crate::facts::view::View;
use crate::facts::{grammar, organization, place, shape, vocabulary};
use crate::letters::Language;
use crate::letters::words::{WordKind, stems};

/// The fewest letters of one.
const SHORTEST: usize = 4;

/// The least score of a word that is a name by its shape alone.
const SURELY: i32 = 45;

/// True for a folded word of Arabic that no list knows, and that is a name by its shape.
pub fn is_surely_foreign(language: Language, key: &str) -> bool {
    language == Language::Arabic
        && key.len() >= 2 * SHORTEST
        && !key.starts_with("ال")
        && !vocabulary::is_word(key)
        && shape::score(key) >= SURELY
}

/// Two words or more that all look like names from another language: after an adjective of
/// nationality ("التشيلي فرناندو غونزاليز"), in a list of persons, or by themselves where
/// nothing before them makes a place or a body of them.
pub(super) fn by_shape(view: &View, at: usize, listed: bool) -> Option<Mention> {
    if view.language != Language::Arabic {
        return None;
    }
    let cut = usize::from(listed && view.words.key(at).starts_with('و'));
    if cut == 0 && !view.looks(at, Look::Foreign) {
        return None;
    }
    let run = if cut == 1 {
        names::run_behind_and(view, at)
    } else if names::part(view, at) == Part::Foreign {
        names::run(view, at)
    } else {
        None
    }?;
    let before = at.checked_sub(1);
    let framed = before.is_some_and(|before| {
        let key = view.words.key(before);
        grammar::is(key, grammar::Class::BeforePlace)
            || place::is_head(view, before)
            || organization::is_head(view, before)
            || organization::is_head_with_article(view, before)
            || is_thing(view, before)
            || view.is_quote_mark(before)
            // "ذي أريبيان نايتس"
            || matches!(key, "ذي" | "ذا")
            // "نورث ويست كايب": a longer name, of which no list knows the beginning.
            || view.words.kind(before) == WordKind::Letters
                && names::part(view, before) == Part::Foreign
                && cut == 0
            // "القيروان سمارت سيتي": of the town.
            || place::known(view, before).is_some_and(|town| town.end == at)
    }) || organization::known_to(view, at).is_some()
        // "ودأب مارك زوكربيرغ": a verb, and a name that begins behind it.
        || cut == 0 && view.words.key(at).starts_with('و') && names::is_given(view, at + 1)
        // "غالاكسي نوت 7": the number of a model.
        || is_numbered(view, run.end)
        // "برامج أندرويد"
        || is_thing(view, at)
        // "إمبريال كوليدج"
        || is_thing(view, run.end - 1)
        // "دينار دينار"
        || view.words.key(at) == view.words.key(at + 1);
    let sure = (at..run.end).all(|at| {
        let key = view.words.key(at);
        !view.has_article(at) && (names::is_given(view, at) || shape::score(key) >= SURELY)
    });
    if !run.foreign || framed || !(sure || cut == 1) || place::known(view, at).is_some() {
        return None;
    }
    Some(Mention::new(view, (at, cut, run.end), 0.6, "person.shape"))
}

/// "سيارة", "لهاتفها", "بفيلمه": a thing that a foreign name behind it is the name of, also with
/// a preposition or a pronoun.
pub(super) fn is_thing(view: &View, at: usize) -> bool {
    let is = |key: &str| grammar::is(key, grammar::Class::Thing);
    stems(view.words.key(at)).any(|stem| {
        let noun = stem.text.as_ref();
        let owned = noun.strip_suffix("ها").or_else(|| noun.strip_suffix('ه'));
        is(noun)
            || owned.is_some_and(|noun| {
                let marked = noun.strip_suffix('ت').map(|noun| format!("{noun}ه"));
                is(noun) || marked.is_some_and(|noun| is(&noun))
            })
    })
}

/// "نوت 7", "نوت 7 المباعة", "نوت 7 واستبدالها": the number is the model's. "6 - 4" is a score, "14 نقطة" is counted.
fn is_numbered(view: &View, at: usize) -> bool {
    let key = view.words.key(at + 1);
    let next = view.words.kind(at + 1);
    view.words.kind(at) == WordKind::Digits
        && !matches!(key, "-" | "–" | "/" | "%")
        && (next != WordKind::Letters
            || view.has_article(at + 1)
            || key.starts_with('و')
            || names::is_ordinary(key))
}
