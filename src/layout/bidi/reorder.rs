//! L1 and L2: what a line's end does to levels, and the order in which it is drawn.

use unicode_bidi::BidiClass;

use super::classes::bidi_class;

/// What L1 sees in a character, by its class in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A segment or paragraph separator: classes S and B.
    Separator,
    /// White space, an isolate's edge, or what X9 removes.
    Blank,
    /// Anything else.
    Text,
}

impl Role {
    /// The role of a character.
    #[must_use]
    pub fn of(c: char) -> Self {
        match bidi_class(c) {
            BidiClass::S | BidiClass::B => Self::Separator,
            BidiClass::WS
            | BidiClass::BN
            | BidiClass::LRE
            | BidiClass::RLE
            | BidiClass::LRO
            | BidiClass::RLO
            | BidiClass::PDF
            | BidiClass::LRI
            | BidiClass::RLI
            | BidiClass::FSI
            | BidiClass::PDI => Self::Blank,
            _ => Self::Text,
        }
    }
}

/// L1: separators, the blanks before them and the blanks at the line's end go back
/// to the paragraph's level `base`. Takes one role and one level for each item of the line.
pub fn reset_ends(roles: &[Role], levels: &mut [u8], base: u8) {
    let mut resetting = true;
    for (role, level) in roles.iter().zip(levels).rev() {
        resetting = match role {
            Role::Separator => true,
            Role::Blank => resetting,
            Role::Text => false,
        };
        if resetting {
            *level = base;
        }
    }
}

/// L2: the indices of a line's items from left to right, by their levels.
///
/// ```
/// use khabar::layout::visual_order;
/// assert_eq!(visual_order(&[1, 1, 2, 2, 1]), [4, 2, 3, 1, 0]);
/// ```
#[must_use]
pub fn visual_order(levels: &[u8]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..levels.len()).collect();
    let highest = levels.iter().copied().max().unwrap_or(0);
    let lowest_odd = levels.iter().copied().filter(|l| l % 2 == 1).min();
    // A run at `level` or above keeps its place while the runs inside it turn.
    for level in (lowest_odd.unwrap_or(u8::MAX)..=highest).rev() {
        let mut start = 0;
        for run in levels.chunk_by(|a, b| (*a >= level) == (*b >= level)) {
            let end = start + run.len();
            if run.first().is_some_and(|first| *first >= level)
                && let Some(turned) = order.get_mut(start..end)
            {
                turned.reverse();
            }
            start = end;
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::{Role, reset_ends, visual_order};

    #[test]
    fn blanks_at_the_end_and_before_a_tab_go_back_to_the_paragraph() {
        let roles: Vec<Role> = "a \tb \u{2069}".chars().map(Role::of).collect();
        let mut levels = [2; 6];
        reset_ends(&roles, &mut levels, 1);
        assert_eq!(levels, [2, 1, 1, 2, 1, 1]);
    }

    #[test]
    fn a_mark_of_direction_keeps_blanks_before_it() {
        let roles: Vec<Role> = "a \u{200E}".chars().map(Role::of).collect();
        let mut levels = [2; 3];
        reset_ends(&roles, &mut levels, 1);
        assert_eq!(levels, [2, 2, 2]);
    }

    #[test]
    fn inner_runs_turn_inside_outer_ones() {
        assert_eq!(visual_order(&[]), Vec::<usize>::new());
        assert_eq!(visual_order(&[0, 0, 0]), [0, 1, 2]);
        assert_eq!(
            visual_order(&[0, 0, 0, 1, 1, 1, 2, 2]),
            [0, 1, 2, 6, 7, 5, 4, 3]
        );
    }
}
