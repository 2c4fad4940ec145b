//! What is talked of around some words: where one plays, an "encounter" is a match, and a town its
//! club; where computers are, an attack harms nobody.
//!
//! Rows: `assets/facts/grammar.tsv` (`sport`, `net`).

use super::grammar::{self, Class};
use super::view::View;

/// How far around the words of a topic stand, in words.
const REACH: usize = 45;

/// True where at least so many words of a topic stand around the words `at..end`.
pub fn is_of(view: &View, class: Class, at: usize, end: usize, least: usize) -> bool {
    let around = at.saturating_sub(REACH)..(end + REACH).min(view.words.len());
    around
        .filter(|&word| is_word_of(view, word, class))
        .take(least)
        .count()
        == least
}

/// "مباراة", "والمدرب", "للحسابات", "لاعبه".
fn is_word_of(view: &View, at: usize, class: Class) -> bool {
    let key = view.words.key(at);
    let bare = key.strip_prefix(['و', 'ب', 'ل']).unwrap_or(key);
    let bare = bare
        .strip_prefix("ال")
        .or_else(|| key.strip_prefix("لل"))
        .unwrap_or(bare);
    let owned = || {
        bare.strip_suffix("ها")
            .or_else(|| bare.strip_suffix('ه'))
            .is_some_and(|noun| grammar::is(noun, class))
    };
    // Nearly every word as it stands, by a look at its marks.
    let is = if bare.len() == key.len() {
        view.is(at, class)
    } else {
        grammar::is(bare, class)
    };
    is || matches!(view.words.last(at), 'ه' | 'ا') && owned()
}
