//! A dropped link: the explorer is killed, another one is started, and nothing is lost.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use khabar::home::Lock;
use rustix::fs::FlockOperation;
use rustix::process::Signal;
use serde_json::Value;
use tempfile::TempDir;

use crate::place::Place;
use crate::pty::{Program, Start, on_screen};

/// A condition that does not come true within this has failed.
const PATIENCE: Duration = Duration::from_secs(30);

const BRIDGE: &str = "إغلاق الجسر القديم أسبوعين

أغلقت بلدية القاهرة الجسر القديم يوم 5 نيسان/أبريل 2022 لأعمال الصيانة.
";
const TUNNEL: &str = "افتتاح نفق قرب الجسر الجديد

افتتحت الوزارة النفق يوم 7 أيار/مايو 2022 بعد أعمال دامت سنتين.
";

/// Three articles, the second long enough to be scrolled.
fn place() -> Place {
    let mut long = "الجسر المعلق في أسبوعين\n\n".to_owned();
    for number in 1..=60 {
        long.push_str(&format!(
            "قال المهندس سامي الخطيب في الفقرة {number} إن طول الجسر {} مترا.\n\n",
            number * 10
        ));
    }
    Place::with(&[("1.txt", BRIDGE), ("2.txt", &long), ("3.txt", TUNNEL)])
}

fn open(place: &Place) -> Program {
    let program = place.explore(place.start());
    program.wait_for("READER");
    program
}

impl Place {
    /// The one file in which a place is kept.
    fn kept(&self) -> Option<PathBuf> {
        let files = fs::read_dir(self.home.path().join("state/ghosts")).ok()?;
        // What is being written beside it is not there yet.
        let mut files = files
            .map(|file| file.unwrap().path())
            .filter(|file| file.extension().is_some_and(|e| e == "json"));
        let first = files.next()?;
        assert!(files.next().is_none(), "one corpus, one file");
        Some(first)
    }

    /// True where nothing is kept and nobody is about to keep anything.
    fn is_untouched(&self) -> bool {
        let lock = fs::File::open(self.home.path().join("state/ghosts.lock"));
        let free = lock.map_or(true, |file| {
            rustix::fs::flock(&file, FlockOperation::NonBlockingLockExclusive).is_ok()
        });
        free && self.kept().is_none()
    }

    /// What is kept now, if it is whole.
    fn record(&self) -> Option<Value> {
        let bytes = fs::read(self.kept()?).ok()?;
        serde_json::from_slice(&bytes).ok()
    }

    /// Waits until the kept place fulfils a condition.
    fn wait(&self, what: &str, condition: impl Fn(&Value) -> bool) -> Value {
        let until = Instant::now() + PATIENCE;
        loop {
            match self.record() {
                Some(kept) if condition(&kept["record"]) => return kept,
                kept => assert!(
                    Instant::now() < until,
                    "waited in vain for {what}: {kept:?}"
                ),
            }
            std::thread::yield_now();
        }
    }
}

/// Times that an explorer is started anew until it is stopped early enough.
const TRIES: usize = 50;

fn killed(mut program: Program) {
    program.signal(Signal::KILL);
    program.ends();
}

/// The list and the reader.
fn panes(screen: &vt100::Screen) -> Vec<String> {
    let rows = screen.rows(0, 84).take(39);
    // A blank that was written and one that was not look alike.
    rows.map(|row| row.trim_end().to_owned()).collect()
}

#[test]
fn a_killed_explorer_is_taken_up_where_it_stood() {
    let place = place();
    let mut program = open(&place);
    program.wait_for("ARTICLES 3");
    // A filter that leaves two articles, the second of them, twenty rows down, and a word
    // that is half typed with the cursor inside.
    program.type_keys("&أسبوعين\r");
    program.wait_for("ARTICLES 2 of 3");
    program.type_keys("G");
    program.wait_for(&on_screen("في الفقرة 1 إن"));
    program.type_keys("l20j");
    program.wait_for(&on_screen("في الفقرة 12 إن"));
    program.type_keys("/المهندس");
    program.wait_for("Find: ");
    program.wait_for(&on_screen("المهندس"));
    program.wait_for("of 60");
    let typed = program.with_screen(vt100::Screen::cursor_position);
    program.type_keys("\x1b[C\x1b[C");
    program.wait("the cursor", |screen| screen.cursor_position() != typed);
    let kept = place.wait("the half-typed prompt", |ghost| {
        ghost["prompt"]["cursor"] == 10 && ghost["focus"] == "reader"
    });
    assert!(kept["record"]["byte"].as_u64().unwrap() > 0);
    let before = program.with_screen(|screen| (panes(screen), screen.cursor_position()));
    killed(program);

    let mut program = open(&place);
    program.wait_for("taken up");
    program.wait("the same screen", |screen| {
        (panes(screen), screen.cursor_position()) == before
    });
    // The word goes on where it was left, Esc leads out of it and then of the filter.
    program.type_keys("ين");
    program.wait_for(&on_screen("المهنيندس"));
    program.type_keys("\x1b");
    program.wait_until_gone("Find: ");
    program.type_keys("\x1b\x1b");
    program.wait_for("ARTICLES 3");
}

#[test]
fn the_view_the_order_and_the_lit_fact_are_taken_up_too() {
    let place = place();
    let mut program = open(&place);
    program.wait_for("WHEN");
    program.type_keys("ovrvm");
    program.type_keys("\t\tjjzz");
    let kept = place.wait("the facts", |ghost| {
        ghost["focus"] == "facts" && ghost["view"]["meter"] == true && ghost["zoom"] == false
    });
    assert_eq!(kept["record"]["order"], "newest");
    assert_eq!(kept["record"]["view"]["two_rows"], false);
    // What is kept may be ahead of the frame that shows it.
    program.wait("the frame", |screen| {
        let contents = screen.contents();
        let row = screen.rows(0, 33).nth(1).unwrap_or_default();
        ["READER", "j evidence", " B · "]
            .iter()
            .all(|part| contents.contains(part))
            && row.starts_with("undated")
    });
    let before = program.with_screen(panes);
    killed(program);
    let program = open(&place);
    program.wait_for("Taken up");
    program.wait("the same screen", |screen| panes(screen) == before);
    assert_eq!(place.record().unwrap()["record"], kept["record"]);
}

#[test]
fn a_half_typed_filter_keeps_the_article_that_was_chosen_in_it() {
    let place = place();
    let mut program = open(&place);
    program.wait_for("ARTICLES 3");
    program.type_keys("&الجسر");
    program.wait_for("Filter: ");
    let first = place.wait("the filter", |ghost| {
        ghost["prompt"]["kind"] == "filter" && ghost["prompt"]["text"] == "الجسر"
    });
    program.type_keys("\x1b[B");
    let kept = place.wait("another article", |ghost| {
        ghost["article"].is_string() && ghost["article"] != first["record"]["article"]
    });
    program.wait_for(&on_screen("في الفقرة 1 إن"));
    let before = program.with_screen(panes);
    killed(program);
    let program = open(&place);
    program.wait_for("taken up");
    program.wait("the same screen", |screen| panes(screen) == before);
    assert_eq!(place.record().unwrap()["record"], kept["record"]);
}

#[test]
fn who_leaves_by_a_key_leaves_nothing_and_who_has_typed_nothing_neither() {
    let place = place();
    for key in ["q", "Q"] {
        let mut program = open(&place);
        program.type_keys("j");
        place.wait("a place", |ghost| ghost["focus"] == "list");
        program.type_keys(key);
        assert!(program.ends_with_the_terminal_restored().success());
        assert_eq!(place.kept(), None);
    }
    let mut program = open(&place);
    program.wait_for("ARTICLES 3");
    assert!(!program.screen().contains("Taken up"));
    program.signal(Signal::TERM);
    program.ends();
    assert_eq!(place.kept(), None);
}

#[test]
fn a_signal_that_ends_it_keeps_what_is_not_kept_yet() {
    for signal in [Signal::HUP, Signal::TERM] {
        let place = place();
        let mut program = open(&place);
        program.wait_for("ARTICLES 3");
        program.type_keys("/الجد");
        program.wait_for("ARTICLES 1 of 3");
        program.signal(signal);
        program.ends_with_the_terminal_restored();
        assert_eq!(place.record().unwrap()["record"]["prompt"]["text"], "الجد");
    }
}

#[test]
fn an_old_explorer_that_is_told_late_does_not_write_over_a_newer_one() {
    let place = place();
    let mut old = open(&place);
    old.wait_for("ARTICLES 3");
    old.type_keys("j");
    let of_old = place.wait("the old place", |ghost| ghost["article"].is_string());
    // Its link is gone; a key is still on its way.
    let lock = place.home.path().join("state/ghosts.lock");
    drop(Lock::exclusive(&lock).unwrap());
    old.signal(Signal::STOP);
    old.wait_until_stopped();
    old.type_keys("l");

    let mut new = open(&place);
    new.wait_for("Taken up");
    new.wait_for(&on_screen("في الفقرة 1 إن"));
    new.type_keys("l5j");
    let of_new = place.wait("the new place", |ghost| {
        ghost["focus"] == "reader" && ghost["byte"].as_u64() > Some(0)
    });
    assert!(of_new["session"].as_u64() > of_old["session"].as_u64());
    old.signal(Signal::HUP);
    old.signal(Signal::CONT);
    old.ends();
    assert_eq!(place.record().unwrap(), of_new);
    killed(new);
    let again = open(&place);
    again.wait_for("Taken up");
}

#[test]
fn what_an_old_explorer_had_kept_does_not_come_back_after_a_newer_one_has_left() {
    let place = place();
    let mut old = open(&place);
    old.type_keys("j");
    place.wait("the old place", |ghost| ghost["article"].is_string());
    let mut new = open(&place);
    new.wait_for("Taken up");
    new.type_keys("Q");
    new.ends();
    old.signal(Signal::HUP);
    old.ends();
    assert_eq!(place.kept(), None);
}

/// An explorer whose link hangs a moment after its last key: one that was quick enough to
/// keep its place, or is stopped while it does, is another story.
fn hung_before_it_kept_anything() -> (Place, Program) {
    for _ in 0..TRIES {
        let place = place();
        let mut old = open(&place);
        old.wait_for("ARTICLES 3");
        old.type_keys("/الجد");
        old.wait_for("ARTICLES 1 of 3");
        old.signal(Signal::STOP);
        old.wait_until_stopped();
        if place.is_untouched() {
            return (place, old);
        }
        killed(old);
    }
    panic!("it kept its place each time before it could be stopped");
}

#[test]
fn what_an_old_explorer_had_not_kept_yet_does_not_come_up_after_a_newer_one_has_left() {
    let (place, mut old) = hung_before_it_kept_anything();
    let mut new = open(&place);
    new.wait_for("ARTICLES 3");
    new.type_keys("jQ");
    new.ends();
    old.signal(Signal::HUP);
    old.signal(Signal::CONT);
    old.ends();
    assert_eq!(place.kept(), None);
}

#[test]
fn a_damaged_file_is_told_once_and_replaced() {
    let place = place();
    let mut program = open(&place);
    program.type_keys("j");
    place.wait("a place", |ghost| ghost["article"].is_string());
    killed(program);
    let file = place.kept().unwrap();
    let good = fs::read_to_string(&file).unwrap();
    let large = "x".repeat(1 << 20);
    let other = good.replace("\"list\"", "\"menu\"");
    for damaged in [
        &good[..good.len() / 2],
        "",
        "[keys]\nquit = 'j'\n",
        &large,
        &other,
    ] {
        fs::write(&file, damaged).unwrap();
        let mut program = open(&place);
        program.wait_for("What the last explorer left cannot be used");
        program.type_keys("l");
        place.wait("a new place", |ghost| ghost["focus"] == "reader");
        killed(program);
        let program = open(&place);
        program.wait_for("Taken up");
        killed(program);
    }
}

#[test]
fn the_kept_place_is_for_the_user_alone() {
    let place = place();
    let mut program = open(&place);
    program.type_keys("j");
    place.wait("a place", |ghost| ghost["article"].is_string());
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&place.kept().unwrap()), 0o600);
    for folder in ["state", "state/ghosts"] {
        assert_eq!(mode(&place.home.path().join(folder)), 0o700, "{folder}");
    }
    assert_eq!(mode(&place.home.path().join("state/ghosts.lock")), 0o600);
}

#[test]
fn another_corpus_has_a_place_of_its_own_and_a_lost_article_is_not_selected() {
    let place = place();
    let mut program = open(&place);
    program.type_keys("G");
    place.wait("a place", |ghost| ghost["article"].is_string());
    killed(program);
    let more = TempDir::new().unwrap();
    fs::write(more.path().join("4.txt"), BRIDGE).unwrap();
    let other = Start {
        arguments: &[more.path().to_str().unwrap()],
        ..place.start()
    }
    .run();
    other.wait_for("ARTICLES 1");
    assert!(!other.screen().contains("Taken up"));
    killed(other);
    fs::remove_file(place.articles.path().join("3.txt")).unwrap();
    let program = open(&place);
    program.wait_for("Taken up");
    program.wait_for("ARTICLES 2");
    program.wait_for(&on_screen("أغلقت بلدية القاهرة"));
}

#[test]
fn what_comes_through_a_pipe_leaves_no_place() {
    let home = TempDir::new().unwrap();
    let script = format!("printf '%s' '{BRIDGE}' | exec \"$KHABAR\" -");
    let mut program = Start {
        script: Some(&script),
        ..Start::new(home.path())
    }
    .run();
    program.wait_for("ARTICLES 1");
    program.type_keys("l");
    program.wait_for("Space page");
    program.signal(Signal::HUP);
    program.ends();
    assert!(!home.path().join("state/ghosts").exists());
}

#[test]
fn the_filter_of_the_facts_and_a_half_typed_reason_are_taken_up() {
    let place = place();
    let mut program = open(&place);
    program.wait_for("ARTICLES 3");
    program.type_keys("j");
    program.wait_for("FIGURES");
    program.type_keys("ll/10\r");
    program.wait_for(&on_screen("10 مترا"));
    program.type_keys("xwnot me");
    program.wait_for("because:  not me");
    place.wait("the half-typed reason", |ghost| {
        ghost["prompt"]["text"] == "not me" && ghost["facts_filter"] == "10"
    });
    killed(program);

    let mut program = open(&place);
    program.wait_for("taken up");
    program.wait_for("because:  not me");
    // The reason is of a fact: it has to be found first.
    program.wait_for("FIGURES");
    program.type_keys("tres\r");
    program.wait_for("wrong: not metres");
    program.wait_for("✗");
}
