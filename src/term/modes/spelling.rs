//! Letters for presentation forms, where the terminal shows them as these forms.
//!
//! A letter takes two bytes, its form three. A terminal that joins (VTE) goes through each
//! run of Arabic cells from right to left and joins letters by their Joining_Type; forms
//! join to nothing there. So a letter may be sent only where both neighbours that it is to
//! be joined to are letters too, and where none would join to it that should not: after a
//! ZERO WIDTH NON-JOINER, which is not sent, and beside a lam-alef, which is sent as a form.
//! What is sent is always joined first, the way the terminal does it.

use ratatui::buffer::Cell;
use unicode_bidi::{BidiClass, bidi_class};

use super::base;
use crate::letters::{Shape, join, letter_of};
use crate::term::Joining;

/// The row with letters in place of as many forms as this terminal shows alike. `row` is in
/// visual order.
pub(in crate::term) fn spelt(mut row: Vec<Cell>, joining: Joining) -> Vec<Cell> {
    if joining == Joining::Unknown {
        return row;
    }
    for run in row.chunk_by_mut(|a, b| is_arabic(a) && is_arabic(b)) {
        match joining {
            Joining::Unknown => {}
            Joining::Never => spell_isolated(run),
            Joining::Neighbours => spell_joined(run),
        }
    }
    row
}

/// True for what a run of Arabic goes through.
fn is_arabic(cell: &Cell) -> bool {
    let first = base(cell);
    !first.is_ascii() && bidi_class(first) == BidiClass::AL
}

/// The letter with the marks of the form's cell; nothing where the cell holds no form.
fn letter(cell: &Cell) -> Option<String> {
    let form = base(cell);
    let marks = cell.symbol().strip_prefix(form)?;
    Some(format!("{}{marks}", letter_of(form)?))
}

fn spell_isolated(run: &mut [Cell]) {
    for cell in run {
        if let Some(letter) = letter(cell)
            && is_shown(&join(&letter), 0, base(cell))
        {
            cell.set_symbol(&letter);
        }
    }
}

fn spell_joined(run: &mut [Cell]) {
    let mut letters: Vec<Option<String>> = run.iter().map(letter).collect();
    // A letter that goes back to its form takes its neighbours with it, one in a round.
    while let Some(wrong) = not_shown(run, &letters) {
        for at in wrong {
            if let Some(letter) = letters.get_mut(at) {
                *letter = None;
            }
        }
    }
    for (cell, letter) in run.iter_mut().zip(letters) {
        if let Some(letter) = letter {
            cell.set_symbol(&letter);
        }
    }
}

/// The letters that would be shown as other forms than those of the run; of two beside each
/// other the first one read, because the other may be right without it. `None` where all
/// are shown as they should be.
fn not_shown(run: &[Cell], letters: &[Option<String>]) -> Option<Vec<usize>> {
    let mut text = String::new();
    let mut places = Vec::new();
    for (at, (cell, letter)) in run.iter().zip(letters).enumerate().rev() {
        match letter {
            Some(letter) => {
                places.push((at, text.len(), base(cell)));
                text.push_str(letter);
            }
            None => text.push_str(cell.symbol()),
        }
    }
    let shapes = join(&text);
    let mut wrong: Vec<usize> = Vec::new();
    for (at, byte, form) in places {
        let beside = wrong.last().is_some_and(|last| *last == at + 1);
        if !beside && !is_shown(&shapes, byte, form) {
            wrong.push(at);
        }
    }
    (!wrong.is_empty()).then_some(wrong)
}

/// True where what stands at that byte is shown as `form`.
fn is_shown(shapes: &[(usize, Shape)], byte: usize, form: char) -> bool {
    let at = shapes.binary_search_by_key(&byte, |(byte, _)| *byte);
    let shape = at.ok().and_then(|at| shapes.get(at));
    shape.is_some_and(|(_, shape)| *shape == Shape::Form(form))
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Cell;

    use super::spelt;
    use crate::letters::{Shape, join};
    use crate::term::Joining;

    /// The text as it is painted: joined, the first letter on the right. A ZERO WIDTH
    /// NON-JOINER has done its work.
    fn painted(text: &str) -> Vec<Cell> {
        let shapes = join(text);
        let mut cells: Vec<String> = Vec::new();
        for (byte, c) in text.char_indices() {
            let shape = shapes.iter().find(|(at, _)| *at == byte);
            match shape {
                Some((_, Shape::Form(form) | Shape::LamAlef(form))) => cells.push((*form).into()),
                Some((_, Shape::InLigature)) => {}
                None if matches!(c, '\u{064B}'..='\u{0652}') => {
                    if let Some(last) = cells.last_mut() {
                        last.push(c);
                    }
                }
                None if c == '\u{200C}' => {}
                None => cells.push(c.into()),
            }
        }
        let mut row = vec![Cell::EMPTY; cells.len()];
        for (cell, symbol) in row.iter_mut().rev().zip(cells) {
            cell.set_symbol(&symbol);
        }
        row
    }

    /// What is sent for the text, in reading order.
    fn sent(text: &str, joining: Joining) -> String {
        let row = spelt(painted(text), joining);
        row.iter().rev().map(Cell::symbol).collect()
    }

    #[test]
    fn a_word_is_sent_as_its_letters_where_the_terminal_joins_them() {
        for text in ["خبر", "خبر في باب", "بَيْتٌ", "ســ", "(گچپژ) 12"] {
            assert_eq!(sent(text, Joining::Neighbours), text);
        }
        // A letter without forms joins its neighbours.
        assert_eq!(sent("بځب", Joining::Neighbours), "بځب");
    }

    #[test]
    fn what_is_joined_to_a_lam_alef_stays_a_form() {
        assert_eq!(sent("كتاب لا", Joining::Neighbours), "كتاب \u{FEFB}");
        assert_eq!(sent("سبلا", Joining::Neighbours), "\u{FEB3}\u{FE92}\u{FEFC}");
        // What is not joined to it does not.
        assert_eq!(sent("دارسلاب", Joining::Neighbours), "دار\u{FEB3}\u{FEFC}ب");
    }

    #[test]
    fn a_form_that_the_terminal_would_join_stays_a_form() {
        assert_eq!(
            sent("می\u{200C}خواهم", Joining::Neighbours),
            "\u{FEE3}\u{FBFD}خواهم"
        );
        // A lam that is kept apart from its alef would be one letter with it.
        assert_eq!(sent("ل\u{200C}ا", Joining::Neighbours), "\u{FEDD}ا");
    }

    #[test]
    fn where_nothing_joins_isolated_letters_are_sent() {
        assert_eq!(
            sent("ورد خبر", Joining::Never),
            "ورد \u{FEA7}\u{FE92}\u{FEAE}"
        );
        assert_eq!(sent("دًا", Joining::Never), "دًا");
        assert_eq!(sent("خبر", Joining::Unknown), "\u{FEA7}\u{FE92}\u{FEAE}");
    }
}
