//! A large corpus: its facts are looked for in the background, and the explorer answers
//! every key meanwhile.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use khabar::home::Pack;
use tempfile::TempDir;

use crate::pty::{Program, Start};
use crate::seeded::Seeded;

/// Optimised, a large corpus; otherwise what keeps an unoptimised program busy for half a
/// minute (some hundred articles a second).
const ARTICLES: usize = if cfg!(debug_assertions) {
    3_000
} else {
    30_000
};

/// Articles made of the paragraphs of the bundled ones, each with a number in its title.
fn recombined(folder: &Path, count: usize) {
    let bundled = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut files: Vec<_> = fs::read_dir(bundled)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    files.sort();
    let texts: Vec<String> = files
        .iter()
        .map(|file| fs::read_to_string(file).unwrap())
        .collect();
    let paragraphs: Vec<&str> = texts
        .iter()
        .flat_map(|text| text.lines().skip(1))
        .filter(|line| line.len() > 80)
        .collect();
    let mut chance = Seeded::new(2026);
    for number in 1..=count {
        let mut text = format!("خبر رقم {number}\n");
        for _ in 0..6 {
            text.push('\n');
            text.push_str(chance.one(&paragraphs));
            text.push('\n');
        }
        fs::write(folder.join(format!("{number:05}.txt")), text).unwrap();
    }
}

/// How many articles have been looked at, as the bottom line says it; `None` where it does
/// not.
fn done(screen: &str) -> Option<usize> {
    let bottom = screen.lines().last()?;
    let (_, progress) = bottom.rsplit_once("facts ")?;
    progress.split(' ').next()?.parse().ok()
}

fn selected(screen: &vt100::Screen) -> String {
    crate::explorer::inverse_text(screen)
}

#[test]
fn every_key_is_answered_while_the_facts_of_a_large_corpus_are_looked_for() {
    let (articles, home) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    recombined(articles.path(), ARTICLES);
    let mut program = start(&articles, &home);
    program.wait("the list", |screen| {
        screen.contents().contains(&format!("ARTICLES {ARTICLES}"))
    });
    program.wait("progress", |screen| done(&screen.contents()).is_some());
    let before = done(&program.screen()).unwrap();
    assert!(before < ARTICLES);

    // Each key has its frame before the next one is typed.
    for number in 2..=12 {
        program.type_keys("j");
        program.wait("the next article", |screen| {
            selected(screen).contains(&number.to_string())
        });
    }
    for typed in ["p", "pu", "put", "puti", "putin"] {
        if typed.len() == 1 {
            program.type_keys("&");
        }
        program.type_keys(&typed[typed.len() - 1..]);
        program.wait("the query", |screen| {
            let bottom = screen.contents();
            bottom.contains(&format!("Filter:  {typed} "))
                || bottom.contains(&format!("Filter: {typed} "))
        });
    }
    program.type_keys("\x1b");
    program.wait("the whole list", |screen| {
        screen.contents().contains(&format!("ARTICLES {ARTICLES}"))
    });
    // The facts of the open article are there long before those of all.
    program.type_keys("G");
    program.wait("the last article", |screen| {
        selected(screen).contains(&ARTICLES.to_string())
    });
    program.type_keys("\t\t");
    program.wait("its facts", |screen| {
        let contents = screen.contents();
        contents.contains("▸ WHERE") || contents.contains("▸ WHEN")
    });
    assert!(
        done(&program.screen()).is_some(),
        "all that was typed was typed meanwhile; the screen:\n{}",
        program.screen()
    );
    program.type_keys("Q");
    assert!(program.ends_with_the_terminal_restored().success());

    // What was found is there for the next time, for the user alone.
    let folder = home.path().join("cache/facts");
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    let files = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let pack = files
        .into_iter()
        .find(|path| path.extension().is_some_and(|e| e == "pack"));
    let pack = pack.unwrap();
    assert_eq!(mode(&pack), 0o600);
    assert!(!Pack::open(pack).is_empty());
}

fn start(articles: &TempDir, home: &TempDir) -> Program {
    Start {
        arguments: &[articles.path().to_str().unwrap()],
        ..Start::new(home.path())
    }
    .run()
}
