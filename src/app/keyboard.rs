//! Letters typed on an Arabic, Persian or Hebrew layout are the same commands.
//!
//! Only outside prompts. What arrived in one read is joined first: away from Linux
//! the `b` key of an Arabic layout sends two letters, lam and alef.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{Code, Key};
use crate::letters::digit_value;

/// The command keys behind the keys of one read.
#[must_use]
pub fn commands(typed: &[Key]) -> Vec<Key> {
    let mut out = Vec::with_capacity(typed.len());
    let mut rest = typed;
    while let [first, after @ ..] = rest {
        if let Some(joined) = after.first().and_then(|second| lam_alef(*first, *second)) {
            out.push(latin(Key::char(joined)));
            rest = after.get(1..).unwrap_or_default();
        } else {
            out.push(latin(*first));
            rest = after;
        }
    }
    out
}

/// The ligature that two letters of one key stand for.
fn lam_alef(first: Key, second: Key) -> Option<char> {
    match (first, second.code) {
        (key, Code::Char(alef)) if key == Key::char('ل') && !second.control => match alef {
            'ا' => Some('ﻻ'),
            'أ' => Some('ﻷ'),
            'إ' => Some('ﻹ'),
            'آ' => Some('ﻵ'),
            _ => None,
        },
        _ => None,
    }
}

/// The ASCII key of the same place, or the key as it is.
fn latin(key: Key) -> Key {
    match key.code {
        Code::Char(c) if !c.is_ascii() => match digit_value(c) {
            Some(value) => Key {
                code: Code::Char(char::from(b'0' + value)),
                ..key
            },
            None => Key {
                code: Code::Char(table().get(&c).copied().unwrap_or(c)),
                ..key
            },
        },
        _ => key,
    }
}

fn table() -> &'static HashMap<char, char> {
    static TABLE: OnceLock<HashMap<char, char>> = OnceLock::new();
    TABLE.get_or_init(|| {
        include_str!("../../assets/keymap/keyboards.tsv")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| {
                let mut fields = line.split('\t');
                let sent = fields.next()?.chars().next()?;
                let key = fields.next()?.chars().next()?;
                Some((sent, key))
            })
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> String {
        let keys: Vec<Key> = text.chars().map(Key::char).collect();
        commands(&keys).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn an_arabic_keyboard_commands() {
        assert_eq!(typed("تن"), "jk");
        assert_eq!(typed("س"), "s");
        assert_eq!(typed("ض"), "q");
        assert_eq!(typed("؟"), "?");
    }

    #[test]
    fn lam_alef_is_one_key_however_it_is_sent() {
        assert_eq!(typed("\u{FEFB}"), "b");
        assert_eq!(typed("لا"), "b");
        assert_eq!(typed("لآ"), "B");
        assert_eq!(typed("ل"), "g");
    }

    #[test]
    fn hebrew_and_persian_keyboards_command() {
        assert_eq!(typed("חל"), "jk");
        assert_eq!(typed("ی"), "d");
    }

    #[test]
    fn keys_that_persian_has_elsewhere_command_where_arabic_has_no_command() {
        assert_eq!(typed("دذ"), "nb");
        // Both have a command: Arabic wins.
        assert_eq!(typed("ظ"), "/");
    }

    #[test]
    fn shifted_keys_send_vowel_marks_and_each_is_its_key() {
        assert_eq!(typed("\u{64E}"), "Q");
        assert_eq!(typed("\u{64F}"), "E");
        assert_eq!(typed("آ\u{651}"), "N~");
    }

    #[test]
    fn what_a_layout_sends_in_ascii_is_taken_literally() {
        // Hebrew has / and ' on q and w, shifted Arabic keys send brackets.
        assert_eq!(typed("/'[]{}<>"), "/'[]{}<>");
    }

    #[test]
    fn lam_and_alef_of_two_reads_are_two_keys() {
        let read = |text: &str| typed(text);
        assert_eq!(read("ل") + &read("ا"), "gh");
    }

    #[test]
    fn counts_come_in_three_scripts_and_ascii_is_literal() {
        assert_eq!(typed("١٢۳4/"), "1234/");
    }

    #[test]
    fn no_row_of_the_table_translates_ascii() {
        assert!(table().keys().all(|c| !c.is_ascii()));
        assert!(table().values().all(char::is_ascii));
    }
}
