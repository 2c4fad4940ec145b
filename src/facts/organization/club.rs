//! A club that is called like its town: where one plays, "فاز برشلونة على إشبيلية" are two clubs,
//! and "في برشلونة" is the town.
//!
//! Rows: `assets/facts/grammar.tsv` (`sport`); the clubs are weak rows of `organizations.tsv`.

use crate::facts::grammar::{self, Class};
use crate::facts::view::View;
use crate::facts::{number, place};

/// How far around a name the words of sport stand, in words.
const REACH: usize = 45;

/// How many of them there have to be.
const ENOUGH: usize = 2;

/// True where the name of a town at the words `at..end` is its club's.
pub(super) fn plays(view: &View, at: usize, cut: usize, end: usize) -> bool {
    let before = at.checked_sub(1);
    let there =
        before.is_some_and(|before| view.is(before, Class::Inside) || place::is_head(view, before));
    // "ببرشلونة": in the town.
    let inside = cut > 0 && view.words.key(at).trim_start_matches('و').starts_with('ب');
    // "مليون ريال": money.
    let counted = before.is_some_and(|before| number::number(&view.words, before).is_some());
    if there || inside || counted {
        return false;
    }
    let around = at.saturating_sub(REACH)..(end + REACH).min(view.words.len());
    around
        .filter(|&word| is_of_sport(view.words.key(word)))
        .take(ENOUGH)
        .count()
        == ENOUGH
}

/// "مباراة", "والمدرب", "لاعبه".
fn is_of_sport(key: &str) -> bool {
    let bare = key.strip_prefix(['و', 'ب', 'ل']).unwrap_or(key);
    let bare = bare.strip_prefix("ال").unwrap_or(bare);
    grammar::is(bare, Class::Sport)
        || bare
            .strip_suffix("ها")
            .or_else(|| bare.strip_suffix('ه'))
            .is_some_and(|noun| grammar::is(noun, Class::Sport))
}
