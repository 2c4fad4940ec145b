//! Spelling keys: the consonants of a name, so that its spellings fall together.
//!
//! Names from other languages are written in Arabic by ear: كاراباخ, قره باغ, قرة
//! باغ. The key drops what carries vowels (ا و ي ه ع ء), puts letters that stand for
//! one another in one class, takes تش as ش, and collapses doubles. A key of fewer
//! than three consonants says too little to merge names by itself.

use std::fmt;

use super::fold_char;

/// The consonant classes of a word or a name, one ASCII capital each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SpellingKey(String);

impl SpellingKey {
    /// How many consonants it has.
    #[must_use]
    pub fn consonants(&self) -> usize {
        self.0.len()
    }

    /// True where nothing is left of the word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// True where two names with this key may be taken for one by it alone.
    #[must_use]
    pub fn stands_alone(&self) -> bool {
        self.consonants() >= 3
    }

    /// True where `longer` begins with this key.
    #[must_use]
    pub fn begins(&self, longer: &Self) -> bool {
        longer.0.starts_with(&self.0)
    }

    /// Adds the class of a **folded** letter; a letter without one adds nothing.
    pub(super) fn push(&mut self, letter: char) {
        let Some(class) = class(letter) else { return };
        // تش writes one sound.
        if class == 'X' && self.0.ends_with('T') {
            self.0.pop();
        }
        if !self.0.ends_with(class) {
            self.0.push(class);
        }
    }
}

impl From<SpellingKey> for String {
    fn from(key: SpellingKey) -> Self {
        key.0
    }
}

impl fmt::Display for SpellingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The spelling key of a word in Arabic script, or of a name of several words, whose
/// spaces do not count. Letters of other scripts add nothing.
///
/// ```
/// use khabar::letters::spelling::key;
/// assert_eq!(key("قره باغ"), key("كاراباخ"));
/// assert_eq!(key("قره باغ").to_string(), "KRBK");
/// ```
#[must_use]
pub fn key(word: &str) -> SpellingKey {
    let mut key = SpellingKey(String::with_capacity(word.len() / 2));
    let mut after_t = false;
    for folded in word.chars().map(fold_char) {
        for letter in folded.into_iter().flatten() {
            // Only an adjacent تش is one sound: in تاش the vowel keeps them apart.
            if letter == 'ش' && !after_t && key.0.ends_with('T') {
                key.0.push('X');
            } else {
                key.push(letter);
            }
            after_t = letter == 'ت';
        }
    }
    key
}

/// The class of a folded letter.
const fn class(letter: char) -> Option<char> {
    Some(match letter {
        'ق' | 'ك' | 'گ' | 'غ' | 'ج' | 'خ' | 'ژ' => 'K',
        'ت' | 'ط' => 'T',
        'س' | 'ص' | 'ث' => 'S',
        'د' | 'ض' | 'ذ' | 'ظ' => 'D',
        'ف' | 'ڤ' => 'F',
        'ب' | 'پ' => 'B',
        'ش' | 'چ' => 'X',
        'ح' => 'H',
        'ر' => 'R',
        'ز' => 'Z',
        'ل' => 'L',
        'م' => 'M',
        'ن' => 'N',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn every_spelling_of_a_name_falls_on_one_key() {
        for spellings in [
            &[
                "قره باغ",
                "قرة باغ",
                "قَرَه‌باغ",
                "كاراباخ",
                "كاراباغ",
                "قراباغ",
                "كارا باخ",
                "غره باغ",
            ][..],
            &["غورباتشوف", "جورباتشوف", "كورباتشوف", "گورباچوف"],
            &["لاتفيا", "لاتڤيا"],
            &["علييف", "عليف", "علیف"],
            &["طهران", "تهران"],
            &["پوتين", "بوتين", "بوتن"],
        ] {
            for spelling in spellings {
                assert_eq!(key(spelling), key(spellings[0]), "{spelling}");
            }
        }
    }

    #[test]
    fn a_vowel_keeps_t_and_sh_apart() {
        assert_eq!(key("تشاد").to_string(), "XD");
        assert_eq!(key("تاشكند").to_string(), "TXKND");
    }

    #[test]
    fn a_short_key_does_not_stand_alone() {
        assert!(!key("باكو").stands_alone());
        assert!(key("بوتين").stands_alone());
        assert!(key("أوهايو").is_empty());
        assert!(key("Putin 2020").is_empty());
    }
}
