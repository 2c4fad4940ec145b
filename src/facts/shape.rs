//! How much a word looks like a name from another language: by the letters that follow each
//! other in it, against those of ordinary Arabic words.
//!
//! Rows: `assets/facts/shapes.tsv`, made from names and words by `make-shapes.py`.

use std::sync::OnceLock;

use super::tables::rows;

/// The score from which a word that no list knows is taken for foreign: of such words in
/// news seven in eight names pass, and one in ten others.
pub const FOREIGN: i32 = 30;

/// The letters that scores know of, each a number under 64; others share 0.
const LETTERS: usize = 64;

struct Table {
    /// By three letters.
    scores: Vec<i16>,
}

/// The number of a letter: Arabic letters lie close together.
const fn number(letter: char) -> usize {
    match letter {
        '\u{0621}'..='\u{064A}' => letter as usize - 0x621 + 8,
        '^' => 1,
        '$' => 2,
        'پ' => 3,
        'چ' => 4,
        'ڤ' => 5,
        'گ' => 6,
        'ژ' => 7,
        _ => 0,
    }
}

fn place([first, second, third]: [usize; 3]) -> usize {
    (first * LETTERS + second) * LETTERS + third
}

/// What no row says is filled in: three letters that no word has are judged by their pairs.
fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut pairs = vec![0; LETTERS * LETTERS];
        let mut triples = Vec::new();
        for [letters, score] in rows::<2>(include_str!("../../assets/facts/shapes.tsv")) {
            let score: i16 = score.parse().unwrap_or(0);
            let numbers: Vec<usize> = letters.chars().map(number).collect();
            match numbers.as_slice() {
                [first, second] => {
                    if let Some(pair) = pairs.get_mut(first * LETTERS + second) {
                        *pair = score;
                    }
                }
                [first, second, third] => triples.push((place([*first, *second, *third]), score)),
                _ => {}
            }
        }
        let pair = |at: usize| pairs.get(at).copied().unwrap_or(0);
        let mut scores: Vec<i16> = (0..LETTERS * LETTERS * LETTERS)
            .map(|at| i16::midpoint(pair(at / LETTERS), pair(at % (LETTERS * LETTERS))))
            .collect();
        for (at, score) in triples {
            if let Some(known) = scores.get_mut(at) {
                *known = score;
            }
        }
        Table { scores }
    })
}

/// The sum of the scores of all three letters that follow each other, with the borders of the
/// word: ten times the logarithm of how much likelier the word is as a name. The least number
/// for a word with a letter that no row knows.
pub fn score(key: &str) -> i32 {
    let table = table();
    let mut before = [number('^'), number('^')];
    let mut sum = 0;
    for (nth, letter) in key.chars().chain(['$']).enumerate() {
        let [first, second] = before;
        let letter = number(letter);
        if letter == 0 {
            return i32::MIN;
        }
        if nth > 0 {
            let score = table.scores.get(place([first, second, letter]));
            sum += i32::from(score.copied().unwrap_or(0));
        }
        before = [second, letter];
    }
    sum
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
