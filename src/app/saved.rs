//! Saved searches: the filter in force under a name, and the overlay that lists them.

use std::sync::Arc;

use super::resume::cleaned;
use super::workers::Request;
use super::{Action, App, Key, Meaning, Overlay, Pane, Prompt, PromptKind, Saying};
use crate::triage::{LONGEST_NAME, SavedSearch, SearchChange};

/// Where the keys of the overlay stand in the keymap.
pub(super) const PLACE: &str = "saved";

/// Rows of the overlay that list nothing: its heading and its last row.
pub const SAVED_FRAME: u16 = 2;

/// What a saved search finds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Articles.
    pub matches: usize,
    /// Those that the user has not read.
    pub unread: usize,
    /// Those that were first seen after the search was last looked at; `None` while it is
    /// not known when articles were seen.
    pub new: Option<usize>,
}

impl App {
    /// The saved searches and what each finds, as far as that is known by now.
    pub fn saved(&self) -> impl Iterator<Item = (&SavedSearch, Option<&Counts>)> {
        let searches = self.searches.iter();
        searches.map(|search| (search, self.counts.get(&search.name)))
    }

    /// Asks for the name of the filter in force.
    pub(super) fn open_save(&mut self) {
        if !self.list.is_filtered() {
            self.notice = Some(Saying::plain("notice.no-filter"));
            return;
        }
        let query = self.list.query.trim();
        let known = self.searches.iter().find(|search| search.query == query);
        let name = known.map_or(query, |search| &search.name);
        self.prompt = Some(Prompt::new(PromptKind::Name, name));
    }

    /// A name was typed.
    pub(super) fn save_as(&mut self, name: &str) {
        let name: String = name.trim().chars().take(LONGEST_NAME).collect();
        let query = self.list.query.trim();
        if !name.is_empty() && !query.is_empty() {
            let query = Some(query.to_owned());
            self.ask(Request::SaveSearch { name, query });
        }
    }

    /// Lists the searches. They are read anew: the user may have edited them.
    pub(super) fn open_saved(&mut self) {
        self.overlay = Some(Overlay::Saved {
            selected: 0,
            top: 0,
        });
        self.ask(Request::Searches);
    }

    /// Takes the searches as they stand now.
    pub(super) fn take_searches(&mut self, searches: Arc<[SavedSearch]>) {
        if self.searches != searches {
            self.searches = searches;
            self.counts.clear();
        }
        if matches!(self.overlay, Some(Overlay::Saved { .. })) {
            self.move_saved(0);
            self.count_saved();
        }
    }

    /// Asks what each of the listed searches finds.
    pub(super) fn count_saved(&mut self) {
        let listed = matches!(self.overlay, Some(Overlay::Saved { .. }));
        let Some(corpus) = self.corpus.clone().filter(|_| listed) else {
            return;
        };
        self.ask(Request::Count {
            corpus,
            searches: Arc::clone(&self.searches),
            marks: Arc::clone(&self.marks),
            with_archived: self.view.archived,
        });
    }

    /// What a search finds, unless it is another one by now.
    pub(super) fn take_counts(&mut self, search: &SavedSearch, counts: Counts) {
        if self.searches.contains(search) {
            self.counts.insert(search.name.clone(), counts);
        }
    }

    /// Keys of the overlay. False where it is not open, or the key is not its business.
    pub(super) fn saved_key(&mut self, key: Key) -> bool {
        let Some(Overlay::Saved { selected, .. }) = self.overlay else {
            return false;
        };
        let page = self.saved_page().cast_signed();
        let step = match self.keymap.meaning_at(PLACE, &[key]) {
            Meaning::Does(Action::Down) => 1,
            Meaning::Does(Action::Up) => -1,
            Meaning::Does(Action::PageDown | Action::HalfDown) => page,
            Meaning::Does(Action::PageUp | Action::HalfUp) => -page,
            Meaning::Does(Action::Top) => isize::MIN / 2,
            Meaning::Does(Action::Bottom) => isize::MAX / 2,
            Meaning::Does(Action::QuitAll | Action::Suspend | Action::Repaint) => return false,
            Meaning::Does(action) => {
                self.count = None;
                self.saved_action(action, selected);
                return true;
            }
            Meaning::Begins | Meaning::Nothing => {
                self.overlay = None;
                return true;
            }
        };
        let times = self.count.take().unwrap_or(1).cast_signed();
        self.move_saved(step.saturating_mul(times));
        true
    }

    fn saved_action(&mut self, action: Action, selected: usize) {
        let search = self.searches.get(selected).cloned();
        match (action, search) {
            (Action::Open, Some(search)) => self.apply(&search),
            (Action::DeleteSearch, Some(SavedSearch { name, .. })) => {
                self.ask(Request::SaveSearch { name, query: None });
            }
            (Action::Open | Action::DeleteSearch, None) => {}
            (Action::Undo, _) => self.ask(Request::Undo),
            (Action::Redo, _) => self.ask(Request::Redo),
            _ => self.overlay = None,
        }
    }

    /// Filters by a saved search, whose articles are looked at by that.
    fn apply(&mut self, search: &SavedSearch) {
        self.overlay = None;
        self.focus = Pane::List;
        self.list.query = cleaned(&search.query);
        self.list.anew = true;
        self.notice = Some(Saying::with("notice.search", [search.name.clone()]));
        self.search();
        let name = search.name.clone();
        self.ask(Request::LookedAt { name });
    }

    fn move_saved(&mut self, rows: isize) {
        let (last, page) = (self.searches.len().saturating_sub(1), self.saved_page());
        if let Some(Overlay::Saved { selected, top }) = &mut self.overlay {
            *selected = selected.saturating_add_signed(rows).min(last);
            *top = super::list::scrolled(*top, *selected, page, last + 1);
        }
    }

    /// Searches that stand on the screen.
    fn saved_page(&self) -> usize {
        usize::from(self.size.1.saturating_sub(1 + SAVED_FRAME)).max(1)
    }
}

/// What became of a search, in words.
pub(super) fn changed(change: &SearchChange) -> Saying {
    let key = match (&change.before, &change.after) {
        (_, None) => "notice.search-deleted",
        (None, Some(_)) => "notice.search-saved",
        (Some(_), Some(_)) => "notice.search-replaced",
    };
    Saying::with(key, [change.name.clone()])
}
