//! N1 and N2: neutrals take the direction around them.

use unicode_bidi::BidiClass::{self, B, FSI, LRI, ON, PDI, RLI, S, WS};

use super::brackets::strong;

/// N1 and N2 for one isolating run sequence: of neutrals and isolates nothing is left.
/// `sos` and `eos` are what counts as before and after it, `embedding` the direction of
/// its level.
pub(super) fn n1_n2(
    classes: &mut [BidiClass],
    sos: BidiClass,
    eos: BidiClass,
    embedding: BidiClass,
) {
    let mut before = sos;
    let mut start = 0;
    while let Some(rest) = classes.get_mut(start..) {
        let neutrals = rest.iter().take_while(|class| is_neutral(**class)).count();
        let after = rest.get(neutrals).copied();
        let direction = match after.map_or(Some(eos), strong) {
            // N1
            Some(after) if after == before => after,
            // N2
            _ => embedding,
        };
        if let Some(neutrals) = rest.get_mut(..neutrals) {
            neutrals.fill(direction);
        }
        let Some(after) = after else { return };
        before = strong(after).unwrap_or(before);
        start += neutrals + 1;
    }
}

/// NI of the standard: neutrals and the edges of isolates.
const fn is_neutral(class: BidiClass) -> bool {
    matches!(class, B | S | WS | ON | FSI | LRI | RLI | PDI)
}

#[cfg(test)]
mod tests {
    use unicode_bidi::BidiClass::{self, *};

    use super::n1_n2;

    fn resolved(classes: &[BidiClass]) -> Vec<BidiClass> {
        let mut classes = classes.to_vec();
        n1_n2(&mut classes, R, L, L);
        classes
    }

    #[test]
    fn neutrals_between_one_direction_take_it() {
        assert_eq!(resolved(&[R, WS, ON, R]), [R; 4]);
        assert_eq!(resolved(&[R, WS, AN]), [R, R, AN]);
        assert_eq!(resolved(&[L, RLI, PDI, L]), [L; 4]);
    }

    #[test]
    fn others_take_that_of_the_embedding() {
        assert_eq!(resolved(&[R, ON, L, ON, EN]), [R, L, L, L, EN]);
    }

    #[test]
    fn the_ends_count_as_strong() {
        assert_eq!(resolved(&[WS, R, WS]), [R, R, L]);
        assert_eq!(resolved(&[WS]), [L]);
        assert_eq!(resolved(&[]), []);
    }
}
