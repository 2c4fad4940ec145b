//! Whatever is typed or pasted as a query: it filters by what is understood, and says the
//! rest.

use khabar::app::{App, Input, Message};
use khabar::layout::{Letters, Marks};

use crate::desk::{Desk, code_points};

const ARTICLES: [(&str, &str); 4] = [
    ("1.txt", "وقف إطلاق النار في المدينة\n\nهدأت الجبهة.\n"),
    ("2.txt", "إطلاق مبادرة بعد وقف الدعم\n\nبدأت المبادرة.\n"),
    ("3.txt", "افتتاح جسر قرب البحيرة\n\nالجسر مفتوح للجميع.\n"),
    ("4.txt", "A library is opened\n\nIt is open to all.\n"),
];

/// Windows in which what was typed has to be painted.
const WINDOWS: [(u16, u16); 5] = [(120, 40), (80, 24), (40, 12), (12, 3), (1, 1)];

struct Asked {
    desk: Desk,
}

impl Asked {
    /// Pastes a text into an empty filter.
    fn new(text: &str) -> Self {
        let mut desk = Desk::open(&ARTICLES, 120, 40);
        desk.press(&["/"]);
        desk.take(Message::Input(vec![Input::Paste(text.to_owned())]));
        desk.until("an answer", |app| !app.is_waiting());
        let asked = Self { desk };
        asked.is_painted();
        asked
    }

    /// Paints it: nothing that steers a terminal is in it.
    fn is_painted(&self) {
        let steers = |c: char| {
            c.is_control()
                || matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}')
                || ('\u{202A}'..='\u{202E}').contains(&c)
                || ('\u{2066}'..='\u{2069}').contains(&c)
        };
        let buffer = self.desk.paint();
        for y in 0..buffer.area.height {
            for x in 0..buffer.area.width {
                let symbol = buffer.cell((x, y)).unwrap().symbol();
                assert!(!symbol.chars().any(steers), "{symbol:?} at {x}, {y}");
            }
        }
    }

    fn in_every_window(mut self) -> Self {
        for (columns, rows) in WINDOWS {
            self.desk.resize(columns, rows);
            self.is_painted();
        }
        self.desk.resize(120, 40);
        self
    }

    fn app(&self) -> &App {
        &self.desk.app
    }

    fn typed(&self) -> &str {
        self.app().prompt.as_ref().unwrap().text()
    }

    fn found(&self) -> Vec<String> {
        let entries = self.app().list.found.entries.iter();
        let heads = entries.filter_map(|entry| self.app().head(entry.id));
        heads.map(|head| head.locator.doc.clone()).collect()
    }

    fn bottom(&self) -> String {
        let screen = code_points(&self.desk.paint());
        screen.lines().last().unwrap().to_owned()
    }
}

#[test]
fn ten_thousand_letters_are_cut_and_answered() {
    for letter in ["ق", "a", "7", "ﻻ", "قره ", "\"a ", "-", "is:"] {
        let asked = Asked::new(&letter.repeat(10_000)).in_every_window();
        assert!(asked.typed().len() <= 4096);
        assert!(!asked.app().is_waiting());
    }
}

#[test]
fn controls_alone_are_no_filter() {
    let controls: String = ('\0'..' ').chain('\u{7F}'..='\u{9F}').collect();
    let asked = Asked::new(&controls).in_every_window();
    assert_eq!(asked.typed().trim(), "");
    assert_eq!(asked.found().len(), ARTICLES.len());
}

#[test]
fn lines_and_marks_of_direction_that_come_along_do_not_count() {
    let asked =
        Asked::new("\u{202B}جسر\r\n\u{202E}\u{2066}البحيرة\u{2069}\u{200F}\n").in_every_window();
    assert_eq!(asked.found(), ["3.txt"]);
    assert!(!asked.typed().contains(['\r', '\n']));
    let asked = Asked::new("\u{202A}\u{2067}\u{200E}\n\u{FEFF}");
    assert_eq!(asked.found().len(), ARTICLES.len());
}

#[test]
fn a_quotation_that_is_not_closed_is_a_phrase_already() {
    for typed in ["\"وقف إطلاق", "«وقف إطلاق", "“وقف إطلاق", "\"وقف إطلاق\" \""]
    {
        let asked = Asked::new(typed);
        // What has the letters only here and there stands behind.
        let exact = asked.app().list.found.exact;
        assert_eq!(asked.found()[..exact], ["1.txt"], "{typed}");
    }
    for typed in ["\"", "««", "\"\" \"", "title:\""] {
        assert_eq!(Asked::new(typed).found().len(), ARTICLES.len(), "{typed}");
    }
}

#[test]
fn a_field_that_nobody_knows_and_a_day_that_is_none_are_said_and_the_rest_filters() {
    for (typed, said) in [
        ("library colour:red", "not known: colour:red"),
        ("library date:2023-02-30", "not understood: date:2023-02-30"),
        (
            "library after:9999-99-99",
            "not understood: after:9999-99-99",
        ),
        (
            "library before:2024..2023",
            "not understood: before:2024..2023",
        ),
        ("library is:blue", "not understood: is:blue"),
        ("library has:", "missing after has:"),
    ] {
        let asked = Asked::new(typed).in_every_window();
        assert_eq!(asked.found(), ["4.txt"], "{typed}");
        assert!(asked.bottom().contains(said), "{}", asked.bottom());
    }
}

#[test]
fn a_word_longer_than_any_column_is_found_whole_and_not_by_half() {
    let asked = Asked::new("وقفإطلاقالنارفيالمدينة");
    assert_eq!(asked.found(), ["1.txt"]);
    let asked = Asked::new("وقفإطلاقالنارفيالقرية");
    assert!(asked.found().is_empty(), "{:?}", asked.found());
}

#[test]
fn what_is_pasted_beside_a_prompt_is_no_command() {
    let mut desk = Desk::open(&ARTICLES, 120, 40);
    desk.take(Message::Input(vec![Input::Paste("Qqj*r\r".to_owned())]));
    assert!(desk.app.exit.is_none() && desk.app.prompt.is_none());
    assert_eq!(desk.app.list.selected, 0);
}

#[test]
fn a_name_with_marks_of_direction_is_saved_and_shown_without_harm() {
    let mut asked = Asked::new("library");
    asked.desk.press(&["Enter", "w", "s", "^u"]);
    let name = "\u{202E}my\n\u{2066}books\u{1b}[2J";
    let paste = Input::Paste(name.to_owned());
    asked.desk.take(Message::Input(vec![paste]));
    asked.desk.press(&["Enter"]);
    let saved = |app: &App| app.saved().next().is_some();
    asked.desk.until("the search", saved);
    asked.desk.press(&["w", "w"]);
    let asked = asked.in_every_window();
    let (search, _) = asked.app().saved().next().unwrap();
    assert!(!search.name.contains(char::is_control));
    assert_eq!(search.query, "library");
    assert_eq!(asked.app().view.letters, Letters::Forms);
    assert_eq!(asked.app().view.marks, Marks::Keep);
}
