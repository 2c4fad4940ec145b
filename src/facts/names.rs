//! What may be a name: given names, words that are none, and how long a name is.
//!
//! Rows: `assets/facts/given_names.tsv`, `family_names.tsv`, `faker_names.tsv`, `not_names.tsv`.

mod bound;
mod last;
mod next;
mod part;
mod repeated;
mod run;
mod surname;

use std::borrow::Cow;
use std::sync::OnceLock;

use super::gazetteer::Phrases;
use super::grammar::{self, Class};
use super::look::Look;
use super::nisba::nisba;
use super::opening;
use super::saying;
use super::tables::rows;
use super::view::View;
use super::vocabulary;
use super::{place, title};
use crate::letters::Language;
use crate::letters::words::{WordKind, doubled};

pub use bound::{hyphenated, is_foreign_homonym};
pub use last::is_last_though_word;
pub use part::{Part, closes, foreign_look, has_father, part, unknown_run};
pub use repeated::again_behind;
pub use run::{Run, regnal, run, run_behind_and};

fn given_names() -> &'static Phrases<bool> {
    static TABLE: OnceLock<Phrases<bool>> = OnceLock::new();
    TABLE.get_or_init(|| {
        Phrases::listed("words/given-names", || {
            rows::<2>(include_str!("../../assets/facts/given_names.tsv"))
                .chain(made_names().filter(|[_, kind]| *kind != "family"))
                .map(|[name, weak]| (name, weak != "weak"))
        })
    })
}

/// Names of Faker, each with its kind.
fn made_names() -> impl Iterator<Item = [&'static str; 2]> {
    rows::<2>(include_str!("../../assets/facts/faker_names.tsv"))
}

fn family_names() -> &'static Phrases<()> {
    static TABLE: OnceLock<Phrases<()>> = OnceLock::new();
    TABLE.get_or_init(|| {
        Phrases::listed("words/family-names", || {
            let made = made_names().filter(|[_, kind]| *kind == "family");
            rows::<1>(include_str!("../../assets/facts/family_names.tsv"))
                .chain(made.map(|[name, _]| [name]))
                .map(|[name]| (name, ()))
        })
    })
}

/// The most bytes of half a name behind two clitics: "ولعبد".
const LONGEST_HALF: usize = 10;

/// True where a word may open a name by a given name, also behind a clitic; false for nearly
/// every other, by a look at its marks.
#[inline]
pub fn may_open(view: &View, at: usize) -> bool {
    may_be_listed(view, at) || view.looks(at, Look::OpensName)
}

/// True for a folded word that may open a name though no given name begins it: half of one behind
/// clitics, and what stands behind ف.
pub fn opens_by_letters(key: &str) -> bool {
    let mut halves = ["عبد", "ابو", "ابي"].into_iter();
    let clitics = halves.find_map(|half| key.strip_suffix(half));
    let is_half = key.len() <= LONGEST_HALF
        && clitics.is_some_and(|clitics| clitics.chars().all(|c| "وفبلك".contains(c)));
    is_half || key.starts_with('ف')
}

/// True for a folded word that makes a name of the word before it, whatever that is.
pub fn makes_name(key: &str) -> bool {
    matches!(key, "بن" | "ابن" | "الدين" | "بالله")
}

/// The bit of the list of given names.
pub fn list() -> u64 {
    given_names().bit()
}

/// False for a word that is no given name in any reading, by a look at its marks.
#[inline]
pub fn may_be_listed(view: &View, at: usize) -> bool {
    given_names().may_begin(&view.words, at)
}

/// True for a given name that is an ordinary word too.
#[inline]
pub fn is_weak(view: &View, at: usize) -> bool {
    may_be_listed(view, at)
        && given_names().get_at(&view.words, at) == Some(&false)
        && !is_ordinary_at(view, at)
        && !is_read_otherwise(view, at)
}

/// "سالم زهران أن": a given name and one word that is no function word, up to what is said.
pub fn is_followed_up(view: &View, at: usize) -> bool {
    let last = view.words.key(at + 1);
    (is_given(view, at) || is_weak(view, at))
        && view.words.kind(at + 1) == WordKind::Letters
        && !is_ordinary(last)
        && (!vocabulary::is_word(last) || is_last_though_word(view, at + 1, true))
        && !last.starts_with('و')
        && last.chars().count() > 3
        && nisba(last).is_none()
        && saying::opens_statement(view, at + 2)
}

/// "فؤاد نبة عن", "بنوا هامون بأغلبية": a word that stands in no list, between a given name and a
/// function word, a phrase or a mark, where no verb would.
pub fn is_last_by_place(view: &View, at: usize) -> bool {
    let key = view.words.key(at);
    let next = view.words.key(at + 1);
    let phrase = next.starts_with(['ب', 'ل', 'ف', 'و']) && vocabulary::is_common(next);
    view.words.kind(at) == WordKind::Letters
        && key.chars().count() > 2
        && !view.words.get(at).tanwin
        && !vocabulary::is_word(key)
        && !is_ordinary(key)
        && !key.starts_with(['و', 'ي', 'ت'])
        && !key.starts_with("ال")
        && !is_particle_and_word(key)
        && nisba(key).is_none()
        && title::head(view, at).is_none()
        && place::known(view, at).is_none()
        && saying::cue(view, at).is_none()
        && (view.words.kind(at + 1) != WordKind::Letters || is_ordinary(next) || phrase)
}

/// True for a word that no list knows behind a given name, which so goes on with it.
pub fn is_cut(view: &View, at: usize) -> bool {
    !vocabulary::is_common(view.words.key(at)) && is_free(view, at)
}

/// True for a word that is none of another kind: no ordinary name, adjective of origin, title,
/// place or word of saying, nor like a verb of the present.
fn is_free(view: &View, at: usize) -> bool {
    let key = view.words.key(at);
    view.words.kind(at) == WordKind::Letters
        && !is_ordinary(key)
        && !key.starts_with(['و', 'ي', 'ت'])
        && nisba(key).is_none()
        && title::head(view, at).is_none()
        && place::known(view, at).is_none()
        && saying::cue(view, at).is_none()
}

/// "سيلعب", "بفوزه", "لقيادة": a particle of one letter and an ordinary word, or what may be one.
/// "سعيدان" and "لوصيف" are neither.
fn is_particle_and_word(key: &str) -> bool {
    let rest = key.strip_prefix(['ب', 'ل', 'ف']);
    // "سيلا" is no verb.
    let short = key.chars().count() == 4 && key.ends_with('ا');
    !short
        && ["سي", "ست", "سن", "سا"]
            .iter()
            .any(|verb| key.starts_with(verb))
        || rest.is_some_and(|rest| {
            rest.chars().count() < 4 || vocabulary::is_common(rest) || rest.starts_with("ال")
        })
}

/// True for any given name, as it is folded.
pub fn is_given_form(key: &str) -> bool {
    given_names().holds(key)
}

/// "الجابر": a given name with the article.
pub fn may_open_with_article(view: &View, at: usize) -> bool {
    let bare = view.words.key(at).strip_prefix("ال");
    bare.is_some_and(|bare| given_names().holds(bare))
}

fn ordinary_words() -> &'static Phrases<()> {
    static TABLE: OnceLock<Phrases<()>> = OnceLock::new();
    TABLE.get_or_init(|| {
        Phrases::listed("words/not-names", || {
            rows::<1>(include_str!("../../assets/facts/not_names.tsv")).map(|[word]| (word, ()))
        })
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
        // "علي ذلك": the preposition, dotted.
        return view.words.span(at).of(view.text()).ends_with('ي')
            && !matches!(next, "ذلك" | "هذا" | "هذه" | "تلك")
            && (named || !view.dotted_maqsura && !vocabulary::is_common(next));
    }
    let given = given_names().get_at(&view.words, at) == Some(&true);
    // "عمر منصور": an age too, and a name before another.
    if given && is_ordinary_at(view, at) {
        return goes_on(view, at) && !is_read_otherwise(view, at);
    }
    given && !is_read_otherwise(view, at)
}

/// "الآن" (now), "أمام" (before), "أنا" (I), "بأول" (with the first), "ناديه المفضل" (his club): what folds on
/// the key of a given name, and is written otherwise.
fn is_read_otherwise(view: &View, at: usize) -> bool {
    let raw = view.words.span(at).of(view.text());
    let adjective = || {
        let next = view.words.key(at + 1);
        view.has_article(at + 1) && next.strip_prefix("ال").is_some_and(vocabulary::is_common)
    };
    raw.ends_with("لآن")
        || raw == "أمام"
        // "أنا", "انا" (I): "آنا" is the name.
        || matches!(raw, "أنا" | "انا")
        || raw.starts_with("بأ")
        || raw.ends_with('ه') && !raw.ends_with("الله") && raw.chars().count() > 4 && adjective()
}

/// The one given name that a preposition is spelled like.
const ALI: &str = "علي";

fn is_given_key(key: &str) -> bool {
    given_names().get(key).copied().unwrap_or(false) && (!is_ordinary(key) || key == ALI)
}

/// True for a glued conjunction or preposition with a given name.
pub fn is_given_behind_and(view: &View, at: usize) -> bool {
    behind_clitic(view.words.key(at)).is_some_and(|key| {
        is_given_key(&key) && (key.chars().count() > 3 || goes_on_as_name(view, at))
            || opens_compound(view, at, &key)
    })
}

/// True for "and" glued to a given name that is an ordinary word too.
pub fn is_weak_behind_and(view: &View, at: usize) -> bool {
    view.words
        .key(at)
        .strip_prefix('و')
        .is_some_and(|key| given_names().get(key) == Some(&false) && !is_ordinary(key))
        && !given_names().holds(view.words.key(at))
}

/// "وعلي بن سالم", "وعلي محمد علي": a short name, by what stands behind it.
fn goes_on_as_name(view: &View, at: usize) -> bool {
    let key = view.words.key(at);
    key.starts_with('و')
        && !given_names().holds(key)
        && !view.words.span(at).of(view.text()).ends_with('ى')
        && goes_on(view, at)
}

/// True where another given name stands behind a word, or that of the father.
fn goes_on(view: &View, at: usize) -> bool {
    let next = view.words.key(at + 1);
    // "عمر الباهي"
    let surname = || {
        let bare = next.strip_prefix("ال").unwrap_or_default();
        bare.ends_with('ي')
            && bare.chars().count() > 3
            && !vocabulary::is_word(bare)
            && nisba(bare).is_none()
    };
    next == "بن" || is_given_key(next) && next != ALI || surname()
}

/// What stands behind a conjunction or a preposition of one letter: "للشاذلي" has the article
/// of "الشاذلي".
fn behind_clitic(key: &str) -> Option<Cow<'_, str>> {
    if let Some(rest) = key.strip_prefix("لل") {
        return Some(Cow::Owned(format!("ال{rest}")));
    }
    key.strip_prefix(['و', 'ف', 'ل', 'ب']).map(Cow::Borrowed)
}

/// "عبد الكريم", "أبو خليل": the first half of a given name, with its second behind it.
pub fn is_compound(view: &View, at: usize) -> bool {
    opens_compound(view, at, view.words.key(at))
}

fn opens_compound(view: &View, at: usize, key: &str) -> bool {
    match key {
        "عبد" => view.has_article(at + 1),
        "ابو" | "ابي" => {
            let next = view.words.key(at + 1);
            given_names().holds(next)
                || given_names().holds(next.strip_prefix("ال").unwrap_or(next))
        }
        // "المنتصر بالله"
        _ if view.words.key(at + 1) == "بالله" => view.has_article(at),
        // "نور الدين"
        _ => view.words.key(at + 1) == "الدين" && given_names().holds(key),
    }
}

/// True for any given name, ordinary words left out.
pub fn may_be_given(view: &View, at: usize) -> bool {
    given_names().holds_at(&view.words, at) && (!is_ordinary_at(view, at) || is_given(view, at))
}

/// True for an ordinary word.
pub fn is_ordinary(key: &str) -> bool {
    ordinary_words().holds(key)
}

/// As [`is_ordinary`], of a word of an article.
pub fn is_ordinary_at(view: &View, at: usize) -> bool {
    ordinary_words().holds_at(&view.words, at)
}

/// What the article of a word behind the preposition ل lost: its alef in "للسلطات", all of it
/// in "للجنة الدولية"; "للبنان" had none.
fn swallowed(view: &View, at: usize, cut: usize) -> &'static str {
    let key = view.words.key(at);
    let mut letters = key.chars().skip(cut - 1);
    if (letters.next(), letters.next()) != (Some('ل'), Some('ل')) {
        return "";
    }
    // "للإدارة": a word with a hamza at its head had an article, since none begins with لإ.
    let raw = view.span(at, cut + 1, at + 1).of(view.text());
    if raw.starts_with(['أ', 'إ', 'آ']) {
        return "ا";
    }
    let own = |word: &str| opening::opens(word) || opening::opens(&format!("ال{word}"));
    if !doubled(key).is_some_and(|(_, word)| own(word)) {
        "ا"
    } else if view.words.key(at + 1).starts_with("ال") && describes(view, at, at + 1) {
        "ال"
    } else {
        ""
    }
}

/// "للجنة الدولية", "للقاء الأخير": an adjective behind a noun that has the article; of "للجنة الحريات"
/// the second word is a noun.
fn describes(view: &View, noun: usize, at: usize) -> bool {
    let key = view.words.key(at);
    let bare = key.strip_prefix("ال").unwrap_or(key);
    let feminine = view.words.key(noun).ends_with('ه');
    !grammar::is(bare, Class::Ministry)
        && (!feminine || key.ends_with('ه'))
        && (nisba(key).is_some()
            || grammar::is(key, Class::BodyAdjective)
            || grammar::is(key, Class::NameEnd)
            || bare.ends_with("يه")
            || !feminine)
}

/// Words joined by one space, as they stand, the first without its clitics.
pub fn joined(view: &View, from: usize, cut: usize, to: usize) -> String {
    let mut name = String::with_capacity(view.span(from, cut, to).len());
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
        if at == from && cut > 0 {
            name.push_str(swallowed(view, from, cut));
        }
        name.push_str(span.of(view.text()));
    }
    name
}
