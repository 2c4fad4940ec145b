//! Years that stand alone.

use crate::facts::view::View;
use crate::letters::number_value;
use crate::letters::words::WordKind;

/// A year of four digits that stands alone: 1800 to 2099.
pub fn bare_year(view: &View, at: usize) -> Option<i16> {
    let words = &view.words;
    if words.kind(at) != WordKind::Digits || words.key(at).len() != 4 {
        return None;
    }
    let decimal = words.is_glued(at + 1)
        && words.is_glued(at + 2)
        && matches!(words.key(at + 1), "." | "," | ":")
        && words.kind(at + 2) == WordKind::Digits;
    let value = number_value(words.key(at))?;
    (!decimal && (1800..2100).contains(&value))
        .then(|| i16::try_from(value).ok())
        .flatten()
}
