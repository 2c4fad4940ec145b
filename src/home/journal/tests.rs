use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::symlink;

use serde_json::json;

use super::{Cursor, Journal, Reading};

fn numbers(reading: &Reading) -> Vec<i64> {
    reading
        .records
        .iter()
        .map(|record| record.value["n"].as_i64().unwrap())
        .collect()
}

fn lines_with_damage(reading: &Reading) -> Vec<usize> {
    reading.damage.iter().map(|damage| damage.line).collect()
}

struct Here {
    journal: Journal,
    _folder: tempfile::TempDir,
}

fn here() -> Here {
    let folder = tempfile::tempdir().unwrap();
    Here {
        journal: Journal::at(folder.path().join("data/marks.jsonl")),
        _folder: folder,
    }
}

#[test]
fn what_was_appended_is_read_back_in_order() {
    let here = here();
    assert_eq!(
        here.journal.read(Cursor::default()).unwrap(),
        Reading::default()
    );
    for n in 1..=3 {
        here.journal
            .append(&json!({"n": n, "word": "خبر"}))
            .unwrap();
    }
    let reading = here.journal.read(Cursor::default()).unwrap();
    assert_eq!(numbers(&reading), [1, 2, 3]);
    assert!(reading.damage.is_empty());
}

#[test]
fn every_line_is_json_by_itself() {
    let here = here();
    here.journal
        .append(&json!({"op": "set", "on": true}))
        .unwrap();
    let text = fs::read_to_string(here.journal.path()).unwrap();
    let value: serde_json::Value = serde_json::from_str(text.trim_end()).unwrap();
    assert_eq!(value["op"], "set");
    assert_eq!(value["sum"].as_str().unwrap().len(), 8);
}

#[test]
fn a_cut_last_line_is_told_and_the_next_append_starts_a_new_line() {
    let here = here();
    here.journal.append(&json!({"n": 1})).unwrap();
    here.journal.append(&json!({"n": 2})).unwrap();
    let whole = fs::read(here.journal.path()).unwrap();
    // Whatever the cut: the first line counts, and so does what comes after.
    let first = whole.iter().position(|&byte| byte == b'\n').unwrap() + 1;
    for cut in first..whole.len() - 1 {
        fs::write(here.journal.path(), &whole[..cut]).unwrap();
        here.journal.append(&json!({"n": 3})).unwrap();
        let reading = here.journal.read(Cursor::default()).unwrap();
        assert_eq!(numbers(&reading), [1, 3], "cut at {cut}");
        let expected: &[usize] = if cut == first { &[] } else { &[2] };
        assert_eq!(lines_with_damage(&reading), expected, "cut at {cut}");
    }
    // Only the line end is gone: nothing is lost.
    fs::write(here.journal.path(), &whole[..whole.len() - 1]).unwrap();
    assert_eq!(
        numbers(&here.journal.read(Cursor::default()).unwrap()),
        [1, 2]
    );
}

#[test]
fn a_damaged_line_loses_no_good_line_after_it() {
    let here = here();
    for n in 1..=4 {
        here.journal.append(&json!({"n": n})).unwrap();
    }
    let text = fs::read_to_string(here.journal.path()).unwrap();
    let text = text.replacen("\"n\":2", "\"n\":7", 1);
    let mut bytes = text.into_bytes();
    let third = bytes
        .iter()
        .enumerate()
        .filter(|(_, b)| **b == b'\n')
        .nth(1)
        .unwrap()
        .0
        + 1;
    bytes[third + 3] = 0xFF;
    fs::write(here.journal.path(), &bytes).unwrap();
    let reading = here.journal.read(Cursor::default()).unwrap();
    assert_eq!(numbers(&reading), [1, 4]);
    assert_eq!(lines_with_damage(&reading), [2, 3]);
    assert!(
        reading.damage[0]
            .to_string()
            .contains("marks.jsonl, line 2")
    );
}

#[test]
fn a_reading_goes_on_where_the_last_one_ended() {
    let here = here();
    here.journal.append(&json!({"n": 1})).unwrap();
    let first = here.journal.read(Cursor::default()).unwrap();
    let mut file = OpenOptions::new()
        .append(true)
        .open(here.journal.path())
        .unwrap();
    file.write_all(b"{\"sum\":\"0000").unwrap();
    let second = here.journal.read(first.cursor).unwrap();
    assert_eq!(lines_with_damage(&second), [2]);
    here.journal.append(&json!({"n": 3})).unwrap();
    let third = here.journal.read(second.cursor).unwrap();
    assert_eq!(numbers(&third), [3]);
    assert_eq!(third.records[0].line, 3);
    assert!(third.damage.is_empty(), "the cut line is told once");
}

#[test]
fn a_shorter_file_is_read_again_from_its_first_line() {
    let here = here();
    for n in 1..=3 {
        here.journal.append(&json!({"n": n})).unwrap();
    }
    let read = here.journal.read(Cursor::default()).unwrap();
    fs::remove_file(here.journal.path()).unwrap();
    assert!(here.journal.read(read.cursor).unwrap().restarted);
    here.journal.append(&json!({"n": 9})).unwrap();
    let again = here.journal.read(read.cursor).unwrap();
    assert!(again.restarted);
    assert_eq!(numbers(&again), [9]);
}

#[test]
fn many_may_append_at_once() {
    let here = here();
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let journal = here.journal.clone();
            scope.spawn(move || {
                for n in 0..10 {
                    journal.append(&json!({"n": writer * 10 + n})).unwrap();
                }
            });
        }
    });
    let reading = here.journal.read(Cursor::default()).unwrap();
    assert!(reading.damage.is_empty());
    let mut all = numbers(&reading);
    all.sort_unstable();
    assert_eq!(all, (0..40).collect::<Vec<_>>());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("marks.jsonl");
    symlink("/dev/full", &path).unwrap();
    let error = Journal::at(path).append(&json!({"n": 1})).unwrap_err();
    assert!(error.to_string().contains("free some space"), "{error}");
}

#[test]
fn only_objects_with_a_field_are_records() {
    let here = here();
    assert!(here.journal.append(&json!({})).is_err());
    assert!(here.journal.append(&json!([1])).is_err());
    assert!(!here.journal.path().exists());
}
