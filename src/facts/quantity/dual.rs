//! "موقعَين عسكريَين", "انتهاكان": a dual, told by its fatha or by the lexicon.

use super::Found;
use super::lexicon::{noun, units};
use super::measure::fraction_behind;
use crate::facts::view::View;
use crate::letters::words::WordKind;
use crate::letters::{Language, fold};

/// True for a folded word with the ending of one.
pub fn is_dual_form(key: &str) -> bool {
    key.ends_with("ان") || key.ends_with("ين")
}

/// The dual at a word.
pub fn dual(view: &View, at: usize) -> Option<Found> {
    let words = &view.words;
    if words.last(at) != 'ن' {
        return None;
    }
    let key = words.key(at);
    // In Persian "ان" is the plural of people.
    if words.kind(at) != WordKind::Letters || view.language != Language::Arabic {
        return None;
    }
    let (stem, sure) = match (key.strip_suffix("ان"), key.strip_suffix("ين")) {
        (Some(stem), _) => (stem, false),
        (_, Some(stem)) if words.get(at).dual => (stem, true),
        (_, Some(stem)) => (stem, false),
        _ => return None,
    };
    if noun(key).is_some() && !sure || view.has_article(at) {
        return None;
    }
    // The whole first: "وفدين" is no "و" and "فدين".
    let known = [(stem, 0)]
        .into_iter()
        .chain(
            stem.strip_prefix(['و', 'ب', 'ل', 'ف', 'ك'])
                .map(|rest| (rest, 1)),
        )
        .find_map(|(stem, cut)| Some((singular_of(stem)?, cut)));
    if known.is_none()
        && let Some(found) = measure(view, at, stem, key.ends_with("ان"))
    {
        return Some(found);
    }
    let noun = known.map(|(noun, _)| noun);
    let cut = known.map_or(0, |(_, cut)| cut);
    let people = noun.is_some_and(|noun| super::is_people(noun.category));
    let feminine = key.ends_with("تين") || key.ends_with("تان");
    let singular = match noun {
        // A human ين is a plural unless its fatha says otherwise.
        Some(noun) if sure || feminine || !people || key.ends_with("ان") || broken(key) => {
            noun.singular.to_owned()
        }
        None if sure => view
            .words
            .span(at)
            .of(view.text())
            .trim_end_matches(['ن', 'ي', '\u{064E}'])
            .to_owned(),
        _ => return None,
    };
    let adjective = |at: usize| {
        let other = words.key(at);
        let pair = ["ين", "ان"]
            .iter()
            .any(|ending| key.ends_with(ending) && other.ends_with(ending));
        words.kind(at) == WordKind::Letters
            && !view.has_article(at)
            && pair
            && (words.get(at).dual || other.chars().count() > 4)
            && !other.starts_with(['و', 'ب', 'ل', 'ي'])
    };
    let end = at + 1 + usize::from(adjective(at + 1));
    Some(Found {
        at,
        cut,
        end,
        low: Some(2.0),
        high: Some(2.0),
        modifier: None,
        unit: Some(singular),
        category: Some(noun.map_or("count", |noun| noun.category)),
        counted: Some((at, end)),
        rule: "quantity.dual",
    })
}

/// "كيلومترين", "أونصتان": two of a unit.
fn measure(view: &View, at: usize, stem: &str, nominative: bool) -> Option<Found> {
    let unit = |stem: &str| {
        let known = || units(Language::Arabic).get(stem).copied();
        known().or_else(|| {
            units(Language::Arabic)
                .get(&format!("{}ه", stem.strip_suffix('ت')?))
                .copied()
        })
    };
    let (unit, cut) = [(stem, 0)]
        .into_iter()
        .chain(
            stem.strip_prefix(['و', 'ب', 'ل', 'ف'])
                .map(|rest| (rest, 1)),
        )
        .filter(|(stem, _)| stem.chars().count() > 2)
        .find_map(|(stem, cut)| Some((unit(stem)?, cut)))?;
    // "قدمين" are what one walks on, "ميلان" is a city and hardly ever two miles.
    if matches!(unit.code, "%" | "[ft_i]") || unit.code == "[mi_i]" && stem == "ميل" && nominative
    {
        return None;
    }
    let (part, end) = fraction_behind(view, at + 1, unit.code).unwrap_or((0.0, at + 1));
    let value = 2.0 + part;
    Some(Found {
        at,
        cut,
        end,
        low: Some(value * unit.factor),
        high: Some(value * unit.factor),
        modifier: None,
        unit: Some(unit.code.to_owned()),
        category: Some(unit.category),
        counted: Some((at, at + 1)),
        rule: "quantity.dual",
    })
}

/// True where no plural of the lexicon has this form: of شخص the plural is أشخاص, so that
/// "شخصين" are two, while "شرطيين" may be many.
fn broken(key: &str) -> bool {
    noun(key).is_none()
        && ["و", "ب", "ل", "ف", "ك"].iter().all(|clitic| {
            key.strip_prefix(clitic)
                .is_none_or(|rest| noun(rest).is_none())
        })
}

/// The noun of which a stem is the dual: "سيارت" of سيارة too.
pub(super) fn singular_of(stem: &str) -> Option<super::lexicon::Noun> {
    if stem.chars().count() < 2 {
        return None;
    }
    // Of a plural there is no dual: "مطالبين" is none of مطالب.
    let singular = |key: &str| noun(key).filter(|found| fold(found.singular) == key);
    singular(stem).or_else(|| {
        let mut feminine = stem.strip_suffix('ت')?.to_owned();
        feminine.push('ه');
        singular(&feminine)
    })
}
