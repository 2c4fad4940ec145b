//! Words by what they sound like.

use super::{Lexicon, LexiconId, Parts};
use crate::letters::{SpellingKey, spelling};
use crate::search::clitics::stems;
use crate::search::key_alphabet::key;
use crate::search::query::{Script, Word, script};
use crate::search::sounds::{Known, distance, distance_of_beginning};

/// Consonants that a sound holds; longer spelling keys with one beginning share one.
const CONSONANTS: u32 = 6;
/// Bits of a consonant.
const BITS: u32 = 5;

/// Bits that number the stems of a word.
const STEM_BITS: u32 = 5;

/// The beginning of a spelling key as a number, in the order of the keys.
pub(super) fn sound(key: &SpellingKey) -> u32 {
    let letters = key.to_string();
    let padded = letters.bytes().chain(std::iter::repeat(b'@'));
    padded
        .take(CONSONANTS as usize)
        .fold(0, |sound, letter| sound << BITS | u32::from(letter & 0x1F))
}

/// A word and one of its stems in one number; `None` for more than it can hold.
pub(super) fn entry(word: u32, stem: usize) -> Option<u32> {
    let stem = u32::try_from(stem)
        .ok()
        .filter(|stem| *stem < 1 << STEM_BITS)?;
    let word = word.checked_mul(1 << STEM_BITS)?;
    Some(word | stem)
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
}

impl Lexicon {
    /// Every word and every pair that sounds like `query`, or whose beginning does.
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
            let unheard = CONSONANTS.saturating_sub(spelling.to_string().len() as u32);
            // A beginning matters only for what is typed in Latin letters.
            let last = match query.script {
                Script::Latin => whole | ((1 << (BITS * unheard)) - 1),
                _ => whole,
            };
            let from = parts
                .sounds
                .partition_point(|entry| numbers(*entry).0 < whole);
            for (step, entry) in parts.sounds.iter().skip(from).enumerate() {
                let (sound, whose) = numbers(*entry);
                if sound > last {
                    break;
                }
                if step % 256 == 255 && cancel() {
                    return None;
                }
                alike.extend(self.met(&parts, query, spelling, whose, known));
            }
        }
        Some(alike)
    }

    fn met(
        &self,
        parts: &Parts<'_>,
        query: &Word,
        spelling: &SpellingKey,
        whose: u32,
        known: &Known<'_>,
    ) -> Option<Alike> {
        let id = LexiconId(whose >> STEM_BITS);
        let nth = (whose & ((1 << STEM_BITS) - 1)) as usize;
        let folded = parts.folded(id);
        let word_key = key(&folded);
        let script = script(&word_key);
        let stems = match script {
            Script::Arabic => stems(&folded),
            _ => vec![folded.as_str()],
        };
        let stem = *stems.get(nth)?;
        let is_name = (known.is_name)(&word_key) || (nth > 0 && (known.is_name)(&key(stem)));
        let sounds_whole = match script {
            Script::Arabic => spelling::key(stem) == *spelling,
            _ => true,
        };
        if sounds_whole {
            // برئيس is رئيس with a particle rather than Paris, as رئيس is a word itself.
            let mut shorter = stems.iter().skip(nth + 1);
            let is_word = |stem: &str| self.find(stem).is_some() || (known.is_word)(&key(stem));
            if !is_name && shorter.any(|stem| is_word(stem)) {
                return None;
            }
            let distance = distance(query, stem, script, spelling, is_name);
            if let Some(distance) = distance {
                return Some(Alike {
                    id,
                    distance,
                    beginning: false,
                    known: is_name,
                });
            }
        }
        if query.script != Script::Latin || script != Script::Arabic {
            return None;
        }
        let distance = distance_of_beginning(query, stem, is_name)?;
        Some(Alike {
            id,
            distance,
            beginning: true,
            known: is_name,
        })
    }
}

fn numbers(entry: [u8; 8]) -> (u32, u32) {
    let both = u64::from_le_bytes(entry);
    (both as u32, (both >> 32) as u32)
}
