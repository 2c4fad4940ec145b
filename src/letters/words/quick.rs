//! What a character makes of its word, found once for all that take one byte or two: nearly all
//! of a text.

use std::sync::OnceLock;

use super::WordKind;
use super::written::Letters;
use crate::letters::fold_char;

/// What a character that folds on one makes of its word.
#[derive(Clone, Copy)]
pub(super) enum Quick {
    /// To be looked at.
    Slow,
    /// Between words.
    Space,
    /// Part of a word of this kind, and of its key as it stands: nearly every character.
    Same(WordKind),
    /// Part of a word of this kind, folded.
    Folded(WordKind, char),
}

impl Quick {
    pub(super) const fn is_letter(&self) -> bool {
        matches!(
            self,
            Self::Same(WordKind::Letters) | Self::Folded(WordKind::Letters, _)
        )
    }
}

/// How many scalar values take one byte or two in UTF-8.
const SHORT: usize = 0x800;

/// By the scalar values of the [`SHORT`] characters, nearly all of a text.
pub(super) struct Table([Quick; SHORT]);

impl Table {
    pub(super) fn get(&self, code: usize) -> Option<&Quick> {
        let Self(table) = self;
        table.get(code)
    }

    /// True where a word ends before a byte at which a character begins: no letter goes on with
    /// it, and no mark on its last one.
    pub(super) fn ends_word(&self, bytes: &[u8], at: usize) -> bool {
        let Some((code, _)) = short_code(bytes, at) else {
            return true;
        };
        match self.get(code) {
            Some(Quick::Space) => true,
            Some(Quick::Same(kind) | Quick::Folded(kind, _)) => *kind != WordKind::Letters,
            _ => code == '\n' as usize,
        }
    }

    /// The folded key of letters of two bytes; `None` where it is as they are written.
    pub(super) fn folded(&self, written: &str) -> Option<Box<str>> {
        let fold = |letter: char| match self.get(letter as usize) {
            Some(Quick::Folded(_, folded)) => *folded,
            _ => letter,
        };
        let key: String = written.chars().map(fold).collect();
        (key != written).then(|| key.into())
    }

    /// What a character of two bytes makes of its word, for one that is no other.
    pub(super) fn of_pair(&self, pair: [u8; 2]) -> Option<&Quick> {
        let [first, _] = pair;
        self.get(code_of(pair))
            .filter(|_| matches!(first, 0xC0..0xE0))
    }
}

/// The scalar value of a character of two bytes.
const fn code_of([first, second]: [u8; 2]) -> usize {
    (first as usize & 0x1F) << 6 | second as usize & 0x3F
}

/// The scalar value at a byte where a character of one or two bytes begins, and how many they
/// are; a value past the [`Table`] for a longer one, `None` at the end.
pub(super) fn short_code(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let first = *bytes.get(at)?;
    Some(match (first, bytes.get(at + 1)) {
        (0..0x80, _) => (usize::from(first), 1),
        (0xC0..0xE0, Some(second)) => (code_of([first, *second]), 2),
        _ => (SHORT, 1),
    })
}

/// The table, made once: looking each character up in the folding again was half the cost of
/// cutting a text into words. Not those between Latin and Hebrew, which would take a third of
/// the time that it takes to make.
pub(super) fn quick() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table(std::array::from_fn(quick_of)))
}

/// The letters of the table.
pub(super) fn letters() -> &'static Letters {
    static LETTERS: OnceLock<Letters> = OnceLock::new();
    LETTERS.get_or_init(|| Letters::of(|code| quick().get(code).is_some_and(Quick::is_letter)))
}

fn quick_of(code: usize) -> Quick {
    let known = (!(0x250..0x590).contains(&code)).then_some(code);
    let c = known.and_then(|code| char::from_u32(u32::try_from(code).ok()?));
    match c.map(|c| (c, fold_char(c))) {
        None | Some(('\n', _) | (_, [None, _] | [_, Some(_)])) => Quick::Slow,
        Some((_, [Some(' '), None])) => Quick::Space,
        Some((c, [Some(folded), None])) if folded == c => Quick::Same(kind_of(c)),
        Some((_, [Some(folded), None])) => Quick::Folded(kind_of(folded), folded),
    }
}

/// What a folded character makes of its word.
pub(super) fn kind_of(folded: char) -> WordKind {
    if folded.is_ascii_digit() {
        WordKind::Digits
    } else if matches!(folded, '\u{05D0}'..='\u{05EA}' | '\u{0620}'..='\u{064A}')
        || folded.is_alphabetic()
    {
        WordKind::Letters
    } else {
        WordKind::Mark
    }
}
