//! Words by what they sound like.

use super::{Lexicon, LexiconId, Parts};
use crate::letters::{SpellingKey, spelling};
use crate::search::clitics::stems;
use crate::search::key_alphabet::{SEPARATOR, key};
use crate::search::query::{Script, Word};
use crate::search::sounds::{Known, distance, distance_of_beginning};

/// Consonants that a sound holds; longer spelling keys with one beginning share one.
const CONSONANTS: u32 = 6;
/// Bits of a consonant.
const BITS: u32 = 5;

/// Bits that number the stems of a word.
const STEM_BITS: u32 = 5;
/// The word is in Latin letters.
const LATIN: u32 = 1 << STEM_BITS;
/// The word stands in few groups: of a beginning many others will be meant sooner.
const RARE: u32 = 1 << (STEM_BITS + 1);
/// What comes before the number of the word.
const BEFORE_ID: u32 = STEM_BITS + 2;

/// The beginning of a spelling key as a number, in the order of the keys.
pub(super) fn sound(key: &SpellingKey) -> u32 {
    let letters = key.to_string();
    let padded = letters.bytes().chain(std::iter::repeat(b'@'));
    padded
        .take(CONSONANTS as usize)
        .fold(0, |sound, letter| sound << BITS | u32::from(letter & 0x1F))
}

/// A word and one of its stems in one number; `None` for more than it can hold.
pub(super) fn entry(word: u32, stem: usize, script: Script, is_rare: bool) -> Option<u32> {
    let stem = u32::try_from(stem)
        .ok()
        .filter(|stem| *stem < 1 << STEM_BITS)?;
    let word = word.checked_mul(1 << BEFORE_ID)?;
    let latin = if script == Script::Latin { LATIN } else { 0 };
    let rare = if is_rare { RARE } else { 0 };
    Some(word | stem | latin | rare)
}

/// A word that sounds like one of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::search) struct Alike {
    pub(in crate::search) id: LexiconId,
    /// How far it is; 0 is nearest.
    pub(in crate::search) distance: u32,
    /// True where only its beginning does.
    pub(in crate::search) beginning: bool,
    /// True where some article knows it as a name.
    pub(in crate::search) known: bool,
    /// True where its letters, particles left out, are those of the query.
    pub(in crate::search) same: bool,
    /// True for two words.
    pub(in crate::search) pair: bool,
}

/// The fewest consonants by which Arabic words are held against one another.
const FEWEST_CONSONANTS: usize = 3;

/// Words that are held against the query between two looks at whether it was called off.
const STEPS: usize = 64;

impl Lexicon {
    /// Every word and every pair that sounds like `query`, or whose beginning does.
    /// `None` where called off.
    pub(in crate::search) fn alike(
        &self,
        query: &Word,
        known: &Known<'_>,
        cancel: &dyn Fn() -> bool,
    ) -> Option<Vec<Alike>> {
        let parts = self.parts();
        let mut alike = Vec::new();
        for spelling in &query.spellings {
            let whole = sound(spelling);
            let consonants = u32::try_from(spelling.consonants()).unwrap_or(CONSONANTS);
            let unheard = CONSONANTS.saturating_sub(consonants);
            // A beginning matters only for what is typed in Latin letters.
            let last = match query.script {
                Script::Latin => whole | ((1 << (BITS * unheard)) - 1),
                _ => whole,
            };
            let arabic_too =
                query.script == Script::Latin || spelling.consonants() >= FEWEST_CONSONANTS;
            let from = parts
                .sounds
                .partition_point(|entry| numbers(*entry).0 < whole);
            let range = parts.sounds.iter().skip(from).map(|entry| numbers(*entry));
            let range = range.take_while(|(sound, _)| *sound <= last);
            let worth_it = range.filter(|(sound, whose)| {
                let is_latin = whose & LATIN != 0;
                let scripts = match query.script {
                    Script::Latin => !is_latin,
                    _ => is_latin || arabic_too,
                };
                scripts && (*sound == whole || whose & RARE == 0)
            });
            for (step, (sound, whose)) in worth_it.enumerate() {
                if step % STEPS == STEPS - 1 && cancel() {
                    return None;
                }
                let same = sound == whole;
                alike.extend(self.met(&parts, query, spelling, (same, whose), known));
            }
        }
        Some(alike)
    }

    fn met(
        &self,
        parts: &Parts<'_>,
        query: &Word,
        spelling: &SpellingKey,
        (same_sound, whose): (bool, u32),
        known: &Known<'_>,
    ) -> Option<Alike> {
        let id = LexiconId(whose >> BEFORE_ID);
        let nth = (whose & (LATIN - 1)) as usize;
        let script = match whose & LATIN {
            0 => Script::Arabic,
            _ => Script::Latin,
        };
        let folded = parts.folded(id);
        let stems = match script {
            Script::Arabic => stems(&folded),
            _ => vec![&*folded],
        };
        let stem = *stems.get(nth)?;
        // A sound holds the beginning of a key only.
        let sounds_whole = same_sound
            && (spelling.consonants() < CONSONANTS as usize
                || script == Script::Latin
                || spelling::key(stem) == *spelling);
        let is_name = || (known.is_name)(&key(&folded)) || (nth > 0 && (known.is_name)(&key(stem)));
        // What is too far for a name is too far for any word.
        if sounds_whole && distance(query, stem, script, spelling, true).is_some() {
            let is_name = is_name();
            // برئيس is رئيس with a particle rather than Paris, as رئيس is a word itself.
            let mut shorter = stems.iter().skip(nth + 1);
            let is_word = |stem: &str| self.find(stem).is_some() || (known.is_word)(&key(stem));
            if !is_name && shorter.any(|stem| is_word(stem)) {
                return None;
            }
            if let Some(distance) = distance(query, stem, script, spelling, is_name) {
                return Some(Alike {
                    id,
                    distance,
                    beginning: false,
                    known: is_name,
                    same: key(stem).replace(SEPARATOR, "") == query.key,
                    pair: folded.contains(' '),
                });
            }
        }
        if query.script != Script::Latin || script != Script::Arabic || whose & RARE != 0 {
            return None;
        }
        distance_of_beginning(query, stem, true)?;
        let is_name = is_name();
        let distance = distance_of_beginning(query, stem, is_name)?;
        Some(Alike {
            id,
            distance,
            beginning: true,
            known: is_name,
            same: false,
            pair: folded.contains(' '),
        })
    }
}

fn numbers(entry: [u8; 8]) -> (u32, u32) {
    let both = u64::from_le_bytes(entry);
    (both as u32, (both >> 32) as u32)
}
