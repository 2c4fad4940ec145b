//! What goes to the terminal beside the panes: the clipboard, links, the meter.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::place::Place;
use crate::pty::{Program, Start, on_screen};

const LIBRARY: &str = "افتتاح مكتبة عامة في وسط المدينة

خبر نامه، ١٢ مارس ٢٠٢١

افتتحت البلدية، اليوم الجمعة، مُكتبة عامة تضم نحو 5000 كتاب، ودعت السكان إلى زيارتها.

وقال مدير المكتبة سامي الخطيب إن أبوابها \"مفتوحة للجميع من دون رسوم\".

الرابط: https://example.org/أخبار/1
";

fn place_with(text: &str) -> Place {
    Place::with(&[("1.txt", text)])
}

fn open(place: &Place) -> Program {
    let program = place.explore(Start {
        environment: &[("TMUX", "")],
        ..place.start()
    });
    program.wait_for("ARTICLES 1");
    program
}

fn count(bytes: &[u8], part: &str) -> usize {
    let part = part.as_bytes();
    bytes.windows(part.len()).filter(|w| *w == part).count()
}

/// Presses `y` and gives what was put into the clipboard.
fn copied(program: &mut Program) -> String {
    let before = program.bytes().len();
    program.type_keys("y");
    program.wait_for("Sent to the terminal's clipboard");
    let bytes = program.bytes();
    let sent = String::from_utf8_lossy(&bytes[before..]).into_owned();
    let (_, rest) = sent.split_once("\x1b]52;c;").unwrap();
    let (base64, _) = rest.split_once('\x07').unwrap();
    String::from_utf8(STANDARD.decode(base64).unwrap()).unwrap()
}

const CITATION: &str = "افتتاح مكتبة عامة في وسط المدينة · خبر نامه · 2021-03-12 · \
                        https://example.org/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/1";

#[test]
fn each_pane_copies_logical_text_with_its_citation() {
    let place = place_with(LIBRARY);
    let mut program = open(&place);
    program.wait_for("FIGURES");
    assert_eq!(
        copied(&mut program),
        format!("افتتاح مكتبة عامة في وسط المدينة\n{CITATION}")
    );
    program.type_keys("l");
    program.wait_for("Space page");
    assert_eq!(
        copied(&mut program),
        format!("افتتاح مكتبة عامة في وسط المدينة\n{CITATION}")
    );
    // The paragraph of the hit, as it is stored: marks, digits, no presentation forms.
    program.type_keys("/كتاب\r");
    program.wait_for("1 of 1");
    assert_eq!(
        copied(&mut program),
        format!(
            "افتتحت البلدية، اليوم الجمعة، مُكتبة عامة تضم نحو 5000 كتاب، ودعت السكان إلى زيارتها.\n{CITATION}"
        )
    );
    program.type_keys("l");
    program.wait_for("next mention");
    assert_eq!(
        copied(&mut program),
        format!("نحو 5000 كتاب\nline 5 · {CITATION}")
    );
    // A heading has no evidence.
    program.type_keys("ky");
    program.wait_for("There is nothing here to copy");
}

#[test]
fn an_article_without_an_address_is_cited_by_its_path() {
    let place =
        place_with("إغلاق الجسر القديم أسبوعين\n\nأغلقت البلدية الجسر\u{1b}]0;x\u{7} القديم.\n");
    let mut program = open(&place);
    let path = place.articles.path().join("1.txt");
    let copied = copied(&mut program);
    assert!(copied.ends_with(path.to_str().unwrap()), "{copied}");
    program.type_keys("O");
    program.wait_for("This article states no address");
}

#[test]
fn controls_stay_out_of_the_clipboard() {
    let place = place_with(
        "إغلاق الجسر القديم أسبوعين\n\nأغلقت\u{1b}]0;x\u{7}\u{9b}31m\tالبلدية \u{200f}الجسر القديم.\r\n",
    );
    let mut program = open(&place);
    program.type_keys("lG/القديم\r");
    program.wait_for("of 2");
    program.type_keys("n");
    program.wait_for("2 of 2");
    let copied = copied(&mut program);
    assert!(
        copied.starts_with("أغلقت]0;x31m\tالبلدية \u{200f}الجسر القديم.\n"),
        "{copied:?}"
    );
}

#[test]
fn a_long_paragraph_is_cut_and_said_to_be() {
    let place = place_with(&format!("كتاب طويل جدا\n\n{}.\n", "كلمة ".repeat(20_000)));
    let mut program = open(&place);
    program.wait_for(&on_screen("كلمة كلمة"));
    program.type_keys("l/كلمة\r");
    program.wait_for("1 of 20000");
    let copied = copied(&mut program);
    program.wait_for("cut: it was too long");
    assert!(copied.len() <= 75_000 && copied.len() > 74_900);
    assert!(copied.starts_with("كلمة كلمة "));
}

#[test]
fn through_tmux_and_screen_it_goes_in_their_envelopes() {
    let base64 = STANDARD.encode(format!("افتتاح مكتبة عامة في وسط المدينة\n{CITATION}"));
    let place = place_with(LIBRARY);
    let mut tmux = open(&place);
    tmux.wait_for("FIGURES");
    tmux.type_keys("\x1bP>|tmux 3.3a\x1b\\\x1b[>84;0;0c\x1b[?1;2c");
    tmux.type_keys("y");
    tmux.wait_for("Sent to the terminal's clipboard");
    let whole = format!("\x1bPtmux;\x1b\x1b]52;c;{base64}\x07\x1b\\");
    assert_eq!(count(&tmux.bytes(), &whole), 1);

    let place = place_with(LIBRARY);
    let mut screen = open(&place);
    screen.wait_for("FIGURES");
    screen.type_keys("\x1b[>83;40900;0c\x1b[?1;2c");
    screen.type_keys("y");
    screen.wait_for("Sent to the terminal's clipboard");
    let sequence = format!("\x1b]52;c;{base64}\x07");
    let pieces: Vec<String> = sequence
        .as_bytes()
        .chunks(252)
        .map(|piece| format!("\x1bP{}\x1b\\", String::from_utf8_lossy(piece)))
        .collect();
    assert!(pieces.len() > 1);
    assert_eq!(count(&screen.bytes(), &pieces.concat()), 1);
}

#[test]
fn the_address_of_an_article_is_a_link_of_itself_until_the_next_key() {
    let place = place_with(LIBRARY);
    let mut program = open(&place);
    program.wait_for(&on_screen("افتتحت البلدية"));
    // On an Arabic keyboard the key sends another sign.
    program.type_keys("×");
    let address = "https://example.org/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/1";
    program.wait_for(address);
    let bytes = program.bytes();
    assert_eq!(count(&bytes, &format!("\x1b]8;;{address}\x1b\\")), 1);
    assert_eq!(count(&bytes, "\x1b]8;;\x1b\\"), 1);
    // A frame after it has no link, and leaves no cell of the old one.
    program.type_keys("l");
    program.wait_for("Space page");
    program.wait_until_gone("example.org/%");
    let after = program.bytes()[bytes.len()..].to_vec();
    assert_eq!(count(&after, "\x1b]8;"), 0);
    // Painted anew, it is a link again.
    program.type_keys("O");
    program.wait_for(address);
    let painted = program.bytes().len();
    program.resize(119, 40);
    program.wait("a link again", |screen| screen.contents().contains(address));
    program.wait_until("the second link", |bytes| {
        count(&bytes[painted..], &format!("\x1b]8;;{address}\x1b\\")) > 0
    });
}

#[test]
fn an_address_that_is_not_safe_is_no_link() {
    for address in [
        "https://bank.example@evil.example/",
        "https://example.org/\u{9c}\u{1b}\\",
    ] {
        let place = place_with(&LIBRARY.replace("https://example.org/أخبار/1", address));
        let mut program = open(&place);
        program.wait_for(&on_screen("افتتحت البلدية"));
        program.type_keys("O");
        program.wait_for("not safe to follow");
        assert_eq!(count(&program.bytes(), "\x1b]8;"), 0);
    }
}

#[test]
fn the_meter_tells_what_the_last_key_has_cost() {
    let place = place_with(LIBRARY);
    let mut program = open(&place);
    program.wait_for("FIGURES");
    program.type_keys("vm");
    program.wait_for(" B · ");
    program.type_keys("l");
    program.wait_for("Space page");
    let before = program.bytes().len();
    program.type_keys("j");
    // The figures of the key before: one key, one frame at least, and more in all.
    program.wait("the meter", |screen| {
        let contents = screen.contents();
        let line = contents.lines().last().unwrap().to_owned();
        let figures: Vec<u64> = line
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(|number| number.parse().ok())
            .collect();
        matches!(figures[..], [bytes, frames, all, of]
            if frames >= 1 && bytes < all && frames < of && all <= before as u64)
    });
}
