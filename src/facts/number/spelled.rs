//! The grammar of numbers: what a number may begin with. How it goes on is in `groups`.

use super::Number;
use super::digits::{Scale, Style, run, with_decimals};
use super::groups::SCALES;
use super::lexicon::{Class, Lexicon, Numeral, lexicon};
use crate::letters::Language;
use crate::letters::words::{WordKind, Words};

/// Reads numbers out of the words of a text.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// The words.
    pub words: &'a Words,
    /// Those that make numbers.
    pub lexicon: &'static Lexicon,
    /// How the text writes decimals.
    pub style: Style,
    /// Fractions alone are numbers too: نصف, ثلاثة أرباع.
    pub fractions: bool,
    /// The text is about numbers: ثمن is an eighth, not a price; "ثلاثة وخمس" is 3.2.
    pub arithmetic: bool,
}

/// A numeral of the text, and the word after it.
#[derive(Clone, Copy)]
pub(super) struct Token {
    pub(super) class: Class,
    pub(super) value: f64,
    pub(super) end: usize,
    cut: usize,
}

impl Token {
    fn new(numeral: Numeral, end: usize, cut: usize) -> Self {
        Self {
            class: numeral.class,
            value: numeral.value,
            end,
            cut,
        }
    }
}

impl<'a> Reader<'a> {
    /// A reader of plain numbers of a language: no fractions, no habit of the article.
    pub fn plain(words: &'a Words, language: Language) -> Self {
        Self {
            words,
            lexicon: lexicon(language),
            style: Style::default(),
            fractions: false,
            arithmetic: false,
        }
    }
}

impl Reader<'_> {
    /// The number that begins at a word as it stands: the longest reading.
    pub fn number(&self, at: usize) -> Option<Number> {
        match self.words.kind(at) {
            WordKind::Digits => self.of_digits(at),
            WordKind::Letters => self
                .vague(at, false)
                .map(|(number, _)| number)
                .or_else(|| self.of_token(self.token(at)?)),
            _ => None,
        }
    }

    /// A number with the scale words behind `end`, which something else parts from it:
    /// "ثلاثمئة (300) ألف".
    pub fn scaled_behind(&self, number: Number, end: usize) -> Number {
        self.scaled(Number { end, ..number })
    }

    /// The number at a word, behind glued letters too, and how many they are.
    pub fn number_at_stem(&self, at: usize) -> Option<(Number, usize)> {
        if self.words.kind(at) != WordKind::Letters {
            return self.number(at).map(|number| (number, 0));
        }
        if let Some(number) = self.number(at) {
            return Some((number, 0));
        }
        if let Some(found) = self.vague(at, true) {
            return Some(found);
        }
        let token = self.token_at_stem(at)?;
        self.of_token(token).map(|number| (number, token.cut))
    }

    pub(super) fn token(&self, at: usize) -> Option<Token> {
        let found = self.lexicon.cardinals.at(self.words, at)?;
        Some(Token::new(*found.value, found.end, 0))
    }

    fn token_at_stem(&self, at: usize) -> Option<Token> {
        if self.lexicon.language == Language::Hebrew {
            let rest = self
                .words
                .key(at)
                .strip_prefix(['ו', 'ב', 'ל', 'מ', 'כ', 'ה'])?;
            let numeral = self.lexicon.cardinals.get(rest)?;
            return Some(Token::new(*numeral, at + 1, 1));
        }
        let found = self.lexicon.cardinals.at_stem(self.words, at)?;
        Some(Token::new(*found.value, found.end, found.cut))
    }

    /// The numeral behind an "and", which is glued to it or stands alone.
    pub(super) fn and(&self, at: usize) -> Option<Token> {
        let key = self.words.key(at);
        if key == "و" {
            return self.token(at + 1);
        }
        if let Some(rest) = self.lexicon.hebrew_and(self.words, at) {
            let numeral = self.lexicon.cardinals.get(rest)?;
            return Some(Token::new(*numeral, at + 1, 1));
        }
        if !key.starts_with('و') {
            return None;
        }
        let found = self.lexicon.cardinals.at_stem(self.words, at)?;
        (found.cut == 1 && !found.preposition).then(|| Token::new(*found.value, found.end, 1))
    }

    /// "عشرات آلاف", "مئات الآلاف", "بضعة آلاف": no number, however many follow.
    fn vague(&self, at: usize, stem: bool) -> Option<(Number, usize)> {
        let found = if stem {
            self.lexicon.vague.at_stem(self.words, at)
        } else {
            self.lexicon.vague.at(self.words, at)
        }?;
        let joined = |end| {
            self.lexicon.vague.at(self.words, end).is_some()
                || matches!(
                    self.words.key(end),
                    "الالاف" | "الملايين" | "المليارات" | "المئات"
                )
                || self
                    .token(end)
                    .is_some_and(|next| next.class == Class::Scale)
        };
        let mut end = found.end;
        while end < found.end + SCALES && joined(end) {
            end += 1;
        }
        let number = Number {
            value: *found.value,
            end,
            vague: true,
            digits: false,
            scaled: false,
            scale: 1.0,
        };
        Some((number, found.cut))
    }

    fn of_digits(&self, at: usize) -> Option<Number> {
        let number = self.digits(at)?;
        if let Some(number) = self.pointed(number) {
            return Some(self.scaled(number));
        }
        Some(self.more_groups(self.scaled(number)))
    }

    /// Digits alone; a code ("192.168.1.2") is none.
    pub(super) fn digits(&self, at: usize) -> Option<Number> {
        let scale = |end| match self.token(end) {
            Some(next) if next.class == Class::Scale => {
                let key = self.words.key(end);
                let plural = key.ends_with("ات")
                    || matches!(key, "الاف" | "ملايين" | "ملايير" | "بلايين" | "ملاين");
                if plural { Scale::Plural } else { Scale::Single }
            }
            _ => Scale::None,
        };
        let run = run(self.words, at, self.style, scale)?;
        let number = Number {
            value: run.value,
            end: run.end,
            vague: false,
            digits: true,
            scaled: false,
            scale: 1.0,
        };
        (!run.code).then_some(number)
    }

    /// A number whose first word is known.
    fn of_token(&self, first: Token) -> Option<Number> {
        match first.class {
            Class::Half | Class::Part | Class::TwoParts => return self.fraction(first),
            Class::UnitPart if self.fractions && self.is_part(first.end) => {
                return Some(of(1.0 / first.value, first.end));
            }
            Class::PricePart if self.arithmetic => return Some(of(first.value, first.end)),
            Class::Plus => {
                // One of them only: many in a row are no number, and no depth to fall into.
                let again = self
                    .token(first.end)
                    .is_some_and(|next| next.class == Class::Plus);
                let next = (!again).then(|| self.number(first.end))??;
                let sub = next.value / next.scale + first.value;
                return Some(Number {
                    value: sub * next.scale,
                    ..next
                });
            }
            _ => {}
        }
        let number = self.part(first)?;
        let parts = self.token(number.end).filter(|_| !number.scaled);
        if let Some(parts) = parts.filter(|next| next.class == Class::Parts) {
            let number = of(number.value * parts.value, parts.end);
            return self
                .scaled_fraction(number)
                .or(self.fractions.then_some(number));
        }
        if let Some(fifth) = self
            .token(number.end)
            .filter(|next| next.class == Class::UnitPart && self.arithmetic && number.value > 10.0)
        {
            return Some(of(number.value / fifth.value, fifth.end));
        }
        if let Some(number) = self.pointed(number) {
            return Some(self.scaled(number));
        }
        Some(self.more_groups(number))
    }

    /// True where what follows is the whole of a part: "خمس الناتج". A counted noun would
    /// be indefinite.
    fn is_part(&self, at: usize) -> bool {
        match self.words.kind(at) {
            WordKind::Letters => self.words.key(at).starts_with("ال"),
            _ => self.arithmetic,
        }
    }

    /// نصف alone or before a scale, "ثلثي".
    fn fraction(&self, first: Token) -> Option<Number> {
        let number = of(first.value, first.end);
        self.scaled_fraction(number)
            .map(|number| self.more_groups(number))
            .or((self.fractions || first.value > 1.0).then_some(number))
    }

    /// "نصف مليون", "ثلاثة أرباع المليون".
    fn scaled_fraction(&self, number: Number) -> Option<Number> {
        let scale = self
            .token(number.end)
            .filter(|next| matches!(next.class, Class::Scale | Class::TheScale))?;
        Some(Number {
            value: number.value * scale.value,
            end: scale.end,
            scaled: true,
            scale: scale.value,
            ..number
        })
    }

    /// "اثنان فاصلة خمسة": the decimals are a number of words or digits.
    fn pointed(&self, number: Number) -> Option<Number> {
        let point = self
            .token(number.end)
            .filter(|next| next.class == Class::Point)?;
        let mut at = point.end;
        let mut digits = String::new();
        while digits.len() < 4
            && let Some(zero) = self.token(at).filter(|next| next.class == Class::Zero)
        {
            digits.push('0');
            at = zero.end;
        }
        let decimals = match self.words.kind(at) {
            WordKind::Digits => self.digits(at)?,
            _ => self.below_thousand(self.token(at)?)?,
        };
        if decimals.value.fract() != 0.0 || number.value.fract() != 0.0 {
            return None;
        }
        digits.push_str(&decimals.value.to_string());
        Some(Number {
            value: with_decimals(number.value, &digits),
            end: decimals.end,
            ..number
        })
    }
}

/// A number of words, without a scale.
pub(super) const fn of(value: f64, end: usize) -> Number {
    Number {
        value,
        end,
        vague: false,
        digits: false,
        scaled: false,
        scale: 1.0,
    }
}

/// 3.89 billion is a whole number, whatever the product of two `f64` says.
pub fn tidy(value: f64) -> f64 {
    if value.abs() >= 1000.0 && value.abs() < 1e12 {
        (value * 1000.0).round() / 1000.0
    } else {
        value
    }
}
