//! Quantities: a number with its modifier, its unit, and what it counts.
//!
//! "أكثر من 400 آخرين", "جندي واحد", "الدول الثلاث", "موقعَين عسكريَين", "295 كلم",
//! "بين 70 و80 كلم في الساعة". A number with nothing counted is none, unless the sentence
//! tells what it counts. Each file below says where its rows are.

mod amount;
mod category;
mod counted;
mod dual;
mod lexicon;
mod measure;
mod money;
mod noun_first;
mod scan;
mod shape;
mod sum;
mod uncounted;

use super::extract::fact;
use super::record::{Detail, Fact, Modifier};
use super::view::View;
use crate::letters::Language;
use crate::letters::words::Words;
use category::{measured, trigger_before, trigger_behind, triggers};
pub use dual::is_dual_form;
use money::Currencies;
use scan::Scan;
pub use scan::{is_frame, is_mark};

/// What a quantity was found to be.
#[derive(Debug)]
struct Found {
    at: usize,
    cut: usize,
    end: usize,
    low: Option<f64>,
    high: Option<f64>,
    modifier: Option<Modifier>,
    unit: Option<String>,
    category: Option<&'static str>,
    counted: Option<(usize, usize)>,
    rule: &'static str,
}

/// Every quantity of an article. Those inside times fall to the times. `facts` are the
/// others of the article: its places tell whose dinar it counts in.
pub fn find(view: &View, facts: &[Fact]) -> Vec<Fact> {
    let mut scan = Scan::new(view);
    let mut found = Vec::new();
    let candidates = scan.candidates();
    let mut at = candidates.next(0);
    while at < view.words.len() {
        let after = match scan.at(at) {
            Some(one) => {
                let end = one.end.max(at + 1);
                found.push(one);
                end
            }
            None => at + 1,
        };
        at = candidates.next(after);
    }
    found.extend(sum::parts(&scan, &found));
    let mut currencies = Currencies::new(view, facts, &found);
    found
        .into_iter()
        .map(|mut found| {
            currencies.resolve(&mut found);
            to_fact(view, found)
        })
        .collect()
}

fn to_fact(view: &View, mut found: Found) -> Fact {
    let (min, max) = match found.modifier {
        Some(Modifier::Vague) => (None, None),
        Some(Modifier::MoreThan | Modifier::AtLeast) => (found.low, None),
        Some(Modifier::LessThan | Modifier::AtMost) => (None, found.high),
        _ => (found.low, found.high),
    };
    // "احتجاز 18 متسللا": a noun that no list knows, right behind what happens to people.
    let unknown = found.rule == "quantity.shape"
        && found
            .unit
            .as_deref()
            .is_some_and(|unit| !unit.ends_with('ة'))
        && found
            .at
            .checked_sub(1)
            .is_some_and(|before| triggers().at_stem(&view.words, before).is_some());
    let human = unknown || found.category.is_none_or(|category| category == "people");
    let category = if human && found.rule == "quantity.sum" {
        found.category.unwrap_or("count")
    } else if human {
        state(view, &found)
    } else {
        measured(view, &mut found)
    };
    let counted = found.counted.map(|(from, to)| {
        view.span(from, if from == found.at { found.cut } else { 0 }, to)
            .of(view.text())
            .to_owned()
    });
    let detail = Detail::Quantity {
        min,
        max,
        modifier: found.modifier,
        unit: found.unit,
        category: category.into(),
        counted,
    };
    let confidence = match (found.rule, found.counted) {
        ("quantity.shape", _) => 0.75,
        (_, Some(_)) => 0.9,
        (_, None) => 0.7,
    };
    fact(
        view,
        (found.at, found.cut, found.end),
        detail,
        confidence,
        found.rule,
    )
}

/// What happens to the people who are counted.
fn state(view: &View, found: &Found) -> &'static str {
    let (before, behind) = (
        || trigger_before(view, found.at),
        || trigger_behind(view, found.end),
    );
    // Persian and Urdu say it last, Hebrew often: "۳ نفر کشته و ۷ نفر زخمی شدند".
    let said = match view.language {
        Language::Arabic => before().or_else(behind),
        _ => behind().or_else(before),
    };
    said.unwrap_or("count")
}

/// True for a noun of several words that numbers count: "رجل أعمال".
pub fn is_counted_phrase(words: &Words, at: usize) -> bool {
    lexicon::noun_phrases().at(words, at).is_some()
}

/// True for a noun that numbers count, and for a unit.
pub fn is_counted(words: &Words, at: usize) -> bool {
    lexicon::noun(words.key(at)).is_some()
        || is_counted_phrase(words, at)
        || lexicon::units(Language::Arabic).at(words, at).is_some()
}

/// True for a noun of people, singular or plural, as the tables of counted nouns have it.
pub fn names_people(key: &str) -> bool {
    lexicon::noun_form(key).is_some_and(|noun| is_people(noun.category))
}

/// True where people are counted, in whatever state.
fn is_people(category: &str) -> bool {
    matches!(
        category,
        "people" | "killed" | "injured" | "captured" | "missing" | "displaced"
    )
}
