//! A mark on all that the filter shows.

use khabar::app::{App, Input, Message};
use khabar::triage::Flag;

use crate::desk::{Desk, code_points};

/// Three have the word, one has it inside another.
const ARTICLES: [(&str, &str); 5] = [
    ("1.txt", "Olives are picked\n\nIn the valley.\n"),
    ("2.txt", "Olives are dear\n\nIn the market.\n"),
    ("3.txt", "Olives are pressed\n\nAt the mill.\n"),
    ("4.txt", "Nonolives in a jar\n\nBought in the square.\n"),
    ("5.txt", "A bridge is closed\n\nFor a week.\n"),
];

fn marked(app: &App, flag: Flag) -> usize {
    let entries = app.list.found.entries.iter();
    entries
        .filter(|entry| app.mark(entry.key).has(flag))
        .count()
}

fn notice(app: &App) -> &str {
    app.notice.as_ref().map_or("", |notice| notice.key)
}

fn desk(query: &[&str]) -> Desk {
    let mut desk = Desk::open(&ARTICLES, 120, 40);
    desk.press(&["/"]);
    desk.press(query);
    desk.press(&["Enter"]);
    desk
}

const OLIVES: &[&str] = &["o", "l", "i", "v", "e", "s"];

#[test]
fn what_answers_exactly_is_taken_by_enter_and_undone_at_once() {
    let mut desk = desk(OLIVES);
    assert_eq!(
        (desk.app.list.found.exact, desk.app.list.found.loose),
        (3, 1)
    );
    desk.press(&["*", "s"]);
    let screen = code_points(&desk.paint());
    assert!(screen.contains("3 exact; with 1 loose: type 4"), "{screen}");
    desk.press(&["Enter"]);
    desk.until("the stars", |app| marked(app, Flag::Starred) == 3);
    assert_eq!(notice(&desk.app), "notice.many");
    desk.press(&["u"]);
    desk.until("them to go", |app| marked(app, Flag::Starred) == 0);
}

#[test]
fn what_is_loose_is_taken_by_its_number_alone() {
    for (typed, taken) in [("4", 4), ("٤", 4), ("3", 0), ("y", 0)] {
        let mut desk = desk(OLIVES);
        desk.press(&["*", "r", typed, "Enter"]);
        if taken == 0 {
            assert_eq!(notice(&desk.app), "notice.not-that-number", "{typed}");
        }
        desk.until("the marks", |app| marked(app, Flag::Read) == taken);
    }
    let mut desk = desk(OLIVES);
    desk.press(&["*", "r", "Esc"]);
    assert_eq!(desk.app.asked_for_all(), None);
    assert_eq!(marked(&desk.app, Flag::Read), 0);
}

#[test]
fn where_nothing_is_loose_nothing_is_asked_and_all_are_taken_off_again() {
    let mut desk = desk(&["b", "r", "i", "d", "g", "e"]);
    assert_eq!(desk.app.list.found.loose, 0);
    desk.press(&["*", "s"]);
    desk.until("the star", |app| marked(app, Flag::Starred) == 1);
    desk.press(&["*", "s"]);
    desk.until("it to go", |app| marked(app, Flag::Starred) == 0);
}

#[test]
fn without_a_filter_it_is_the_whole_list_and_its_number_is_asked() {
    let mut desk = Desk::open(&ARTICLES, 120, 40);
    desk.press(&["*", "a"]);
    let screen = code_points(&desk.paint());
    assert!(screen.contains("all that is shown: type 5"), "{screen}");
    desk.press(&["Enter"]);
    assert_eq!(notice(&desk.app), "notice.not-that-number");
    desk.press(&["*", "r", "5", "Enter"]);
    desk.until("all", |app| marked(app, Flag::Read) == ARTICLES.len());
}

#[test]
fn a_part_that_was_not_understood_is_no_filter_to_mark_by() {
    for typed in [
        "olives date:2023-13",
        "olives colour:red",
        "date:2023-13",
        "\"",
    ] {
        let mut desk = Desk::open(&ARTICLES, 120, 40);
        desk.press(&["/"]);
        let paste = Input::Paste(typed.to_owned());
        desk.take(Message::Input(vec![paste]));
        desk.press(&["Enter", "*", "a", "Enter"]);
        assert_eq!(notice(&desk.app), "notice.not-that-number", "{typed}");
        assert_eq!(marked(&desk.app, Flag::Archived), 0, "{typed}");
    }
}

#[test]
fn what_is_archived_leaves_the_list_and_comes_back() {
    let mut desk = desk(OLIVES);
    desk.press(&["*", "a", "Enter"]);
    desk.until("three to go", |app| {
        app.list.len() == 1 && !app.is_waiting()
    });
    desk.press(&["u"]);
    desk.until("them to come back", |app| app.list.len() == 4);
}

#[test]
fn where_nothing_is_shown_or_exact_nothing_is_marked() {
    let mut desk = desk(&["x", "q", "z", "7"]);
    desk.press(&["*", "s"]);
    assert_eq!(notice(&desk.app), "notice.nothing-shown");
    assert!(desk.app.prompt.is_none());
}

#[test]
fn the_number_to_type_is_told_in_every_window() {
    let mut desk = desk(OLIVES);
    desk.press(&["v", "a", "*", "s"]);
    for (columns, rows) in [(120, 40), (80, 24), (40, 12), (30, 12), (1, 1)] {
        desk.resize(columns, rows);
        let screen = code_points(&desk.paint());
        let bottom = screen.lines().last().unwrap();
        // The number that takes all stands there, with its words or without.
        assert!(columns == 1 || bottom.contains('4'), "{bottom}");
    }
}
