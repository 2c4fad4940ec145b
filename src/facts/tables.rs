//! Reads the tables of `assets/facts`: tab-separated rows, one idea a file.

/// The rows of a table: blank lines and lines that begin with `#` are none; fields
/// are trimmed, and a missing one reads as `""`.
pub fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    table
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|line| {
            let mut fields = line.split('\t').map(str::trim);
            std::array::from_fn(|_| fields.next().unwrap_or(""))
        })
}

/// The alternatives of a field: `a|b|c`.
pub fn alternatives(field: &'static str) -> impl Iterator<Item = &'static str> {
    field
        .split('|')
        .map(str::trim)
        .filter(|one| !one.is_empty())
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn comments_and_blanks_are_no_rows() {
        let read: Vec<[&str; 3]> = rows("# name\tvalue\n\na\tb\nc\n").collect();
        assert_eq!(read, [["a", "b", ""], ["c", "", ""]]);
    }
}
