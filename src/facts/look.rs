//! What a word looks like to those who pass nearly every one over: told once a form by its
//! letters alone, and looked at as a bit.

use super::{names, nisba, organization, person, place, quantity, time, title};
use crate::letters::Language;
use crate::letters::words::WordKind;

/// What a word looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// It is made of letters.
    Letters,
    /// It is made of digits.
    Digits,
    /// حارسه: a title with a pronoun, or ة for it
    OwnedTitle,
    /// ولعبد, فسالم: may open a name though no list of given names knows it
    OpensName,
    /// بن, الدين: makes a name of the word before it
    MakesName,
    /// شتاينماير: a name from another language, surely
    Foreign,
    /// الدفاع, والدفاع
    Definite,
    /// للدفاع
    DefiniteBehindLam,
    /// الروسية, والروسية
    DefiniteFeminine,
    /// الرياضية: behind a town, its club
    Sporting,
    /// أف: begins the letters of a band
    Band,
    /// روسي: an adjective of nationality, with a country
    Nisba,
    /// العاصمة
    Capital,
    /// $, (: a mark with which a quantity may begin
    CountMark,
    /// من, بين: a word that leaves it to the one behind it whether a quantity begins
    CountFrame,
    /// موقعين: the ending of a dual
    Dual,
    /// من, هذا: so with a time
    TimeFrame,
}

impl Look {
    /// Its bit among the looks of a word.
    pub const fn bit(self) -> u64 {
        1 << self as u32
    }
}

/// The looks of a word by its kind and its key.
pub fn of(language: Language, kind: WordKind, key: &str) -> u64 {
    let told = |told: &[(Look, bool)]| {
        told.iter()
            .filter(|(_, holds)| *holds)
            .fold(0, |looks, (look, _)| looks | look.bit())
    };
    match kind {
        WordKind::Break => 0,
        WordKind::Digits => Look::Digits.bit(),
        WordKind::Mark => told(&[(Look::CountMark, quantity::is_mark(key))]),
        WordKind::Letters => {
            let definite = key.starts_with("ال") || key.starts_with("وال");
            told(&[
                (Look::Letters, true),
                (Look::OwnedTitle, title::is_owned_form(language, key)),
                (Look::OpensName, names::opens_by_letters(key)),
                (Look::MakesName, names::makes_name(key)),
                (Look::Foreign, person::is_surely_foreign(language, key)),
                (Look::Definite, definite),
                (Look::DefiniteBehindLam, key.starts_with("لل")),
                (Look::DefiniteFeminine, definite && key.ends_with('ه')),
                (Look::Sporting, key == organization::SPORTING),
                (Look::Band, key == organization::BAND),
                (
                    Look::Nisba,
                    nisba::nisba(key).is_some_and(|found| found.country.is_some()),
                ),
                (Look::Capital, place::is_capital_noun(key)),
                (Look::CountFrame, quantity::is_frame(key)),
                (
                    Look::Dual,
                    language == Language::Arabic && quantity::is_dual_form(key),
                ),
                (Look::TimeFrame, time::is_frame(key)),
            ])
        }
    }
}
