//! Names typed in Latin letters, held against Arabic ones.
//!
//! Two steps. [`keys`]: the spelling keys that a Latin word may have, to look words up
//! by. [`cost`]: how far the Latin word is from an Arabic one, letter by letter, vowels
//! too. Both read `assets/letters/romanisation.tsv`. The digits of chat spelling (7izb,
//! 3arab) are letters only beside letters: 2020 is a number.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::spelling::SpellingKey;
use super::{fold, fold_char};

/// The most keys that one Latin word has.
pub const MOST_KEYS: usize = 16;

/// The longest Latin word that is looked at, in letters: longer ones are no names.
const LONGEST: usize = 32;

/// A reading of a Latin grapheme.
#[derive(Debug)]
struct Reading {
    arabic: Vec<char>,
    cost: u32,
    only_at_end: bool,
}

struct Table {
    readings: HashMap<String, Vec<Reading>>,
    /// What whole words stand for, however short: "ibn".
    words: HashMap<String, Vec<Reading>>,
    /// Folded Arabic letters that Latin may leave out, with the cost.
    silent: HashMap<char, u32>,
    longest: usize,
}

/// A word in Latin letters, ready to be held against many Arabic ones.
#[derive(Clone, Debug)]
pub struct Romanised {
    /// For each letter the readings of the graphemes that start there, each with the
    /// letter at which it ends.
    readings: Vec<Vec<(usize, &'static Reading)>>,
    /// What the whole word stands for, where the table has it.
    whole: &'static [Reading],
}

/// The spelling keys that a word in Latin letters may have: see [`Romanised::keys`].
///
/// ```
/// use khabar::letters::{romanise, spelling};
/// assert!(romanise::keys("karabakh").contains(&spelling::key("قره باغ")));
/// assert!(romanise::keys("2020").is_empty());
/// ```
#[must_use]
pub fn keys(latin: &str) -> Vec<SpellingKey> {
    Romanised::new(latin).map_or_else(Vec::new, |latin| latin.keys())
}

/// How far a Latin word is from an Arabic one: see [`Romanised::cost`].
///
/// ```
/// use khabar::letters::romanise::cost;
/// assert_eq!(cost("putin", "بوتين"), Some(0));
/// assert!(cost("putin", "بطن") > Some(2));
/// assert_eq!(cost("putin", "كاتب"), None);
/// ```
#[must_use]
pub fn cost(latin: &str, arabic: &str) -> Option<u32> {
    Romanised::new(latin)?.cost(arabic)
}

impl Romanised {
    /// Reads a word; `None` where it holds anything but letters `a`–`z` of either case
    /// and chat digits beside them, or is too long for a name.
    #[must_use]
    pub fn new(latin: &str) -> Option<Self> {
        let letters = graphemes_of(latin)?;
        let readings = (0..letters.len())
            .map(|at| readings_at(&letters, at).collect())
            .collect();
        let word: String = letters.into_iter().collect();
        let whole = table().words.get(&word).map_or(&[][..], Vec::as_slice);
        Some(Self { readings, whole })
    }

    /// The spelling keys that the word may have, the likeliest first, at most
    /// [`MOST_KEYS`].
    #[must_use]
    pub fn keys(&self) -> Vec<SpellingKey> {
        // The cheapest ways to have read the word up to each place.
        let mut ways: Vec<Vec<(u32, SpellingKey)>> = vec![Vec::new(); self.readings.len() + 1];
        if let Some(first) = ways.first_mut() {
            first.push((0, SpellingKey::default()));
        }
        for (at, readings) in self.readings.iter().enumerate() {
            let here = ways.get_mut(at).map(std::mem::take).unwrap_or_default();
            for (next, reading) in readings {
                let Some(there) = ways.get_mut(*next) else {
                    continue;
                };
                for (spent, key) in &here {
                    let mut key = key.clone();
                    reading.arabic.iter().for_each(|&letter| key.push(letter));
                    keep_cheapest(there, spent + reading.cost, key);
                }
            }
        }
        let mut ends = ways.pop().unwrap_or_default();
        for reading in self.whole {
            let mut key = SpellingKey::default();
            reading.arabic.iter().for_each(|&letter| key.push(letter));
            keep_cheapest(&mut ends, reading.cost, key);
        }
        ends.into_iter()
            .map(|(_, key)| key)
            .filter(|key| !key.is_empty())
            .collect()
    }

    /// True where the table says that the whole word stands for `arabic`, which is folded.
    #[must_use]
    pub fn is_word_for(&self, arabic: &str) -> bool {
        let is = |reading: &Reading| arabic.chars().eq(reading.arabic.iter().copied());
        self.whole.iter().any(is)
    }

    /// How far the word is from `arabic` (spaces do not count): 0 for letter by letter,
    /// more for each unusual reading and each vowel that only one of them writes; `None`
    /// where one cannot be a spelling of the other.
    #[must_use]
    pub fn cost(&self, arabic: &str) -> Option<u32> {
        if self.is_word_for(&fold(arabic)) {
            return Some(0);
        }
        let cost = self.costs(arabic)?.last().copied()?;
        (cost != u32::MAX).then_some(cost)
    }

    /// As [`cost`](Self::cost), where only the beginning of the word has been typed: how
    /// far it is from the nearest beginning of `arabic`.
    ///
    /// ```
    /// use khabar::letters::romanise::Romanised;
    /// let typed = Romanised::new("put").unwrap();
    /// assert_eq!(typed.cost_of_beginning("بوتين"), Some(0));
    /// ```
    #[must_use]
    pub fn cost_of_beginning(&self, arabic: &str) -> Option<u32> {
        let cost = self.costs(arabic)?.into_iter().min()?;
        (cost != u32::MAX).then_some(cost)
    }

    /// What it costs to read the whole word as the first letters of `arabic`: one entry
    /// for each number of them, `u32::MAX` where it cannot be.
    fn costs(&self, arabic: &str) -> Option<Vec<u32>> {
        let arabic: Vec<char> = fold(arabic).chars().filter(|c| *c != ' ').collect();
        if arabic.len() > LONGEST {
            return None;
        }
        let (width, end) = (arabic.len() + 1, self.readings.len());
        let mut costs = vec![u32::MAX; (end + 1) * width];
        *costs.first_mut()? = 0;
        let silent = &table().silent;
        for at in 0..=end {
            let readings = self.readings.get(at).map_or(&[][..], Vec::as_slice);
            for from in 0..width {
                let spent = costs.get(at * width + from).copied()?;
                if spent == u32::MAX {
                    continue;
                }
                let mut reach = |at: usize, from: usize, more: u32| {
                    if let Some(cost) = costs.get_mut(at * width + from) {
                        *cost = (*cost).min(spent + more);
                    }
                };
                let left = arabic.get(from..).unwrap_or(&[]);
                if let Some(letter) = left.first() {
                    // A letter written twice for one sound: علييف, عبد الله.
                    let again = from > 0 && arabic.get(from - 1) == Some(letter);
                    if again {
                        reach(at, from + 1, 0);
                    } else if let Some(&more) = silent.get(letter) {
                        reach(at, from + 1, more);
                    }
                }
                for (next, reading) in readings {
                    if left.starts_with(&reading.arabic) {
                        reach(*next, from + reading.arabic.len(), reading.cost);
                    }
                }
            }
        }
        Some(costs.split_off(end * width))
    }
}

/// The readings of the graphemes that start at `at`, each with where it ends.
fn readings_at(latin: &[char], at: usize) -> impl Iterator<Item = (usize, &'static Reading)> {
    let table = table();
    let ends = at + 1..=latin.len().min(at + table.longest);
    ends.flat_map(move |end| {
        let grapheme: String = latin.get(at..end).unwrap_or(&[]).iter().collect();
        let readings = table.readings.get(&grapheme).map_or(&[][..], Vec::as_slice);
        readings
            .iter()
            .filter(move |reading| !reading.only_at_end || end == latin.len())
            .map(move |reading| (end, reading))
    })
}

fn keep_cheapest(ways: &mut Vec<(u32, SpellingKey)>, cost: u32, key: SpellingKey) {
    if let Some(same) = ways.iter().position(|(_, other)| *other == key) {
        if ways.get(same).is_some_and(|&(spent, _)| spent <= cost) {
            return;
        }
        ways.remove(same);
    }
    let place = ways.partition_point(|&(spent, _)| spent <= cost);
    ways.insert(place, (cost, key));
    ways.truncate(MOST_KEYS);
}

/// The letters of a Latin word, small, doubled consonants once; `None` where it is not
/// a word that could be a name.
fn graphemes_of(latin: &str) -> Option<Vec<char>> {
    let folded: Vec<char> = latin.chars().flat_map(fold_char).flatten().collect();
    if folded.is_empty() || folded.len() > LONGEST {
        return None;
    }
    let is_letter = |at: Option<usize>| {
        at.and_then(|at| folded.get(at))
            .is_some_and(char::is_ascii_lowercase)
    };
    let mut letters: Vec<char> = Vec::with_capacity(folded.len());
    for (at, &c) in folded.iter().enumerate() {
        let chat_digit = c.is_ascii_digit()
            && table()
                .readings
                .contains_key(c.encode_utf8(&mut [0; 4]) as &str)
            && (is_letter(at.checked_sub(1)) || is_letter(Some(at + 1)));
        if !c.is_ascii_lowercase() && !chat_digit {
            return None;
        }
        let doubled = letters.last() == Some(&c) && !"aeiou".contains(c);
        if !doubled {
            letters.push(c);
        }
    }
    Some(letters)
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table {
            readings: HashMap::new(),
            words: HashMap::new(),
            silent: HashMap::new(),
            longest: 0,
        };
        for line in include_str!("../../assets/letters/romanisation.tsv").lines() {
            let Some((latin, readings)) = line.split_once('\t') else {
                continue;
            };
            for reading in readings.split(' ') {
                let arabic: Vec<char> = reading.chars().filter(|c| c.is_alphabetic()).collect();
                let cost = reading.chars().last().and_then(|c| c.to_digit(10));
                let cost = cost.unwrap_or_default();
                match (latin, arabic.first()) {
                    ("-", Some(&letter)) => {
                        table.silent.insert(letter, cost);
                    }
                    _ if latin.starts_with('=') => {
                        let word = latin.trim_start_matches('=');
                        table
                            .words
                            .entry(word.to_owned())
                            .or_default()
                            .push(Reading {
                                arabic,
                                cost,
                                only_at_end: false,
                            });
                    }
                    _ => {
                        let grapheme = latin.trim_end_matches('$');
                        table.longest = table.longest.max(grapheme.len());
                        let readings = table.readings.entry(grapheme.to_owned());
                        readings.or_default().push(Reading {
                            arabic,
                            cost,
                            only_at_end: latin.ends_with('$'),
                        });
                    }
                }
            }
        }
        table
    })
}

#[cfg(test)]
mod tests;
