//! What was asked before, in the prompts of this explorer and of the next one.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use khabar::app::App;

use crate::desk::Desk;
use crate::place::Place;
use crate::pty::Program;

const ARTICLES: [(&str, &str); 3] = [
    (
        "1.txt",
        "A bridge is closed\n\nThe old bridge is closed for a week.\n",
    ),
    (
        "2.txt",
        "A library is opened\n\nThe library by the bridge is open.\n",
    ),
    (
        "3.txt",
        "A tunnel is opened\n\nThe tunnel is open to all since Monday.\n",
    ),
];

fn typed(app: &App) -> &str {
    app.prompt.as_ref().unwrap().text()
}

fn ask(desk: &mut Desk, opens: &str, query: &str) {
    desk.press(&[opens, "^u"]);
    let letters: Vec<String> = query.chars().map(String::from).collect();
    desk.press(&letters.iter().map(String::as_str).collect::<Vec<_>>());
    desk.press(&["Enter"]);
}

#[test]
fn each_prompt_goes_through_its_own_queries_and_filters_meanwhile() {
    let mut desk = Desk::open(&ARTICLES, 120, 40);
    for query in ["library", "tunnel", "open"] {
        ask(&mut desk, "&", query);
    }
    desk.press(&["l"]);
    ask(&mut desk, "/", "since");
    desk.press(&["&", "Up"]);
    assert_eq!(typed(&desk.app), "tunnel");
    assert_eq!(desk.app.list.len(), 1, "it filters at once");
    desk.press(&["^p"]);
    assert_eq!(typed(&desk.app), "library");
    desk.press(&["Up"]);
    assert_eq!(typed(&desk.app), "library", "there is nothing before it");
    desk.press(&["^n", "Down"]);
    assert_eq!(typed(&desk.app), "open");
    desk.press(&["Esc", "/", "^u", "Up"]);
    assert_eq!(typed(&desk.app), "since");
    desk.press(&["Up"]);
    assert_eq!(typed(&desk.app), "since");
}

#[test]
fn what_was_given_up_was_not_asked() {
    let mut desk = Desk::open(&ARTICLES, 120, 40);
    desk.press(&["&", "t", "u", "Esc", "&", "Up"]);
    assert_eq!(typed(&desk.app), "");
}

#[test]
fn down_goes_down_the_list_and_up_comes_back_before_it_recalls() {
    let mut desk = Desk::open(&ARTICLES, 120, 40);
    ask(&mut desk, "&", "closed");
    desk.press(&["&", "^u", "Down", "Down"]);
    assert_eq!(desk.app.list.selected, 2);
    desk.press(&["Up", "Up"]);
    assert_eq!((desk.app.list.selected, typed(&desk.app)), (0, ""));
    desk.press(&["Up"]);
    assert_eq!(typed(&desk.app), "closed");
}

fn open(place: &Place) -> Program {
    let program = place.explore(place.start());
    program.wait_for("ARTICLES 3");
    program
}

fn file(place: &Place) -> PathBuf {
    place.home.path().join("state/queries.json")
}

#[test]
fn the_next_explorer_knows_them_and_nobody_else() {
    let place = Place::with(&ARTICLES);
    let mut program = open(&place);
    program.type_keys("/tunnel\r");
    program.wait_for("ARTICLES 1 of 3");
    // What was asked last is kept before it ends.
    program.type_keys("&\x15library\rQ");
    assert!(program.ends_with_the_terminal_restored().success());
    let mode = fs::metadata(file(&place)).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let mut program = open(&place);
    program.type_keys("/\x1b[A");
    program.wait_for("Filter:  library");
    program.type_keys("\x1b[A");
    program.wait_for("Filter:  tunnel");
}

#[test]
fn explorers_beside_each_other_lose_nothing_of_each_other() {
    let place = Place::with(&ARTICLES);
    let (mut one, mut other) = (open(&place), open(&place));
    for (program, query) in [(&mut one, "bridge"), (&mut other, "tunnel")] {
        program.type_keys(&format!("/{query}\rQ"));
        program.ends();
    }
    let kept = fs::read_to_string(file(&place)).unwrap();
    assert!(
        kept.contains("\"filter\":[\"tunnel\",\"bridge\"]"),
        "{kept}"
    );
}

#[test]
fn a_damaged_file_is_told_once_and_replaced() {
    let place = Place::with(&ARTICLES);
    let mut program = open(&place);
    program.type_keys("/tunnel\rQ");
    program.ends();
    let good = fs::read_to_string(file(&place)).unwrap();
    let other = good.replace("\"filter\"", "\"filler\"");
    for damaged in [&good[..good.len() / 2], "", "[]\n", &other] {
        fs::write(file(&place), damaged).unwrap();
        let mut program = open(&place);
        program.wait_for("The queries of before cannot be used");
        program.type_keys("Q");
        program.ends();
        let mut program = open(&place);
        assert!(!program.screen().contains("cannot be used"));
        program.type_keys("/bridge\rQ");
        program.ends();
        let kept = fs::read_to_string(file(&place)).unwrap();
        assert!(kept.contains("\"filter\":[\"bridge\"]"), "{kept}");
    }
}
