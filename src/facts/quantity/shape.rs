//! Nouns that no list knows, told by their shape: the grammar of Arabic numbers says
//! what stands behind them. 3 to 10 a plural, 11 to 99 a singular in the accusative,
//! hundreds and scales a singular in the genitive; all of them indefinite.

use super::uncounted::{Class, is_bare};
use crate::facts::view::View;
use crate::facts::{names, place, saying};
use crate::letters::words::WordKind;

/// A word without its vowel signs, as it is written.
fn plain(view: &View, at: usize) -> String {
    view.words
        .span(at)
        .of(view.text())
        .chars()
        .filter(|c| !matches!(c, '\u{064B}'..='\u{0652}' | '\u{0640}'))
        .collect()
}

/// True where the word may be what a number of this value counts.
pub fn fits(view: &View, at: usize, value: f64) -> bool {
    // The names last: their lists are long.
    has_the_form(view, at, value)
        && saying::cue(view, at).is_none()
        && !names::may_be_given(view, at)
        && !place::is_listed(view, at)
}

fn has_the_form(view: &View, at: usize, value: f64) -> bool {
    let words = &view.words;
    let key = words.key(at);
    let letters = key.chars().count();
    if words.kind(at) != WordKind::Letters
        || letters < 3
        || view.has_article(at)
        || is_bare(view, at, Class::Never)
    {
        return false;
    }
    let rest = value % 100.0;
    if value.fract() != 0.0 || value < 3.0 {
        return words.get(at).tanwin;
    }
    let raw = plain(view, at);
    // A number counts no possessive ("ألف قصته" is "he wrote his story") and no verb in the
    // plural ("16 خرجوا").
    if raw.ends_with('ه')
        || ["ها", "هم", "هما", "وا"]
            .iter()
            .any(|ending| raw.ends_with(ending))
    {
        return false;
    }
    if (3.0..=10.0).contains(&rest) {
        is_plural(key, letters) || words.get(at).tanwin
    } else if rest >= 11.0 {
        let alef = letters > 3 && raw.ends_with('ا');
        words.get(at).tanwin || (alef || raw.ends_with('ة')) && !begins_clitic(key)
    } else {
        words.get(at).tanwin || raw.ends_with('ة') && !begins_clitic(key) || is_bare_noun(key)
    }
}

/// True where the ending tells a noun: a tanwin or a teh marbuta.
pub fn is_marked(view: &View, at: usize) -> bool {
    view.words.get(at).tanwin || plain(view, at).ends_with('ة')
}

fn begins_clitic(key: &str) -> bool {
    key.starts_with(['و', 'ل', 'ب', 'ف', 'ك'])
}

/// A singular in the genitive has no shape of its own; verbs and clitics have.
fn is_bare_noun(key: &str) -> bool {
    !key.starts_with(['و', 'ل', 'ب', 'ي', 'ت', 'ف', 'س']) && !key.ends_with(['ت', 'ا'])
}

/// Sound plurals and the patterns of broken ones.
fn is_plural(key: &str, letters: usize) -> bool {
    let nth = |n: usize| key.chars().nth(n);
    let last = key.chars().next_back();
    if key.ends_with("ات") || key.ends_with("اء") && letters > 4 {
        return letters > 3 && !key.starts_with(['و', 'ل']);
    }
    if key.ends_with("ين") {
        return letters > 4 && !key.starts_with('و');
    }
    if begins_clitic(key) || key.starts_with(['ي', 'س']) || last == Some('ت') {
        return false;
    }
    let verb = key.starts_with('ت');
    // A verb of this pattern ("تشارك") hardly stands right behind a number.
    match letters {
        // كتب has no mark of its own: the lexicon has such plurals.
        4 => !verb && (matches!(nth(2), Some('ا' | 'و')) || last == Some('ه')),
        5 => {
            nth(2) == Some('ا')
                || nth(0) == Some('ا') && (nth(3) == Some('ا') || last == Some('ه'))
                || key.ends_with("ان") && !verb
        }
        6 => nth(2) == Some('ا') && matches!(nth(4), Some('ي')),
        _ => false,
    }
}

/// The singular of a word that fits, as far as its ending tells.
pub fn singular(view: &View, at: usize) -> String {
    let plain = plain(view, at);
    let plain = match view.has_article(at) {
        true => plain.chars().skip(2).collect(),
        false => plain,
    };
    for (ending, singular) in [("ات", "ة"), ("ين", ""), ("ا", "")] {
        if let Some(stem) = plain.strip_suffix(ending)
            && stem.chars().count() > 1
            // "دلافين" is a broken plural, whose ending is none.
            && !(ending == "ين" && stem.chars().count() == 4 && stem.chars().nth(2) == Some('ا'))
        {
            return format!("{stem}{singular}");
        }
    }
    plain
}

/// How many words behind a counted noun are its adjectives: "روسيا" of "جنديا روسيا".
pub fn adjectives(view: &View, noun: usize) -> usize {
    let words = &view.words;
    let ends = |at: usize, ending: &str| words.key(at).ends_with(ending);
    let agrees = |at: usize| {
        let key = words.key(at);
        if words.kind(at) != WordKind::Letters
            || view.has_article(at)
            || key.chars().count() < 4
            || is_bare(view, at, Class::Never)
            || begins_clitic(key)
        {
            return false;
        }
        let nisba = crate::facts::nisba::nisba(key).is_some();
        let pair = ["ين", "ان"]
            .iter()
            .any(|ending| ends(noun, ending) && ends(at, ending));
        let accusative = words.get(noun).tanwin && words.get(at).tanwin
            || ends(noun, "ا") && ends(at, "ا") && key.chars().count() > 4;
        let plural = ends(noun, "ات") && (ends(at, "ية") || ends(at, "يه"));
        // "مناطق متاخمة", "مخطوطة نادرة": the noun of an idafa would hardly end so.
        let feminine = key.chars().count() > 4
            && !ends(noun, "ا")
            && plain(view, at).ends_with('ة')
            && super::lexicon::noun(key).is_none();
        nisba || pair || accusative || plural || feminine
    };
    (1..3).take_while(|&n| agrees(noun + n)).count()
}
