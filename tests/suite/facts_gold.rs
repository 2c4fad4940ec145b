//! The facts of the two worked examples: dates with their values, every person found.
//! Skipped, and said so, where the examples are not there.

use std::fs;
use std::path::{Path, PathBuf};

use khabar::facts::{self, Detail, Kind};
use khabar::letters::Span;
use serde_json::Value;

use crate::facts_traps::article;

pub fn shared() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared")
}

/// The byte span of a scalar range.
pub fn bytes(text: &str, range: &Value) -> Span {
    let at = |scalar: &Value| {
        let scalar = usize::try_from(scalar.as_u64().unwrap()).unwrap();
        text.char_indices()
            .nth(scalar)
            .map_or(text.len(), |(byte, _)| byte)
    };
    Span::new(at(&range[0]), at(&range[1]))
}

/// A category in the coarser list of the worked examples.
fn means(category: &str) -> &str {
    match category {
        "killed" | "injured" => "casualties",
        other => other,
    }
}

#[test]
fn dates_have_their_values_and_every_person_is_found() {
    let folder = shared().join("gold");
    let Ok(entries) = fs::read_dir(&folder) else {
        eprintln!("skipped: no {}", folder.display());
        return;
    };
    let (mut dates, mut right, mut exact, mut spurious) = (0, 0, 0, 0);
    let (mut mentions, mut met) = (0, 0);
    let (mut quantities, mut counted) = (0, 0);
    let mut missing = Vec::new();
    for entry in entries {
        let gold: Value =
            serde_json::from_str(&fs::read_to_string(entry.unwrap().path()).unwrap()).unwrap();
        let file = shared().join("seeds").join(gold["file"].as_str().unwrap());
        let text = fs::read_to_string(file).unwrap();
        let published = gold["publication_date"]["value"].as_str().unwrap();
        let article = article(&text, Some(published));
        let found = facts::extract(&article);
        let times: Vec<(Span, &str)> = found
            .facts
            .iter()
            .filter_map(|fact| match &fact.detail {
                Detail::Time { value, .. } => Some((fact.span, value.as_deref().unwrap_or(""))),
                _ => None,
            })
            .collect();
        for date in gold["dates"].as_array().unwrap() {
            dates += 1;
            let span = bytes(&text, &date["span"]);
            let value = date["value"].as_str().unwrap();
            let hit = times.iter().find(|(found, _)| found.overlaps(span));
            right += usize::from(hit.is_some_and(|(_, found)| *found == value));
            exact += usize::from(hit.is_some_and(|(found, _)| *found == span));
            if hit.is_none_or(|(_, found)| *found != value) {
                missing.push(format!("{} = {value}, found {hit:?}", date["surface"]));
            }
        }
        spurious += times
            .len()
            .saturating_sub(gold["dates"].as_array().unwrap().len());
        for person in gold["people"].as_array().unwrap() {
            let all = person["mentions"].as_array().unwrap();
            let hits = all
                .iter()
                .filter(|mention| {
                    let span = bytes(&text, mention);
                    found
                        .facts
                        .iter()
                        .any(|fact| fact.kind() == Kind::Person && fact.span == span)
                })
                .count();
            mentions += all.len();
            met += hits;
            assert!(hits > 0, "not found: {}", person["canonical"]);
        }
        for quantity in gold["quantities"].as_array().unwrap() {
            let span = bytes(&text, &quantity["span"]);
            let wanted = quantity["category"].as_str().unwrap();
            let hit = found.facts.iter().find_map(|fact| match &fact.detail {
                Detail::Quantity { category, .. } if fact.span.overlaps(span) => Some(category),
                _ => None,
            });
            quantities += 1;
            counted += usize::from(hit.is_some_and(|category| means(category) == wanted));
            if hit.is_none_or(|category| means(category) != wanted) {
                missing.push(format!("{} = {wanted}, found {hit:?}", quantity["surface"]));
            }
        }
        for fact in &found.facts {
            let words = fact.span.of(&text);
            assert!(!words.is_empty() && words.trim() == words, "{words:?}");
        }
    }
    eprintln!(
        "dates: {right} of {dates} right, {exact} spans exact, {spurious} too many; person mentions: {met} of {mentions}"
    );
    eprintln!("quantities: {counted} of {quantities} with their category");
    assert!(counted * 100 >= quantities * 85, "{}", missing.join("\n"));
    assert!(dates > 0, "no worked example was read");
    assert!(right * 100 >= dates * 95, "{}", missing.join("\n"));
    assert_eq!(met, mentions, "a mention of a person was missed");
}
