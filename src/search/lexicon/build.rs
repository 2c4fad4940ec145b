//! Collects the words of titles, group by group.

use std::collections::HashMap;

use super::postings::{self, EVERYWHERE};
use super::sounds::{entry, sound};
use super::{MARK, number};
use crate::letters::fold;
use crate::search::image::seal;
use crate::search::key_alphabet::{Key, key};
use crate::search::query::script;
use crate::search::sounds::heard;
use crate::search::vocabulary::words_and_joined;

/// The longest word that is kept, in bytes; what is longer is no word.
const LONGEST_WORD: usize = 200;

/// From so many titles on, neighbours that met once only are no name.
const MANY_TITLES: usize = 100_000;

/// Takes the words of titles.
#[derive(Clone, Debug, Default)]
pub(in crate::search) struct Builder {
    ids: HashMap<Box<str>, u32>,
    words: Vec<Collected>,
    /// Neighbours, and how often they were.
    pairs: HashMap<[u32; 2], u32>,
    titles: usize,
    groups: u32,
}

#[derive(Clone, Debug, Default)]
struct Collected {
    /// One more than the last group.
    next: u32,
    count: u32,
    groups: Vec<u8>,
}

impl Builder {
    /// The words of a title, to be placed once its group is known.
    pub(in crate::search) fn words_of(&mut self, label: &str, key: &Key) -> Box<[u32]> {
        self.titles += 1;
        let mut words: Vec<u32> = Vec::new();
        words_and_joined(label, key, true, |heard| {
            let raw = heard.span.of(label);
            if raw.len() > LONGEST_WORD {
                return;
            }
            if !heard.joined {
                words.push(self.intern(fold(raw)));
            } else if let [.., one, other] = *words {
                *self.pairs.entry([one, other]).or_default() += 1;
            }
        });
        words.sort_unstable();
        words.dedup();
        words.into()
    }

    fn intern(&mut self, folded: String) -> u32 {
        if let Some(&id) = self.ids.get(folded.as_str()) {
            return id;
        }
        let id = number(self.words.len());
        self.words.push(Collected::default());
        self.ids.insert(folded.into(), id);
        id
    }

    /// Places words in a group; groups come in order.
    pub(in crate::search) fn place(&mut self, words: &[u32], group: u32) {
        self.groups = self.groups.max(group + 1);
        for &word in words {
            if let Some(word) = self.words.get_mut(word as usize)
                && word.next <= group
            {
                postings::push(group + 1 - word.next, &mut word.groups);
                word.next = group + 1;
                word.count += 1;
            }
        }
    }

    /// The image.
    pub(in crate::search) fn finish(self, fingerprint: [u8; 16]) -> Vec<u8> {
        let mut ids: Vec<(Box<str>, u32)> = self.ids.into_iter().collect();
        ids.sort_unstable();
        let mut new_ids = vec![0; ids.len()];
        let (mut word_ends, mut letters) = (Vec::new(), String::new());
        let (mut posting_ends, mut groups) = (Vec::new(), Vec::new());
        let mut sounds = Vec::new();
        for (new, (folded, old)) in (0..).zip(&ids) {
            if let Some(place) = new_ids.get_mut(*old as usize) {
                *place = new;
            }
            letters.push_str(folded);
            word_ends.extend(number(letters.len()).to_le_bytes());
            if let Some(word) = self.words.get(*old as usize) {
                let rare = word.count <= (self.groups / 2).max(1);
                groups.extend(if rare { &word.groups[..] } else { &EVERYWHERE });
            }
            posting_ends.extend(number(groups.len()).to_le_bytes());
            add_sounds(folded, new, &mut sounds);
        }
        let fewest = if self.titles > MANY_TITLES { 2 } else { 1 };
        let mut pairs: Vec<[u32; 2]> = self
            .pairs
            .into_iter()
            .filter(|(_, count)| *count >= fewest)
            .map(|(pair, _)| pair.map(|old| new_ids.get(old as usize).copied().unwrap_or(0)))
            .collect();
        pairs.sort_unstable();
        for (at, pair) in pairs.iter().enumerate() {
            let both = pair.map(|word| ids.get(word as usize).map_or("", |(word, _)| word));
            add_sounds(&both.join(" "), number(ids.len() + at), &mut sounds);
        }
        sounds.sort_unstable();
        let pair_bytes: Vec<u8> = pairs
            .into_iter()
            .flatten()
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
            groups.len(),
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
            &groups,
        ];
        seal(MARK, numbers, fingerprint, &parts)
    }
}

/// The sounds of a word or a pair, with and without its particles.
fn add_sounds(folded: &str, id: u32, to: &mut Vec<[u32; 2]>) {
    let script = script(&key(folded));
    for (stem, (_, keys)) in heard(folded, script).into_iter().enumerate() {
        for key in keys.iter().filter(|key| !key.is_empty()) {
            to.extend(entry(id, stem).map(|whose| [sound(key), whose]));
        }
    }
}
