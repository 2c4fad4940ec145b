//! What may be a name: given names, words that are none, and how long a name is.
//!
//! Rows: `assets/facts/given_names.tsv`, `not_names.tsv`.

use std::collections::HashMap;
use std::collections::HashSet;
use std::sync::OnceLock;

use super::gazetteer::{ByWord, Sieve};
use super::grammar::{self, Class};
use super::nisba::nisba;
use super::tables::rows;
use super::view::View;
use super::{number, organization, place, saying, shape, title, vocabulary};
use crate::letters::words::{WordKind, key_hash};
use crate::letters::{Language, fold};

/// How many words a name may have, with its joints: "أبو بكر بن عبد الرحمن آل سعود".
const LONGEST: usize = 8;

/// A run of words that may be a name.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// The word after its last.
    pub end: usize,
    /// Its first word is a given name that is no ordinary word.
    pub given: bool,
    /// Every part is a given name or looks like a name from another language, and one does.
    pub foreign: bool,
    /// What follows ends a noun phrase: punctuation, a verb of saying, a particle.
    pub closed: bool,
}

fn given_names() -> &'static HashMap<String, bool, ByWord> {
    static TABLE: OnceLock<HashMap<String, bool, ByWord>> = OnceLock::new();
    TABLE.get_or_init(|| {
        rows::<2>(include_str!("../../assets/facts/given_names.tsv"))
            .map(|[name, weak]| (fold(name), weak != "weak"))
            .collect()
    })
}

/// True where a word may open a name by a given name, also behind a clitic; false for nearly
/// every other, by a look at its hashes.
pub fn may_open(view: &View, at: usize) -> bool {
    static SIEVE: OnceLock<Sieve> = OnceLock::new();
    let sieve = SIEVE.get_or_init(|| {
        let names = given_names().keys();
        Sieve::of(
            names
                .map(|name| key_hash(name))
                .collect::<Vec<_>>()
                .into_iter(),
        )
    });
    let hashes = view.words.stem_hashes(at);
    hashes.is_some_and(|hashes| hashes.iter().any(|hash| sieve.may_hold(*hash)))
        || view.words.key(at).starts_with('ف')
}

/// True for any given name, as it is folded.
pub fn is_given_form(key: &str) -> bool {
    given_names().contains_key(key)
}

/// "الجابر": a given name with the article.
pub fn may_open_with_article(view: &View, at: usize) -> bool {
    let bare = view.words.key(at).strip_prefix("ال");
    bare.is_some_and(|bare| given_names().contains_key(bare))
}

fn ordinary_words() -> &'static HashSet<String, ByWord> {
    static TABLE: OnceLock<HashSet<String, ByWord>> = OnceLock::new();
    TABLE.get_or_init(|| {
        rows::<1>(include_str!("../../assets/facts/not_names.tsv"))
            .map(|[word]| fold(word))
            .collect()
    })
}

/// True for a given name that is no ordinary word. "علي" and "على" fold on one key:
/// only the first is a name, and it is one in an article that writes ي for ى only beside
/// another given name.
pub fn is_given(view: &View, at: usize) -> bool {
    let key = view.words.key(at);
    if key == ALI {
        let beside = |at: usize| is_given_key(view.words.key(at)) && view.words.key(at) != ALI;
        let named = beside(at + 1) || at > 0 && beside(at - 1);
        let next = view.words.key(at + 1);
        return view.words.span(at).of(view.text()).ends_with('ي')
            && (named || !view.dotted_maqsura && !vocabulary::is_common(next));
    }
    // "الآن": now.
    is_given_key(key) && !view.words.span(at).of(view.text()).ends_with("لآن")
}

/// The one given name that a preposition is spelled like.
const ALI: &str = "علي";

fn is_given_key(key: &str) -> bool {
    given_names().get(key).copied().unwrap_or(false) && (!is_ordinary(key) || key == ALI)
}

/// True for a glued conjunction or preposition with a given name.
pub fn is_given_behind_and(view: &View, at: usize) -> bool {
    view.words
        .key(at)
        .strip_prefix(['و', 'ف', 'ل', 'ب'])
        .is_some_and(|key| is_given_key(key) && key.chars().count() > 3)
}

/// True for any given name, ordinary words left out.
pub fn may_be_given(view: &View, at: usize) -> bool {
    let key = view.words.key(at);
    given_names().contains_key(key) && (!is_ordinary(key) || is_given(view, at))
}

/// True for an ordinary word.
pub fn is_ordinary(key: &str) -> bool {
    ordinary_words().contains(key)
}

/// Words joined by one space, as they stand, the first without its clitics.
pub fn joined(view: &View, from: usize, cut: usize, to: usize) -> String {
    let mut name = String::new();
    for at in from..to {
        let glued = at > from && view.words.is_glued(at);
        if view.words.kind(at) == WordKind::Mark {
            // צה"ל: inside a word the mark is part of it.
            if glued && view.words.is_glued(at + 1) && view.language == Language::Hebrew {
                name.push_str(view.words.span(at).of(view.text()));
            }
            continue;
        }
        let inside = glued && view.language == Language::Hebrew;
        if !name.is_empty() && !inside {
            name.push(' ');
        }
        let span = if at == from {
            view.span(at, cut, at + 1)
        } else {
            view.words.span(at)
        };
        // "للسلطات": the alef of the article comes back where the clitic goes.
        let key = view.words.key(at);
        if at == from
            && cut > 0
            && key.chars().nth(cut - 1) == Some('ل')
            && key.chars().nth(cut) == Some('ل')
        {
            name.push('ا');
        }
        name.push_str(span.of(view.text()));
    }
    name
}

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

fn part_of(view: &View, at: usize, key: &str) -> Part {
    let words = &view.words;
    let whole = key.len() == words.key(at).len();
    if words.kind(at) != WordKind::Letters || words.get(at).tanwin {
        return Part::No;
    }
    if whole && is_given(view, at) || !whole && is_given_key(key) {
        return Part::Given;
    }
    if given_names().contains_key(key) && !is_ordinary(key) {
        return Part::Weak;
    }
    if key.chars().count() < 2 || !may_be_name(view, at, key) {
        return Part::No;
    }
    if foreign_look(key) {
        Part::Foreign
    } else {
        Part::Unknown
    }
}

/// Not ordinary, no verb, no adjective of nationality, no place, no title, no number.
fn may_be_name(view: &View, at: usize, key: &str) -> bool {
    let words = &view.words;
    let bare = key.strip_prefix(['و', 'ف']).unwrap_or(key);
    let clitic_and_article = ["وال", "بال", "فال", "كال", "لل", "ولل", "وبال"]
        .iter()
        .any(|prefix| key.starts_with(prefix));
    // A future verb, or a tenth form: "ستيبانيان" is neither.
    let verb_form = !foreign_ending(key)
        && key.chars().count() > 4
        && (["است", "سي", "سن", "ست", "وسي", "وست"]
            .iter()
            .any(|prefix| key.starts_with(prefix) && shape::score(key) < SURELY_FOREIGN)
            || (key.starts_with('ي') || key.starts_with("وي") && !key.starts_with("ويل"))
                && shape::score(key) < SURELY_FOREIGN);
    let possessive = key.chars().count() > 4 && key.ends_with("ها");
    // "بمنصبه": a noun with its possessive; "وناصر": the next name.
    let raw = words.span(at).of(view.text());
    let possessive = possessive || key.chars().count() > 3 && raw.ends_with('ه');
    let next_name = key.starts_with('و') && given_names().contains_key(bare);
    let glued = key.starts_with("باست") || key.starts_with("لاست");
    let ordinary = is_ordinary(key)
        || is_ordinary(bare)
        || nisba(key).is_some()
        || !key.starts_with("ال") && vocabulary::is_common(key);
    let other_kind = || {
        saying::cue(view, at).is_some()
            || place::known(view, at).is_some()
            || title::head(view, at).is_some()
            || organization::is_head(view, at)
            || number::number(words, at).is_some()
    };
    !(clitic_and_article || next_name || glued || verb_form || possessive || ordinary)
        && !other_kind()
}

/// "فإن" and "فان" fold on one key, which is a joint only inside a name.
fn is_joint(key: &str) -> bool {
    grammar::is(key, Class::Joint)
}

/// The name at a word, of at least two words.
pub fn run(view: &View, at: usize) -> Option<Run> {
    run_of(view, at, view.words.key(at))
}

/// As [`run`], behind a glued conjunction or preposition of one letter.
pub fn run_behind_and(view: &View, at: usize) -> Option<Run> {
    let key = view.words.key(at);
    run_of(view, at, key.strip_prefix(['و', 'ف', 'ل', 'ب'])?)
}

fn run_of(view: &View, at: usize, key: &str) -> Option<Run> {
    let joint = is_joint(key) && !view.words.span(at).of(view.text()).starts_with("فإ");
    let mut last = if matches!(key, "عبد" | "ابو") {
        Part::Given
    } else {
        part_of(view, at, key)
    };
    if last == Part::No && !joint
        || view.has_article(at)
            && (matches!(last, Part::Unknown | Part::No) || title::head(view, at).is_some())
        || key == "ولد"
    {
        return None;
    }
    let given = last == Part::Given || has_father(view, at);
    let mut foreign = last == Part::Foreign;
    let mut known = !matches!(last, Part::Unknown);
    let mut end = at + 1;
    let mut parts = usize::from(!joint);
    while end < at + LONGEST && view.words.kind(end) == WordKind::Letters {
        let here = view.words.key(end);
        let joint_before = is_joint(view.words.key(end - 1));
        if is_joint(here) && !joint_before {
            if view.words.kind(end + 1) != WordKind::Letters || !opens_part(view, end + 1) {
                break;
            }
            end += 1;
            continue;
        }
        if !joint_before && begins_next(view, end) {
            break;
        }
        // "محيي الدين", "نصر الله", "سيف الإسلام": one given name of two words.
        if !joint_before && last != Part::No && is_second_half(here) {
            last = Part::Given;
            end += 1;
            continue;
        }
        if let Some(after) = regnal(view, end).filter(|_| !joint_before && parts == 1 && given) {
            end = after;
            break;
        }
        let article = view.has_article(end);
        let next = part(view, end);
        let fits = if joint_before {
            opens_part(view, end)
        } else if parts
            >= if view.language == Language::Arabic {
                MOST
            } else {
                2
            }
        {
            false
        } else if article {
            is_surname(view, end, last, parts, given)
        } else if next == Part::No {
            given && parts == 1 && is_name_and_noun(view, end)
        } else {
            match next {
                Part::Given => parts < 2 || known,
                Part::Weak => !opens_title(view, end),
                Part::Foreign => parts < 2 || known,
                // A third word only behind a given name: "محمد علي حسن".
                Part::Unknown if parts >= 2 => {
                    matches!(last, Part::Given | Part::Weak) && !is_third_verb(here)
                }
                Part::Unknown | Part::No => true,
            }
        };
        if !fits {
            break;
        }
        known &= next != Part::Unknown || article || joint_before;
        foreign |= next == Part::Foreign;
        last = if joint_before { Part::Given } else { next };
        parts += 1;
        end += 1;
        if article && !joint_before && !is_joint(view.words.key(end)) {
            break;
        }
    }
    if is_joint(view.words.key(end - 1)) && end - 1 > at {
        end -= 1;
    }
    if end - at < 2 {
        return None;
    }
    Some(Run {
        end,
        given,
        foreign: foreign && known,
        closed: closes(view, end),
    })
}

/// The most parts of a name that follow each other without a joint.
const MOST: usize = 5;

/// True for a word that may follow a joint: "بن سلمان", "أبو الغيط", "آل ثاني".
fn opens_part(view: &View, at: usize) -> bool {
    let key = view.words.key(at);
    let before = at
        .checked_sub(1)
        .map_or("", |before| view.words.key(before));
    if before == "ال" {
        return view.words.kind(at) == WordKind::Letters;
    }
    if before == "ولد" {
        return given_names().contains_key(key) || view.has_article(at);
    }
    if matches!(before, "دو" | "دي" | "دا") && key == "لا" {
        return true;
    }
    view.words.kind(at) == WordKind::Letters
        && (view.has_article(at)
            || is_joint(key)
            || given_names().contains_key(key)
            || !is_ordinary(key) && place::known(view, at).is_none_or(|place| place.cut == 0))
}

/// "وبلير", "وإيمرسون": not the next part, but the next name. "واتسون" and "وليد" are parts.
fn begins_next(view: &View, at: usize) -> bool {
    let key = view.words.key(at);
    let Some(rest) = key.strip_prefix('و') else {
        return false;
    };
    if given_names().contains_key(key) {
        return false;
    }
    let raw = view.words.span(at).of(view.text());
    given_names().contains_key(rest)
        || raw.starts_with("وأ")
        || raw.starts_with("وإ")
        || raw.starts_with("وآ")
        || !rest.starts_with(['ا', 'ي', 'و'])
}

/// True for a word with the article that ends a name: "السنيورة", "الحكيم", but not "الحوار".
fn is_surname(view: &View, at: usize, before: Part, parts: usize, given: bool) -> bool {
    let key = view.words.key(at);
    if before == Part::No || grammar::is(key, Class::NameEnd) || grammar::is(key, Class::NounEnd) {
        return false;
    }
    if given_names().contains_key(key) {
        return true;
    }
    let bare = key.strip_prefix("ال").unwrap_or(key);
    if let Some(found) = nisba(key) {
        // "محمود المصري", but "رونالدو البرازيلي", "دولي", "عربي"
        let own = view.words.key(at - 1);
        return found.country.is_some()
            && !found.feminine
            && parts == 1
            && given
            && !foreign_look(own)
            && closes(view, at + 1);
    }
    if title::head(view, at).is_some() && !given_names().contains_key(bare) {
        return false;
    }
    let likely = matches!(before, Part::Given | Part::Weak);
    // Names from other languages have no surname with the article: "ديشان الاحتفاظ".
    if before == Part::Foreign
        || parts > 1 && before != Part::Given && foreign_look(view.words.key(at - 1))
    {
        return false;
    }
    // "حاتم الجبلي", "محمد علي العظمي"
    if likely && bare.ends_with('ي') && bare.chars().count() > 3 && parts <= 3 {
        return true;
    }
    let plural = bare.ends_with("ات") || bare.ends_with("ين") || bare.ends_with("ون");
    if given_names().contains_key(bare) || !vocabulary::is_word(bare) && !plural {
        return likely;
    }
    // A surname that is a word too, where the phrase ends with it.
    likely
        && given
        && parts == 1
        && (view.words.kind(at + 1) != WordKind::Letters || saying::cue(view, at + 1).is_some())
        && !bare.ends_with("ات")
}

/// "الدين", "الله": the second word of a given name.
fn is_second_half(key: &str) -> bool {
    matches!(key, "الدين" | "الله" | "الاسلام")
}

/// "مكتوم بن محمد": a name, since somebody's son is.
pub fn has_father(view: &View, at: usize) -> bool {
    matches!(view.words.key(at + 1), "بن" | "ابن") && part(view, at) != Part::No
}

/// "سعيد راتب", "محمد صديق": a noun behind a given name, where the phrase ends with it.
fn is_name_and_noun(view: &View, at: usize) -> bool {
    let key = view.words.key(at);
    vocabulary::is_word(key)
        && !is_ordinary(key)
        && !key.ends_with("ات")
        && key.chars().count() <= 5
        && title::head(view, at).is_none()
        && !organization::is_head(view, at)
        && !grammar::is(key, Class::Kin)
        && saying::cue(view, at).is_none()
        && (view.words.kind(at + 1) != WordKind::Letters || title::head(view, at + 1).is_some())
}

/// "أمين عام": a word that is a given name too begins a title. In "ماجد نجم رئيس القسم" it is
/// a name.
fn opens_title(view: &View, at: usize) -> bool {
    title::head(view, at).is_some()
        && title::head(view, at + 1).is_none()
        && title::title(view, at).is_some_and(|title| title.complements > 0)
}

/// "الثاني", "السادس": the number of a king behind his name, up to the word
/// after it.
pub fn regnal(view: &View, at: usize) -> Option<usize> {
    let found = grammar::is(view.words.key(at), Class::Regnal);
    found.then(|| at + 1 + usize::from(view.words.key(at + 1) == "عشر"))
}

/// Two words are a name already; a third that looks like a verb is none.
fn is_third_verb(key: &str) -> bool {
    key.starts_with(['ي', 'ت', 'ا']) && !given_names().contains_key(key)
}

/// True where what stands at a word ends a noun phrase.
pub fn closes(view: &View, at: usize) -> bool {
    view.words.kind(at) != WordKind::Letters
        || is_ordinary(view.words.key(at))
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
    key.chars().count() > 3 && ENDINGS.iter().any(|ending| key.ends_with(ending))
}

/// A score that no verb reaches.
const SURELY_FOREIGN: i32 = 90;

/// Words from `at` that no list knows: at least `least`, at most two.
pub fn unknown_run(view: &View, at: usize, least: usize) -> Option<usize> {
    let fits = |at: usize| {
        let key = view.words.key(at);
        part(view, at) != Part::No
            && !key.starts_with("ال")
            && key.chars().count() > 3
            && !key.ends_with("ين")
            && !key.ends_with("ات")
    };
    let mut end = at;
    while end < at + 2 && fits(end) && (end == at || foreign_look(view.words.key(end))) {
        end += 1;
    }
    let proper = end > at
        && (foreign_look(view.words.key(at))
            || closes(view, end) && view.words.kind(end) != WordKind::Letters);
    (proper && end - at >= least).then_some(end)
}
