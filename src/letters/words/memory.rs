//! The words that were met before: news repeat theirs, so that nearly every word of an article
//! has been cut, folded and looked up in another.

use super::written::Written;
use super::{Stems, Word, WordKind};

/// What was told of a word: sets of bits, whose meaning those give to them who tell it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// The lists that may know it, in any reading.
    pub lists: u64,
    /// The classes that it is of.
    pub classes: u64,
    /// Those that it is of behind a glued "and"; its own where it bears none.
    pub behind_and: u64,
    /// What else its letters tell.
    pub looks: u64,
}

impl Marks {
    /// Every bit: nobody was asked.
    pub(super) const ALL: Self = Self {
        lists: u64::MAX,
        classes: u64::MAX,
        behind_and: u64::MAX,
        looks: u64::MAX,
    };
}

/// Tells the marks of a word by its kind, its key and the hashes of its readings.
type Tell = dyn Fn(WordKind, &str, &Stems) -> Marks;

/// Words that a memory holds at most, a power of two.
const SLOTS: usize = 1 << 13;

/// What follows from the letters of a word.
pub(super) struct Form {
    /// Its folded key; `None` where it is as it is written.
    pub(super) key: Option<Box<str>>,
    /// The word, without its places.
    pub(super) word: Word,
    pub(super) stems: Stems,
    pub(super) marks: Marks,
}

/// The words that were met before, each with all that follows from its letters.
///
/// What is kept of a word is what would be found of it again, and it is found by all its bytes: so a
/// text has the same words whatever was read before. A word has one slot, which it takes from
/// the one that was there: a memory holds a few thousand words and no more.
pub struct Memory {
    tell: Box<Tell>,
    /// One more than the place of the form of each slot, 0 where there is none.
    slots: Vec<u16>,
    forms: Vec<(Written, Form)>,
}

impl std::fmt::Debug for Memory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Memory")
            .field("forms", &self.forms.len())
            .finish_non_exhaustive()
    }
}

impl Memory {
    /// A memory of no word yet, which asks `tell` once for each: for its kind, its key and the
    /// hashes of its readings it must always say the same.
    pub fn new(tell: impl Fn(WordKind, &str, &Stems) -> Marks + 'static) -> Self {
        Self {
            tell: Box::new(tell),
            slots: vec![0; SLOTS],
            forms: Vec::new(),
        }
    }

    /// The marks of a word that is not kept.
    pub(super) fn tell(&self, kind: WordKind, key: &str, stems: &Stems) -> Marks {
        (self.tell)(kind, key, stems)
    }

    /// The form of a word, which `meet` makes where it was not met before, or is forgotten.
    #[inline]
    pub(super) fn form(
        &mut self,
        written: Written,
        meet: impl FnOnce(&Tell) -> Form,
    ) -> Option<&Form> {
        let slot = written.slot(SLOTS);
        let place = self.slots.get(slot).map_or(0, |place| usize::from(*place));
        let known = |(other, _): &(Written, Form)| *other == written;
        let place = match place.checked_sub(1) {
            Some(place) if self.forms.get(place).is_some_and(known) => place,
            taken => {
                let form = (written, meet(&*self.tell));
                self.keep(slot, taken, form)
            }
        };
        self.forms.get(place).map(|(_, form)| form)
    }

    /// Keeps a form in its slot, in the place of the one that had it. Gives its place.
    #[cold]
    fn keep(&mut self, slot: usize, taken: Option<usize>, form: (Written, Form)) -> usize {
        if let Some(place) = taken
            && let Some(other) = self.forms.get_mut(place)
        {
            *other = form;
            return place;
        }
        self.forms.push(form);
        if let Some(place) = self.slots.get_mut(slot) {
            *place = u16::try_from(self.forms.len()).unwrap_or(0);
        }
        self.forms.len() - 1
    }
}
