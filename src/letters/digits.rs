//! The three digit scripts of the news: ASCII, Arabic-Indic, extended Arabic-Indic.

/// The value of a decimal digit of any of the three scripts, 0 to 9.
#[must_use]
pub const fn digit_value(c: char) -> Option<u8> {
    match c {
        '0'..='9' => Some(c as u8 - b'0'),
        '\u{0660}'..='\u{0669}' => Some((c as u32 - 0x0660) as u8),
        '\u{06F0}'..='\u{06F9}' => Some((c as u32 - 0x06F0) as u8),
        _ => None,
    }
}

/// The value of a run of digits only, of any of the three scripts; `None` where
/// anything else stands in it, where it is empty, or where it overflows.
#[must_use]
pub fn number_value(digits: &str) -> Option<u64> {
    if digits.is_empty() {
        return None;
    }
    digits.chars().try_fold(0u64, |sum, c| {
        sum.checked_mul(10)?.checked_add(u64::from(digit_value(c)?))
    })
}

#[cfg(test)]
mod tests {
    use super::number_value;

    #[test]
    fn digits_of_three_scripts_have_one_value() {
        assert_eq!(number_value("2021"), Some(2021));
        assert_eq!(number_value("٢٠٢١"), Some(2021));
        assert_eq!(number_value("۲۰۲۱"), Some(2021));
        assert_eq!(number_value(""), None);
        assert_eq!(number_value("20a"), None);
        assert_eq!(number_value("99999999999999999999"), None);
    }
}
