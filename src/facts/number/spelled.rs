//! The grammar of numbers: parts below a thousand, scales that multiply them, groups
//! that follow one another, fractions.

use super::Number;
use super::digits::{Scale, Style, run, with_decimals};
use super::lexicon::{Class, Lexicon, Numeral};
use crate::letters::Language;
use crate::letters::words::{WordKind, Words};

/// How many scale words may follow one another: "ألف مليار". A bound on the look ahead.
const SCALES: usize = 3;

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
struct Token {
    class: Class,
    value: f64,
    end: usize,
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

    fn token(&self, at: usize) -> Option<Token> {
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
    fn and(&self, at: usize) -> Option<Token> {
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
    fn digits(&self, at: usize) -> Option<Number> {
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

    /// A part below a thousand with the scales that multiply it, or a scale alone.
    fn part(&self, first: Token) -> Option<Number> {
        let number = match first.class {
            Class::Scale | Class::Scales => Number {
                scaled: first.value >= 1000.0,
                scale: match first.class {
                    Class::Scales => first.value / 2.0,
                    _ => first.value,
                },
                ..of(first.value, first.end)
            },
            _ => self.below_thousand(first)?,
        };
        Some(self.scaled(number))
    }

    fn below_thousand(&self, first: Token) -> Option<Number> {
        match first.class {
            Class::Zero => Some(of(0.0, first.end)),
            Class::Hundred | Class::Hundreds => Some(self.with_rest(of(first.value, first.end))),
            Class::Unit | Class::UnitPart => {
                let hundred = self
                    .token(first.end)
                    .filter(|next| next.class == Class::Hundred);
                match hundred {
                    Some(hundred) => {
                        Some(self.with_rest(of(first.value * hundred.value, hundred.end)))
                    }
                    None => self.below_hundred(first),
                }
            }
            _ => self.below_hundred(first),
        }
    }

    /// What follows the hundreds.
    fn with_rest(&self, hundreds: Number) -> Number {
        let beside = matches!(self.lexicon.language, Language::Urdu | Language::Hebrew);
        let next = self
            .and(hundreds.end)
            .or_else(|| self.token(hundreds.end).filter(|_| beside));
        // "مئة وثلاثة أرباع": the three are of the fraction.
        let rest = next.filter(|next| {
            self.token(next.end)
                .is_none_or(|parts| parts.class != Class::Parts)
        });
        match rest.and_then(|next| self.below_hundred(next)) {
            Some(rest) => of(hundreds.value + rest.value, rest.end),
            None => hundreds,
        }
    }

    fn below_hundred(&self, first: Token) -> Option<Number> {
        let (value, end) = (first.value, first.end);
        match first.class {
            Class::Unit | Class::UnitPart | Class::One => {
                if let Some(ten) = self.token(end).filter(|next| next.class == Class::Ten10) {
                    return Some(of(value + ten.value, ten.end));
                }
                if let Some(ten) = self.and(end).filter(|next| next.class == Class::Ten) {
                    return Some(of(value + ten.value, ten.end));
                }
                (first.class != Class::One).then(|| of(value, end))
            }
            Class::Ten => {
                // Persian and Hebrew name the tens first.
                let units = self
                    .and(end)
                    .filter(|next| next.class == Class::Unit)
                    .filter(|_| self.lexicon.language != Language::Arabic);
                Some(match units {
                    Some(unit) => of(value + unit.value, unit.end),
                    None => of(value, end),
                })
            }
            Class::Teen | Class::Ten10 => Some(of(value, end)),
            _ => None,
        }
    }

    /// Multiplies by the scale words that follow: "120 ألف", "ثلاثة ملايين", "200 ألف مليون".
    fn scaled(&self, mut number: Number) -> Number {
        let most = number.end + SCALES;
        while number.end < most
            && let Some(next) = self.token(number.end)
            && (next.class == Class::Scale
                || next.class == Class::Hundred
                    && number.digits
                    && !number.scaled
                    && number.value.fract() == 0.0)
        {
            number.value = tidy(number.value * next.value);
            number.end = next.end;
            number.scale *= next.value;
            number.scaled |= next.value >= 1000.0;
        }
        number
    }

    /// Adds the groups that follow: "مليون و200 ألف", "ألف وخمسمئة", "مليون ونصف".
    fn more_groups(&self, mut number: Number) -> Number {
        let mut last = number;
        while last.scale >= 100.0 {
            let Some(next) = self.next_group(last.end) else {
                break;
            };
            // Each group is smaller than the scale of the one before: "7 و8" are two numbers.
            if next.value >= last.scale {
                break;
            }
            number.value += next.value;
            number.end = next.end;
            number.scaled = next.scaled;
            last = next;
        }
        self.with_fraction(number, last)
    }

    fn next_group(&self, at: usize) -> Option<Number> {
        if self.words.key(at) == "و" && self.words.kind(at + 1) == WordKind::Digits {
            return self.digits(at + 1).map(|number| self.scaled(number));
        }
        if let Some(next) = self.and(at) {
            return self.part(next);
        }
        // "ألف خمس مائة", "3 کروڑ 30 لاکھ": side by side.
        let beside = match self.words.kind(at) {
            WordKind::Digits => self.scaled(self.digits(at)?),
            WordKind::Letters => self.part(self.token(at)?)?,
            _ => return None,
        };
        let falls = match self.lexicon.language {
            Language::Urdu | Language::Hebrew => true,
            _ => (100.0..1000.0).contains(&beside.value) && !(beside.digits && beside.scale < 2.0),
        };
        falls.then_some(beside)
    }

    /// "ونصف", "وثلاثة أرباع": of the last scale where one was said last.
    fn with_fraction(&self, number: Number, last: Number) -> Number {
        let Some(first) = self.and(number.end) else {
            return number;
        };
        let (value, mut end) = match first.class {
            Class::Half | Class::Part | Class::TwoParts => (first.value, first.end),
            Class::Unit | Class::UnitPart => match self.token(first.end) {
                Some(parts) if parts.class == Class::Parts => {
                    (first.value * parts.value, parts.end)
                }
                _ if self.arithmetic && first.class == Class::UnitPart && number.value < 10.0 => {
                    (1.0 / first.value, first.end)
                }
                _ => return number,
            },
            _ => return number,
        };
        if value >= 1.0 || number.digits && !last.scaled {
            return number;
        }
        let mut scale = if last.scaled { last.scale } else { 1.0 };
        if let Some(named) = self.token(end).filter(|next| next.class == Class::TheScale) {
            scale = named.value;
            end = named.end;
        } else if self
            .token(end)
            .is_some_and(|next| next.class == Class::Scale)
        {
            // "خمسة ونصف مليون"
            let whole = of(number.value + value, end);
            return if last.scaled {
                number
            } else {
                self.scaled(whole)
            };
        }
        Number {
            value: number.value + value * scale,
            end,
            ..number
        }
    }
}

const fn of(value: f64, end: usize) -> Number {
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
