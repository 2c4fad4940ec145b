//! The terminal: guard, input decoding, output backend. The only writer of bytes to it.
//!
//! Every mode that is entered is left again, also on panic and on signals. Never
//! knows an article or a pane, never waits in the thread that draws. Rules: ECMA-48,
//! xterm's control sequences, and the switches of the terminals that reorder
//! right-to-left text by themselves.

mod backend;
mod card;
mod choice;
mod chooser;
mod clipboard;
mod decoder;
mod guard;
mod hint;
mod input;
mod joining;
mod link;
pub mod modes;
mod order;
mod outlet;
mod pace;
mod panic;
mod probe;
mod remembered;
mod signals;
mod terminals;
mod tty;
mod wire;

pub use backend::Screen;
pub use card::{card, card_line};
pub use choice::{Because, Bidi, Choice, Found, Switch, Wishes, choose};
pub use chooser::{Chooser, wishes_of};
pub use clipboard::{envelope, to_clipboard};
pub use decoder::{Decoder, Event};
pub use guard::Guard;
pub use input::read_input;
pub use joining::Joining;
pub use link::Link;
pub use order::Order;
pub use outlet::Outlet;
pub use pace::Pace;
pub use panic::install_panic_hook;
pub use probe::{Answer, Answers, Findings, Outer, Probe, Progress, QUESTIONS};
pub use remembered::{Remembered, identity};
pub use signals::watch_signals;
pub use terminals::{Pass, Terminal, recognise, terminals};
pub use tty::{Tty, stop_process};
pub use wire::{Abilities, Ink, Wire};

/// Why the terminal could not be used.
#[derive(Debug, thiserror::Error)]
pub enum TermError {
    /// Standard output is a pipe or a file.
    #[error(
        "standard output is not a terminal: the verbs print to pipes and files, \
         `khabar list`, `khabar read`, `khabar facts`"
    )]
    OutputElsewhere,
    /// There is no terminal to read keys from.
    #[error("no terminal to read keys from ({0}): start khabar in a terminal")]
    NoTerminal(std::io::Error),
    /// A mode of the terminal could not be set or a frame not be written.
    #[error("the terminal does not answer: {0}")]
    Io(#[from] std::io::Error),
}
