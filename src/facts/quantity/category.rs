//! The category of a quantity, by the words around it: مقتل, إصابة, أسر before or right
//! behind a number of people; زلزال, أمطار near a measure.
//!
//! Rows: `assets/facts/categories.tsv`, `measured.tsv`.

use std::sync::OnceLock;

use super::Found;
use crate::facts::gazetteer::Phrases;
use crate::facts::tables::rows;
use crate::facts::view::View;
use crate::letters::Language;
use crate::letters::words::WordKind;

pub(super) fn triggers() -> &'static Phrases<&'static str> {
    static TABLE: OnceLock<Phrases<&'static str>> = OnceLock::new();
    TABLE.get_or_init(|| {
        // A noun is one with its article too.
        Phrases::listed("categories", || {
            rows::<2>(include_str!("../../../assets/facts/categories.tsv")).flat_map(
                |[form, category]| {
                    let definite = !form.contains(' ') && !form.starts_with("ال");
                    let article = definite.then(|| (format!("ال{form}"), category));
                    [(form.to_owned(), category)].into_iter().chain(article)
                },
            )
        })
    })
}

/// How far from a measure, in its sentence or beyond, the words may stand that tell what is measured, in words.
const CONTEXT: usize = 30;

fn contexts() -> &'static Phrases<&'static str> {
    static TABLE: OnceLock<Phrases<&'static str>> = OnceLock::new();
    TABLE.get_or_init(|| {
        Phrases::listed("measured", || {
            rows::<2>(include_str!("../../../assets/facts/measured.tsv"))
                .map(|[form, category]| (form, category))
        })
    })
}

/// The nearest trigger before a number of people, in its sentence: مقتل, إصابة, إجلاء.
pub(super) fn trigger_before(view: &View, at: usize) -> Option<&'static str> {
    let from = view.sentence_start(at, 8);
    (from..at)
        .rev()
        .take_while(|&word| {
            !view.is_comma(word) && !matches!(view.words.key(word), "ان" | "وان" | "بان")
        })
        .find_map(|word| {
            triggers()
                .at_stem(&view.words, word)
                .filter(|found| found.end <= at)
        })
        .map(|found| *found.value)
}

/// How far behind a number the verb may stand in languages that have it last, in words.
const VERB_LAST: usize = 8;

/// "13 آخرون في الأسر", "9000 شخص في عداد المفقودين": the trigger right behind.
pub(super) fn trigger_behind(view: &View, end: usize) -> Option<&'static str> {
    let arabic = view.language == Language::Arabic;
    (end..end + if arabic { 3 } else { VERB_LAST })
        .take_while(|&word| {
            view.words.kind(word) == WordKind::Letters && !view.words.key(word).starts_with('و')
        })
        .find_map(|word| triggers().at_stem(&view.words, word))
        .map(|found| *found.value)
}

/// The category of a measure: that of its unit, but for what the unit alone does not
/// tell: degrees of an earthquake or of warmth, millimetres of rain. Degrees of warmth are
/// those of Celsius.
pub(super) fn measured(view: &View, found: &mut Found) -> &'static str {
    let category = found.category.unwrap_or("count");
    match category {
        "temperature" if found.unit.as_deref() == Some("درجة") => {
            if near(view, found, "magnitude") {
                "magnitude"
            } else if near(view, found, "temperature") {
                found.unit = Some("Cel".to_owned());
                category
            } else {
                "count"
            }
        }
        "distance" if found.unit.as_deref() == Some("mm") && near(view, found, "rainfall") => {
            "rainfall"
        }
        _ => category,
    }
}

/// True where a word near a measure tells that this is measured.
fn near(view: &View, found: &Found, category: &str) -> bool {
    let from = found.at.saturating_sub(CONTEXT);
    let to = found.end.saturating_add(CONTEXT);
    (from..to).any(|word| {
        contexts()
            .at_stem(&view.words, word)
            .is_some_and(|found| *found.value == category)
    })
}
