//! What a word may be in a name: by the lists, by its form, by its shape.

use super::{given_names, is_given, is_given_key, is_ordinary, is_ordinary_at, is_read_otherwise};
use crate::facts::grammar::Class;
use crate::facts::nisba::nisba;
use crate::facts::view::View;
use crate::facts::{number, organization, place, saying, shape, title, vocabulary};
use crate::letters::words::WordKind;

/// What a word may be in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A given name that is no ordinary word.
    Given,
    /// A given name that is an ordinary word too.
    Weak,
    /// Unknown, and looks like a name from another language.
    Foreign,
    /// Unknown.
    Unknown,
    /// An ordinary word, a verb, a title, a number.
    No,
}

/// What a word may be in a name, as it stands.
pub fn part(view: &View, at: usize) -> Part {
    let Some(known) = view.parts.get(at) else {
        return Part::No;
    };
    known.get().unwrap_or_else(|| {
        let part = part_of(view, at, view.words.key(at));
        known.set(Some(part));
        part
    })
}

/// As [`part`], of the word or of what stands in it behind a clitic.
pub(super) fn part_as(view: &View, at: usize, key: &str) -> Part {
    if key == view.words.key(at) {
        part(view, at)
    } else {
        part_of(view, at, key)
    }
}

fn part_of(view: &View, at: usize, key: &str) -> Part {
    let words = &view.words;
    let whole = key.len() == words.key(at).len();
    if words.kind(at) != WordKind::Letters || words.get(at).tanwin {
        return Part::No;
    }
    if whole && is_given(view, at) || !whole && is_given_key(key) {
        return Part::Given;
    }
    if given_names().holds(key) && !is_ordinary(key) {
        let other = whole && is_read_otherwise(view, at);
        return if other { Part::No } else { Part::Weak };
    }
    if key.chars().nth(1).is_none() || !may_be_name(view, at, key) {
        return Part::No;
    }
    if foreign_look(key) {
        Part::Foreign
    } else {
        Part::Unknown
    }
}

/// Not ordinary, no verb, no adjective of nationality, no place, no title, no number. What
/// costs least is asked first.
fn may_be_name(view: &View, at: usize, key: &str) -> bool {
    !(is_glued(view, at, key)
        || is_ordinary_in_any_form(key)
        || is_bare_imperfect(key)
        || is_deed(key)
        || is_verb_form(key)
        || saying::cue(view, at).is_some()
        || place::known(view, at).is_some()
        || title::head(view, at).is_some()
        || key.ends_with("نا") && title::is_owned(view, at)
        || organization::is_head(view, at)
        || number::number(&view.words, at).is_some())
}

/// True for a word with a clitic or an ending that no name has.
fn is_glued(view: &View, at: usize, key: &str) -> bool {
    let raw = view.words.span(at).of(view.text());
    let letters = key.chars().count();
    let clitic_and_article = ["وال", "بال", "فال", "كال", "لل", "ولل", "وبال"]
        .iter()
        .any(|prefix| key.starts_with(prefix));
    let possessive = letters > 4 && key.ends_with("ها");
    // "بمنصبه": a noun with its possessive; "وناصر": the next name.
    let possessive = possessive || letters > 3 && raw.ends_with('ه');
    // "لإيجاد", "بأسره": a particle, since no name begins so.
    let glued_hamza = || {
        whole_word(view, at, key)
            && raw.starts_with(['ل', 'ب', 'ك', 'ف'])
            && raw
                .chars()
                .nth(1)
                .is_some_and(|letter| matches!(letter, 'أ' | 'إ' | 'آ'))
    };
    let next_name = || {
        key.strip_prefix('و')
            .is_some_and(|bare| given_names().holds(bare))
    };
    // "لاعبو": a plural before another noun.
    let plural = || letters > 4 && key.strip_suffix('و').is_some_and(vocabulary::is_word);
    clitic_and_article
        || possessive
        || key.starts_with("باست")
        || key.starts_with("لاست")
        || glued_hamza()
        || next_name()
        || plural()
}

/// An ordinary word or an adjective of nationality, also behind a conjunction.
fn is_ordinary_in_any_form(key: &str) -> bool {
    is_ordinary(key)
        || key.strip_prefix(['و', 'ف']).is_some_and(is_ordinary)
        || nisba(key).is_some()
        // "كليمونتين" is no form of "ليمون".
        || !key.starts_with("ال")
            && vocabulary::is_common(key)
            // "كريشان" is no "as" with its noun.
            && !key.strip_prefix('ك').is_some_and(|rest| {
                !vocabulary::is_word(key)
                    && (shape::score(key) >= SURELY_FOREIGN
                        || rest.ends_with("ان")
                            && rest.chars().count() > 3
                            && !vocabulary::is_word(rest))
            })
}

/// A future verb, or a tenth form: "ستيبانيان" is neither.
fn is_verb_form(key: &str) -> bool {
    let future = ["است", "سي", "سن", "ست", "وسي", "وست"]
        .iter()
        .any(|prefix| key.starts_with(prefix));
    let imperfect = key.starts_with('ي') || key.starts_with("وي") && !key.starts_with("ويل");
    (future || imperfect)
        && key.chars().count() > 4
        && shape::score(key) < SURELY_FOREIGN
        && !foreign_ending(key)
}

/// "امتداد", "انتظار", "تدريس": the noun of a verb by its form, whatever its root.
pub(super) fn is_deed(key: &str) -> bool {
    if !key.starts_with(['ا', 'ت']) {
        return false;
    }
    let mut rest = key.chars();
    let letters: [Option<char>; 7] = std::array::from_fn(|_| rest.next());
    // "اوتمار", "توريس": names have a vowel there.
    let by_form = !matches!(letters[1], Some('ا' | 'و' | 'ي'))
        && matches!(
            letters,
            [
                Some('ا'),
                Some(_),
                Some('ت'),
                Some(_),
                Some('ا'),
                Some(_),
                None
            ] | [
                Some('ا'),
                Some('ن'),
                Some(_),
                Some(_),
                Some('ا'),
                Some(_),
                None
            ] | [Some('ت'), Some(_), Some(_), Some('ي'), Some(_), None, None]
        );
    by_form && shape::score(key) < SURELY_FOREIGN
}

/// True where nothing was taken off the word.
fn whole_word(view: &View, at: usize, key: &str) -> bool {
    key.len() == view.words.key(at).len()
}

/// "تسند", "يمنح": a verb of three consonants in the imperfect, which no list has to know.
fn is_bare_imperfect(key: &str) -> bool {
    let mut letters = key.chars();
    matches!(letters.next(), Some('ت' | 'ي'))
        && letters.clone().count() == 3
        && !letters.any(|letter| matches!(letter, 'ا' | 'و' | 'ي'))
}

/// "مكتوم بن محمد": a name, since somebody's son is.
pub fn has_father(view: &View, at: usize) -> bool {
    // "صهر بن علي": his son-in-law.
    matches!(view.words.key(at + 1), "بن" | "ابن")
        && part(view, at) != Part::No
        && !view.is(at, Class::Kin)
}

/// True where what stands at a word ends a noun phrase.
pub fn closes(view: &View, at: usize) -> bool {
    view.words.kind(at) != WordKind::Letters
        || is_ordinary_at(view, at)
        || saying::cue(view, at).is_some()
        || view.words.key(at).starts_with("ال")
        || view.words.key(at).starts_with('و')
        || view.words.key(at).starts_with("بال")
        || title::head(view, at).is_some()
        || vocabulary::is_common(view.words.key(at))
}

/// Endings, letters and shapes of names from other languages.
pub fn foreign_look(key: &str) -> bool {
    key.chars().count() > 2
        && !key.starts_with("ال")
        && (foreign_ending(key)
            || key.contains(['پ', 'ڤ', 'گ', 'چ', 'ژ'])
            || shape::score(key) >= shape::FOREIGN)
}

fn foreign_ending(key: &str) -> bool {
    const ENDINGS: [&str; 15] = [
        "يان",
        "ييف",
        "اييف",
        "وف",
        "سكي",
        "فيتش",
        "يتش",
        "سون",
        "شفيلي",
        "نكو",
        "زاده",
        "اوغلو",
        "نسكي",
        "ينكو",
        "ستاين",
    ];
    ENDINGS.iter().any(|ending| key.ends_with(ending)) && key.chars().count() > 3
}

/// A score that no verb reaches.
const SURELY_FOREIGN: i32 = 90;

/// Words from `at` that no list knows: at least `least`, at most two.
pub fn unknown_run(view: &View, at: usize, least: usize) -> Option<usize> {
    // "ممر مفروش": what was done to it.
    let participle = |key: &str| {
        let mut letters = key.chars();
        let (first, fourth) = (letters.next(), letters.nth(2));
        key.chars().count() == 5
            && (first, fourth) == (Some('م'), Some('و'))
            && !given_names().holds(key)
    };
    let fits = |at: usize| {
        let key = view.words.key(at);
        part(view, at) != Part::No
            && !key.starts_with("ال")
            && key.chars().count() > 3
            && !participle(key)
            && !key.ends_with("ين")
            && !key.ends_with("ات")
            // "قرية نائية": an adjective.
            && !key.ends_with("يه")
    };
    let mut end = at;
    // "مدينة وحيدة": an adjective of the noun before.
    let feminine = |at: usize| view.words.span(at).of(view.text()).ends_with('ة');
    let described = at.checked_sub(1).is_some_and(feminine)
        && feminine(at)
        && view.words.key(at).chars().count() <= 5;
    if described {
        return None;
    }
    while end < at + 2 && fits(end) && (end == at || foreign_look(view.words.key(end))) {
        end += 1;
    }
    // "فوكس هول"
    if end == at + 1 && view.is(end, Class::Thing) && foreign_look(view.words.key(at)) {
        end += 1;
    }
    let proper = end > at
        && (foreign_look(view.words.key(at))
            || closes(view, end) && view.words.kind(end) != WordKind::Letters);
    (proper && end - at >= least).then_some(end)
}
