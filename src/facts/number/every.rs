//! Every number of a text, whether or not it counts something: for those who hold the
//! grammar against other programs' examples, and for texts that are not news.
//!
//! Besides what [`super::Reader`] reads: signs, "3/4", "2 1/4", "1e10", "1.1^23",
//! "واحد على عشرين", "جزء من مئة".

use super::lexicon::{Class, lexicon};
use super::spelled::{Reader, tidy};
use super::{Number, Style};
use crate::letters::words::{WordKind, Words};
use crate::letters::{Language, Span};

/// A number of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Numeral {
    /// Its bytes.
    pub span: Span,
    /// Its value.
    pub value: f64,
}

/// Every number of a text, in its order. What no `f64` holds exactly is none; nor are
/// plurals without a number ("مئات").
#[must_use]
pub fn numbers(text: &str, language: Language) -> Vec<Numeral> {
    let words = Words::new(text);
    let scan = Scan {
        reader: Reader {
            words: &words,
            lexicon: lexicon(language),
            style: Style::of(&words),
            fractions: true,
            arithmetic: true,
        },
        words: &words,
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match scan.expression(at) {
            Some((value, cut, end)) => {
                let start = words.after_letters(at, cut, text);
                let span = Span::new(start, words.span(end - 1).end);
                found.push(Numeral { span, value });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

struct Scan<'a> {
    reader: Reader<'a>,
    words: &'a Words,
}

impl Scan<'_> {
    /// A number with its sign and operators: value, letters cut, end.
    fn expression(&self, at: usize) -> Option<(f64, usize, usize)> {
        if let Some((signs, from)) = self.minus(at) {
            let (value, end) = self.operand(from)?;
            return Some((if signs { -value } else { value }, 0, end));
        }
        if self.words.key(at) == "جزء" && self.words.key(at + 1) == "من" {
            let under = self.reader.number(at + 2).filter(|under| !under.vague)?;
            return Some((1.0 / under.value, 0, under.end));
        }
        if let Some((value, end)) = self.leading_point(at) {
            return Some((value, 0, end));
        }
        let (value, cut, end) = self.plain(at)?;
        let (value, end) = self.operators(at, value, end);
        Some((value, cut, end))
    }

    /// A number as a factor: never below another sign but a glued one.
    fn operand(&self, at: usize) -> Option<(f64, usize)> {
        if let Some(found) = self.leading_point(at) {
            return Some(found);
        }
        let (value, _, end) = self.plain(at)?;
        Some(self.operators(at, value, end))
    }

    fn plain(&self, at: usize) -> Option<(f64, usize, usize)> {
        let (number, cut) = match self.words.kind(at) {
            WordKind::Digits if self.is_name(at + 1) => return None,
            WordKind::Digits => (self.digits(at)?, 0),
            WordKind::Letters => match self.definite(at) {
                Some(number) => (number, 2),
                None => self.reader.number_at_stem(at)?,
            },
            _ => return None,
        };
        (!number.vague).then_some((number.value, cut, number.end))
    }

    /// "1M", "4K": Latin letters make a name of digits, but for the e of an exponent.
    fn is_name(&self, behind: usize) -> bool {
        self.words.is_glued(behind)
            && self.words.kind(behind) == WordKind::Letters
            && self.words.key(behind).is_ascii()
            && self.words.key(behind) != "e"
    }

    /// A code reads part by part.
    fn digits(&self, at: usize) -> Option<Number> {
        if let Some(number) = self.reader.number(at) {
            return Some(number);
        }
        let value = self.words.key(at);
        Some(Number {
            value: (value.len() <= 15).then(|| value.parse().ok())??,
            end: at + 1,
            vague: false,
            digits: true,
            scaled: false,
            scale: 1.0,
        })
    }

    /// "المائة" alone.
    fn definite(&self, at: usize) -> Option<Number> {
        let bare = self.words.key(at).strip_prefix("ال")?;
        let numeral = self.reader.lexicon.cardinals.get(bare)?;
        let alone = !self.words.key(at + 1).starts_with('و');
        (numeral.class == Class::Hundred && alone).then_some(Number {
            value: numeral.value,
            end: at + 1,
            vague: false,
            digits: false,
            scaled: false,
            scale: 1.0,
        })
    }

    /// A sign before a number: whether it is negative, and where the number begins.
    fn minus(&self, at: usize) -> Option<(bool, usize)> {
        let cardinals = &self.reader.lexicon.cardinals;
        if let Some(word) = cardinals.at_stem(self.words, at)
            && word.value.class == Class::Minus
        {
            return Some((true, word.end));
        }
        let free = !self.words.is_glued(at) || self.words.kind(at - 1) == WordKind::Mark;
        (self.words.key(at) == "-" && free && self.words.kind(at + 1) == WordKind::Digits)
            .then_some((true, at + 1))
    }

    /// ".77", "٫٧٧"
    fn leading_point(&self, at: usize) -> Option<(f64, usize)> {
        let free = at == 0 || !self.words.is_glued(at);
        let holds = free
            && matches!(self.words.key(at), "." | ",")
            && self.words.is_glued(at + 1)
            && self.words.kind(at + 1) == WordKind::Digits;
        let digits = self.words.key(at + 1);
        (holds && digits.len() <= 15).then(|| (super::digits::with_decimals(0.0, digits), at + 2))
    }

    /// What may follow a number: "/4", " 1/4", "e10", "^23", "على عشرين".
    fn operators(&self, at: usize, value: f64, end: usize) -> (f64, usize) {
        let digits = self.words.kind(at) == WordKind::Digits;
        if digits {
            if let Some((under, after)) = self.slash(end) {
                // "2 1/4" the other way round: "١/٤ ٢"
                if self.words.kind(after) == WordKind::Digits
                    && self.slash(after + 1).is_none()
                    && value < under
                    && let Some(whole) = self.reader.number(after)
                {
                    return (whole.value + value / under, whole.end);
                }
                return (value / under, after);
            }
            if self.words.kind(end) == WordKind::Digits
                && let Some((under, after)) = self.slash(end + 1)
                && let Some(over) = self.reader.number(end)
                && over.value < under
            {
                return (value + over.value / under, after);
            }
            if let Some((power, after)) = self.power(end) {
                return (value.powf(power), after);
            }
            if let Some((power, after)) = self.exponent(end) {
                return (tidy(value * 10f64.powf(power)), after);
            }
        }
        self.division(value, end).unwrap_or((value, end))
    }

    /// "/4", and not "/4/2018".
    fn slash(&self, at: usize) -> Option<(f64, usize)> {
        let glued = |at| self.words.is_glued(at);
        let holds = self.words.key(at) == "/"
            && glued(at)
            && glued(at + 1)
            && self.words.kind(at + 1) == WordKind::Digits
            && !(glued(at + 2) && matches!(self.words.key(at + 2), "/" | "-"))
            && self.words.key(at.wrapping_sub(2)) != "/";
        let under = self.reader.number(at + 1).filter(|_| holds)?;
        (under.value > 0.0 && under.value <= 1000.0).then_some((under.value, at + 2))
    }

    fn power(&self, at: usize) -> Option<(f64, usize)> {
        if self.words.key(at) != "^" || !self.words.is_glued(at) {
            return None;
        }
        self.signed(at + 1)
    }

    fn exponent(&self, at: usize) -> Option<(f64, usize)> {
        if self.words.key(at) != "e" || !self.words.is_glued(at) {
            return None;
        }
        self.signed(at + 1)
    }

    /// Digits behind at most two signs: "--23" counts as one.
    fn signed(&self, at: usize) -> Option<(f64, usize)> {
        let mut from = at;
        while from < at + 2 && matches!(self.words.key(from), "+" | "-") {
            from += 1;
        }
        let value = match self.words.kind(from) {
            WordKind::Digits => self.reader.number(from)?,
            _ => return None,
        };
        let negative = self.words.key(at) == "-";
        Some((if negative { -value.value } else { value.value }, value.end))
    }

    /// "على عشرين", "من أربعة", "جزء من مئة".
    fn division(&self, value: f64, end: usize) -> Option<(f64, usize)> {
        let part = matches!(self.words.key(end), "جزء" | "اجزاء");
        let from = end + usize::from(part);
        let by = self.words.key(from);
        let divides = by == "من" || by == "علي" && !part;
        if !divides || part && by != "من" {
            return None;
        }
        let under = self
            .reader
            .number(from + 1)
            .filter(|under| !under.vague && under.value > 0.0)?;
        // "مئتان وثلاثة جزء من مئة": only the rest is divided.
        if part && value > under.value {
            let rest = value % under.value;
            return Some((value - rest + rest / under.value, under.end));
        }
        Some((value / under.value, under.end))
    }
}
