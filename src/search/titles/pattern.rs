//! One word of a query as the sweep looks for it.

use super::codes::{MARK, code, is_apart};
use crate::search::key_alphabet::{SEPARATOR, is_arabic, is_latin};

/// The most letters that the sweep holds against a column; what is longer is swept by
/// its beginning and then looked at title by title.
pub(super) const MOST_SWEPT: usize = 15;

/// The fewest letters that are looked for anywhere but at the start of a word.
pub(super) const SHORTEST_SCATTERED: usize = 3;

/// The fewest letters that particles leave of a word.
pub(super) const SHORTEST_STEM: usize = 3;

/// The widest stretch that letters may be scattered over, in bytes of the key.
const WIDEST: usize = 100;

/// A word, or several with one separator between them, in the key alphabet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::search) struct Pattern {
    letters: Box<[u8]>,
    /// The beginning that is swept, in the codes of columns, with the bits that are kept.
    swept: Box<[u8]>,
    kept_bits: u8,
}

impl Pattern {
    /// The pattern of a key; `None` for an empty one.
    pub(in crate::search) fn new(key: &str) -> Option<Self> {
        let letters: Box<[u8]> = key.as_bytes().into();
        let may_be_marked = letters.iter().any(|&letter| is_arabic(char::from(letter)));
        let kept_bits = if may_be_marked { !MARK } else { u8::MAX };
        let swept = letters.iter().take(MOST_SWEPT);
        let swept = swept.map(|&letter| code(letter) & kept_bits).collect();
        (!letters.is_empty()).then_some(Self {
            letters,
            swept,
            kept_bits,
        })
    }

    pub(super) fn letters(&self) -> &[u8] {
        &self.letters
    }

    /// What the sweep takes of it: codes, of which only [these bits](Self::kept_bits)
    /// count.
    pub(super) fn swept(&self) -> &[u8] {
        &self.swept
    }

    /// The bits of a code that are compared: not the mark, where letters may have one.
    pub(super) const fn kept_bits(&self) -> u8 {
        self.kept_bits
    }

    /// The mark of a stem, where one counts as the start of a word; else nothing.
    pub(super) fn stem_bit(&self) -> u8 {
        if self.takes_particles() { MARK } else { 0 }
    }

    /// True where the sweep sees all of it, and nothing in its place.
    pub(super) fn is_swept_whole(&self) -> bool {
        let is_apart = || self.letters.iter().all(|&letter| is_apart(letter));
        self.letters.len() <= MOST_SWEPT && (self.kept_bits == u8::MAX || is_apart())
    }

    /// The stretch that its letters may be scattered over, first and last included, in
    /// bytes: twice as many. 0 where they may not: of two letters half of all titles
    /// would answer, and letters of several bytes must not be torn.
    pub(super) fn stretch(&self) -> u8 {
        if self.letters.len() < SHORTEST_SCATTERED || !self.letters.is_ascii() {
            return 0;
        }
        u8::try_from((2 * self.letters.len()).min(WIDEST)).unwrap_or(u8::MAX)
    }

    /// True where it counts also in the middle of a word.
    pub(super) fn counts_inside(&self) -> bool {
        let letters = std::str::from_utf8(&self.letters).unwrap_or("");
        letters.chars().count() >= SHORTEST_SCATTERED
    }

    /// True where its letters may be initials: a habit of the Latin script.
    pub(super) fn takes_initials(&self) -> bool {
        let latin = |&letter: &u8| is_latin(char::from(letter));
        self.letters.len() >= SHORTEST_SCATTERED && self.letters.iter().all(latin)
    }

    /// True where particles may stand before it: not where its first word ends before it is
    /// as long as what particles leave.
    pub(super) fn takes_particles(&self) -> bool {
        let mut first_letters = self.letters.iter().take(SHORTEST_STEM);
        let is_arabic = |&first: &u8| is_arabic(char::from(first));
        self.letters.first().is_some_and(is_arabic)
            && first_letters.all(|&letter| letter != Self::SPACE)
    }

    pub(super) const SPACE: u8 = SEPARATOR as u8;
}
