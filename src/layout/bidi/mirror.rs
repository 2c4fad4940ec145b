//! L4: a character with a mirror image takes it where it runs right to left.

use std::sync::OnceLock;

/// The mirror image of a character, where BidiMirroring.txt has one.
#[must_use]
pub fn mirrored(c: char) -> Option<char> {
    // None in the blocks of Arabic and Hebrew and of their presentation forms.
    if matches!(c, '\u{BC}'..='\u{0F39}' | '\u{301C}'..='\u{FE58}' | '\u{FE66}'..='\u{FF07}') {
        return None;
    }
    let pairs = pairs();
    let at = pairs.binary_search_by_key(&c, |(from, _)| *from).ok()?;
    pairs.get(at).map(|(_, to)| *to)
}

fn pairs() -> &'static [(char, char)] {
    static PAIRS: OnceLock<Vec<(char, char)>> = OnceLock::new();
    PAIRS.get_or_init(|| {
        let scalar = |hex: &str| char::from_u32(u32::from_str_radix(hex, 16).ok()?);
        let mut pairs: Vec<(char, char)> = include_str!("../../../assets/unicode/mirroring.tsv")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| {
                let (from, to) = line.split_once('\t')?;
                Some((scalar(from)?, scalar(to)?))
            })
            .collect();
        pairs.sort_unstable();
        pairs
    })
}

#[cfg(test)]
mod tests {
    use super::{mirrored, pairs};

    #[test]
    fn all_pairs_are_there_and_each_is_its_own_way_back() {
        assert_eq!(pairs().len(), 428);
        for (from, to) in pairs() {
            assert_eq!(mirrored(*from), Some(*to));
            assert_eq!(mirrored(*to), Some(*from), "{:04X}", u32::from(*from));
        }
    }

    #[test]
    fn quotation_marks_that_curl_have_no_mirror_image() {
        assert_eq!(mirrored('«'), Some('»'));
        assert_eq!(mirrored('≥'), Some('≤'));
        assert_eq!(mirrored('“'), None);
    }
}
