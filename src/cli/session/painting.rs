//! When a frame is painted, and how: as fast as the link takes them.

use std::time::{Duration, Instant};

use anyhow::Context;

use super::{HELD, Session};
use crate::app::{App, Message, Overlay};
use crate::term::card;
use crate::ui;

impl Session<'_> {
    /// How long the loop may block before it has something to do; `None` where a message
    /// will wake it.
    pub fn patience(&mut self, app: &App) -> Option<Duration> {
        let now = Instant::now();
        let painting = self.owed && !self.suspended && self.outlet.is_idle();
        let frame = painting.then(|| self.pace.wait(now).unwrap_or_default());
        let behind = self.typed.filter(|_| app.is_behind());
        let page = behind.map(|typed| (typed + HELD).saturating_duration_since(now));
        [frame, page].into_iter().flatten().min()
    }

    /// Lets the reader catch up with the list once no key is held any more.
    ///
    /// # Errors
    /// Where the terminal refuses.
    pub fn catch_up(&mut self, app: &mut App) -> anyhow::Result<()> {
        let now = Instant::now();
        if app.is_behind() && self.typed.is_none_or(|typed| now >= typed + HELD) {
            self.owed = true;
            let effects = app.catch_up();
            self.follow(app, effects)?;
        }
        Ok(())
    }

    /// Paints a frame, if one is owed and the terminal has taken those before.
    ///
    /// # Errors
    /// Where the terminal takes no more.
    pub fn paint(&mut self, app: &mut App) -> anyhow::Result<()> {
        let now = Instant::now();
        if !self.owed || self.suspended || app.exit.is_some() {
            return Ok(());
        }
        if !self.outlet.is_idle() || self.pace.wait(now).is_some() {
            return Ok(());
        }
        if std::mem::take(&mut self.ask) {
            self.chooser.probe.ask(self.tty, false, &self.to)?;
        }
        let card_lies = app.overlay == Some(Overlay::Card);
        // What lies on the screen beside the cells is painted once.
        if card_lies && !self.stale {
            self.owed = false;
            return Ok(());
        }
        self.fit(app)?;
        if std::mem::take(&mut self.stale) {
            // Mode first, clear second, paint third.
            let switch = &self.choice.switch;
            self.guard.turn(switch, switch)?;
            self.terminal.clear()?;
        }
        self.draw(app, now)?;
        if card_lies {
            self.outlet.give(card(app.size).as_bytes());
        }
        self.owed = false;
        self.frames += 1;
        rehearse_a_panic(self.frames);
        Ok(())
    }

    fn draw(&mut self, app: &App, now: Instant) -> anyhow::Result<()> {
        let receipt = self.pace.wants_receipt(now);
        let regions = app.geometry().panes.iter().map(|(_, area)| *area);
        let wire = self.terminal.backend_mut().wire();
        wire.set_regions(regions.collect());
        wire.ask_receipt(receipt);
        self.terminal
            .draw(|frame| {
                if let Some(cursor) = ui::draw(app, &self.theme, frame.buffer_mut()) {
                    frame.set_cursor_position(cursor);
                }
            })
            .context("the terminal takes no more frames")?;
        let bytes = self.terminal.backend_mut().last();
        if bytes > 0 {
            self.pace.sent(now, bytes, receipt);
        }
        Ok(())
    }

    /// Makes room for the columns that the terminal's order keeps for itself.
    fn fit(&mut self, app: &mut App) -> anyhow::Result<()> {
        let size = self.terminal.size()?;
        let (columns, rows) = (size.width, size.height);
        if app.size != (columns, rows) {
            self.take(app, Message::Resize { columns, rows })?;
        }
        Ok(())
    }
}

/// Panics after a frame where `KHABAR_REHEARSE_PANIC` says which: the way to see that
/// a terminal comes back whole from the worst.
#[allow(clippy::panic, reason = "it is what was asked for")]
fn rehearse_a_panic(frame: u64) {
    if let Ok(wanted) = std::env::var("KHABAR_REHEARSE_PANIC")
        && wanted.parse() == Ok(frame)
    {
        panic!("rehearsed, after frame {frame}");
    }
}
