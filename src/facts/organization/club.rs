//! A club that is called like its town: where one plays, "فاز برشلونة على إشبيلية" are two clubs,
//! and "في برشلونة" is the town.
//!
//! Others have the town in their name: "شبيبة القيروان", "جندوبة الرياضية".
//!
//! Rows: `assets/facts/grammar.tsv` (`sport`, `club-noun`); the clubs are weak rows of `organizations.tsv`.

use super::adjective;
use crate::facts::grammar::Class;
use crate::facts::view::View;
use crate::facts::{number, place, topic};

/// A club with the town in its name that begins at a word: the letters of a conjunction before it,
/// the word after it, and its country.
pub(super) fn of_town(view: &View, at: usize) -> Option<(usize, usize, Option<&'static str>)> {
    let noun = is_noun(view, at);
    let town = place::known(view, at + usize::from(noun))
        .filter(|town| town.value.kind == "city" && !town.preposition)?;
    let cut = if noun {
        usize::from(!view.is(at, Class::ClubNoun))
    } else {
        town.cut
    };
    let whole = noun && town.cut == 0 || view.words.key(town.end) == SPORTING;
    let end = town.end + usize::from(!noun);
    (whole && plays(view, at, cut, end)).then_some((cut, end, town.value.country))
}

/// "شبيبة", "وشبيبة", and "وفاق", whose first letter is its own.
fn is_noun(view: &View, at: usize) -> bool {
    view.is_behind_and(at, Class::ClubNoun)
        || view.words.may_begin_with_and(at) && view.is(at, Class::ClubNoun)
}

/// "جندوبة الرياضية", without the noun that the adjective is of.
pub const SPORTING: &str = "الرياضيه";

/// "النادي الرياضي بحمام الأنف", "نادي كرة اليد بجمال": the town that alone tells such a club from others.
pub(super) fn to_town(view: &View, at: usize, end: usize, kind: &str) -> Option<usize> {
    let last = view.words.key(end.wrapping_sub(1));
    let any = end == at + 2 && matches!(last, "الرياضي" | "الرياضيه")
        || end == at + 3 && view.words.key(at + 1) == "كره";
    let town = place::known(view, end).filter(|_| kind == "club" && any)?;
    let inside = town.cut > 0 && view.words.key(end).starts_with('ب');
    (inside && town.value.kind == "city").then_some(town.end)
}

/// "الجرجيسي": the adjective of a town by its form, behind the name of a club of another.
pub(super) fn is_of_other_town(view: &View, at: usize) -> bool {
    let key = view.words.key(at);
    let participle = ["المن", "المت", "المست"]
        .iter()
        .any(|form| key.starts_with(form));
    view.has_article(at)
        && adjective::is_unknown_adjective(key)
        && (!participle || place::known(view, at).is_some())
}

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
