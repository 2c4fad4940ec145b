//! Adjectives of nationality: "الروسي", "أذربيجانيتين", with their country. They are
//! no places, but they tell the country of a title or an organisation.
//! Rows: `assets/facts/nisba.tsv`.

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

/// What stands before an adjective and behind it, folded.
const ARTICLES: [&str; 3] = ["", "ال", "وال"];
const ENDINGS: [&str; 8] = ["", "ه", "ين", "ون", "ان", "تين", "تان", "ات"];

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

/// Letters of the longest ending, with the ي before it: "يتين".
const ENDING: usize = 4;

/// The adjective that a folded word is, in any of its forms.
pub fn nisba(key: &str) -> Option<Nisba> {
    // Nearly every word has no ي so near its end.
    let near_end = key.chars().rev().take(ENDING).any(|letter| letter == 'ي');
    if !near_end {
        return None;
    }
    let table = table();
    let bare = ARTICLES.into_iter().filter_map(|article| {
        let rest = key.strip_prefix(article)?;
        Some((rest, !article.is_empty()))
    });
    let stems = bare.flat_map(|(rest, definite)| {
        let stem = move |ending: &'static str| Some((rest.strip_suffix(ending)?, definite, ending));
        ENDINGS.into_iter().filter_map(stem)
    });
    stems
        .filter(|(stem, ..)| stem.ends_with('ي'))
        .find_map(|(stem, definite, ending)| {
            let country = table.get(stem).copied()?;
            Some(Nisba {
                country: Some(country).filter(|country| !country.is_empty()),
                definite,
                feminine: ending == "ه",
            })
        })
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
