//! What belongs to measures and money alone: rates, coins, and what lies below zero.

use super::Found;
use super::scan::Scan;
use super::{lexicon, money};
use crate::facts::modifier::Before;
use crate::facts::number::{self, Class};
use crate::facts::record::Modifier;
use crate::facts::view::View;
use crate::letters::Language;
use crate::letters::words::{WordKind, Words};

impl Scan<'_> {
    /// "3 كيلوغرامات ونصف"
    pub(super) fn fraction(&self, found: &mut Found, factor: f64) {
        let unit = found.unit.as_deref().unwrap_or_default();
        let part = fraction_behind(self.view, found.end, unit);
        let Some((part, end)) = part.filter(|_| found.low == found.high) else {
            return;
        };
        let more = |value: f64| value + part * factor;
        (found.low, found.high) = (found.low.map(more), found.high.map(more));
        found.end = end;
    }

    /// "20 دولارا و43 سنتا", "50 دينار و880 مليم": a sum of money in two parts.
    pub(super) fn coins(&self, found: &mut Found) {
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
        if let Some(unit) = lexicon::units(self.view.language).at(words, coin.end)
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
    pub(super) fn rate(&self, found: &mut Found) {
        let view = self.view;
        let key = view.words.key(found.end);
        let at = found.end;
        let per = if let Some(measure) = key.strip_prefix("لل") {
            per(view.language, measure).map(|code| (code, at + 1))
        } else if matches!(key, "لكل" | "في") {
            per(
                view.language,
                view.words.key(at + 1).trim_start_matches("ال"),
            )
            .map(|code| (code, at + 2))
        } else {
            None
        };
        let per = per.map(|(code, end)| square(view, code, end));
        if let (Some((code, end)), Some(unit), Some("money")) = (per, &found.unit, found.category) {
            found.unit = Some(format!("{unit}/{code}"));
            found.end = end;
            found.rule = "quantity.rate";
        }
    }

    /// "ما دون الصفر"
    pub(super) fn frost(&self, at: usize, zero: usize, before: Option<&Before>) -> Option<Found> {
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
    pub(super) fn negative(&self, at: usize) -> Option<Found> {
        let minus = self.reader.lexicon.cardinals.at(&self.view.words, at)?;
        if minus.value.class != Class::Minus {
            return None;
        }
        let mut found = self.positive(minus.end)?;
        (found.low, found.high) = (found.high.map(|v| -v), found.low.map(|v| -v));
        found.at = at;
        found.rule = "quantity.below-zero";
        Some(found)
    }

    /// "-5 درجات", "-2,5%"
    pub(super) fn below_zero(&self, at: usize) -> Option<Found> {
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
}

/// "ونصف", "ونصف الكيلومتر" behind a measure of this code: the part, and the word after it.
pub(super) fn fraction_behind(view: &View, at: usize, code: &str) -> Option<(f64, usize)> {
    let words = &view.words;
    let part = number::lexicon(view.language)
        .cardinals
        .at_stem(words, at)
        .filter(|part| part.cut == 1 && part.value.value > 0.0 && part.value.value < 1.0)?;
    let again = words
        .key(part.end)
        .strip_prefix("ال")
        .and_then(|bare| lexicon::units(view.language).get(bare))
        .is_some_and(|unit| unit.code == code);
    Some((part.value.value, part.end + usize::from(again)))
}

/// "للمتر المربع": the adjective belongs to the measure.
fn square(view: &View, code: &'static str, end: usize) -> (&'static str, usize) {
    let power = view.words.key(end).strip_prefix("ال");
    let whole = power.and_then(|power| {
        let measure = view.words.key(end - 1);
        let measure = measure.trim_start_matches("لل").trim_start_matches("ال");
        let phrase = Words::unhashed(&format!("{measure} {power}"));
        let found = lexicon::units(view.language).at(&phrase, 0)?;
        (found.end == 2).then_some(found.value.code)
    });
    whole.map_or((code, end), |code| (code, end + 1))
}

/// The UCUM code of a measure behind "per".
fn per(language: Language, key: &str) -> Option<&'static str> {
    lexicon::units(language)
        .get(key)
        .filter(|unit| !matches!(unit.category, "money" | "percent"))
        .map(|unit| unit.code)
}
