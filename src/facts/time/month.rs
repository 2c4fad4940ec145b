//! The name of a month, or two names of one month side by side.

use super::lexicon::{Particle, month, particle};
use crate::facts::view::View;

/// "[شهر] مارس", "مارس/آذار", "تشرين الثاني (نوفمبر)".
pub struct MonthBlock {
    /// 1 to 12.
    pub month: i8,
    /// The month of a second name that does not agree.
    pub other: Option<i8>,
    /// The name is an ordinary word too.
    pub weak: bool,
    /// Two names stand side by side.
    pub two: bool,
    /// شهر stands before it.
    pub named: bool,
    /// Letters of its first word that stand outside.
    pub cut: usize,
    /// A glued preposition stands before it.
    pub preposition: bool,
    /// The word after its last.
    pub end: usize,
}

impl MonthBlock {
    /// The month at a word, with the second name beside it.
    pub fn at(view: &View, at: usize) -> Option<Self> {
        let word = particle(view, at, Particle::MonthWord);
        let start = word.as_ref().map_or(at, |found| found.end);
        let first = month(view, start)?;
        let (number, weak) = *first.value;
        let mut block = Self {
            month: number,
            other: None,
            weak,
            two: false,
            named: word.is_some(),
            cut: word.as_ref().map_or(first.cut, |found| found.cut),
            preposition: word
                .as_ref()
                .map_or(first.preposition, |found| found.preposition),
            end: first.end,
        };
        if word.is_some() && first.cut > 0 {
            return None;
        }
        let open = view.words.key(first.end) == "(";
        let joint = if open || matches!(view.words.key(first.end), "/" | "-" | "–" | "\\") {
            first.end + 1
        } else {
            first.end
        };
        if let Some(second) = month(view, joint)
            && second.cut == 0
            && (joint != first.end || second.value.0 == number)
        {
            let closed = view.words.key(second.end) == ")";
            if !open || closed {
                block.two = true;
                block.end = second.end + usize::from(open);
                if second.value.0 != number {
                    block.other = Some(second.value.0);
                }
            }
        }
        Some(block)
    }
}
