//! `khabar doctor`: what the terminal was asked, what it answered, what follows from it,
//! and a card by which the user decides.

use std::fmt::Write as _;
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use anyhow::Context;

use super::output::{self, Output};
use super::{args, wishes};
use crate::app::{CARD_LINES, Code, Input, Interface, Message, Strings};
use crate::home::Folders;
use crate::layout::{Letters, Marks, sanitised};
use crate::letters::digit_value;
use crate::term::{
    Answer, Because, Chooser, Found, Guard, Joining, Order, Progress, QUESTIONS, Tty, card_line,
    install_panic_hook, read_input, watch_signals,
};

/// How long the answers may take: over a slow link longer than a first frame waits.
const PATIENCE: Duration = Duration::from_secs(2);

/// Asks the terminal and reports.
///
/// # Errors
/// Where there is no terminal, or the answer cannot be kept.
pub fn doctor(args: &args::Doctor) -> anyhow::Result<ExitCode> {
    let tty = Tty::open().context("doctor asks the terminal that it is shown on")?;
    let folders = Folders::find().ok();
    let (mut chooser, faults) = wishes::chooser(&args.terminal, folders.as_ref());
    for fault in faults {
        output::say(&fault.to_string());
    }
    install_panic_hook();
    let guard = Guard::hold(&tty)?;
    let (to, messages) = channel();
    let asked = Instant::now();
    chooser.probe.ask(&tty, true, &to)?;
    watch_signals(&tty, to.clone()).context("cannot watch signals")?;
    read_input(&tty, chooser.probe.clone(), to).context("cannot read keys")?;
    while chooser.probe.advance(&tty)? == Progress::Waiting {
        let left = PATIENCE.saturating_sub(asked.elapsed());
        if left.is_zero() || messages.recv_timeout(left).is_err() {
            break;
        }
    }
    let took = asked.elapsed();
    guard.leave();
    if args.forget {
        let identity = chooser.identity();
        let was = chooser.remembered.forget(&identity)?;
        output::say(if was {
            "what was kept for this terminal is forgotten"
        } else {
            "nothing was kept for this terminal"
        });
    }
    let mut out = Output::open();
    out.text(&report(&chooser, took))?;
    out.finish()?;
    if !args.report {
        card(&mut chooser, &guard, &messages)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Everything that is known, a line each.
fn report(chooser: &Chooser, took: Duration) -> String {
    let findings = chooser.probe.findings();
    let found = Found::of(&findings);
    let choice = chooser.choice();
    let mut text = String::new();
    let mut row = |name: &str, value: &str| {
        let _ = writeln!(text, "{name:<12} {}", sanitised(value));
    };
    row("asked", &QUESTIONS.escape_ascii().to_string());
    if findings.terminal.raw.is_empty() {
        row("answered", "nothing");
    }
    for (name, answers) in [
        ("answered", &findings.terminal),
        ("around it", &findings.around),
    ] {
        for (at, raw) in answers.raw.iter().enumerate() {
            let name = if at == 0 { name } else { "" };
            let shown = raw.escape_ascii().to_string();
            row(name, &format!("{shown:<42} {}", meaning(raw)));
        }
    }
    row(
        "took",
        &match chooser.probe.progress() {
            Progress::Whole => format!("{} ms", took.as_millis()),
            Progress::Waiting => format!("not everything within {} ms", took.as_millis()),
        },
    );
    if let Some(outer) = &findings.outer {
        let version = if outer.version.is_empty() {
            "gives no name"
        } else {
            &outer.version
        };
        let passes = if outer.passes {
            ""
        } else {
            "; allow-passthrough is off"
        };
        row(
            "tmux says",
            &format!("its client {version}, TERM {}{passes}", outer.term),
        );
    }
    for (name, terminal) in [("terminal", found.terminal), ("around it", found.around)] {
        match terminal {
            Some(terminal) => row(name, &format!("{}: {}", terminal.name, terminal.does)),
            None if name == "terminal" => row(name, "not one that is known"),
            None => {}
        }
    }
    row(
        "order",
        &format!(
            "{}, because {}",
            choice.order.name(),
            because(choice.because)
        ),
    );
    let switch = &choice.switch.on;
    row(
        "switch",
        &if switch.is_empty() {
            "\\x1b[8l".to_owned()
        } else {
            format!("\\x1b[8l and {}", switch.escape_ascii())
        },
    );
    row(
        "letters",
        match (choice.letters, choice.joining) {
            (Letters::Plain, _) => "plain",
            (Letters::Forms, Joining::Unknown) => "forms",
            (Letters::Forms, Joining::Never) => "forms; isolated ones are sent as letters",
            (Letters::Forms, Joining::Neighbours) => {
                "forms; sent as letters where the terminal joins them alike"
            }
        },
    );
    row(
        "marks",
        match choice.marks {
            Marks::Keep => "keep",
            Marks::Strip => "strip",
        },
    );
    row("italics", if choice.italics { "sent" } else { "not sent" });
    if let Some(background) = choice.background {
        row("background", &format!("{background:?}").to_lowercase());
    }
    row("known as", &chooser.identity());
    if let Some(hint) = choice.hint {
        let strings = Strings::of(Interface::English);
        row("note", &strings.get(hint).replace("{}", "the card below"));
    }
    text
}

/// An answer in words.
fn meaning(raw: &[u8]) -> String {
    match Answer::read(raw) {
        Some(Answer::Mode {
            private,
            mode,
            state,
        }) => {
            let state = match state {
                1 => "set",
                2 => "reset",
                3 => "set for good",
                4 => "reset for good",
                _ => "not known",
            };
            format!("DECRPM {}{mode}: {state}", if private { "?" } else { "" })
        }
        Some(Answer::Primary(_)) => "DA1".to_owned(),
        Some(Answer::Secondary(_)) => "DA2".to_owned(),
        Some(Answer::Version(_)) => "XTVERSION".to_owned(),
        Some(Answer::Background(background)) => format!("OSC 11: {background:?}").to_lowercase(),
        None => "not understood".to_owned(),
    }
}

fn because(because: Because) -> &'static str {
    match because {
        Because::Option => "the command line says so",
        Because::Settings => "the settings say so",
        Because::Remembered => "it is kept for this terminal",
        Because::Terminal => "the terminal is known",
        Because::Default => "nothing says otherwise",
    }
}

/// Shows the lines as the explorer would have them shown, and keeps the user's answer.
fn card(chooser: &mut Chooser, guard: &Guard, messages: &Receiver<Message>) -> anyhow::Result<()> {
    let switch = chooser.choice().switch;
    guard.show(&switch, &question())?;
    // What was typed before the question is no answer to it.
    while messages.try_recv().is_ok() {}
    let answer = answer(messages);
    guard.leave();
    match answer.and_then(|line| Order::ALL.get(line)) {
        Some(&order) => {
            chooser.answer(order);
            chooser.remembered.write()?;
            output::say(&format!("kept for this terminal: {}", order.name()));
        }
        None => output::say("nothing is changed"),
    }
    Ok(())
}

/// The card, for a terminal in raw mode.
fn question() -> String {
    let mut text = String::from("\r\n");
    for (number, order) in (1..).zip(Order::ALL) {
        let _ = write!(text, "{number}  {}\r\n", card_line(order));
    }
    let _ = write!(
        text,
        "\r\nWhich line reads right: words joined, in order, each between its own borders?\r\n\
         1 to {CARD_LINES} keeps it for this terminal, any other key changes nothing. "
    );
    text
}

/// The line that was chosen, counted from 0.
fn answer(messages: &Receiver<Message>) -> Option<usize> {
    for message in messages {
        match message {
            Message::Input(inputs) => {
                let key = inputs.iter().find_map(|input| match input {
                    Input::Key(key) => Some(*key),
                    Input::Paste(_) => None,
                })?;
                let Code::Char(c) = key.code else { return None };
                return usize::from(digit_value(c)?).checked_sub(1);
            }
            Message::Terminate => return None,
            _ => {}
        }
    }
    None
}
