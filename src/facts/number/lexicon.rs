//! The words that numbers are made of, by language. Rows: `assets/facts/numerals.tsv`.

use crate::facts::gazetteer::Phrases;
use crate::facts::tables::{ByLanguage, rows};
use crate::letters::Language;
use crate::letters::words::Words;

/// What a word does in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// صفر
    Zero,
    /// 1 to 9
    Unit,
    /// خمس: five of a feminine noun, or a fifth
    UnitPart,
    /// عشر: 10, and behind a unit the teens
    Ten10,
    /// أحد: counts only before tens
    One,
    /// A whole number of two digits, one word
    Teen,
    /// 20 to 90
    Ten,
    /// مئة: a unit may stand before it
    Hundred,
    /// A whole number of hundreds, one word
    Hundreds,
    /// ألف, مليون: multiplies what stands before
    Scale,
    /// المليون: behind a fraction
    TheScale,
    /// ألفان: a scale twice
    Scales,
    /// نصف: alone, and before a scale
    Half,
    /// ثلث: the same, smaller
    Part,
    /// ثمن: an eighth, and far more often a price
    PricePart,
    /// أرباع: behind a unit
    Parts,
    /// ثلثا: twice a part
    TwoParts,
    /// ساڑھے: adds to the number behind it
    Plus,
    /// فاصلة
    Point,
    /// سالب
    Minus,
}

/// A word of a number.
#[derive(Clone, Copy, Debug)]
pub struct Numeral {
    /// What it does.
    pub class: Class,
    /// What it is worth.
    pub value: f64,
}

/// The words of one language.
pub struct Lexicon {
    /// Cardinals and fractions.
    pub cardinals: Phrases<Numeral>,
    /// Plurals that say no number, with their order of magnitude.
    pub vague: Phrases<f64>,
    /// Ordinals to 39.
    pub ordinals: Phrases<u8>,
    /// Which language.
    pub language: Language,
}

impl Lexicon {
    fn new(language: Language, code: &'static str) -> Self {
        let table = move || {
            rows::<4>(include_str!("../../../assets/facts/numerals.tsv"))
                .filter(move |[_, _, _, of]| *of == code)
        };
        Self {
            cardinals: Phrases::listed(&format!("cardinals.{code}"), move || {
                table().filter_map(|[form, class, value, _]| {
                    let (class, value) = (class_of(class)?, value_of(value)?);
                    Some((form, Numeral { class, value }))
                })
            }),
            vague: Phrases::listed(&format!("vague.{code}"), move || {
                table()
                    .filter(|[_, class, ..]| *class == "vague")
                    .filter_map(|[form, _, value, _]| Some((form, value.parse().ok()?)))
            }),
            ordinals: Phrases::listed(&format!("ordinals.{code}"), move || {
                table()
                    .filter(|[_, class, ..]| *class == "ordinal")
                    .filter_map(|[form, _, value, _]| Some((form, value.parse().ok()?)))
            }),
            language,
        }
    }

    /// False where no number of words begins with the word `at`.
    #[inline]
    pub fn may_begin(&self, words: &Words, at: usize) -> bool {
        self.cardinals.may_begin(words, at) || self.vague.may_begin(words, at)
    }

    /// A glued "and" before a Hebrew word is not among the clitics of [`Words`].
    pub fn hebrew_and<'w>(&self, words: &'w Words, at: usize) -> Option<&'w str> {
        (self.language == Language::Hebrew)
            .then(|| words.key(at).strip_prefix('ו'))
            .flatten()
    }
}

/// The lexicon of a language; that of Arabic where there is none.
pub fn lexicon(language: Language) -> &'static Lexicon {
    static LEXICONS: ByLanguage<Lexicon> = ByLanguage::new();
    LEXICONS.get(language, |code| {
        let known = if code == "ar" {
            Language::Arabic
        } else {
            language
        };
        Lexicon::new(known, code)
    })
}

/// Every form of a language (ISO 639-1), for those who pass words over that begin no
/// number.
pub fn forms_of(code: &str) -> impl Iterator<Item = &'static str> {
    rows::<4>(include_str!("../../../assets/facts/numerals.tsv"))
        .filter(move |[_, _, _, language]| *language == code)
        .map(|[form, ..]| form)
}

/// "1/3" or a plain number.
fn value_of(field: &str) -> Option<f64> {
    match field.split_once('/') {
        Some((over, under)) => Some(over.parse::<f64>().ok()? / under.parse::<f64>().ok()?),
        None => field.parse().ok(),
    }
}

fn class_of(name: &str) -> Option<Class> {
    Some(match name {
        "zero" => Class::Zero,
        "unit" => Class::Unit,
        "unit-part" => Class::UnitPart,
        "ten10" => Class::Ten10,
        "one" => Class::One,
        "teen" => Class::Teen,
        "ten" => Class::Ten,
        "hundred" => Class::Hundred,
        "hundreds" => Class::Hundreds,
        "scale" => Class::Scale,
        "the-scale" => Class::TheScale,
        "scales" => Class::Scales,
        "half" => Class::Half,
        "part" => Class::Part,
        "price-part" => Class::PricePart,
        "parts" => Class::Parts,
        "two-parts" => Class::TwoParts,
        "plus" => Class::Plus,
        "point" => Class::Point,
        "minus" => Class::Minus,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{class_of, value_of};
    use crate::facts::tables::rows;

    #[test]
    fn every_row_has_a_class_a_value_and_a_language() {
        for row in rows::<4>(include_str!("../../../assets/facts/numerals.tsv")) {
            let known = class_of(row[1]).is_some() || matches!(row[1], "vague" | "ordinal");
            assert!(known && value_of(row[2]).is_some(), "{row:?}");
            assert!(matches!(row[3], "ar" | "fa" | "ur" | "he"), "{row:?}");
        }
    }
}
