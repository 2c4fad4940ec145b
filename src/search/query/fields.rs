//! Fields: what a query may ask for beside words.
//!
//! Their names are a table (`assets/search/fields.tsv`). What they mean is told by who
//! knows it: `title:` here, the others by the rooms above, who register them.

use std::sync::OnceLock;

use crate::letters::fold;
use crate::search::rows::RowSet;

/// Where the search asks which rows a field with a value means.
pub trait Fields {
    /// The rows, by their numbers in the index.
    ///
    /// # Errors
    /// [`Trouble`] where nobody knows the field, or nobody understands the value.
    fn rows(&self, field: &str, value: &str) -> Result<RowSet, Trouble>;
}

/// Nobody knows any field.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoFields;

impl Fields for NoFields {
    fn rows(&self, _: &str, _: &str) -> Result<RowSet, Trouble> {
        Err(Trouble::NotKnown)
    }
}

/// Why a part of a query is left out of account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trouble {
    /// Nobody knows the field.
    NotKnown,
    /// The field has no such value.
    NotUnderstood,
    /// Nothing follows the field's name yet.
    NoValue,
}

/// A part of a query that was left out of account.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Note {
    /// As it was typed.
    pub typed: String,
    /// Why.
    pub trouble: Trouble,
}

/// The field that is called so, as the table knows it.
#[must_use]
pub fn field_called(name: &str) -> Option<&'static str> {
    let folded = fold(name);
    let row = table().iter().find(|(_, names)| names.contains(&folded));
    row.map(|(field, _)| *field)
}

/// What a word means as the value of a field that has few values, as the table knows it.
#[must_use]
pub fn value_called(field: &str, word: &str) -> Option<&'static str> {
    let folded = fold(word);
    let rows = values(field);
    let mut rows = rows.filter(|(_, names)| names.clone().any(|name| fold(name) == folded));
    rows.next().map(|(value, _)| value)
}

/// The fields of the table, each with its names as they are typed.
pub fn fields() -> impl Iterator<Item = (&'static str, Names)> {
    lines(include_str!("../../../assets/search/fields.tsv")).filter_map(|line| {
        let mut columns = line.split('\t');
        Some((columns.next()?, columns))
    })
}

/// The values of a field that has few, each with the words for it.
pub fn values(field: &str) -> impl Iterator<Item = (&'static str, Names)> {
    let table = lines(include_str!("../../../assets/search/values.tsv"));
    table.filter_map(move |line| {
        let mut columns = line.split('\t');
        (columns.next()? == field).then_some(())?;
        Some((columns.next()?, columns))
    })
}

/// Names as they are typed.
type Names = std::str::Split<'static, char>;

fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
}

fn table() -> &'static [(&'static str, Vec<String>)] {
    static TABLE: OnceLock<Vec<(&'static str, Vec<String>)>> = OnceLock::new();
    TABLE.get_or_init(|| {
        fields()
            .map(|(field, names)| (field, names.map(fold).collect()))
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::{field_called, fields, value_called};

    #[test]
    fn fields_have_names_of_two_languages_and_no_name_twice() {
        let mut names: Vec<String> = Vec::new();
        for (field, called) in fields() {
            let called: Vec<&str> = called.collect();
            assert!(called.contains(&field), "{field} is called by its own name");
            let arabic = |name: &&str| name.chars().all(|c| ('\u{600}'..'\u{700}').contains(&c));
            assert!(called.iter().any(arabic), "{field} has an Arabic name");
            names.extend(called.iter().map(|name| crate::letters::fold(name)));
        }
        let all = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all);
        assert_eq!(field_called("المَصدر"), Some("source"));
        assert_eq!(field_called("LANG"), Some("lang"));
        assert_eq!(field_called("لا شيء"), None);
        assert_eq!(value_called("is", "مَقروء"), Some("read"));
        assert_eq!(value_called("is", "quote"), None);
    }
}
