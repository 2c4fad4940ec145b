//! The bytes of a column: a byte of a key, and for an Arabic letter whether a stem starts
//! with it.
//!
//! A word may be asked for without the particles at its front. Where what they leave
//! starts does not depend on what is asked, so it is marked once, in the highest bit,
//! which ASCII leaves free. The bytes of other scripts' letters have that bit too; those
//! that a marked letter would be taken for move to codes that no key uses.

use crate::search::key_alphabet::{is_arabic, is_latin};

/// The highest bit of an Arabic letter: a stem starts here.
pub(super) const MARK: u8 = 0x80;

/// True for a byte that has its code to itself, also where marks are not looked at.
pub(super) const fn is_apart(byte: u8) -> bool {
    is_arabic(byte as char) || byte == b' ' || byte.is_ascii_digit()
}

/// The code of each byte of a key, and the byte of each code.
const TABLES: ([u8; 256], [u8; 256]) = tables();

/// The code of a byte of a key.
pub(super) fn code(byte: u8) -> u8 {
    TABLES.0.get(usize::from(byte)).copied().unwrap_or(byte)
}

/// The byte of a key behind a code.
pub(super) fn byte(code: u8) -> u8 {
    TABLES.1.get(usize::from(code)).copied().unwrap_or(code)
}

/// True where ASCII has a letter, a digit or the separator that stands in keys.
const fn is_used(ascii: u8) -> bool {
    // Hebrew letters from U+0004 on.
    is_apart(ascii) || is_latin(ascii as char) || (ascii >= 4 && ascii <= 0x1E)
}

#[allow(
    clippy::indexing_slicing,
    reason = "worked out by the compiler, places in 256 that come of bytes"
)]
const fn tables() -> ([u8; 256], [u8; 256]) {
    let (mut codes, mut bytes) = ([0; 256], [0; 256]);
    let mut at = 0;
    while at < 256 {
        codes[at] = at as u8;
        bytes[at] = at as u8 & !MARK;
        at += 1;
    }
    // Codes that without the mark are not taken for anything that has to stay apart.
    let mut free = 0_u8;
    let mut byte = 0x80_u8;
    loop {
        if is_in_utf8(byte) {
            while is_taken(free) {
                free += 1;
            }
            codes[byte as usize] = free;
            bytes[free as usize] = byte;
            free += 1;
        }
        if byte == u8::MAX {
            return (codes, bytes);
        }
        byte += 1;
    }
}

const fn is_taken(code: u8) -> bool {
    match code {
        0..MARK => is_used(code),
        MARK.. => is_apart(code & !MARK),
    }
}

/// True for a byte, beyond ASCII, that UTF-8 has.
const fn is_in_utf8(byte: u8) -> bool {
    matches!(byte, 0x80..=0xBF | 0xC2..=0xF4)
}

#[cfg(test)]
mod tests {
    use super::{MARK, byte, code, is_apart, is_in_utf8, is_used};

    #[test]
    fn every_byte_of_a_key_has_a_code_of_its_own() {
        let in_keys = (0..=u8::MAX).filter(|&here| match here {
            0..MARK => is_used(here),
            MARK.. => is_in_utf8(here),
        });
        let in_keys: Vec<u8> = in_keys.collect();
        let mut codes: Vec<u8> = in_keys.iter().map(|&byte| code(byte)).collect();
        // Those of marked letters are in nobody's way.
        let arabic = (0..MARK).filter(|&letter| is_apart(letter) && letter > b'9');
        codes.extend(arabic.map(|letter| letter | MARK));
        codes.sort_unstable();
        let all = codes.len();
        codes.dedup();
        assert_eq!(codes.len(), all);
        for here in in_keys {
            assert_eq!(byte(code(here)), here);
            assert!(here >= MARK || code(here) == here, "{here}");
            if is_apart(here) {
                assert_eq!(byte(code(here) | MARK), here);
            }
        }
    }

    #[test]
    fn without_marks_what_stays_apart_is_taken_for_nothing_else() {
        for here in (MARK..=u8::MAX).filter(|&here| is_in_utf8(here)) {
            assert!(!is_apart(code(here) & !MARK), "{here}");
        }
    }
}
