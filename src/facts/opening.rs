//! Which words open an entry of a list of names.

use super::{organization, person, place, title};

/// True where a folded word opens an entry of a list of persons, bodies, places or titles, or is
/// the first of a noun that stands before such names, with or without the article.
pub fn opens(word: &str) -> bool {
    person::opens(word) || organization::opens(word) || place::opens(word) || title::opens(word)
}
