//! How the tables in `assets/corpus` are read.

/// The rows of a tab-separated table: blank lines and lines that begin with `#` are none.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').map(str::trim).collect())
}
