//! The command line: one file a verb, errors to words, words to an exit status.
//!
//! Owns arguments and what is printed; never computes what a room below can answer.
//! To a pipe or a file it prints logical text, to a terminal laid-out text; nothing
//! from an article reaches a terminal unsanitised. The JSON Lines are a contract
//! (`contract.rs`).

mod args;
mod cell;
mod contract;
mod csv;
mod dates;
mod doctor;
mod explore;
mod export;
mod facts;
mod find;
mod import;
mod list;
mod lists;
mod markdown;
mod marks;
mod output;
mod read;
mod scalars;
mod searching;
mod session;
mod sources;
mod table;
mod wishes;

use std::io;
use std::process::ExitCode;

use clap::Parser as _;

use args::{Command, Verb};

/// Something asked for in a way that cannot be answered: exit status 2.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Usage(String);

/// Runs the program: the whole of `main`.
#[must_use]
pub fn run() -> ExitCode {
    let command = match Command::try_parse() {
        Ok(command) => command,
        Err(error) => {
            return not_a_command(&error);
        }
    };
    if command.verb.is_some() {
        lists::add();
    }
    let done = match command.verb {
        None => explore::explore(&command.paths, &command.terminal),
        Some(Verb::List(args)) => list::list(&args),
        Some(Verb::Read(args)) => read::read(&args),
        Some(Verb::Facts(args)) => facts::facts(&args),
        Some(Verb::Find(args)) => find::find(&args),
        Some(Verb::Export(args)) => export::export(&args),
        Some(Verb::Import(args)) => import::import(&args),
        Some(Verb::Doctor(args)) => doctor::doctor(&args),
    };
    done.unwrap_or_else(|error| status(&error))
}

/// Help, the version, or what is wrong with the arguments.
fn not_a_command(error: &clap::Error) -> ExitCode {
    if error.use_stderr() {
        // It repeats the arguments, and they may come from anywhere.
        output::say_lines(&error.to_string());
        return ExitCode::from(2);
    }
    match output::told(error.print()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => status(&error.into()),
    }
}

/// The exit status of an error, which is told; a closed pipe is success.
fn status(error: &anyhow::Error) -> ExitCode {
    let broken_pipe = error.chain().any(|cause| {
        cause
            .downcast_ref::<io::Error>()
            .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    });
    if broken_pipe {
        return ExitCode::SUCCESS;
    }
    output::say(&format!("{error:#}"));
    if error.downcast_ref::<Usage>().is_some() {
        ExitCode::from(2)
    } else {
        ExitCode::FAILURE
    }
}
