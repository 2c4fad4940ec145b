//! The user's own lists, beside the built-in ones and before them.
//!
//! A file a list, in the form of the built-in tables: a row a line, fields parted by tabs,
//! names by `|`. Only the first field has to be there. A row that cannot be used is told
//! with its line and what is wrong, and the others count.

use std::sync::OnceLock;

use super::gazetteer::Phrases;
use super::tables::{alternatives, is_row, rows};
use crate::letters::fold;
use crate::letters::words::key_hash;

/// A list that the user may add to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Full names by `|`, names that stand alone by `|`, Latin form.
    Persons,
    /// A title: "مفوض".
    Titles,
    /// Names by `|`, type, country, English.
    Places,
    /// Names by `|`, type, country, English.
    Organizations,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadRow {
    /// A name without two letters would be found everywhere.
    #[error("\"{0}\" has no two letters: write a name")]
    TooShort(String),
    /// The type is none of the closed list of [`crate::facts`].
    #[error("there is no type \"{found}\": write one of {}", known.join(", "))]
    Type {
        /// What stands there.
        found: String,
        /// What may.
        known: &'static [&'static str],
    },
    /// The country is no code.
    #[error("\"{0}\" is no country code: write two capitals, as in ISO 3166 (EG, MA)")]
    Country(String),
    /// More fields than the list has.
    #[error("{found} fields, where the list has {most}: part fields by tabs, names by |")]
    Fields {
        /// How many stand there.
        found: usize,
        /// How many may.
        most: usize,
    },
}

const ORGANIZATIONS: &[&str] = &[
    "government",
    "ministry",
    "military",
    "intergovernmental",
    "agency",
    "media",
    "company",
    "party",
    "club",
    "court",
    "ngo",
    "armed_group",
    "other",
];

const PLACES: &[&str] = &[
    "country",
    "capital",
    "city",
    "region",
    "mountain",
    "water",
    "route",
    "site",
    "continent",
];

impl List {
    /// Every list.
    pub const ALL: [Self; 4] = [
        Self::Persons,
        Self::Titles,
        Self::Places,
        Self::Organizations,
    ];

    /// The name of its file.
    #[must_use]
    pub const fn file(self) -> &'static str {
        match self {
            Self::Persons => "persons.tsv",
            Self::Titles => "titles.tsv",
            Self::Places => "places.tsv",
            Self::Organizations => "organizations.tsv",
        }
    }

    /// How many fields a row may have.
    const fn fields(self) -> usize {
        match self {
            Self::Persons => 3,
            Self::Titles => 1,
            Self::Places | Self::Organizations => 4,
        }
    }

    /// The types of the closed list, and the one of a row that says none.
    const fn types(self) -> Option<(&'static [&'static str], &'static str)> {
        match self {
            Self::Persons | Self::Titles => None,
            Self::Places => Some((PLACES, "city")),
            Self::Organizations => Some((ORGANIZATIONS, "other")),
        }
    }

    /// The rows of a file that can be used, in the form of the built-in table, and those that
    /// cannot, by their line from 1.
    #[must_use]
    pub fn read(self, text: &str) -> (String, Vec<(usize, BadRow)>) {
        let (mut good, mut bad) = (String::new(), Vec::new());
        for (line, row) in text.trim_start_matches('\u{FEFF}').lines().enumerate() {
            if !is_row(row) {
                continue;
            }
            match self.row(row) {
                Ok(row) => {
                    good.push_str(&row);
                    good.push('\n');
                }
                Err(why) => bad.push((line + 1, why)),
            }
        }
        (good, bad)
    }

    fn row(self, row: &str) -> Result<String, BadRow> {
        let fields: Vec<&str> = row.split('\t').map(str::trim).collect();
        let (found, most) = (fields.len(), self.fields());
        if found > most {
            return Err(BadRow::Fields { found, most });
        }
        let field = |nth: usize| fields.get(nth).copied().unwrap_or_default();
        let names = || alternatives(field(0));
        if names().next().is_none() {
            return Err(BadRow::TooShort(String::new()));
        }
        let stand_alone = alternatives(field(1)).filter(|_| self == Self::Persons);
        if let Some(short) = names().chain(stand_alone).find(|name| {
            let letters = fold(name).chars().filter(|c| c.is_alphabetic()).count();
            letters < 2
        }) {
            return Err(BadRow::TooShort(short.to_owned()));
        }
        let Some((known, default)) = self.types() else {
            return Ok(match self {
                Self::Titles => format!("{0}\thead\t{0}", field(0)),
                _ => row.to_owned(),
            });
        };
        let kind = if field(1).is_empty() {
            default
        } else {
            field(1)
        };
        if !known.contains(&kind) {
            let found = kind.to_owned();
            return Err(BadRow::Type { found, known });
        }
        let country = field(2);
        let code = country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase());
        if !country.is_empty() && !code {
            return Err(BadRow::Country(country.to_owned()));
        }
        Ok(format!("{}\t{kind}\t{country}\t{}", field(0), field(3)))
    }
}

static OWN: OnceLock<[String; List::ALL.len()]> = OnceLock::new();

/// Adds the user's rows, as [`List::read`] gives them, to the built-in ones: once, before
/// the first fact is looked for. The lists of a run never change.
pub fn add(rows: impl FnMut(List) -> String) {
    let _ = OWN.set(List::ALL.map(rows));
}

/// The user's rows of a list.
pub(super) fn own<const N: usize>(list: List) -> impl Iterator<Item = [&'static str; N]> {
    let text = OWN.get().and_then(|lists| lists.get(list as usize));
    rows(text.map_or("", String::as_str))
}

/// The phrases of a built-in list that the user's rows are added to, both read by `entries`.
pub(super) fn phrases<K, T, I>(
    list: List,
    name: &str,
    entries: impl Fn() -> I + Send + Sync + 'static,
) -> Phrases<T>
where
    K: AsRef<str>,
    I: IntoIterator<Item = (K, T)>,
{
    if own::<1>(list).next().is_none() {
        Phrases::listed(name, entries)
    } else {
        Phrases::new(entries())
    }
}

/// A mark of the user's lists, which the facts depend on: 0 where there are none.
#[must_use]
pub fn lists_mark() -> u32 {
    OWN.get()
        .filter(|lists| lists.iter().any(|list| !list.is_empty()))
        .map_or(0, |lists| key_hash(&lists.join("\u{1C}")))
}

#[cfg(test)]
mod tests {
    use super::{BadRow, List};

    #[test]
    fn a_row_needs_its_names_alone() {
        let (good, bad) = List::Places.read("# ours\n\nالضفتان\nعين الماء|عين ماء\tsite\tEG\n");
        assert_eq!(good, "الضفتان\tcity\t\t\nعين الماء|عين ماء\tsite\tEG\t\n");
        assert!(bad.is_empty());
        let (good, bad) = List::Titles.read("مفوض\n");
        assert_eq!((good.as_str(), bad.len()), ("مفوض\thead\tمفوض\n", 0));
    }

    #[test]
    fn a_bad_row_is_told_with_its_line_and_the_others_count() {
        let (good, bad) = List::Organizations.read(
            "جمعية الضفتين\tngo\n ن\nنادي النهر\tteam\nجريدة النهر\tmedia\tEgypt\nأ\tngo\tEG\tx\ty\n",
        );
        assert_eq!(good, "جمعية الضفتين\tngo\t\t\n");
        let lines: Vec<usize> = bad.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [2, 3, 4, 5]);
        assert!(matches!(bad[1].1, BadRow::Type { .. }));
        assert_eq!(bad[2].1, BadRow::Country("Egypt".to_owned()));
        let told = bad[3].1.to_string();
        assert!(told.contains("5 fields, where the list has 4"), "{told}");
    }
}
