//! Notes when khabar first saw each article of the corpus, and tells the searcher.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

use jiff::Timestamp;

use super::{Answer, Request, answer};
use crate::app::{Message, Saying};
use crate::corpus::{ArticleId, Articles, ContentKey};
use crate::home::Folders;
use crate::triage::Seen;

/// When each article was first seen, in microseconds, by rising id.
pub(super) type Firsts = Arc<[(ArticleId, i64)]>;

/// Runs until nobody asks any more. Without a home nothing is known.
pub(super) fn run(
    folders: Option<&Folders>,
    searcher: &Sender<Request>,
    requests: &Receiver<Request>,
    to: &Sender<Message>,
) {
    let Some(seen) = folders.map(Seen::at) else {
        return;
    };
    for request in requests {
        if let Request::Arrived(corpus, now) = request
            && !register(&seen, &*corpus, now, searcher, to)
        {
            return;
        }
    }
}

/// False where nobody listens any more.
fn register(
    seen: &Seen,
    corpus: &dyn Articles,
    now: Timestamp,
    searcher: &Sender<Request>,
    to: &Sender<Message>,
) -> bool {
    let ids = corpus.page(0, usize::MAX);
    let heads = ids.into_iter().filter_map(|id| corpus.head(id));
    let (ids, keys): (Vec<ArticleId>, Vec<ContentKey>) =
        heads.map(|head| (head.id, head.key)).unzip();
    let met = seen.look_up(&keys, now);
    let first = met.firsts.first();
    let differ = met.firsts.iter().any(|other| Some(other) != first);
    let times = met.firsts.iter().map(|time| time.as_microsecond());
    let mut firsts: Vec<(ArticleId, i64)> = ids.into_iter().zip(times).collect();
    firsts.sort_unstable();
    // A searcher that is gone has said so.
    let _ = searcher.send(Request::Seen {
        generation: corpus.generation(),
        firsts: firsts.into(),
    });
    let warning = met.warnings.first().map(ToString::to_string);
    if !answer(to, Answer::Seen { differ, warning }) {
        return false;
    }
    let mended = match met.warnings.is_empty() {
        true => Ok(()),
        false => seen.mend(),
    };
    let noted = mended.and_then(|()| seen.note(&met.strangers, now));
    let forgotten = noted.and_then(|()| match met.is_stale {
        true => seen.forget_others(&keys, now),
        false => Ok(()),
    });
    match forgotten {
        Ok(()) => true,
        Err(error) => {
            let saying = Saying::with("notice.seen-not-kept", [error.to_string()]);
            to.send(Message::Said(saying)).is_ok()
        }
    }
}
