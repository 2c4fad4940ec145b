//! Names typed in Latin letters, by somebody who had not seen the rules.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use khabar::corpus::{self, ArticleId, Articles as _};
use khabar::facts;
use khabar::letters::fold;
use khabar::search::{Index, Query, Row};

use crate::seeded::Seeded;

/// The names, and how many of a hundred must be found.
const LISTS: [(&str, usize); 3] = [
    ("tests/data/search/romanised.tsv", 90),
    ("tests/data/search/romanised_later.tsv", 90),
    ("tests/data/search/romanised_last.tsv", 90),
];

/// Headlines among which no name is to be found.
const OTHERS: usize = 20_000;

fn beside(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Lines of all texts under a folder that are as long as headlines.
fn lines(folder: &Path) -> Vec<String> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let mut all = Vec::new();
    for path in paths {
        if path.is_dir() {
            all.extend(lines(&path));
        } else if let Ok(text) = fs::read_to_string(&path) {
            let long = |line: &&str| line.split_whitespace().count() >= 4;
            all.extend(text.lines().filter(long).map(str::to_owned));
        }
    }
    all
}

/// The beginning of one line and the end of another, of some ten words.
fn recombined(lines: &[String], chance: &mut Seeded) -> String {
    let words =
        |line: &'_ str| -> Vec<String> { line.split_whitespace().map(str::to_owned).collect() };
    let mut part = |most: usize| {
        let line = words(&lines[chance.below(lines.len())]);
        let from = chance.below(line.len());
        line[from..(from + most).min(line.len())].join(" ")
    };
    format!("{} {}", part(6), part(5))
}

/// The names that the facts find in short articles about each of them.
fn known(names: &[(&str, &str)]) -> Vec<Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    for (at, (name, _)) in names.iter().enumerate() {
        let text =
            format!("لقاء مع {name} قبل سفره\n\nوقال {name} في مؤتمر صحفي إن اللقاء كان مثمرا.\n");
        fs::write(folder.path().join(format!("{at:02}.txt")), text).unwrap();
    }
    let store = corpus::open(&[folder.path().into()]).store;
    let articles = store.page(0, store.count());
    articles
        .into_iter()
        .map(|id| {
            let facts = facts::extract(&store.article(id).unwrap());
            let named = facts.facts.iter().filter_map(|fact| fact.name());
            named.map(str::to_owned).collect()
        })
        .collect()
}

/// What the names that were typed find.
struct Found {
    /// How many names there are.
    asked: usize,
    /// Names whose title answers.
    found: usize,
    /// Titles that answer and have another name or none.
    wrong: usize,
    missed: Vec<String>,
}

fn typed(list: &str, others: &[String]) -> Found {
    let table = fs::read_to_string(beside(list)).unwrap();
    let names: Vec<(&str, &str)> = table
        .lines()
        .map(|line| line.split_once('\t').unwrap())
        .collect();
    assert!(names.len() >= 57);
    let titles: Vec<String> = names
        .iter()
        .map(|(name, _)| format!("لقاء مع {name} قبل سفره"))
        .chain(others.iter().cloned())
        .collect();
    let mut index = Index::build(
        (0..)
            .zip(&titles)
            .map(|(id, title)| Row::new(ArticleId(id), title)),
    );
    for (id, names) in (0..).zip(known(&names)) {
        index.set_names(ArticleId(id), names.iter().map(String::as_str));
    }
    index.settle();
    let mut all = Found {
        asked: names.len(),
        found: 0,
        wrong: 0,
        missed: Vec::new(),
    };
    for (own, (name, latin)) in names.iter().enumerate() {
        let outcome = index.search(&Query::parse(latin), &|| false);
        let answers = index.all(&outcome);
        if answers.contains(&u32::try_from(own).unwrap()) {
            all.found += 1;
        } else {
            all.missed.push(format!("{latin} = {name}"));
        }
        // Another title may have the same name, or a longer one.
        let key = fold(name);
        let strange = |row: &&u32| !fold(&titles[**row as usize]).contains(&key);
        let strangers: Vec<&u32> = answers.iter().filter(strange).collect();
        if !strangers.is_empty() && env::var_os("MISSES").is_some() {
            let title = &titles[*strangers[0] as usize];
            eprintln!("{latin}: {} more, as {title:?}", strangers.len());
        }
        all.wrong += strangers.len();
    }
    all
}

#[test]
fn sixty_names_are_found_as_somebody_else_types_them() {
    let mut chance = Seeded::new(60);
    let mut sources = vec![("bundled", beside("corpus"))];
    // News of many kinds and their names, where they are beside the project.
    let news = beside("../shared/data/antcorpus");
    if news.is_dir() {
        sources.push(("antcorpus", news));
    }
    for (source, folder) in sources {
        let lines = lines(&folder);
        let others: Vec<String> = (0..OTHERS)
            .map(|_| recombined(&lines, &mut chance))
            .collect();
        for (list, least) in LISTS {
            let Found {
                asked,
                found,
                wrong,
                missed,
            } = typed(list, &others);
            let share = wrong as f64 / (asked * (OTHERS + asked)) as f64;
            eprintln!(
                "{list}, {source}: {found} of {asked} found, {:.4} % false; missed {missed:?}",
                share * 100.0
            );
            assert!(
                found * 100 >= asked * least,
                "{found} of {asked}: {missed:?}"
            );
            assert!(share <= 0.0005, "{share}");
        }
    }
}
