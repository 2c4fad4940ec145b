//! Quantities: a number with its modifier, its unit, and what it counts.
//!
//! "أكثر من 400 آخرين", "جندي واحد", "الدول الثلاث", "موقعَين عسكريَين", "295 كلم",
//! "بين 70 و80 كلم في الساعة". A number with nothing counted is none, unless the sentence
//! tells what it counts. Each file below says where its rows are.

mod amount;
mod category;
mod counted;
mod dual;
mod lexicon;
mod money;
mod noun_first;
mod shape;
mod uncounted;

use std::collections::HashMap;

use super::extract::fact;
use super::gazetteer::Filter;
use super::modifier::{self, Before, Verb};
use super::number::{self, Reader, Style, lexicon as numerals};
use super::record::{Detail, Fact, Modifier};
use super::view::View;
use crate::letters::words::WordKind;
use amount::{Amount, amount};
use category::{measured, trigger_before, trigger_behind, triggers};
use counted::{Counted, counted, is_year, whole};
use uncounted::{Class, Why, is_bare, why};

/// How far before a number the verb may stand that bounds it, in words.
const SUBJECT: usize = 6;

/// What a quantity was found to be.
#[derive(Debug)]
struct Found {
    at: usize,
    cut: usize,
    end: usize,
    low: Option<f64>,
    high: Option<f64>,
    modifier: Option<Modifier>,
    unit: Option<String>,
    category: Option<&'static str>,
    counted: Option<(usize, usize)>,
    rule: &'static str,
}

/// Every quantity of an article. Those inside times fall to the times. `facts` are the
/// others of the article: its places tell whose dinar it counts in.
pub fn find(view: &View, facts: &[Fact]) -> Vec<Fact> {
    let mut scan = Scan {
        view,
        reader: Reader {
            words: &view.words,
            lexicon: numerals(view.language),
            style: Style::of(&view.words),
            fractions: true,
            arithmetic: false,
        },
        last_unit: None,
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < view.words.len() {
        match scan.at(at) {
            Some(one) => {
                at = one.end.max(at + 1);
                found.push(one);
            }
            None => at += 1,
        }
    }
    let mut currencies = Currencies {
        view,
        facts,
        known: HashMap::new(),
    };
    found
        .into_iter()
        .map(|mut found| {
            currencies.resolve(&mut found);
            to_fact(view, found)
        })
        .collect()
}

/// The codes of shared currencies, each sought once an article.
struct Currencies<'a> {
    view: &'a View<'a>,
    facts: &'a [Fact],
    known: HashMap<String, Option<&'static str>>,
}

impl Currencies<'_> {
    /// Gives the code for the noun of a currency, and coins as parts of the main unit.
    fn resolve(&mut self, found: &mut Found) {
        let Some(noun) = found.unit.as_deref().filter(|noun| money::is_shared(noun)) else {
            return;
        };
        if found.category != Some("money") {
            return;
        }
        let (view, facts) = (self.view, self.facts);
        let code = *self
            .known
            .entry(noun.to_owned())
            .or_insert_with(|| money::code(view, facts, noun));
        let Some(code) = code else { return };
        let parts = money::part(noun);
        found.low = found.low.map(|value| value / parts);
        found.high = found.high.map(|value| value / parts);
        found.unit = Some(code.to_owned());
    }
}

fn to_fact(view: &View, mut found: Found) -> Fact {
    let (min, max) = match found.modifier {
        Some(Modifier::Vague) => (None, None),
        Some(Modifier::MoreThan | Modifier::AtLeast) => (found.low, None),
        Some(Modifier::LessThan | Modifier::AtMost) => (None, found.high),
        _ => (found.low, found.high),
    };
    let human = found.category.is_none_or(|category| category == "people");
    let category = if human {
        trigger_before(view, found.at)
            .or_else(|| trigger_behind(view, found.end))
            .unwrap_or("count")
    } else {
        measured(view, &mut found)
    };
    let counted = found.counted.map(|(from, to)| {
        view.span(from, if from == found.at { found.cut } else { 0 }, to)
            .of(view.text())
            .to_owned()
    });
    let detail = Detail::Quantity {
        min,
        max,
        modifier: found.modifier,
        unit: found.unit,
        category: category.to_owned(),
        counted,
    };
    let confidence = match (found.rule, found.counted) {
        ("quantity.shape", _) => 0.75,
        (_, Some(_)) => 0.9,
        (_, None) => 0.7,
    };
    fact(
        view,
        (found.at, found.cut, found.end),
        detail,
        confidence,
        found.rule,
    )
}

struct Scan<'a> {
    view: &'a View<'a>,
    reader: Reader<'a>,
    last_unit: Option<String>,
}

impl Scan<'_> {
    fn at(&mut self, at: usize) -> Option<Found> {
        let view = self.view;
        let found = match view.words.kind(at) {
            WordKind::Break => None,
            WordKind::Digits => self.number(at),
            WordKind::Mark => match view.words.key(at) {
                "$" | "€" | "£" | "%" | "٪" | "₪" => self.number(at),
                "-" => self.below_zero(at),
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
        if found.unit.is_some() && found.category.is_some_and(is_people) {
            self.last_unit.clone_from(&found.unit);
        }
        Some(found)
    }

    /// Nearly every word begins no quantity: told by its hashes alone.
    fn may_begin(&self, at: usize) -> bool {
        use std::sync::OnceLock;
        static ARABIC: OnceLock<Filter> = OnceLock::new();
        if self.view.language != crate::letters::Language::Arabic {
            return true;
        }
        let filter = ARABIC.get_or_init(|| {
            let mut filter = Filter::of(["بين", "ما", "من"]);
            filter.insert_firsts(number::forms());
            filter.insert_firsts(modifier::forms());
            filter
        });
        self.view
            .words
            .stem_hashes(at)
            .is_some_and(|hashes| hashes.iter().any(|hash| filter.may_hold(*hash)))
    }

    /// [modifier] number [modifier] unit or noun [modifier].
    fn number(&self, at: usize) -> Option<Found> {
        self.negative(at).or_else(|| self.positive(at))
    }

    fn positive(&self, at: usize) -> Option<Found> {
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
        let amount = amount(view, &self.reader, start, cut.is_none())?;
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
        let mut end = self.echo(&amount);
        found.end = end;
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
        } else if why.is_some() || !self.bare(&mut found, &amount) {
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

    /// "20 دولارا و43 سنتا", "50 دينار و880 مليم": a sum of money in two parts.
    fn coins(&self, found: &mut Found) {
        let words = &self.view.words;
        if found.category != Some("money") || found.low != found.high {
            return;
        }
        let key = words.key(found.end);
        let coin = if key == "و" {
            self.reader.number(found.end + 1)
        } else if key.starts_with('و') {
            self.reader.number_at_stem(found.end).map(|(coin, _)| coin)
        } else {
            None
        };
        let Some(coin) = coin.filter(|coin| !coin.vague) else {
            return;
        };
        if let Some(unit) = lexicon::units().at(words, coin.end)
            && money::part(unit.value.code) > 1.0
            && found
                .unit
                .as_deref()
                .is_none_or(|main| money::part(main) <= 1.0)
        {
            let sum = |value: f64| value + coin.value / money::part(unit.value.code);
            found.low = found.low.map(sum);
            found.high = found.high.map(sum);
            found.end = unit.end;
            found.counted = found.counted.map(|(from, _)| (from, unit.end));
            found.rule = "quantity.coins";
        }
    }

    /// "دولارا للبرميل": money for a measure.
    fn rate(&self, found: &mut Found) {
        let view = self.view;
        let key = view.words.key(found.end);
        let at = found.end;
        let per = if let Some(measure) = key.strip_prefix("لل") {
            per(measure).map(|code| (code, at + 1))
        } else if matches!(key, "لكل" | "في") {
            per(view.words.key(at + 1).trim_start_matches("ال")).map(|code| (code, at + 2))
        } else {
            None
        };
        if let (Some((code, end)), Some(unit), Some("money")) = (per, &found.unit, found.category) {
            found.unit = Some(format!("{unit}/{code}"));
            found.end = end;
            found.rule = "quantity.rate";
        }
    }

    /// A number with nothing counted is none, but for large ones ("200 ألف"), bounds whose
    /// noun was said before ("وإصابة أكثر من 400"), and numbers behind a trigger.
    fn bare(&self, found: &mut Found, amount: &Amount) -> bool {
        let view = self.view;
        let number = &amount.last;
        if number.vague || number.value.fract() != 0.0 && !number.scaled {
            return false;
        }
        let open = view.words.kind(number.end) != WordKind::Letters
            || is_bare(view, number.end, Class::Never)
            || view.words.key(number.end).starts_with('و')
            || triggers().at_stem(&view.words, number.end).is_some();
        let trigger = trigger_before(view, found.at).is_some();
        let large = number.scaled && (number.digits || amount.range);
        let elided =
            (found.modifier.is_some() || amount.range) && number.value >= 10.0 && open && trigger;
        let told = number.value > 10.0 && trigger && open && !is_year(number);
        let bound = found.modifier.is_some() && number.value >= 100.0 && open && !is_year(number);
        // "خمسة آلاف منهم"
        let of_them = matches!(view.words.key(number.end), "منهم" | "منهن" | "بينهم")
            && self.last_unit.is_some()
            && !is_year(number);
        if !(large || elided || told || bound || of_them) {
            return false;
        }
        if trigger || of_them {
            found.unit = self.last_unit.clone();
            found.rule = "quantity.elided";
        }
        true
    }

    /// "سبع وتسعين (97) مشروعا": the word behind the number that is said again.
    fn echo(&self, amount: &Amount) -> usize {
        let words = &self.view.words;
        let end = amount.end;
        let again = (words.key(end) == "(" && words.kind(end + 1) == WordKind::Digits)
            .then(|| self.reader.number(end + 1))
            .flatten()
            .filter(|again| again.value == amount.high && words.key(again.end) == ")");
        again.map_or(end, |again| again.end + 1)
    }

    /// "ما دون الصفر"
    fn frost(&self, at: usize, zero: usize, before: Option<&Before>) -> Option<Found> {
        let before = before.filter(|before| before.modifier == Modifier::LessThan)?;
        (self.view.words.key(zero) == "الصفر").then(|| Found {
            at,
            cut: before.cut,
            end: zero + 1,
            low: Some(0.0),
            high: Some(0.0),
            modifier: Some(Modifier::LessThan),
            unit: Some("Cel".to_owned()),
            category: Some("temperature"),
            counted: None,
            rule: "quantity.frost",
        })
    }

    /// "سالب خمسة بالمئة"
    fn negative(&self, at: usize) -> Option<Found> {
        let minus = self.reader.lexicon.cardinals.at(&self.view.words, at)?;
        if minus.value.class != number::Class::Minus {
            return None;
        }
        let mut found = self.positive(minus.end)?;
        (found.low, found.high) = (found.high.map(|v| -v), found.low.map(|v| -v));
        found.at = at;
        found.rule = "quantity.below-zero";
        Some(found)
    }

    /// "-5 درجات", "-2,5%"
    fn below_zero(&self, at: usize) -> Option<Found> {
        let words = &self.view.words;
        let free = at == 0 || !words.is_glued(at);
        if !free || !words.is_glued(at + 1) || words.kind(at + 1) != WordKind::Digits {
            return None;
        }
        let mut found = self.positive(at + 1)?;
        if !matches!(found.category, Some("temperature" | "percent")) {
            return None;
        }
        (found.low, found.high) = (found.high.map(|v| -v), found.low.map(|v| -v));
        found.at = at;
        found.rule = "quantity.below-zero";
        Some(found)
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

/// True where people are counted, in whatever state.
fn is_people(category: &str) -> bool {
    matches!(
        category,
        "people" | "killed" | "injured" | "captured" | "missing" | "displaced"
    )
}

/// The UCUM code of a measure behind "per".
fn per(key: &str) -> Option<&'static str> {
    lexicon::units()
        .get(key)
        .filter(|unit| !matches!(unit.category, "money" | "percent"))
        .map(|unit| unit.code)
}
