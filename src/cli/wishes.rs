//! What the options and the settings want of the terminal.

use super::args::{self, LetterShapes, VowelMarks};
use crate::app::Saying;
use crate::home::{Fault, Folders, Settings};
use crate::layout::{Letters, Marks};
use crate::term::{Bidi, Chooser, Order, Probe, Remembered, Wishes, wishes_of};

/// The chooser of this user, and what is wrong with the settings.
pub fn chooser(options: &args::Terminal, folders: Option<&Folders>) -> (Chooser, Vec<Fault>) {
    let mut settings = folders.map(Settings::read).unwrap_or_default();
    let chooser = Chooser {
        option: of(options),
        settings: wishes_of(&mut settings),
        remembered: Remembered::read(folders),
        probe: Probe::default(),
    };
    (chooser, settings.faults())
}

fn of(options: &args::Terminal) -> Wishes {
    Wishes {
        bidi: options.bidi.map(|bidi| match bidi {
            args::Bidi::Auto => Bidi::Auto,
            args::Bidi::Visual => Bidi::Only(Order::Visual),
            args::Bidi::Lrm => Bidi::Only(Order::Lrm),
            args::Bidi::Token => Bidi::Only(Order::Token),
            args::Bidi::Inverse => Bidi::Only(Order::Inverse),
            args::Bidi::Logical => Bidi::Only(Order::Logical),
        }),
        letters: options.letters.map(|letters| match letters {
            LetterShapes::Forms => Letters::Forms,
            LetterShapes::Plain => Letters::Plain,
        }),
        marks: options.marks.map(|marks| match marks {
            VowelMarks::Keep => Marks::Keep,
            VowelMarks::Strip => Marks::Strip,
        }),
        background: None,
    }
}

/// A fault of the settings in the words of the interface.
pub fn said(fault: &Fault) -> Saying {
    match fault {
        Fault::Unreadable { what } => Saying::with("settings.unreadable", [what.clone()]),
        Fault::Toml { line, what } => {
            Saying::with("settings.toml", [line.to_string(), what.clone()])
        }
        Fault::Unknown { line, name } => {
            Saying::with("settings.unknown", [line.to_string(), name.clone()])
        }
        Fault::Value {
            line,
            name,
            expected,
        } => Saying::with(
            "settings.value",
            [line.to_string(), name.clone(), expected.clone()],
        ),
    }
}
