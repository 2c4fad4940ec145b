//! Looks for the facts of the article that is open, then of those that are likely to be
//! opened next. Of requests that wait, the newest is answered first.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError};

use super::library::Library;
use super::{Answer, Request, answer};
use crate::app::Message;
use crate::corpus::Article;

/// So many articles that are likely to be opened next are looked at.
const NEXT: usize = 4;

/// Runs until nobody asks any more.
pub(super) fn run(library: &Library, requests: &Receiver<Request>, to: &Sender<Message>) {
    let mut open: Vec<Arc<Article>> = Vec::new();
    let mut next: Vec<Arc<Article>> = Vec::new();
    loop {
        if open.is_empty() && next.is_empty() {
            match requests.recv() {
                Ok(request) => sort(request, &mut open, &mut next),
                Err(_) => return,
            }
        }
        loop {
            match requests.try_recv() {
                Ok(request) => sort(request, &mut open, &mut next),
                Err(TryRecvError::Empty) => break,
                Err(TryRecvError::Disconnected) => return,
            }
        }
        if let Some(article) = open.pop().or_else(|| next.pop()) {
            let key = article.head.key;
            let facts = Arc::new(library.facts(&article));
            if !answer(to, Answer::Facts { key, facts }) {
                return;
            }
        }
    }
}

fn sort(request: Request, open: &mut Vec<Arc<Article>>, next: &mut Vec<Arc<Article>>) {
    if let Request::Facts { article, open: now } = request {
        let to = if now { open } else { next };
        to.retain(|other| other.head.key != article.head.key);
        to.push(article);
        if to.len() > NEXT {
            to.remove(0);
        }
    }
}
