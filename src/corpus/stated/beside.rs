//! Words that stand beside a date of publication: `assets/corpus/date_words.tsv`, and
//! the weekdays.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::date::Role;
use super::tokens::{Shape, Token, tokens, word};
use crate::corpus::table::rows;
use crate::letters::{calendar, fold};

/// Words that stand beside dates, by their first word: the words, what they say.
type Beside = HashMap<String, Vec<(Vec<String>, Option<Role>)>>;

fn beside() -> &'static Beside {
    static TABLE: OnceLock<Beside> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Beside::new();
        let mut add = |phrase: &str, role: Option<Role>| {
            let folded = fold(phrase);
            let words: Vec<String> = tokens(&folded)
                .iter()
                .filter_map(|token| match token.shape {
                    Shape::Word(word) => Some(word.to_owned()),
                    _ => None,
                })
                .collect();
            if let Some(first) = words.first() {
                table.entry(first.clone()).or_default().push((words, role));
            }
        };
        for row in rows(include_str!("../../../assets/corpus/date_words.tsv")) {
            let [role, phrase, _] = row.as_slice() else {
                continue;
            };
            add(
                phrase,
                match *role {
                    "published" => Some(Role::Published),
                    "updated" => Some(Role::Updated),
                    _ => None,
                },
            );
        }
        for weekday in calendar::weekdays() {
            add(&weekday.key, None);
        }
        for rows in table.values_mut() {
            rows.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        table
    })
}

/// The longest phrase beside dates at token `at`: what it says, the token after it.
pub(super) fn beside_at(tokens: &[Token<'_>], at: usize) -> Option<(Option<Role>, usize)> {
    let rows = beside().get(word(tokens, at)?)?;
    rows.iter().find_map(|(words, role)| {
        let same = words
            .iter()
            .enumerate()
            .all(|(i, expected)| word(tokens, at + i) == Some(expected));
        same.then_some((*role, at + words.len()))
    })
}
