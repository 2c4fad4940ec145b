//! Text inside Markdown (CommonMark): nothing in it is markup.

use crate::corpus::one_line;
use crate::layout::sanitised;

/// The text on one line, its punctuation escaped where Markdown gives it a meaning.
pub fn escaped(text: &str) -> String {
    let line = one_line(text);
    let mut out = String::with_capacity(line.len());
    for c in sanitised(&line).chars() {
        if matches!(
            c,
            '\\' | '`'
                | '*'
                | '_'
                | '{'
                | '}'
                | '['
                | ']'
                | '<'
                | '>'
                | '('
                | ')'
                | '#'
                | '+'
                | '-'
                | '!'
                | '|'
                | '~'
                | '&'
                | '='
                | '.'
                | ':'
                | '@'
        ) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_is_markup() {
        assert_eq!(
            super::escaped("# [خبر](x)\n<b> & \u{202e}"),
            "\\# \\[خبر\\]\\(x\\) \\<b\\> \\& \\<U\\+202E\\>"
        );
    }
}
