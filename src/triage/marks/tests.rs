use std::fs;

use jiff::Timestamp;

use super::{Marks, Warning};
use crate::corpus::ContentKey;
use crate::home::Folders;
use crate::letters::Span;
use crate::triage::{Change, FactKey, Flag, Mark, Review, Step, Verdict};

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

struct Home {
    folders: Folders,
    _root: tempfile::TempDir,
}

fn home() -> Home {
    let root = tempfile::tempdir().unwrap();
    Home {
        folders: Folders::below(root.path()),
        _root: root,
    }
}

impl Home {
    fn open(&self) -> Marks {
        let (marks, warnings) = Marks::open(&self.folders);
        assert_eq!(warnings, []);
        marks
    }

    fn file(&self) -> std::path::PathBuf {
        self.folders.data.join("marks.jsonl")
    }
}

fn key(text: &str) -> ContentKey {
    ContentKey::of(text)
}

fn sent<T: Send>(_: &T) {}

/// The change of marks that a step was.
fn marked(step: Option<Step>) -> Change {
    match step {
        Some(Step::Mark(change)) => change,
        other => panic!("no change of marks: {other:?}"),
    }
}

#[test]
fn a_star_is_there_when_the_marks_are_opened_again() {
    let home = home();
    let mut marks = home.open();
    sent(&marks);
    assert!(!home.folders.data.exists(), "looking makes no folder");
    let change = marks.set(&[key("خبر")], Flag::Starred, true, NOW).unwrap();
    assert_eq!(change.keys, [key("خبر")]);
    // Nothing is closed or flushed: as after SIGKILL.
    let starred = Mark {
        starred: true,
        ..Mark::default()
    };
    assert_eq!(home.open().of(key("خبر")), starred);
    std::mem::forget(marks);
    assert_eq!(
        home.open().marked().collect::<Vec<_>>(),
        [(key("خبر"), starred)]
    );
}

#[test]
fn undo_and_redo_say_what_they_changed_and_are_records_too() {
    let home = home();
    let mut marks = home.open();
    let (one, two) = (key("one"), key("two"));
    marks.set(&[one], Flag::Read, true, NOW).unwrap();
    let both = marks.set(&[one, two, two], Flag::Read, true, NOW).unwrap();
    assert_eq!(both.keys, [two], "one was read already");

    let undone = marked(marks.undo(NOW).unwrap());
    assert_eq!((undone.on, undone.keys), (false, vec![two]));
    assert!(marks.of(one).read && !marks.of(two).read);
    let redone = marked(marks.redo(NOW).unwrap());
    assert_eq!((redone.on, redone.keys), (true, vec![two]));
    assert!(marks.redo(NOW).unwrap().is_none());

    marks.undo(NOW).unwrap();
    marks.undo(NOW).unwrap();
    assert!(marks.undo(NOW).unwrap().is_none());
    let text = fs::read_to_string(home.file()).unwrap();
    assert_eq!(text.lines().count(), 6, "nothing was taken away");
    assert!(text.contains("\"by\":\"undo\"") && text.contains("\"by\":\"redo\""));
    assert_eq!(home.open().of(one), Mark::default());
}

#[test]
fn a_new_change_forgets_what_was_undone() {
    let home = home();
    let mut marks = home.open();
    marks.set(&[key("a")], Flag::Starred, true, NOW).unwrap();
    marks.undo(NOW).unwrap();
    marks.set(&[key("b")], Flag::Starred, true, NOW).unwrap();
    assert!(marks.redo(NOW).unwrap().is_none());
}

#[test]
fn what_is_so_already_is_not_written() {
    let home = home();
    let mut marks = home.open();
    let change = marks.set(&[key("a")], Flag::Archived, false, NOW).unwrap();
    assert!(change.keys.is_empty());
    assert!(!home.file().exists());
    assert!(marks.undo(NOW).unwrap().is_none());
}

#[test]
fn two_processes_see_each_other() {
    let home = home();
    let (mut here, mut there) = (home.open(), home.open());
    here.set(&[key("a")], Flag::Starred, true, NOW).unwrap();
    assert!(!there.of(key("a")).starred);
    assert!(there.reload().unwrap().changed);
    assert!(there.of(key("a")).starred);
    there.set(&[key("a")], Flag::Starred, false, NOW).unwrap();
    let change = here.set(&[key("a")], Flag::Starred, true, NOW).unwrap();
    assert_eq!(change.keys.len(), 1, "the other process had taken it off");
    assert!(here.of(key("a")).starred);
}

#[test]
fn a_cut_line_and_a_record_of_the_future_lose_nothing() {
    let home = home();
    let mut marks = home.open();
    marks.set(&[key("a")], Flag::Read, true, NOW).unwrap();
    let future = serde_json::json!({"v": 2, "op": "tag", "tag": "x"});
    marks.journal.append(&future).unwrap();
    let mut text = fs::read_to_string(home.file()).unwrap();
    text.push_str("{\"sum\":\"12345678\",\"v\":1,\"op\":\"se");
    fs::write(home.file(), text).unwrap();

    let (mut marks, warnings) = Marks::open(&home.folders);
    let told: Vec<String> = warnings.iter().map(Warning::to_string).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told[0].contains("line 3") && told[1].contains("line 2"),
        "{told:?}"
    );
    assert!(marks.of(key("a")).read);
    marks.set(&[key("b")], Flag::Read, true, NOW).unwrap();
    let (marks, _) = Marks::open(&home.folders);
    assert!(marks.of(key("a")).read && marks.of(key("b")).read);
}

#[test]
fn where_nothing_can_be_written_nothing_changes() {
    let home = home();
    let mut marks = home.open();
    marks.set(&[key("a")], Flag::Starred, true, NOW).unwrap();
    // A folder in the way of the lock: also root cannot write.
    let lock = home.folders.data.join("marks.jsonl.lock");
    fs::remove_file(&lock).unwrap();
    fs::create_dir(&lock).unwrap();
    let error = marks
        .set(&[key("b")], Flag::Starred, true, NOW)
        .unwrap_err();
    assert!(error.to_string().contains("marks.jsonl.lock"), "{error}");
    assert!(!marks.of(key("b")).starred);
    assert!(marks.undo(NOW).is_err());
    assert!(marks.of(key("a")).starred);
    fs::remove_dir(&lock).unwrap();
    assert!(marks.undo(NOW).unwrap().is_some(), "undo was not lost");
}

fn fact(start: usize) -> FactKey {
    FactKey {
        article: key("خبر"),
        kind: "quantity".to_owned(),
        span: Span::new(start, start + 3),
    }
}

fn review(verdict: Verdict, reason: Option<&str>) -> Review {
    Review {
        verdict,
        reason: reason.map(str::to_owned),
    }
}

#[test]
fn a_review_is_kept_with_its_reason_and_its_words() {
    let home = home();
    let mut marks = home.open();
    let wrong = review(Verdict::Wrong, Some("السنة لا العدد"));
    let judged = marks.review(fact(8), "400", Some(wrong.clone()), NOW);
    assert_eq!(judged.unwrap().before, None);
    let kept = home.open();
    let of = kept.reviews().of(key("خبر"));
    assert_eq!((of[0].text.as_str(), &of[0].review), ("400", &wrong));
    let get = |kind: &str, start: usize| {
        let span = Span::new(start, start + 3);
        kept.reviews().get(key("خبر"), kind, span).cloned()
    };
    assert_eq!(get("quantity", 8), Some(wrong));
    assert_eq!(get("time", 8), None, "another kind is another fact");
    assert_eq!(get("quantity", 9), None);
}

#[test]
fn reviews_and_marks_are_undone_in_their_order() {
    let home = home();
    let mut marks = home.open();
    let (wrong, right) = (
        review(Verdict::Wrong, None),
        review(Verdict::Confirmed, Some("checked")),
    );
    marks
        .review(fact(1), "one", Some(wrong.clone()), NOW)
        .unwrap();
    marks.set(&[key("a")], Flag::Starred, true, NOW).unwrap();
    let again = marks.review(fact(1), "one", Some(right.clone()), NOW);
    assert_eq!(again.unwrap().before, Some(wrong.clone()));

    let now = |marks: &Marks| {
        let of = marks.reviews().of(key("خبر"));
        of.first().map(|reviewed| reviewed.review.clone())
    };
    let Some(Step::Review(undone)) = marks.undo(NOW).unwrap() else {
        panic!("the last step was a review");
    };
    assert_eq!(
        (undone.before, undone.after),
        (Some(right.clone()), Some(wrong.clone()))
    );
    assert_eq!(now(&home.open()), Some(wrong.clone()));
    assert_eq!(marked(marks.undo(NOW).unwrap()).flag, Flag::Starred);
    marks.undo(NOW).unwrap();
    assert_eq!(now(&home.open()), None);
    for _ in 0..3 {
        marks.redo(NOW).unwrap();
    }
    assert_eq!(now(&home.open()), Some(right));
}

#[test]
fn a_review_that_is_so_already_is_not_written() {
    let home = home();
    let mut marks = home.open();
    marks.review(fact(1), "one", None, NOW).unwrap();
    assert!(!home.file().exists());
    let disputed = Some(review(Verdict::Disputed, None));
    marks.review(fact(1), "one", disputed.clone(), NOW).unwrap();
    marks.review(fact(1), "one", disputed, NOW).unwrap();
    let text = fs::read_to_string(home.file()).unwrap();
    assert_eq!(text.lines().count(), 1);
}

#[test]
fn a_review_that_cannot_be_understood_is_told_and_left() {
    let home = home();
    let mut marks = home.open();
    for record in [
        serde_json::json!({"v":1,"op":"review","key":"xyz","kind":"time","span":[1,2]}),
        serde_json::json!({"v":1,"op":"review","key":key("a").to_string(),"kind":"time","span":[2,1]}),
        serde_json::json!({"v":1,"op":"review","key":key("a").to_string(),"kind":"time","span":[1,2],"verdict":"maybe"}),
    ] {
        marks.journal.append(&record).unwrap();
    }
    assert_eq!(marks.reload().unwrap().warnings.len(), 3);
    assert_eq!(marks.reviews().articles().count(), 0);
}
