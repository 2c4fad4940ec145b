//! Joining and mirroring, derived from the Unicode Character Database: every letter of
//! ArabicShaping.txt in its contexts, every pair of BidiMirroring.txt.

use std::collections::HashMap;

use khabar::layout::{Letters, Marks, Options, paragraph};
use khabar::letters::Direction;

use crate::unicode_data::{rows, scalar, unicode_data};

/// Dual-joining, with all four forms.
const BEH: char = 'ب';
const FATHA: char = '\u{064E}';
const ZWNJ: char = '\u{200C}';

/// Joining_Type by the file; `T` for marks, which it does not list, `U` for the rest.
struct Types(HashMap<char, char>);

impl Types {
    fn read() -> Self {
        let file = unicode_data("ArabicShaping.txt");
        let types = rows(&file).map(|row| {
            let fields: Vec<&str> = row.split(';').map(str::trim).collect();
            (scalar(fields[0]), fields[2].chars().next().unwrap())
        });
        Self(types.collect())
    }

    fn of(&self, c: char) -> char {
        match c {
            FATHA => 'T',
            c => self.0.get(&c).copied().unwrap_or('U'),
        }
    }

    /// The file's letters in code point order, format characters and marks left out.
    fn letters(&self, arabic: bool) -> Vec<char> {
        let mut letters: Vec<char> = self
            .0
            .iter()
            .filter(|(c, kind)| is_arabic(**c) == arabic && **kind != 'T' && c.is_alphanumeric())
            .map(|(c, _)| *c)
            .collect();
        letters.sort_unstable();
        letters
    }
}

const fn is_arabic(c: char) -> bool {
    matches!(c, '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{0870}'..='\u{08FF}')
}

/// Presentation forms of single letters: isolated, final, initial, medial.
fn forms() -> HashMap<char, [Option<char>; 4]> {
    let mut forms: HashMap<char, [Option<char>; 4]> = HashMap::new();
    for row in rows(&unicode_data("PresentationForms.txt")) {
        let fields: Vec<&str> = row.split(';').collect();
        let decomposition: Vec<&str> = fields[5].split(' ').collect();
        let place = ["<isolated>", "<final>", "<initial>", "<medial>"]
            .iter()
            .position(|place| *place == decomposition[0]);
        if let (Some(place), [_, letter]) = (place, decomposition.as_slice()) {
            forms.entry(scalar(letter)).or_default()[place] = Some(scalar(fields[0]));
        }
    }
    forms
}

/// R1–R7 of the standard's chapter 9.2 by their words, on a few characters.
fn model(text: &[char], types: &Types, forms: &HashMap<char, [Option<char>; 4]>) -> String {
    let seen = |c: &&char| types.of(**c) != 'T';
    (0..text.len())
        .filter(|at| text[*at] != ZWNJ)
        .map(|at| {
            let c = text[at];
            let before = text[..at].iter().rev().find(seen).map(|c| types.of(*c));
            let after = text[at + 1..].iter().find(seen).map(|c| types.of(*c));
            let back =
                matches!(types.of(c), 'R' | 'D' | 'C') && matches!(before, Some('L' | 'D' | 'C'));
            let on =
                matches!(types.of(c), 'L' | 'D' | 'C') && matches!(after, Some('R' | 'D' | 'C'));
            let place = usize::from(back) + 2 * usize::from(on);
            forms.get(&c).and_then(|forms| forms[place]).unwrap_or(c)
        })
        .collect()
}

/// What is drawn of an RTL line, read from the right.
fn drawn(text: &str, letters: Letters) -> String {
    let options = Options {
        width: 200,
        base: Some(Direction::Rtl),
        letters,
        marks: Marks::Keep,
    };
    let line = paragraph(text, &options).remove(0);
    let symbols = line.glyphs.iter().rev().map(|glyph| glyph.symbol.as_str());
    symbols.collect()
}

#[test]
fn every_arabic_letter_joins_as_its_type_says() {
    let (types, forms) = (Types::read(), forms());
    let letters = types.letters(true);
    let joining = letters.iter().filter(|c| types.of(**c) != 'U').count();
    let mut cases = 0;
    let mut wrong = Vec::new();
    for letter in &letters {
        let variants: [&[char]; 5] = [
            &[*letter],
            &[*letter, FATHA],
            &[*letter, ZWNJ],
            &[ZWNJ, *letter],
            &[ZWNJ, *letter, FATHA, ZWNJ],
        ];
        let contexts: [(&[char], &[char]); 4] =
            [(&[], &[]), (&[BEH], &[]), (&[], &[BEH]), (&[BEH], &[BEH])];
        for (variant, (before, after)) in variants
            .iter()
            .flat_map(|variant| contexts.iter().map(move |context| (variant, context)))
        {
            let text = [before, *variant, after].concat();
            let expected = model(&text, &types, &forms);
            let plain: String = text.iter().collect();
            let found = drawn(&plain, Letters::Forms);
            let unjoined = drawn(&plain, Letters::Plain);
            cases += 1;
            if found != expected || unjoined != plain.replace(ZWNJ, "") {
                wrong.push(format!(
                    "{}: {} for {}, plain {}",
                    plain.escape_unicode(),
                    found.escape_unicode(),
                    expected.escape_unicode(),
                    unjoined.escape_unicode()
                ));
            }
        }
    }
    eprintln!(
        "{cases} cases of {} letters, {joining} of them joining",
        letters.len()
    );
    assert_eq!(wrong, Vec::<String>::new());
    assert!(joining >= 262 && cases == 20 * letters.len());
}

#[test]
fn only_four_alefs_make_a_ligature_with_lam() {
    let types = Types::read();
    let mut ligatures = Vec::new();
    for letter in types.letters(true) {
        let alone = drawn(&format!("ل{letter}"), Letters::Forms);
        if alone.chars().count() == 1 {
            ligatures.push(letter);
            let marked = drawn(&format!("بلَ{letter}ُب"), Letters::Forms);
            let last = char::from_u32(u32::from(alone.chars().next().unwrap()) + 1).unwrap();
            assert_eq!(marked, format!("\u{FE91}{last}\u{064E}\u{064F}\u{FE8F}"));
            let parted = drawn(&format!("ل\u{200C}{letter}"), Letters::Forms);
            assert_eq!(parted.chars().count(), 2);
        }
    }
    assert_eq!(ligatures, ['آ', 'أ', 'إ', 'ا']);
}

#[test]
fn letters_of_other_joining_scripts_stand_in_order_and_unjoined() {
    let types = Types::read();
    let letters = types.letters(false);
    // Of the right-to-left scripts: Syriac, N'Ko, Mandaic, Manichaean and others.
    let turned: Vec<char> = letters
        .iter()
        .copied()
        .filter(|c| unicode_bidi::bidi_class(*c) != unicode_bidi::BidiClass::L)
        .collect();
    for run in turned.chunks(40) {
        let text: String = run.iter().collect();
        assert_eq!(drawn(&text, Letters::Forms), text);
    }
    assert!(turned.len() > 300, "{}", turned.len());
    assert_eq!(drawn("ܫܠܡܐ", Letters::Forms), "ܫܠܡܐ");
    assert_eq!(drawn("ߒߞߏ", Letters::Forms), "ߒߞߏ");
}

#[test]
fn every_pair_of_bidi_mirroring_turns_where_it_runs_right_to_left() {
    let file = unicode_data("BidiMirroring.txt");
    let images: HashMap<char, char> = rows(&file)
        .map(|row| row.split_once(';').unwrap())
        .map(|(c, image)| (scalar(c), scalar(image)))
        .collect();
    assert_eq!(images.len(), 428);
    for c in images.keys() {
        let right_to_left = drawn(&format!("א{c}א"), Letters::Forms);
        assert_eq!(
            right_to_left,
            format!("א{}א", images[c]),
            "{:04X}",
            u32::from(*c)
        );
        let left_to_right = drawn(&format!("a{c}b"), Letters::Forms);
        assert_eq!(left_to_right, format!("b{c}a"), "{:04X}", u32::from(*c));
    }
    // And nothing else does.
    let mut stayed = 0;
    for c in (' '..='\u{FFFF}').filter(|c| !images.contains_key(c)) {
        use unicode_bidi::BidiClass::{CS, ES, ET, ON};
        if matches!(unicode_bidi::bidi_class(c), ON | CS | ES | ET) {
            let text = drawn(&format!("א{c}א"), Letters::Forms);
            assert!(!text.chars().any(|c| images.contains_key(&c)), "{c:?}");
            stayed += 1;
        }
    }
    assert!(stayed > 3_000, "{stayed}");
}
