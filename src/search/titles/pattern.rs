//! One word of a query as the sweep looks for it.

use super::codes::{self, code};
use super::letters::Letters;
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
    /// The codes of the beginning that is swept.
    swept: Box<[u8]>,
    bits: usize,
    needs: Letters,
    counts_inside: bool,
    takes_initials: bool,
    takes_particles: bool,
}

impl Pattern {
    /// The pattern of a key; `None` for an empty one.
    pub(in crate::search) fn new(key: &str) -> Option<Self> {
        let letters: Box<[u8]> = key.as_bytes().into();
        let swept = letters.iter().take(MOST_SWEPT);
        let swept: Box<[u8]> = swept.map(|&letter| code(letter)).collect();
        let bits = swept.iter().map(|&code| codes::bits(code)).max();
        (!letters.is_empty()).then_some(Self {
            needs: Letters::of(&swept),
            letters,
            swept,
            bits: bits.unwrap_or(0),
            counts_inside: key.chars().count() >= SHORTEST_SCATTERED,
            takes_initials: takes_initials(key),
            takes_particles: takes_particles(key),
        })
    }

    pub(super) fn letters(&self) -> &[u8] {
        &self.letters
    }

    /// The codes of what the sweep takes of it.
    pub(super) fn swept(&self) -> &[u8] {
        &self.swept
    }

    /// The bits of its longest code: where letters have fewer it does not stand.
    pub(in crate::search) const fn bits(&self) -> usize {
        self.bits
    }

    /// The letters of what the sweep takes of it.
    pub(super) const fn needs(&self) -> Letters {
        self.needs
    }

    /// True where the sweep sees all of it.
    pub(super) fn is_swept_whole(&self) -> bool {
        self.letters.len() <= MOST_SWEPT
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
    pub(super) const fn counts_inside(&self) -> bool {
        self.counts_inside
    }

    /// True where its letters may be initials: a habit of the Latin script.
    pub(super) const fn takes_initials(&self) -> bool {
        self.takes_initials
    }

    /// True where particles may stand before it: not where its first word ends before it is
    /// as long as what particles leave.
    pub(super) const fn takes_particles(&self) -> bool {
        self.takes_particles
    }

    pub(super) const SPACE: u8 = SEPARATOR as u8;
}

fn takes_initials(key: &str) -> bool {
    key.len() >= SHORTEST_SCATTERED && key.chars().all(is_latin)
}

fn takes_particles(key: &str) -> bool {
    let mut first_letters = key.bytes().take(SHORTEST_STEM);
    key.starts_with(is_arabic) && first_letters.all(|letter| letter != Pattern::SPACE)
}
