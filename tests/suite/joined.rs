//! Plain letters in place of forms: a terminal that joins them shows what was painted,
//! whatever was there before.

use std::collections::HashMap;

use khabar::letters::{Shape, join};
use khabar::term::{Abilities, Joining, Wire};
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Style};
use unicode_bidi::{BidiClass, bidi_class};
use unicode_joining_type::{JoiningType, get_joining_type};

use crate::model::{Model, Seen};
use crate::seeded::Seeded;
use crate::wire::{PANES, SIZE, abilities, after, any_screen, paint};

/// What joins, what does not, and what only seems to: non-joiners, marks, lam-alef, letters
/// without forms and of one-sided joining, digits, other scripts.
const WORDS: &[&str] = &[
    "خبر",
    "في",
    "باب",
    "الأنباء",
    "لا",
    "ولأن",
    "كتاب",
    "دار",
    "ورد",
    "ق",
    "بَيْتٌ",
    "مُدَّة",
    "می\u{200C}خواهم",
    "ل\u{200C}ا",
    "بځب",
    "ـبـ",
    "گچپژ",
    "شيء",
    "ءَ",
    "ٷس",
    "سو",
    "ب٣ب",
    "ب۴",
    "12",
    "(ب)",
    "ab",
    "שב",
    "،ب؟",
    "字",
];

/// A terminal that joins as VTE does: every run of Arabic cells, from right to left, whatever
/// their attributes; lam and alef are two.
struct Terminal {
    forms: HashMap<char, [Option<char>; 4]>,
}

impl Terminal {
    fn new() -> Self {
        let scalar = |hex: &str| char::from_u32(u32::from_str_radix(hex, 16).ok()?);
        let forms = include_str!("../../assets/unicode/arabic-forms.tsv")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| {
                let cells: Vec<Option<char>> = line.split('\t').map(scalar).collect();
                let [Some(letter), forms @ ..] = cells.as_slice() else {
                    return None;
                };
                Some((*letter, forms.try_into().unwrap()))
            })
            .collect();
        Self { forms }
    }

    /// A row as it is seen.
    fn shown(&self, row: &[Seen], joining: Joining) -> Vec<Seen> {
        let first = |seen: &Seen| seen.symbol.chars().next();
        let arabic = |seen: &Seen| first(seen).is_some_and(|c| bidi_class(c) == BidiClass::AL);
        let mut row = row.to_vec();
        for run in row.chunk_by_mut(|a, b| arabic(a) && arabic(b)) {
            let kinds: Vec<JoiningType> = run
                .iter()
                .rev()
                .flat_map(|seen| seen.symbol.chars())
                .map(get_joining_type)
                .collect();
            let mut at = 0;
            for seen in run.iter_mut().rev() {
                let begin = at;
                at += seen.symbol.chars().count();
                let Some(letter) = first(seen) else {
                    continue;
                };
                let (before, after) = match joining {
                    Joining::Neighbours => (before(&kinds, begin), after_it(&kinds, begin)),
                    _ => (false, false),
                };
                let shape = match (before, after) {
                    (false, false) => 0,
                    (true, false) => 1,
                    (false, true) => 2,
                    (true, true) => 3,
                };
                if let Some(form) = self.forms.get(&letter).and_then(|forms| forms[shape]) {
                    seen.symbol = seen.symbol.replacen(letter, &form.to_string(), 1);
                }
            }
        }
        row
    }
}

fn joins_on(kind: JoiningType) -> bool {
    matches!(
        kind,
        JoiningType::DualJoining | JoiningType::JoinCausing | JoiningType::LeftJoining
    )
}

fn joins_back(kind: JoiningType) -> bool {
    matches!(
        kind,
        JoiningType::DualJoining | JoiningType::JoinCausing | JoiningType::RightJoining
    )
}

fn before(kinds: &[JoiningType], at: usize) -> bool {
    let mut back = kinds[..at].iter().rev();
    joins_back(kinds[at])
        && back
            .find(|kind| **kind != JoiningType::Transparent)
            .is_some_and(|kind| joins_on(*kind))
}

fn after_it(kinds: &[JoiningType], at: usize) -> bool {
    let mut on = kinds[at + 1..].iter();
    joins_on(kinds[at])
        && on
            .find(|kind| **kind != JoiningType::Transparent)
            .is_some_and(|kind| joins_back(*kind))
}

/// A word as layout paints it, cell by cell from its right end on.
fn cells(word: &str) -> Vec<String> {
    let shapes = join(word);
    let mut cells: Vec<String> = Vec::new();
    for (byte, c) in word.char_indices() {
        match shapes.iter().find(|(at, _)| *at == byte) {
            Some((_, Shape::Form(form) | Shape::LamAlef(form))) => cells.push(form.to_string()),
            Some((_, Shape::InLigature)) => {}
            None if matches!(c, '\u{064B}'..='\u{0652}') => cells.last_mut().unwrap().push(c),
            None if c == '\u{200C}' => {}
            None => cells.push(c.to_string()),
        }
    }
    cells
}

/// Words into a row of a pane, from a column to the left, in changing colours.
fn write_words(buffer: &mut Buffer, lot: &mut Seeded) {
    let pane = lot.one(&PANES);
    let y = pane.y + u16::try_from(lot.below(usize::from(pane.height))).unwrap();
    let mut x = pane.x + pane.width - u16::try_from(lot.below(4)).unwrap();
    for _ in 0..1 + lot.below(4) {
        for cell in cells(lot.one(WORDS)) {
            let width = if cell == "字" { 2 } else { 1 };
            if x < pane.x + width {
                return;
            }
            x -= width;
            let colour = lot.one(&[Color::Reset, Color::Reset, Color::Reset, Color::Red]);
            buffer.set_string(x, y, &cell, Style::new().fg(colour));
        }
        if lot.below(5) > 0 && x > pane.x {
            x -= 1;
            buffer.set_string(x, y, " ", Style::new());
        }
    }
}

/// Half of what was there is written over with words: they meet whatever stands beside them.
fn with_words(mut buffer: Buffer, lot: &mut Seeded) -> Buffer {
    for _ in 0..lot.below(16) {
        write_words(&mut buffer, lot);
    }
    buffer
}

#[test]
fn any_screen_after_any_other_is_joined_as_it_was_painted() {
    let terminal = Terminal::new();
    for joining in [Joining::Never, Joining::Neighbours] {
        for margins in [false, true] {
            let mut lot = Seeded::new(7 + u64::from(margins));
            let first = any_screen(&mut lot);
            let mut screen = with_words(first, &mut lot);
            let wire = |joining| {
                let mut wire = Wire::new(
                    SIZE,
                    Abilities {
                        joining,
                        ..abilities(margins)
                    },
                );
                wire.set_regions(PANES.to_vec());
                wire
            };
            let mut own = wire(joining);
            let mut model = Model::new(SIZE.0, SIZE.1, margins);
            let (mut letters, mut forms) = (0, 0);
            for step in 0..400 {
                paint(&mut own, &screen);
                model.take(&own.frame());

                let mut plain = wire(joining);
                paint(&mut plain, &screen);
                letters += plain.frame().len();
                let mut painted = wire(Joining::Unknown);
                paint(&mut painted, &screen);
                let whole = painted.frame();
                forms += whole.len();
                let mut fresh = Model::new(SIZE.0, SIZE.1, margins);
                fresh.take(&whole);
                for (y, (row, wanted)) in model.cells.iter().zip(&fresh.cells).enumerate() {
                    let shown = terminal.shown(row, joining);
                    assert_eq!(&shown, wanted, "{joining:?}, step {step}, row {y}");
                }
                screen = after(&screen, &mut lot);
                screen = with_words(screen, &mut lot);
            }
            eprintln!("{joining:?}: {letters} B for {forms} B");
            assert!(letters < forms);
        }
    }
}

/// Before the terminal has said what it is, forms are sent: they stay right. Letters that it
/// was to join are no longer, once it is known to be another one.
#[test]
fn letters_are_sent_anew_where_they_are_not_joined_after_all() {
    let mut buffer = Buffer::empty(ratatui::layout::Rect::new(0, 0, 8, 1));
    for (x, cell) in (0..).zip(cells("خبر").iter().rev()) {
        buffer.set_string(x, 0, cell, Style::new());
    }
    let of = |joining| Abilities {
        joining,
        ..abilities(false)
    };
    let mut wire = Wire::new((8, 1), of(Joining::Unknown));
    let mut frame = |joining| {
        wire.set_abilities(of(joining));
        paint(&mut wire, &buffer);
        String::from_utf8(wire.frame()).unwrap()
    };
    // The blank beside letters is always printed.
    assert_eq!(frame(Joining::Unknown), "\x1b[H\u{FEAE}\u{FE92}\u{FEA7} ");
    // Painted again, the row may be sent as its letters.
    assert_eq!(frame(Joining::Neighbours), "\rربخ");
    let wiped = "\x1b[8l\x1b[r\x1b[0m\x1b[2J";
    assert_eq!(
        frame(Joining::Unknown),
        format!("{wiped}\x1b[H\u{FEAE}\u{FE92}\u{FEA7} ")
    );
}
