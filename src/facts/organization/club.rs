//! A club that is called like its town: where one plays, "فاز برشلونة على إشبيلية" are two clubs,
//! and "في برشلونة" is the town.
//!
//! Rows: `assets/facts/grammar.tsv` (`sport`); the clubs are weak rows of `organizations.tsv`.

use crate::facts::grammar::Class;
use crate::facts::view::View;
use crate::facts::{number, place, topic};

/// How many words of sport there have to be.
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
    topic::is_of(view, Class::Sport, at, end, ENOUGH)
}
