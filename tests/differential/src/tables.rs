//! The tables that both read: where they differ, no algorithm is compared.

use std::collections::BTreeSet;

use khabar::layout::mirrored;
use unicode_bidi::BidiClass::{self, *};

use crate::icu;

/// UCharDirection, in ICU's order.
const CLASSES: [BidiClass; 23] = [
    L, R, EN, ES, ET, AN, CS, B, S, WS, ON, LRE, LRO, AL, RLE, RLO, PDF, NSM, BN, FSI, LRI, RLI,
    PDI,
];

/// The code points that Unicode 15.0 assigns and of which the two have another class or
/// another mirror image. Prints them.
pub fn disagreeing() -> BTreeSet<char> {
    let (mut assigned, mut different) = (0, BTreeSet::new());
    for c in ('\0'..=char::MAX).filter(|c| icu::is_assigned(*c)) {
        assigned += 1;
        let (own, their) = (unicode_bidi::bidi_class(c), CLASSES[icu::direction(c)]);
        if own != their {
            println!("U+{:04X}: class {own:?}, ICU {their:?}", u32::from(c));
            different.insert(c);
        }
        if mirrored(c).unwrap_or(c) != icu::mirrored(c) {
            println!("U+{:04X}: another mirror image", u32::from(c));
            different.insert(c);
        }
    }
    println!(
        "tables: {assigned} assigned code points, {} differ",
        different.len()
    );
    different
}
