//! One quantity after the other: [modifier] number [modifier] unit or noun [modifier].

use super::amount::{Amount, amount};
use super::category::{trigger_before, triggers};
use super::counted::{Counted, counted, is_year, whole};
use super::uncounted::{self, Class, Why, is_bare, why};
use super::{Found, dual, is_people, noun_first};
use crate::facts::candidates::Candidates;
use crate::facts::look::Look;
use crate::facts::modifier::{self, Verb};
use crate::facts::number::{self, Lexicon, Reader, Style, lexicon};
use crate::facts::record::Modifier;
use crate::facts::view::View;
use crate::letters::Language;
use crate::letters::words::WordKind;

/// Words of a sentence in which money may be left out once it was named.
const SENTENCE: usize = 40;

/// How far before a number the verb may stand that bounds it, in words.
const SUBJECT: usize = 6;

/// The most bytes of a word that leaves it to the one behind it: "وبين".
const LONGEST_FRAME: usize = 8;

/// True for a mark with which a quantity may begin.
pub fn is_mark(key: &str) -> bool {
    matches!(key, "$" | "€" | "£" | "%" | "٪" | "₪" | "-" | "(")
}

/// True for a folded word that leaves it to the one behind it whether a quantity begins.
pub fn is_frame(key: &str) -> bool {
    matches!(key.strip_prefix('و').unwrap_or(key), "من" | "بين" | "ما")
}

/// Goes through the words of an article.
pub(super) struct Scan<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) reader: Reader<'a>,
    /// The people that were counted last, for those who are counted without their noun.
    last_unit: Option<String>,
    /// What was counted last, its category, and the word behind it.
    last_noun: Option<(String, &'static str, usize)>,
    /// Where a part of them ended that was told by itself.
    among: Option<usize>,
    /// The money that was counted last, and the word behind it.
    last_money: Option<(String, usize)>,
}

impl<'a> Scan<'a> {
    /// At the first word.
    pub(super) fn new(view: &'a View<'a>) -> Self {
        Self {
            view,
            reader: Reader {
                words: &view.words,
                lexicon: lexicon(view.language),
                style: Style::of(&view.words),
                fractions: true,
                arithmetic: false,
            },
            last_unit: None,
            last_noun: None,
            among: None,
            last_money: None,
        }
    }

    /// The words at which one may begin, by their marks and those of the words behind them.
    pub(super) fn candidates(&self) -> Candidates {
        let words = &self.view.words;
        let Lexicon {
            cardinals, vague, ..
        } = self.reader.lexicon;
        let lists = cardinals.bit() | vague.bit() | modifier::list(self.view.language);
        let numbers = noun_first::numbers().bit();
        // The clitics of Hebrew are not among the readings of a word.
        let hebrew = self.view.language == Language::Hebrew;
        let looks =
            Look::Digits.bit() | Look::CountMark.bit() | Look::CountFrame.bit() | Look::Dual.bit();
        Candidates::of(words, |at| {
            let here = words.marks(at);
            let behind = words.marks(at + 1).lists | words.marks(at + 2).lists;
            (here.looks & looks != 0)
                | (here.looks & Look::Letters.bit() != 0)
                    & (hebrew | (here.lists & lists != 0) | (behind & numbers != 0))
        })
    }

    /// The quantity that begins at a word.
    pub(super) fn at(&mut self, at: usize) -> Option<Found> {
        let view = self.view;
        let found = match view.words.kind(at) {
            WordKind::Break => None,
            WordKind::Digits => self.number(at),
            WordKind::Mark => match view.words.key(at) {
                "$" | "€" | "£" | "%" | "٪" | "₪" => self.number(at),
                "-" => self.below_zero(at),
                "(" if view.words.kind(at + 1) == WordKind::Digits => self.number(at),
                _ => None,
            },
            WordKind::Letters => {
                let number = if self.may_begin(at) {
                    self.number(at)
                } else {
                    None
                };
                number
                    .or_else(|| noun_first::noun_first(view, at))
                    .or_else(|| dual::dual(view, at))
            }
        }?;
        // "200 عامل، بينهم 38 طفلا و4 نساء": the others are no children and no women.
        let joined = |end| end == at || end + 1 == at && view.words.key(end) == "و";
        let among = self.among.is_some_and(joined)
            || at
                .checked_sub(1)
                .is_some_and(|before| uncounted::is(view, before, Class::Among));
        if among {
            self.among = Some(found.end);
        }
        if found.unit.is_some() && found.category.is_some_and(is_people) && !among {
            self.last_unit.clone_from(&found.unit);
        }
        if let (Some(category), Some(unit)) = (found.category, &found.unit) {
            self.last_noun = Some((unit.clone(), category, found.end));
        }
        if let (Some("money"), Some(unit)) = (found.category, &found.unit) {
            self.last_money = Some((unit.clone(), found.end));
        }
        Some(found)
    }

    /// Nearly every word begins no quantity: told by its hashes alone.
    pub(super) fn may_begin(&self, at: usize) -> bool {
        let view = self.view;
        // The clitics of Hebrew are not among the readings of a word.
        if view.language == Language::Hebrew {
            return true;
        }
        let is_number = |at| self.is_number(at);
        let opens = |at| is_number(at) || modifier::before(view, at).is_some();
        let last = view.words.last(at);
        if !matches!(last, 'ن' | 'ا') || view.words.key_len(at) > LONGEST_FRAME {
            return opens(at);
        }
        // "من" and "بين" stand everywhere: the word behind them decides.
        let key = view.words.key(at);
        let bare = key.strip_prefix('و').unwrap_or(key);
        let framed = match bare {
            "من" | "بين" => Some(opens(at + 1)),
            "ما" if view.words.key(at + 1) == "بين" => Some(is_number(at + 2)),
            _ => None,
        };
        // In other languages they may be words of numbers too.
        framed
            .filter(|opens| *opens || view.language == Language::Arabic)
            .unwrap_or_else(|| opens(at))
    }

    /// True for digits and marks, and for a word that may be the first of a number.
    fn is_number(&self, at: usize) -> bool {
        match self.view.words.kind(at) {
            WordKind::Letters => self.reader.lexicon.may_begin(&self.view.words, at),
            WordKind::Break => false,
            WordKind::Digits | WordKind::Mark => true,
        }
    }

    /// [modifier] number [modifier] unit or noun [modifier].
    fn number(&self, at: usize) -> Option<Found> {
        self.negative(at).or_else(|| self.positive(at))
    }

    /// As [`Scan::number`], without a word of minus.
    pub(super) fn positive(&self, at: usize) -> Option<Found> {
        let view = self.view;
        let before = modifier::before(view, at);
        // A verb bounds the number behind it, and stands outside.
        if before
            .as_ref()
            .is_some_and(|before| before.verb == Verb::Outside)
        {
            return None;
        }
        let (start, cut) = before.as_ref().map_or((at, None), |b| (b.end, Some(b.cut)));
        if let Some(found) = self.frost(at, start, before.as_ref()) {
            return Some(found);
        }
        // "الثالثة عشرة": the ten belongs to an ordinal.
        let ordinal = start
            .checked_sub(1)
            .and_then(|before| number::ordinal(&view.words, view.language, before));
        if ordinal.is_some_and(|(_, end)| end > start) {
            return None;
        }
        let mut amount = amount(view, &self.reader, start, cut.is_none())?;
        let why = why(view, amount.first, amount.end);
        if why == Some(Why::Always) {
            return None;
        }
        let mut found = Found {
            at,
            cut: cut.unwrap_or(amount.cut),
            end: amount.end,
            low: Some(amount.low),
            high: Some(amount.high),
            modifier: before.map(|before| before.modifier),
            unit: None,
            category: None,
            counted: None,
            rule: if amount.range {
                "quantity.range"
            } else {
                "quantity.number"
            },
        };
        let mut end = amount.end;
        if let Some(again) = self.echo(&amount) {
            let number = self.reader.scaled_behind(amount.last, again);
            (found.low, found.high) = (Some(number.value), Some(number.value));
            amount.last = number;
            end = number.end;
            found.end = end;
        }
        if let Some((after, said)) = modifier::after(view, end) {
            end = after;
            found.end = after;
            found.modifier = Some(said);
        }
        let is_fraction =
            amount.low < 1.0 && amount.low > 0.0 && !amount.last.digits && !amount.range;
        if is_fraction {
            let (to, category) = whole(view, end)?;
            found.low = Some((amount.low * 10_000.0).round() / 10_000.0);
            found.high = found.low;
            found.counted = Some((end, to));
            found.category = Some(category);
            found.end = to;
            found.rule = "quantity.part";
        } else if let Some(unit) = amount.sign {
            found.unit = Some(unit.code.to_owned());
            found.category = Some(unit.category);
            found.rule = "quantity.sign";
        } else if let Some(noun) = counted(view, end, &amount.last, self.last_unit.as_deref())
            .filter(|noun| why.is_none() || noun.rule != "quantity.of")
        {
            self.of(&mut found, &amount, noun)?;
        } else if why.is_some() || amount.bracketed || !self.bare(&mut found, &amount) {
            return None;
        }
        if amount.last.vague {
            found.modifier = Some(Modifier::Vague);
        }
        if let Some(first) = amount.change {
            // "ارتفع من 3 إلى 5 ملايين": the first value, and the second is found next.
            found.at = amount.first;
            found.cut = 0;
            found.high = found.low;
            found.end = first;
            found.rule = "quantity.change";
            found.counted = None;
            return Some(found);
        }
        if let Some((after, said)) = modifier::after(view, found.end) {
            found.modifier = Some(said);
            found.end = after;
        }
        if found.modifier.is_none() && !amount.range {
            found.modifier = self.bound(amount.first);
        }
        Some(found)
    }

    /// Takes what is counted; `None` where it is part of something else.
    fn of(&self, found: &mut Found, amount: &Amount, noun: Counted) -> Option<()> {
        let view = self.view;
        found.end = noun.end;
        found.category = Some(noun.category);
        found.counted = (noun.category != "percent").then_some(noun.words);
        found.unit = noun.unit;
        found.low = found.low.map(|value| value * noun.factor);
        found.high = found.high.map(|value| value * noun.factor);
        if !amount.range {
            found.rule = noun.rule;
        }
        if noun.measure {
            self.fraction(found, noun.factor);
            self.coins(found);
            self.rate(found);
            let frost =
                view.words.key(found.end) == "تحت" && view.words.key(found.end + 1) == "الصفر";
            if frost && noun.category == "temperature" {
                (found.low, found.high) = (found.high.map(|v| -v), found.low.map(|v| -v));
                found.end += 2;
            }
        }
        Some(())
    }

    /// A number with nothing counted is none, but for large ones ("200 ألف"), bounds whose
    /// noun was said before ("وإصابة أكثر من 400"), and numbers behind a trigger.
    fn bare(&self, found: &mut Found, amount: &Amount) -> bool {
        let view = self.view;
        let number = &amount.last;
        if number.value.fract() != 0.0 && !number.scaled {
            return false;
        }
        let open = view.words.kind(number.end) != WordKind::Letters
            || is_bare(view, number.end, Class::Never)
            || view.words.key(number.end).starts_with('و')
            || triggers().at_stem(&view.words, number.end).is_some();
        let trigger = trigger_before(view, found.at).is_some();
        // "إصابة سبعة", "نزوح ملايين": right behind what happens to people.
        let beside = found.at.checked_sub(1).is_some_and(|before| {
            let length = |at| Some((at, triggers().at_stem(&view.words, at)?.end));
            let reach = before.saturating_sub(2)..=before;
            reach.filter_map(length).any(|(_, end)| end == found.at)
        });
        if number.vague {
            found.rule = "quantity.elided";
            return beside && open;
        }
        let large = number.scaled && (number.digits || amount.range);
        let elided =
            (found.modifier.is_some() || amount.range) && number.value >= 10.0 && open && trigger;
        let told = number.value > 10.0 && trigger && open && !is_year(number);
        let bound = found.modifier.is_some() && number.value >= 100.0 && open && !is_year(number);
        let hurt = beside && open && number.value > 1.0 && !is_year(number);
        // "خمسة آلاف منهم"
        let of_them = matches!(view.words.key(number.end), "منهم" | "منهن" | "بينهم")
            && self.last_unit.is_some()
            && !is_year(number);
        if !(large || elided || told || bound || of_them || hurt) {
            return false;
        }
        if large && !trigger && number.scale >= 1e6 {
            self.elided_money(found);
        }
        // "1.2 مليون مسافر مقابل 900 ألف"
        let against = found
            .at
            .checked_sub(1)
            .is_some_and(|at| is_bare(view, at, Class::Against));
        if against && large && found.unit.is_none() {
            self.elided_noun(found);
        }
        if trigger || of_them {
            found.unit = self.last_unit.clone();
            found.rule = "quantity.elided";
        }
        true
    }

    /// "24 مليار دولار … 30 مليارا": the money that was counted before in the sentence.
    fn elided_money(&self, found: &mut Found) {
        let Some((unit, end)) = &self.last_money else {
            return;
        };
        if self.view.sentence_start(found.at, SENTENCE) <= *end {
            found.unit = Some(unit.clone());
            found.category = Some("money");
            found.rule = "quantity.elided";
        }
    }

    /// The noun that was counted before in the sentence.
    fn elided_noun(&self, found: &mut Found) {
        if let Some((unit, category, end)) = &self.last_noun
            && self.view.sentence_start(found.at, SENTENCE) <= *end
        {
            found.unit = Some(unit.clone());
            found.category = Some(category);
            found.rule = "quantity.elided";
        }
    }

    /// "خمسة وستين (65) ملفا": the word behind the number that is said again.
    fn echo(&self, amount: &Amount) -> Option<usize> {
        let words = &self.view.words;
        let end = amount.end;
        let again = (words.key(end) == "(" && words.kind(end + 1) == WordKind::Digits)
            .then(|| self.reader.number(end + 1))
            .flatten()
            .filter(|again| again.value == amount.high && words.key(again.end) == ")");
        again.filter(|_| !amount.range).map(|again| again.end + 1)
    }

    /// What a verb before the number's subject says of it: "تجاوز عدد القتلى 300".
    fn bound(&self, number: usize) -> Option<Modifier> {
        let view = self.view;
        let from = view.sentence_start(number, SUBJECT);
        for at in (from..number).rev() {
            if let Some(found) = modifier::before(view, at)
                && found.verb != Verb::No
                && found.end <= number
            {
                // "لم يتعد": the negation has the longer form.
                let negated = at
                    .checked_sub(1)
                    .and_then(|at| modifier::before(view, at))
                    .filter(|longer| longer.verb == Verb::Inside && longer.end >= found.end);
                return Some(negated.map_or(found.modifier, |longer| longer.modifier));
            }
            let parts = view.words.kind(at) != WordKind::Letters
                || uncounted::is(view, at, Class::Joint)
                || self.reader.number_at_stem(at).is_some();
            if parts {
                return None;
            }
        }
        None
    }
}
