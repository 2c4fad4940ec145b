//! Where a head noun and what completes it name no body: what is done ("تنظيم بطولة"), who somebody
//! is ("مؤسسة الشركة"), one that was named before ("الشركة الوطنية"), or what a name that stands
//! behind is.

use super::adjective::adjectival;
use super::chain::Chain;
use super::head::{Doubt, Head, is_head_with_article, with_article};
use super::{known_at, known_to};
use crate::facts::gazetteer::Found;
use crate::facts::grammar::{self, Class};
use crate::facts::nisba::nisba;
use crate::facts::view::View;
use crate::facts::{number, place, title, vocabulary};
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
    // "لواء تونسي متقاعد": an officer.
    if doubt == Doubt::Rank && nisba(view.words.key(head.end)).is_some() {
        return false;
    }
    // "منظمة \"إرهابية\"": what somebody calls it.
    if chain.quoted && is_called(view, head.end + 1, chain.end - 1) {
        return false;
    }
    // "شركة صناعة السيارات الألمانية": what it makes.
    if doubt == Doubt::Makes && !chain.quoted {
        return false;
    }
    if is_passing(view, head, chain) || is_of_one_named_before(view, head, chain) {
        return false;
    }
    // "حكومة المستشار الألماني": whose it is.
    let of_ruler = matches!(kind, "government" | "military")
        && !head.value.strong
        && noun != "رئاسه"
        && view.has_article(head.end)
        && title::head(view, head.end).is_some();
    // "نادي المائة": a hundred of whom one is.
    let of_many = kind == "club"
        && (number::number(&view.words, head.end).is_some()
            || matches!(view.words.key(head.end), "المايه" | "الميه" | "الالف"));
    // "روبين نادي رئيس الإدارة": a name, and what he is.
    let of_name = kind == "club" && title::head(view, head.end).is_some();
    // "دائرة تونس 2": where one votes.
    let of_voters = noun == "دايره" && place::known(view, head.end).is_some();
    if of_ruler || of_many || of_name || of_voters {
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

/// "\"إرهابية\"": an adjective alone between marks, without the article.
fn is_called(view: &View, at: usize, close: usize) -> bool {
    let key = view.words.key(at);
    close == at + 1
        && adjectival(key)
        && !view.has_article(at)
        && vocabulary::is_common(key)
        && nisba(key).is_none_or(|found| found.country.is_none())
}

/// "لجنة التحكيم": one of any contest; "وكالة الأنباء الرسمية": whose name stands behind, or was said.
/// "وزارة التنمية المحلية" has its field.
fn is_passing(view: &View, head: &Found<'_, Head>, chain: &Chain) -> bool {
    let last = chain.end.wrapping_sub(1);
    let alone = chain.end == head.end + 1;
    let described = || {
        let medium = matches!(head.value.kind, "agency" | "media") && view.has_article(head.end);
        chain.end == head.end + 2 && (medium || view.is(head.end, Class::Passing))
    };
    // "شركة الطيران", "شركة التأمين": any of its field, which a ministry has in its name.
    let field = || {
        let field = format!("و{}", view.words.key(last));
        grammar::is(&field, Class::Domain) && head.value.kind != "company"
    };
    chain.country.is_none() && view.is(last, Class::Passing) && (alone && !field() || described())
}

/// The most words of a name between marks, and one.
const NAME: usize = 6;

/// "شركة الطيران الخاصة \"…\"": the mark that closes the name behind what a company is.
pub(super) fn named_behind(view: &View, head: &Found<'_, Head>, chain: &Chain) -> Option<usize> {
    let open = chain.end;
    let told = head.value.kind == "company"
        && !chain.quoted
        && view.has_article(head.end)
        && view.is_quote_mark(open);
    let close = (open + 2..open + NAME).find(|&at| view.is_quote_mark(at) && told)?;
    let plain = (open + 1..close).all(|at| view.words.kind(at) != WordKind::Break);
    plain.then_some(close)
}

/// "كأس الاتحاد الأفريقي": what is played for, and not the union of states.
pub(super) fn is_cup(view: &View, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |at| view.words.key(at));
    before.trim_start_matches(['و', 'ب', 'ل']) == "كاس" && view.words.key(at) == "الاتحاد"
}

/// "ساحة الجيش الوطني", "شارع جامعة الدول العربية": what a street or a square is called after.
pub(super) fn is_of_a_street(view: &View, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let key = view.words.key(before);
    let bare = key.trim_start_matches(['و', 'ب', 'ل', 'ف']);
    matches!(
        bare,
        "ساحه" | "شارع" | "ميدان" | "نهج" | "جاده" | "زنقه" | "بطحاء"
    )
}

/// "اللجنة الوطنية المكلفة بالإعداد": any that was charged with something.
pub(super) fn is_charged(view: &View, at: usize) -> bool {
    let next = view.words.key(at + 1);
    view.words.key(at).starts_with("الم")
        && view.is(at, Class::Passing)
        && (next.starts_with('ب') || matches!(next, "علي" | "في"))
}

/// "مجلس إدارة الصندوق": of a body that was named before. There is one "حكومة", one "جيش": "مجلس
/// الحكومة" is a name.
fn is_of_one_named_before(view: &View, head: &Found<'_, Head>, chain: &Chain) -> bool {
    let last = chain.end.wrapping_sub(1);
    chain.country.is_none()
        && chain.end > head.end
        && matches!(head.value.kind, "government" | "court")
        && is_one_named_before(view, last)
}

/// "الصندوق", "للحركة": a body of a kind of which there are many, by its noun alone.
pub(super) fn is_one_named_before(view: &View, at: usize) -> bool {
    let noun = view
        .words
        .key(at)
        .split_once("ال")
        .map_or("", |(_, noun)| noun);
    let many = matches!(
        noun,
        "هييه" | "مجلس" | "لجنه" | "وكاله" | "وزاره" | "بلديه" | "مديريه"
    );
    many || with_article(view, at).is_some_and(|head| {
        matches!(
            head.kind,
            "company" | "club" | "party" | "ngo" | "other" | "armed_group"
        )
    })
}

/// "شركة التقنيات العملاقة سامسونغ", "وكالة التصنيف \"فيتش\"": the words say what it is, and its
/// name stands behind.
pub(super) fn is_described(view: &View, chain: &Chain, kind: &str) -> bool {
    chain.country.is_none() && is_name_of(view, chain.end, kind)
        || !chain.quoted && view.is_quote_mark(chain.end) && known_to(view, chain.end + 1).is_some()
}

/// "الشركة الوطنية", "الإذاعة الخاصة", "الدائرة الدستورية للحركة": one that was named before, or of one.
pub(super) fn is_any(
    view: &View,
    head: &Head,
    country: Option<&str>,
    (at, end): (usize, usize),
) -> bool {
    let two =
        matches!(head.doubt, Doubt::Before | Doubt::Founder) || view.is(at + 1, Class::Passing);
    let last = end - 1;
    country.is_none()
        && (two && end == at + 2
            || view.words.key(last).starts_with("لل") && is_one_named_before(view, last))
}

/// "مسابقة الرابطة العالمية", "ضمن منافسات الرابطة الأولى": what is played for.
pub(super) fn is_competition(view: &View, head: &Head, at: usize) -> bool {
    head.doubt == Doubt::Contest && at > 0 && view.is_behind_and(at - 1, Class::Sport)
}

/// True where a known body of a type stands at a word, or behind one adjective.
fn is_name_of(view: &View, at: usize, kind: &str) -> bool {
    let adjective = view.has_article(at) && view.words.kind(at) == WordKind::Letters;
    (at..=at + usize::from(adjective)).any(|at| {
        known_at(view, at)
            .is_some_and(|known| known.cut == 0 && known.value.kind == kind && !known.value.weak)
    })
}
