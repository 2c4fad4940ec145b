//! Adjectives of nationality: "الروسي", "أذربيجانيتين", with their country. They are
//! no places, but they tell the country of a title or an organisation.
//! Rows: `assets/facts/nisba.tsv`.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::gazetteer::ByWord;
use super::tables::rows;
use crate::letters::fold;

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

/// About how many forms there are: growing to them would take half of the time.
const FORMS: usize = 5000;

/// Every form of every adjective: with and without the article, in each ending.
fn table() -> &'static HashMap<String, Nisba, ByWord> {
    static TABLE: OnceLock<HashMap<String, Nisba, ByWord>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut forms: HashMap<String, Nisba, ByWord> = HashMap::default();
        forms.reserve(FORMS);
        for [form, country] in rows::<2>(include_str!("../../assets/facts/nisba.tsv")) {
            let stem = fold(form);
            for article in ["", "ال", "وال"] {
                for ending in ["", "ه", "ين", "ون", "ان", "تين", "تان", "ات"] {
                    let found = Nisba {
                        country: Some(country).filter(|country| !country.is_empty()),
                        definite: !article.is_empty(),
                        feminine: ending == "ه",
                    };
                    forms.insert(format!("{article}{stem}{ending}"), found);
                }
            }
        }
        forms
    })
}

/// Letters of the longest ending, with the ي before it: "يتين".
const ENDING: usize = 4;

/// The adjective that a folded word is, by its ending.
pub fn nisba(key: &str) -> Option<Nisba> {
    // Nearly every word has no ي so near its end.
    let near_end = key.chars().rev().take(ENDING).any(|letter| letter == 'ي');
    near_end.then(|| table().get(key).copied()).flatten()
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
