//! Saved searches: from the filter into the overlay, and from the shell.

use std::fs;
use std::process::Output;

use khabar::app::{App, Counts, Overlay};

use crate::desk::{Desk, code_points};
use crate::place::Place;
use crate::pty::Program;

const ARTICLES: [(&str, &str); 4] = [
    (
        "1.txt",
        "Water returns to the lake\n\n5 April 2022\n\nWater stands in the lake again.\n",
    ),
    (
        "2.txt",
        "Boats on the lake\n\nThere is water enough for boats.\n",
    ),
    (
        "3.txt",
        "A library is opened\n\nThe library is open to all since Monday.\n",
    ),
    (
        "4.txt",
        "افتتاح جسر قرب البحيرة\n\nقال المهندس سامي الخطيب إن طول الجسر 400 متر.\n",
    ),
];

fn typing(desk: &mut Desk, text: &str) {
    for letter in text.chars() {
        let name = match letter {
            ' ' => "Space".to_owned(),
            letter => letter.to_string(),
        };
        desk.press(&[&name]);
    }
}

fn save(desk: &mut Desk, query: &str, name: &str) {
    desk.press(&["&", "^u"]);
    typing(desk, query);
    desk.press(&["Enter", "w", "s", "^u"]);
    typing(desk, name);
    desk.press(&["Enter"]);
    let saved = |app: &App| app.saved().any(|(search, _)| search.name == name);
    desk.until("the search to be saved", saved);
}

fn names(app: &App) -> Vec<String> {
    app.saved().map(|(search, _)| search.name.clone()).collect()
}

fn counts(app: &App, name: &str) -> Option<Counts> {
    let mut saved = app.saved();
    saved
        .find(|(search, _)| search.name == name)
        .and_then(|(_, counts)| counts.copied())
}

fn notice(app: &App) -> &str {
    app.notice.as_ref().map_or("", |notice| notice.key)
}

#[test]
fn a_filter_is_saved_listed_with_its_counts_and_applied() {
    let mut desk = Desk::open(&ARTICLES, 120, 40);
    save(&mut desk, "lake", "the lake");
    save(&mut desk, "library -boat", "books");
    desk.press(&["Esc", "g", "r"]);
    desk.until("the mark", |app| notice(app) == "notice.read");
    desk.press(&["w", "w"]);
    desk.until("the counts", |app| {
        counts(app, "the lake").is_some_and(|counts| counts.new.is_some())
            && counts(app, "books").is_some()
    });
    let lake = counts(&desk.app, "the lake").unwrap();
    assert_eq!((lake.matches, lake.unread, lake.new), (2, 1, Some(0)));
    assert_eq!(counts(&desk.app, "books").unwrap().matches, 1);
    desk.press(&["j", "Enter"]);
    assert_eq!(desk.app.overlay, None);
    assert_eq!(desk.app.list.query, "library -boat");
    assert_eq!((desk.app.list.len(), desk.app.list.selected), (1, 0));
}

#[test]
fn a_search_is_deleted_and_brought_back_by_undo() {
    let mut desk = Desk::open(&ARTICLES, 120, 40);
    save(&mut desk, "lake", "lake");
    save(&mut desk, "library", "books");
    desk.press(&["w", "w", "d"]);
    desk.until("one to go", |app| names(app) == ["books"]);
    assert_eq!(notice(&desk.app), "notice.search-deleted");
    assert!(matches!(desk.app.overlay, Some(Overlay::Saved { .. })));
    desk.press(&["u"]);
    desk.until("it to come back", |app| names(app) == ["lake", "books"]);
    assert_eq!(notice(&desk.app), "notice.undone");
    desk.press(&["U"]);
    desk.until("it to go again", |app| names(app) == ["books"]);
    // Undo reaches it from the list too.
    desk.press(&["Esc", "u"]);
    desk.until("it to come back", |app| names(app) == ["lake", "books"]);
}

#[test]
fn a_name_that_is_taken_gets_another_query_and_the_name_is_offered_again() {
    let mut desk = Desk::open(&ARTICLES, 120, 40);
    save(&mut desk, "lake", "mine");
    save(&mut desk, "library", "mine");
    desk.until("the word", |app| notice(app) == "notice.search-replaced");
    assert_eq!(names(&desk.app), ["mine"]);
    desk.press(&["w", "s"]);
    assert_eq!(desk.app.prompt.as_ref().unwrap().text(), "mine");
    desk.press(&["Esc", "Esc", "w", "s"]);
    assert_eq!(notice(&desk.app), "notice.no-filter");
}

#[test]
fn the_overlay_says_what_to_do_where_nothing_is_saved() {
    for (columns, rows) in [(120, 40), (80, 24), (40, 12), (12, 3), (1, 1)] {
        let mut desk = Desk::open(&ARTICLES, columns, rows);
        desk.press(&["w", "w"]);
        let screen = code_points(&desk.paint());
        if columns >= 40 {
            assert!(screen.contains("No search is saved yet."), "{screen}");
            assert!(screen.contains("ws saves the filter in force."), "{screen}");
        }
        desk.press(&["j", "Enter", "d", "q"]);
        assert_eq!(desk.app.overlay, None);
    }
}

#[test]
fn counts_stand_at_the_far_end_of_names_in_both_directions() {
    let mut desk = Desk::open(&ARTICLES, 40, 12);
    save(&mut desk, "lake", "lake");
    save(&mut desk, "الجسر", "الجسر");
    desk.press(&["w", "w"]);
    desk.until("the counts", |app| {
        app.saved()
            .all(|(_, counts)| counts.is_some_and(|counts| counts.new.is_some()))
    });
    let rows = |desk: &Desk| -> Vec<String> {
        let screen = code_points(&desk.paint());
        screen.lines().map(|row| row.trim().to_owned()).collect()
    };
    let screen = rows(&desk);
    let lake = screen.iter().find(|row| row.starts_with("lake")).unwrap();
    assert!(lake.ends_with("2       2       0"), "{lake}");
    desk.press(&["q", "v", "a", "w", "w"]);
    desk.until("the counts", |app| app.saved().all(|(_, c)| c.is_some()));
    let screen = rows(&desk);
    let lake = screen.iter().find(|row| row.ends_with("lake")).unwrap();
    assert!(lake.starts_with("0       2       2"), "{lake}");
}

fn open(place: &Place) -> Program {
    let program = place.explore(place.start());
    program.wait_for("ARTICLES");
    program
}

impl Place {
    fn find(&self, arguments: &[&str]) -> Output {
        let asked = [&["find"], arguments, &[".", "--format", "jsonl"]].concat();
        self.verb_at(&self.home, &asked)
    }

    /// The names of the files that are found, and what is said beside.
    fn found(&self, arguments: &[&str]) -> (Vec<String>, String) {
        let output = self.find(arguments);
        assert!(output.status.success(), "{output:?}");
        let lines = String::from_utf8(output.stdout).unwrap();
        let docs = lines.lines().map(|line| {
            let object: serde_json::Value = serde_json::from_str(line).unwrap();
            object["doc"].as_str().unwrap().to_owned()
        });
        let mut docs: Vec<String> = docs.collect();
        docs.sort();
        (docs, String::from_utf8(output.stderr).unwrap())
    }
}

#[test]
fn what_came_since_a_search_was_looked_at_is_new_until_it_is_looked_at_again() {
    let place = Place::with(&ARTICLES);
    let mut program = open(&place);
    program.wait_for("ARTICLES 4");
    program.type_keys("/lake\r");
    program.wait_for("ARTICLES 2 of 4");
    program.type_keys("ws\x15Waters\r");
    program.wait_for("saved: Waters");
    program.type_keys("Q");
    program.ends();
    place.write("5.txt", "A lake has gone\n\nThe lake was there.\n");

    let counts = |screen: &vt100::Screen| -> Option<Vec<String>> {
        let contents = screen.contents();
        let row = contents.lines().find(|row| row.contains("Waters"))?;
        let counts = row
            .split_whitespace()
            .filter(|word| word.parse::<u32>().is_ok());
        Some(counts.map(str::to_owned).collect())
    };
    let mut program = open(&place);
    program.wait_for("ARTICLES 5");
    program.type_keys("ww");
    program.wait("one that is new", |screen| {
        counts(screen).is_some_and(|counts| counts == ["3", "3", "1"])
    });
    program.type_keys("\r");
    program.wait_for("ARTICLES 3 of 5");
    program.type_keys("ww");
    program.wait("none that is new", |screen| {
        counts(screen).is_some_and(|counts| counts == ["3", "3", "0"])
    });
    program.type_keys("Q");
    program.ends();
    let (docs, said) = place.found(&["--saved", "Waters"]);
    assert_eq!(docs, ["1.txt", "2.txt", "5.txt"]);
    assert_eq!(said, "");
}

#[test]
fn a_file_of_searches_that_is_not_understood_is_told_and_left_alone() {
    let place = Place::with(&ARTICLES);
    let config = place.home.path().join("config");
    fs::create_dir(&config).unwrap();
    let text = "[[search]]\nname = 'lake'\nquery : 'lake'\n";
    fs::write(config.join("searches.toml"), text).unwrap();
    let mut program = open(&place);
    program.wait_for("searches.toml: line 3");
    program.type_keys("/lake\rws\r");
    program.wait_for("Not saved: ");
    program.type_keys("Q");
    program.ends();
    let left = fs::read_to_string(config.join("searches.toml")).unwrap();
    assert_eq!(left, text);
}

#[test]
fn the_shell_knows_the_fields_that_the_explorer_knows() {
    let place = Place::with(&ARTICLES);
    for (query, expected) in [
        ("who:سامي", &["4.txt"][..]),
        ("who:sami", &["4.txt"]),
        ("has:quote", &["4.txt"]),
        ("lang:ar", &["4.txt"]),
        ("lake is:unread", &["1.txt", "2.txt"]),
        ("lake is:starred", &[]),
        ("date:2022-04", &["1.txt"]),
        ("lake -date:2022", &["2.txt"]),
    ] {
        let (docs, said) = place.found(&[query]);
        assert_eq!(docs, expected, "{query}");
        assert_eq!(said, "", "{query}");
    }
}

#[test]
fn the_shell_says_what_of_a_query_it_did_not_understand() {
    let place = Place::with(&ARTICLES);
    let (docs, said) = place.found(&["boats colour:red date:2022-13 who: is:blue"]);
    assert_eq!(docs, ["2.txt"]);
    let said: Vec<&str> = said.lines().collect();
    assert_eq!(
        said,
        [
            "khabar: not known: colour:red",
            "khabar: missing after who:",
            "khabar: not understood: date:2022-13",
            "khabar: not understood: is:blue",
        ]
    );
}

#[test]
fn a_search_that_is_not_saved_is_wrong_usage_and_those_that_are_are_named() {
    let place = Place::with(&ARTICLES);
    let output = place.find(&["--saved", "lake"]);
    assert_eq!(output.status.code(), Some(2));
    let config = place.home.path().join("config");
    fs::create_dir(&config).unwrap();
    let text = "[[search]]\nname = \"جسور\"\nquery = \"الجسر\"\n";
    fs::write(config.join("searches.toml"), text).unwrap();
    let output = place.find(&["--saved", "lake"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("there are \"جسور\""), "{said}");
    assert_eq!(place.found(&["--saved", "جسور"]).0, ["4.txt"]);
}
