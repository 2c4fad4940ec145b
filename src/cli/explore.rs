//! `khabar [PATH…]`: the loop. `term` turns keys into messages, `app` updates, `ui`
//! paints a buffer, `term` sends it.

use std::ffi::OsString;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use anyhow::Context;
use ratatui::Terminal;

use super::sources;
use crate::app::workers::{self, Answer, Workers};
use crate::app::{App, Effect, Interface, Message, Strings};
use crate::corpus::{self, Articles};
use crate::home::Folders;
use crate::term::{
    Guard, Screen, Tty, install_panic_hook, read_input, stop_process, watch_signals,
};
use crate::ui::{self, Theme};

/// How long a frame is held back for an answer that is on its way: one frame instead
/// of an empty one and a full one. A key ends the wait.
const HELD_BACK: Duration = Duration::from_millis(12);
/// The same for the corpus at the start.
const FIRST_HELD_BACK: Duration = Duration::from_millis(40);

/// Opens the explorer on files and folders; without any, on the bundled corpus.
///
/// # Errors
/// Where there is no terminal, or it fails.
pub fn explore(paths: &[OsString]) -> anyhow::Result<ExitCode> {
    let (to, messages) = channel();
    let asked = paths.to_vec();
    workers::open(&to, move |tell| {
        let opened = corpus::open_with(&asked, &mut |progress| {
            tell(progress.done, progress.found);
            corpus::Continue::Yes
        });
        let skipped = opened
            .skipped
            .iter()
            .map(|skipped| (skipped.path.clone(), skipped.reason.to_string()))
            .collect();
        (opened.store as Arc<dyn Articles>, skipped)
    })?;
    let tty = Tty::open()?;
    let first = messages.recv_timeout(FIRST_HELD_BACK);
    if let Ok(Message::Worker(answer)) = &first
        && let Answer::Corpus { corpus, skipped } = answer.as_ref()
        && corpus.count() == 0
    {
        sources::report_skipped(skipped);
        anyhow::bail!("no article to show");
    }
    let workers = Workers::start(Folders::find().ok(), &to)?;
    let mut app = App::new(Strings::of(Interface::default()), tty.size())?;
    let theme = Theme::built_in()?;
    let colours = std::env::var_os("NO_COLOR").is_none_or(|set| set.is_empty());

    install_panic_hook();
    let guard = Guard::enter(&tty)?;
    watch_signals(&tty, to.clone()).context("cannot watch signals")?;
    read_input(&tty, to.clone()).context("cannot read keys")?;
    drop(to);
    let mut session = Session {
        terminal: Terminal::new(Screen::new(&tty, colours)?)?,
        guard: &guard,
        workers,
        tty: &tty,
        suspended: false,
        frames: 0,
    };
    if let Ok(message) = first {
        session.take(&mut app, message)?;
    }
    let until = Instant::now() + FIRST_HELD_BACK;
    session.drain(&mut app, &messages, until)?;
    session.paint(&mut app, &theme)?;
    while app.exit.is_none() {
        match messages.recv() {
            Ok(message) => session.take(&mut app, message)?,
            Err(_) => break,
        }
        session.drain(&mut app, &messages, Instant::now() + HELD_BACK)?;
        session.paint(&mut app, &theme)?;
    }
    drop(session);
    drop(guard);
    sources::report_skipped(&app.skipped);
    Ok(ExitCode::SUCCESS)
}

/// The loop's hands: what it writes to, and whom it asks.
struct Session<'a> {
    terminal: Terminal<Screen>,
    guard: &'a Guard,
    workers: Workers,
    tty: &'a Tty,
    /// Stopped, and not yet told to go on: nothing is painted.
    suspended: bool,
    frames: u64,
}

impl Session<'_> {
    fn take(&mut self, app: &mut App, message: Message) -> anyhow::Result<()> {
        for effect in app.update(message) {
            match effect {
                Effect::Work(request) => self.workers.give(request),
                Effect::Suspend => {
                    self.guard.leave();
                    self.suspended = true;
                    stop_process()?;
                }
                Effect::Reenter => {
                    // The shell may have changed every mode meanwhile, and the size.
                    self.guard.leave();
                    self.guard.resume()?;
                    self.suspended = false;
                    app.size = self.tty.size();
                    self.terminal.clear()?;
                }
                Effect::Repaint => self.terminal.clear()?,
            }
        }
        Ok(())
    }

    /// Takes in what waits, and holds the frame back until `until` for an answer that
    /// changes it.
    fn drain(
        &mut self,
        app: &mut App,
        messages: &Receiver<Message>,
        until: Instant,
    ) -> anyhow::Result<()> {
        loop {
            while let Ok(message) = messages.try_recv() {
                self.take(app, message)?;
            }
            let left = until.saturating_duration_since(Instant::now());
            if app.exit.is_some() || !app.is_waiting() || left.is_zero() {
                return Ok(());
            }
            match messages.recv_timeout(left) {
                Ok(message) => {
                    let typed = matches!(message, Message::Input(_));
                    self.take(app, message)?;
                    if typed {
                        return Ok(());
                    }
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return Ok(()),
            }
        }
    }

    fn paint(&mut self, app: &mut App, theme: &Theme) -> anyhow::Result<()> {
        if self.suspended || app.exit.is_some() {
            return Ok(());
        }
        self.fit(app)?;
        self.terminal
            .draw(|frame| {
                if let Some(cursor) = ui::draw(app, theme, frame.buffer_mut()) {
                    frame.set_cursor_position(cursor);
                }
            })
            .context("the terminal takes no more frames")?;
        self.frames += 1;
        rehearse_a_panic(self.frames);
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
