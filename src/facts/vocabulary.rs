//! Ordinary words, in whatever form they stand: what tells an unknown word, which may be a
//! name, from one that is none.
//!
//! Rows: `assets/facts/not_names.tsv`, `common_words.tsv`, `cldr_words.tsv`, each word in
//! one form. Prefixes and endings are taken off as a light stemmer does (Larkey et al. 2002),
//! with the person prefixes and endings of verbs.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::gazetteer::ByWord;
use super::tables::rows;
use crate::letters::fold;

/// The fewest letters of a stem.
const LEAST: usize = 3;

/// Before a noun, none first.
const BEFORE_NOUNS: [&str; 14] = [
    "", "ال", "و", "ف", "ب", "ل", "ك", "وال", "بال", "لل", "فال", "كال", "ولل", "وبال",
];

/// Behind a noun or a verb.
const AFTER: [&str; 25] = [
    "", "ه", "ها", "هم", "ات", "ين", "ون", "ان", "ت", "ا", "وا", "نا", "يه", "ي", "ته", "تها",
    "تهم", "هما", "يا", "تي", "تين", "تان", "اته", "اتها", "اتهم",
];

/// Before a verb of the present or the future.
const BEFORE_VERBS: [&str; 12] = [
    "ي", "ت", "ن", "سي", "ست", "سن", "وي", "وت", "في", "لي", "لت", "وسي",
];

/// Behind a verb of the present.
const AFTER_VERBS: [&str; 9] = ["", "ون", "ان", "ه", "ها", "هم", "وا", "نا", "هما"];

fn table() -> &'static HashSet<String, ByWord> {
    static TABLE: OnceLock<HashSet<String, ByWord>> = OnceLock::new();
    TABLE.get_or_init(|| {
        [
            include_str!("../../assets/facts/not_names.tsv"),
            include_str!("../../assets/facts/common_words.tsv"),
            include_str!("../../assets/facts/cldr_words.tsv"),
        ]
        .into_iter()
        .flat_map(rows::<1>)
        .map(|[word]| fold(word))
        .collect()
    })
}

/// True for a folded word that stands in the lists as it is.
pub fn is_word(key: &str) -> bool {
    table().contains(key)
}

/// True for a folded word that is ordinary, or becomes so when prefixes and endings go.
pub fn is_common(key: &str) -> bool {
    stripped(key, &BEFORE_NOUNS, &AFTER) || stripped(key, &BEFORE_VERBS, &AFTER_VERBS)
}

fn stripped(key: &str, prefixes: &[&str], suffixes: &[&str]) -> bool {
    prefixes
        .iter()
        .filter_map(|prefix| key.strip_prefix(prefix))
        .any(|rest| {
            suffixes
                .iter()
                .filter_map(|suffix| rest.strip_suffix(suffix))
                .any(|stem| is_stem(stem, rest))
        })
}

/// "لجنت" of "لجنته" is "لجنة".
fn is_stem(stem: &str, whole: &str) -> bool {
    let long = stem.chars().count() >= LEAST;
    long && (table().contains(stem)
        || stem.len() < whole.len() && table().contains(&format!("{stem}ه")))
}

#[cfg(test)]
mod tests {
    use super::is_common;
    use crate::letters::fold;

    #[test]
    fn words_are_ordinary_in_every_form() {
        for word in [
            "الحوار",
            "برنامجه",
            "وبالقرارات",
            "سيزورون",
            "المحادثات",
            "حكومتها",
        ] {
            assert!(is_common(&fold(word)), "{word}");
        }
        for name in ["شيراك", "أينشتاين", "السنيورة", "بلاتر", "فيرغسون"]
        {
            assert!(!is_common(&fold(name)), "{name}");
        }
    }
}
