//! Writes the user's marks: what it says is on the disk.

use std::sync::mpsc::{Receiver, Sender};

use jiff::Timestamp;

use super::{Answer, Marked, MarkedBy, Request, answer};
use crate::app::Message;
use crate::home::Folders;
use crate::triage::Marks;

/// Runs until nobody asks any more. Without a home nothing can be kept, and every
/// request says so.
pub(super) fn run(folders: Option<Folders>, requests: &Receiver<Request>, to: &Sender<Message>) {
    let Some(folders) = folders else {
        for _ in requests {
            let error = "there is no home folder to keep marks in; set HOME or KHABAR_HOME";
            if !answer(to, Answer::Marked(Err(error.to_owned()))) {
                return;
            }
        }
        return;
    };
    let (mut marks, warnings) = Marks::open(&folders);
    let found = Answer::Marks {
        marks: marks.marked().collect(),
        warnings: warnings.iter().map(ToString::to_string).collect(),
    };
    if !answer(to, found) {
        return;
    }
    for request in requests {
        let now = Timestamp::now();
        let (by, result) = match request {
            Request::Mark { keys, flag, on } => {
                (MarkedBy::Set, marks.set(&keys, flag, on, now).map(Some))
            }
            Request::Undo => (MarkedBy::Undo, marks.undo(now)),
            Request::Redo => (MarkedBy::Redo, marks.redo(now)),
            _ => continue,
        };
        let result = result
            .map(|change| Marked {
                change,
                by,
                marks: marks.marked().collect(),
            })
            .map_err(|error| error.to_string());
        if !answer(to, Answer::Marked(result)) {
            return;
        }
    }
}
