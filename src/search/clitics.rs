//! What an Arabic word is without the particles that are glued to its front.

/// The fewest letters that may be left of a word.
const SHORTEST: usize = 3;

/// The word, then what is left of it without conjunction (و ف), preposition (ب ل ك) and
/// article (ال, لل), each longer one first. `word` is folded (see `letters::fold`), or a
/// folded phrase, of which the first word counts. Whether the rest is a word is not
/// asked: a filter may know one word too many.
pub(super) fn stems(word: &str) -> Vec<&str> {
    let mut stems = vec![word];
    let rest = word.strip_prefix(['و', 'ف']);
    let rest = rest.filter(|rest| is_long_enough(rest));
    stems.extend(rest);
    for from in [Some(word), rest].into_iter().flatten() {
        stems.extend(without_article(from));
        if let Some(rest) = from.strip_prefix(['ب', 'ل', 'ك']) {
            stems.extend(Some(rest).filter(|rest| is_long_enough(rest)));
            stems.extend(without_article(rest));
        }
    }
    stems
}

/// A word without its article: what a query may leave out.
pub(super) fn without_article(word: &str) -> Option<&str> {
    word.strip_prefix("ال")
        .or_else(|| word.strip_prefix("لل"))
        .filter(|rest| is_long_enough(rest))
}

fn is_long_enough(rest: &str) -> bool {
    let first = rest.split(' ').next().unwrap_or(rest);
    first.chars().count() >= SHORTEST
}

#[cfg(test)]
mod tests {
    use super::stems;

    #[test]
    fn particles_come_off_one_after_the_other() {
        assert_eq!(stems("والرئيس"), ["والرئيس", "الرئيس", "رئيس"]);
        assert_eq!(stems("للبنك"), ["للبنك", "بنك", "لبنك"]);
        assert_eq!(stems("وبالقرار"), ["وبالقرار", "بالقرار", "القرار", "قرار"]);
        assert_eq!(stems("بقره باغ"), ["بقره باغ", "قره باغ"]);
    }

    #[test]
    fn a_short_word_keeps_its_letters() {
        assert_eq!(stems("ولد"), ["ولد"]);
        assert_eq!(stems("لله"), ["لله"]);
        assert_eq!(stems(""), [""]);
    }
}
