//! HTML entities that were left in a title.
//!
//! Rule: HTML living standard, "named character references", as far as newspapers
//! leave them behind. An entity that is not known is text.

/// Named entities; those of one bidi or joining control are dropped with it.
const NAMED: [(&str, char); 20] = [
    ("amp", '&'),
    ("apos", '\''),
    ("bull", '•'),
    ("gt", '>'),
    ("hellip", '…'),
    ("laquo", '«'),
    ("ldquo", '“'),
    ("lrm", '\u{200E}'),
    ("lsquo", '‘'),
    ("lt", '<'),
    ("mdash", '—'),
    ("nbsp", '\u{A0}'),
    ("ndash", '–'),
    ("quot", '"'),
    ("raquo", '»'),
    ("rdquo", '”'),
    ("rlm", '\u{200F}'),
    ("rsquo", '’'),
    ("zwj", '\u{200D}'),
    ("zwnj", '\u{200C}'),
];

/// The longest entity that is looked for, in bytes with `&` and `;`.
const LONGEST: usize = 10;

/// The character of the entity that starts at byte `at`, and its length in bytes.
pub(super) fn entity_at(text: &str, at: usize) -> Option<(char, usize)> {
    let rest = text.get(at..)?.strip_prefix('&')?;
    let end = rest
        .bytes()
        .take(LONGEST - 1)
        .position(|byte| byte == b';')?;
    let name = rest.get(..end)?;
    let c = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
        None => NAMED.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((c, name.len() + 2))
}

#[cfg(test)]
mod tests {
    use super::entity_at;

    #[test]
    fn entities_are_characters_and_anything_else_is_text() {
        assert_eq!(entity_at("a&quot;b", 1), Some(('"', 6)));
        assert_eq!(entity_at("&#1576;", 0), Some(('ب', 7)));
        assert_eq!(entity_at("&#x628;", 0), Some(('ب', 7)));
        for text in [
            "&",
            "&;",
            "&quot",
            "&بب;",
            "&#xD800;",
            "&#99999999;",
            "AT&T;",
            "& ب;",
        ] {
            assert_eq!(entity_at(text, 0), None, "{text}");
        }
    }
}
