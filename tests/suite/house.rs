//! The house keeps its floors: an import never points up or sideways, and no screen
//! crate is named below `ui` and `term`.

use std::fs;
use std::path::{Path, PathBuf};

/// Rooms by floor, from the ground.
const FLOORS: [&[&str]; 6] = [
    &["letters", "home"],
    &["corpus", "layout"],
    &["facts", "search", "triage"],
    &["app"],
    &["ui", "term"],
    &["cli"],
];

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

fn rust_files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, into);
        } else if path.extension().is_some_and(|e| e == "rs") {
            into.push(path);
        }
    }
}

/// Every `(room, file, code lines)` of the library, comments and blanks left out.
fn rooms() -> Vec<(String, PathBuf, Vec<String>)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&src, &mut files);
    files
        .into_iter()
        .filter_map(|file| {
            let inside = file.strip_prefix(&src).unwrap();
            let room = inside.iter().next()?.to_str()?.to_owned();
            floor(&room)?;
            let code = fs::read_to_string(&file)
                .unwrap()
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .map(str::to_owned)
                .collect();
            Some((room, file, code))
        })
        .collect()
}

/// The rooms that a line names by `crate::ROOM`, also inside `use crate::{a, b::c}`.
fn named(line: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        let rest = &line[at + "crate::".len()..];
        let list = rest
            .strip_prefix('{')
            .map_or_else(|| vec![rest], |inside| inside.split(',').collect());
        for item in list {
            let name: String = item
                .trim()
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            if !name.is_empty() {
                rooms.push(name);
            }
        }
    }
    rooms
}

#[test]
fn imports_never_point_up_or_sideways() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (room, file, code) in rooms() {
        let text = code.join("\n");
        // `super::super::` could leave a room unseen.
        assert!(
            !text.contains("super::super::"),
            "{}: name the room by crate::",
            file.display()
        );
        let here = floor(&room).unwrap();
        for line in text.replace("crate::{\n", "crate::{").lines() {
            for other in named(line) {
                let Some(there) = floor(&other) else { continue };
                seen += 1;
                if other != room && there >= here {
                    wrong.push(format!("{}: {}", file.display(), line.trim()));
                }
            }
        }
    }
    assert!(seen > 0, "no import was read: the test is blind");
    assert!(
        wrong.is_empty(),
        "imports up or sideways:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn no_screen_crate_is_named_below_the_screen() {
    let mut wrong = Vec::new();
    for (room, file, code) in rooms() {
        if ["ui", "term", "cli"].contains(&room.as_str()) {
            continue;
        }
        for line in code {
            if line.contains("ratatui") || line.contains("crossterm") {
                wrong.push(format!("{}: {}", file.display(), line.trim()));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "a screen is known below app:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn every_room_says_what_it_owns_and_what_it_never_does() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for room in FLOORS.iter().copied().flatten() {
        let text = fs::read_to_string(src.join(room).join("mod.rs")).unwrap();
        let head: Vec<&str> = text
            .lines()
            .take_while(|line| line.starts_with("//!"))
            .collect();
        let head = head.join(" ").to_lowercase();
        assert!(
            head.contains("never"),
            "{room}/mod.rs does not say what it never does"
        );
    }
}
