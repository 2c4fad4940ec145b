//! `khabar [PATH…]`: the loop. `term` turns keys into messages, `app` updates, `ui`
//! paints a buffer, `term` sends it.

use std::ffi::OsString;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use anyhow::Context;

use super::session::{HELD_BACK, Session};
use super::{args, lists, sources, wishes};
use crate::app::workers::{self, Answer, Keeper, Workers};
use crate::app::{App, Exit, Interface, Message, Strings};
use crate::corpus::{self, Articles};
use crate::home::Folders;
use crate::term::{Guard, Probe, Progress, Tty, install_panic_hook, read_input, watch_signals};

/// How long a frame is held back for the corpus at the start: one frame instead of an
/// empty one and a full one.
const FIRST_HELD_BACK: Duration = Duration::from_millis(40);
/// How long the end waits for answers that are on their way: they would be typed into
/// the shell.
const LAST_ANSWERS: Duration = Duration::from_millis(500);

/// Opens the explorer on files and folders; without any, on the bundled corpus.
///
/// # Errors
/// Where there is no terminal, or it fails.
pub fn explore(paths: &[OsString], options: &args::Terminal) -> anyhow::Result<ExitCode> {
    let (to, messages) = channel();
    let folders = Folders::find().ok();
    let lists = folders.as_ref().map_or_else(Vec::new, lists::add_from);
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
    let keeper = Keeper::start(folders.as_ref(), paths.to_vec(), &to)?;
    let (chooser, faults) = wishes::chooser(options, folders.as_ref());
    let probe = chooser.probe.clone();
    let mut app = App::new(Strings::of(Interface::default()), tty.size())?;
    let settings = faults.first().map(wishes::said);
    app.notice = settings.or_else(|| lists.first().map(lists::Fault::said));

    install_panic_hook();
    let guard = Guard::hold(&tty)?;
    probe.ask(&tty, true, &to)?;
    watch_signals(&tty, to.clone()).context("cannot watch signals")?;
    read_input(&tty, probe.clone(), to.clone()).context("cannot read keys")?;
    let early = first_messages(&tty, &probe, &messages)?;
    if let Some(skipped) = nothing_to_show(&early) {
        last_answers(&tty, &probe, &messages)?;
        drop(guard);
        sources::report_skipped(skipped);
        anyhow::bail!("no article to show");
    }

    let workers = Workers::start(folders, &to)?;
    let mut session = Session::enter(&mut app, &tty, &guard, (workers, keeper), chooser, to)?;
    for message in early {
        session.take(&mut app, message)?;
    }
    session.drain(&mut app, &messages, Instant::now() + HELD_BACK)?;
    session.settle(&app);
    session.paint(&mut app)?;
    while app.exit.is_none() {
        match next(&messages, session.patience(&app)) {
            Ok(message) => session.take(&mut app, message)?,
            Err(RecvTimeoutError::Timeout) => session.catch_up(&mut app)?,
            Err(RecvTimeoutError::Disconnected) => break,
        }
        session.drain(&mut app, &messages, Instant::now() + HELD_BACK)?;
        session.settle(&app);
        session.paint(&mut app)?;
    }
    if app.exit == Some(Exit::Asked) {
        last_answers(&tty, &probe, &messages)?;
    }
    let remembered = session.end(app.exit == Some(Exit::Asked));
    drop(guard);
    if let Err(error) = remembered {
        super::output::say(&error.to_string());
    }
    for fault in &lists {
        super::output::say(&fault.to_string());
    }
    sources::report_skipped(&app.skipped);
    Ok(ExitCode::SUCCESS)
}

/// Blocks for a message, for ever or for so long.
fn next(
    messages: &Receiver<Message>,
    patience: Option<Duration>,
) -> Result<Message, RecvTimeoutError> {
    match patience {
        Some(patience) => messages.recv_timeout(patience),
        None => Ok(messages.recv()?),
    }
}

/// What comes before the first frame: the terminal's answers, and the corpus and the place
/// that was kept where they are quick. The place goes first, keys that are typed meanwhile
/// keep theirs.
fn first_messages(
    tty: &Tty,
    probe: &Probe,
    messages: &Receiver<Message>,
) -> anyhow::Result<Vec<Message>> {
    let corpus_until = Instant::now() + FIRST_HELD_BACK;
    let mut early = Vec::new();
    let mut awaited = 2;
    loop {
        let answered = probe.advance(tty)? == Progress::Whole;
        let mut until = Instant::now();
        if awaited > 0 {
            until = until.max(corpus_until);
        }
        if !answered {
            until = until.max(probe.deadline());
        }
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            break;
        }
        if let Ok(message) = messages.recv_timeout(left) {
            if is_corpus(&message) || is_ghost(&message) {
                awaited -= 1;
            }
            let ends = matches!(message, Message::Terminate);
            early.push(message);
            if ends {
                break;
            }
        }
    }
    early.sort_by_key(|message| !is_ghost(message));
    Ok(early)
}

fn is_corpus(message: &Message) -> bool {
    matches!(message, Message::Worker(answer) if matches!(**answer, Answer::Corpus { .. }))
}

fn is_ghost(message: &Message) -> bool {
    matches!(message, Message::Worker(answer) if matches!(**answer, Answer::Ghost { .. }))
}

/// What was skipped, where nothing is left.
fn nothing_to_show(early: &[Message]) -> Option<&[(String, String)]> {
    early.iter().find_map(|message| match message {
        Message::Worker(answer) => match answer.as_ref() {
            Answer::Corpus { corpus, skipped } if corpus.count() == 0 => Some(skipped.as_slice()),
            _ => None,
        },
        _ => None,
    })
}

/// Waits for answers that are still on their way, but not for ever.
fn last_answers(tty: &Tty, probe: &Probe, messages: &Receiver<Message>) -> anyhow::Result<()> {
    let until = Instant::now() + LAST_ANSWERS;
    while probe.is_awaited() && probe.advance(tty)? == Progress::Waiting {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() || messages.recv_timeout(left).is_err() {
            break;
        }
    }
    Ok(())
}
