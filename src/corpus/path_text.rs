//! File names as text and back: a name is bytes, and not all of them are UTF-8.

use std::ffi::{OsStr, OsString};
use std::fmt::Write as _;
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::path::PathBuf;

/// A path as text. What is UTF-8 stays as it is; each other byte becomes `\xFF`, two
/// capital hexadecimal digits. [`super::open`] takes the text for the path again, so
/// that it goes through JSON and a pipe.
///
/// ```
/// use std::ffi::OsStr;
/// use std::os::unix::ffi::OsStrExt as _;
/// assert_eq!(khabar::corpus::path_text(OsStr::new("خبر.txt")), "خبر.txt");
/// assert_eq!(khabar::corpus::path_text(OsStr::from_bytes(b"a\xff.txt")), "a\\xFF.txt");
/// ```
#[must_use]
pub fn path_text(path: &OsStr) -> String {
    let mut text = String::with_capacity(path.len());
    for chunk in path.as_bytes().utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            // Writing to a String cannot fail.
            let _ = write!(text, "\\x{byte:02X}");
        }
    }
    text
}

/// The path that an argument means: itself, or where nothing stands there the one of
/// which it is the text.
pub(super) fn meant(argument: &OsStr) -> PathBuf {
    let own = PathBuf::from(argument);
    if own.symlink_metadata().is_ok() {
        return own;
    }
    unescaped(argument.as_bytes())
        .map(PathBuf::from)
        .filter(|path| path.symlink_metadata().is_ok())
        .unwrap_or(own)
}

/// The bytes behind `\xFF`; `None` where there are none.
fn unescaped(text: &[u8]) -> Option<OsString> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    let mut changed = false;
    while let Some((&first, tail)) = rest.split_first() {
        match rest.first_chunk::<4>() {
            Some([b'\\', b'x', high, low]) if is_hex(*high) && is_hex(*low) => {
                bytes.push(value(*high) << 4 | value(*low));
                rest = rest.get(4..).unwrap_or(&[]);
                changed = true;
            }
            _ => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    changed.then(|| OsString::from_vec(bytes))
}

const fn is_hex(digit: u8) -> bool {
    matches!(digit, b'0'..=b'9' | b'A'..=b'F')
}

const fn value(digit: u8) -> u8 {
    match digit {
        b'A'..=b'F' => digit - b'A' + 10,
        _ => digit & 0x0F,
    }
}

#[cfg(test)]
mod tests {
    use super::{path_text, unescaped};
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    #[test]
    fn a_name_of_any_bytes_comes_back_from_its_text() {
        for name in [
            &b"\xff\x80"[..],
            b"a\xd8.txt",
            "خبر\\x\u{9b}".as_bytes(),
            b"\\x4\xfe",
        ] {
            let text = path_text(OsStr::from_bytes(name));
            let back = unescaped(text.as_bytes()).map_or(text.clone().into(), |back| back);
            assert_eq!(back.as_bytes(), name, "{text}");
        }
    }
}
