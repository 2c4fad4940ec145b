use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};

use serde_json::json;
use tempfile::TempDir;

use super::{Found, Handover, Lock};
use crate::home::small::LARGEST;

fn start(home: &TempDir, now: u64) -> (Handover, Found) {
    let path = home.path().join("state/one.json");
    Handover::take_over(path, home.path().join("state/lock"), now)
}

#[test]
fn a_record_is_handed_over_for_the_user_alone_and_cleared() {
    let home = tempfile::tempdir().unwrap();
    let (mut first, found) = start(&home, 10);
    assert_eq!(found, Found::Nothing);
    assert!(!home.path().join("state").exists(), "nothing is made yet");
    assert!(first.keep(&json!({"at": 1})).unwrap());
    let path = home.path().join("state/one.json");
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(path.parent().unwrap()), 0o700);
    let (mut second, found) = start(&home, 20);
    assert_eq!(found, Found::Record(json!({"at": 1})));
    second.clear().unwrap();
    assert_eq!(start(&home, 30).1, Found::Nothing);
}

#[test]
fn an_older_session_neither_writes_over_a_newer_one_nor_clears_it() {
    let home = tempfile::tempdir().unwrap();
    let (mut old, _) = start(&home, 10);
    old.keep(&json!({"at": 1})).unwrap();
    let (mut new, _) = start(&home, 20);
    assert!(!old.keep(&json!({"at": 2})).unwrap());
    new.keep(&json!({"at": 3})).unwrap();
    assert!(!old.keep(&json!({"at": 4})).unwrap());
    old.clear().unwrap();
    assert_eq!(start(&home, 30).1, Found::Record(json!({"at": 3})));
}

#[test]
fn what_a_newer_session_has_cleared_does_not_come_back_but_later_changes_are_kept() {
    let home = tempfile::tempdir().unwrap();
    let (mut old, _) = start(&home, 10);
    old.keep(&json!({"at": 1})).unwrap();
    let (mut new, _) = start(&home, 20);
    new.clear().unwrap();
    assert!(!old.keep(&json!({"at": 2})).unwrap(), "made before");
    assert!(old.keep(&json!({"at": 3})).unwrap(), "somebody is there");
}

#[test]
fn what_was_never_kept_does_not_come_up_after_a_newer_session_has_left() {
    for kept in [false, true] {
        let home = tempfile::tempdir().unwrap();
        let (mut old, _) = start(&home, 10);
        let (mut new, _) = start(&home, 20);
        if kept {
            new.keep(&json!({"at": 1})).unwrap();
        }
        new.clear().unwrap();
        assert!(!old.keep(&json!({"at": 2})).unwrap(), "made before");
        assert_eq!(start(&home, 30).1, Found::Nothing);
        assert!(old.keep(&json!({"at": 3})).unwrap(), "somebody is there");
        // Who comes after the clearing does not mind it.
        let (mut next, _) = start(&home, 40);
        next.clear().unwrap();
        assert!(start(&home, 50).0.keep(&json!({"at": 4})).unwrap());
    }
}

#[test]
fn a_clock_that_was_set_back_does_not_make_a_session_older() {
    let home = tempfile::tempdir().unwrap();
    let (mut old, _) = start(&home, u64::MAX - 5);
    old.keep(&json!({"at": 1})).unwrap();
    let (mut new, _) = start(&home, 20);
    assert!(new.keep(&json!({"at": 2})).unwrap());
    assert!(!old.keep(&json!({"at": 3})).unwrap());
}

#[test]
fn what_was_not_written_here_is_told_and_taken_away() {
    let home = tempfile::tempdir().unwrap();
    let (mut session, _) = start(&home, 10);
    session.keep(&json!({"at": 1})).unwrap();
    let path = home.path().join("state/one.json");
    let good = fs::read(&path).unwrap();
    let cut = good[..good.len() / 2].to_vec();
    let mut changed = good.clone();
    changed[good.len() - 4] ^= 1;
    let other = super::sealed(&json!({"v": 2, "session": 1, "record": {}})).unwrap();
    let large = vec![b'x'; LARGEST as usize + 1];
    for bytes in [
        cut,
        changed,
        Vec::new(),
        b"[terminal]\n".to_vec(),
        vec![0xff; 9],
        large,
        other.into(),
    ] {
        fs::write(&path, bytes).unwrap();
        let (mut next, found) = start(&home, 20);
        assert!(matches!(found, Found::Broken(_)), "{found:?}");
        assert_eq!(start(&home, 20).1, Found::Nothing, "told once");
        assert!(next.keep(&json!({"at": 2})).unwrap());
        assert_eq!(start(&home, 30).1, Found::Record(json!({"at": 2})));
    }
}

#[test]
fn a_link_is_replaced_and_what_it_points_at_left_alone() {
    let home = tempfile::tempdir().unwrap();
    let (mut session, _) = start(&home, 10);
    session.keep(&json!({"at": 1})).unwrap();
    let path = home.path().join("state/one.json");
    let precious = home.path().join("precious");
    fs::rename(&path, &precious).unwrap();
    symlink(&precious, &path).unwrap();
    let before = fs::read(&precious).unwrap();
    let (mut next, found) = start(&home, 20);
    assert!(matches!(found, Found::Broken(_)), "{found:?}");
    symlink(&precious, &path).unwrap();
    next.keep(&json!({"at": 2})).unwrap();
    assert!(fs::symlink_metadata(&path).unwrap().is_file());
    assert_eq!(fs::read(&precious).unwrap(), before);
}

#[test]
fn what_a_killed_writer_left_beside_the_file_is_swept_up() {
    let home = tempfile::tempdir().unwrap();
    let (mut session, _) = start(&home, 10);
    session.keep(&json!({"at": 1})).unwrap();
    let folder = home.path().join("state");
    fs::write(folder.join(".khabar-torn"), "{").unwrap();
    let (mut next, found) = start(&home, 20);
    assert_eq!(found, Found::Record(json!({"at": 1})));
    assert!(!folder.join(".khabar-torn").exists());
    next.clear().unwrap();
    let left = fs::read_dir(&folder).unwrap();
    let mut left: Vec<_> = left.map(|file| file.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["lock", "one.left"]);
}

#[test]
fn a_session_that_was_stopped_with_the_lock_in_its_hand_stops_nobody() {
    let home = tempfile::tempdir().unwrap();
    let (mut session, _) = start(&home, 10);
    session.keep(&json!({"at": 1})).unwrap();
    let stopped = Lock::exclusive(&home.path().join("state/lock")).unwrap();
    let (mut next, found) = start(&home, 20);
    assert_eq!(found, Found::Record(json!({"at": 1})));
    let error = next.keep(&json!({"at": 2})).unwrap_err();
    assert!(error.to_string().contains("another khabar"), "{error}");
    drop(stopped);
    assert!(next.keep(&json!({"at": 3})).unwrap());
    assert!(!session.keep(&json!({"at": 4})).unwrap());
}
