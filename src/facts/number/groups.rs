//! The parts of a number: below a thousand, scales that multiply them, groups that follow
//! one another, and a fraction at the end.

use super::Number;
use super::lexicon::Class;
use super::spelled::{Reader, Token, of, tidy};
use crate::letters::Language;
use crate::letters::words::WordKind;

/// How many scale words may follow one another: "ألف مليار". A bound on the look ahead.
pub(super) const SCALES: usize = 3;

impl Reader<'_> {
    /// A part below a thousand with the scales that multiply it, or a scale alone.
    pub(super) fn part(&self, first: Token) -> Option<Number> {
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

    pub(super) fn below_thousand(&self, first: Token) -> Option<Number> {
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
    pub(super) fn scaled(&self, mut number: Number) -> Number {
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
    pub(super) fn more_groups(&self, mut number: Number) -> Number {
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
