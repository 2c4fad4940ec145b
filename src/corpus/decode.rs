//! Bytes to text: UTF-8, or a reason why not. Other encodings come in here.

use memchr::memchr;

use super::Fault;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The text of a file without its byte order mark.
///
/// # Errors
/// Empty or blank files, UTF-16 and UTF-32, bytes that are not UTF-8, NUL bytes:
/// offsets are counted in bytes of the file, its mark included.
pub(super) fn text(mut bytes: Vec<u8>) -> Result<String, Fault> {
    if bytes.is_empty() {
        return Err(Fault::Empty);
    }
    if let Some(name) = wide_encoding(&bytes) {
        return Err(Fault::WideEncoding(name));
    }
    if let Some(at) = memchr(0, &bytes) {
        return Err(Fault::Binary(at));
    }
    let mark = if bytes.starts_with(BYTE_ORDER_MARK) {
        BYTE_ORDER_MARK.len()
    } else {
        0
    };
    bytes.drain(..mark);
    let text = String::from_utf8(bytes)
        .map_err(|error| Fault::NotUtf8(mark + error.utf8_error().valid_up_to()))?;
    if text.chars().all(is_blank) {
        return Err(Fault::Blank);
    }
    Ok(text)
}

/// UTF-32 is looked for first: its little-endian mark begins with that of UTF-16.
fn wide_encoding(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"\xFF\xFE\0\0") || bytes.starts_with(b"\0\0\xFE\xFF") {
        Some("UTF-32")
    } else if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        Some("UTF-16")
    } else {
        None
    }
}

/// White space, or a character without ink: a line of them shows nothing.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{061C}' | '\u{FEFF}'
        )
}

#[cfg(test)]
mod tests {
    use super::text;
    use crate::corpus::Fault;

    #[test]
    fn a_byte_order_mark_does_not_count() {
        assert_eq!(text(b"\xEF\xBB\xBFabc".to_vec()).unwrap(), "abc");
    }

    #[test]
    fn what_is_no_text_is_named_with_its_offset() {
        assert_eq!(text(vec![]), Err(Fault::Empty));
        assert_eq!(text(b"\xEF\xBB\xBF".to_vec()), Err(Fault::Blank));
        assert_eq!(
            text(" \n\u{A0}\u{200F}\n".as_bytes().to_vec()),
            Err(Fault::Blank)
        );
        assert_eq!(text(b"\xEF\xBB\xBFab\xC7".to_vec()), Err(Fault::NotUtf8(5)));
        assert_eq!(text(b"ab\0c".to_vec()), Err(Fault::Binary(2)));
        assert_eq!(
            text(b"\xFF\xFEa\0".to_vec()),
            Err(Fault::WideEncoding("UTF-16"))
        );
        assert_eq!(
            text(b"\xFF\xFE\0\0a\0\0\0".to_vec()),
            Err(Fault::WideEncoding("UTF-32"))
        );
    }
}
