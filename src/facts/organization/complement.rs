//! Nouns inside a name whose complement stands behind a preposition: "النهوض بالاستثمارات",
//! "التشجيع على الإنتاج", "الوقاية من التعذيب", "النقل بين المدن".
//!
//! Rows: `assets/facts/complements.tsv`.

use std::sync::OnceLock;

use super::adjective::adjectival;
use crate::facts::gazetteer::Phrases;
use crate::facts::grammar::{self, Class};
use crate::facts::nisba::nisba;
use crate::facts::tables::{alternatives, rows};
use crate::facts::time;
use crate::facts::view::View;

/// The nouns, each with its prepositions.
fn table() -> &'static Phrases<&'static str> {
    static TABLE: OnceLock<Phrases<&'static str>> = OnceLock::new();
    TABLE.get_or_init(|| {
        Phrases::listed("words/complements", || {
            rows::<2>(include_str!("../../../assets/facts/complements.tsv"))
                .map(|[noun, prepositions]| (noun, prepositions))
        })
    })
}

/// The word after what completes the noun with the article at a word, with one adjective. A
/// ministry says things itself behind most prepositions: "أعربت وزارة الدفاع عن الأسف".
pub(super) fn complement(view: &View, at: usize, kind: &str) -> Option<usize> {
    let key = view.words.key(at);
    let prepositions = match key.strip_prefix("لل") {
        Some(noun) => table().get(&format!("ال{noun}")),
        None if key.starts_with("ال") => table().get(key),
        None => None,
    }?;
    let behind = view.words.key(at + 1);
    let glued = |preposition: &str| preposition == "ب" && behind.starts_with("بال");
    let free = |preposition: &str| {
        behind == preposition
            && (preposition == "علي" || kind != "ministry")
            && view.has_article(at + 2)
            && !time::is_word(view, at + 2)
    };
    let of = |preposition: &str| match preposition {
        "على" => free("علي").then_some(at + 3),
        _ if glued(preposition) => Some(at + 2),
        _ => free(preposition).then_some(at + 3),
    };
    let end = alternatives(prepositions).find_map(of)?;
    let adjective = view.words.key(end);
    let described = view.has_article(end)
        && (adjectival(adjective) || grammar::is(adjective, Class::BodyAdjective))
        && nisba(adjective).is_none_or(|found| found.country.is_none())
        && !time::is_word(view, end);
    Some(end + usize::from(described))
}
