//! The JSON Lines contract, proved on the real binary: over the bundled corpus, and
//! over the seeds where they are there.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::cli::{Desk, objects, out};

/// The keys of each kind in their order; those that may be unknown end with `?`.
const SHAPES: [(&str, &str); 8] = [
    (
        "article",
        "kind id path doc title? title_from label source? agency? url? published? published_by? language words read starred archived tags lines",
    ),
    ("person", "FACT name name_en? name_en_by? roles CLAIM"),
    ("organization", "FACT name name_en? type country? CLAIM"),
    (
        "place",
        "FACT name name_en? name_en_by? type country? metonym_for? CLAIM",
    ),
    ("time", "FACT type value? mod? conflict? CLAIM"),
    (
        "quantity",
        "FACT min? max? modifier? unit? category counted? CLAIM",
    ),
    ("quote", "FACT form speaker? verb? CLAIM"),
    (
        "event",
        "FACT type trigger when? where? who how_many source? CLAIM",
    ),
];
/// What every fact begins with.
const FACT: &str = "kind id path doc start end line text confidence rule";
/// What every fact inside an attributed clause ends with.
const CLAIM: &str = "said_by? modality? review? review_reason?";

/// The arguments of a run over each corpus that is there.
fn corpora() -> Vec<Vec<String>> {
    let seeds: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    if !seeds.is_dir() {
        eprintln!("skipped for the seeds: {} is not there", seeds.display());
        return vec![vec![]];
    }
    vec![vec![], vec![seeds.to_str().unwrap().to_owned()]]
}

fn run(desk: &Desk, verb: &[&str], paths: &[String]) -> Vec<Value> {
    let args = verb.iter().copied().chain(paths.iter().map(String::as_str));
    let args: Vec<&str> = args.chain(["--format", "jsonl"]).collect();
    let output = desk.run(&args);
    assert_eq!(output.status.code(), Some(0), "{args:?}");
    assert!(output.stderr.is_empty(), "{args:?}");
    objects(&output)
}

fn text_of<'o>(object: &'o Value, key: &str) -> &'o str {
    object[key]
        .as_str()
        .unwrap_or_else(|| panic!("no {key}: {object}"))
}

fn number_of(object: &Value, key: &str) -> usize {
    let number = object[key]
        .as_u64()
        .unwrap_or_else(|| panic!("no {key}: {object}"));
    usize::try_from(number).unwrap()
}

/// The keys are those of the kind, in their order, and none is `null`.
fn assert_shape(object: &Value) {
    let kind = text_of(object, "kind");
    let (_, shape) = SHAPES.iter().find(|(name, _)| *name == kind).unwrap();
    let shape = shape.replace("FACT", FACT).replace("CLAIM", CLAIM);
    let mut keys = object.as_object().unwrap().iter().peekable();
    for expected in shape.split(' ') {
        let name = expected.trim_end_matches('?');
        match keys.next_if(|(key, _)| *key == name) {
            Some((_, value)) => assert!(!value.is_null(), "{name}: {object}"),
            None => assert!(expected.ends_with('?'), "no {name}: {object}"),
        }
    }
    assert_eq!(keys.next(), None, "{object}");
}

#[test]
fn facts_of_all_kinds_have_the_shape_of_the_contract() {
    let desk = Desk::new();
    for paths in corpora() {
        let found = run(&desk, &["facts"], &paths);
        let kinds: BTreeSet<&str> = found.iter().map(|object| text_of(object, "kind")).collect();
        let all: BTreeSet<&str> = SHAPES.iter().map(|(name, _)| *name).collect();
        assert_eq!(kinds, all, "{paths:?}");
        for object in &found {
            assert_shape(object);
            assert_eq!(text_of(object, "id").len(), 32);
        }
    }
}

/// What one key says of another.
#[test]
fn what_is_unknown_is_left_out_and_nothing_else() {
    let desk = Desk::new();
    for object in corpora()
        .iter()
        .flat_map(|paths| run(&desk, &["facts"], paths))
    {
        let has = |key: &str| object.get(key).is_some();
        let is = |key: &str, values: &[&str]| values.contains(&text_of(&object, key));
        let holds = match text_of(&object, "kind") {
            "article" => {
                has("title") == is("title_from", &["stated", "html"])
                    && has("published") == has("published_by")
                    && object["tags"].is_array()
                    && object["read"] == false
            }
            "quantity" => match object["modifier"].as_str() {
                None => has("min") && has("max"),
                Some("vague") => !has("min") && !has("max"),
                Some("more_than" | "at_least") => has("min") && !has("max"),
                Some("less_than" | "at_most") => !has("min") && has("max"),
                Some(other) => other == "approx" && has("min") && has("max"),
            },
            "time" => {
                let named = object["mod"].as_str().unwrap_or("MID");
                is("type", &["DATE", "TIME", "DURATION", "SET"])
                    && named.bytes().all(|b| b.is_ascii_uppercase() || b == b'_')
            }
            "person" => object["roles"].is_array() && has("name"),
            "quote" => is(
                "form",
                &["direct", "partial", "indirect", "relayed", "headline"],
            ),
            "event" => {
                !text_of(&object, "type").is_empty()
                    && !text_of(&object, "trigger").is_empty()
                    && object["who"].is_array()
                    && object["how_many"].is_array()
                    && object.get("source") == object.get("said_by")
            }
            _ => is("name", &[]) || !text_of(&object, "name").is_empty(),
        };
        assert!(holds, "{object}");
        if let Some(confidence) = object.get("confidence") {
            assert!((0.0..=1.0).contains(&confidence.as_f64().unwrap()));
        }
        if let Some(modality) = object["modality"].as_str() {
            assert!(["claimed", "denied", "planned", "hypothetical"].contains(&modality));
        }
    }
}

#[test]
fn facts_point_at_their_words_in_order() {
    let desk = Desk::new();
    for paths in corpora() {
        let mut text: Vec<char> = Vec::new();
        let mut article = Value::Null;
        let mut last = (0, 0, String::new());
        let mut facts = 0;
        for object in run(&desk, &["facts"], &paths) {
            if object["kind"] == "article" {
                let read = desk.run(&["read", "--text", text_of(&object, "path")]);
                text = out(&read).chars().collect();
                let lines = object["lines"].as_array().unwrap();
                let count = text.split(|c| *c == '\n').count();
                assert!(
                    lines
                        .iter()
                        .all(|line| (1..=count).contains(&number_of(line, "line")))
                );
                last = (0, 0, String::new());
                article = object;
                continue;
            }
            for key in ["id", "path", "doc"] {
                assert_eq!(object[key], article[key], "{object}");
            }
            let (start, end) = (number_of(&object, "start"), number_of(&object, "end"));
            let words: String = text[start..end].iter().collect();
            assert_eq!(text_of(&object, "text"), words);
            let line = 1 + text[..start].iter().filter(|c| **c == '\n').count();
            assert_eq!(number_of(&object, "line"), line, "{object}");
            let place = (start, end, text_of(&object, "kind").to_owned());
            assert!(last <= place, "{last:?} before {object}");
            last = place;
            facts += 1;
        }
        assert!(facts > 0);
    }
}

#[test]
fn one_kind_alone_is_what_all_kinds_hold_of_it() {
    let desk = Desk::new();
    for paths in corpora() {
        let all = run(&desk, &["facts"], &paths);
        for (kind, _) in SHAPES {
            let own: Vec<&Value> = all.iter().filter(|o| o["kind"] == kind).collect();
            let alone = run(&desk, &["facts", "--kind", kind], &paths);
            assert!(own.into_iter().eq(&alone), "{kind}");
        }
    }
}

#[test]
fn every_verb_says_the_same_of_an_article() {
    let desk = Desk::new();
    for paths in corpora() {
        let listed = run(&desk, &["list"], &paths);
        let mut stated = run(&desk, &["facts", "--kind", "article"], &paths);
        let mut found = run(&desk, &["find", ""], &paths);
        for object in stated.iter_mut().chain(&mut found) {
            let object = object.as_object_mut().unwrap();
            object
                .retain(|key, _| !["lines", "score", "matched", "snippet"].contains(&key.as_str()));
        }
        assert_eq!(listed, stated);
        // Ranked, and otherwise the same.
        found.sort_by_key(|object| listed.iter().position(|other| other == object));
        assert_eq!(listed, found);
    }
}

#[test]
fn what_list_prints_feeds_every_verb() {
    let desk = Desk::new();
    for paths in corpora() {
        let listed = run(&desk, &["list"], &paths);
        let named: Vec<&str> = listed.iter().map(|o| text_of(o, "path")).collect();
        let lines = named.join("\n") + "\n";
        let nuls = named.join("\0");
        for (verb, jsonl) in [("read", false), ("facts", true), ("list", true)] {
            let own: &[&str] = if jsonl {
                &["--format", "jsonl"]
            } else {
                &["--text"]
            };
            let direct: Vec<&str> = [verb].iter().chain(own).copied().collect();
            let direct = paths
                .iter()
                .map(String::as_str)
                .fold(direct, |mut all, path| {
                    all.push(path);
                    all
                });
            let expected = desk.run(&direct);
            let from: Vec<&str> = [verb, "--files-from", "-"]
                .iter()
                .chain(own)
                .copied()
                .collect();
            let by_line = desk.run_with(&from, lines.as_bytes());
            assert!(
                out(&by_line) == out(&expected),
                "{verb} of {paths:?} by lines"
            );
            let null: Vec<&str> = from.iter().chain(&["-0"]).copied().collect();
            let by_nul = desk.run_with(&null, nuls.as_bytes());
            assert!(out(&by_nul) == out(&expected), "{verb} of {paths:?} by NUL");
        }
    }
}

#[test]
fn nothing_in_a_line_steers_a_terminal_and_all_of_it_comes_back() {
    let desk = Desk::new();
    let steering: String = ('\u{1}'..='\u{9f}')
        .filter(|c| c.is_control() && *c != '\n')
        .chain("\u{61c}\u{200e}\u{200f}\u{2028}\u{2029}".chars())
        .chain('\u{202a}'..='\u{202e}')
        .chain('\u{2066}'..='\u{2069}')
        .collect();
    let text = format!("قال الوزير سالم: \"هذا {steering} نص طويل هنا\".\n");
    let name = format!("a{steering}.txt");
    desk.put(&name, text.as_bytes());
    for verb in [&["list"][..], &["facts"], &["find", "الوزير"]] {
        let args = [verb, &[&name, "--format", "jsonl"]].concat();
        let output = desk.run(&args);
        assert!(
            !out(&output)
                .chars()
                .any(|c| c != '\n' && steering.contains(c))
        );
        assert!(out(&output).contains("\\u202e") && out(&output).contains("\\u009b"));
        assert!(out(&output).contains("الوزير"), "Arabic is not escaped");
        let found = objects(&output);
        assert!(found.iter().all(|object| object["path"] == name.as_str()));
        let quoted = found.iter().find(|object| object["kind"] == "quote");
        if verb == ["facts"] {
            assert!(text_of(quoted.unwrap(), "text").contains(&steering));
        }
    }
}

/// The `doc`s that answer a query, the best first.
fn answers(desk: &Desk, query: &str, paths: &[String]) -> Vec<String> {
    let found = run(desk, &["find", query], paths);
    let keys = ["score", "matched", "snippet"];
    for object in &found {
        assert!(keys.iter().all(|key| object.get(key).is_some()), "{object}");
    }
    found.iter().map(|o| text_of(o, "doc").to_owned()).collect()
}

/// The `doc`s whose text holds one of the words.
fn holding(desk: &Desk, words: &[&str], paths: &[String]) -> BTreeSet<String> {
    let listed = run(desk, &["list"], paths);
    let holds = |object: &&Value| {
        let read = desk.run(&["read", "--text", text_of(object, "path")]);
        words.iter().any(|word| out(&read).contains(word))
    };
    let holding = listed.iter().filter(holds);
    holding.map(|o| text_of(o, "doc").to_owned()).collect()
}

#[test]
fn a_name_is_found_in_every_spelling_of_the_query() {
    let desk = Desk::new();
    for paths in corpora() {
        let spellings = ["قره باغ", "قرة باغ", "قرا باغ", "كاراباخ", "قرباغ"];
        let karabakh = holding(&desk, &spellings, &paths);
        let found = answers(&desk, "karabakh", &paths);
        assert_eq!(found.iter().cloned().collect::<BTreeSet<_>>(), karabakh);
        assert!(paths.is_empty() || found.len() == 5, "all of the seeds");

        let putin = holding(&desk, &["بوتين"], &paths);
        for query in [
            "putin",
            "PUTIN",
            "بوتين",
            "بُوتِين",
            "بـــوتين",
            "ﺑﻮﺗﻴﻦ",
            " putin ",
        ] {
            let found: BTreeSet<String> = answers(&desk, query, &paths).into_iter().collect();
            assert_eq!(found, putin, "{query}");
        }

        let straight: BTreeSet<String> = answers(&desk, "قرة باغ", &paths).into_iter().collect();
        // What only sounds like both words together comes after them.
        let turned = answers(&desk, "باغ قره", &paths).into_iter();
        assert_eq!(
            turned.take(straight.len()).collect::<BTreeSet<_>>(),
            straight
        );
        assert!(straight.is_superset(&holding(&desk, &["قره باغ", "قرة باغ"], &paths)));
    }
}

#[test]
fn a_query_that_folds_to_nothing_is_no_filter() {
    let desk = Desk::new();
    for paths in corpora() {
        let all = run(&desk, &["list"], &paths).len();
        for query in ["ـ", "", " ", "\u{64e}", "\u{202b}"] {
            let found = run(&desk, &["find", query], &paths);
            assert_eq!(found.len(), all, "{query:?}");
            assert!(
                found
                    .iter()
                    .all(|o| o["matched"].as_array().unwrap().is_empty())
            );
            let listed = run(&desk, &["list", "--query", query], &paths);
            assert_eq!(listed.len(), all, "{query:?}");
        }
    }
}
