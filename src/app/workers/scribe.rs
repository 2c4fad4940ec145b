//! Writes the user's marks and saved searches: what it says is on the disk.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

use jiff::Timestamp;

use super::{Answer, Marked, MarkedBy, Request, answer};
use crate::app::Message;
use crate::home::{Folders, HomeError};
use crate::triage::{Marks, Step};

/// Runs until nobody asks any more. Without a home nothing can be kept, and every
/// request says so.
pub(super) fn run(folders: Option<Folders>, requests: &Receiver<Request>, to: &Sender<Message>) {
    let Some(folders) = folders else {
        for request in requests {
            if matches!(request, Request::Searches | Request::LookedAt { .. }) {
                continue;
            }
            let error = "there is no home folder to keep marks in; set HOME or KHABAR_HOME";
            if !answer(to, Answer::Marked(Err(error.to_owned()))) {
                return;
            }
        }
        return;
    };
    let (mut marks, warnings) = Marks::open(&folders);
    let mut reviews = Arc::new(marks.reviews().clone());
    let found = Answer::Marks {
        marks: marks.marked().collect(),
        reviews: Arc::clone(&reviews),
        searches: Arc::clone(marks.searches()),
        warnings: warnings.iter().map(ToString::to_string).collect(),
    };
    if !answer(to, found) {
        return;
    }
    for request in requests {
        let now = Timestamp::now();
        let (by, result) = match request {
            Request::Mark { keys, flag, on } => {
                let set = marks.set(&keys, flag, on, now);
                (MarkedBy::Set, set.map(Step::Mark).map(Some))
            }
            Request::Review { fact, text, review } => {
                let set = marks.review(fact, &text, review, now);
                (MarkedBy::Set, set.map(Step::Review).map(Some))
            }
            Request::SaveSearch { name, query } => {
                let set = marks.save_search(&name, query.as_deref(), now);
                (MarkedBy::Set, set.map(Step::Search).map(Some))
            }
            Request::Searches => {
                let read = marks.reload_searches();
                if !answer_searches(&marks, read, to) {
                    return;
                }
                continue;
            }
            Request::LookedAt { name } => {
                let kept = marks.look_at_search(&name, now);
                if !answer_searches(&marks, kept, to) {
                    return;
                }
                continue;
            }
            Request::Undo => (MarkedBy::Undo, marks.undo(now)),
            Request::Redo => (MarkedBy::Redo, marks.redo(now)),
            _ => continue,
        };
        // Another explorer's reviews were read too before something was set.
        if *reviews != *marks.reviews() {
            reviews = Arc::new(marks.reviews().clone());
        }
        let result = result
            .map(|step| Marked {
                step,
                by,
                marks: marks.marked().collect(),
                reviews: Arc::clone(&reviews),
                searches: Arc::clone(marks.searches()),
            })
            .map_err(|error| error.to_string());
        if !answer(to, Answer::Marked(result)) {
            return;
        }
    }
}

/// The searches after something was done. False where nobody listens any more.
fn answer_searches(marks: &Marks, done: Result<(), HomeError>, to: &Sender<Message>) -> bool {
    let searches = Arc::clone(marks.searches());
    let warning = done.err().map(|error| error.to_string());
    answer(to, Answer::Searches { searches, warning })
}
