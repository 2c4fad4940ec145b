//! Whole screens: given these articles and these keys, this is painted.

use khabar::app::workers::Answer;
use khabar::app::{Geometry, Message, Pane};
use khabar::term::{Abilities, Screen, Tty};
use khabar::ui::draw;
use ratatui::Terminal;
use ratatui::buffer::{Buffer, Cell};

use crate::desk::{Desk, code_points};

const ARTICLES: [(&str, &str); 4] = [
    (
        "1.txt",
        "افتتاح مكتبة عامة في وسط المدينة\n\n١٢ مارس ٢٠٢١\n\nافتتحت البلدية، اليوم الجمعة، مكتبة عامة تضم نحو 5000 كتاب (40% منها جديد) في شارع BBC.\n\nوقال مدير المكتبة إن أبوابها \"مفتوحة للجميع من دون رسوم\".\n",
    ),
    (
        "2.txt",
        "بازار کتاب در تهران\n\nنمایشگاه کتاب روز سه‌شنبه با حضور ۲۵۰ ناشر آغاز شد و می‌خواهند آن را تمدید کنند.\n",
    ),
    (
        "3.txt",
        "הספרייה נפתחה\n\nהספרייה העירונית נפתחה ביום שלישי, ו-40% מהספרים חדשים (2020-2024).\n",
    ),
    (
        "4.txt",
        "Library opens\n\nThe city library (مكتبة) opened on 12 March 2021 with 5,000 books.\n",
    ),
];

fn desk(columns: u16, rows: u16) -> Desk {
    let mut desk = Desk::open(&ARTICLES, columns, rows);
    desk.until("the facts", |app| app.panel.facts.is_some());
    desk
}

#[test]
fn a_small_window_shows_the_list_alone() {
    insta::assert_snapshot!(code_points(&desk(40, 12).paint()));
}

#[test]
fn a_middling_window_shows_list_and_reader() {
    insta::assert_snapshot!(code_points(&desk(80, 14).paint()));
}

#[test]
fn the_facts_stand_beside_the_reader() {
    let mut desk = desk(80, 14);
    desk.press(&["Tab", "Tab"]);
    insta::assert_snapshot!(code_points(&desk.paint()));
}

#[test]
fn in_arabic_the_whole_interface_is_mirrored() {
    let mut desk = desk(80, 14);
    desk.press(&["v", "a"]);
    insta::assert_snapshot!(code_points(&desk.paint()));
    let order: Vec<Pane> = desk
        .app
        .geometry()
        .panes
        .iter()
        .map(|(pane, _)| *pane)
        .collect();
    assert_eq!(order, [Pane::Reader, Pane::List]);
    // Left is left on the screen, whichever way the interface runs.
    desk.press(&["h"]);
    assert_eq!(desk.app.focus, Pane::Reader);
}

#[test]
fn a_paragraph_that_is_laid_out_in_parts_is_said_to_be() {
    let long = "كلمة ".repeat(20_000);
    for (text, said) in [(long.as_str(), true), ("كلمة", false)] {
        let desk = Desk::open(&[("1.txt", text)], 100, 12);
        let screen = code_points(&desk.paint());
        assert_eq!(screen.contains("in parts"), said, "{screen}");
    }
}

#[test]
fn names_that_are_known_late_leave_the_selection_where_it_was_put() {
    let articles = [
        ("1.txt", "Library opens\n\nIt opened."),
        ("2.txt", "Library closes\n\nIt closed."),
    ];
    let mut desk = Desk::open(&articles, 100, 12);
    desk.press(&["&", "l", "i", "b", "Down"]);
    let chosen = desk.app.list.current().unwrap().key;
    assert_ne!(desk.app.list.selected, 0);
    let united = Answer::United {
        facts: std::collections::HashMap::new(),
        published: std::collections::HashMap::new(),
        known: 2,
    };
    desk.take(Message::Worker(Box::new(united)));
    desk.until("the rows anew", |app| !app.is_waiting());
    assert_eq!(desk.app.list.current().unwrap().key, chosen);
}

#[test]
fn every_help_line_stands_in_the_help() {
    let mut desk = desk(100, 60);
    desk.press(&["?"]);
    let screen = code_points(&desk.paint());
    for action in khabar::app::Action::ALL {
        let line = desk
            .app
            .strings
            .get(&format!("action.{}", action.name()))
            .to_owned();
        assert!(screen.contains(&line), "{line}");
    }
}

/// Cells outside the panes and the lines around them.
fn holds(geometry: &Geometry, x: u16, y: u16) -> bool {
    let inside = |area: &khabar::app::Area| {
        area.x <= x && x < area.x + area.width && area.y <= y && y < area.y + area.height
    };
    geometry.panes.iter().any(|(_, area)| inside(area))
        || geometry.titles.iter().any(inside)
        || geometry.peek.iter().any(inside)
        || inside(&geometry.bottom)
}

fn assert_whole(buffer: &Buffer, geometry: &Geometry, what: &str) {
    for y in 0..buffer.area.height {
        for x in 0..buffer.area.width {
            let symbol = buffer.cell((x, y)).unwrap().symbol();
            assert!(
                !symbol.chars().any(is_format),
                "{what}: a format character at {x},{y}: {symbol:?}"
            );
            if geometry.borders.contains(&x) && !holds(geometry, x, y) {
                assert_eq!(symbol, "│", "{what}: the border at {x},{y}");
            }
        }
    }
}

fn is_format(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200B}'..='\u{200C}' | '\u{200E}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}')
        || c.is_control()
}

#[test]
fn nothing_crosses_a_border_in_any_window() {
    let mut desk = desk(120, 40);
    for focus in [&["q", "q"][..1], &["Tab"], &["Tab"]] {
        desk.press(focus);
        if desk.app.exit.is_some() {
            desk.app.exit = None;
        }
        for columns in (1..=140).step_by(7).chain([40, 59, 60, 80, 99, 100, 120]) {
            for rows in [1, 2, 3, 4, 5, 6, 7, 12, 24, 40] {
                desk.resize(columns, rows);
                let what = format!("{columns}×{rows}, focus {:?}", desk.app.focus);
                assert_whole(&desk.paint(), desk.app.geometry(), &what);
            }
        }
    }
}

#[test]
fn a_frame_that_changes_nothing_sends_nothing() {
    let desk = desk(80, 24);
    let file = tempfile::NamedTempFile::new().unwrap();
    let tty = Tty {
        output: file.reopen().unwrap(),
        input: file.reopen().unwrap(),
    };
    let mut terminal =
        Terminal::new(Screen::new(&tty, Abilities::default(), None).unwrap()).unwrap();
    let mut paint = || {
        terminal
            .draw(|frame| {
                draw(&desk.app, &desk.theme, frame.buffer_mut());
            })
            .unwrap();
        file.as_file().metadata().unwrap().len()
    };
    let first = paint();
    assert!(first > 0);
    assert_eq!(paint(), first);
}

/// What a screen says in Latin letters, row by row.
fn latin(desk: &Desk) -> String {
    let buffer = desk.paint();
    let width = usize::from(buffer.area.width);
    buffer
        .content
        .chunks(width)
        .map(|row| row.iter().map(Cell::symbol).collect::<String>() + "\n")
        .collect()
}

#[test]
fn a_denial_and_a_bound_by_a_verb_are_said_in_the_panel() {
    let text = "خبر\n\nنفت وزارة الدفاع التركية مقتل 12 جنديا.\nوتجاوز عدد المصابين 400 شخص.\n";
    let mut desk = Desk::open(&[("a.txt", text)], 120, 40);
    desk.until("all facts", |app| app.facts_known() == 1);
    let shown = latin(&desk);
    assert!(shown.contains("denied by"), "{shown}");
    assert!(shown.contains("over 400"), "{shown}");
}
