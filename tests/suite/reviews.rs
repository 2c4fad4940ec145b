//! What the user thinks of a fact: from the key to the disk, and to every verb that
//! carries it.

use std::fs;

use khabar::app::{Pane, PanelRow};
use khabar::triage::Verdict;
use serde_json::Value;
use tempfile::TempDir;

use crate::cli::objects;
use crate::desk::Desk;
use crate::place::Place;
use crate::pty::Program;

const FLOOD: &str = "فيضان يغمر أحياء المدينة\n\nأعلنت وزارة الصحة مقتل 12 شخصا وإصابة أكثر من 400 آخرين.\n\nوقال مدير الإغاثة إن \"المياه تتراجع ببطء\".\n";

fn place() -> Place {
    Place::with(&[("1.txt", FLOOD)])
}

fn open(place: &Place) -> Program {
    let program = place.explore(place.start());
    program.wait_for("FIGURES");
    program
}

impl Place {
    /// The reviewed facts that `facts` gives: text, review, reason.
    fn reviewed(&self, home: &TempDir) -> Vec<(String, String, Option<String>)> {
        let output = self.verb_at(home, &["facts", ".", "--format", "jsonl"]);
        objects(&output)
            .iter()
            .filter(|object| object.get("review").is_some())
            .map(|object| {
                let of = |key: &str| object.get(key).and_then(Value::as_str).map(str::to_owned);
                (
                    of("text").unwrap(),
                    of("review").unwrap(),
                    of("review_reason"),
                )
            })
            .collect()
    }
}

fn owned(text: &str, review: &str, reason: Option<&str>) -> (String, String, Option<String>) {
    (
        text.to_owned(),
        review.to_owned(),
        reason.map(str::to_owned),
    )
}

#[test]
fn a_review_goes_from_the_key_to_every_verb_and_into_another_home() {
    let place = place();
    let mut program = open(&place);
    program.type_keys("\t\tx");
    program.wait_for("w wrong");
    program.type_keys("w");
    program.wait_for("because");
    program.type_keys("12 is the number of houses\r");
    program.wait_for("✗");
    program.type_keys("jxc\r");
    program.wait_for("✓");
    program.type_keys("Q");
    program.ends();

    let wrong = owned("12 شخصا", "wrong", Some("12 is the number of houses"));
    let right = owned("أكثر من 400 آخرين", "confirmed", None);
    let both = [wrong, right];
    assert_eq!(place.reviewed(&place.home), both);

    let exported = place.verb_at(&place.home, &["export", "."]);
    let kinds: Vec<String> = objects(&exported)
        .iter()
        .map(|object| object["kind"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(kinds, ["article", "review", "review"]);
    let other = TempDir::new().unwrap();
    fs::write(other.path().join("export.jsonl"), &exported.stdout).unwrap();
    let file = other.path().join("export.jsonl");
    let imported = place.verb_at(&other, &["import", file.to_str().unwrap(), "."]);
    assert!(imported.status.success());
    assert_eq!(place.reviewed(&other), both);

    let csv = place.verb_at(&place.home, &["export", ".", "--format", "csv"]);
    let csv = String::from_utf8(csv.stdout).unwrap();
    assert!(
        csv.contains("quantity,wrong,12 is the number of houses"),
        "{csv}"
    );
    let markdown = place.verb_at(&place.home, &["export", ".", "--format", "markdown"]);
    let markdown = String::from_utf8(markdown.stdout).unwrap();
    assert!(markdown.contains("\n  - wrong: 12 شخصا · "), "{markdown}");
}

#[test]
fn an_import_names_the_lines_that_it_passes_over() {
    let place = place();
    let mut program = open(&place);
    program.type_keys("\t\txd\r");
    program.wait_for("DISPUTED");
    program.type_keys("Q");
    program.ends();
    let exported = place.verb_at(&place.home, &["export", "."]);
    let exported = String::from_utf8(exported.stdout).unwrap();
    let moved = exported.replace("\"text\":\"12 ", "\"text\":\"13 ");
    let other = TempDir::new().unwrap();
    let file = other.path().join("export.jsonl");
    fs::write(&file, format!("{moved}not json\n")).unwrap();
    let output = place.verb_at(&other, &["import", file.to_str().unwrap(), "."]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.contains("line 2: its words do not stand at its place"),
        "{told}"
    );
    assert!(told.contains("line 3: "), "{told}");
    assert!(told.contains("lines passed over: 2"), "{told}");
    assert_eq!(place.reviewed(&other), []);
}

/// The verdicts that the panel shows, top to bottom.
fn verdicts(desk: &Desk) -> Vec<Option<Verdict>> {
    let panel = &desk.app.panel;
    let facts = panel.facts.as_ref().unwrap();
    let items = panel.rows.iter().filter_map(|row| match row {
        PanelRow::Item(item) => Some(item),
        PanelRow::Section { .. } => None,
    });
    items
        .map(|item| Some(panel.review_of(&facts.facts[item.mentions[0]])?.verdict))
        .collect()
}

fn desk() -> Desk {
    let mut desk = Desk::open(&[("1.txt", FLOOD)], 120, 40);
    desk.until("the facts", |app| app.panel.facts.is_some());
    desk.press(&["Tab", "Tab"]);
    assert_eq!(desk.app.focus, Pane::Facts);
    desk
}

#[test]
fn a_review_is_taken_off_undone_and_redone() {
    let mut desk = desk();
    let none = verdicts(&desk);
    assert!(none.iter().all(Option::is_none));
    desk.press(&["x", "c", "Enter"]);
    desk.until("the review", |app| app.notice.is_some());
    assert_eq!(verdicts(&desk)[0], Some(Verdict::Confirmed));
    desk.press(&["x", "x"]);
    desk.until("no review", |app| app.notice.is_some());
    assert_eq!(verdicts(&desk), none);
    desk.press(&["x", "u"]);
    desk.until("the review again", |app| app.notice.is_some());
    assert_eq!(verdicts(&desk)[0], Some(Verdict::Confirmed));
    desk.press(&["U"]);
    desk.until("none again", |app| app.notice.is_some());
    assert_eq!(verdicts(&desk), none);
}

#[test]
fn esc_at_the_reason_reviews_nothing() {
    let mut desk = desk();
    desk.press(&["x", "w", "n", "o", "Esc"]);
    assert!(desk.app.prompt.is_none());
    assert!(verdicts(&desk).iter().all(Option::is_none));
    // Nothing is half reviewed either: the next verdict begins with an empty reason.
    desk.press(&["x", "w"]);
    assert_eq!(desk.app.prompt.as_ref().unwrap().text(), "");
}

#[test]
fn a_section_cannot_be_reviewed() {
    let mut desk = desk();
    desk.press(&["g", "x", "w"]);
    assert!(desk.app.prompt.is_none());
    assert_eq!(
        desk.app.notice.as_ref().unwrap().key,
        "notice.nothing-to-review"
    );
}

#[test]
fn what_is_copied_of_a_fact_names_its_claimant_its_line_and_its_review() {
    let mut desk = desk();
    desk.press(&["x", "d", "h", "m", "Enter"]);
    desk.until("the review", |app| app.notice.is_some());
    let text = desk.copied("y");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "12 شخصا");
    assert!(
        lines[1].starts_with("said by وزارة الصحة · disputed: hm · line 3 · "),
        "{text}"
    );
}
