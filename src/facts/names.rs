//! What may be a name: given names, words that are none, and how long a name is.
//!
//! Rows: `assets/facts/given_names.tsv`, `not_names.tsv`.

use std::collections::HashMap;
use std::collections::HashSet;
use std::sync::OnceLock;

use super::gazetteer::ByWord;
use super::grammar::{self, Class};
use super::nisba::nisba;
use super::tables::rows;
use super::view::View;
use super::{number, organization, place, saying, title};
use crate::letters::fold;
use crate::letters::words::WordKind;

/// How many words a name may have, with its joints: "أبو بكر بن عبد الرحمن آل سعود".
const LONGEST: usize = 8;

/// A run of words that may be a name.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// The word after its last.
    pub end: usize,
    /// Its first word is a given name that is no ordinary word.
    pub given: bool,
    /// Its letters look like a foreign name.
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

fn ordinary_words() -> &'static HashSet<String, ByWord> {
    static TABLE: OnceLock<HashSet<String, ByWord>> = OnceLock::new();
    TABLE.get_or_init(|| {
        rows::<1>(include_str!("../../assets/facts/not_names.tsv"))
            .map(|[word]| fold(word))
            .collect()
    })
}

/// True for a given name that is no ordinary word. "علي" and "على" fold on one key:
/// only the first is a name.
pub fn is_given(view: &View, at: usize) -> bool {
    is_given_key(view.words.key(at)) && !view.words.span(at).of(view.text()).ends_with('ى')
}

fn is_given_key(key: &str) -> bool {
    given_names().get(key).copied().unwrap_or(false) && (!is_ordinary(key) || key == "علي")
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
        if view.words.kind(at) == WordKind::Mark {
            continue;
        }
        if !name.is_empty() {
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

/// A word that may stand in a name: not ordinary, no verb of saying, no adjective of
/// nationality, no place, no title, no number, no tanwin.
fn may_be_name(view: &View, at: usize) -> bool {
    let words = &view.words;
    let key = words.key(at);
    if words.kind(at) != WordKind::Letters || key.chars().count() < 2 || words.get(at).tanwin {
        return false;
    }
    if may_be_given(view, at) {
        return true;
    }
    let bare = key.strip_prefix(['و', 'ف']).unwrap_or(key);
    let clitic_and_article = ["وال", "بال", "فال", "كال", "لل", "ولل", "وبال"]
        .iter()
        .any(|prefix| key.starts_with(prefix));
    // A future verb, or a tenth form: "ستيبانيان" is neither.
    let verb_form = !foreign_look(key)
        && key.chars().count() > 4
        && (["است", "سي", "سن", "ست"]
            .iter()
            .any(|prefix| key.starts_with(prefix))
            || (key.starts_with('ي') && key.chars().count() > 3));
    let possessive = key.chars().count() > 4 && key.ends_with("ها");
    // "بمنصبه": a noun with its possessive; "وناصر": the next name.
    let raw = words.span(at).of(view.text());
    let possessive = possessive || key.chars().count() > 3 && raw.ends_with('ه');
    let next_name = key.starts_with('و') && given_names().contains_key(bare);
    let glued = key.starts_with("باست") || key.starts_with("لاست");
    let ordinary = is_ordinary(key) || is_ordinary(bare) || nisba(key).is_some();
    let other_kind = saying::cue(view, at).is_some()
        || place::known(view, at).is_some()
        || title::head(view, at).is_some()
        || organization::is_head(view, at)
        || number::number(words, at).is_some();
    !(clitic_and_article || next_name || glued || verb_form || possessive || ordinary || other_kind)
}

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
    let whole = key.len() == view.words.key(at).len();
    let known_given = if whole {
        may_be_given(view, at) || matches!(key, "عبد" | "ابو")
    } else {
        is_given_key(key)
    };
    if view.has_article(at) && !known_given && !foreign_look(key)
        || !(known_given || is_joint(key) || may_be_name(view, at))
    {
        return None;
    }
    let given = if whole {
        is_given(view, at)
    } else {
        known_given
    } || matches!(key, "عبد" | "ابو");
    let mut end = at + 1;
    let mut parts = usize::from(!is_joint(key));
    let most = if known_given { 3 } else { 2 };
    while parts < most && end < at + LONGEST && view.words.kind(end) == WordKind::Letters {
        let here = view.words.key(end);
        let joint_before = is_joint(view.words.key(end - 1));
        let article = view.has_article(end);
        let fits = if is_joint(here) && !joint_before {
            view.words.kind(end + 1) == WordKind::Letters
        } else if joint_before {
            !is_ordinary(here) || article
        } else if article {
            known_given && nisba_free(here) && !is_adjective(here)
        } else if parts >= 2 {
            // A third word only between given names: "محمد علي حسن".
            may_be_given(view, end - 1) && may_be_name(view, end) && !is_third_verb(here)
        } else {
            may_be_name(view, end)
        };
        if !fits {
            break;
        }
        parts += usize::from(!is_joint(here));
        end += 1;
        if article && !joint_before {
            break;
        }
    }
    if is_joint(view.words.key(end - 1)) && end - 1 > at {
        end -= 1;
    }
    if end - at < 2 {
        return None;
    }
    let foreign = (at..end).any(|at| foreign_look(view.words.key(at)));
    Some(Run {
        end,
        given,
        foreign,
        closed: closes(view, end),
    })
}

/// Two words are a name already; a third that looks like a verb is none.
fn is_third_verb(key: &str) -> bool {
    key.starts_with(['ي', 'ت', 'ا']) && !given_names().contains_key(key)
}

fn nisba_free(key: &str) -> bool {
    nisba(key).is_none_or(|found| found.country.is_none())
}

fn is_adjective(key: &str) -> bool {
    grammar::is(key, Class::NameEnd)
}

/// True where what stands at a word ends a noun phrase.
fn closes(view: &View, at: usize) -> bool {
    view.words.kind(at) != WordKind::Letters
        || is_ordinary(view.words.key(at))
        || saying::cue(view, at).is_some()
        || view.words.key(at).starts_with("ال")
        || view.words.key(at).starts_with('و')
        || view.words.key(at).starts_with("بال")
        || title::head(view, at).is_some()
}

/// Endings and letters of names from other languages.
fn foreign_look(key: &str) -> bool {
    const ENDINGS: [&str; 16] = [
        "يان",
        "ييف",
        "اييف",
        "وف",
        "ييف",
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
    key.chars().count() > 3
        && (ENDINGS.iter().any(|ending| key.ends_with(ending))
            || key.contains(['پ', 'ڤ', 'گ', 'چ', 'ژ']))
}

/// Words from `at` that no list knows: at least `least`, at most two.
pub fn unknown_run(view: &View, at: usize, least: usize) -> Option<usize> {
    let fits = |at: usize| {
        let key = view.words.key(at);
        may_be_name(view, at)
            && !key.starts_with("ال")
            && key.chars().count() > 3
            && !key.ends_with('ه')
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
