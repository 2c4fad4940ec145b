//! How much a word looks like a name from another language: by the letters that follow each
//! other in it, against those of ordinary Arabic words.
//!
//! Rows: `assets/facts/shapes.tsv`, made from names and words by `make-shapes.py`.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::gazetteer::ByWord;
use super::tables::rows;

/// The score from which a word that no list knows is taken for foreign: of such words in
/// news seven in eight names pass, and one in ten others.
pub const FOREIGN: i32 = 30;

fn table() -> &'static HashMap<u64, i16, ByWord> {
    static TABLE: OnceLock<HashMap<u64, i16, ByWord>> = OnceLock::new();
    TABLE.get_or_init(|| {
        rows::<2>(include_str!("../../assets/facts/shapes.tsv"))
            .filter_map(|[letters, score]| Some((packed(letters.chars()), score.parse().ok()?)))
            .collect()
    })
}

/// At most three characters in one number.
fn packed(letters: impl Iterator<Item = char>) -> u64 {
    letters.fold(0, |packed, letter| {
        packed << 21 | u64::from(u32::from(letter))
    })
}

/// The sum of the scores of all three letters that follow each other, with the borders of the
/// word: ten times the logarithm of how much likelier the word is as a name.
pub fn score(key: &str) -> i32 {
    let mut before = ['^', '^'];
    let mut sum = 0;
    for (nth, letter) in key.chars().chain(['$']).enumerate() {
        let [first, second] = before;
        if nth > 0 {
            sum += of([first, second, letter]);
        }
        before = [second, letter];
    }
    sum
}

fn of(letters: [char; 3]) -> i32 {
    let table = table();
    if let Some(score) = table.get(&packed(letters.into_iter())) {
        return i32::from(*score);
    }
    // Three letters that no word has: by their pairs.
    let [first, second, third] = letters;
    let pair = |one, two| {
        let score = table.get(&packed([one, two].into_iter()));
        score.map_or(0, |score| i32::from(*score))
    };
    i32::midpoint(pair(first, second), pair(second, third))
}

#[cfg(test)]
mod tests {
    use super::{FOREIGN, score};
    use crate::letters::fold;

    #[test]
    fn names_from_other_languages_have_their_shape() {
        for name in ["ماكورماك", "سولانا", "شتاينماير", "نوفيتسكي", "زامبروتا"]
        {
            assert!(score(&fold(name)) >= FOREIGN, "{name}");
        }
        for word in ["حضر", "صحيح", "المحادثات", "مستحق", "وقاص"] {
            assert!(score(&fold(word)) < FOREIGN, "{word}");
        }
    }
}
