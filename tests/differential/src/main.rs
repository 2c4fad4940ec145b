//! khabar's layout held against ICU's: see README.md.

mod compare;
mod explain;
mod icu;
#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../../suite/mixed.rs"]
mod mixed;
#[path = "../../suite/seeded.rs"]
mod seeded;
mod tables;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use compare::Compared;
use icu::Icu;
use khabar::letters::Direction;
use mixed::mixed_text;
use seeded::Seeded;

const BASES: [Option<Direction>; 3] = [None, Some(Direction::Ltr), Some(Direction::Rtl)];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut compared = Compared::default();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["strings", count] => strings(count.parse().unwrap_or(1_000_000), &mut compared),
        ["corpus"] => corpus(&mut compared),
        _ => {
            println!("usage: khabar-differential strings COUNT | corpus");
            return ExitCode::from(2);
        }
    }
    println!("{compared:?}");
    ExitCode::from(u8::from(compared.differences > 0))
}

/// Strings of a fixed seed in each base direction, one in eight with characters from all
/// over Unicode.
fn strings(count: usize, compared: &mut Compared) {
    let disagreeing = tables::disagreeing();
    let mut icu = Icu::new();
    let mut lot = Seeded::new(72);
    for _ in 0..count {
        let mut text = mixed_text(&mut lot);
        if lot.below(8) == 0 {
            for _ in 0..lot.below(20) {
                let end = lot.one(&[0x900, 0x3000, 0x2_0000, 0x11_0000]);
                let c = u32::try_from(lot.below(end)).ok().and_then(char::from_u32);
                text.extend(c.filter(|c| icu::is_assigned(*c) && !disagreeing.contains(c)));
            }
        }
        let width = u16::try_from(1 + lot.below(80)).unwrap_or(80);
        for base in BASES {
            compared.text(&mut icu, &text, base, width);
        }
    }
}

/// 100 KB of each language at every width from 20 to 120.
fn corpus(compared: &mut Compared) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
    let mut icu = Icu::new();
    let mut lot = Seeded::new(100);
    let languages: [(&str, fn(&str) -> bool); 4] = [
        ("Arabic", |name| {
            !name.contains("-he.") && !name.contains("-fa.") && !name.contains("-ur.")
        }),
        ("Hebrew", |name| name.contains("-he.")),
        ("Persian", |name| name.contains("-fa.")),
        ("Urdu", |name| name.contains("-ur.")),
    ];
    for (language, is_of) in languages {
        let mut paths: Vec<_> = fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                name.ends_with(".txt") && is_of(&name)
            })
            .collect();
        paths.sort();
        let sentences: Vec<String> = paths
            .iter()
            .flat_map(|path| {
                let text = fs::read_to_string(path).unwrap();
                text.split_inclusive(['.', '\n'])
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            })
            .map(|sentence| {
                if language == "Hebrew" {
                    pointed(&sentence, &mut lot)
                } else {
                    sentence
                }
            })
            .collect();
        let mut text = String::new();
        while text.len() < 100_000 {
            text.push_str(&sentences[lot.below(sentences.len())]);
            text.push_str(lot.one(&[" ", " ", " ", "\n"]));
        }
        let before = compared.lines;
        for width in 20..=120 {
            for paragraph in text.lines() {
                compared.text(&mut icu, paragraph, Some(Direction::Rtl), width);
            }
        }
        println!(
            "{language}: {} bytes, {} lines",
            text.len(),
            compared.lines - before
        );
    }
}

/// Hebrew with a point after some letters.
fn pointed(sentence: &str, lot: &mut Seeded) -> String {
    let mut pointed = String::new();
    for c in sentence.chars() {
        pointed.push(c);
        if ('א'..='ת').contains(&c) && lot.below(2) == 0 {
            pointed.push(lot.one(&['\u{05B0}', '\u{05B4}', '\u{05B7}', '\u{05B8}', '\u{05BC}']));
        }
    }
    pointed
}
