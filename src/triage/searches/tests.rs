use std::fs;
use std::os::unix::fs::PermissionsExt;

use jiff::{Timestamp, ToSpan};

use crate::home::Folders;
use crate::triage::{Marks, Step};

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

fn home() -> (tempfile::TempDir, Folders) {
    let root = tempfile::tempdir().unwrap();
    let folders = Folders::below(root.path());
    (root, folders)
}

fn open(folders: &Folders) -> Marks {
    let (marks, warnings) = Marks::open(folders);
    assert_eq!(warnings, []);
    marks
}

fn saved(marks: &Marks) -> Vec<(String, String)> {
    let searches = marks.searches().iter();
    searches
        .map(|search| (search.name.clone(), search.query.clone()))
        .collect()
}

fn pair(name: &str, query: &str) -> (String, String) {
    (name.to_owned(), query.to_owned())
}

#[test]
fn a_search_is_saved_replaced_and_deleted_and_each_can_be_undone() {
    let (_root, folders) = home();
    let mut marks = open(&folders);
    marks
        .save_search("القوقاز", Some("karabakh \"وقف إطلاق\""), NOW)
        .unwrap();
    marks.save_search("lake", Some("water -boat"), NOW).unwrap();
    let both = [
        pair("القوقاز", "karabakh \"وقف إطلاق\""),
        pair("lake", "water -boat"),
    ];
    assert_eq!(saved(&marks), both);
    assert_eq!(saved(&open(&folders)), both);
    let path = folders.config.join("searches.toml");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("[[search]]\nname = \"القوقاز\"\n"), "{text}");
    let mode = fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);

    marks.save_search("lake", Some("lake"), NOW).unwrap();
    assert_eq!(saved(&marks)[1], pair("lake", "lake"));
    marks.undo(NOW).unwrap();
    assert_eq!(saved(&marks), both);
    marks.save_search("القوقاز", None, NOW).unwrap();
    assert_eq!(saved(&marks), both[1..]);
    let Some(Step::Search(change)) = marks.undo(NOW).unwrap() else {
        panic!("it was a search");
    };
    assert_eq!(change.before, None);
    assert_eq!(saved(&marks), both, "also in its place");
    marks.redo(NOW).unwrap();
    assert_eq!(saved(&open(&folders)), both[1..]);
}

#[test]
fn when_a_search_was_looked_at_is_kept_apart_from_what_the_user_edits() {
    let (_root, folders) = home();
    let mut marks = open(&folders);
    marks.save_search("lake", Some("water"), NOW).unwrap();
    assert_eq!(marks.searches()[0].looked, Some(NOW));
    let path = folders.config.join("searches.toml");
    fs::write(
        &path,
        "# mine\n[[search]]\nname = 'lake'\nquery = 'lake'\n\n[[search]]\nname = 'sea'\nquery = 'sea'\n",
    )
    .unwrap();
    let edited = fs::read_to_string(&path).unwrap();
    let later = NOW + 2.hours();
    marks.reload_searches().unwrap();
    marks.look_at_search("lake", later).unwrap();
    let marks = open(&folders);
    let looked: Vec<_> = marks.searches().iter().map(|s| s.looked).collect();
    assert_eq!(looked, [Some(later), None]);
    assert_eq!(fs::read_to_string(&path).unwrap(), edited);
}

#[test]
fn explorers_beside_each_other_lose_nothing_of_each_other() {
    let (_root, folders) = home();
    let (mut one, mut other) = (open(&folders), open(&folders));
    one.save_search("a", Some("a"), NOW).unwrap();
    other.save_search("b", Some("b"), NOW).unwrap();
    one.save_search("c", Some("c"), NOW).unwrap();
    let names: Vec<String> = saved(&one).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["a", "b", "c"]);
}

#[test]
fn a_file_that_is_not_understood_is_told_with_its_line_and_never_written_over() {
    let (_root, folders) = home();
    fs::create_dir_all(&folders.config).unwrap();
    let path = folders.config.join("searches.toml");
    for (text, told) in [
        ("[[search]]\nname = 'a'\nquery = = 'b'\n", "line 3"),
        ("[[search]]\nname = 'a'\n", "line 1"),
        (
            "[[search]]\nname = 'a'\nquery = 'b'\ncolour = 'red'\n",
            "line 4",
        ),
        ("searches = 1\n", "line 1"),
        (
            "[[search]]\nname = 'a'\nquery = 'b'\n[[search]]\nname = 'a'\nquery = 'c'\n",
            "two searches are called \"a\"",
        ),
    ] {
        fs::write(&path, text).unwrap();
        let (mut marks, warnings) = Marks::open(&folders);
        assert!(warnings[0].to_string().contains(told), "{}", warnings[0]);
        let error = marks.save_search("c", Some("c"), NOW).unwrap_err();
        assert!(error.to_string().contains(told), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
    fs::write(&path, [0xFF, 0xFE]).unwrap();
    let (_, warnings) = Marks::open(&folders);
    assert!(warnings[0].to_string().contains("UTF-8"), "{}", warnings[0]);
}

#[test]
fn a_damaged_file_of_looks_makes_all_new_and_is_replaced() {
    let (_root, folders) = home();
    let mut marks = open(&folders);
    marks.save_search("lake", Some("water"), NOW).unwrap();
    fs::write(folders.state.join("looked.json"), "{\"lake\":").unwrap();
    let mut marks = open(&folders);
    assert_eq!(marks.searches()[0].looked, None);
    marks.look_at_search("lake", NOW).unwrap();
    assert_eq!(open(&folders).searches()[0].looked, Some(NOW));
}
