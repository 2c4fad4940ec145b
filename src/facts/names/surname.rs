//! Words that are last names by their form: with the article, as adjectives of origin, behind a
//! father's word.

use super::bound::is_of_arabs;
use super::part::{Part, closes, foreign_look, is_deed};
use super::{given_names, is_ordinary};
use crate::facts::grammar::{self, Class};
use crate::facts::nisba::nisba;
use crate::facts::view::View;
use crate::facts::{place, saying, title, vocabulary};
use crate::letters::words::WordKind;

/// True for a word with the article that ends a name: "السنيورة", "الحكيم", but not "الحوار".
pub(super) fn is_surname(view: &View, at: usize, before: Part, parts: usize, given: bool) -> bool {
    let key = view.words.key(at);
    if before == Part::No || grammar::is(key, Class::NameEnd) || grammar::is(key, Class::NounEnd) {
        return false;
    }
    // "عبيد الأمين العام": his title.
    let next = view.words.key(at + 1);
    let described = grammar::is(next, Class::NameEnd) || grammar::is(next, Class::BodyAdjective);
    if described && view.has_article(at + 1) && title::head(view, at).is_some() {
        return false;
    }
    // "التزام الوزارة": a noun whose first letters are no article.
    if is_deed(key) && view.has_article(at + 1) {
        return false;
    }
    if given_names().holds(key) {
        return true;
    }
    let bare = key.strip_prefix("ال").unwrap_or(key);
    if is_described(view, at) && !given_names().holds(bare) {
        return false;
    }
    // "حسن الاستضافة", "جوزيه الإفصاح": what is done.
    let raw = view.words.span(at).of(view.text());
    if !bare.ends_with('ي')
        && !given_names().holds(bare)
        && (bare.starts_with("است") || raw.starts_with("الإ"))
    {
        return false;
    }
    // "لينكولن الريفية": an adjective; "الفقيه" is none.
    let feminine = view.words.span(at).of(view.text()).ends_with("ية");
    if feminine && !given_names().holds(bare) {
        return false;
    }
    if let Some(found) = nisba(key) {
        // "محمود المصري", but "رونالدو البرازيلي", "دولي", "عربي"
        let own = view.words.key(at - 1);
        return found.country.is_some()
            && !found.feminine
            && parts <= 2
            && given
            && (!foreign_look(own) || given_names().holds(own) && is_of_arabs(key))
            && closes(view, at + 1);
    }
    if title::head(view, at).is_some() && !given_names().holds(bare) {
        return parts == 1 && given && before == Part::Given && ends_subject(view, at + 1);
    }
    // "أحمد البالغة من العمر", "أحمد البالغ 36 سنة": what one is.
    let active = bare.chars().nth(1) == Some('ا') && !given_names().holds(bare);
    let feminine = view.words.span(at).of(view.text()).ends_with('ة');
    let what = match view.words.kind(at + 1) {
        WordKind::Letters => feminine,
        WordKind::Digits => true,
        _ => false,
    };
    if active && what && bare.chars().count() == 4 + usize::from(feminine) {
        return false;
    }
    // "درة المدائن": a plural.
    if is_plural_of_things(view, at) && !given_names().holds(bare) {
        return false;
    }
    // "محمد زيدان المحترف في": what he is.
    let participle = bare.starts_with('م') && !bare.ends_with('ي') && !given_names().holds(bare);
    let goes_on = match view.words.kind(at + 1) {
        WordKind::Letters => parts > 1,
        // "موتي المصنف 361"
        WordKind::Digits => true,
        _ => false,
    };
    if participle && goes_on {
        return false;
    }
    // "مروان بديرة الفيلالي،"
    let closed = view.words.kind(at + 1) != WordKind::Letters;
    if given && parts == 2 && closed && bare.ends_with('ي') && bare.chars().count() > 3 {
        return true;
    }
    let likely = matches!(before, Part::Given | Part::Weak);
    // "بهية الراشدي": a given name that no list has.
    if before == Part::Foreign && parts == 1 && is_unknown_nisba(view, at) {
        return true;
    }
    // Names from other languages have no surname with the article: "ديشان الاحتفاظ".
    if before == Part::Foreign
        || parts > 1
            && !matches!(before, Part::Given | Part::Weak)
            && foreign_look(view.words.key(at - 1))
    {
        return false;
    }
    // "حاتم الجبلي", "محمد علي العظمي"
    if likely && bare.ends_with('ي') && bare.chars().count() > 3 && parts <= 3 {
        return true;
    }
    // "عبد العزيز القطي"
    let short = bare.ends_with('ي') && bare.chars().count() == 3;
    if short && given && parts <= 2 && before == Part::Given && closes(view, at + 1) {
        return true;
    }
    let plural = bare.ends_with("ات") || bare.ends_with("ين") || bare.ends_with("ون");
    let listed = plural && !vocabulary::is_word(bare) && is_next_given(view, at + 1);
    if given_names().holds(bare) || !vocabulary::is_word(bare) && !plural || listed {
        return likely;
    }
    // A surname that is a word too, where the phrase ends with it.
    let behind_given = parts == 2
        && at > 0
        && view.has_article(at - 1)
        && view.words.kind(at + 1) != WordKind::Letters;
    (likely && parts == 1 || behind_given)
        && given
        && (view.words.kind(at + 1) != WordKind::Letters
            || saying::cue(view, at + 1).is_some()
            // "عبد المجيد الزار ونائب رئيسة المنظمة"
            || title::head(view, at + 1).is_some()
            // "أسامة الصغير ويمينة الحاجي"
            || is_next_given(view, at + 1))
        && !bare.ends_with("ات")
}

/// "ويمينة": "and" glued to a given name, of the next person in a list.
fn is_next_given(view: &View, at: usize) -> bool {
    let next = view.words.key(at).strip_prefix('و');
    view.words.kind(at) == WordKind::Letters
        && next.is_some_and(|name| name.chars().count() > 2 && given_names().holds(name))
}

/// "السيرة الذاتية": a noun with its adjective, both in the feminine and with the article.
fn is_described(view: &View, at: usize) -> bool {
    let feminine = |at: usize| view.words.span(at).of(view.text()).ends_with('ة');
    feminine(at) && view.has_article(at + 1) && feminine(at + 1)
}

/// "المدائن", "القبائل": a broken plural by its form.
pub(super) fn is_plural_of_things(view: &View, at: usize) -> bool {
    let raw = view.words.span(at).of(view.text());
    let mut letters = raw.chars().skip(4);
    letters.next() == Some('ا') && letters.next() == Some('ئ') && letters.nth(1).is_none()
}

/// "سامي الخطيب إن", "بسام الوكيل،": what stands behind a whole name, and behind no title that
/// says of what.
pub(super) fn ends_subject(view: &View, at: usize) -> bool {
    view.words.kind(at) != WordKind::Letters
        || saying::cue(view, at).is_some()
        || saying::opens_statement(view, at)
        || is_ordinary(view.words.key(at)) && !matches!(view.words.key(at), "في" | "عن" | "باسم")
}

/// "الراشدي": a last name by its form, which is no adjective that a list knows, where the phrase
/// ends.
pub(super) fn is_unknown_nisba(view: &View, at: usize) -> bool {
    let bare = view.words.key(at).strip_prefix("ال").unwrap_or_default();
    bare.ends_with('ي')
        && bare.chars().count() > 3
        && !vocabulary::is_common(bare)
        && nisba(bare).is_none()
        && place::known(view, at).is_none()
        && closes(view, at + 1)
}

/// "مجدي بالحاج": "ابن الحاج" as it is said, behind a given name; "بالأمين العام" is a title.
pub(super) fn is_fathers(view: &View, at: usize, before: Part) -> bool {
    before == Part::Given
        && view
            .words
            .key(at)
            .strip_prefix("بال")
            .is_some_and(|father| {
                father == "حاج" || given_names().holds(father) && title::head(view, at).is_none()
            })
}
