//! From keys to what they do: prompts, counts, sequences, commands.

use super::completion::completion;
use super::workers::Request;
use super::{
    Action, App, Code, History, Key, Meaning, Overlay, Prompt, PromptKind, Saying, keyboard,
};
use crate::letters::digit_value;

/// A count above this is a cat on the keyboard.
const LARGEST_COUNT: usize = 100_000;

impl App {
    pub(super) fn type_keys(&mut self, keys: &[Key]) {
        let mut rest = keys;
        while let [first, after @ ..] = rest {
            if self.prompt.is_some() {
                self.prompt_key(*first);
                rest = after;
                continue;
            }
            // Keys of one read are joined into commands (lam and alef are one key), but
            // only as far as no prompt opens among them.
            let joined = keyboard::commands(rest.get(..2).unwrap_or(rest));
            let two_were_one = rest.len() >= 2 && joined.len() == 1;
            if let Some(key) = joined.first() {
                self.command_key(*key);
            }
            rest = if two_were_one {
                after.get(1..).unwrap_or_default()
            } else {
                after
            };
        }
    }

    pub(super) fn paste(&mut self, text: &str) {
        if let Some(prompt) = &mut self.prompt {
            prompt.insert(text);
            self.prompt_changed();
        }
    }

    fn command_key(&mut self, key: Key) {
        self.notice = None;
        self.link = None;
        if self.card_key(key) {
            return;
        }
        if self.pending.is_empty()
            && let Code::Char(c) = key.code
            && !key.control
            && let Some(value) = digit_value(c)
            && (value > 0 || self.count.is_some())
        {
            let count = self.count.unwrap_or(0) * 10 + usize::from(value);
            self.count = Some(count.min(LARGEST_COUNT));
            return;
        }
        if self.overlay_key(key) {
            return;
        }
        self.pending.push(key);
        match self.keymap.meaning(self.focus, &self.pending) {
            Meaning::Does(action) => {
                self.pending.clear();
                let count = self.count.take();
                self.act(action, count);
            }
            Meaning::Begins => {}
            Meaning::Nothing => {
                let typed: String = self.pending.iter().map(ToString::to_string).collect();
                // Esc gives a half-typed sequence or count up, and means no more than that.
                if key.code != Code::Esc {
                    self.notice = Some(Saying::with("notice.no-such-key", [typed]));
                }
                self.pending.clear();
                self.count = None;
            }
        }
    }

    /// Keys of what lies over the panes. The help scrolls, and everything else closes it.
    fn overlay_key(&mut self, key: Key) -> bool {
        let Some(Overlay::Help { top }) = self.overlay else {
            return self.saved_key(key);
        };
        let page = usize::from(self.size.1).saturating_sub(4).max(1);
        let meaning = self.keymap.meaning(self.focus, &[key]);
        self.overlay = match meaning {
            Meaning::Does(Action::Down) => Some(Overlay::Help { top: top + 1 }),
            Meaning::Does(Action::Up) => Some(Overlay::Help {
                top: top.saturating_sub(1),
            }),
            Meaning::Does(Action::PageDown | Action::HalfDown | Action::ReadOn) => {
                Some(Overlay::Help { top: top + page })
            }
            Meaning::Does(Action::PageUp | Action::HalfUp) => Some(Overlay::Help {
                top: top.saturating_sub(page),
            }),
            Meaning::Does(Action::QuitAll | Action::Suspend | Action::Repaint) => return false,
            _ => None,
        };
        // The table has one row an action and a heading; scrolling ends at its end.
        if let Some(Overlay::Help { top }) = &mut self.overlay {
            *top = (*top).min((Action::ALL.len() + 1).saturating_sub(page));
        }
        self.count = None;
        true
    }

    fn prompt_key(&mut self, key: Key) {
        let Some(prompt) = &mut self.prompt else {
            return;
        };
        let before = prompt.text().to_owned();
        match (key.code, key.control) {
            (Code::Enter, _) => return self.keep_prompt(),
            (Code::Esc, _) | (Code::Char('c'), true) => return self.give_prompt_up(),
            (Code::Backspace, _) | (Code::Char('h'), true) if before.is_empty() => {
                return self.give_prompt_up();
            }
            (Code::Backspace, _) | (Code::Char('h'), true) => prompt.backspace(),
            (Code::Delete, _) => prompt.delete(),
            (Code::Tab, _) if prompt.kind == PromptKind::Filter => {
                let before_cursor = before.get(..prompt.cursor()).unwrap_or(&before);
                if let Some(rest) = completion(before_cursor) {
                    prompt.insert(&rest);
                }
            }
            (Code::Char('w'), true) => prompt.delete_word(),
            (Code::Char('u'), true) => prompt.clear(),
            (Code::Home, _) => prompt.home(),
            (Code::End, _) | (Code::Char('e'), true) => prompt.end(),
            // Left and right on the screen: in a right-to-left query left goes on.
            (Code::Left, _) if is_rtl(&before) => prompt.forward(),
            (Code::Left, _) => prompt.backward(),
            (Code::Right, _) if is_rtl(&before) => prompt.backward(),
            (Code::Right, _) => prompt.forward(),
            (Code::Up, _) if prompt.kind == PromptKind::Facts => return self.step_facts(-1),
            (Code::Down, _) if prompt.kind == PromptKind::Facts => return self.step_facts(1),
            (Code::Up, _) if prompt.steps > 0 => return self.step_list(-1),
            (Code::Up, _) | (Code::Char('p'), true) => return self.recall(Prompt::older),
            (Code::Down, _) if !prompt.is_walking() && prompt.kind == PromptKind::Filter => {
                return self.step_list(1);
            }
            (Code::Down, _) | (Code::Char('n'), true) => return self.recall(Prompt::newer),
            (Code::Char('l'), true) => return self.act(Action::Repaint, None),
            (Code::Char('z'), true) => return self.act(Action::Suspend, None),
            (Code::Char(c), false) => prompt.insert(c.encode_utf8(&mut [0; 4])),
            _ => return,
        }
        if self.prompt.as_ref().is_some_and(|p| p.text() != before) {
            self.prompt_changed();
        }
    }

    /// Goes down the list while its filter is typed, and up again as far as it went down.
    fn step_list(&mut self, rows: isize) {
        let before = self.list.selected;
        self.list.select(before.saturating_add_signed(rows));
        if self.list.selected != before
            && let Some(prompt) = &mut self.prompt
        {
            prompt.steps = prompt.steps.saturating_add_signed(rows);
        }
    }

    /// Shows another of the queries that were asked before.
    fn recall(&mut self, step: fn(&mut Prompt, &History) -> bool) {
        let Some(prompt) = &mut self.prompt else {
            return;
        };
        let history = self.histories.of(prompt.kind);
        if history.is_some_and(|history| step(prompt, history)) {
            self.prompt_changed();
        }
    }

    /// A query was asked: the next ones may begin with it.
    fn remember(&mut self, kind: PromptKind, query: &str) {
        if self.histories.remember(kind, query) {
            let query = query.to_owned();
            self.ask(Request::Remember { kind, query });
        }
    }

    fn step_facts(&mut self, rows: isize) {
        self.panel
            .select(self.panel.selected.saturating_add_signed(rows));
    }

    pub(super) fn prompt_changed(&mut self) {
        let Some(prompt) = &mut self.prompt else {
            return;
        };
        prompt.steps = 0;
        let text = prompt.text().to_owned();
        match prompt.kind {
            PromptKind::Filter => {
                self.list.query = text;
                self.search();
            }
            PromptKind::Find => self.find(&text),
            PromptKind::Facts => self.panel.set_filter(&text),
            PromptKind::Reason(_) | PromptKind::Name | PromptKind::All(_) => {}
        }
    }

    fn keep_prompt(&mut self) {
        let Some(prompt) = self.prompt.take() else {
            return;
        };
        self.remember(prompt.kind, prompt.text());
        match prompt.kind {
            PromptKind::Filter | PromptKind::Facts => {}
            PromptKind::Find => self.show_hit(0),
            PromptKind::Reason(verdict) => self.keep_review(verdict, prompt.text()),
            PromptKind::Name => self.save_as(prompt.text()),
            PromptKind::All(_) => self.confirm_all(prompt.text()),
        }
    }

    fn give_prompt_up(&mut self) {
        let Some(prompt) = self.prompt.take() else {
            return;
        };
        match prompt.kind {
            PromptKind::Filter if self.list.query != prompt.before => {
                self.list.query = prompt.before;
                self.search();
            }
            PromptKind::Filter => {}
            PromptKind::Find => self.find(&prompt.before),
            PromptKind::Facts => self.panel.set_filter(&prompt.before),
            PromptKind::Reason(_) => self.reviewing = None,
            PromptKind::Name => {}
            PromptKind::All(_) => self.bulk = None,
        }
    }
}

/// True where the first strong letter of a query is right to left.
pub(super) fn is_rtl(text: &str) -> bool {
    crate::letters::Language::of(text)
        .direction()
        .is_some_and(crate::letters::Direction::is_rtl)
}
