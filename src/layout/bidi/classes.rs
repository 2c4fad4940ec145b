//! Bidi_Class, from the crate's table, with the letters of the news at hand.

use std::sync::OnceLock;

use unicode_bidi::BidiClass;

/// The blocks up to Arabic, Syriac, Thaana and NKo: two bytes in UTF-8 at most.
const AT_HAND: u32 = 0x800;

/// The Bidi_Class of a character.
pub(in crate::layout) fn bidi_class(c: char) -> BidiClass {
    static CLASSES: OnceLock<Vec<BidiClass>> = OnceLock::new();
    let point = u32::from(c);
    if point >= AT_HAND {
        return unicode_bidi::bidi_class(c);
    }
    let classes = CLASSES.get_or_init(|| {
        (0..AT_HAND)
            .filter_map(char::from_u32)
            .map(unicode_bidi::bidi_class)
            .collect()
    });
    let at_hand = usize::try_from(point).ok().and_then(|at| classes.get(at));
    at_hand.copied().unwrap_or(BidiClass::L)
}

/// Some of the classes.
#[derive(Clone, Copy)]
pub(super) struct ClassSet(u32);

impl ClassSet {
    /// The classes that occur.
    pub(super) fn of(classes: &[BidiClass]) -> Self {
        Self(classes.iter().fold(0, |set, class| set | bit(*class)))
    }

    /// True where one of these occurs.
    pub(super) fn any(self, classes: &[BidiClass]) -> bool {
        self.0 & Self::of(classes).0 != 0
    }
}

/// A bit for each of the 23 classes.
const fn bit(class: BidiClass) -> u32 {
    1 << class as u32
}

#[cfg(test)]
mod tests {
    use super::bidi_class;

    #[test]
    fn every_character_has_the_class_of_the_table() {
        for c in '\0'..=char::MAX {
            assert_eq!(bidi_class(c), unicode_bidi::bidi_class(c), "{c:?}");
        }
    }
}
