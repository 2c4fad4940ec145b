//! Names that no title announces: by a given name, behind a verb of saying or a word of kin.

use super::Mention;
use super::apposed;
use super::known::known;
use super::shaped::is_thing;
use crate::facts::look::Look;
use crate::facts::names::{self, Part};
use crate::facts::nisba::nisba;
use crate::facts::view::View;
use crate::facts::{grammar, number, organization, place, quantity, saying, title, vocabulary};
use crate::letters::words::WordKind;

/// A given name that is no ordinary word, with another name after it.
pub(super) fn by_given_name(view: &View, at: usize, listed: bool) -> Option<Mention> {
    // "رفيق عبد السلام": a given name that is a word too, where a clause or a statement begins.
    let led = names::is_weak(view, at)
        && (names::is_compound(view, at + 1)
            // "، منير يوسف الهاني": three names behind a comma.
            || names::is_given(view, at + 1)
                && at.checked_sub(1).is_some_and(|before| view.is_comma(before)))
        && at.checked_sub(1).is_none_or(|before| {
            view.words.kind(before) != WordKind::Letters
                || saying::verb(view, before)
                    .is_some_and(|verb| !verb.value.is_preposition_in(view, before))
        });
    if led && let Some(run) = names::run(view, at) {
        return Some(Mention::new(
            view,
            (at, 0, run.end),
            0.75,
            "person.given-name",
        ));
    }
    let opens = || names::has_father(view, at) || names::is_compound(view, at);
    let frame = view.looks(at + 1, Look::MakesName);
    if !(names::may_open(view, at) || frame && opens()) {
        return None;
    }
    if let Some((cut, run)) = in_list(view, at, listed) {
        let whole = (at, cut, run.end);
        return Some(Mention::new(view, whole, 0.7, "person.given-name"));
    }
    // "لكنها خيرت الخروج": what she does, and no Khairat.
    let she = at.checked_sub(1).is_some_and(|before| {
        let key = view.words.key(before);
        key.ends_with("ها") || matches!(key, "التي" | "هي" | "وهي")
    });
    if she && view.words.last(at) == 'ت' && view.has_article(at + 1) {
        return None;
    }
    // "سيدي الكيلاني": a place, or a saint whose it is.
    let saint = |at: usize| view.words.key(at) == "سيدي" && view.has_article(at + 1);
    if saint(at) || at.checked_sub(1).is_some_and(saint) {
        return None;
    }
    // "ملكة جمال العالم": the second word of what she is.
    let inside = |before: usize| title::head(view, before).is_some_and(|(end, _)| end > at);
    if at.checked_sub(1).is_some_and(inside) {
        return None;
    }
    // "أمير الكويت": what he is.
    if title::head(view, at).is_some() && place::known(view, at + 1).is_some() {
        return None;
    }
    // "100 בני אדם" are people, and no Benny Adam; "مئة دينار" are no Mia.
    if quantity::is_counted_phrase(&view.words, at) || number::number(&view.words, at).is_some() {
        return None;
    }
    let (cut, run) = if names::is_given(view, at) || names::is_compound(view, at) {
        (0, names::run(view, at)?)
    } else if names::is_given_behind_and(view, at) {
        (1, names::run_behind_and(view, at)?)
    } else if names::has_father(view, at)
        && place::known(view, at + 1).is_none()
        && !place::is_head(view, at)
    {
        // "ملحمة بن قردان": of the town. "ونصاف بن حفصية": the next name.
        let next = view.words.key(at).starts_with('و') && !names::is_given_form(view.words.key(at));
        if next && view.words.key(at).chars().count() > 4 {
            (1, names::run_behind_and(view, at)?)
        } else {
            (0, names::run(view, at)?)
        }
    } else if names::is_weak(view, at) {
        (0, weakly_named(view, at)?)
    } else {
        return None;
    };
    // "ريان إير" is a company, "غازي عنتاب" a town.
    if organization::known_to(view, at).is_some() {
        return None;
    }
    if is_before_verb(view, at, run.end) {
        return None;
    }
    // "آسيا المقررة": the continent.
    let definite = view.has_article(at + 1);
    if place::known(view, at).is_some_and(|place| place.end >= run.end || definite) {
        return None;
    }
    let evident = run.foreign
        || names::is_given(view, run.end - 1)
        || view.has_article(run.end - 1)
        || run.closed && run.given;
    // A street, an airport or a prize is named after somebody: still his name, but no actor.
    evident.then(|| Mention::new(view, (at, cut, run.end), 0.75, "person.given-name"))
}

/// "كل من هند صبري ودرة زروق": a given name that is a word too, where persons are told one by one,
/// before a last name that is none.
fn in_list(view: &View, at: usize, listed: bool) -> Option<(usize, names::Run)> {
    let two = at.checked_sub(2).map(|first| {
        let words = [view.words.key(first), view.words.key(first + 1)];
        matches!(words, ["كل" | "كلا", "من"])
    });
    let (cut, run) = if two == Some(true) && names::is_weak(view, at) {
        (0, names::run(view, at)?)
    } else if listed && names::is_weak_behind_and(view, at) {
        (1, names::run_behind_and(view, at)?)
    } else {
        return None;
    };
    let last = view.words.key(run.end - 1);
    let article = last.strip_prefix("ال").filter(|bare| bare.ends_with('ي'));
    let surname = article.is_some_and(|bare| !vocabulary::is_word(bare))
        || !vocabulary::is_common(last)
        || names::is_given(view, run.end - 1);
    (surname && run.closed && run.end == at + 2).then_some((cut, run))
}

/// "حل سلمي ينهي النزاع": a word that is a given name too, a verb, and what it does it to.
fn is_before_verb(view: &View, at: usize, end: usize) -> bool {
    end == at + 2
        && view.has_article(end)
        && view.words.key(at + 1).starts_with(['ي', 'ت'])
        && !names::is_given(view, at + 1)
        && vocabulary::is_word_at(view, at)
}

/// "شاكر العماري مجهولا", "سليم خلبوس وزير التعليم": a given name that is a word too, before a last
/// name that is none, where the phrase ends or says what he is.
fn weakly_named(view: &View, at: usize) -> Option<names::Run> {
    let run = names::run(view, at).filter(|run| run.end == at + 2)?;
    let framed = at.checked_sub(1).is_some_and(|before| {
        place::is_head(view, before)
            || organization::is_head(view, before)
            || organization::is_head_with_article(view, before)
            || is_thing(view, before)
            // "دار شعبان الفهري": a town.
            || place::known(view, before).is_some_and(|place| place.end > at)
    });
    let last = view.words.key(at + 1);
    let unknown = !vocabulary::is_common(last.strip_prefix("ال").unwrap_or(last));
    let surname = view.has_article(at + 1) && last.ends_with('ي') && run.closed;
    let told = !view.has_article(at + 1) && apposed(view, run.end).is_some();
    (!framed && unknown && (surname || told)).then_some(names::Run { given: true, ..run })
}

/// "وتحدث X Y، وهو …": a name that looks foreign right behind a verb of saying.
pub(super) fn said(view: &View, at: usize) -> Option<Mention> {
    let before = at.checked_sub(1)?;
    // "بين أبنائي": a preposition that is spelled like a verb.
    saying::verb(view, before).filter(|verb| !verb.value.is_preposition_in(view, before))?;
    let article = view.words.begins_with_al(at);
    if article && !names::may_open(view, at) || view.words.kind(before) != WordKind::Letters {
        return None;
    }
    if organization::known_to(view, at).is_some() {
        return None;
    }
    // "شاهد عيان", "شاهد لوكالة": nobody's name.
    let told = || {
        let hearer = view.words.key(at + 1).starts_with('ل');
        hearer && organization::known_to(view, at + 1).is_some()
    };
    if view.is(at, grammar::Class::Unnamed)
        && (view.is(at + 1, grammar::Class::OfUnnamed) || told())
    {
        return None;
    }
    let end = match names::run(view, at) {
        Some(run) => {
            let apposition = || apposed(view, run.end).is_some();
            let named = run.foreign || names::may_be_given(view, at) || apposition();
            // "ذكر جلاد سهام بن سدرين": the subject, and a known name behind it.
            let object = (at + 1..run.end).find(|&word| {
                known(view, word).is_some_and(|known| known.end > word + 1 && known.cut == 0)
            });
            named.then_some(object.unwrap_or(run.end))?
        }
        None => {
            // "وأوضح سالم زهران أن": a given name and one word, up to what is said.
            if names::is_followed_up(view, at) {
                return Some(Mention::new(view, (at, 0, at + 2), 0.9, "person.speaker"));
            }
            // "أعلنت ماجدولين الشارني، كاتبة الدولة": a last name with the article, up to a mark.
            let last = view.words.key(at + 1);
            let surname = names::part(view, at) == Part::Foreign
                && view.has_article(at + 1)
                && last.ends_with('ي')
                && nisba(last).is_none()
                && !vocabulary::is_word(last.strip_prefix("ال").unwrap_or(last))
                && (view.words.kind(at + 2) != WordKind::Letters
                    || saying::opens_statement(view, at + 2));
            if surname {
                return Some(Mention::new(view, (at, 0, at + 2), 0.8, "person.speaker"));
            }
            // "تقول مازحة": how she says it.
            let manner = view.words.key(at).chars().nth(1) == Some('ا')
                && view.words.span(at).of(view.text()).ends_with('ة');
            // "يؤكد شوبار مصمم ومنتج الجائزة": a house, that does two things.
            let presented =
                title::head(view, at + 1).is_some() && view.words.key(at + 2).starts_with('و');
            // "أعلنت غراند سينما": what goes on in a bare noun is a house too.
            let next = view.words.key(at + 1);
            let of_noun = view.words.kind(at + 1) == WordKind::Letters
                && (vocabulary::is_word(next) && !names::is_ordinary(next)
                    || is_thing(view, at + 1))
                && !view.has_article(at + 1)
                && title::head(view, at + 1).is_none();
            let alone = names::part(view, at) == Part::Foreign
                && !manner
                && !presented
                && !of_noun
                && !is_noun_by_form(view.words.key(at))
                && view.words.key(at).chars().count() > 3
                && names::closes(view, at + 1);
            alone.then_some(at + 1)?
        }
    };
    Some(Mention::new(view, (at, 0, end), 0.7, "person.speaker"))
}

/// "داعمون", "بتحويل": people who do something, and a deed behind a preposition.
fn is_noun_by_form(key: &str) -> bool {
    let doers = key.strip_suffix("ون").or_else(|| key.strip_suffix("ين"));
    let active = |noun: &str| noun.chars().count() == 4 && noun.chars().nth(1) == Some('ا');
    let deed = key.strip_prefix(['ب', 'ل']).unwrap_or(key);
    doers.is_some_and(active) || vocabulary::is_verbal_noun(deed)
}

/// "زوجته ميلفا", "مواطنه الألماني يوريس": a name behind a person's word.
pub(super) fn of_kin(view: &View, at: usize) -> Option<Mention> {
    let is_kin = |at: usize| view.is(at, grammar::Class::Kin);
    let before = at.checked_sub(1)?;
    let nisba = |at: usize| nisba(view.words.key(at)).is_some_and(|found| found.definite);
    let adjective = || view.words.key(before).starts_with("ال") && nisba(before);
    if !(is_kin(before) || before > 0 && is_kin(before - 1) && adjective()) {
        return None;
    }
    // "رئيسة دير": no "رئيسه", whose name would follow.
    let raw = view.words.span(before).of(view.text());
    if raw.ends_with('ة') && title::head(view, before).is_some() {
        return None;
    }
    let end = match names::run(view, at) {
        Some(run) => (run.given || run.foreign).then_some(run.end)?,
        None => {
            let alone = matches!(names::part(view, at), Part::Given | Part::Foreign)
                && names::closes(view, at + 1);
            alone.then_some(at + 1)?
        }
    };
    if place::known(view, at).is_some() {
        return None;
    }
    Some(Mention::new(view, (at, 0, end), 0.7, "person.kin"))
}
