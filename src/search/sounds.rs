//! Whether two words may be spellings of one name, and how far they are from each other.
//!
//! Between scripts: romanisation, with its cost. Within Arabic: the spelling key. Words
//! of the language meet by their consonants far more often than names do (كتاب and
//! خطاب), so a word that the facts know as a name is met more easily than another.

use std::borrow::Cow;

use super::clitics::stems;
use super::key_alphabet::key;
use super::query::{Script, Word};
use crate::letters::{SpellingKey, romanise, spelling};

/// What the rest of the index knows of a word.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    /// True where some article knows the word of this key as a name.
    pub(super) is_name: &'a dyn Fn(&str) -> bool,
    /// True where the word of this key stands somewhere without a particle.
    pub(super) is_word: &'a dyn Fn(&str) -> bool,
}

/// The most that a romanised match may cost, by the consonants heard and whether the
/// word is known as a name.
const fn most(consonants: usize, known: bool) -> Option<u32> {
    match (consonants, known) {
        (0, _) | (1, false) => None,
        (2, false) => Some(0),
        (1, true) => Some(1),
        (2, true) | (3, false) => Some(2),
        (3, true) | (4, false) => Some(4),
        (4, true) | (_, false) => Some(5),
        (_, true) => Some(6),
    }
}

/// False where words of these scripts are not compared by sound.
pub(super) const fn may_sound_alike(query: Script, word: Script) -> bool {
    matches!(
        (query, word),
        (Script::Arabic, Script::Arabic | Script::Latin) | (Script::Latin, Script::Arabic)
    )
}

/// A word of an article in the ways in which it may be heard: itself, and without its
/// particles. `folded` is folded, may be two words, and is in `script`.
pub(super) fn heard(folded: &str, script: Script) -> Vec<(&str, Vec<SpellingKey>)> {
    match script {
        Script::Arabic => stems(folded)
            .into_iter()
            .map(|stem| (stem, vec![spelling::key(stem)]))
            .collect(),
        Script::Latin => vec![(folded, romanise::keys(&plain_latin(folded)))],
        Script::Other => Vec::new(),
    }
}

/// A folded word in the plain letters that it is searched by: "erdoğan" as "erdogan".
pub(super) fn plain_latin(folded: &str) -> Cow<'_, str> {
    if folded.is_ascii() {
        folded.into()
    } else {
        key(folded).to_ascii_lowercase().into()
    }
}

/// How far `query` is from a folded word or stem, of which one spelling key is known to
/// be the query's too; `None` where that is too far. 0 is nearest.
pub(super) fn distance(
    query: &Word,
    stem: &str,
    script: Script,
    key: &SpellingKey,
    known: bool,
) -> Option<u32> {
    let plain = match script {
        Script::Latin => plain_latin(stem),
        _ => Cow::Borrowed(stem),
    };
    let (latin, arabic) = match (query.script, script) {
        (Script::Latin, Script::Arabic) => (query.folded.as_str(), stem),
        (Script::Arabic, Script::Latin) => (&*plain, query.folded.as_str()),
        (Script::Arabic, Script::Arabic) => {
            // Without the vowels' help three consonants are enough for names only.
            let needed = if known { 3 } else { 4 };
            return (key.consonants() >= needed).then_some(1);
        }
        _ => return None,
    };
    // "7izb" has two letters and a digit; "at" is no name.
    let letters = |word: &str| word.chars().filter(|c| *c != ' ').count();
    let named = query.romanised.as_ref();
    if named.is_some_and(|latin| latin.is_word_for(arabic)) {
        return Some(0);
    }
    if letters(latin) < 3 || letters(arabic) < 3 {
        return None;
    }
    let consonants = key.consonants().max(consonants_written(latin));
    let most = most(consonants, known)?;
    let cost = match &query.romanised {
        Some(latin) => latin.cost(arabic),
        None => romanise::cost(latin, arabic),
    };
    cost.filter(|&cost| cost <= most)
}

/// As [`distance`], for a romanised query of which only the beginning may have been
/// typed. It has to be nearer than a whole word, since less is known.
pub(super) fn distance_of_beginning(query: &Word, stem: &str, known: bool) -> Option<u32> {
    if query.script != Script::Latin || query.letters() < 3 {
        return None;
    }
    let most = most(consonants_written(&query.folded), known)?;
    let whole = query.romanised.as_ref()?.cost_of_beginning(stem);
    let cost = whole.or_else(|| Some(query.but_last.as_ref()?.cost_of_beginning(stem)? + 1));
    cost.filter(|&cost| cost <= most.div_ceil(2))
}

/// As [`distance`], for a word of which nothing is known yet: the nearest of the ways in
/// which it may be heard.
pub(super) fn sounds_like(query: &Word, folded: &str, script: Script, known: bool) -> Option<u32> {
    match (query.script, script) {
        (Script::Arabic, Script::Latin) => {
            let key = query.spellings.first()?;
            distance(query, folded, script, key, known)
        }
        (_, Script::Arabic) => stems(folded)
            .into_iter()
            .filter_map(|stem| {
                let key = spelling::key(stem);
                let met = query.spellings.contains(&key);
                met.then(|| distance(query, stem, script, &key, known))?
            })
            .min(),
        _ => None,
    }
}

/// The consonants that a Latin word writes, also those that the spelling key drops: the
/// h of Mehdi, the w of Wadi, the y of Aliyev. An h after a consonant belongs to that,
/// a y beside one is a vowel, a doubled letter counts once.
fn consonants_written(latin: &str) -> usize {
    let is_vowel = |c: char| "aeiou".contains(c);
    let mut count = 0;
    let mut before = None;
    let mut letters = latin.chars().peekable();
    while let Some(c) = letters.next() {
        let after_vowel = before.is_none_or(is_vowel);
        let counts = match c {
            'y' => after_vowel && letters.peek().copied().is_some_and(is_vowel),
            'h' => after_vowel || before == Some('y'),
            c => !is_vowel(c) && before != Some(c),
        };
        count += usize::from(counts);
        before = Some(c);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::sounds_like;
    use crate::letters::fold;
    use crate::search::key_alphabet::key;
    use crate::search::query::{Word, script};

    fn meets(query: &str, word: &str, known: bool) -> bool {
        let script = script(&key(word));
        sounds_like(&Word::new(query), &fold(word), script, known).is_some()
    }

    #[test]
    fn a_name_is_met_in_every_spelling_and_script() {
        for (query, word) in [
            ("karabakh", "قره باغ"),
            ("karabakh", "قرة باغ"),
            ("karabakh", "وكاراباخ"),
            ("putin", "لبوتين"),
            ("7izb", "حزب"),
            ("كاراباخ", "قره باغ"),
            ("بوتين", "Putin"),
            ("أردوغان", "Erdoğan"),
            ("Erdoğan", "أردوغان"),
            ("pashinyan", "باشينيان"),
            ("mehdi", "المهدي"),
            ("aliyev", "علييف"),
            ("yemen", "اليمن"),
            ("baku", "باكو"),
        ] {
            assert!(meets(query, word, false), "{query} {word}");
        }
    }

    #[test]
    fn words_of_the_language_are_not_taken_for_one_another() {
        for (query, word) in [
            ("كتاب", "خطاب"),
            ("putin", "بطن"),
            ("putin", "باطن"),
            ("putin", "Puten"),
            ("man", "من"),
            ("tokyo", "توقيع"),
            ("gaza", "الغاز"),
            ("at", "أت"),
            ("2020", "بب"),
        ] {
            assert!(!meets(query, word, false), "{query} {word}");
        }
    }

    #[test]
    fn what_is_known_as_a_name_is_met_more_easily() {
        for (query, word) in [("gaza", "غزة"), ("ali", "علي"), ("قطار", "كتار")] {
            assert!(meets(query, word, true), "{query} {word}");
            assert!(!meets(query, word, false), "{query} {word}");
        }
    }
}
