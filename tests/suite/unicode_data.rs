//! The files of `tests/data/unicode`, unpacked.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

/// The text of a file of the Unicode Character Database.
pub fn unicode_data(name: &str) -> String {
    let packed = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/unicode")
        .join(format!("{name}.xz"));
    let mut packed = BufReader::new(File::open(packed).unwrap());
    let mut text = Vec::new();
    lzma_rs::xz_decompress(&mut packed, &mut text).unwrap();
    String::from_utf8(text).unwrap()
}

/// Its lines without comments, blank ones left out.
pub fn rows(file: &str) -> impl Iterator<Item = &str> {
    file.lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|line| !line.is_empty())
}

/// The character of a hexadecimal code point.
pub fn scalar(hex: &str) -> char {
    char::from_u32(u32::from_str_radix(hex.trim(), 16).unwrap()).unwrap()
}
