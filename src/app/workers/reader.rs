//! Opens articles and searches long ones: of the requests that wait, only the newest of a kind
//! is still wanted.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

use super::{Answer, Request, answer};
use crate::app::{Entry, Message};
use crate::corpus::Articles;
use crate::search::find_in;

/// Runs until nobody asks any more.
pub(super) fn run(requests: &Receiver<Request>, to: &Sender<Message>) {
    let mut later: Vec<(Arc<dyn Articles>, Entry)> = Vec::new();
    loop {
        let request = if later.is_empty() {
            match requests.recv() {
                Ok(request) => request,
                Err(_) => return,
            }
        } else {
            match requests.try_recv() {
                Ok(request) => request,
                Err(std::sync::mpsc::TryRecvError::Empty) => {
                    if let Some((corpus, entry)) = later.pop()
                        && let Ok(article) = corpus.article(entry.id)
                        && !answer(to, Answer::Prefetched(article))
                    {
                        return;
                    }
                    continue;
                }
                Err(std::sync::mpsc::TryRecvError::Disconnected) => return,
            }
        };
        match request {
            Request::Open {
                corpus,
                entry,
                near,
            } => {
                later.clear();
                let result = corpus.article(entry.id);
                if !answer(to, Answer::Opened { entry, result }) {
                    return;
                }
                later.extend(near.into_iter().map(|near| (Arc::clone(&corpus), near)));
            }
            Request::Find { article, query } => {
                let spans = find_in(&article.text, &query);
                let key = article.head.key;
                if !answer(to, Answer::Hits { key, query, spans }) {
                    return;
                }
            }
            _ => {}
        }
    }
}
