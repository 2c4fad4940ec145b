//! What Tab adds to a filter that is being typed: the rest of a field's name or value.

use crate::letters::fold;
use crate::search::{field_called, fields, values};

/// What completes the word before the cursor, of which `typed` is all that stands before
/// it: the rest of the first field, in the table's order, or of a value of its field.
/// `None` where nothing begins so, or it is whole.
#[must_use]
pub(super) fn completion(typed: &str) -> Option<String> {
    let word = typed.rsplit(char::is_whitespace).next()?;
    let word = word.strip_prefix('-').unwrap_or(word);
    if let Some((name, begun)) = word.split_once(':') {
        let field = field_called(name)?;
        let mut words = values(field).flat_map(|(_, words)| words);
        return words.find_map(|value| rest(value, begun));
    }
    if word.is_empty() {
        return None;
    }
    let mut names = fields().flat_map(|(_, names)| names);
    names.find_map(|name| match rest(name, word) {
        Some(rest) => Some(rest + ":"),
        None => (fold(name) == fold(word)).then(|| ":".to_owned()),
    })
}

/// What follows of `whole` after its beginning, which may be written otherwise.
fn rest(whole: &str, begun: &str) -> Option<String> {
    let begun = fold(begun);
    let ends = whole.char_indices().map(|(at, c)| at + c.len_utf8());
    let mut ends = std::iter::once(0).chain(ends);
    let end = ends.find(|&end| fold(whole.get(..end).unwrap_or("")) == begun)?;
    let rest = whole.get(end..)?;
    (!rest.is_empty()).then(|| rest.to_owned())
}

#[cfg(test)]
mod tests {
    use super::completion;

    #[test]
    fn a_field_and_a_value_are_completed() {
        for (typed, rest) in [
            ("so", "urce:"),
            ("بوتين مص", "در:"),
            ("-is:un", "read"),
            ("is:", "read"),
            ("source", ":"),
            ("حاله:مؤر", "شف"),
        ] {
            assert_eq!(completion(typed).as_deref(), Some(rest), "{typed}");
        }
        for typed in ["", "بوتين ", "xyz", "colour:r", "is:read", "source:ال"] {
            assert_eq!(completion(typed), None, "{typed}");
        }
    }
}
