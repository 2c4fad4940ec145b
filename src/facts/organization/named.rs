//! Names behind the noun that says what they are ("صحيفة هآرتس"), and names that are words too.

use super::adjective::adjectival;
use super::{NONE, detail, gazetteer, head_at, is_head_with_article, known_at};
use crate::facts::extract::fact;
use crate::facts::grammar::{self, Class};
use crate::facts::names::{self, Part};
use crate::facts::nisba::nisba;
use crate::facts::record::Fact;
use crate::facts::view::View;
use crate::facts::{place, saying, vocabulary};
use crate::letters::words::WordKind;

/// True where a name that is a word too is an organisation's: behind a verb of saying, set
/// apart by marks, or behind a word for somebody who reports for it.
pub(super) fn speaks(view: &View, at: usize, end: usize, cut: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let opens = view.is_quote_mark(before) || view.words.key(before) == "(";
    let closes = view.is_quote_mark(end) || matches!(view.words.key(end), ")" | "/" | "-" | ":");
    cut == 0
        && (saying::verb(view, before).is_some() && nisba(view.words.key(end)).is_none()
            || opens && closes
            || view.is(before, Class::ForMedia))
}

/// "مجلة المحروقات", "مجلة الشغل": a code of laws, by the field that it is of.
pub(super) fn is_code(view: &View, at: usize) -> bool {
    let field = view.words.key(at + 1);
    view.words.key(at).ends_with("مجله")
        && (field.ends_with("ات")
            || matches!(field, "الاحوال" | "الشغل")
            || grammar::is(&format!("و{field}"), Class::Domain))
}

/// "أف أم": the first letter of a band, folded.
pub const BAND: &str = "اف";

/// True for a word before the letters of a band.
fn may_be_radio(view: &View, at: usize) -> bool {
    let words = &view.words;
    let band = behind_mark(view, at);
    words.is(band, BAND) && words.is(band + 1, "ام") && words.kind(at) == WordKind::Letters
}

/// "الجوهرة \"أف أم\"": the letters may stand between marks.
fn behind_mark(view: &View, at: usize) -> usize {
    at + 1 + usize::from(view.is_quote_mark(at + 1) && view.is_quote_mark(at + 4))
}

/// "الجوهرة أف أم", "إذاعة موزاييك أف أم": a station by the letters of its band.
pub(super) fn radio(view: &View, at: usize) -> Option<(Fact, usize)> {
    let words = &view.words;
    if !may_be_radio(view, at) {
        return None;
    }
    let glued = words.key(at).strip_prefix(['ل', 'ب']).is_some_and(|rest| {
        rest.starts_with('ل')
            || rest.starts_with("ال")
            || !names::is_ordinary(rest) && vocabulary::is_word(rest)
    });
    let band = behind_mark(view, at);
    let end = band + 2 + (band - at - 1);
    let span = (at, usize::from(glued), end);
    let detail = detail(view, span, "media", None, None);
    Some((fact(view, span, detail, 0.85, "organization.named"), end))
}

/// The most words of a name that the marks hold with its noun.
const HELD: usize = 3;

/// "\"جريدة المغرب اليوم\"": the mark that closes what was opened before the noun, where the words
/// between are a name's.
fn held(view: &View, at: usize, from: usize) -> Option<usize> {
    let opened = at.checked_sub(1)?;
    let close = (from + 1..=from + HELD).find(|&at| view.is_quote_mark(at))?;
    let of_name = |at: usize| {
        view.words.kind(at) == WordKind::Letters
            && (view.has_article(at)
                || names::part(view, at) == Part::Foreign
                || place::known(view, at).is_some())
    };
    (view.is_quote_mark(opened) && (from..close).all(of_name)).then_some(close)
}

/// "صحيفة هآرتس", "شركة \"ياهو\"", "نادي الزمالك": the noun says what it is, and the name
/// stands behind it.
pub(super) fn named(view: &View, at: usize) -> Option<(Fact, usize)> {
    let head = head_at(view, at).filter(|head| !head.value.part)?;
    if !matches!(
        head.value.kind,
        "media" | "agency" | "company" | "club" | "party" | "armed_group"
    ) {
        return None;
    }
    let quoted = view.is_quote_mark(head.end);
    // "\"فريق\" نداء": the mark closes what it opened before the noun.
    if quoted
        && at
            .checked_sub(1)
            .is_some_and(|before| view.is_quote_mark(before))
    {
        return None;
    }
    let from = head.end + usize::from(quoted);
    let listed = gazetteer()
        .at(&view.words, from)
        .filter(|found| view.listed && found.value.kind != NONE)
        .filter(|found| !quoted || view.is_quote_mark(found.end))
        // "شركة الخليج الفارسي": a word of a longer name.
        .filter(|found| !found.value.weak || quoted || !view.has_article(found.end));
    // "شبكة \"واي فاي\"": a network of any kind.
    let network = view.words.key(at).ends_with("شبكه");
    let own = |kind| {
        !network && matches!(kind, "media" | "company" | "club") || quoted && kind == "agency"
    };
    let held = held(view, at, from).filter(|_| head.value.kind == "media" && !quoted);
    let (end, country, english) = if let Some(close) = held {
        (close, None, None)
    } else if let Some(found) = &listed {
        if known_at(view, at).is_some_and(|whole| whole.end >= found.end) {
            return None;
        }
        // "منتخب بورتو ريكو": a place whose first word is a body too.
        if place::known(view, from).is_some_and(|place| place.end > found.end) {
            return None;
        }
        let known = found.value;
        (found.end, Some(known.country), Some(known.english))
    } else if !own(head.value.kind) {
        return None;
    } else if quoted {
        let close = (from + 1..from + 6).find(|&at| view.is_quote_mark(at))?;
        let plain = (from..close).all(|at| view.words.kind(at) != WordKind::Break);
        plain.then_some((close, None, None))?
    } else {
        let end = (from..from + 3)
            .find(|&at| names::part(view, at) != Part::Foreign)
            .unwrap_or(from + 3);
        let definite = head.value.kind == "media"
            && !is_code(view, at)
            && view.has_article(from)
            && nisba(view.words.key(from)).is_none()
            && !view.is(from, Class::NounEnd);
        // "شركة توريد البطاريات": a noun that goes on is no name.
        let goes_on = head.value.kind == "company"
            // "شركة دايملر الشركة الأم"
            && !is_head_with_article(view, end)
            && view.has_article(end)
            && nisba(view.words.key(end)).is_none()
            && !adjectival(view.words.key(end));
        let noun = goes_on || vocabulary::is_verbal_noun(view.words.key(from));
        let end = if end == from + 1 && noun { from } else { end };
        match end > from {
            true => (end, None, None),
            // "مجلة الطب المهني"
            false if definite => {
                let adjective = adjectival(view.words.key(from + 1))
                    && view.has_article(from + 1)
                    && !view.is(from + 1, Class::Relative)
                    && nisba(view.words.key(from + 1)).is_none_or(|found| found.country.is_none());
                (from + 1 + usize::from(adjective), None, None)
            }
            false => return None,
        }
    };
    // "إذاعة الجوهرة أف أم"
    let band = view.words.key(end) == "اف" && view.words.key(end + 1) == "ام";
    let end = end + 2 * usize::from(band && !quoted);
    // "قناة فرانس 3"
    let channel = view.words.key(at).ends_with("قناه") && !quoted;
    let end = end + usize::from(channel && view.words.kind(end) == WordKind::Digits);
    let span = (from, 0, end);
    // "مؤسسة رئاسة الجمهورية": a body of another type, by its own row.
    let kind = listed
        .filter(|found| !found.value.weak && matches!(head.value.kind, "company" | "club"))
        .map_or(head.value.kind, |found| found.value.kind);
    let detail = detail(view, span, kind, country, english);
    Some((
        fact(view, span, detail, 0.8, "organization.named"),
        end + usize::from(quoted),
    ))
}
