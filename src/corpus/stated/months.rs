//! Month names as dates of publication use them: those of [`calendar`] and those of
//! `assets/corpus/months.tsv`.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::tokens::{Shape, Token};
use crate::corpus::table::rows;
use crate::letters::calendar::{self, Calendar};
use crate::letters::fold;

/// A month: its calendar and its number, from 1.
pub(super) type Month = (Calendar, i8);

/// Words of the longest name ("تشرين الثاني").
const LONGEST: usize = 2;

fn table() -> &'static HashMap<String, Vec<Month>> {
    static TABLE: OnceLock<HashMap<String, Vec<Month>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: HashMap<String, Vec<Month>> = HashMap::new();
        for name in calendar::months() {
            let months = table.entry(name.key.clone()).or_default();
            months.push((name.calendar, name.month));
        }
        for row in rows(include_str!("../../../assets/corpus/months.tsv")) {
            let [name, month, family, _] = row.as_slice() else {
                continue;
            };
            if let Ok(month) = month.parse() {
                let months = table.entry(fold(name)).or_default();
                months.push((Calendar::of_family(family), month));
            }
        }
        table
    })
}

/// The readings of the name that begins at token `at`, and the token after it. The
/// Hebrew preposition ב may be glued to it.
pub(super) fn month_at(tokens: &[Token<'_>], at: usize) -> Option<(&'static [Month], usize)> {
    for len in (1..=LONGEST).rev() {
        let words: Option<Vec<&str>> = (at..at + len)
            .map(|i| match tokens.get(i).map(|token| token.shape) {
                Some(Shape::Word(word)) => Some(word),
                _ => None,
            })
            .collect();
        let Some(name) = words.map(|words| words.join(" ")) else {
            continue;
        };
        let bare = name.strip_prefix('ב').unwrap_or(&name);
        if let Some(months) = table().get(&name).or_else(|| table().get(bare)) {
            return Some((months, at + len));
        }
    }
    None
}
