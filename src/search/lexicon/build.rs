//! Collects the words of titles, title by title.

use std::collections::HashMap;
use std::ops::Range;

use super::postings::{Collected, EVERYWHERE, Of, places_among, write};
use super::sounds::{entry, sound};
use super::{MARK, number};
use crate::letters::fold_char;
use crate::search::image::seal;
use crate::search::key_alphabet::{Key, key};
use crate::search::query::script;
use crate::search::sounds::heard;
use crate::search::vocabulary::{is_blank, may_be_half};

/// The longest word that is kept, in bytes; what is longer is no word.
const LONGEST_WORD: usize = 200;

/// From so many titles on, neighbours that met once only are no name.
const MANY_TITLES: u32 = 100_000;

/// Of many titles, a word that stands in fewer than one of so many is rare.
const RARE_PART: u32 = 100_000;

/// A word that stands in more than one title of so many stands everywhere.
const EVERYWHERE_PART: u32 = 16;

/// So many titles are never everywhere.
const FEW: u32 = 1000;

/// A pair is told by its places among the rows of a word only where these are no more than
/// so many times as many: all of them are read to find it.
const SPARSE: u32 = 32;

/// Takes the words of titles.
#[derive(Clone, Debug, Default)]
pub(in crate::search) struct Builder {
    ids: HashMap<Box<str>, u32>,
    words: Vec<Entry>,
    /// Neighbours, by number.
    pairs: HashMap<[u32; 2], u32>,
    /// A pair by its number, and the row in which it stood.
    pair_rows: Vec<[u32; 2]>,
    titles: u32,
    /// The word that is looked up.
    folded: String,
}

#[derive(Clone, Debug, Default)]
struct Entry {
    /// May be half of a name.
    is_half: bool,
    rows: Collected,
}

impl Builder {
    /// Takes the words of the next title.
    pub(in crate::search) fn push(&mut self, label: &str, key: &Key) {
        self.titles += 1;
        // The word before, where it may be half of a name, and where it ends.
        let mut before: Option<(u32, usize)> = None;
        for range in key.words() {
            let span = key.raw(range);
            let raw = span.of(label);
            if raw.len() > LONGEST_WORD {
                before = None;
                continue;
            }
            let id = self.intern(raw);
            let is_half = self.stands(id);
            if let Some((one, end)) = before.filter(|_| is_half)
                && is_blank(label.get(end..span.start).unwrap_or(""))
            {
                let next = number(self.pairs.len());
                let pair = *self.pairs.entry([one, id]).or_insert(next);
                self.pair_rows.push([pair, self.titles - 1]);
            }
            before = is_half.then_some((id, span.end));
        }
    }

    /// A word stands in the title. True where it may be half of a name.
    fn stands(&mut self, id: u32) -> bool {
        let Some(word) = self.words.get_mut(id as usize) else {
            return false;
        };
        word.rows.push(self.titles);
        word.is_half
    }

    fn intern(&mut self, raw: &str) -> u32 {
        self.folded.clear();
        let letters = raw.chars().flat_map(fold_char).flatten();
        self.folded.extend(letters);
        if let Some(&id) = self.ids.get(self.folded.as_str()) {
            return id;
        }
        let id = number(self.words.len());
        self.words.push(Entry {
            is_half: may_be_half(&self.folded),
            rows: Collected::default(),
        });
        self.ids.insert(self.folded.as_str().into(), id);
        id
    }

    /// The image.
    pub(in crate::search) fn finish(self, fingerprint: [u8; 16]) -> Vec<u8> {
        let mut ids: Vec<(Box<str>, u32)> = self.ids.into_iter().collect();
        ids.sort_unstable();
        let mut new_ids = vec![0; ids.len()];
        let (fewest, rare) = if self.titles > MANY_TITLES {
            (2, self.titles / RARE_PART)
        } else {
            (1, 0)
        };
        let (mut word_ends, mut letters) = (Vec::new(), String::new());
        let (mut posting_ends, mut rows) = (Vec::new(), Vec::new());
        let mut sounds = Vec::new();
        for (new, (folded, old)) in (0..).zip(&ids) {
            if let Some(place) = new_ids.get_mut(*old as usize) {
                *place = new;
            }
            letters.push_str(folded);
            word_ends.extend(number(letters.len()).to_le_bytes());
            let word = self.words.get(*old as usize);
            match word.filter(|word| !is_everywhere(word, self.titles)) {
                Some(word) => write(&word.rows.rows(), Of::All, &mut rows),
                None => rows.extend(EVERYWHERE),
            }
            posting_ends.extend(number(rows.len()).to_le_bytes());
            let count = word.map_or(0, |word| word.rows.count());
            add_sounds(folded, new, count < rare, &mut sounds);
        }
        let (mut pairs, stood) = pairs_that_stood(self.pairs, self.pair_rows, fewest);
        for (pair, _) in &mut pairs {
            *pair = pair.map(|old| new_ids.get(old as usize).copied().unwrap_or(0));
        }
        pairs.sort_unstable_by_key(|(pair, _)| *pair);
        for (at, (pair, range)) in pairs.iter().enumerate() {
            let both = pair.map(|word| ids.get(word as usize).map_or("", |(word, _)| word));
            let id = number(ids.len() + at);
            add_sounds(&both.join(" "), id, false, &mut sounds);
            let stood = stood.get(range.clone()).unwrap_or(&[]).iter();
            let mut stood: Vec<u32> = stood.map(|[_, row]| *row).collect();
            stood.dedup();
            let words = pair.map(|word| {
                let (_, old) = ids.get(word as usize)?;
                let word = self.words.get(*old as usize);
                word.filter(|word| !is_everywhere(word, self.titles))
            });
            let either = [Of::First, Of::Second].into_iter().zip(words);
            let either = either.filter_map(|(of, word)| Some((of, word?)));
            let most = SPARSE.saturating_mul(number(stood.len()));
            let either = either.filter(|(_, word)| word.rows.count() <= most);
            match either.min_by_key(|(_, word)| word.rows.count()) {
                Some((of, word)) => {
                    write(&places_among(&stood, &word.rows.rows()), of, &mut rows);
                }
                None => write(&stood, Of::All, &mut rows),
            }
            posting_ends.extend(number(rows.len()).to_le_bytes());
        }
        drop(stood);
        sounds.sort_unstable();
        let pair_bytes: Vec<u8> = pairs
            .into_iter()
            .flat_map(|(pair, _)| pair)
            .flat_map(u32::to_le_bytes)
            .collect();
        let sound_bytes: Vec<u8> = sounds
            .iter()
            .flatten()
            .flat_map(|n| n.to_le_bytes())
            .collect();
        let counts = [
            ids.len(),
            pair_bytes.len() / 8,
            sounds.len(),
            letters.len(),
            rows.len(),
        ];
        let mut numbers = [0; 8];
        for (to, from) in numbers.iter_mut().zip(counts) {
            *to = number(from);
        }
        let parts = [
            &word_ends[..],
            &posting_ends,
            &pair_bytes,
            &sound_bytes,
            letters.as_bytes(),
            &rows,
        ];
        seal(MARK, numbers, fingerprint, &parts)
    }
}

fn is_everywhere(word: &Entry, titles: u32) -> bool {
    word.rows.count() > (titles / EVERYWHERE_PART).max(FEW)
}

/// A pair, and its part of a list of places.
type Stood = ([u32; 2], Range<usize>);

/// The pairs that stood in at least so many places, each with its part of the list of
/// places, which is given in order.
fn pairs_that_stood(
    pairs: HashMap<[u32; 2], u32>,
    mut places: Vec<[u32; 2]>,
    fewest: usize,
) -> (Vec<Stood>, Vec<[u32; 2]>) {
    places.sort_unstable();
    let mut by_number = vec![[0; 2]; pairs.len()];
    for (pair, number) in pairs {
        if let Some(place) = by_number.get_mut(number as usize) {
            *place = pair;
        }
    }
    let mut kept = Vec::new();
    let mut start = 0;
    for stood in places.chunk_by(|one, other| one.first() == other.first()) {
        let end = start + stood.len();
        let pair = stood.first().map(|[pair, _]| *pair as usize);
        let pair = pair.and_then(|pair| by_number.get(pair));
        if let Some(&pair) = pair.filter(|_| stood.len() >= fewest) {
            kept.push((pair, start..end));
        }
        start = end;
    }
    (kept, places)
}

/// The sounds of a word or a pair, with and without its particles.
fn add_sounds(folded: &str, id: u32, is_rare: bool, to: &mut Vec<[u32; 2]>) {
    let script = script(&key(folded));
    for (stem, (_, keys)) in heard(folded, script).into_iter().enumerate() {
        for key in keys.iter().filter(|key| !key.is_empty()) {
            to.extend(entry(id, stem, script, is_rare).map(|whose| [sound(key), whose]));
        }
    }
}
