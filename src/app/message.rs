//! The one type that goes through the one channel: input, workers, signals.

use std::sync::Arc;

use super::workers::Answer;
use super::{Key, Saying};

/// What the user did at the keyboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key.
    Key(Key),
    /// Text pasted whole (bracketed paste): never a command.
    Paste(String),
}

/// What the loop blocks on.
#[derive(Debug)]
pub enum Message {
    /// What arrived in **one read**: letters that a layout sends together stay together.
    Input(Vec<Input>),
    /// The terminal has another size, in cells.
    Resize {
        /// Columns.
        columns: u16,
        /// Rows.
        rows: u16,
    },
    /// The program is to stop (SIGTSTP from outside).
    Suspend,
    /// The program goes on after a stop: the screen is no longer known.
    Resumed,
    /// The program is to end (SIGTERM, SIGHUP, a closed terminal).
    Terminate,
    /// The terminal has answered what it was asked: what, `term` knows.
    Answered,
    /// Everything that was given to the terminal has been written.
    Written,
    /// The terminal has come to the end of the frame that asked for a receipt.
    Received,
    /// Something that was done beside the loop is to be told.
    Said(Saying),
    /// A worker has an answer.
    Worker(Box<Answer>),
    /// A worker failed; what it said.
    Failed(Arc<str>),
}
