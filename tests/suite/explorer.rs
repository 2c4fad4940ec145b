//! The explorer as it is used: the real program in a pseudo-terminal.

use std::fs;
use std::path::Path;

use rustix::process::Signal;
use tempfile::TempDir;

use crate::place::Place;
use crate::pty::{Program, Start, on_screen, position};

const LIBRARY: &str = "افتتاح مكتبة عامة في وسط المدينة

١٢ مارس ٢٠٢١

افتتحت البلدية، اليوم الجمعة، مكتبة عامة تضم نحو 5000 كتاب، ودعت السكان إلى زيارتها.

وقال مدير المكتبة سامي الخطيب إن أبوابها \"مفتوحة للجميع من دون رسوم\".
";
const BRIDGE: &str = "إغلاق الجسر القديم أسبوعين

أغلقت بلدية القاهرة الجسر القديم يوم 5 نيسان/أبريل 2022 لأعمال الصيانة.
";
const HARVEST: &str = "موسم قطاف الزيتون يبدأ باكرا

بدأ قطاف الزيتون في 3 أكتوبر/تشرين الأول 2022، وقدر المزارعون المحصول بأكثر من 400 طن.
";

fn place() -> Place {
    Place::with(&[("1.txt", LIBRARY), ("2.txt", BRIDGE), ("3.txt", HARVEST)])
}

fn open(place: &Place, columns: u16, rows: u16) -> Program {
    open_with(place, columns, rows, &[])
}

fn open_with(place: &Place, columns: u16, rows: u16, environment: &[(&str, &str)]) -> Program {
    place.explore(Start {
        columns,
        rows,
        environment,
        ..place.start()
    })
}

fn opened(program: &Program) {
    program.wait_for("ARTICLES 3");
    program.wait_for(&on_screen("افتتحت البلدية"));
}

#[test]
fn the_bundled_corpus_opens_without_a_path_and_q_leaves() {
    let home = TempDir::new().unwrap();
    let mut program = Start::new(home.path()).run();
    program.wait_for("ARTICLES 21");
    program.type_keys("q");
    let status = program.ends_with_the_terminal_restored();
    assert!(status.success());
}

#[test]
fn reordering_is_off_before_the_clear_and_the_first_paint() {
    let place = place();
    let program = open(&place, 120, 40);
    opened(&program);
    let bytes = program.bytes();
    let first = |part: &[u8]| {
        bytes
            .windows(part.len())
            .position(|window| window == part)
            .unwrap()
    };
    assert!(first(b"\x1b[8l") < first(b"\x1b[?1049h"));
    assert!(first(b"\x1b[?1049h") < first(b"\x1b[2J"));
    assert!(first(b"\x1b[2J") < first("ARTICLES".as_bytes()));
}

#[test]
fn moving_never_leaves_a_stale_article_under_the_selection() {
    let place = place();
    let mut program = open(&place, 120, 40);
    opened(&program);
    program.type_keys("j");
    program.wait_for(&on_screen("أغلقت بلدية القاهرة"));
    assert!(!program.screen().contains(&on_screen("افتتحت البلدية")));
    program.type_keys("2k");
    program.wait_for(&on_screen("افتتحت البلدية"));
    program.type_keys("G");
    program.wait_for(&on_screen("بدأ قطاف الزيتون"));
}

#[test]
fn the_list_narrows_at_each_key_and_esc_brings_it_back() {
    let place = place();
    let mut program = open(&place, 120, 40);
    opened(&program);
    program.type_keys("/الجسر");
    program.wait_for("ARTICLES 1 of 3");
    program.wait_for(&on_screen("أغلقت بلدية القاهرة"));
    program.type_keys("\x1b");
    program.wait_for("ARTICLES 3");
    program.type_keys("&alqahira");
    program.wait_for("ARTICLES 1 of 3");
    program.type_keys("\r");
    program.wait_for("Enter open");
    program.type_keys("\x1b");
    program.wait_for("ARTICLES 3");
}

#[test]
fn moving_through_the_facts_lights_their_words_in_the_reader() {
    let place = place();
    let mut program = open(&place, 120, 40);
    opened(&program);
    program.wait_for("FIGURES");
    program.type_keys("\t\t");
    program.wait_for("next mention");
    // The panel says the bound in the interface's words, so that this is the reader.
    let words = on_screen("نحو");
    program.wait("the evidence to light up", |screen| {
        inverse_text(screen).contains(&words)
    });
}

/// Everything on the screen that is in reverse video.
pub fn inverse_text(screen: &vt100::Screen) -> String {
    let (rows, columns) = screen.size();
    let mut text = String::new();
    for row in 0..rows.get() {
        for column in 0..columns.get() {
            match screen.cell(row, column) {
                Some(cell) if cell.inverse() => {
                    text.push_str(if cell.contents().is_empty() {
                        " "
                    } else {
                        cell.contents()
                    });
                }
                _ => {}
            }
        }
        text.push('\n');
    }
    text
}

#[test]
fn a_star_is_said_once_it_is_kept_and_undo_says_what_it_took_back() {
    let place = place();
    let mut program = open(&place, 120, 40);
    opened(&program);
    program.type_keys("s");
    program.wait_for("starred");
    program.wait_for("★");
    program.type_keys("u");
    program.wait_for("undone: star taken off");
    program.wait_until_gone("★");
    program.type_keys("U");
    program.wait_for("redone: starred");
    program.wait_for("★");
}

#[test]
fn a_star_outlives_sigkill_and_another_name_of_the_file() {
    let place = place();
    let mut program = open(&place, 120, 40);
    opened(&program);
    program.type_keys("s");
    program.wait_for("starred");
    program.signal(Signal::KILL);
    program.ends();
    let folder = place.articles.path();
    fs::rename(folder.join("1.txt"), folder.join("0-renamed.txt")).unwrap();
    let program = open(&place, 120, 40);
    opened(&program);
    program.wait_for("★");
}

#[test]
fn an_archived_article_leaves_the_list_and_undo_brings_it_back() {
    let place = place();
    let mut program = open(&place, 120, 40);
    opened(&program);
    program.type_keys("a");
    program.wait_for("ARTICLES 2 · 1 archived");
    program.type_keys("u");
    program.wait_for("ARTICLES 3");
}

#[test]
fn zoom_shows_one_pane_alone() {
    let place = place();
    let mut program = open(&place, 120, 40);
    opened(&program);
    program.type_keys("lz");
    program.wait_until_gone("ARTICLES");
    program.wait_for("READER");
    program.type_keys("q");
    program.wait_for("ARTICLES 3");
}

#[test]
fn letters_of_an_arabic_keyboard_are_commands_outside_a_prompt() {
    let place = place();
    let mut program = open(&place, 120, 40);
    opened(&program);
    program.type_keys("س");
    program.wait_for("starred");
    program.type_keys("ت");
    program.wait_for(&on_screen("أغلقت بلدية القاهرة"));
    // In a prompt the same letters are letters.
    program.type_keys("/زيت");
    program.wait_for("ARTICLES 1 of 3");
}

#[test]
fn every_window_is_drawn_whole() {
    let place = place();
    let mut program = open(&place, 120, 40);
    opened(&program);
    program.resize(80, 24);
    program.wait_until_gone("FACTS");
    program.wait_for("READER");
    program.resize(40, 12);
    program.wait_until_gone("READER");
    program.wait_for("ARTICLES 3");
    program.resize(1, 1);
    program.resize(120, 40);
    program.wait_for("FACTS");
    program.wait_for(&on_screen("افتتحت البلدية"));
    // A storm of sizes in the middle of keys.
    for step in 1u16..60 {
        program.resize(1 + (step * 7) % 130, 1 + (step * 5) % 45);
        program.type_keys("jk");
    }
    program.resize(120, 40);
    program.wait_for("FACTS");
    program.type_keys("Q");
    assert!(program.ends_with_the_terminal_restored().success());
}

#[test]
fn a_window_of_one_cell_is_calm() {
    let place = place();
    let mut program = open(&place, 1, 1);
    program.wait("the alternate screen", vt100::Screen::alternate_screen);
    program.type_keys("jl/x\r?\x1b");
    program.type_keys("Q");
    assert!(program.ends_with_the_terminal_restored().success());
}

#[test]
fn suspended_the_terminal_is_the_shells_and_resumed_it_is_painted_anew() {
    let place = place();
    let mut program = open(&place, 120, 40);
    opened(&program);
    for _ in 0..2 {
        program.type_keys("\x1a");
        program.wait_until_stopped();
        program.wait("the modes to be left", |screen| {
            !screen.alternate_screen() && !screen.hide_cursor()
        });
        program.signal(Signal::CONT);
        program.wait("the modes to be entered again", |screen| {
            screen.alternate_screen() && screen.hide_cursor()
        });
        program.wait_for("ARTICLES 3");
        program.wait_for(&on_screen("افتتحت البلدية"));
    }
    program.type_keys("j");
    program.wait_for(&on_screen("أغلقت بلدية القاهرة"));
    program.type_keys("q");
    assert!(program.ends_with_the_terminal_restored().success());
}

#[test]
fn a_prompt_has_its_cursor_again_after_a_stop() {
    let place = place();
    let mut program = open(&place, 120, 40);
    opened(&program);
    program.type_keys("&ab");
    program.wait("the cursor", |screen| !screen.hide_cursor());
    program.type_keys("\x1a");
    program.wait_until_stopped();
    program.wait("the modes to be left", |screen| !screen.alternate_screen());
    program.signal(Signal::CONT);
    program.wait("the cursor again", |screen| {
        screen.alternate_screen() && !screen.hide_cursor() && screen.contents().contains("Filter:")
    });
    program.type_keys("\x1bQ");
    assert!(program.ends_with_the_terminal_restored().success());
}

#[test]
fn a_stop_from_outside_gives_the_terminal_back_too() {
    let place = place();
    let mut program = open(&place, 120, 40);
    opened(&program);
    program.signal(Signal::TSTP);
    program.wait_until_stopped();
    program.wait("the modes to be left", |screen| !screen.alternate_screen());
    program.signal(Signal::CONT);
    program.wait("the modes again", vt100::Screen::alternate_screen);
    program.wait_for("ARTICLES 3");
    program.type_keys("q");
    assert!(program.ends_with_the_terminal_restored().success());
}

#[test]
fn signals_that_end_it_give_the_terminal_back() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT] {
        let place = place();
        let mut program = open(&place, 80, 24);
        program.wait_for("ARTICLES 3");
        program.signal(signal);
        program.ends_with_the_terminal_restored();
    }
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_speaks() {
    let place = place();
    let mut program = open_with(&place, 80, 24, &[("KHABAR_REHEARSE_PANIC", "1")]);
    let status = program.ends_with_the_terminal_restored();
    assert_eq!(status.exit_code(), 101);
    program.wait_for("rehearsed, after frame 1");
    let bytes = program.bytes();
    assert!(position(&bytes, b"\x1b[?1049l") < position(&bytes, b"rehearsed"));
}

#[test]
fn answers_that_a_terminal_sends_late_are_no_keys() {
    let place = place();
    let mut program = open(&place, 120, 40);
    opened(&program);
    program.type_keys("\x1b[?65;1;9c\x1bP>|VTE(7600)\x1b\\\x1b]11;rgb:0000/0000/0000\x07");
    program.type_keys("j");
    program.wait_for(&on_screen("أغلقت بلدية القاهرة"));
}

#[test]
fn without_any_article_it_says_why_and_opens_nothing() {
    let home = TempDir::new().unwrap();
    let empty = TempDir::new().unwrap();
    let mut program = Start {
        arguments: &[empty.path().to_str().unwrap()],
        ..Start::new(home.path())
    }
    .run();
    assert_eq!(program.ends().exit_code(), 1);
    program.wait_for("no article to show");
    assert!(position(&program.bytes(), b"\x1b[?1049h").is_none());
}

#[test]
fn an_article_may_come_through_a_pipe_and_keys_still_from_the_terminal() {
    let home = TempDir::new().unwrap();
    let script = format!("printf '%s' '{BRIDGE}' | exec \"$KHABAR\" -");
    let mut program = Start {
        script: Some(&script),
        ..Start::new(home.path())
    }
    .run();
    program.wait_for("ARTICLES 1");
    program.wait_for(&on_screen("أغلقت بلدية القاهرة"));
    program.type_keys("s");
    program.wait_for("starred");
    program.type_keys("q");
    assert!(program.ends_with_the_terminal_restored().success());
}

#[test]
fn into_a_pipe_it_draws_nothing_and_says_what_to_use() {
    let home = TempDir::new().unwrap();
    let mut program = Start {
        script: Some("\"$KHABAR\" | cat; echo done"),
        ..Start::new(home.path())
    }
    .run();
    program.wait_for("standard output is not a terminal");
    program.wait_for("done");
    program.ends();
    assert!(position(&program.bytes(), b"\x1b[").is_none());
}

#[test]
fn hostile_articles_are_calm_to_look_at() {
    let place = place();
    let folder = place.articles.path();
    let bombs: [(&str, String); 5] = [
        (
            "4-escape.txt",
            format!("{LIBRARY}\x1b[2J\x1b]0;owned\x07\u{9b}31m\u{202e}قلب"),
        ),
        (
            "5-isolates.txt",
            format!("{}9 عمق", "\u{2067}\u{2066}".repeat(140)),
        ),
        ("6-marks.txt", format!("ب{}", "\u{064e}".repeat(20_000))),
        ("7-long.txt", "كلمة ".repeat(200_000)),
        ("8\x1b[31m\u{202e}.txt", BRIDGE.replace("الجسر", "المعبر")),
    ];
    for (name, text) in &bombs {
        fs::write(folder.join(name), text).unwrap();
    }
    let mut program = open(&place, 120, 40);
    program.wait_for("ARTICLES 8");
    for _ in 0..7 {
        program.type_keys("j");
    }
    program.wait_for(&on_screen("المعبر القديم"));
    program.type_keys("k");
    program.wait_for(&on_screen("كلمة كلمة كلمة"));
    program.type_keys("Q");
    assert!(program.ends_with_the_terminal_restored().success());
    let bytes = program.bytes();
    for part in [
        "\x1b]0;",
        "\u{9b}",
        "\u{202e}",
        "\u{2067}",
        "\x1b[31m\u{202e}",
    ] {
        assert!(
            position(&bytes, part.as_bytes()).is_none(),
            "{part:?} was sent"
        );
    }
}

#[test]
fn nothing_is_left_in_the_home_but_private_files() {
    use std::os::unix::fs::PermissionsExt;
    let place = place();
    let mut program = open(&place, 80, 24);
    program.wait_for("ARTICLES 3");
    program.type_keys("s");
    program.wait_for("starred");
    program.type_keys("Q");
    program.ends();
    let mut files = 0;
    look_through(place.home.path(), &mut |path, folder| {
        let mode = fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(
            mode,
            if folder { 0o700 } else { 0o600 },
            "{}",
            path.display()
        );
        files += usize::from(!folder);
    });
    assert!(files > 0);
}

fn look_through(folder: &Path, see: &mut dyn FnMut(&Path, bool)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        see(&path, path.is_dir());
        if path.is_dir() {
            look_through(&path, see);
        }
    }
}
