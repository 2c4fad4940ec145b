//! The codes of the bytes of keys: the more seldom a byte is in Arabic news, the more
//! bits its code has, and a title is kept in as many bits as its letters need.
//!
//! Five bits hold the separator, the Arabic letters and two digits; six the other digits
//! and nearly all Latin letters; seven the rest of ASCII, where Hebrew is; eight the bytes
//! of other scripts. The separator is 0, so that an empty place is one. It and the letters
//! of which particles are made differ in the lowest three bits only.

/// Bits of the codes that are in every title.
pub(super) const FEWEST_BITS: usize = 5;

/// Bits of the longest code.
pub(super) const MOST_BITS: usize = 8;

/// The separator, the letters of particles, the other Arabic letters, digits, and Latin
/// letters from the most to the least frequent in English.
const FIRST: &[u8] = b" vfblkacdeghijmnopqrstuwxyz\x01\x02\x030123456789ETAOINSRHLDCUMFPGWYBVKXJQZ";

/// The code of each byte, and the byte of each code.
const TABLES: ([u8; 256], [u8; 256]) = tables();

/// The code of a byte of a key.
pub(super) const fn code(byte: u8) -> u8 {
    at(&TABLES.0, byte)
}

/// The byte of a key behind a code.
pub(super) const fn byte(code: u8) -> u8 {
    at(&TABLES.1, code)
}

/// How many bits it takes to hold a code.
pub(super) fn bits(code: u8) -> usize {
    let bits = (u8::BITS - code.leading_zeros()) as usize;
    bits.max(FEWEST_BITS)
}

#[allow(clippy::indexing_slicing, reason = "a byte is a place in 256")]
const fn at(table: &[u8; 256], place: u8) -> u8 {
    table[place as usize]
}

#[allow(
    clippy::indexing_slicing,
    reason = "worked out by the compiler, places in 256 that come of bytes"
)]
const fn tables() -> ([u8; 256], [u8; 256]) {
    let (mut codes, mut bytes) = ([0; 256], [0; 256]);
    let mut has_code = [false; 256];
    let mut next = 0;
    while next < FIRST.len() {
        let byte = FIRST[next];
        codes[byte as usize] = next as u8;
        bytes[next] = byte;
        has_code[byte as usize] = true;
        next += 1;
    }
    let mut byte = 0;
    while byte < 256 {
        if !has_code[byte] {
            codes[byte] = next as u8;
            bytes[next] = byte as u8;
            next += 1;
        }
        byte += 1;
    }
    (codes, bytes)
}

#[cfg(test)]
mod tests {
    use super::{FIRST, bits, byte, code};
    use crate::search::key_alphabet::{is_arabic, is_latin};

    #[test]
    fn every_byte_has_a_code_of_its_own() {
        let mut codes: Vec<u8> = (0..=u8::MAX).map(code).collect();
        assert!((0..=u8::MAX).all(|here| byte(code(here)) == here));
        codes.sort_unstable();
        assert!(codes.iter().copied().eq(0..=u8::MAX));
        assert_eq!(code(b' '), 0);
    }

    #[test]
    fn what_is_frequent_has_short_codes() {
        for here in (0..0x80).filter(|&here| is_arabic(char::from(here))) {
            assert_eq!(bits(code(here)), 5, "{here}");
        }
        let is_short = |here: u8| here.is_ascii_digit() || is_latin(char::from(here));
        let long = (0..0x80).filter(|&here| is_short(here) && bits(code(here)) > 6);
        assert!(long.eq(*b"QZ"));
        // Hebrew.
        assert!((4..=0x1E).all(|here| bits(code(here)) == 7));
        assert_eq!(FIRST.len(), 66);
    }

    #[test]
    fn particles_differ_in_three_bits() {
        assert!(b" vfblka".iter().all(|&here| code(here) < 8));
    }
}
