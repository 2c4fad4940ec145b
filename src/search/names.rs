//! Names of one kind, by row: what `who:` and `where:` are asked of.

use std::collections::HashMap;

use super::live::Live;
use super::places::Places;
use super::query::Word;
use super::rank::Tier;
use super::rows::RowSet;
use super::sounds::Known;

/// The names of one kind in the articles. Who holds them decides of what kind they are.
///
/// ```
/// use khabar::search::Names;
/// let mut people = Names::default();
/// people.set(3, ["فلاديمير بوتين"]);
/// assert!(people.rows("putin").contains(3));
/// assert!(people.rows("أردوغان").is_empty());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Names {
    live: Live,
    slots: HashMap<u32, u32>,
    rows: Vec<u32>,
}

impl Names {
    /// The names of a row, in place of those that it had.
    pub fn set<'a>(&mut self, row: u32, names: impl IntoIterator<Item = &'a str>) {
        let slot = *self.slots.entry(row).or_insert_with(|| {
            self.rows.push(row);
            self.live.add_slot()
        });
        self.live.set_names(slot, Places::NAME, names);
    }

    /// The rows with a name in which every word of `asked` stands, begins a word, or
    /// sounds like one; of a value that folds to nothing, none.
    #[must_use]
    pub fn rows(&self, asked: &str) -> RowSet {
        let known = Known {
            is_name: &|key| self.live.is_name(key),
            is_word: &|key| self.live.is_word(key),
        };
        let words = super::query::words(asked);
        let mut left: Option<Vec<bool>> = None;
        for (at, word) in words.iter().enumerate() {
            let pair = |other: Option<&Word>, first: bool| {
                let other = other?;
                let both = if first { [word, other] } else { [other, word] };
                Some(Word::new(&both.map(|word| word.folded.as_str()).concat()))
            };
            let before = at.checked_sub(1).and_then(|at| words.get(at));
            let pairs = [pair(before, false), pair(words.get(at + 1), true)];
            let pairs: Vec<&Word> = pairs.iter().flatten().collect();
            let found = self.live.found(word, &pairs, &known, &|| false);
            let found = found.unwrap_or_default();
            let meets = found
                .iter()
                .map(|found| found.is_some_and(|found| found.tier <= Tier::SoundsPrefix));
            left = Some(match left {
                Some(left) => left.into_iter().zip(meets).map(|(a, b)| a && b).collect(),
                None => meets.collect(),
            });
        }
        let rows = self.rows.iter().zip(left.unwrap_or_default());
        rows.filter(|(_, meets)| *meets)
            .map(|(&row, _)| row)
            .collect()
    }
}
