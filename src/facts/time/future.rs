//! Cues that look ahead: a bare weekday after them is the next one.

use std::sync::OnceLock;

use crate::facts::gazetteer::Phrases;
use crate::facts::tables::rows;
use crate::facts::view::View;
use crate::letters::words::WordKind;

/// How far back a cue may stand, in words.
const REACH: usize = 20;

fn cues() -> &'static Phrases<()> {
    static TABLE: OnceLock<Phrases<()>> = OnceLock::new();
    TABLE.get_or_init(|| {
        Phrases::listed("future", || {
            rows::<2>(include_str!("../../../assets/facts/future.tsv"))
                .filter(|[_, class]| *class != BEHIND)
                .map(|[word, _]| (word, ()))
        })
    })
}

/// The class of the words that look ahead only for the noun before them.
const BEHIND: &str = "behind";

/// "اجتماع مرتقب", "اجتماع وزاري مقبل": true where the word behind a noun, or behind its adjective
/// without the article, says that it is still to come.
pub fn is_to_come(view: &View, behind: usize) -> bool {
    static TABLE: OnceLock<Phrases<()>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        Phrases::listed("future-behind", || {
            rows::<2>(include_str!("../../../assets/facts/future.tsv"))
                .filter(|[_, class]| *class == BEHIND)
                .map(|[word, _]| (word, ()))
        })
    });
    let comes = |at: usize| table.holds_at(&view.words, at);
    comes(behind)
        || comes(behind + 1)
            && !view.has_article(behind + 1)
            && view.words.kind(behind) == WordKind::Letters
            && !super::is_word(view, behind)
}

/// True where a future verb of the list, or مزمع, مقرر and the like, stand before the
/// word in its sentence. A list, since names begin with ست too.
pub fn is_ahead(view: &View, at: usize) -> bool {
    (view.sentence_start(at, REACH)..at).any(|word| looks_ahead(view, word))
}

/// True for a future verb of the list, for مزمع, مقرر and the like.
pub fn looks_ahead(view: &View, at: usize) -> bool {
    cues().at_stem(&view.words, at).is_some() || dual_or_plural(view, at)
}

/// "سيلتقيان", "سيجتمعون": the verb of the list with its subject's number.
fn dual_or_plural(view: &View, at: usize) -> bool {
    if view.words.last(at) != 'ن' {
        return false;
    }
    let key = view.words.key(at);
    let ending = ["ان", "ون"];
    let Some(verb) = ending.iter().find_map(|ending| key.strip_suffix(ending)) else {
        return false;
    };
    let verb = verb.strip_prefix(['و', 'ف']).unwrap_or(verb);
    verb.starts_with('س') && cues().holds(verb)
}
