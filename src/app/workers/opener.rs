//! Reads the corpus once, in a thread of its own.

use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;

use super::{Answer, answer, watched};
use crate::app::Message;
use crate::corpus::Articles;

/// The corpus, and what of it could not be read: path and reason.
pub type Source = (Arc<dyn Articles>, Vec<(String, String)>);

/// How far the reading has come is told once in so many files.
const TOLD: usize = 250;

/// Runs `read` in a thread and sends the corpus that it gives. `read` tells how many
/// files are done, and of how many.
///
/// # Errors
/// Where the thread cannot be started.
pub fn open(
    to: &Sender<Message>,
    read: impl FnOnce(&mut dyn FnMut(usize, usize)) -> Source + Send + 'static,
) -> std::io::Result<()> {
    let to = to.clone();
    thread::Builder::new()
        .name("opener".to_owned())
        .spawn(move || {
            watched(&to, || {
                let (corpus, skipped) = read(&mut |done, of| {
                    if done > 0 && done % TOLD == 0 {
                        answer(&to, Answer::Reading { done, of });
                    }
                });
                answer(&to, Answer::Corpus { corpus, skipped });
            });
        })?;
    Ok(())
}
