//! What a key moves goes ahead; what follows from it catches up when the key rests.
//!
//! Over a bad link a page for each article passed, or a panel that jumps to another fact
//! for each line read, would be kilobytes a key that nobody looks at. So while a key
//! repeats in the list only the list moves: its selection is a mark at the reading edge,
//! and the reader keeps its page, under that page's own name. And while the reader scrolls
//! by lines the panel stays as it is. `app` has no clock: the loop says when a key is held
//! and when the keys rest.

use super::{Action, App, Pane};

/// What has not caught up yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Hurry {
    /// The key that comes next follows the one before so closely that it is held.
    held: bool,
    /// The reader still shows the page of another article than the one selected.
    page: bool,
    /// The panel still lights the fact of another place than the reader's.
    panel: bool,
}

impl App {
    /// True while anything has not caught up.
    #[must_use]
    pub const fn is_behind(&self) -> bool {
        self.hurry.page || self.hurry.panel
    }

    /// True while the reader may show another article than the one that is selected.
    #[must_use]
    pub const fn is_page_behind(&self) -> bool {
        self.hurry.page
    }

    pub(super) const fn is_panel_behind(&self) -> bool {
        self.hurry.panel
    }

    /// Says whether the input that comes next follows so closely that a key is held.
    pub const fn set_held(&mut self, held: bool) {
        self.hurry.held = held;
    }

    /// The keys rest: the page of the selection is turned to, the panel follows the reader.
    pub fn catch_up(&mut self) -> Vec<super::Effect> {
        self.hurry = Hurry::default();
        self.settle();
        std::mem::take(&mut self.effects)
    }

    /// Before an action: what goes ahead is noted, everything else is done on the page of
    /// the selection.
    pub(super) fn hurry_for(&mut self, action: Action) {
        let steps = matches!(action, Action::Down | Action::Up);
        let page = steps && self.focus == Pane::List && self.hurry.held;
        let late = self.hurry.page && !page;
        self.hurry.page = page;
        self.hurry.panel = page || (steps && self.focus == Pane::Reader);
        if late {
            self.turn_page();
        }
    }
}
