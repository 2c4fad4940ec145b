//! A quantity in words: the bound, the number, what it counts.

use super::{ABOUT, VALUE};
use crate::app::{Saying, Strings};
use crate::facts::{Modifier, says_bound};
use crate::layout::Phrase;

/// What a quantity is, as its record holds it.
#[derive(Clone, Copy)]
pub(super) struct Figure<'a> {
    pub min: Option<f64>,
    pub max: Option<f64>,
    pub modifier: Option<Modifier>,
    pub unit: Option<&'a str>,
    pub category: &'a str,
    pub counted: Option<&'a str>,
    /// Whether what is counted is said where the category has a word for it.
    pub noun: bool,
}

/// Appends a quantity whose words are `text`: a bound never without its word, never as a
/// sign that would be mirrored.
pub(super) fn append(phrase: Phrase, strings: &Strings, text: &str, figure: Figure) -> Phrase {
    let Some(number) = number(strings, figure) else {
        return phrase.tagged(VALUE, text);
    };
    let word = format!("category.{}", figure.category);
    let known = strings.get(&word);
    match (figure.category, figure.unit, figure.counted) {
        ("percent", ..) => number(bound(phrase, strings, figure.modifier), "%"),
        ("money", Some(unit), _) => {
            let phrase = number(bound(phrase, strings, figure.modifier), "");
            phrase.text(" ").tagged(VALUE, unit)
        }
        ("count", _, Some(counted)) => {
            let phrase = number(bound(phrase, strings, figure.modifier), "");
            phrase.text(" ").tagged(VALUE, counted)
        }
        _ if known != word => {
            let phrase = number(bound(phrase, strings, figure.modifier), "");
            let phrase = phrase.text(" ").tagged_text(VALUE, known);
            match figure
                .counted
                .filter(|_| figure.noun && figure.category != "population")
            {
                Some(counted) => phrase.text("  ").tagged(ABOUT, counted),
                None => phrase,
            }
        }
        // What is measured stands in the article's own words for its unit.
        _ if says_bound(text) => phrase.tagged(VALUE, text),
        _ => bound(phrase, strings, figure.modifier).tagged(VALUE, text),
    }
}

/// What appends the number, or the two that it lies between; `None` where there is none.
fn number<'a>(
    strings: &'a Strings,
    figure: Figure,
) -> Option<impl Fn(Phrase, &str) -> Phrase + 'a> {
    let (least, most) = match (figure.min, figure.max) {
        (Some(min), Some(max)) if min != max => (min, Some(max)),
        (Some(one), _) | (None, Some(one)) => (one, None),
        (None, None) => return None,
    };
    Some(move |phrase: Phrase, sign: &str| match most {
        Some(most) => {
            let ends = [least, most].map(|end| format!("{}{sign}", grouped(end)));
            Saying::with("facts.between", ends).append_tagged(phrase, strings, VALUE)
        }
        None => phrase.tagged(VALUE, &format!("{}{sign}", grouped(least))),
    })
}

fn bound(phrase: Phrase, strings: &Strings, modifier: Option<Modifier>) -> Phrase {
    match modifier {
        Some(modifier) => phrase
            .tagged_text(VALUE, strings.get(words(modifier)))
            .text(" "),
        None => phrase,
    }
}

/// The key of a modifier's words.
pub(super) const fn words(modifier: Modifier) -> &'static str {
    match modifier {
        Modifier::MoreThan => "modifier.more_than",
        Modifier::LessThan => "modifier.less_than",
        Modifier::AtLeast => "modifier.at_least",
        Modifier::AtMost => "modifier.at_most",
        Modifier::Approx => "modifier.approx",
        Modifier::Vague => "modifier.vague",
        Modifier::Start => "modifier.start",
        Modifier::Mid => "modifier.mid",
        Modifier::End => "modifier.end",
    }
}

/// 120,000 and 7.8: the digits of the whole part by threes, from five digits on.
fn grouped(number: f64) -> String {
    let text = number.to_string();
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let digits = whole.trim_start_matches('-').len();
    if digits < 5
        || !whole
            .trim_start_matches('-')
            .bytes()
            .all(|b| b.is_ascii_digit())
    {
        return text;
    }
    let mut out = String::with_capacity(text.len() + digits / 3);
    for (at, c) in whole.chars().enumerate() {
        let left = whole.len() - at;
        if c != '-' && at > 0 && left % 3 == 0 && !out.ends_with('-') {
            out.push(',');
        }
        out.push(c);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn digits_are_grouped_by_threes_from_five_on() {
        for (number, text) in [
            (6.0, "6"),
            (2023.0, "2023"),
            (10_000.0, "10,000"),
            (120_000.0, "120,000"),
            (-120_000.0, "-120,000"),
            (1_234_567.5, "1,234,567.5"),
            (7.8, "7.8"),
        ] {
            assert_eq!(grouped(number), text);
        }
    }
}
