//! The conformance tests of UAX #9, through the functions that the screen uses.
//!
//! The files are large and not part of the project: `BidiTest.txt` and
//! `BidiCharacterTest.txt` of the Unicode Character Database are read from the folder
//! that the variable `UCD` names, by default from that of Debian's package
//! `unicode-data`.

use std::fs;
use std::path::PathBuf;

use khabar::layout::{Role, levels, reset_ends, visual_order};
use khabar::letters::Direction;

fn read(name: &str) -> Option<String> {
    let folder = std::env::var_os("UCD").map_or_else(|| "/usr/share/unicode".into(), PathBuf::from);
    let text = fs::read_to_string(folder.join(name)).ok();
    if text.is_none() {
        eprintln!("skipped: no {name} in {}", folder.display());
    }
    text
}

/// What a case expects: a level for each scalar that X9 leaves, and the order of those.
struct Expected<'a> {
    levels: Vec<Option<u8>>,
    order: &'a [usize],
}

/// How the text fails, if it does.
fn failure(text: &str, base: Option<Direction>, expected: &Expected) -> Option<String> {
    let (by_byte, paragraph) = levels(text, base);
    let mut found: Vec<u8> = text.char_indices().map(|(at, _)| by_byte[at]).collect();
    let roles: Vec<Role> = text.chars().map(Role::of).collect();
    reset_ends(&roles, &mut found, paragraph);
    let kept: Vec<usize> = (0..found.len())
        .filter(|at| expected.levels[*at].is_some())
        .collect();
    let kept_levels: Vec<u8> = kept.iter().map(|at| found[*at]).collect();
    let order: Vec<usize> = visual_order(&kept_levels)
        .into_iter()
        .map(|at| kept[at])
        .collect();
    let wanted: Vec<u8> = expected.levels.iter().flatten().copied().collect();
    (kept_levels != wanted || order != expected.order).then(|| {
        format!(
            "{base:?} {}: {kept_levels:?} for {wanted:?}",
            text.escape_unicode()
        )
    })
}

fn expected_levels(field: &str) -> Vec<Option<u8>> {
    field.split_whitespace().map(|l| l.parse().ok()).collect()
}

fn numbers(field: &str) -> Vec<usize> {
    field
        .split_whitespace()
        .map(|n| n.parse().unwrap())
        .collect()
}

/// A character of each class.
fn sample(class: &str) -> char {
    match class {
        "L" => 'a',
        "R" => 'א',
        "AL" => 'ا',
        "EN" => '1',
        "AN" => '١',
        "ES" => '+',
        "ET" => '%',
        "CS" => ',',
        "ON" => '!',
        "WS" => ' ',
        "S" => '\t',
        "B" => '\u{2029}',
        "NSM" => '\u{0300}',
        "BN" => '\u{AD}',
        "LRE" => '\u{202A}',
        "RLE" => '\u{202B}',
        "PDF" => '\u{202C}',
        "LRO" => '\u{202D}',
        "RLO" => '\u{202E}',
        "LRI" => '\u{2066}',
        "RLI" => '\u{2067}',
        "FSI" => '\u{2068}',
        "PDI" => '\u{2069}',
        other => panic!("no class {other}"),
    }
}

#[test]
fn every_case_of_bidi_character_test() {
    let Some(file) = read("BidiCharacterTest.txt") else {
        return;
    };
    let mut ran = 0;
    let mut failed = Vec::new();
    for line in file
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
    {
        let fields: Vec<&str> = line.split(';').collect();
        let text: String = fields[0]
            .split(' ')
            .map(|hex| char::from_u32(u32::from_str_radix(hex, 16).unwrap()).unwrap())
            .collect();
        let base = match fields[1] {
            "0" => Some(Direction::Ltr),
            "1" => Some(Direction::Rtl),
            _ => None,
        };
        let order = numbers(fields[4]);
        let expected = Expected {
            levels: expected_levels(fields[3]),
            order: &order,
        };
        ran += 1;
        failed.extend(failure(&text, base, &expected));
    }
    eprintln!("BidiCharacterTest: {ran} cases");
    assert!(ran > 90_000, "only {ran} cases ran");
    assert!(
        failed.is_empty(),
        "{} of {ran}:\n{}",
        failed.len(),
        failed[0]
    );
}

#[test]
fn every_case_of_bidi_test() {
    let Some(file) = read("BidiTest.txt") else {
        return;
    };
    let mut ran = [0usize; 3];
    let mut failed = Vec::new();
    let (mut wanted, mut order) = (Vec::new(), Vec::new());
    for line in file
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
    {
        if let Some(field) = line.strip_prefix("@Levels:") {
            wanted = expected_levels(field);
        } else if let Some(field) = line.strip_prefix("@Reorder:") {
            order = numbers(field);
        } else if let Some((classes, bits)) = line.split_once(';') {
            let text: String = classes.split_whitespace().map(sample).collect();
            let bits: u8 = bits.trim().parse().unwrap();
            let bases = [None, Some(Direction::Ltr), Some(Direction::Rtl)];
            for (at, base) in bases.into_iter().enumerate() {
                if bits & (1 << at) != 0 {
                    ran[at] += 1;
                    let expected = Expected {
                        levels: wanted.clone(),
                        order: &order,
                    };
                    failed.extend(failure(&text, base, &expected));
                }
            }
        }
    }
    eprintln!("BidiTest: {ran:?} cases (first strong, left to right, right to left)");
    assert!(
        ran.iter().all(|ran| *ran > 200_000),
        "only {ran:?} cases ran"
    );
    assert!(
        failed.is_empty(),
        "{} of {ran:?}:\n{}",
        failed.len(),
        failed[0]
    );
}
