//! A Latin form for a name that no gazetteer knows, by its letters.
//!
//! Plain letters as papers print them, no diacritics. Arabic writes no short vowels: an "a"
//! stands where a word would otherwise have three consonants together, or begin with two. The
//! form is for readers who know no Arabic letters, and always said to be made.
//! Rows: `assets/facts/latin.tsv`.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::tables::rows;
use crate::letters::fold;

fn table() -> &'static HashMap<String, &'static str> {
    static TABLE: OnceLock<HashMap<String, &'static str>> = OnceLock::new();
    TABLE.get_or_init(|| {
        rows::<2>(include_str!("../../assets/facts/latin.tsv"))
            .map(|[arabic, latin]| (fold(arabic), latin))
            .collect()
    })
}

/// The name in Latin letters; `None` where a letter has none.
///
/// ```
/// use khabar::facts::latin;
/// assert_eq!(latin("سامي الطرابلسي").as_deref(), Some("Sami al-Tarabalsi"));
/// assert_eq!(latin("محمد بن سالم").as_deref(), Some("Mohammed bin Salem"));
/// assert_eq!(latin("שרה"), None);
/// ```
#[must_use]
pub fn latin(name: &str) -> Option<String> {
    let words: Option<Vec<String>> = name.split_whitespace().map(word).collect();
    words
        .map(|words| words.join(" "))
        .filter(|name| !name.is_empty())
}

fn word(raw: &str) -> Option<String> {
    let key = fold(raw);
    if let Some(known) = table().get(&key) {
        return Some((*known).to_owned());
    }
    let article = key
        .strip_prefix("ال")
        .filter(|rest| rest.chars().count() > 2 && raw.starts_with('ا'));
    let body = spelled(article.unwrap_or(&key))?;
    let mut letters = body.chars();
    let capital: String = letters.next()?.to_uppercase().chain(letters).collect();
    Some(match article {
        Some(_) => format!("al-{capital}"),
        None => capital,
    })
}

fn spelled(key: &str) -> Option<String> {
    let letters: Vec<char> = key.chars().collect();
    let mut out = String::new();
    // Consonants since the last vowel.
    let mut cluster = 0;
    for (at, letter) in letters.iter().enumerate() {
        let last = at + 1 == letters.len();
        let next_is_vowel = letters
            .get(at + 1)
            .is_some_and(|next| matches!(next, 'ا' | 'و' | 'ي'));
        let glide = at == 0 || cluster == 0 && next_is_vowel;
        let (text, vowel) = match letter {
            'ا' => ("a", true),
            'و' if glide => ("w", false),
            'و' => ("u", true),
            'ي' if glide => ("y", false),
            'ي' => ("i", true),
            'ه' if last && letters.len() > 2 => ("a", true),
            other => (consonant(*other)?, false),
        };
        if vowel {
            cluster = 0;
        } else {
            cluster += 1;
            let crowded = cluster == 2 && (out.len() < 3 || last || !next_is_vowel);
            if crowded {
                out.push('a');
                cluster = 1;
            }
        }
        out.push_str(text);
    }
    Some(out)
}

const fn consonant(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ب' => "b",
        'پ' => "p",
        'ت' | 'ط' => "t",
        'ث' => "th",
        'ج' | 'ژ' => "j",
        'چ' => "ch",
        'ح' | 'ه' => "h",
        'خ' => "kh",
        'د' | 'ض' => "d",
        'ذ' => "dh",
        'ر' => "r",
        'ز' | 'ظ' => "z",
        'س' | 'ص' => "s",
        'ش' => "sh",
        'ع' | 'ء' => "",
        'غ' => "gh",
        'ف' => "f",
        'ڤ' => "v",
        'ق' => "q",
        'ك' => "k",
        'گ' => "g",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        _ => return None,
    })
}
