//! I1 and I2: the level of each character.

use unicode_bidi::BidiClass::{self, AN, EN, L, R};

/// The level of a character whose class is resolved, in an embedding of this level.
pub(super) const fn level(class: BidiClass, embedding: u8) -> u8 {
    embedding
        + match (embedding % 2 == 1, class) {
            // I1
            (false, R) => 1,
            (false, AN | EN) => 2,
            // I2
            (true, L | AN | EN) => 1,
            _ => 0,
        }
}

#[cfg(test)]
mod tests {
    use unicode_bidi::BidiClass::{AN, EN, L, R};

    use super::level;

    #[test]
    fn levels_are_those_of_the_standards_table_5() {
        let row = |class| [level(class, 0), level(class, 1)];
        assert_eq!(row(L), [0, 2]);
        assert_eq!(row(R), [1, 1]);
        assert_eq!(row(AN), [2, 2]);
        assert_eq!(row(EN), [2, 2]);
    }
}
