//! The grammar against public examples of Arabic numbers, where they lie beside the
//! checkout (`../shared/data`): Microsoft Recognizers-Text (MIT) and Duckling (BSD-3).
//!
//! `KHABAR_SPECS=misses` names what is missed. The specifications have errors of their
//! own ("322 ألف" is 32,200 there) and leave out numbers that are glued to a word, which
//! news has in plenty; those count as missed.

use std::fs;
use std::path::{Path, PathBuf};

use khabar::facts::{Detail, extract, numbers};
use khabar::letters::Language;
use serde_json::Value;

use crate::facts_traps::article;

fn data(file: &str) -> Option<String> {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/data")
        .join(file);
    let text = fs::read_to_string(&path).ok();
    if text.is_none() {
        eprintln!("skipped: no {}", path.display());
    }
    text
}

fn cases(file: &str) -> Vec<Value> {
    data(&format!("recognizers-text/{file}.json"))
        .map(|text| serde_json::from_str(&text).unwrap())
        .unwrap_or_default()
}

fn named(what: &str, input: &str, wanted: &[f64], found: &[f64]) {
    if std::env::var("KHABAR_SPECS").is_ok() {
        eprintln!("{what}\t{input}\twanted {wanted:?}\tfound {found:?}");
    }
}

/// The same values, in any order, but for rounding.
fn same(wanted: &[f64], found: &[f64]) -> bool {
    let sorted = |values: &[f64]| {
        let mut values = values.to_vec();
        values.sort_by(f64::total_cmp);
        values
    };
    wanted.len() == found.len()
        && sorted(wanted)
            .iter()
            .zip(sorted(found))
            .all(|(a, b)| (a - b).abs() <= a.abs() * 1e-6)
}

/// The numbers of a resolution: "12", "100%", "(20,35]".
fn values(result: &Value) -> Vec<f64> {
    result["Resolution"]["value"]
        .as_str()
        .unwrap_or("")
        .split(['(', ')', '[', ']', ',', '%'])
        .filter_map(|part| part.trim().parse().ok())
        .collect()
}

fn every(text: &str) -> Vec<f64> {
    numbers(text, Language::Arabic)
        .iter()
        .map(|number| number.value)
        .collect()
}

/// What the facts of an article give that holds nothing but the text.
fn facts(text: &str) -> Vec<f64> {
    let mut found = Vec::new();
    for fact in extract(&article(text, None)).facts {
        if let Detail::Quantity { min, max, .. } = fact.detail {
            found.extend(min);
            found.extend(max.filter(|max| Some(*max) != min));
        }
    }
    found
}

/// Right cases of a file, of how many.
fn score(file: &str, read: fn(&str) -> Vec<f64>, name: bool) -> (usize, usize) {
    let cases = cases(file);
    let right = cases
        .iter()
        .filter(|case| {
            let input = case["Input"].as_str().unwrap_or("");
            let results = case["Results"].as_array().cloned().unwrap_or_default();
            let wanted: Vec<f64> = results.iter().flat_map(values).collect();
            let found = read(input);
            let right = same(&wanted, &found);
            if !right && name {
                named(file, input, &wanted, &found);
            }
            right
        })
        .count();
    (right, cases.len())
}

#[test]
fn four_of_five_public_number_cases_are_right() {
    let (right, of) = score("NumberModel", every, true);
    if of == 0 {
        return;
    }
    eprintln!("NumberModel, the grammar: {right} of {of}");
    for file in ["NumberModel", "PercentModel", "NumberRangeModel"] {
        let (right, of) = score(file, facts, file == "PercentModel");
        eprintln!("{file}, the facts: {right} of {of}");
    }
    for file in ["PercentModel", "NumberRangeModel", "OrdinalModel"] {
        let (right, of) = score(file, every, false);
        eprintln!("{file}, the grammar: {right} of {of}");
    }
    assert!(right * 100 >= of * 80, "{right} of {of}");
}

/// The examples of a Haskell corpus: `(constructor value)` and its strings.
fn haskell(text: &str) -> Vec<(f64, String)> {
    let mut examples = Vec::new();
    let mut value = f64::NAN;
    for line in text.lines() {
        if let Some((_, rest)) = line.split_once("examples (") {
            let inner = rest.trim_end_matches([')', ' ']);
            value = inner
                .split([' ', '(', ')'])
                .filter_map(|part| part.parse().ok())
                .next_back()
                .unwrap_or(f64::NAN);
        }
        let mut parts = line.split('"');
        if let (Some(_), Some(text), Some(_)) = (parts.next(), parts.next(), parts.next()) {
            examples.push((value, text.to_owned()));
        }
    }
    examples
}

#[test]
fn nine_of_ten_duckling_numerals_are_right() {
    let Some(text) = data("duckling/Numeral.AR.Corpus.hs") else {
        return;
    };
    let right_of = |examples: &[(f64, String)], read: fn(&str) -> Vec<f64>, name: bool| {
        let right = |(wanted, text): &&(f64, String)| {
            let found = read(text);
            let right = same(&[*wanted], &found);
            if !right && name {
                named("Duckling", text, &[*wanted], &found);
            }
            right
        };
        examples.iter().filter(right).count()
    };
    let examples = haskell(&text);
    let right = right_of(&examples, every, true);
    eprintln!("Duckling numerals: {right} of {}", examples.len());
    for file in ["AmountOfMoney", "Quantity"] {
        if let Some(text) = data(&format!("duckling/{file}.AR.Corpus.hs")) {
            let examples = haskell(&text);
            let right = right_of(&examples, facts, true);
            eprintln!("Duckling {file}, the facts: {right} of {}", examples.len());
        }
    }
    assert!(
        right * 100 >= examples.len() * 90,
        "{right} of {}",
        examples.len()
    );
}
