//! The card: one line in five orders, and the user's answer to which reads right.

use super::update::Effect;
use super::{Action, App, Code, Key, Meaning, Overlay};
use crate::letters::digit_value;

/// Lines of the card.
pub const CARD_LINES: u16 = 5;

/// The row of the screen on which a line of the card stands, both counted from 0.
#[must_use]
pub const fn card_row(line: u16) -> u16 {
    3 + 2 * line
}

impl App {
    pub(super) fn open_card(&mut self) {
        self.overlay = Some(Overlay::Card);
        self.effects.push(Effect::Repaint);
    }

    /// Keys of the card: the number of a line answers, everything else closes it.
    pub(super) fn card_key(&mut self, key: Key) -> bool {
        if self.overlay != Some(Overlay::Card) {
            return false;
        }
        let meaning = self.keymap.meaning(self.focus, &[key]);
        if matches!(
            meaning,
            Meaning::Does(Action::QuitAll | Action::Suspend | Action::Repaint)
        ) {
            return false;
        }
        self.overlay = None;
        self.effects.push(Effect::Repaint);
        if let Code::Char(c) = key.code
            && !key.control
            && let Some(number) = digit_value(c)
            && (1..=CARD_LINES).contains(&u16::from(number))
        {
            let line = usize::from(number) - 1;
            self.effects.push(Effect::CardAnswered(line));
        }
        true
    }
}
