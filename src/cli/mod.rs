//! The command line: one file a verb, errors to words, words to an exit status.
//!
//! Owns arguments and what is printed; never computes what a room below can answer.

use std::process::ExitCode;

/// Runs the program: the whole of `main`.
#[must_use]
pub fn run() -> ExitCode {
    ExitCode::SUCCESS
}
