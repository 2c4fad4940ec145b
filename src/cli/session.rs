//! The loop's hands: what it writes to, whom it asks, and how the terminal is served.

mod painting;

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use ratatui::Terminal;

use crate::app::workers::{Keeper, Workers};
use crate::app::{Action, App, Effect, Message, Saying};
use crate::home::HomeError;
use crate::term::{
    Abilities, Choice, Chooser, Guard, Ink, Link, Order, Outlet, Pace, Progress, Screen, Tty,
    envelope, stop_process, to_clipboard,
};
use crate::ui::Theme;

/// How long a frame is held back for an answer that is on its way: one frame instead
/// of an empty one and a full one. A key ends the wait.
pub const HELD_BACK: Duration = Duration::from_millis(12);

/// Keys less than this apart are one that is held.
const HELD: Duration = Duration::from_millis(120);

/// One run of the explorer on a terminal.
pub struct Session<'a> {
    terminal: Terminal<Screen>,
    guard: &'a Guard,
    workers: Workers,
    keeper: Keeper,
    tty: &'a Tty,
    to: Sender<Message>,
    theme: Theme,
    chooser: Chooser,
    outlet: Outlet,
    pace: Pace,
    /// Something has changed since the last frame.
    owed: bool,
    /// When a key was pressed last: until a while after it the reader may be behind.
    typed: Option<Instant>,
    /// The terminal has to be asked once more what it is.
    ask: bool,
    /// What is in force on the terminal.
    choice: Choice,
    /// The terminal has answered everything once.
    known: bool,
    /// It had before the first frame.
    known_at_once: bool,
    /// The screen has to be cleared and painted whole.
    stale: bool,
    /// Stopped, and not yet told to go on: nothing is painted.
    suspended: bool,
    frames: u64,
}

impl<'a> Session<'a> {
    /// Enters the terminal's modes as the chooser says.
    ///
    /// # Errors
    /// Where the terminal refuses.
    pub fn enter(
        app: &mut App,
        tty: &'a Tty,
        guard: &'a Guard,
        (workers, keeper): (Workers, Keeper),
        chooser: Chooser,
        to: Sender<Message>,
    ) -> anyhow::Result<Self> {
        let choice = chooser.choice();
        let known = chooser.probe.progress() == Progress::Whole;
        let outlet = Outlet::start(&tty.output, to.clone())?;
        guard.after(outlet.clone());
        guard.enter(&choice.switch)?;
        let abilities = abilities(&chooser, &choice);
        let mut screen = Screen::new(tty, abilities, Some(outlet.clone()))?;
        screen.wire().set_order(choice.order);
        let session = Self {
            terminal: Terminal::new(screen)?,
            guard,
            workers,
            keeper,
            tty,
            to,
            theme: Theme::built_in(choice.background.unwrap_or_default())?,
            chooser,
            outlet,
            pace: Pace::default(),
            owed: true,
            typed: None,
            ask: false,
            choice,
            known,
            known_at_once: known,
            stale: false,
            suspended: false,
            frames: 0,
        };
        app.view.letters = session.choice.letters;
        app.view.marks = session.choice.marks;
        session.say_hint(app);
        Ok(session)
    }

    /// Takes one message in, and does what follows from it.
    ///
    /// # Errors
    /// Where the terminal refuses.
    pub fn take(&mut self, app: &mut App, message: Message) -> anyhow::Result<()> {
        match message {
            Message::Written => return Ok(()),
            Message::Received => {
                self.pace.received();
                return Ok(());
            }
            Message::Answered => {
                self.pace.answered();
                self.reconsider(app)?;
            }
            Message::Input(_) => {
                app.traffic.key(self.terminal.backend().carried());
                let now = Instant::now();
                let before = self.typed.replace(now);
                app.set_held(before.is_some_and(|before| now < before + HELD));
            }
            Message::Resize { .. } => {
                self.pace.resized(Instant::now());
                self.ask |= self.may_be_another_window();
            }
            _ => {}
        }
        self.owed = true;
        let effects = app.update(message);
        self.follow(app, effects)
    }

    /// Does what follows from an update.
    fn follow(&mut self, app: &mut App, effects: Vec<Effect>) -> anyhow::Result<()> {
        for effect in effects {
            match effect {
                Effect::Work(request) => self.workers.give(request),
                Effect::Suspend => {
                    self.settle(app);
                    self.guard.leave();
                    self.suspended = true;
                    stop_process()?;
                }
                Effect::Reenter => {
                    // The shell may have changed every mode meanwhile, and the size.
                    self.guard.leave();
                    self.guard.enter(&self.choice.switch)?;
                    self.suspended = false;
                    app.size = self.tty.size();
                    self.stale = true;
                    self.pace.forget();
                }
                Effect::Repaint => self.stale = true,
                Effect::AskAgain => {
                    self.ask = true;
                    self.stale = true;
                    self.pace.forget();
                }
                Effect::Copy(text) => {
                    let sequence = to_clipboard(&text, envelope(&self.chooser));
                    self.terminal.backend_mut().send_beside(&sequence)?;
                }
                Effect::CardAnswered(line) => self.keep(app, line)?,
            }
        }
        Ok(())
    }

    /// After a resize: a multiplexer may be attached to another terminal now, as likely
    /// as not, unless it is being asked already.
    fn may_be_another_window(&self) -> bool {
        self.choice.multiplexed && !self.suspended && !self.chooser.probe.is_awaited()
    }

    /// The terminal has said something: what is in force may have to change. A terminal
    /// that is asked once more is what it was until it has answered everything.
    fn reconsider(&mut self, app: &mut App) -> anyhow::Result<()> {
        let whole = self.chooser.probe.advance(self.tty)? == Progress::Whole;
        if self.known && !whole {
            return Ok(());
        }
        self.known |= whole;
        self.change_to(app, self.chooser.choice())
    }

    fn change_to(&mut self, app: &mut App, choice: Choice) -> anyhow::Result<()> {
        let abilities = abilities(&self.chooser, &choice);
        self.terminal.backend_mut().wire().set_abilities(abilities);
        if choice == self.choice {
            return Ok(());
        }
        let before = std::mem::replace(&mut self.choice, choice);
        if before.switch != self.choice.switch && !self.suspended {
            self.guard.turn(&before.switch, &self.choice.switch)?;
        }
        let wire = self.terminal.backend_mut().wire();
        wire.set_order(self.choice.order);
        self.stale |= before.repaints(&self.choice);
        if before.background != self.choice.background {
            self.theme = Theme::built_in(self.choice.background.unwrap_or_default())?;
        }
        // What the user has chosen meanwhile by a key stays.
        if app.view.letters == before.letters {
            app.view.letters = self.choice.letters;
        }
        if app.view.marks == before.marks {
            app.view.marks = self.choice.marks;
        }
        if before.hint != self.choice.hint {
            self.say_hint(app);
        }
        Ok(())
    }

    fn say_hint(&self, app: &mut App) {
        if let Some(hint) = self.choice.hint
            && app.notice.is_none()
        {
            let key = app.keymap.keys_of(app.focus, Action::TestCard);
            app.notice = Some(Saying::with(hint, key));
        }
    }

    /// Sends rows as the user says, and keeps it for this terminal in a thread: the loop
    /// does not wait for a disk. It is said once it is kept.
    fn keep(&mut self, app: &mut App, line: usize) -> anyhow::Result<()> {
        let Some(&order) = Order::ALL.get(line) else {
            return Ok(());
        };
        self.chooser.answer(order);
        let remembered = self.chooser.remembered.clone();
        let to = self.to.clone();
        thread::Builder::new()
            .name("remembered".to_owned())
            .spawn(move || {
                let saying = match remembered.write() {
                    Ok(()) => Saying::with("terminal.kept", [order.name().to_owned()]),
                    Err(error) => Saying::with("terminal.not-kept", [error.to_string()]),
                };
                let _ = to.send(Message::Said(saying));
            })?;
        self.change_to(app, self.chooser.choice())
    }

    /// Takes in what waits, and holds the frame back until `until` for an answer that
    /// changes it.
    ///
    /// # Errors
    /// Where the terminal refuses.
    pub fn drain(
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

    /// What follows from the state before it is painted: the place of the user is kept,
    /// also where painting then fails, and the bottom line is a link or none.
    pub fn settle(&mut self, app: &App) {
        if let Some(ghost) = app.ghost() {
            self.keeper.keep(ghost);
        }
        let link = app.link.clone().filter(|_| app.prompt.is_none());
        let row = app.geometry().bottom.y;
        let link = link.map(|target| Link { row, target });
        self.terminal.backend_mut().wire().set_link(link);
    }

    /// Waits until the user's place is kept or, where they have `left` of their own will,
    /// taken away. What the terminal turned out to be is kept where it answered too late for
    /// the first frame; the next one then comes right at once.
    ///
    /// # Errors
    /// Where it cannot be kept.
    pub fn end(mut self, left: bool) -> Result<(), HomeError> {
        if left {
            self.keeper.forget();
        } else {
            drop(self.keeper);
        }
        if self.known && !self.known_at_once {
            self.chooser.note_slow()?;
        }
        Ok(())
    }
}

/// What the terminal can do, as far as it has answered.
fn abilities(chooser: &Chooser, choice: &Choice) -> Abilities {
    let terminal = chooser.probe.findings().terminal;
    Abilities {
        ink: Ink {
            colours: std::env::var_os("NO_COLOR").is_none_or(|set| set.is_empty()),
            italics: choice.italics,
        },
        joining: choice.joining,
        margins: choice.margins,
        synchronized: terminal.has_synchronized_output(),
    }
}
