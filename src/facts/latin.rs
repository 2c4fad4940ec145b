//! A Latin form for a name that no gazetteer knows, by its letters.
//!
//! Plain letters as papers print them, no diacritics: by the table for the frequent parts of
//! names, and by `spelling` for the others. The form is for readers who know no Arabic letters,
//! and always said to be made. Rows: `assets/facts/latin.tsv`.

mod spelling;

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
/// assert_eq!(latin("سامي الطرابلسي").as_deref(), Some("Sami al-Trabelsi"));
/// assert_eq!(latin("محمد بن سالم").as_deref(), Some("Mohammed bin Salem"));
/// assert_eq!(latin("عبد الجليل فرحات").as_deref(), Some("Abdel Jalil Farhat"));
/// assert_eq!(latin("שרה"), None);
/// ```
#[must_use]
pub fn latin(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let mut parts: Vec<String> = Vec::with_capacity(words.len());
    let mut at = 0;
    while let Some(raw) = words.get(at) {
        let next = words.get(at + 1);
        // "عبد الله": one name of two words.
        if let Some(known) = next.and_then(|next| table().get(&fold(&format!("{raw} {next}")))) {
            parts.push((*known).to_owned());
            at += 2;
            continue;
        }
        // "عبد الجليل": the first half has the article of the second.
        let half = next
            .and_then(|next| Some((next, article(next, &fold(next))?)))
            .and_then(|(next, bare)| {
                let half = table().get(&fold(&format!("{raw} ال")))?;
                Some((*half, bare_word(next, &bare)?))
            });
        if let Some((half, bare)) = half {
            parts.push(format!("{half} {bare}"));
            at += 2;
            continue;
        }
        parts.push(word(raw)?);
        at += 1;
    }
    (!parts.is_empty()).then(|| parts.join(" "))
}

fn word(raw: &str) -> Option<String> {
    let key = fold(raw);
    if let Some(known) = table().get(&key) {
        return Some((*known).to_owned());
    }
    match article(raw, &key) {
        Some(bare) => Some(format!("al-{}", bare_word(raw, &bare)?)),
        None => bare_word(raw, &key),
    }
}

/// What stands behind the article; "آل" is none, and neither is the beginning of "ألبير".
fn article(raw: &str, key: &str) -> Option<String> {
    key.strip_prefix("ال")
        .filter(|rest| rest.chars().count() > 2 && raw.starts_with('ا'))
        .map(str::to_owned)
}

/// A word without its article, with a capital letter.
fn bare_word(raw: &str, key: &str) -> Option<String> {
    if let Some(known) = table().get(key) {
        return Some((*known).to_owned());
    }
    let body = spelling::spelled(key, raw.starts_with('إ'))?;
    let mut letters = body.chars();
    Some(letters.next()?.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::latin;

    #[test]
    fn names_are_spelled_as_papers_print_them() {
        for (name, wanted) in [
            ("ملك الجزيري", "Malak al-Jaziri"),
            ("عماد الحمامي", "Imad al-Hammami"),
            ("عبد الجليل", "Abdel Jalil"),
            ("محمد عبد الله الحداد", "Mohammed Abdullah al-Haddad"),
            ("حسن نصر الله", "Hassan Nasrallah"),
            ("آل ثاني", "Al Thani"),
            ("إسراء", "Isra"),
            ("لطفي عاشور", "Lotfi Achour"),
        ] {
            assert_eq!(latin(name).as_deref(), Some(wanted), "{name}");
        }
    }

    #[test]
    fn a_word_behind_its_half_needs_an_article() {
        assert_eq!(latin("عبد ربه").as_deref(), Some("Abd Raba"));
        assert_eq!(latin("عبد").as_deref(), Some("Abd"));
    }
}
