//! The languages that khabar reads, and how a text tells its own.

use super::Direction;

/// A language of an article, or of a passage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// `ar`
    Arabic,
    /// `fa`
    Persian,
    /// `ur`
    Urdu,
    /// `he`
    Hebrew,
    /// `en`, and any other text in Latin letters
    English,
    /// Not known: too few letters, or letters of another script.
    #[default]
    Unknown,
}

impl Language {
    /// The ISO 639-1 code, `und` where unknown.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Arabic => "ar",
            Self::Persian => "fa",
            Self::Urdu => "ur",
            Self::Hebrew => "he",
            Self::English => "en",
            Self::Unknown => "und",
        }
    }

    /// The base direction of its paragraphs; `None` where the first strong
    /// character has to decide (UAX #9 P2).
    #[must_use]
    pub const fn direction(self) -> Option<Direction> {
        match self {
            Self::Arabic | Self::Persian | Self::Urdu | Self::Hebrew => Some(Direction::Rtl),
            Self::English => Some(Direction::Ltr),
            Self::Unknown => None,
        }
    }

    /// The language of `text`, told by its script and by letters that only one
    /// language uses: a script test, not a model.
    ///
    /// At most the first 20,000 scalars are read.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut count = Count::default();
        for c in text.chars().take(20_000) {
            // Nearly every letter of a text, and what stands between words.
            match c {
                'ا' | 'ب' | 'ت'..='غ' | 'ف' | 'ق' | 'ل'..='و' => count.arabic_script += 1,
                ' ' | '\n' => {}
                c => count.add(c),
            }
        }
        count.verdict()
    }
}

/// How many letters of each kind were seen.
#[derive(Default)]
struct Count {
    arabic_script: u32,
    hebrew: u32,
    latin: u32,
    other: u32,
    urdu_only: u32,
    persian: u32,
    arabic_only: u32,
}

impl Count {
    fn add(&mut self, c: char) {
        match c {
            // ٹ ڈ ڑ ں ہ ھ ے ۓ stand in Urdu and in neither Persian nor Arabic.
            '\u{0679}' | '\u{0688}' | '\u{0691}' | '\u{06BA}' | '\u{06BE}' | '\u{06C1}'
            | '\u{06D2}' | '\u{06D3}' => {
                self.urdu_only += 1;
                self.arabic_script += 1;
            }
            // پ چ ژ گ ک ی: Persian letters that Urdu shares.
            '\u{067E}' | '\u{0686}' | '\u{0698}' | '\u{06AF}' | '\u{06A9}' | '\u{06CC}' => {
                self.persian += 1;
                self.arabic_script += 1;
            }
            // ة ى ي ك إ أ: letters of Arabic that the other two write otherwise.
            '\u{0629}' | '\u{0649}' | '\u{064A}' | '\u{0643}' | '\u{0625}' | '\u{0623}' => {
                self.arabic_only += 1;
                self.arabic_script += 1;
            }
            '\u{0620}'..='\u{064A}'
            | '\u{066E}'..='\u{06D3}'
            | '\u{0750}'..='\u{077F}'
            | '\u{FB50}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFC}' => self.arabic_script += 1,
            '\u{05D0}'..='\u{05F2}' => self.hebrew += 1,
            c if c.is_ascii_alphabetic() || ('\u{00C0}'..='\u{024F}').contains(&c) => {
                self.latin += 1;
            }
            c if c.is_alphabetic() => self.other += 1,
            _ => {}
        }
    }

    fn verdict(&self) -> Language {
        let most = self
            .arabic_script
            .max(self.hebrew)
            .max(self.latin)
            .max(self.other);
        if most == 0 {
            Language::Unknown
        } else if most == self.arabic_script {
            if self.urdu_only * 25 > self.arabic_script {
                Language::Urdu
            } else if self.persian > self.arabic_only {
                Language::Persian
            } else {
                Language::Arabic
            }
        } else if most == self.hebrew {
            Language::Hebrew
        } else if most == self.latin {
            Language::English
        } else {
            Language::Unknown
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn a_text_tells_its_language_by_its_letters() {
        assert_eq!(Language::of("أعلنت الحكومة في باكو"), Language::Arabic);
        assert_eq!(
            Language::of("رئیس جمهور در گفتگو با خبرنگاران"),
            Language::Persian
        );
        assert_eq!(
            Language::of("پاکستان کے وزیر اعظم نے کہا ہے"),
            Language::Urdu
        );
        assert_eq!(Language::of("ראש הממשלה אמר"), Language::Hebrew);
        assert_eq!(Language::of("The minister said"), Language::English);
        assert_eq!(Language::of("2020 … 14"), Language::Unknown);
    }

    #[test]
    fn latin_names_do_not_make_an_arabic_text_english() {
        assert_eq!(
            Language::of("قالت BBC News إن الوزير وصل"),
            Language::Arabic
        );
    }
}
