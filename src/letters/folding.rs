//! Orthographic folding: many spellings, one key, and the way back to the text.
//!
//! Folding is for comparing, never for showing: marks, tatweel and format
//! characters go, hamza carriers, alef maksura, teh marbuta and the Persian and
//! Urdu letters fall on one Arabic letter each, digits become ASCII, Latin letters
//! small, presentation forms the letters that they stand for.

use super::{Span, digit_value};

/// What one character becomes when it is folded: nothing, one character, or two
/// (the lam-alef ligatures).
#[must_use]
#[inline]
pub fn fold_char(c: char) -> [Option<char>; 2] {
    // Nearly every letter of a text.
    if matches!(c, 'ا' | 'ب' | 'ت'..='غ' | 'ف'..='و' | 'ي') {
        return [Some(c), None];
    }
    if c.is_ascii() {
        let space = matches!(c, '\t' | '\n' | '\r');
        return [Some(if space { ' ' } else { c.to_ascii_lowercase() }), None];
    }
    fold_other(c)
}

fn fold_other(c: char) -> [Option<char>; 2] {
    let one = |c| [Some(c), None];
    if let Some(value) = digit_value(c) {
        return one(char::from(b'0' + value));
    }
    match c {
        'آ' | 'أ' | 'إ' | 'ٱ' | '\u{0672}' | '\u{0673}' | '\u{0675}' => one('ا'),
        'ى' | 'ی' | 'ې' | 'ۍ' | 'ئ' | 'ے' | 'ۓ' => one('ي'),
        'ؤ' => one('و'),
        'ة' | 'ۀ' | 'ۃ' | 'ہ' | 'ھ' | 'ە' | 'ۂ' => one('ه'),
        'ک' | 'ڪ' => one('ك'),
        'ں' => one('ن'),
        'ٹ' => one('ت'),
        'ڈ' => one('د'),
        'ڑ' => one('ر'),
        '\u{00A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{3000}' => one(' '),
        '٫' => one('.'),
        '٬' => one(','),
        '«' | '»' | '“' | '”' | '„' | '‟' => one('"'),
        '‘' | '’' | '‚' => one('\''),
        '\u{0640}' => [None, None],
        '\u{0610}'..='\u{061A}'
        | '\u{061C}'
        | '\u{064B}'..='\u{065F}'
        | '\u{0670}'
        | '\u{06D6}'..='\u{06DC}'
        | '\u{06DF}'..='\u{06E4}'
        | '\u{06E7}'
        | '\u{06E8}'
        | '\u{06EA}'..='\u{06ED}'
        | '\u{0591}'..='\u{05BD}'
        | '\u{05BF}'
        | '\u{05C1}'
        | '\u{05C2}'
        | '\u{05C4}'
        | '\u{05C5}'
        | '\u{05C7}'
        | '\u{0300}'..='\u{036F}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}'
        | '\u{FEFF}'
        | '\u{00AD}' => [None, None],
        '\u{FEF5}'..='\u{FEFC}' => [Some('ل'), Some('ا')],
        '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEF4}' => match presentation_base(c) {
            Some(base) => fold_char(base),
            None => one(c),
        },
        // Letters without case, which are most of them: no look into the case tables.
        '\u{05D0}'..='\u{05EA}' | '\u{0621}'..='\u{06D3}' => one(c),
        c => {
            let mut small = c.to_lowercase();
            match (small.next(), small.next()) {
                (Some(only), None) => one(only),
                _ => one(c),
            }
        }
    }
}

/// The letter behind a single-letter presentation form.
///
/// Presentation Forms-B stand in the order of the letters (Unicode code charts);
/// of Forms-A the letters of Persian and Urdu are taken.
fn presentation_base(c: char) -> Option<char> {
    const FORMS_B: [(u32, char); 37] = [
        (0xFE80, 'ء'),
        (0xFE81, 'آ'),
        (0xFE83, 'أ'),
        (0xFE85, 'ؤ'),
        (0xFE87, 'إ'),
        (0xFE89, 'ئ'),
        (0xFE8D, 'ا'),
        (0xFE8F, 'ب'),
        (0xFE93, 'ة'),
        (0xFE95, 'ت'),
        (0xFE99, 'ث'),
        (0xFE9D, 'ج'),
        (0xFEA1, 'ح'),
        (0xFEA5, 'خ'),
        (0xFEA9, 'د'),
        (0xFEAB, 'ذ'),
        (0xFEAD, 'ر'),
        (0xFEAF, 'ز'),
        (0xFEB1, 'س'),
        (0xFEB5, 'ش'),
        (0xFEB9, 'ص'),
        (0xFEBD, 'ض'),
        (0xFEC1, 'ط'),
        (0xFEC5, 'ظ'),
        (0xFEC9, 'ع'),
        (0xFECD, 'غ'),
        (0xFED1, 'ف'),
        (0xFED5, 'ق'),
        (0xFED9, 'ك'),
        (0xFEDD, 'ل'),
        (0xFEE1, 'م'),
        (0xFEE5, 'ن'),
        (0xFEE9, 'ه'),
        (0xFEED, 'و'),
        (0xFEEF, 'ى'),
        (0xFEF1, 'ي'),
        (0xFEF5, '\0'),
    ];
    const FORMS_A: [(u32, u32, char); 9] = [
        (0xFB56, 0xFB59, 'پ'),
        (0xFB66, 0xFB69, 'ٹ'),
        (0xFB7A, 0xFB7D, 'چ'),
        (0xFB88, 0xFB89, 'ڈ'),
        (0xFB8A, 0xFB8B, 'ژ'),
        (0xFB8C, 0xFB8D, 'ڑ'),
        (0xFB8E, 0xFB91, 'ک'),
        (0xFB92, 0xFB95, 'گ'),
        (0xFBFC, 0xFBFF, 'ی'),
    ];
    let code = c as u32;
    if code >= 0xFE80 {
        FORMS_B.windows(2).find_map(|pair| match pair {
            [(start, base), (next, _)] if (*start..*next).contains(&code) => Some(*base),
            _ => None,
        })
    } else {
        FORMS_A
            .iter()
            .find(|(start, end, _)| (*start..=*end).contains(&code))
            .map(|&(_, _, base)| base)
    }
}

/// A text folded, with the way back: for each byte of the folded text, the byte
/// of the raw text that it came from.
///
/// ```
/// use khabar::letters::Folded;
/// let folded = Folded::new("في قَرَة باغ");
/// assert_eq!(folded.text(), "في قره باغ");
/// let at = folded.text().find("قره باغ").unwrap();
/// let raw = folded.raw_span(at..at + "قره باغ".len());
/// assert_eq!(raw.of("في قَرَة باغ"), "قَرَة باغ");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Folded {
    text: String,
    /// One entry a byte of `text`: start and end of the raw character behind it.
    raw: Vec<(u32, u32)>,
    /// Where each raw character that was dropped after a kept one ends: the end of a
    /// span takes the marks of its last letter along.
    raw_len: usize,
}

impl Folded {
    /// Folds `raw`. Time and memory grow with its bytes.
    #[must_use]
    pub fn new(raw: &str) -> Self {
        let mut folded = Self {
            text: String::with_capacity(raw.len()),
            raw: Vec::with_capacity(raw.len()),
            raw_len: raw.len(),
        };
        for (start, c) in raw.char_indices() {
            let here = (offset(start), offset(start + c.len_utf8()));
            for out in fold_char(c).into_iter().flatten() {
                folded.text.push(out);
                folded.raw.extend(std::iter::repeat_n(here, out.len_utf8()));
            }
        }
        folded
    }

    /// The folded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The raw bytes behind a byte range of the folded text: from the first
    /// character of it to the last, with the marks that stand on the last one.
    #[must_use]
    pub fn raw_span(&self, range: std::ops::Range<usize>) -> Span {
        let start = self
            .raw
            .get(range.start)
            .map_or(self.raw_len, |&(start, _)| start as usize);
        if range.is_empty() {
            return Span::new(start, start);
        }
        let own_end = self
            .raw
            .get(range.end - 1)
            .map_or(self.raw_len, |&(_, end)| end as usize);
        Span::new(start, own_end)
    }

    /// As [`Folded::raw_span`], and on over the dropped characters (marks, tatweel,
    /// format characters) that follow the last one in `raw`.
    #[must_use]
    pub fn raw_span_with_marks(&self, range: std::ops::Range<usize>, raw: &str) -> Span {
        let span = self.raw_span(range);
        let tail = raw.get(span.end..).unwrap_or("");
        let marks: usize = tail
            .chars()
            .take_while(|&c| fold_char(c) == [None, None])
            .map(char::len_utf8)
            .sum();
        Span::new(span.start, span.end + marks)
    }
}

/// An offset as the map stores it; texts above 4 GiB are refused at the door of `corpus`.
fn offset(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

/// The folded text alone, where no way back is needed.
#[must_use]
pub fn fold(raw: &str) -> String {
    let mut folded = String::with_capacity(raw.len());
    // What stands in the key as in the text is copied at once.
    let mut from = 0;
    for (at, letter) in raw.char_indices() {
        let kept = fold_char(letter);
        if kept != [Some(letter), None] {
            folded.push_str(raw.get(from..at).unwrap_or_default());
            folded.extend(kept.into_iter().flatten());
            from = at + letter.len_utf8();
        }
    }
    folded.push_str(raw.get(from..).unwrap_or_default());
    folded
}

#[cfg(test)]
mod tests {
    use super::{Folded, fold};

    #[test]
    fn spellings_of_one_word_fold_together() {
        for (one, other) in [
            ("أذربيجان", "اذربيجان"),
            ("قرة", "قره"),
            ("ایران", "ايران"),
            ("پاکستان", "پاكستان"),
            ("ﺑﻮﺗﻴﻦ", "بوتين"),
            ("بـــوتين", "بوتين"),
            ("بُوتِينُ", "بوتين"),
            ("٢٠٢١", "2021"),
            ("ﻻ", "لا"),
            ("إلى", "الي"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} and {other}");
        }
    }

    #[test]
    fn a_folded_range_leads_back_to_its_letters_and_their_marks() {
        let raw = "قَالَ بُوتِينُ،";
        let folded = Folded::new(raw);
        let at = folded.text().find("بوتين").unwrap();
        let span = folded.raw_span_with_marks(at..at + "بوتين".len(), raw);
        assert_eq!(span.of(raw), "بُوتِينُ");
    }

    #[test]
    fn what_folds_to_nothing_is_empty() {
        assert_eq!(fold("ـ\u{202B}\u{064E}"), "");
    }
}
