//! Adjectives of nationality: "الروسي", "أذربيجانيتين", with their country. They are
//! no places, but they tell the country of a title or an organisation.
//! Rows: `assets/facts/nisba.tsv`, and of the plurals that are no adjectives `peoples.tsv`.

use std::sync::OnceLock;

use super::gazetteer::Phrases;
use super::tables::rows;
use super::view::View;

/// An adjective of nationality.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nisba {
    /// ISO 3166 alpha-2; `None` for "عربي", "دولي".
    pub country: Option<&'static str>,
    /// With the article.
    pub definite: bool,
    /// In the feminine: "الروسية".
    pub feminine: bool,
}

/// What stands before an adjective, folded.
const ARTICLES: [&str; 3] = ["", "ال", "وال"];

/// "الكورية الجنوبية": an adjective that only its side gives a country, up to the word after both.
pub fn of_side(view: &View, at: usize) -> Option<(&'static str, usize)> {
    let key = view.words.key(at);
    let bare = key.strip_prefix("ال")?;
    if !matches!(bare, "كوري" | "كوريه" | "كوريين" | "كوريون") {
        return None;
    }
    match view.words.key(at + 1) {
        "الجنوبي" | "الجنوبيه" | "الجنوبيين" | "الجنوبيون" => {
            Some(("KR", at + 2))
        }
        "الشمالي" | "الشماليه" | "الشماليين" | "الشماليون" => {
            Some(("KP", at + 2))
        }
        _ => None,
    }
}

/// The adjectives in their shortest form.
fn table() -> &'static Phrases<&'static str> {
    static TABLE: OnceLock<Phrases<&'static str>> = OnceLock::new();
    TABLE.get_or_init(|| {
        Phrases::listed("words/nisba", || {
            rows::<2>(include_str!("../../assets/facts/nisba.tsv"))
                .map(|[form, country]| (form, country))
        })
    })
}

/// The country whose people a folded word with the article names by a broken plural: "الروس".
pub fn people_of(key: &str) -> Option<&'static str> {
    static TABLE: OnceLock<Phrases<&'static str>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        Phrases::listed("words/peoples", || {
            rows::<2>(include_str!("../../assets/facts/peoples.tsv"))
                .map(|[people, country]| (people, country))
        })
    });
    table.get(key.strip_prefix("ال")?).copied()
}

/// The adjective that a folded word is, in any of its forms.
pub fn nisba(key: &str) -> Option<Nisba> {
    let stem = without_ending(key)?;
    let feminine = key.ends_with('ه');
    ARTICLES.into_iter().find_map(|article| {
        let country = table().get(stem.strip_prefix(article)?).copied()?;
        Some(Nisba {
            country: Some(country).filter(|country| !country.is_empty()),
            definite: !article.is_empty(),
            feminine,
        })
    })
}

/// A word less ه, ين, ون, ان, تين, تان, ات, up to the ي before: no word ends in two of them.
fn without_ending(key: &str) -> Option<&str> {
    let mut letters = key.chars();
    let stem = match letters.next_back()? {
        'ي' => key,
        'ه' => letters.as_str(),
        'ت' => letters.as_str().strip_suffix('ا')?,
        'ن' => match letters.next_back()? {
            'و' => letters.as_str(),
            'ا' | 'ي' => {
                let stem = letters.as_str();
                stem.strip_suffix('ت').unwrap_or(stem)
            }
            _ => return None,
        },
        _ => return None,
    };
    stem.ends_with('ي').then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::nisba;
    use crate::letters::fold;

    #[test]
    fn endings_lead_to_the_country() {
        for (form, country) in [
            ("الروسي", "RU"),
            ("الأذرية", "AZ"),
            ("أرمينيتين", "AM"),
            ("الفرنسيون", "FR"),
            ("والأرمني", "AM"),
        ] {
            let found = nisba(&fold(form)).unwrap();
            assert_eq!(found.country, Some(country), "{form}");
        }
        assert!(nisba(&fold("روسيا")).is_none(), "a country is no adjective");
        assert!(nisba(&fold("السياسي")).is_none());
    }
}
