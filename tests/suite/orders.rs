//! The orders of the list, with and without a filter.

use std::fs;
use std::time::{Duration, Instant};

use khabar::app::workers::Answer;
use khabar::app::{App, Found, Message, Order};

use crate::desk::{Desk, code_points};
use crate::place::Place;
use crate::pty::Program;

/// A condition that does not come true within this has failed.
const PATIENCE: Duration = Duration::from_secs(30);

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
        "A lake without a name\n\n7 May 2023\n\nThe lake has water and no name.\n",
    ),
    (
        "4.txt",
        "Coffee is dear\n\n9 June 2021\n\nThe price of coffee has risen with that of water.\n",
    ),
];

fn labels(app: &App) -> Vec<String> {
    let entries = app.list.found.entries.iter();
    let labels = entries.filter_map(|entry| Some(app.head(entry.id)?.label.text.clone()));
    labels
        .map(|label| label.split(' ').next().unwrap().to_owned())
        .collect()
}

fn notice(app: &App) -> &str {
    app.notice.as_ref().unwrap().key
}

#[test]
fn a_list_goes_round_its_orders_and_a_filtered_one_round_its_own() {
    let mut desk = Desk::open(&ARTICLES, 120, 40);
    desk.until("the days", |app| app.facts_known() == ARTICLES.len());
    for (key, expected) in [
        ("notice.order-newest", ["A", "Water", "Coffee", "Boats"]),
        ("notice.order-source", ["Water", "Boats", "A", "Coffee"]),
        ("notice.order-label", ["A", "Boats", "Coffee", "Water"]),
        ("notice.order-given", ["Water", "Boats", "A", "Coffee"]),
        ("notice.order-first-seen", ["Water", "Boats", "A", "Coffee"]),
    ] {
        desk.press(&["o"]);
        assert_eq!(
            (notice(&desk.app), &labels(&desk.app)[..]),
            (key, &expected.map(str::to_owned)[..])
        );
    }
    desk.press(&["/", "l", "a", "k", "e", "Enter"]);
    assert_eq!(desk.app.list.order_in_force(), Order::Relevance);
    let by_relevance = labels(&desk.app);
    for (key, expected) in [
        ("notice.order-first-seen", ["Water", "Boats", "A"]),
        ("notice.order-newest", ["A", "Water", "Boats"]),
        ("notice.order-source", ["Water", "Boats", "A"]),
        ("notice.order-label", ["A", "Boats", "Water"]),
        ("notice.order-given", ["Water", "Boats", "A"]),
    ] {
        desk.press(&["o"]);
        assert_eq!(
            (notice(&desk.app), &labels(&desk.app)[..3]),
            (key, &expected.map(str::to_owned)[..])
        );
    }
    desk.press(&["o"]);
    assert_eq!(notice(&desk.app), "notice.order-relevance");
    assert_eq!(labels(&desk.app), by_relevance);
    // The next filter begins with what answers best.
    desk.press(&["o", "Esc", "/", "l", "Enter"]);
    assert_eq!(desk.app.list.order_in_force(), Order::Relevance);
}

#[test]
fn what_answers_exactly_stays_before_what_does_not() {
    let mut desk = Desk::open(&ARTICLES, 120, 40);
    desk.until("the days", |app| app.facts_known() == ARTICLES.len());
    // "coffe" begins a word, "boat" too; "wter" is a slip.
    desk.press(&["/", "w", "t", "e", "r", " ", "|", " "]);
    desk.press(&["c", "o", "f", "f", "e", "Enter"]);
    let (exact, loose) = (desk.app.list.found.exact, desk.app.list.found.loose);
    assert!(exact == 1 && loose >= 1, "{exact} and {loose}");
    for _ in 0..6 {
        desk.press(&["o"]);
        assert_eq!(labels(&desk.app)[0], "Coffee", "{}", notice(&desk.app));
    }
}

#[test]
fn a_day_that_nobody_knows_is_labelled_and_comes_last() {
    let mut desk = Desk::open(&ARTICLES, 40, 12);
    desk.until("the days", |app| app.facts_known() == ARTICLES.len());
    desk.press(&["o", "G"]);
    let screen = code_points(&desk.paint());
    assert!(screen.contains("undated"), "{screen}");
    assert_eq!(labels(&desk.app)[3], "Boats");
}

fn open(place: &Place, count: usize) -> Program {
    let program = place.explore(place.start());
    program.wait_for(&format!("ARTICLES {count}"));
    program
}

impl Place {
    /// Waits until so many records of first meetings are kept.
    fn wait_for_records(&self, count: usize) {
        let until = Instant::now() + PATIENCE;
        let file = self.home.path().join("state/seen.jsonl");
        while fs::read_to_string(&file).map_or(0, |kept| kept.lines().count()) < count {
            assert!(Instant::now() < until, "waited in vain for {count} records");
            std::thread::yield_now();
        }
    }
}

#[test]
fn what_is_seen_for_the_first_time_comes_first_whatever_its_file_is_called() {
    let place = Place::with(&ARTICLES[..2]);
    let mut program = open(&place, 2);
    place.wait_for_records(1);
    program.type_keys("Q");
    program.ends();

    let (name, text) = ARTICLES[3];
    place.write(name, text);
    // One that was renamed was seen before.
    fs::rename(
        place.articles.path().join("1.txt"),
        place.articles.path().join("5.txt"),
    )
    .unwrap();
    let mut program = open(&place, 3);
    let first = |screen: &vt100::Screen| {
        let rows: Vec<String> = screen.rows(0, 33).collect();
        rows[1].trim().trim_start_matches('●').trim().to_owned()
    };
    program.wait("the newcomer, first and selected", |screen| {
        first(screen).starts_with("Coffee")
            && crate::explorer::inverse_text(screen).contains("Coffee")
    });
    place.wait_for_records(2);
    program.type_keys("Q");
    program.ends();
    let program = open(&place, 3);
    program.wait("it stays so", |screen| first(screen).starts_with("Coffee"));
}

#[test]
fn a_damaged_journal_is_told_once_and_the_rest_of_it_counts() {
    let place = Place::with(&ARTICLES[..1]);
    let mut program = open(&place, 1);
    place.wait_for_records(1);
    program.type_keys("Q");
    program.ends();
    let file = place.home.path().join("state/seen.jsonl");
    let good = fs::read_to_string(&file).unwrap();
    fs::write(&file, &good[..good.len() / 2]).unwrap();
    let mut program = open(&place, 1);
    program.wait_for("seen.jsonl, line 1");
    let mended = |kept: &str| kept.lines().count() == 1 && kept != &good[..good.len() / 2];
    let until = Instant::now() + PATIENCE;
    while !mended(&fs::read_to_string(&file).unwrap()) {
        assert!(Instant::now() < until, "it was not mended");
        std::thread::yield_now();
    }
    program.type_keys("Q");
    program.ends();
    let program = open(&place, 1);
    program.wait_for("ARTICLES 1");
    assert!(!program.screen().contains("seen.jsonl"));
}

#[test]
fn what_is_found_while_articles_are_taken_in_is_said_to_be_so_far() {
    let mut desk = Desk::open(&ARTICLES, 120, 40);
    desk.press(&["/", "x", "q", "z"]);
    assert!(code_points(&desk.paint()).contains("Nothing matches."));
    let found = Found {
        of: 1_000_000,
        growing: true,
        ..Found::default()
    };
    let generation = desk.app.list.generation;
    let answer = Answer::Found { generation, found };
    desk.take(Message::Worker(Box::new(answer)));
    let screen = code_points(&desk.paint());
    assert!(screen.contains("0 exact + 0 loose so far"), "{screen}");
    assert!(!screen.contains("Nothing matches."), "{screen}");
    desk.press(&["Enter"]);
    desk.press(&["*", "a"]);
    assert_eq!(notice(&desk.app), "notice.still-searching");
}
