//! Where a head noun and what completes it name no body: what is done ("تنظيم بطولة"), who somebody
//! is ("مؤسسة الشركة"), one that was named before ("الشركة الوطنية"), or what a name that stands
//! behind is.

use super::chain::Chain;
use super::head::{Doubt, Head, is_head_with_article};
use super::{known_at, known_to};
use crate::facts::gazetteer::Found;
use crate::facts::grammar::Class;
use crate::facts::view::View;
use crate::facts::{place, vocabulary};
use crate::letters::words::WordKind;

/// True where the chain behind the head noun at a word makes a name of it.
pub(super) fn says_enough(view: &View, at: usize, head: &Found<'_, Head>, chain: &Chain) -> bool {
    let noun = view.words.key(at).get(2 * head.cut..).unwrap_or_default();
    let kind = head.value.kind;
    // "تنظيم بطولة", "تنظيم قطر للمونديال": what is done.
    let done = kind == "armed_group" && vocabulary::is_verbal_noun(noun);
    // "وحدة ليبيا": that it is one. "مؤسسة الشركة": who has founded it.
    let doubt = head.value.doubt;
    let of_whole = doubt == Doubt::Whole && place::known(view, head.end).is_some()
        || doubt == Doubt::Founder
            && chain.end == head.end + 1
            && is_head_with_article(view, head.end);
    // "شبكة \"واي فاي\"": a network of any kind.
    if doubt == Doubt::Kind && chain.quoted {
        return false;
    }
    // "لجنة التحكيم": one of any contest.
    if chain.end == head.end + 1 && view.is(head.end, Class::Passing) {
        return false;
    }
    // "رئاسة فرع كرة اليد": an office.
    let office = kind == "government" && !head.value.strong;
    !of_whole
        && (chain.country.is_some() && !done
            || chain.quoted
            || chain.long && !done && !office
            || (head.value.strong || head.value.part) && chain.definite)
}

/// "شركة التقنيات العملاقة سامسونغ", "وكالة التصنيف \"فيتش\"": the words say what it is, and its
/// name stands behind.
pub(super) fn is_described(view: &View, chain: &Chain, kind: &str) -> bool {
    chain.country.is_none() && is_name_of(view, chain.end, kind)
        || !chain.quoted && view.is_quote_mark(chain.end) && known_to(view, chain.end + 1).is_some()
}

/// "الشركة الوطنية": one that was named before.
pub(super) fn is_any(head: &Head, country: Option<&str>, words: usize) -> bool {
    matches!(head.doubt, Doubt::Before | Doubt::Founder) && country.is_none() && words == 2
}

/// True where a known body of a type stands at a word, or behind one adjective.
fn is_name_of(view: &View, at: usize, kind: &str) -> bool {
    let adjective = view.has_article(at) && view.words.kind(at) == WordKind::Letters;
    (at..=at + usize::from(adjective)).any(|at| {
        known_at(view, at)
            .is_some_and(|known| known.cut == 0 && known.value.kind == kind && !known.value.weak)
    })
}
