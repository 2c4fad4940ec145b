//! Looks for facts in the whole corpus ahead of reading, on half of the machine, so that
//! names can be searched for and united.
//!
//! Its threads have the priority of the others: a slower one would keep the open article
//! waiting for tables and locks that both use.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, sync_channel};
use std::thread;

use super::library::{Library, piece};
use super::united::{Briefs, United};
use super::{Answer, Known, Request, answer};
use crate::app::Message;
use crate::corpus::{Article, ArticleId, Articles, ContentKey};
use crate::facts::{self, Facts};
use crate::home::PackKey;

/// The words of so many articles can be searched from the list; of the others their labels
/// and names.
const TEXTS_SEARCHED: usize = 4_000;
/// A longer text, in bytes, is looked at when it is opened, not ahead.
const LONGEST_AHEAD: usize = 512 * 1024;
/// So many bytes of a text can be searched from the list; the rest is found by `/` in
/// the reader.
const SEARCHED: usize = 256 * 1024;
/// The facts of so many articles are handed to the explorer whole; of a larger corpus it
/// asks for those that are opened.
const HANDED_OVER: usize = 256;
/// So many articles are written to the cache at once.
const BATCH: usize = 64;
/// Articles whose facts may wait to be taken in.
const AHEAD: usize = 64;
/// In a corpus of fewer articles nothing is said of progress: it is over before it is read.
const TOLD_FROM: usize = 500;
/// How often progress is told, at the most.
const TOLD_TIMES: usize = 100;

/// Runs until nobody asks any more. What is known goes to the searcher too.
pub(super) fn run(
    library: &Library,
    searcher: &Sender<Request>,
    requests: &Receiver<Request>,
    to: &Sender<Message>,
) {
    for request in requests {
        if let Request::LookAhead(corpus) = request
            && !glean(library, &corpus, searcher, to)
        {
            return;
        }
    }
}

/// What a thread has found in one article.
struct Gleaned {
    at: usize,
    /// `None` where it cannot be read, or is too long to be read ahead.
    facts: Option<Facts>,
    key: Option<ContentKey>,
    /// For the cache, where it had nothing.
    piece: Option<(PackKey, Vec<u8>)>,
}

/// False where nobody listens any more.
fn glean(
    library: &Library,
    corpus: &Arc<dyn Articles>,
    searcher: &Sender<Request>,
    to: &Sender<Message>,
) -> bool {
    let ids = corpus.page(0, usize::MAX);
    let mut found = Found::new(library, &ids, to);
    let next = AtomicUsize::new(0);
    let whole = thread::scope(|scope| {
        let (into, gleaned) = sync_channel(AHEAD);
        for _ in 0..threads() {
            let into = into.clone();
            let (next, ids) = (&next, &ids);
            scope.spawn(move || {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(&id) = ids.get(at) else { return };
                    let one = look(library, &**corpus, at, id, searcher);
                    if into.send(one).is_err() {
                        return;
                    }
                }
            });
        }
        drop(into);
        // Where the receiver goes, so do the threads, each after the article that it is at.
        gleaned.into_iter().all(|one| found.take(one))
    });
    whole && found.unite(&**corpus, searcher)
}

/// Half of the machine, but one thread at least.
fn threads() -> usize {
    thread::available_parallelism().map_or(1, |all| (all.get() / 2).clamp(1, 4))
}

fn look(
    library: &Library,
    corpus: &dyn Articles,
    at: usize,
    id: ArticleId,
    searcher: &Sender<Request>,
) -> Gleaned {
    let mut gleaned = Gleaned {
        at,
        facts: None,
        key: None,
        piece: None,
    };
    let Ok(article) = corpus.article(id) else {
        return gleaned;
    };
    gleaned.key = Some(article.head.key);
    if at < TEXTS_SEARCHED {
        tell_text(searcher, id, &article);
    }
    if article.text.len() <= LONGEST_AHEAD {
        let facts = library.cached(&article).unwrap_or_else(|| {
            let facts = facts::extract(&article);
            gleaned.piece = piece(&article, &facts);
            facts
        });
        gleaned.facts = Some(facts);
    }
    gleaned
}

fn tell_text(searcher: &Sender<Request>, id: ArticleId, article: &Arc<Article>) {
    let mut end = article.text.len().min(SEARCHED);
    while !article.text.is_char_boundary(end) {
        end -= 1;
    }
    tell(searcher, id, Known::Text(Arc::clone(article), end));
}

fn tell(searcher: &Sender<Request>, id: ArticleId, known: Known) {
    // A searcher that is gone has said so.
    let _ = searcher.send(Request::Known { id, known });
}

/// What has been found so far.
struct Found<'a> {
    library: &'a Library,
    ids: &'a [ArticleId],
    to: &'a Sender<Message>,
    briefs: Briefs,
    done: usize,
    pieces: Vec<(PackKey, Vec<u8>)>,
    /// The facts of a small corpus.
    own: Vec<(ContentKey, Facts)>,
}

impl<'a> Found<'a> {
    fn new(library: &'a Library, ids: &'a [ArticleId], to: &'a Sender<Message>) -> Self {
        Self {
            library,
            ids,
            to,
            briefs: Briefs::new(ids.len()),
            done: 0,
            pieces: Vec::new(),
            own: Vec::new(),
        }
    }

    /// False where nobody listens any more.
    fn take(&mut self, one: Gleaned) -> bool {
        self.pieces.extend(one.piece);
        if let (Some(&id), Some(key), Some(facts)) = (self.ids.get(one.at), one.key, one.facts) {
            if self.ids.len() <= HANDED_OVER {
                self.own.push((key, facts.clone()));
            }
            self.briefs.add(one.at, (id, key), facts);
        }
        if self.pieces.len() >= BATCH {
            self.library.keep(&std::mem::take(&mut self.pieces));
        }
        self.done += 1;
        self.tell_progress()
    }

    fn tell_progress(&self) -> bool {
        let of = self.ids.len();
        let step = (of / TOLD_TIMES).max(1);
        let done = self.done;
        if of < TOLD_FROM || (!done.is_multiple_of(step) && done != of) {
            return true;
        }
        answer(self.to, Answer::Gleaning { done, of })
    }

    fn unite(self, corpus: &dyn Articles, searcher: &Sender<Request>) -> bool {
        self.library.keep(&self.pieces);
        self.library.sweep();
        let (united, named) = self.briefs.unite(corpus);
        let mut published = HashMap::new();
        let known = named.len();
        for one in named {
            published.extend(one.published.map(|day| (one.key, day)));
            let names = Known::Names {
                names: one.names,
                has_quote: one.has_quote,
                published: one.published.map(|day| day.date),
            };
            tell(searcher, one.id, names);
        }
        let own = self.own.into_iter();
        let facts = own.map(|(key, own)| {
            let facts = in_corpus(corpus, self.ids, &united, key, own);
            (key, Arc::new(facts))
        });
        let facts = facts.collect();
        self.library.unite(united);
        let united = Answer::United {
            facts,
            published,
            known,
        };
        answer(self.to, united)
    }
}

/// The facts of an article with what the corpus tells of them.
fn in_corpus(
    corpus: &dyn Articles,
    ids: &[ArticleId],
    united: &United,
    key: ContentKey,
    own: Facts,
) -> Facts {
    let mut facts = own;
    if let Some(day) = united.published_of(key) {
        let is_it = |id: &&ArticleId| corpus.head(**id).is_some_and(|head| head.key == key);
        let article = ids
            .iter()
            .find(is_it)
            .and_then(|id| corpus.article(*id).ok());
        if let Some(article) = article {
            facts = facts::extract_on(&article, Some(day));
        }
    }
    united.rename(&mut facts);
    facts
}
