//! Reads the corpus once, in a thread of its own.

use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;

use super::{Answer, answer, watched};
use crate::app::Message;
use crate::corpus::Articles;

/// The corpus, and what of it could not be read: path and reason.
pub type Source = (Arc<dyn Articles>, Vec<(String, String)>);

/// Runs `read` in a thread and sends the corpus that it gives.
///
/// # Errors
/// Where the thread cannot be started.
pub fn open(
    to: &Sender<Message>,
    read: impl FnOnce() -> Source + Send + 'static,
) -> std::io::Result<()> {
    let to = to.clone();
    thread::Builder::new()
        .name("opener".to_owned())
        .spawn(move || {
            watched(&to, || {
                let (corpus, skipped) = read();
                answer(&to, Answer::Corpus { corpus, skipped });
            });
        })?;
    Ok(())
}
