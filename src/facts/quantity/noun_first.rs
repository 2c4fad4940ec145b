//! Numbers behind their noun: "جندي أرمني واحد", "الدول الثلاث", "الدول الـ27", "دول عدة".

use std::sync::OnceLock;

use super::Found;
use super::lexicon::noun_form;
use super::shape;
use super::uncounted::{Class, is_bare};
use crate::facts::gazetteer::Phrases;
use crate::facts::nisba;
use crate::facts::number::{forms_of, number};
use crate::facts::record::Modifier;
use crate::facts::view::View;
use crate::letters::fold;
use crate::letters::words::{WordKind, Words};

/// The noun at a word with the number behind it.
pub fn noun_first(view: &View, at: usize) -> Option<Found> {
    let words = &view.words;
    // The number is the rarer of the two: it is looked for first.
    if words.kind(at) != WordKind::Letters
        || !numbers().may_begin(words, at + 1) && !numbers().may_begin(words, at + 2)
    {
        return None;
    }
    let definite = view.has_article(at);
    if let Some(found) = two(view, at) {
        return Some(found);
    }
    let Some(noun) = noun_form(words.key(at)) else {
        return unknown_one(view, at);
    };
    // "الدول الثلاث" are three, "الجولة الـ14" is the fourteenth.
    let own = words.key(at);
    let bare = own.strip_prefix("ال").unwrap_or(own);
    let plural = bare != fold(noun.singular);
    let adjective = usize::from(nisba::nisba(words.key(at + 1)).is_some());
    let number_at = at + 1 + adjective;
    let key = words.key(number_at);
    let mut end = number_at + 1;
    let value = match key {
        "واحد" | "واحده" | "واحدا" if !definite => {
            let of = at > 0 && words.key(at - 1) == "من";
            // "رقم واحد" is a rank.
            (!of && !is_bare(view, at, Class::Name)).then_some(Some(1.0))?
        }
        "عده" if !definite => {
            // "مناطق عدة", but "محل عدة شكاوى".
            let other = words.key(number_at + 1);
            let counts = noun_form(other).is_some() || shape::fits(view, number_at + 1, 3.0);
            (plural && !counts).then_some(None)?
        }
        "ال" if definite && words.is_glued(number_at + 1) => {
            let number = number(words, number_at + 1)?;
            end = number.end;
            let counts = plural && !number.scaled && number.value < 1000.0 && number.value > 1.0;
            counts.then_some(Some(number.value))?
        }
        _ => {
            let bare = key
                .strip_prefix("ال")
                .filter(|_| definite && view.has_article(number_at))?;
            let inner = Words::new(bare);
            let number = number(&inner, 0)?;
            let counts =
                plural && number.end == 1 && !number.vague && (2.0..=10.0).contains(&number.value);
            counts.then_some(Some(number.value))?
        }
    };
    Some(Found {
        at,
        cut: 0,
        end,
        low: value,
        high: value,
        modifier: value.is_none().then_some(Modifier::Vague),
        unit: Some(noun.singular.to_owned()),
        category: Some(noun.category),
        counted: Some((at, number_at)),
        rule: "quantity.noun-first",
    })
}

/// "مدنيين اثنين", "سيارتان اثنتان": a dual with its two.
fn two(view: &View, at: usize) -> Option<Found> {
    let words = &view.words;
    let number = number(words, at + 1).filter(|number| number.value == 2.0 && !number.digits)?;
    let stem = words
        .key(at)
        .strip_suffix("ين")
        .or(words.key(at).strip_suffix("ان"))?;
    let noun = super::dual::singular_of(stem)?;
    Some(Found {
        at,
        cut: 0,
        end: number.end,
        low: Some(2.0),
        high: Some(2.0),
        modifier: None,
        unit: Some(noun.singular.to_owned()),
        category: Some(noun.category),
        counted: Some((at, at + 1)),
        rule: "quantity.dual",
    })
}

/// The words behind a noun that may be its number.
pub(super) fn numbers() -> &'static Phrases<()> {
    static NUMBERS: OnceLock<Phrases<()>> = OnceLock::new();
    NUMBERS.get_or_init(|| {
        Phrases::listed("words/behind-noun", || {
            let bare = ["ال", "واحد", "عدة", "اثنان", "اثنين", "اثنتان", "اثنتين"];
            let ones = ["واحدة", "واحدا"];
            let bare = bare.into_iter().chain(ones).map(str::to_owned);
            let definite = forms_of("ar").map(|form| format!("ال{form}"));
            bare.chain(definite).map(|form| (form, ()))
        })
    })
}

/// "طاولة واحدة": an indefinite noun that no list knows, with its one.
fn unknown_one(view: &View, at: usize) -> Option<Found> {
    let words = &view.words;
    let fits = match words.key(at + 1) {
        "واحده" => words.key(at).ends_with('ه'),
        "واحد" | "واحدا" => words.get(at).tanwin || words.key(at).chars().count() > 2,
        _ => return None,
    };
    let noun = fits && shape::fits(view, at, 100.0) && !is_bare(view, at, Class::OfName);
    noun.then(|| Found {
        at,
        cut: 0,
        end: at + 2,
        low: Some(1.0),
        high: Some(1.0),
        modifier: None,
        unit: Some(shape::singular(view, at)),
        category: Some("count"),
        counted: Some((at, at + 1)),
        rule: "quantity.noun-first",
    })
}
