//! Rows for which there may be no other row that UAX #9 shows as them: why one falls back.

use ratatui::buffer::Cell;
use unicode_bidi::{BidiClass, bidi_class};

use crate::shown::is_empty;

/// True where a number touches a right-to-left letter on its left and a Latin one on its
/// right, with at the most signs and a border between. UAX #9 has no row that is shown
/// like that: a number goes with the letter before it, and whichever of the two that is,
/// the number is not shown between them. A blank can be a letter of either kind, but not
/// of both: what has to be right to left for the number before it tears the one after it.
pub fn has_a_torn_number(painted: &[Cell]) -> bool {
    let (mut touched, mut torn) = (false, false);
    for cell in painted {
        match bidi_class(cell.symbol().chars().next().unwrap()) {
            BidiClass::R | BidiClass::AL => (touched, torn) = (true, false),
            BidiClass::AN => touched = true,
            BidiClass::L if torn => return true,
            BidiClass::L => touched = false,
            BidiClass::EN => torn |= touched,
            _ if is_empty(cell) => (touched, torn) = (torn, false),
            _ => {}
        }
    }
    false
}

/// True where a number touches a right-to-left letter on its left: no letter is hidden in
/// a blank to hold it where the colour of the ground is not known.
pub fn has_a_touching_number(painted: &[Cell]) -> bool {
    let mut touched = false;
    painted.iter().any(|cell| {
        match bidi_class(cell.symbol().chars().next().unwrap()) {
            BidiClass::R | BidiClass::AL | BidiClass::AN => touched = true,
            BidiClass::EN => return touched,
            BidiClass::L => touched = false,
            _ if is_empty(cell) => touched = false,
            _ => {}
        }
        false
    })
}

/// True where `40%٤٠` or `40%:20` stands in one word: rules W4 and W5 join signs to the
/// numbers beside them as they are read, and within a right-to-left word the two numbers
/// are read in another order than they are shown.
pub fn has_a_compound_number(painted: &[Cell]) -> bool {
    painted.split(is_empty).any(|word| {
        let has = |classes: &[BidiClass]| {
            word.iter()
                .map(|cell| bidi_class(cell.symbol().chars().next().unwrap()))
                .any(|class| classes.contains(&class))
        };
        let signs = has(&[BidiClass::ET]) && has(&[BidiClass::CS, BidiClass::ES]);
        has(&[BidiClass::EN]) && (has(&[BidiClass::AN]) || signs)
    })
}

/// True where a bracket or a guillemet stands between two right-to-left letters or
/// numbers without a blank, or without its partner: no blank beside it keeps it from
/// running right to left.
pub fn has_a_touching_bracket(painted: &[Cell]) -> bool {
    const MIRRORED: [&str; 6] = ["(", ")", "[", "]", "«", "»"];
    let within = |word: &[Cell]| {
        let strong = |cell: &Cell| {
            let class = bidi_class(cell.symbol().chars().next().unwrap());
            matches!(
                class,
                BidiClass::R | BidiClass::AL | BidiClass::AN | BidiClass::EN
            )
        };
        let first = word.iter().position(strong).unwrap_or(word.len());
        let last = word.iter().rposition(strong).unwrap_or(0);
        word.iter()
            .enumerate()
            .any(|(at, cell)| at > first && at < last && MIRRORED.contains(&cell.symbol()))
    };
    has_a_lone_bracket(painted) || painted.split(is_empty).any(within)
}

/// True where a bracket has no partner in its pane: what it pairs with across the row (N0)
/// depends on which way round it is sent, and that on what it pairs with.
pub fn has_a_lone_bracket(painted: &[Cell]) -> bool {
    const PAIRS: [(&str, &str); 2] = [("(", ")"), ("[", "]")];
    painted.split(|cell| cell.symbol() == "│").any(|pane| {
        PAIRS.iter().any(|(open, close)| {
            let count = |bracket: &str| pane.iter().filter(|c| c.symbol() == bracket).count();
            count(open) != count(close)
        })
    })
}
