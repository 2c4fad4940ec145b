//! Ordinary words, in whatever form they stand: what tells an unknown word, which may be a
//! name, from one that is none.
//!
//! Rows: `assets/facts/not_names.tsv`, `common_words.tsv`, `cldr_words.tsv`, each word in
//! one form. Prefixes and endings are taken off as a light stemmer does (Larkey et al. 2002),
//! with the person prefixes and endings of verbs.

use std::sync::OnceLock;

use super::gazetteer::Phrases;
use super::tables::rows;
use super::view::View;
use crate::letters::fold;

/// The fewest letters of a stem.
const LEAST: usize = 3;

struct Table {
    words: Phrases<()>,
    /// The words that end in ة, without it: "لجنت" of "لجنته" is "لجنة".
    feminine: Phrases<()>,
}

fn words() -> impl Iterator<Item = &'static str> {
    [
        include_str!("../../assets/facts/not_names.tsv"),
        include_str!("../../assets/facts/common_words.tsv"),
        include_str!("../../assets/facts/cldr_words.tsv"),
    ]
    .into_iter()
    .flat_map(rows::<1>)
    .map(|[word]| word)
}

fn feminine() -> impl Iterator<Item = String> {
    words()
        .filter_map(|word| fold(word).strip_suffix('ه').map(str::to_owned))
        .filter(|stem| stem.chars().count() >= LEAST)
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table {
        words: Phrases::listed("words/common", || words().map(|word| (word, ()))),
        feminine: Phrases::listed("words/common-feminine", || {
            feminine().map(|stem| (stem, ()))
        }),
    })
}

/// True for a folded word that stands in the lists as it is.
pub fn is_word(key: &str) -> bool {
    table().words.holds(key)
}

/// As [`is_word`], of a word of an article.
pub fn is_word_at(view: &View, at: usize) -> bool {
    table().words.holds_at(&view.words, at)
}

/// True for a folded word that is ordinary, or becomes so when prefixes and endings go.
pub fn is_common(key: &str) -> bool {
    if is_word(key) {
        return true;
    }
    let (inner, and) = match key.strip_prefix(['و', 'ف']) {
        Some(rest) => (rest, true),
        None => (key, false),
    };
    noun(key) || and && noun(inner) || verb(inner)
}

/// "تكريس", "مكافحة": the noun of a verb of the second or third form, whatever its root.
pub fn is_verbal_noun(key: &str) -> bool {
    let mut rest = key.chars();
    let letters: [Option<char>; 7] = std::array::from_fn(|_| rest.next());
    matches!(
        letters,
        [Some('ت'), Some(_), Some(_), Some('ي'), Some(_), None, None]
            | [
                Some('م'),
                Some(_),
                Some('ا'),
                Some(_),
                Some(_),
                Some('ه'),
                None
            ]
    )
}

/// A noun with the article, a preposition or both, and its endings.
fn noun(key: &str) -> bool {
    if ends(key, &AFTER) {
        return true;
    }
    let mut letters = key.chars();
    match (letters.next(), letters.next()) {
        (Some('ا'), Some('ل')) | (Some('ل'), Some('ل')) => {
            key.get(4..).is_some_and(|rest| ends(rest, &AFTER))
        }
        (Some('ب' | 'ل' | 'ك'), Some(_)) => key.get(2..).is_some_and(|rest| {
            ends(rest, &AFTER)
                || rest
                    .strip_prefix("ال")
                    .is_some_and(|rest| ends(rest, &AFTER))
        }),
        _ => false,
    }
}

/// A verb of the present or the future: "يزور", "سيزورون", "لتبحث".
fn verb(key: &str) -> bool {
    let bare = key.strip_prefix(['س', 'ل']).unwrap_or(key);
    bare.strip_prefix(['ي', 'ت', 'ن']).is_some_and(|rest| {
        // The lists have verbs of the present in the third person: "يزور".
        let third = || match bare.strip_prefix('ي') {
            Some(_) => ends(bare, &AFTER_VERBS),
            None => ends(&format!("ي{rest}"), &AFTER_VERBS),
        };
        ends(rest, &AFTER_VERBS) || third()
    })
}

/// Behind a noun or a verb of the past, by their last letter.
const AFTER: [(char, &[&str]); 6] = [
    ('ه', &["ه", "يه", "ته", "اته"]),
    ('ا', &["ا", "ها", "وا", "نا", "تها", "هما", "يا", "اتها"]),
    ('م', &["هم", "تهم", "اتهم"]),
    ('ت', &["ات", "ت"]),
    ('ن', &["ين", "ون", "ان", "تين", "تان"]),
    ('ي', &["ي", "تي"]),
];

/// Behind a verb of the present.
const AFTER_VERBS: [(char, &[&str]); 4] = [
    ('ن', &["ون", "ان"]),
    ('ه', &["ه"]),
    ('ا', &["ها", "وا", "نا", "هما"]),
    ('م', &["هم"]),
];

fn ends(word: &str, endings: &[(char, &[&str])]) -> bool {
    let stem = |stem: &str| {
        let table = table();
        table.words.holds(stem) || table.feminine.holds(stem)
    };
    // A stem has as many letters as a root.
    let long = |word: &str| word.len() >= 2 * LEAST;
    if long(word) && table().words.holds(word) {
        return true;
    }
    let last = word.chars().next_back();
    endings
        .iter()
        .filter(|(letter, _)| Some(*letter) == last)
        .flat_map(|(_, endings)| endings.iter())
        .filter_map(|ending| word.strip_suffix(ending))
        .any(|rest| long(rest) && stem(rest))
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
