//! The door: arguments to a verb, an error to an exit code. Nothing else lives here.

use std::process::ExitCode;

fn main() -> ExitCode {
    khabar::cli::run()
}
