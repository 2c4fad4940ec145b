//! Text that is safe to print as it stands: messages, file names, reasons.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The text with every control and every character that steers direction or breaks a
/// line written out, as in `<U+202E>`. Line feeds and tabs too: a message is one line.
///
/// For output that is not laid out. What is laid out needs no sanitising.
///
/// ```
/// use khabar::layout::sanitised;
/// assert_eq!(sanitised("خبر.txt"), "خبر.txt");
/// assert_eq!(sanitised("a\u{1b}[2Jb\u{202e}"), "a<U+001B>[2Jb<U+202E>");
/// ```
#[must_use]
pub fn sanitised(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_unsafe(c) {
            // Writing into a String cannot fail.
            let _ = write!(safe, "<U+{:04X}>", u32::from(c));
        } else {
            safe.push(c);
        }
    }
    Cow::Owned(safe)
}

/// C0, DEL, C1, separators of lines and paragraphs, Bidi_Control.
const fn is_unsafe(c: char) -> bool {
    c.is_ascii_control()
        || matches!(
            c,
            '\u{80}'..='\u{9F}'
                | '\u{061C}'
                | '\u{200E}'..='\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2066}'..='\u{2069}'
        )
}

#[cfg(test)]
mod tests {
    use super::sanitised;

    #[test]
    fn what_could_steer_a_terminal_is_written_out() {
        assert_eq!(
            sanitised("\0\t\n\u{7F}\u{9B}"),
            "<U+0000><U+0009><U+000A><U+007F><U+009B>"
        );
        assert_eq!(
            sanitised("\u{2067}\u{200F}\u{2029}"),
            "<U+2067><U+200F><U+2029>"
        );
    }

    #[test]
    fn a_non_joiner_is_a_letter_of_a_name() {
        assert_eq!(sanitised("می\u{200C}خواهم"), "می\u{200C}خواهم");
    }
}
