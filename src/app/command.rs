//! What each action does to the state.

use super::update::Effect;
use super::workers::Request;
use super::{Action, App, Exit, Interface, Overlay, Page, Pane, PanelOrder, Saying, Strings};
use crate::layout::Marks;
use crate::triage::{Flag, Mark, Verdict};

impl App {
    /// Does an action, `count` times where it can be repeated.
    pub fn act(&mut self, action: Action, count: Option<usize>) {
        self.hurry_for(action);
        let times = count.unwrap_or(1);
        let page = match self.focus {
            Pane::List => self.list_page(),
            pane => self.height_of(pane).saturating_sub(1).max(1),
        };
        match action {
            Action::Down => self.step(times, true),
            Action::Up => self.step(times, false),
            Action::HalfDown => self.step((page / 2).max(1) * times, true),
            Action::HalfUp => self.step((page / 2).max(1) * times, false),
            Action::PageDown => self.step(page * times, true),
            Action::PageUp => self.step(page * times, false),
            Action::Top => self.go_to(count.map_or(0, |row| row.saturating_sub(1))),
            Action::Bottom => self.go_to(count.map_or(usize::MAX, |row| row.saturating_sub(1))),
            Action::NextPane => self.turn_focus(1),
            Action::PreviousPane => self.turn_focus(-1),
            Action::PaneLeft => self.focus_beside(-1),
            Action::PaneRight => self.focus_beside(1),
            Action::Open => self.open_selected(),
            Action::ReadOn => self.read_on(),
            Action::NextUnread => self.go_to_unread(true),
            Action::PreviousUnread => self.go_to_unread(false),
            Action::ToggleRead => self.toggle(Flag::Read),
            Action::ToggleStar => self.toggle(Flag::Starred),
            Action::ToggleArchive => self.toggle(Flag::Archived),
            Action::ReadAll => self.mark_all(Flag::Read),
            Action::StarAll => self.mark_all(Flag::Starred),
            Action::ArchiveAll => self.mark_all(Flag::Archived),
            Action::Undo => self.ask(Request::Undo),
            Action::Redo => self.ask(Request::Redo),
            Action::Filter => self.open_filter(),
            Action::SaveSearch => self.open_save(),
            Action::SavedSearches => self.open_saved(),
            // The overlay's own, where one is selected.
            Action::DeleteSearch => {}
            Action::Find => self.open_find(),
            Action::NextHit => self.show_hit(times.cast_signed()),
            Action::PreviousHit => self.show_hit(-times.cast_signed()),
            Action::NextOrder if self.focus == Pane::Facts => self.next_facts_order(),
            Action::NextOrder => self.next_order(),
            Action::ReviewWrong => self.open_review(Verdict::Wrong),
            Action::ReviewConfirmed => self.open_review(Verdict::Confirmed),
            Action::ReviewDisputed => self.open_review(Verdict::Disputed),
            Action::ReviewNone => self.take_review_off(),
            Action::FilterFacts => self.open_facts_filter(),
            Action::Zoom => self.zoom = !self.zoom,
            Action::ViewBoilerplate => {
                self.view.boilerplate = !self.view.boilerplate;
                self.say(
                    self.view.boilerplate,
                    "notice.boilerplate-shown",
                    "notice.boilerplate-hidden",
                );
            }
            Action::ViewDiacritics => {
                self.view.marks = match self.view.marks {
                    Marks::Keep => Marks::Strip,
                    Marks::Strip => Marks::Keep,
                };
                self.diacritics = Some(self.view.marks == Marks::Keep);
                self.say(
                    self.view.marks == Marks::Keep,
                    "notice.marks-kept",
                    "notice.marks-stripped",
                );
            }
            Action::ViewRows => self.view.two_rows = !self.view.two_rows,
            Action::ViewArchived => {
                self.view.archived = !self.view.archived;
                self.say(
                    self.view.archived,
                    "notice.archived-shown",
                    "notice.archived-hidden",
                );
                self.search();
            }
            Action::ViewLanguage => {
                self.strings = Strings::of(match self.strings.interface() {
                    Interface::English => Interface::Arabic,
                    Interface::Arabic => Interface::English,
                });
            }
            Action::ViewMeter => self.view.meter = !self.view.meter,
            Action::Copy => self.copy(),
            Action::Link => self.show_link(),
            Action::TestCard => self.open_card(),
            Action::Repaint => self.effects.push(Effect::AskAgain),
            Action::Suspend => self.effects.push(Effect::Suspend),
            Action::Help => self.overlay = Some(Overlay::Help { top: 0 }),
            Action::Back => self.back(),
            Action::Quit => self.quit(),
            Action::QuitAll => self.exit = Some(Exit::Asked),
        }
    }

    fn say(&mut self, on: bool, shown: &'static str, hidden: &'static str) {
        self.notice = Some(Saying::plain(if on { shown } else { hidden }));
    }

    fn step(&mut self, rows: usize, down: bool) {
        let signed = isize::try_from(rows).unwrap_or(isize::MAX);
        let signed = if down { signed } else { -signed };
        match self.focus {
            Pane::List => {
                let row = self.list.selected.saturating_add_signed(signed);
                self.list.select(row);
            }
            Pane::Reader => {
                let height = self.height_of(Pane::Reader);
                self.reader.scroll_by(signed, height);
            }
            Pane::Facts => {
                let row = self.panel.selected.saturating_add_signed(signed);
                self.panel.select(row);
            }
        }
    }

    fn go_to(&mut self, row: usize) {
        match self.focus {
            Pane::List => self.list.select(row),
            Pane::Reader => {
                let height = self.height_of(Pane::Reader);
                self.reader.scroll_to_row(row, height);
            }
            Pane::Facts => self.panel.select(row),
        }
    }

    fn turn_focus(&mut self, step: isize) {
        let at = Pane::ALL
            .iter()
            .position(|pane| *pane == self.focus)
            .unwrap_or(0);
        let next = at.cast_signed() + step;
        let next = next.rem_euclid(Pane::ALL.len().cast_signed());
        self.focus_on(next);
    }

    /// Left and right are those of the screen, also where the interface is mirrored.
    fn focus_beside(&mut self, step: isize) {
        let step = if self.strings.direction().is_rtl() {
            -step
        } else {
            step
        };
        let at = Pane::ALL
            .iter()
            .position(|pane| *pane == self.focus)
            .unwrap_or(0);
        self.focus_on(at.cast_signed() + step);
    }

    fn focus_on(&mut self, index: isize) {
        if let Some(pane) = usize::try_from(index).ok().and_then(|at| Pane::ALL.get(at)) {
            self.focus = *pane;
        }
    }

    fn open_selected(&mut self) {
        match self.focus {
            Pane::List if self.list.current().is_some() => self.focus = Pane::Reader,
            Pane::Facts => self.panel.open(),
            _ => {}
        }
    }

    /// Space in the list: a page of the article; at its end it is marked read, and the
    /// next unread one is opened.
    fn read_on(&mut self) {
        if self.geometry.area(Pane::Reader).is_none() {
            self.open_selected();
            return;
        }
        let height = self.height_of(Pane::Reader);
        if matches!(self.reader.page, Page::Shown(_)) && !self.reader.at_end {
            let page = isize::try_from(height.saturating_sub(1).max(1)).unwrap_or(1);
            self.reader.scroll_by(page, height);
            return;
        }
        if let Some(entry) = self.list.current() {
            if !self.mark(entry.key).read {
                self.set(vec![entry.key], Flag::Read, true);
            }
            self.go_to_unread(true);
        }
    }

    fn go_to_unread(&mut self, forward: bool) {
        let here = self.list.selected;
        let unread = |row: &usize| {
            self.list
                .found
                .entries
                .get(*row)
                .is_some_and(|entry| !self.mark(entry.key).read)
        };
        let found = if forward {
            (here + 1..self.list.len()).find(unread)
        } else {
            (0..here).rev().find(unread)
        };
        match found {
            Some(row) => self.list.select(row),
            None => self.notice = Some(Saying::plain("notice.no-unread")),
        }
    }

    fn toggle(&mut self, flag: Flag) {
        let Some(entry) = self.list.current() else {
            return;
        };
        let Mark {
            read,
            starred,
            archived,
        } = self.mark(entry.key);
        let on = match flag {
            Flag::Read => read,
            Flag::Starred => starred,
            Flag::Archived => archived,
        };
        self.set(vec![entry.key], flag, !on);
    }

    fn set(&mut self, keys: Vec<crate::corpus::ContentKey>, flag: Flag, on: bool) {
        self.ask(Request::Mark { keys, flag, on });
    }

    fn next_order(&mut self) {
        self.list.next_order();
        self.notice = Some(Saying::plain(self.list.order_in_force().key()));
        self.search();
    }

    fn next_facts_order(&mut self) {
        let order = match self.panel.order {
            PanelOrder::Place => PanelOrder::Value,
            PanelOrder::Value => PanelOrder::Place,
        };
        self.panel.set_order(order);
        self.say(
            order == PanelOrder::Place,
            "notice.order-place",
            "notice.order-value",
        );
    }

    /// One step back: the facts' filter, hits, zoom, filter, then the list.
    fn back(&mut self) {
        if self.focus == Pane::Facts && !self.panel.filter.is_empty() {
            self.panel.set_filter("");
        } else if self.reader.hits.take().is_some() {
        } else if self.zoom {
            self.zoom = false;
        } else if !self.list.query.is_empty() {
            self.list.query.clear();
            self.search();
        } else {
            self.focus = Pane::List;
        }
    }

    fn quit(&mut self) {
        if self.zoom {
            self.zoom = false;
        } else if self.focus == Pane::List {
            self.exit = Some(Exit::Asked);
        } else {
            self.focus = Pane::List;
        }
    }
}
