//! Terminals, played by their answers: what each is sent when the explorer comes and goes.

use khabar::term::QUESTIONS;
use rustix::process::Signal;

use crate::place::Place;
use crate::pty::{Program, Start, on_screen, position};

const WORDS: &str = "افتتحت البلدية مكتبة عامة";
const TITLE: &str = "افتتاح مكتبة";

struct Played {
    name: &'static str,
    /// What it answers to everything that it is asked.
    answers: &'static str,
    /// Its own switch, as it is thrown and thrown back.
    on: &'static str,
    off: &'static str,
    order: Sent,
}

/// How a right-to-left word of one pane is sent.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sent {
    AsPainted,
    /// Isolated forms as letters.
    IsolatedAsLetters,
    /// Every form as its letter.
    AsLetters,
    WithMarks,
    Turned,
}

/// The matrix, as it was measured. Those that answer nothing to a question say nothing to
/// it here.
const PLAYED: &[Played] = &[
    Played {
        name: "xterm",
        answers: "\x1b[8;0$y\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[?64;1;2c",
        on: "",
        off: "",
        order: Sent::IsolatedAsLetters,
    },
    Played {
        name: "VTE",
        answers: "\x1b[8;2$y\x1b[>65;7006;1c\x1b[?65;1;9c",
        on: "",
        off: "",
        order: Sent::AsLetters,
    },
    Played {
        name: "Konsole",
        answers: "\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c\x1b[?62;1;4c",
        on: "\x1b]50;BidiRenderingEnabled=false\x07",
        off: "\x1b]50;BidiRenderingEnabled=true\x07",
        order: Sent::AsPainted,
    },
    Played {
        name: "mlterm",
        answers: "\x1b[8;0$y\x1b[>24;279;0c\x1b[?63;1;2c",
        on: "\x1b]5379;use_ctl=false\x07",
        off: "\x1b]5379;use_ctl=true\x07",
        order: Sent::AsPainted,
    },
    Played {
        name: "kitty",
        answers: "\x1b[8;0$y\x1bP>|kitty(0.26.5)\x1b\\\x1b[>1;4000;26c\x1b[?62;c",
        on: "",
        off: "",
        order: Sent::Turned,
    },
    Played {
        name: "alacritty",
        answers: "\x1b[>0;1700;1c\x1b[?6c",
        on: "",
        off: "",
        order: Sent::IsolatedAsLetters,
    },
    Played {
        name: "urxvt",
        answers: "\x1b[>85;95;0c\x1b[?1;2c",
        on: "",
        off: "",
        order: Sent::IsolatedAsLetters,
    },
    Played {
        name: "st",
        answers: "\x1b[?6c",
        on: "",
        off: "",
        order: Sent::IsolatedAsLetters,
    },
    Played {
        name: "foot",
        answers: "\x1bP>|foot(1.13.1)\x1b\\\x1b[>1;011301;0c\x1b[?62;4;22c",
        on: "",
        off: "",
        order: Sent::IsolatedAsLetters,
    },
    Played {
        name: "zutty",
        answers: "\x1b[>64;0;0c\x1b[?64;1;9;15;21;22c",
        on: "",
        off: "",
        order: Sent::IsolatedAsLetters,
    },
    Played {
        name: "pterm",
        answers: "\x1b[>0;136;0c\x1b[?6c",
        on: "",
        off: "",
        order: Sent::Turned,
    },
    Played {
        name: "qterminal",
        answers: "\x1b[>0;115;0c\x1b[?1;2c",
        on: "",
        off: "",
        order: Sent::AsPainted,
    },
    Played {
        name: "tmux",
        answers: "\x1bP>|tmux 3.3a\x1b\\\x1b[>84;0;0c\x1b[?1;2c",
        on: "\x1bPtmux;\x1b\x1b[8l\x1b\\",
        off: "\x1bPtmux;\x1b\x1b[8h\x1b\\",
        order: Sent::WithMarks,
    },
    Played {
        name: "screen",
        answers: "\x1b[>83;40900;0c\x1b[?1;2c",
        on: "\x1bP\x1b[8l\x1b\\",
        off: "\x1bP\x1b[8h\x1b\\",
        order: Sent::WithMarks,
    },
    Played {
        name: "one that is silent",
        answers: "",
        on: "",
        off: "",
        order: Sent::AsPainted,
    },
];

impl Played {
    /// Mode first, clear second, paint third.
    fn entering(&self) -> String {
        let on = self.on;
        format!("\x1b[8l\x1b[?1049h\x1b[8l{on}\x1b[?25l\x1b[?2004h\x1b[0m\x1b[2J")
    }

    fn leaving(&self) -> String {
        let off = self.off;
        format!("\x1b[0m\x1b[?2004l\x1b[?25h{off}\x1b[8h\x1b[?1049l\x1b[8h")
    }

    fn word(&self) -> String {
        word(self.order)
    }
}

/// The first word of the title, as it is sent.
fn word(order: Sent) -> String {
    let painted = on_screen(TITLE.split(' ').next().unwrap());
    match order {
        Sent::AsPainted => painted,
        Sent::IsolatedAsLetters => painted.replace('\u{FE8D}', "ا").replace('\u{FEA1}', "ح"),
        Sent::AsLetters => TITLE.split(' ').next().unwrap().chars().rev().collect(),
        Sent::Turned => painted.chars().rev().collect(),
        Sent::WithMarks => painted.chars().flat_map(|c| [c, '\u{200E}']).collect(),
    }
}

fn place() -> Place {
    Place::with(&[("1.txt", &format!("{TITLE}\n\n{WORDS}.\n"))])
}

fn open(place: &Place, queued: &str, environment: &[(&str, &str)]) -> Program {
    place.explore(Start {
        columns: 80,
        rows: 24,
        environment,
        queued,
        ..place.start()
    })
}

fn tail(bytes: &[u8], part: &str) -> String {
    bytes[bytes.len().saturating_sub(part.len())..]
        .escape_ascii()
        .to_string()
}

fn escaped(text: &str) -> String {
    text.as_bytes().escape_ascii().to_string()
}

#[test]
fn each_terminal_is_sent_these_bytes_and_no_others_when_it_comes_and_goes() {
    for played in PLAYED {
        let place = place();
        let mut program = open(&place, played.answers, &[]);
        program.wait_for_bytes(0, played.word().as_bytes());
        let bytes = program.bytes();
        let asked = position(&bytes, QUESTIONS).unwrap() + QUESTIONS.len();
        let rest = &bytes[asked..];
        // The cursor back, and what was printed of the question erased; a multiplexer is
        // asked for the terminal around it.
        let at = position(rest, played.entering().as_bytes())
            .unwrap_or_else(|| panic!("{}: {}", played.name, rest.escape_ascii()));
        let between = rest[..at].escape_ascii().to_string();
        let around = match played.name {
            "tmux" => escaped("\x1bPtmux;\x1b\x1b[>0q\x1b\x1b[>c\x1b\x1b[c\x1b\\"),
            "screen" => escaped("\x1bP\x1b[>0q\x1b[>c\x1b[c\x1b\\"),
            _ => String::new(),
        };
        assert_eq!(between, format!("\\x1b8\\x1b[K{around}"), "{}", played.name);

        for _ in 0..2 {
            let before = program.bytes().len();
            program.type_keys("\x1a");
            program.wait_until_stopped();
            let leaving = played.leaving();
            program.wait_for_bytes(before, leaving.as_bytes());
            let bytes = program.bytes();
            assert_eq!(tail(&bytes, &leaving), escaped(&leaving), "{}", played.name);
            program.signal(Signal::CONT);
            program.wait_for_bytes(bytes.len(), played.word().as_bytes());
            let after = &program.bytes()[bytes.len()..];
            let entering = played.entering();
            let entered = &after[..entering.len()];
            let entered = entered.escape_ascii().to_string();
            assert_eq!(entered, escaped(&entering), "{}", played.name);
        }

        let before = program.bytes().len();
        program.type_keys("Q");
        assert!(program.ends_with_the_terminal_restored().success());
        let leaving = played.leaving();
        program.wait_for_bytes(before, leaving.as_bytes());
        let last = tail(&program.bytes(), &leaving);
        assert_eq!(last, escaped(&leaving), "{}", played.name);
    }
}

#[test]
fn a_panic_throws_the_switch_of_each_terminal_back_before_it_speaks() {
    for played in PLAYED {
        let place = place();
        let mut program = open(&place, played.answers, &[("KHABAR_REHEARSE_PANIC", "1")]);
        program.ends_with_the_terminal_restored();
        program.wait_for("rehearsed, after frame 1");
        let bytes = program.bytes();
        let left = position(&bytes, played.leaving().as_bytes());
        assert!(left.is_some(), "{}", played.name);
        assert!(left < position(&bytes, b"rehearsed"), "{}", played.name);
    }
}

#[test]
fn what_a_terminal_answers_after_the_first_frame_changes_the_order_and_is_remembered() {
    let place = place();
    let mut program = open(&place, "", &[]);
    program.wait_for_bytes(0, word(Sent::AsPainted).as_bytes());
    let before = program.bytes().len();
    let kitty = "\x1bP>|kitty(0.26.5)\x1b\\\x1b[>1;4000;26c\x1b[?62;c";
    program.type_keys(kitty);
    program.wait_for_bytes(before, word(Sent::Turned).as_bytes());
    // Cleared first, and the mode set before that.
    let after = &program.bytes()[before..];
    assert!(position(after, b"\x1b[8l").unwrap() < position(after, b"\x1b[2J").unwrap());
    program.type_keys("Q");
    assert!(program.ends_with_the_terminal_restored().success());
    // The next time its first frame is right without an answer.
    let mut program = open(&place, "", &[]);
    program.wait_for_bytes(0, word(Sent::Turned).as_bytes());
    assert!(position(&program.bytes(), word(Sent::AsPainted).as_bytes()).is_none());
    program.type_keys("Q");
    assert!(program.ends_with_the_terminal_restored().success());
}

#[test]
fn no_answer_however_broken_wedges_the_keyboard_or_is_typed() {
    for broken in [
        "\x1b[?65;1;9",
        "\x1bP>|never ends",
        "\x1b]11;rgb:0000/",
        "\x1b[8;2$y\x1b[8;2$y\x1b[?65c\x1b[?65c\x1b[?65c",
        "\x1b[?99;99;99;99$y\x1b[>>>c\x1b[c",
        "\x1bP>|\x07\x1b[?6c",
        "\x1b[200~pasted\x1b[201~",
    ] {
        let place = place();
        let mut program = open(&place, "", &[]);
        program.wait_for("ARTICLES 1");
        program.type_keys(broken);
        // What has no end may take a key with it, but not for long.
        program.type_until("&", |screen| screen.contents().contains("Filter: "));
        let typed = program.screen();
        for part in ["9", "never", "rgb", "pasted"] {
            assert!(!typed.contains(part), "{broken:?} was typed:\n{typed}");
        }
        program.type_keys("\x1b");
        program.wait_for("Enter open");
        program.type_keys("Q");
        assert!(program.ends_with_the_terminal_restored().success());
    }
}

#[test]
fn a_key_that_is_typed_before_the_answers_is_not_swallowed() {
    let place = place();
    let mut program = open(&place, "&ab\x1bP>|kitty(0.26.5)\x1b\\\x1b[?62;ccd", &[]);
    program.wait_for(" abcd ");
    program.type_keys("\x1b");
    program.wait_for("ARTICLES 1");
    program.type_keys("Q");
    assert!(program.ends_with_the_terminal_restored().success());
}

#[test]
fn without_colour_the_selection_is_there_and_no_colour_is_sent() {
    let place = place();
    let mut program = open(&place, "\x1b[?6c", &[("NO_COLOR", "1")]);
    program.wait_for("READER");
    program.wait("the selection", |screen| {
        let (rows, columns) = screen.size();
        let inverse = |row, column| screen.cell(row, column).is_some_and(|cell| cell.inverse());
        (0..rows.get()).any(|row| (0..columns.get()).filter(|c| inverse(row, *c)).count() > 20)
    });
    let bytes = program.bytes();
    for colour in ["3", "4", "9"] {
        let colour = format!(";{colour}");
        let coloured = bytes
            .split(|byte| *byte == 0x1b)
            .filter_map(|part| std::str::from_utf8(part).ok()?.strip_prefix("[0"))
            .filter_map(|part| Some(part.split_once('m')?.0.to_owned()))
            .any(|codes| {
                codes
                    .split(';')
                    .any(|code| code.len() == 2 && format!(";{code}").starts_with(&colour))
            });
        assert!(!coloured, "a colour was sent");
    }
    program.type_keys("Q");
    assert!(program.ends_with_the_terminal_restored().success());
}
