//! The clitics that Arabic and Hebrew write together with a word, and what is left without them.

use std::borrow::Cow;

use super::{READINGS, Stems, bucket, key_hash};

/// A word without the clitics before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stem<'a> {
    /// How many letters were cut.
    pub cut: usize,
    /// The rest; "ال" is put back where "لل" had swallowed its alef.
    pub text: Cow<'a, str>,
    /// True where one of ب ل ك was cut: the stem is in the genitive.
    pub preposition: bool,
}

/// The fewest bytes behind a clitic: two letters.
const LEAST: usize = 4;

/// The ways to read `key` as `[وف][بلك]` (`[ו][בלכמ]` in Hebrew) and a stem, the whole word first. A reading
/// holds only where the stem is known: "وحدة" is a word, and also و with "حدة".
pub fn stems(key: &str) -> impl Iterator<Item = Stem<'_>> {
    (0..READINGS).filter_map(|reading| stem(key, reading))
}

/// The n-th way to read `key`, of [`READINGS`]; not every one is there.
#[must_use]
pub fn stem(key: &str, reading: usize) -> Option<Stem<'_>> {
    match reading {
        0 => Some(Stem {
            cut: 0,
            text: Cow::Borrowed(key),
            preposition: false,
        }),
        1 => {
            let rest = key.strip_prefix(['و', 'ف', 'ו'])?;
            (rest.len() >= LEAST).then_some(Stem {
                cut: 1,
                text: Cow::Borrowed(rest),
                preposition: false,
            })
        }
        2 => doubled(key).map(|(cut, word)| behind_lam(cut, Cow::Borrowed(word))),
        3 => doubled(key).map(|(cut, word)| behind_lam(cut, Cow::Owned(["ال", word].concat()))),
        4 => without_preposition(key, 0),
        5 => without_preposition(key.strip_prefix(['و', 'ف', 'ו'])?, 1),
        _ => None,
    }
}

/// A word that begins with ل behind the preposition ل, and the letters cut before it: "للبنان",
/// and "للجنة", whose article is not written.
#[must_use]
pub fn doubled(key: &str) -> Option<(usize, &str)> {
    let (and, bare) = match key.strip_prefix(['و', 'ف']) {
        Some(rest) => (1, rest),
        None => (0, key),
    };
    let word = bare.strip_prefix('ل')?;
    word.starts_with('ل').then_some((and + 1, word))
}

const fn behind_lam(cut: usize, text: Cow<'_, str>) -> Stem<'_> {
    Stem {
        cut,
        text,
        preposition: true,
    }
}

fn without_preposition(key: &str, cut: usize) -> Option<Stem<'_>> {
    let rest = key.strip_prefix(['ب', 'ل', 'ك', 'ב', 'ל', 'כ', 'מ'])?;
    if rest.len() < LEAST {
        return None;
    }
    let text = match rest.strip_prefix('ل') {
        Some(noun) if key.starts_with('ل') => Cow::Owned(["ال", noun].concat()),
        _ => Cow::Borrowed(rest),
    };
    Some(Stem {
        cut: cut + 1,
        text,
        preposition: true,
    })
}

/// The hash of each reading of `key`, of which that of the whole is given.
pub(super) fn readings(key: &str, whole: u32) -> Stems {
    let mut stems = Stems::of_whole(whole);
    // Most words bear no clitic: one hash, and zeros.
    let mut letters = key.chars();
    let (first, rest) = (letters.next(), letters.as_str());
    let and = matches!(first, Some('و' | 'ف' | 'ו'));
    if !and && !matches!(first, Some('ل' | 'ب' | 'ك' | 'ב' | 'ל' | 'כ' | 'מ')) {
        return stems;
    }
    // One clitic and nothing else to be read, nearly always.
    let possible: &[usize] = match (first, letters.next()) {
        (Some('و' | 'ف'), Some('ل')) => &[1, 2, 3, 5],
        (Some('ل'), Some('ل')) => &[2, 3, 4],
        (_, Some('ب' | 'ل' | 'ك' | 'ב' | 'ל' | 'כ' | 'מ')) if and => &[1, 5],
        _ => {
            if rest.len() >= LEAST {
                let reading = if and { 1 } else { 4 };
                let hash = key_hash(rest);
                stems.buckets |= bucket(hash);
                if let Some(place) = stems.hashes.get_mut(reading) {
                    *place = hash;
                }
            }
            return stems;
        }
    };
    for &reading in possible {
        if let Some(stem) = stem(key, reading)
            && let Some(hash) = stems.hashes.get_mut(reading)
        {
            *hash = key_hash(&stem.text);
            stems.buckets |= bucket(*hash);
        }
    }
    stems
}

#[cfg(test)]
mod tests {
    use super::{READINGS, key_hash, readings, stem};

    #[test]
    fn the_first_letter_tells_which_readings_there_are() {
        for key in [
            "وحده",
            "فبلد",
            "للبنان",
            "وللجنه",
            "لبنان",
            "بباكو",
            "كاس",
            "الامم",
            "ולבן",
            "בבית",
        ] {
            let found = readings(key, key_hash(key));
            for (reading, hash) in found.hashes.into_iter().enumerate().take(READINGS) {
                let there = stem(key, reading).map_or(0, |stem| key_hash(&stem.text));
                assert_eq!(hash, there, "{key}: {reading}");
            }
        }
    }
}
