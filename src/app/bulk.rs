//! A mark on all that the filter shows, as one step of undo.
//!
//! What answers exactly is taken. What is only close to the query is taken too where the
//! user types how many there are with it: nobody archives by a slip of the finger what the
//! machine has guessed. Where the filter is none, or a part of it was not understood, all
//! has to be asked for by its number.

use super::workers::Request;
use super::{App, Prompt, PromptKind, Saying};
use crate::corpus::ContentKey;
use crate::letters::digit_value;
use crate::triage::Flag;

/// What waits for the user's word.
#[derive(Clone, Debug)]
pub(super) struct Bulk {
    flag: Flag,
    /// Articles that answer exactly, then the others.
    keys: Vec<ContentKey>,
    /// `None` where it is not sure that these are what the user means.
    exact: Option<usize>,
}

impl App {
    /// Sets a flag on all that is shown, or takes it off where all have it.
    pub(super) fn mark_all(&mut self, flag: Flag) {
        let found = &self.list.found;
        if found.partial || found.growing || self.list.answered < self.list.generation {
            self.notice = Some(Saying::plain("notice.still-searching"));
            return;
        }
        let keys: Vec<ContentKey> = found.entries.iter().map(|entry| entry.key).collect();
        let whole = keys.len() + found.archived >= found.of;
        let sure = self.list.is_filtered() && !whole && found.notes.is_empty();
        let exact = sure.then(|| found.exact.min(keys.len()));
        if keys.is_empty() {
            self.notice = Some(Saying::plain("notice.nothing-shown"));
        } else if exact != Some(keys.len()) {
            self.bulk = Some(Bulk { flag, keys, exact });
            self.prompt = Some(Prompt::new(PromptKind::All(flag), ""));
        } else {
            self.set_all(flag, keys);
        }
    }

    /// How many are taken by Enter alone, where it is sure that they are meant, and how many
    /// by typing the number, while that is asked.
    #[must_use]
    pub fn asked_for_all(&self) -> Option<(Option<usize>, usize)> {
        let bulk = self.bulk.as_ref()?;
        Some((bulk.exact, bulk.keys.len()))
    }

    /// The number was typed: nothing for what answers exactly, all of them for all.
    pub(super) fn confirm_all(&mut self, typed: &str) {
        let Some(Bulk {
            flag,
            mut keys,
            exact,
        }) = self.bulk.take()
        else {
            return;
        };
        match exact {
            Some(0) if typed.trim().is_empty() => {
                self.notice = Some(Saying::plain("notice.none-exact"));
                return;
            }
            Some(exact) if typed.trim().is_empty() => keys.truncate(exact),
            _ if number(typed) == Some(keys.len()) => {}
            _ => {
                self.notice = Some(Saying::plain("notice.not-that-number"));
                return;
            }
        }
        self.set_all(flag, keys);
    }

    fn set_all(&mut self, flag: Flag, keys: Vec<ContentKey>) {
        let on = !keys.iter().all(|key| self.mark(*key).has(flag));
        self.ask(Request::Mark { keys, flag, on });
    }
}

/// A number in the digits of any script.
fn number(typed: &str) -> Option<usize> {
    let digits = typed.trim().chars().map(digit_value);
    digits.into_iter().try_fold(0_usize, |number, digit| {
        number.checked_mul(10)?.checked_add(usize::from(digit?))
    })
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn a_number_is_typed_in_the_digits_of_any_script() {
        assert_eq!(number(" 47 "), Some(47));
        assert_eq!(number("٤٧"), Some(47));
        assert_eq!(number("4x"), None);
        assert_eq!(number(&"9".repeat(40)), None);
    }
}
