//! A name shown in a message: nothing in it commands a terminal or turns a line round.

use std::fmt::Write as _;

/// `name` with controls, line separators, bidi controls and other invisible format
/// characters written as `\u{…}`: one line, safe on any terminal.
///
/// ```
/// assert_eq!(khabar::corpus::escaped("a\u{1b}[2J\u{202e}.txt"), "a\\u{1b}[2J\\u{202e}.txt");
/// ```
#[must_use]
pub fn escaped(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_control() || is_invisible(c) {
            // Writing to a String cannot fail.
            let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// Format characters (Unicode `Cf`) and the two separators; ZWNJ and ZWJ are letters'
/// business and stay.
const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{00AD}'
            | '\u{061C}'
            | '\u{180E}'
            | '\u{200B}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E007F}'
    )
}
