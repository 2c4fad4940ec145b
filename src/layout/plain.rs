//! Characters that need no table: nearly all of the news.

/// True for a character that is shown as itself, one cell wide, and that makes a
/// grapheme cluster by itself wherever its neighbour does so too (UAX #29, GB999):
/// ASCII, and the letters, digits and punctuation of Arabic and Hebrew.
pub(super) const fn is_plain(c: char) -> bool {
    matches!(
        c,
        ' '..='~'
            | '«'
            | '»'
            | '\u{05D0}'..='\u{05EA}'
            | '\u{060C}'
            | '\u{061B}'
            | '\u{061F}'
            | '\u{0621}'..='\u{064A}'
            | '\u{0660}'..='\u{066F}'
            | '\u{0671}'..='\u{06D5}'
            | '\u{06EE}'..='\u{06FF}'
    )
}

#[cfg(test)]
mod tests {
    use unicode_segmentation::UnicodeSegmentation;
    use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

    use super::is_plain;
    use crate::layout::shown::{Shown, hangs, is_space, shown};
    use crate::letters::{Shape, join};

    #[test]
    fn every_plain_character_is_one_cell_and_parts_from_every_other() {
        let plain: Vec<char> = (' '..='\u{FFFF}').filter(|c| is_plain(*c)).collect();
        assert!(plain.len() > 300);
        for c in &plain {
            assert_eq!(shown(*c), Shown::Itself, "{c:?}");
            assert_eq!(c.width(), Some(1), "{c:?}");
            assert_eq!(is_space(*c), *c == ' ');
            assert_eq!(hangs(*c), *c == ' ');
            for (_, shape) in join(&format!("ب{c}ب")) {
                let (Shape::Form(form) | Shape::LamAlef(form)) = shape else {
                    continue;
                };
                assert_eq!(form.to_string().width(), 1, "{form:?}");
            }
            for other in &plain {
                assert_eq!(format!("{c}{other}").graphemes(true).count(), 2);
            }
        }
    }
}
