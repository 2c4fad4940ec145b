use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::time::Duration;

use super::{HEAD, Pack, PackKey};

struct Place {
    _folder: tempfile::TempDir,
    path: PathBuf,
}

fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cache/facts/one.pack");
    Place {
        _folder: folder,
        path,
    }
}

impl Place {
    fn open(&self) -> Pack {
        Pack::open(self.path.clone())
    }
}

const fn key(number: u8) -> PackKey {
    [number; 16]
}

#[test]
fn what_was_put_is_there_and_for_the_user_alone() {
    let place = place();
    let mut pack = place.open();
    assert!(
        pack.is_empty() && !place.path.exists(),
        "looking makes nothing"
    );
    pack.put(&[(key(1), b"one".to_vec()), (key(2), Vec::new())])
        .unwrap();
    pack.put(&[(key(1), b"uno".to_vec())]).unwrap();
    for pack in [pack, place.open()] {
        assert_eq!(pack.get(&key(1)).unwrap(), b"uno", "the later one");
        assert_eq!(pack.get(&key(2)).unwrap(), b"");
        assert_eq!(pack.get(&key(3)), None);
        assert!(pack.has(&key(2)) && !pack.has(&key(3)));
    }
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&place.path), 0o600);
    assert_eq!(mode(place.path.parent().unwrap()), 0o700);
}

#[test]
fn every_cut_and_every_changed_byte_loses_what_it_hits_and_no_more() {
    let place = place();
    let pieces: Vec<(PackKey, Vec<u8>)> = (0..4)
        .map(|number| (key(number), vec![number; 10 * usize::from(number)]))
        .collect();
    place.open().put(&pieces).unwrap();
    let whole = fs::read(&place.path).unwrap();
    for cut in 0..whole.len() {
        fs::write(&place.path, &whole[..cut]).unwrap();
        let mut pack = place.open();
        pack.put(&[(key(9), b"new".to_vec())]).unwrap();
        let again = place.open();
        assert_eq!(again.get(&key(9)).unwrap(), b"new", "cut at {cut}");
        for (key, piece) in &pieces {
            let kept = again.get(key);
            assert!(
                kept.is_none() || kept.as_ref() == Some(piece),
                "cut at {cut}"
            );
        }
    }
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 0x20;
        fs::write(&place.path, &changed).unwrap();
        let mut pack = place.open();
        for (key, piece) in &pieces {
            let kept = pack.get(key);
            assert!(
                kept.is_none() || kept.as_ref() == Some(piece),
                "changed at {at}"
            );
        }
        // What was lost is put again and found again.
        pack.put(&pieces).unwrap();
        let again = place.open();
        for (key, piece) in &pieces {
            assert_eq!(again.get(key).as_ref(), Some(piece), "changed at {at}");
        }
    }
}

#[test]
fn a_pack_that_is_deleted_is_begun_anew() {
    let place = place();
    let mut pack = place.open();
    pack.put(&[(key(1), b"one".to_vec())]).unwrap();
    fs::remove_dir_all(place.path.parent().unwrap()).unwrap();
    pack.put(&[(key(2), b"two".to_vec())]).unwrap();
    let again = place.open();
    assert_eq!(again.get(&key(2)).unwrap(), b"two");
    assert_eq!(again.get(&key(1)), None);
}

#[test]
fn two_processes_append_to_one_pack() {
    let place = place();
    let (mut here, mut there) = (place.open(), place.open());
    here.put(&[(key(1), b"one".to_vec())]).unwrap();
    there.put(&[(key(2), b"two".to_vec())]).unwrap();
    here.put(&[(key(3), b"three".to_vec())]).unwrap();
    assert_eq!(
        here.get(&key(2)).unwrap(),
        b"two",
        "seen at the next append"
    );
    assert_eq!(place.open().len(), 3);
}

#[test]
fn what_is_no_pack_is_empty_and_written_over() {
    let place = place();
    fs::create_dir_all(place.path.parent().unwrap()).unwrap();
    fs::write(&place.path, vec![b'x'; 3 * HEAD]).unwrap();
    let mut pack = place.open();
    assert!(pack.is_empty());
    pack.put(&[(key(1), b"one".to_vec())]).unwrap();
    assert_eq!(place.open().get(&key(1)).unwrap(), b"one");
}

#[test]
fn where_nothing_can_be_written_it_is_an_error_and_nothing_else() {
    let place = place();
    fs::create_dir_all(&place.path).unwrap();
    let mut pack = place.open();
    assert!(pack.put(&[(key(1), b"one".to_vec())]).is_err());
    assert_eq!(pack.get(&key(1)), None);
}

#[test]
fn packs_of_other_rules_go_when_they_are_old() {
    let place = place();
    let other = place.path.with_file_name("other.pack");
    Pack::open(other.clone())
        .put(&[(key(1), b"one".to_vec())])
        .unwrap();
    let mut pack = place.open();
    pack.put(&[(key(1), b"one".to_vec())]).unwrap();
    pack.sweep(Duration::from_secs(60));
    assert!(other.exists(), "another version may be in use");
    let long_ago = std::time::SystemTime::UNIX_EPOCH;
    fs::File::open(&other)
        .unwrap()
        .set_modified(long_ago)
        .unwrap();
    pack.sweep(Duration::from_secs(60));
    assert!(!other.exists() && place.path.exists());
}
