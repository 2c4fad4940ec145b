//! Persons, their roles, places and organisations of the two worked examples. Skipped, and
//! said so, where the examples are not there. `MISSES=1` names every difference.

use std::fs;
use std::path::{Path, PathBuf};

use khabar::facts::{self, Detail, Fact, Kind};
use khabar::letters::Span;
use serde_json::Value;

use crate::facts_traps::article;

fn shared() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared")
}

/// The byte span of a scalar range.
fn bytes(text: &str, range: &Value) -> Span {
    let at = |scalar: &Value| {
        let scalar = usize::try_from(scalar.as_u64().unwrap()).unwrap();
        text.char_indices()
            .nth(scalar)
            .map_or(text.len(), |(byte, _)| byte)
    };
    Span::new(at(&range[0]), at(&range[1]))
}

#[derive(Default)]
struct Score {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Score {
    fn precision(&self) -> f64 {
        self.right as f64 / self.found.max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.right as f64 / self.wanted.max(1) as f64
    }

    fn f1(&self) -> f64 {
        (2 * self.right) as f64 / (self.found + self.wanted).max(1) as f64
    }
}

/// Spans of the mentions under `key`, apart from those in lines that give no facts.
fn mentions(gold: &Value, key: &str, text: &str, hidden: &[usize]) -> Vec<Span> {
    gold[key]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|entity| entity["mentions"].as_array().unwrap())
        .map(|mention| bytes(text, mention))
        .filter(|span| !hidden.contains(&line_of(text, span.start)))
        .collect()
}

/// Counted from 1.
fn line_of(text: &str, byte: usize) -> usize {
    text[..byte].matches('\n').count() + 1
}

#[test]
fn names_of_the_worked_examples_are_found_with_their_roles() {
    let folder = shared().join("gold");
    let Ok(entries) = fs::read_dir(&folder) else {
        eprintln!("skipped: no {}", folder.display());
        return;
    };
    let verbose = std::env::var("MISSES").is_ok();
    let mut scores = [Score::default(), Score::default(), Score::default()];
    let mut roles = Score::default();
    for entry in entries {
        let gold: Value =
            serde_json::from_str(&fs::read_to_string(entry.unwrap().path()).unwrap()).unwrap();
        let file = shared().join("seeds").join(gold["file"].as_str().unwrap());
        let text = fs::read_to_string(file).unwrap();
        let found = facts::extract(&article(&text, gold["publication_date"]["value"].as_str()));
        // The article of the tests has no boilerplate: its lines are left out of the count.
        let hidden: Vec<usize> = gold["boilerplate"]
            .as_array()
            .unwrap()
            .iter()
            .map(|line| usize::try_from(line["line"].as_u64().unwrap()).unwrap())
            .collect();
        let kinds = [
            (Kind::Person, "people"),
            (Kind::Place, "places"),
            (Kind::Organization, "orgs"),
        ];
        for ((kind, key), score) in kinds.into_iter().zip(&mut scores) {
            let wanted = mentions(&gold, key, &text, &hidden);
            let own: Vec<&Fact> = found
                .facts
                .iter()
                .filter(|fact| fact.kind() == kind)
                .filter(|fact| !hidden.contains(&line_of(&text, fact.span.start)))
                .collect();
            score.wanted += wanted.len();
            score.found += own.len();
            score.right += own
                .iter()
                .filter(|fact| wanted.contains(&fact.span))
                .count();
            if verbose {
                for fact in own.iter().filter(|fact| !wanted.contains(&fact.span)) {
                    eprintln!("false\t{key}\t{}\t{}", fact.span.of(&text), fact.rule);
                }
                for span in wanted
                    .iter()
                    .filter(|span| own.iter().all(|f| f.span != **span))
                {
                    eprintln!("missed\t{key}\t{}", span.of(&text));
                }
            }
        }
        for person in gold["people"].as_array().unwrap() {
            let Some(country) = person["country"].as_str() else {
                continue;
            };
            let spans: Vec<Span> = person["mentions"]
                .as_array()
                .unwrap()
                .iter()
                .map(|mention| bytes(&text, mention))
                .collect();
            let stated: Vec<_> = found
                .facts
                .iter()
                .filter(|fact| spans.contains(&fact.span))
                .filter_map(|fact| match &fact.detail {
                    Detail::Person { roles, .. } => roles.first(),
                    _ => None,
                })
                .collect();
            roles.wanted += 1;
            roles.found += 1;
            let right = stated.first().is_some_and(|role| {
                role.country.as_deref() == Some(country) && !role.title.is_empty()
            });
            roles.right += usize::from(right);
            if verbose && !right {
                eprintln!("role\t{}\t{stated:?}", person["canonical"]);
            }
        }
    }
    for (name, score) in ["persons", "places", "organisations"].iter().zip(&scores) {
        eprintln!(
            "{name}\tP {:.2}\tR {:.2}\tF1 {:.2}\tof {}",
            score.precision(),
            score.recall(),
            score.f1(),
            score.wanted
        );
    }
    eprintln!("roles\t{} of {}", roles.right, roles.wanted);
    let [persons, places, organizations] = &scores;
    assert!(persons.precision() >= 0.95 && persons.recall() >= 0.90);
    assert!(places.f1() >= 0.92, "places {:.2}", places.f1());
    assert!(
        organizations.f1() >= 0.75,
        "organisations {:.2}",
        organizations.f1()
    );
}
