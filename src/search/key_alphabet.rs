//! The letters that the search compares: each text folded once into a short alphabet.
//!
//! Arabic letter classes become `a`–`z` and three control bytes, Latin letters `A`–`Z`
//! (their marks gone), digits of every script ASCII digits, Hebrew letters control
//! bytes, every run of separators one space; tashkeel, tatweel and bidi controls go.
//! What is left (other scripts) stays as it is, folded. So SkimMatcherV2, which knows
//! ASCII only, sees words where there are words, and its case-respecting mode keeps the
//! scripts apart. NUL never stands in a key: it is a separator.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use super::entities::entity_at;
use crate::letters::{Span, fold_char};

/// What separates words in a key.
pub(super) const SEPARATOR: char = ' ';

/// A text in the key alphabet, with the way back.
#[derive(Clone, Debug, Default)]
pub(super) struct Key {
    text: String,
    /// One entry a byte of `text`: the raw bytes of the character behind it.
    raw: Vec<(u32, u32)>,
}

impl Key {
    /// The key of a raw text.
    pub(super) fn new(raw: &str) -> Self {
        let mut key = Self {
            text: String::with_capacity(raw.len()),
            raw: Vec::with_capacity(raw.len()),
        };
        let mut at = 0;
        while let Some(c) = raw.get(at..).and_then(|rest| rest.chars().next()) {
            let (c, len) = entity_at(raw, at).unwrap_or((c, c.len_utf8()));
            let here = Span::new(at, at + len);
            match fold_char(c) {
                // Dropped; a mark or a tatweel belongs to the letter before it.
                [None, None] if !is_format(c) => key.stretch_last(here),
                [None, None] => {}
                letters => letters
                    .into_iter()
                    .flatten()
                    .for_each(|letter| key.push(letter, here)),
            }
            at = here.end;
        }
        key
    }

    /// The key itself.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The raw bytes behind a byte range of the key, marks of the last letter included.
    pub(super) fn raw(&self, range: Range<usize>) -> Span {
        let start = self.raw.get(range.start).map_or(0, |raw| raw.0);
        let end = range.end.checked_sub(1).and_then(|last| self.raw.get(last));
        Span::new(start as usize, end.map_or(start, |raw| raw.1) as usize)
    }

    /// The words of the key: byte ranges of it between separators.
    pub(super) fn words(&self) -> impl Iterator<Item = Range<usize>> {
        let mut at = 0;
        self.text
            .split(SEPARATOR)
            .map(move |word| {
                let range = at..at + word.len();
                at = range.end + SEPARATOR.len_utf8();
                range
            })
            .filter(|range| !range.is_empty())
    }

    /// Adds a folded letter that stands at `raw`.
    fn push(&mut self, letter: char, raw: Span) {
        match letter_of(letter) {
            Letters::One(out) => {
                let last = self.text.chars().next_back();
                // و7, بـ120: a letter and a digit are two words, but not in "7izb".
                if last.is_some_and(|last| parted(last, out)) {
                    self.put(SEPARATOR, Span::new(raw.start, raw.start));
                }
                self.put(out, raw);
            }
            Letters::Bases(bases) => bases
                .chars()
                .for_each(|base| self.put(base.to_ascii_uppercase(), raw)),
            Letters::Separator => {
                if !self.text.is_empty() && !self.text.ends_with(SEPARATOR) {
                    self.put(SEPARATOR, raw);
                }
            }
        }
    }

    fn put(&mut self, out: char, raw: Span) {
        let raw = (offset(raw.start), offset(raw.end));
        self.text.push(out);
        self.raw.extend(std::iter::repeat_n(raw, out.len_utf8()));
    }

    /// Lets the last letter reach over what stands right after it.
    fn stretch_last(&mut self, over: Span) {
        let len = self.text.chars().next_back().map_or(0, char::len_utf8);
        for (_, end) in self.raw.iter_mut().rev().take(len) {
            if *end == offset(over.start) && !self.text.ends_with(SEPARATOR) {
                *end = offset(over.end);
            }
        }
    }
}

/// Format characters (general category Cf) that folding drops.
const fn is_format(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// The key alone.
pub(super) fn key(raw: &str) -> String {
    Key::new(raw).text.trim_end_matches(SEPARATOR).to_owned()
}

/// A text in the key alphabet: what the filter compares. For who wants to compare it with
/// something else.
#[must_use]
pub fn key_of(raw: &str) -> String {
    key(raw)
}

/// True for an Arabic letter of the key alphabet.
pub(super) const fn is_arabic(key: char) -> bool {
    matches!(key, 'a'..='z' | '\u{1}'..='\u{3}')
}

/// True for a Latin letter of the key alphabet.
pub(super) const fn is_latin(key: char) -> bool {
    key.is_ascii_uppercase()
}

const fn parted(last: char, next: char) -> bool {
    (is_arabic(last) && next.is_ascii_digit()) || (last.is_ascii_digit() && is_arabic(next))
}

enum Letters {
    One(char),
    Bases(&'static str),
    Separator,
}

/// What a folded letter is in the key alphabet.
fn letter_of(folded: char) -> Letters {
    Letters::One(match folded {
        'a'..='z' => folded.to_ascii_uppercase(),
        '0'..='9' => folded,
        'ا' => 'a',
        'ب' | 'پ' => 'b',
        'غ' => 'c',
        'د' => 'd',
        'ذ' => 'e',
        'ف' | 'ڤ' => 'f',
        'ع' => 'g',
        'ح' => 'h',
        'ض' => 'i',
        'ج' | 'چ' => 'j',
        'ك' | 'گ' => 'k',
        'ل' => 'l',
        'م' => 'm',
        'ن' => 'n',
        'ش' => 'o',
        'ص' => 'p',
        'ق' => 'q',
        'ر' => 'r',
        'س' => 's',
        'ت' => 't',
        'ط' => 'u',
        'و' => 'v',
        'ه' => 'w',
        'خ' => 'x',
        'ي' => 'y',
        'ز' | 'ژ' => 'z',
        'ث' => '\u{1}',
        'ظ' => '\u{2}',
        'ء' => '\u{3}',
        'א'..='ת' => hebrew(folded),
        other => match latin_bases().get(&other) {
            Some(bases) => return Letters::Bases(bases),
            None if other.is_alphanumeric() => other,
            None => return Letters::Separator,
        },
    })
}

/// Hebrew letters in their own order from U+0004 on; a final form is its letter.
fn hebrew(letter: char) -> char {
    let letter = match letter {
        'ך' => 'כ',
        'ם' => 'מ',
        'ן' => 'נ',
        'ף' => 'פ',
        'ץ' => 'צ',
        other => other,
    };
    // 27 letters from U+0004 end before the space.
    char::from_u32(letter as u32 - 'א' as u32 + 4).unwrap_or(letter)
}

fn latin_bases() -> &'static HashMap<char, &'static str> {
    static TABLE: OnceLock<HashMap<char, &'static str>> = OnceLock::new();
    TABLE.get_or_init(|| {
        include_str!("../../assets/search/latin_bases.tsv")
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .filter_map(|(letter, bases)| Some((letter.chars().next()?, bases)))
            .collect()
    })
}

fn offset(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Key, key, latin_bases};

    #[test]
    fn spellings_of_one_word_have_one_key() {
        for (one, other) in [
            ("«بوتين»", "بوتين"),
            ("“بوتين”", "بوتين"),
            ("،بوتين", "بوتين"),
            ("بُوتِين", "بوتين"),
            ("بـــوتين", "بوتين"),
            ("ﺑﻮﺗﻴﻦ", "بوتين"),
            ("ﻻ", "لا"),
            ("پاکستان", "باكستان"),
            ("ایران", "إيران"),
            ("٢٠٢١", "2021"),
            ("۲۰۲۱", "2021"),
            ("\u{202B}قرة\u{A0}باغ\u{202C}  ", "قره باغ"),
            ("Erdoğan", "ERDOGAN"),
            ("İlham Əliyev", "ilham aliyev"),
            ("&quot;بوتين&quot;", "بوتين"),
            ("&#1576;وتين", "بوتين"),
            ("שלום", "שלומ"),
            ("و7", "و 7"),
            ("بـ120", "ب 120"),
        ] {
            assert_eq!(key(one), key(other), "{one} and {other}");
        }
    }

    #[test]
    fn different_letters_stay_different() {
        let letters = "ا ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي ء \
                       א ב ג ד ה ו ז ח ט י כ ל מ נ ס ע פ צ ק ר ש ת a z 0 9";
        let keys: std::collections::HashSet<String> = letters.split(' ').map(key).collect();
        assert_eq!(keys.len(), letters.split(' ').count());
        assert!(keys.iter().all(|key| key.len() == 1 && key != "\0"));
    }

    #[test]
    fn what_folds_to_nothing_has_no_key() {
        for nothing in ["", "ـ", " \n\u{200F}", "«»", "\u{64E}\u{651}", "\0", "…"] {
            assert_eq!(key(nothing), "", "{nothing:?}");
        }
    }

    #[test]
    fn a_word_of_the_key_leads_back_to_its_letters_and_marks() {
        let raw = "قال «بُوتِينُ» في &quot;قُرَة&quot; باغ";
        let key = Key::new(raw);
        let words: Vec<&str> = key.words().map(|word| key.raw(word).of(raw)).collect();
        assert_eq!(words, ["قال", "بُوتِينُ", "في", "قُرَة", "باغ"]);
    }

    #[test]
    fn scripts_that_are_not_known_are_kept() {
        assert_eq!(key("Путин 習"), "путин 習");
        assert!(latin_bases().len() > 250);
    }
}
