//! Which shape each Arabic letter takes beside its neighbours.
//!
//! Joining_Type decides how a letter stands (The Unicode Standard 9.2, R1–R7);
//! `assets/unicode/arabic-forms.tsv` gives the presentation form for it. A letter
//! without such a form stays as it is, and its neighbours join to it all the same.

use std::sync::OnceLock;

use unicode_joining_type::{JoiningType, get_joining_type};

/// What becomes of one letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// It is drawn as this presentation form.
    Form(char),
    /// It is a lam, drawn as this ligature with the alef that follows it.
    LamAlef(char),
    /// It is that alef: the ligature already draws it.
    InLigature,
}

/// The letter that this presentation form is a shape of; nothing for ligatures and for what
/// is no form.
#[must_use]
pub fn letter_of(form: char) -> Option<char> {
    let letters = &tables().letters_of;
    let at = letters
        .binary_search_by_key(&form, |(form, _)| *form)
        .ok()?;
    letters.get(at).map(|(_, letter)| *letter)
}

/// The letters of `text` that are not drawn as they are written, in order, each with
/// the byte at which it stands. Time and room are linear in the text.
///
/// ```
/// use khabar::letters::{Shape, join};
/// assert_eq!(
///     join("لا"),
///     [(0, Shape::LamAlef('\u{FEFB}')), (2, Shape::InLigature)]
/// );
/// ```
#[must_use]
pub fn join(text: &str) -> Vec<(usize, Shape)> {
    // A letter takes two bytes, and most of a text that has any are letters.
    let mut shapes = Vec::with_capacity(if text.is_ascii() { 0 } else { text.len() / 2 });
    let mut letters = text
        .char_indices()
        .map(|(byte, c)| (byte, c, joining_type(c)))
        .filter(|(_, _, kind)| *kind != JoiningType::Transparent)
        .peekable();
    let mut joined_before = false;
    while let Some((byte, letter, kind)) = letters.next() {
        let before = joined_before && joins_back(kind);
        let next = letters.peek().copied();
        let after = joins_on(kind) && next.is_some_and(|(_, _, kind)| joins_back(kind));
        joined_before = joins_on(kind);
        if let Some((alef_byte, alef, alef_kind)) = next
            && let Some(ligature) = lam_alef(letter, alef, before)
        {
            shapes.push((byte, Shape::LamAlef(ligature)));
            shapes.push((alef_byte, Shape::InLigature));
            letters.next();
            joined_before = joins_on(alef_kind);
        } else if let Some(form) = form(letter, before, after) {
            shapes.push((byte, Shape::Form(form)));
        }
    }
    shapes
}

/// The Joining_Type of a character; the table is asked only where letters join.
fn joining_type(c: char) -> JoiningType {
    static ARABIC: OnceLock<Vec<JoiningType>> = OnceLock::new();
    match c {
        // The Latin letters of Unicode's first block, without the soft hyphen.
        '\0'..='\u{AC}' => JoiningType::NonJoining,
        '\u{0600}'..='\u{06FF}' => {
            let types =
                ARABIC.get_or_init(|| ('\u{0600}'..='\u{06FF}').map(get_joining_type).collect());
            let kind = types.get(at_arabic(c));
            kind.copied().unwrap_or(JoiningType::NonJoining)
        }
        c => get_joining_type(c),
    }
}

/// The place of a character in a table of the Arabic block.
const fn at_arabic(c: char) -> usize {
    (c as usize).wrapping_sub(0x0600)
}

/// True where the letter before may join to a letter of this type.
const fn joins_back(kind: JoiningType) -> bool {
    matches!(
        kind,
        JoiningType::DualJoining | JoiningType::RightJoining | JoiningType::JoinCausing
    )
}

/// True where a letter of this type may join to the letter after it.
const fn joins_on(kind: JoiningType) -> bool {
    matches!(
        kind,
        JoiningType::DualJoining | JoiningType::LeftJoining | JoiningType::JoinCausing
    )
}

/// The form of a letter that is joined on these sides, where there is one.
fn form(letter: char, before: bool, after: bool) -> Option<char> {
    let tables = tables();
    match tables.arabic.get(at_arabic(letter)) {
        Some(forms) => at(*forms, before, after),
        None => pick(&tables.letters, letter, before, after),
    }
}

/// The ligature of lam with an alef, where the two are such.
fn lam_alef(lam: char, alef: char, before: bool) -> Option<char> {
    if lam != LAM {
        return None;
    }
    pick(&tables().lam_alefs, alef, before, false)
}

fn pick(rows: &[Row], letter: char, before: bool, after: bool) -> Option<char> {
    let at = rows.binary_search_by_key(&letter, |row| row.letter).ok()?;
    self::at(rows.get(at)?.forms, before, after)
}

/// The form of these for a letter that is joined on these sides.
const fn at(forms: [Option<char>; 4], before: bool, after: bool) -> Option<char> {
    let [isolated, last, initial, medial] = forms;
    match (before, after) {
        (false, false) => isolated,
        (true, false) => last,
        (false, true) => initial,
        (true, true) => medial,
    }
}

const LAM: char = 'ل';

/// One row of the table.
struct Row {
    letter: char,
    /// Isolated, final, initial, medial.
    forms: [Option<char>; 4],
}

/// The table, each part sorted by its letters.
struct Tables {
    letters: Vec<Row>,
    /// The forms of the Arabic block, by code point.
    arabic: Vec<[Option<char>; 4]>,
    /// By the alef.
    lam_alefs: Vec<Row>,
    /// Each form with its letter, by the form.
    letters_of: Vec<(char, char)>,
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let mut tables = Tables {
            letters: Vec::new(),
            arabic: vec![[None; 4]; 0x100],
            lam_alefs: Vec::new(),
            letters_of: Vec::new(),
        };
        let lines = include_str!("../../assets/unicode/arabic-forms.tsv")
            .lines()
            .filter(|line| !line.starts_with('#'));
        for line in lines {
            let mut cells = line.split('\t');
            let letters: Vec<char> = cells
                .next()
                .unwrap_or_default()
                .split(' ')
                .filter_map(scalar)
                .collect();
            let mut forms = [None; 4];
            for (form, hex) in forms.iter_mut().zip(cells) {
                *form = scalar(hex);
            }
            match *letters.as_slice() {
                [letter] => {
                    let of_it = forms.into_iter().flatten().map(|form| (form, letter));
                    tables.letters_of.extend(of_it);
                    if let Some(arabic) = tables.arabic.get_mut(at_arabic(letter)) {
                        *arabic = forms;
                    }
                    tables.letters.push(Row { letter, forms });
                }
                [LAM, letter] => tables.lam_alefs.push(Row { letter, forms }),
                _ => {}
            }
        }
        tables.letters.sort_by_key(|row| row.letter);
        tables.lam_alefs.sort_by_key(|row| row.letter);
        tables.letters_of.sort_unstable();
        tables
    })
}

fn scalar(hex: &str) -> Option<char> {
    char::from_u32(u32::from_str_radix(hex, 16).ok()?)
}

#[cfg(test)]
mod tests {
    use unicode_joining_type::{JoiningType, get_joining_type};

    use super::{Shape, Tables, form, join, joining_type, tables};

    /// The text as it is drawn, still in logical order.
    fn drawn(text: &str) -> String {
        let shapes = join(text);
        text.char_indices()
            .filter_map(
                |(byte, c)| match shapes.iter().find(|(at, _)| *at == byte) {
                    Some((_, Shape::Form(c) | Shape::LamAlef(c))) => Some(*c),
                    Some((_, Shape::InLigature)) => None,
                    None => Some(c),
                },
            )
            .collect()
    }

    #[test]
    fn the_table_is_read_whole() {
        let lines = include_str!("../../assets/unicode/arabic-forms.tsv")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .count();
        let Tables {
            letters, lam_alefs, ..
        } = tables();
        assert_eq!(letters.len() + lam_alefs.len(), lines);
        assert_eq!(lam_alefs.len(), 4);
        let mut rows = letters.iter().chain(lam_alefs);
        assert!(rows.all(|row| row.forms.iter().any(Option::is_some)));
    }

    #[test]
    fn every_character_has_the_type_of_the_table() {
        for c in '\0'..=char::MAX {
            assert_eq!(joining_type(c), get_joining_type(c), "{c:?}");
        }
    }

    #[test]
    fn the_four_lam_alefs_are_one_letter_isolated_and_final() {
        for (alef, isolated, last) in [
            ('آ', '\u{FEF5}', '\u{FEF6}'),
            ('أ', '\u{FEF7}', '\u{FEF8}'),
            ('إ', '\u{FEF9}', '\u{FEFA}'),
            ('ا', '\u{FEFB}', '\u{FEFC}'),
        ] {
            assert_eq!(drawn(&format!("ل{alef}")), isolated.to_string());
            assert_eq!(drawn(&format!("بل{alef}")), format!("\u{FE91}{last}"));
            // The alef ends the join: what follows stands at a beginning.
            assert_eq!(
                drawn(&format!("ل{alef}ب")),
                format!("{isolated}\u{FE8F}"),
                "beh after {alef}"
            );
        }
    }

    #[test]
    fn marks_do_not_part_letters() {
        assert_eq!(drawn("بَب"), "\u{FE91}\u{064E}\u{FE90}");
        assert_eq!(drawn("لَا"), "\u{FEFB}\u{064E}");
    }

    #[test]
    fn a_non_joiner_parts_letters_and_a_joiner_joins() {
        assert_eq!(drawn("ب\u{200C}ب"), "\u{FE8F}\u{200C}\u{FE8F}");
        assert_eq!(drawn("ب\u{200D}"), "\u{FE91}\u{200D}");
        assert_eq!(drawn("بـ"), "\u{FE91}ـ");
    }

    #[test]
    fn neighbours_join_to_a_letter_without_forms() {
        assert_eq!(drawn("بځب"), "\u{FE91}\u{0681}\u{FE90}");
        // Without forms and joining only backwards: what follows begins anew.
        assert_eq!(drawn("بڕب"), "\u{FE91}\u{0695}\u{FE8F}");
    }

    #[test]
    fn every_letter_of_the_table_takes_its_form_in_all_four_contexts() {
        for row in &tables().letters {
            let letter = row.letter;
            let kind = get_joining_type(letter);
            let [isolated, last, initial, medial] = row.forms.map(|form| form.unwrap_or(letter));
            let (back, on) = match kind {
                JoiningType::DualJoining => (true, true),
                JoiningType::RightJoining => (true, false),
                _ => (false, false),
            };
            for mark in ["", "\u{0650}"] {
                let middle = |before: &str, after: &str| {
                    drawn(&format!("{before}{letter}{mark}{after}"))
                        .chars()
                        .nth(before.chars().count())
                };
                assert_eq!(middle("", ""), Some(isolated));
                assert_eq!(middle("ب", ""), Some(if back { last } else { isolated }));
                assert_eq!(middle("", "ب"), Some(if on { initial } else { isolated }));
                let both = match (back, on) {
                    (true, true) => medial,
                    (true, false) => last,
                    _ => isolated,
                };
                assert_eq!(middle("ب", "ب"), Some(both));
                assert_eq!(middle("ب\u{200C}", "\u{200C}ب"), Some(isolated));
            }
        }
        assert_eq!(form('x', true, true), None);
    }
}
