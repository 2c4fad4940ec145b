//! Reads the tables of `assets/facts`: tab-separated rows, one idea a file.

use std::sync::OnceLock;

use memchr::memchr;

use crate::letters::Language;

/// What is made of the tables for one language, when it is first asked for.
pub struct ByLanguage<T>([OnceLock<T>; 4]);

impl<T> ByLanguage<T> {
    /// Of nothing yet.
    pub const fn new() -> Self {
        Self([const { OnceLock::new() }; 4])
    }

    /// That of a language, made from its ISO 639-1 code; of Arabic where there is none.
    #[inline]
    pub fn get(&self, language: Language, make: impl FnOnce(&'static str) -> T) -> &T {
        let [arabic, persian, urdu, hebrew] = &self.0;
        let (made, code) = match language {
            Language::Persian => (persian, "fa"),
            Language::Urdu => (urdu, "ur"),
            Language::Hebrew => (hebrew, "he"),
            _ => (arabic, "ar"),
        };
        made.get_or_init(|| make(code))
    }
}

/// The rows of a table: blank lines and lines that begin with `#` are none; fields
/// are trimmed, and a missing one reads as `""`.
pub fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    pieces(table, b'\n')
        .filter(|line| is_row(line))
        .map(|line| {
            let mut fields = pieces(line, b'\t').map(str::trim_ascii);
            std::array::from_fn(|_| fields.next().unwrap_or(""))
        })
}

/// False for a blank line and for one that begins with `#`.
pub fn is_row(line: &str) -> bool {
    !line.starts_with('#') && !line.trim_ascii().is_empty()
}

/// The pieces between the bytes `at`: the tables are read when the first article is, so
/// that their reading is part of what a reader waits for.
fn pieces(text: &str, at: u8) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        match memchr(at, text.as_bytes()) {
            Some(end) => {
                rest = text.get(end + 1..);
                text.get(..end)
            }
            None => rest.take(),
        }
    })
}

/// The alternatives of a field: `a|b|c`.
pub fn alternatives(field: &str) -> impl Iterator<Item = &str> {
    pieces(field, b'|')
        .map(str::trim_ascii)
        .filter(|one| !one.is_empty())
}

#[cfg(test)]
mod tests {
    use super::rows;

    /// The lists that the documentation of [`crate::facts`] closes.
    #[test]
    fn types_and_categories_are_of_the_closed_lists() {
        const ORGANIZATIONS: &str = "government ministry military intergovernmental agency \
            media company party club court ngo armed_group other";
        const PLACES: &str = "country city region mountain water route site continent capital";
        const CATEGORIES: &str = "killed injured missing captured displaced population money \
            percent distance area volume weight temperature magnitude speed power rainfall count \
            people";
        for (table, column, list) in [
            (
                include_str!("../../assets/facts/organizations.tsv"),
                1,
                ORGANIZATIONS,
            ),
            (
                include_str!("../../assets/facts/organization_heads.tsv"),
                1,
                ORGANIZATIONS,
            ),
            (include_str!("../../assets/facts/places.tsv"), 1, PLACES),
            (
                include_str!("../../assets/facts/place_heads.tsv"),
                1,
                PLACES,
            ),
            (include_str!("../../assets/facts/nouns.tsv"), 2, CATEGORIES),
            (include_str!("../../assets/facts/units.tsv"), 2, CATEGORIES),
            (
                include_str!("../../assets/facts/categories.tsv"),
                1,
                CATEGORIES,
            ),
            (
                include_str!("../../assets/facts/measured.tsv"),
                1,
                CATEGORIES,
            ),
        ] {
            for row in rows::<3>(table) {
                // "-": what only looks like one.
                let mut of_list = list.split_whitespace().chain(["-"]);
                let known = of_list.any(|one| one == row[column]);
                assert!(known, "{row:?}");
            }
        }
    }

    #[test]
    fn comments_and_blanks_are_no_rows() {
        let read: Vec<[&str; 3]> = rows("# name\tvalue\n\na\tb\nc\n").collect();
        assert_eq!(read, [["a", "b", ""], ["c", "", ""]]);
    }
}
