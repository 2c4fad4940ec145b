//! What sites put around articles: `assets/corpus/phrases.tsv`, matched on folded lines.

use std::collections::HashMap;
use std::sync::OnceLock;

use memchr::memmem::Finder;

use super::Draft;
use super::draft::LONG;
use crate::corpus::table::rows;
use crate::letters::fold;

/// What a phrase says of the line on which it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::corpus) enum Phrase {
    /// Of the site.
    Boilerplate,
    /// Opens a list of other articles.
    Related,
    /// A rubric, where it stands before the headline.
    Section,
    /// Under a picture.
    Caption,
    /// Who made a picture.
    Credit,
    /// "المصدر: …"
    Source,
    /// Who wrote the article.
    Author,
    /// How the text came about; on the last line only.
    Colophon,
}

impl Phrase {
    fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "boilerplate" => Self::Boilerplate,
            "related" => Self::Related,
            "section" => Self::Section,
            "caption" => Self::Caption,
            "credit" => Self::Credit,
            "source" => Self::Source,
            "author" => Self::Author,
            "colophon" => Self::Colophon,
            _ => return None,
        })
    }
}

/// What is wrong with a row of the user's phrases.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadPhrase {
    /// It would hide lines that say nothing else.
    #[error("\"{0}\" has no two letters: write the line that a site puts around its articles")]
    TooShort(String),
    /// A paragraph is no boilerplate.
    #[error("{0} words: a line that a site puts around its articles has {LONG} at most")]
    TooLong(usize),
}

static OWN: OnceLock<Vec<String>> = OnceLock::new();

/// Adds the user's phrases to the table: whole lines, a row each, that a site puts around its
/// articles. Once, before the first article is read. Gives the rows that cannot be used, by
/// their line from 1.
pub fn add_boilerplate(text: &str) -> Vec<(usize, BadPhrase)> {
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    for (line, row) in text.trim_start_matches('\u{FEFF}').lines().enumerate() {
        if row.trim().is_empty() || row.starts_with('#') {
            continue;
        }
        let phrase = normal(&fold(row));
        let bare = phrase.trim_matches(|c: char| !c.is_alphanumeric());
        let words = phrase.split(' ').count();
        if bare.chars().filter(|c| c.is_alphabetic()).count() < 2 {
            bad.push((line + 1, BadPhrase::TooShort(row.trim().to_owned())));
        } else if words > LONG {
            bad.push((line + 1, BadPhrase::TooLong(words)));
        } else {
            good.push(bare.to_owned());
        }
    }
    let _ = OWN.set(good);
    bad
}

struct Row {
    phrase: String,
    most_words: usize,
    says: Phrase,
}

#[derive(Default)]
struct Table {
    is: HashMap<String, Phrase>,
    /// By the first character of the phrase.
    starts: HashMap<char, Vec<Row>>,
    has: Vec<(Finder<'static>, Row)>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table::default();
        for row in rows(include_str!("../../../assets/corpus/phrases.tsv")) {
            let [how, says, words, phrase, _] = row.as_slice() else {
                continue;
            };
            let (Some(says), Ok(most_words)) = (Phrase::parse(says), words.parse()) else {
                continue;
            };
            let row = Row {
                phrase: normal(&fold(phrase)),
                most_words,
                says,
            };
            match (*how, row.phrase.chars().next()) {
                ("is", _) => {
                    table.is.insert(row.phrase, says);
                }
                ("starts", Some(first)) => table.starts.entry(first).or_default().push(row),
                ("starts", None) => {}
                _ => table.has.push((Finder::new(&row.phrase).into_owned(), row)),
            }
        }
        for phrase in OWN.get().into_iter().flatten() {
            table.is.insert(phrase.clone(), Phrase::Boilerplate);
        }
        table
    })
}

/// What the table says of a line. A sentence with a full stop is held back from
/// the rules of beginnings: "المزيد من القوات وصلت." is prose.
pub(super) fn said_of(line: &Draft<'_>) -> Option<Phrase> {
    let table = table();
    let text = normal(&line.folded);
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    if let Some(says) = table.is.get(bare) {
        return Some(*says);
    }
    let fits = |row: &&Row| line.words <= row.most_words;
    let begins = |row: &&Row| {
        text.strip_prefix(row.phrase.as_str()).is_some_and(|rest| {
            row.phrase.ends_with(':') || rest.chars().next().is_none_or(|c| !c.is_alphanumeric())
        })
    };
    // What a line holds is told before how it begins: a colophon may begin with "المصدر:".
    let mut has = table.has.iter().filter(|(_, row)| fits(&row));
    let has = has.find(|(finder, _)| finder.find(text.as_bytes()).is_some());
    has.map(|(_, row)| row)
        .or_else(|| {
            let rows = table.starts.get(&text.chars().next()?)?;
            let starts = rows.iter().filter(fits).find(begins);
            starts.filter(|row| !line.full_stop || row.phrase.ends_with(':'))
        })
        .map(|row| row.says)
}

/// Folded text with single spaces, none before a colon.
fn normal(folded: &str) -> String {
    let words: Vec<&str> = folded.split_whitespace().collect();
    words.join(" ").replace(" :", ":")
}

#[cfg(test)]
mod tests {
    use super::{Phrase, said_of};
    use crate::corpus::lines::Draft;

    fn said(line: &str) -> Option<Phrase> {
        said_of(&Draft::of(line, 0))
    }

    #[test]
    fn every_row_of_the_table_is_read() {
        let table = super::table();
        let lines = include_str!("../../../assets/corpus/phrases.tsv")
            .lines()
            .filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
        for line in lines {
            let columns: Vec<&str> = line.split('\t').collect();
            assert_eq!(columns.len(), 5, "{line}");
            assert!(Phrase::parse(columns[1]).is_some(), "{line}");
        }
        assert!(
            table.is.len() > 100
                && table.starts.values().flatten().count() > 50
                && table.has.len() > 5
        );
    }

    #[test]
    fn phrases_of_sites_are_known_in_five_languages() {
        assert_eq!(said("المقال التالي »"), Some(Phrase::Boilerplate));
        assert_eq!(said("إقرأ أيضاً"), Some(Phrase::Related));
        assert_eq!(said("المصدر : وكالات"), Some(Phrase::Source));
        assert_eq!(said("المزيد من الأخبار"), Some(Phrase::Boilerplate));
        assert_eq!(said("بیشتر بخوانید"), Some(Phrase::Related));
        assert_eq!(said("مزید پڑھیے"), Some(Phrase::Related));
        assert_eq!(said("קראו עוד"), Some(Phrase::Related));
        assert_eq!(
            said("Please enable JavaScript to continue."),
            Some(Phrase::Boilerplate)
        );
    }

    #[test]
    fn a_sentence_that_begins_like_a_phrase_is_prose() {
        assert_eq!(said("المزيد من القوافل وصلت إلى المدينة."), None);
        assert_eq!(said("شارك الوزير في افتتاح الجسر"), None);
        assert_eq!(said("ملخص الاتفاق أن الطرفين يوقفان القتال"), None);
    }
}
