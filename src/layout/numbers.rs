//! LB25, completed: where a number with its signs goes on.
//!
//! The segmenter breaks after a dash, also where a number follows it, and at some
//! brackets and signs that the standard's expression keeps with their number:
//! `(PR | PO)? (OP | HY)? NU (NU | SY | IS)* (CL | CP)? (PR | PO)?`. A range and a sign
//! of subtraction are kept whole too, which the standard leaves to tailoring.

/// True where the text must not break before this byte, since a number spans it.
pub(super) fn spans_number(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (text.get(..at), text.get(at..)) else {
        return false;
    };
    let mut earlier = before.chars().rev().filter(|c| !is_mark_of_direction(*c));
    let mut later = after.chars().filter(|c| !is_mark_of_direction(*c));
    let (Some(last), Some(first)) = (earlier.next(), later.next()) else {
        return false;
    };
    if last.is_whitespace() || first.is_whitespace() {
        return false;
    }
    // What stands before a number: a sign, a dash, a currency, an opening bracket.
    let begins = is_digit(first)
        || ((is_affix(first) || is_opening(first) || is_dash(first))
            && begins_number(later.by_ref()));
    if begins && (is_dash(last) || is_affix(last)) {
        return true;
    }
    // What stands after it: a unit, a closing bracket before one, a dash.
    let ends = is_digit(last)
        || ((is_closing(last) || is_affix(last) || is_joiner(last)) && ends_number(earlier));
    ends && (is_affix(first) || is_closing(first) || (is_joiner(first) && !is_dash(first)))
}

/// True where a digit follows, after two more signs at most.
fn begins_number(later: impl Iterator<Item = char>) -> bool {
    let mut signs = later
        .take(3)
        .skip_while(|c| is_affix(*c) || is_opening(*c) || is_dash(*c));
    signs.next().is_some_and(is_digit)
}

/// True where a digit went before, with two more signs at most between.
fn ends_number(earlier: impl Iterator<Item = char>) -> bool {
    let mut signs = earlier
        .take(3)
        .skip_while(|c| is_affix(*c) || is_closing(*c) || is_joiner(*c));
    signs.next().is_some_and(is_digit)
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}')
}

/// Signs and currencies, before or after a number: of classes PR and PO.
const fn is_affix(c: char) -> bool {
    matches!(
        c,
        '+' | '%'
            | '$'
            | '£'
            | '¥'
            | '¢'
            | '°'
            | '±'
            | '٪'
            | '؉'
            | '؊'
            | '‰'
            | '\u{2212}'
            | '№'
            | '﷼'
            | '\u{20A0}'..='\u{20CF}'
    )
}

/// Between the two ends of a range, or before a number below zero.
const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2013}' | '\u{2212}')
}

/// Inside a number: of classes SY and IS.
const fn is_joiner(c: char) -> bool {
    matches!(c, '/' | '.' | ',' | ':' | '،')
}

const fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '{')
}

const fn is_closing(c: char) -> bool {
    matches!(c, ')' | ']' | '}')
}

const fn is_mark_of_direction(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}')
}

#[cfg(test)]
mod tests {
    use crate::layout::breaks::opportunities;

    fn pieces(text: &str) -> Vec<&str> {
        let mut pieces = Vec::new();
        let mut start = 0;
        for at in opportunities(text).chain([text.len()]) {
            pieces.push(&text[start..at]);
            start = at;
        }
        pieces
    }

    #[test]
    fn a_number_keeps_its_sign_range_and_unit() {
        for whole in [
            "2020-2024",
            "2020–2024",
            "٢٠٢٠–٢٠٢٤",
            "۱۹۹۰‐۲۰۰۰",
            "-5",
            "–5",
            "−5",
            "+5%",
            "±3.5",
            "40%",
            "٪٤٠",
            "۴۰٪",
            "%40",
            "$100",
            "100$",
            "€5–€7",
            "40%–50%",
            "٤٠٪–٥٠٪",
            "11/05/2024",
            "10:30-12:00",
            "1,234.5",
            "١٬٢٣٤٫٥",
            "(12)%",
            "$(12.35)",
            "(5)",
            "+971-2",
            "COVID-19",
            "25°",
            "-$5",
            "5%-6%",
            "$-5",
        ] {
            let text = format!("قبل {whole} بعد");
            assert_eq!(
                pieces(&text),
                ["قبل ", &format!("{whole} "), "بعد"],
                "{whole}"
            );
        }
    }

    #[test]
    fn words_part_at_dashes_and_after_spaces_as_before() {
        assert_eq!(pieces("ab-cd ef–gh"), ["ab-", "cd ", "ef–", "gh"]);
        assert_eq!(pieces("5 - 6"), ["5 ", "- ", "6"]);
        assert_eq!(pieces("40 %"), ["40 ", "%"]);
        assert_eq!(pieces("2020–عام"), ["2020–", "عام"]);
    }
}
