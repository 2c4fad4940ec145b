//! The user's marks, as the verbs read them: never changed here.

use super::output;
use crate::home::Folders;
use crate::triage::Marks;

/// The marks; what is wrong with them is told, and the rest counts.
pub fn open() -> Option<Marks> {
    let folders = match Folders::find() {
        Ok(folders) => folders,
        Err(error) => {
            output::say(&error.to_string());
            return None;
        }
    };
    let (marks, warnings) = Marks::open(&folders);
    for warning in warnings {
        output::say(&warning.to_string());
    }
    Some(marks)
}
