//! The workers: threads that read, search and write, so that the loop never waits.
//!
//! - the **opener** reads the corpus once;
//! - the **reader** opens articles and searches long ones, the newest request first;
//! - the **annotator** looks for the facts of the article that is open;
//! - the **gleaner** looks for those of the whole corpus, ahead of reading;
//! - the **searcher** owns the index and answers queries;
//! - the **scribe** owns the user's marks;
//! - the **historian** keeps the queries that were asked;
//! - the **registrar** notes when each article was first seen;
//! - the **keeper** keeps where the user stands, for the next explorer.
//!
//! Each answers with a message on the one channel. A panic in one of them is caught,
//! told, and leaves the others going.

mod annotator;
mod counting;
mod fields;
mod gleaner;
mod historian;
mod keeper;
mod keys;
mod library;
mod opener;
mod orders;
mod reader;
mod registrar;
mod scribe;
mod searcher;
mod united;

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::{Counts, Entry, Found, Ghost, Histories, Message, Order, PromptKind};
use crate::corpus::{Article, ArticleId, Articles, ContentKey, ReadError};
use crate::facts::{Facts, Kind, Published};
use crate::home::Folders;
use crate::letters::Span;
use crate::triage::{FactKey, Flag, Mark, Review, Reviews, SavedSearch, Step};

use historian::Historian;

pub use fields::{AppFields, KnownFacts};
pub use keeper::Keeper;
pub use library::Library;
pub use opener::{Source, open};

/// What a worker is asked.
pub enum Request {
    /// Read an article, and its neighbours when there is time.
    Open {
        /// Where from.
        corpus: Arc<dyn Articles>,
        /// The article.
        entry: Entry,
        /// What is likely to be opened next.
        near: Vec<Entry>,
    },
    /// Look for the facts of an article that is in memory.
    Facts {
        /// The article.
        article: Arc<Article>,
        /// True for the one that is open: it goes before those that may be opened next.
        open: bool,
    },
    /// Look for the facts of the whole corpus, when nothing else is to do.
    LookAhead(Arc<dyn Articles>),
    /// Note which articles are seen for the first time.
    Arrived(Arc<dyn Articles>),
    /// Put articles in the order in which they were first seen, from now on.
    Seen {
        /// Of which corpus.
        generation: u64,
        /// When each was first seen, in microseconds, by rising id.
        firsts: Arc<[(ArticleId, i64)]>,
    },
    /// Take into the index what is now known of an article.
    Known {
        /// Which.
        id: ArticleId,
        /// What.
        known: Known,
    },
    /// Find words in a long article.
    Find {
        /// The article.
        article: Arc<Article>,
        /// As typed.
        query: String,
    },
    /// Find the rows of the list.
    Search {
        /// Where.
        corpus: Arc<dyn Articles>,
        /// Which search this is; an older one is given up.
        generation: u64,
        /// As typed; what folds to nothing is no filter.
        query: String,
        /// The order without a query.
        order: Order,
        /// The order of what the query finds.
        filtered: Order,
        /// The user's marks.
        marks: Arc<HashMap<ContentKey, Mark>>,
        /// Show archived articles too.
        with_archived: bool,
        /// Answer once everything that is known by now is in the index.
        after_known: bool,
    },
    /// Set a mark.
    Mark {
        /// On these.
        keys: Vec<ContentKey>,
        /// This one.
        flag: Flag,
        /// On or off.
        on: bool,
    },
    /// Set what the user thinks of a fact.
    Review {
        /// The fact.
        fact: FactKey,
        /// Its words.
        text: String,
        /// `None` takes the review off.
        review: Option<Review>,
    },
    /// Save a search under a name, or delete the one that has it.
    SaveSearch {
        /// What it is called.
        name: String,
        /// As typed; `None` deletes.
        query: Option<String>,
    },
    /// Note that the articles of a saved search are looked at.
    LookedAt {
        /// What it is called.
        name: String,
    },
    /// Read the saved searches again.
    Searches,
    /// Count what saved searches find.
    Count {
        /// Where.
        corpus: Arc<dyn Articles>,
        /// Which.
        searches: Arc<[SavedSearch]>,
        /// The user's marks.
        marks: Arc<HashMap<ContentKey, Mark>>,
        /// Count archived articles too.
        with_archived: bool,
    },
    /// Keep a query that was asked.
    Remember {
        /// In which prompt.
        kind: PromptKind,
        /// As typed.
        query: String,
    },
    /// Take the last mark or review back.
    Undo,
    /// Set it again.
    Redo,
}

impl std::fmt::Debug for Request {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Open { entry, near, .. } => write!(f, "Open({entry:?}, near {})", near.len()),
            Self::Facts { article, open } => write!(f, "Facts({}, {open})", article.head.key),
            Self::LookAhead(_) => f.write_str("LookAhead"),
            Self::Arrived(_) => f.write_str("Arrived"),
            Self::Seen { firsts, .. } => write!(f, "Seen({})", firsts.len()),
            Self::Known { id, .. } => write!(f, "Known({id:?})"),
            Self::Find { query, .. } => write!(f, "Find({query:?})"),
            Self::Search {
                generation, query, ..
            } => write!(f, "Search({generation}, {query:?})"),
            Self::Mark { keys, flag, on } => write!(f, "Mark({keys:?}, {flag:?}, {on})"),
            Self::Review { fact, review, .. } => write!(f, "Review({fact:?}, {review:?})"),
            Self::SaveSearch { name, query } => write!(f, "SaveSearch({name:?}, {query:?})"),
            Self::LookedAt { name } => write!(f, "LookedAt({name:?})"),
            Self::Searches => f.write_str("Searches"),
            Self::Count { searches, .. } => write!(f, "Count({})", searches.len()),
            Self::Remember { query, .. } => write!(f, "Remember({query:?})"),
            Self::Undo => f.write_str("Undo"),
            Self::Redo => f.write_str("Redo"),
        }
    }
}

/// What becomes known of an article after its head.
pub enum Known {
    /// Its text, as far as it can be searched (so many bytes).
    Text(Arc<Article>, usize),
    /// The names in it, and the best date of publication.
    Names {
        /// Canonical names, and of what kind each is.
        names: Vec<(Kind, String)>,
        /// Somebody is quoted in it.
        has_quote: bool,
        /// The date, where one is known.
        published: Option<jiff::civil::Date>,
    },
}

/// Who asked for a change of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkedBy {
    /// A key for the mark itself.
    Set,
    /// Undo.
    Undo,
    /// Redo.
    Redo,
}

impl MarkedBy {
    /// The words around what was changed.
    #[must_use]
    pub const fn key(self) -> Option<&'static str> {
        match self {
            Self::Set => None,
            Self::Undo => Some("notice.undone"),
            Self::Redo => Some("notice.redone"),
        }
    }

    /// The words where there was nothing to change.
    #[must_use]
    pub const fn nothing(self) -> &'static str {
        match self {
            Self::Redo => "notice.nothing-to-redo",
            Self::Set | Self::Undo => "notice.nothing-to-undo",
        }
    }
}

/// Marks after a change that is on the disk.
#[derive(Clone, Debug)]
pub struct Marked {
    /// What changed; `None` where there was nothing to undo.
    pub step: Option<Step>,
    /// Who asked.
    pub by: MarkedBy,
    /// Every mark.
    pub marks: HashMap<ContentKey, Mark>,
    /// Every review.
    pub reviews: Arc<Reviews>,
    /// Every saved search.
    pub searches: Arc<[SavedSearch]>,
}

/// What a worker answers.
pub enum Answer {
    /// How far the reading of the corpus has come.
    Reading {
        /// Files read or skipped.
        done: usize,
        /// Files found.
        of: usize,
    },
    /// The corpus, and what of it could not be read: path and reason.
    Corpus {
        /// The store.
        corpus: Arc<dyn Articles>,
        /// Path and reason, raw.
        skipped: Vec<(String, String)>,
    },
    /// The marks as they were found.
    Marks {
        /// Every mark.
        marks: HashMap<ContentKey, Mark>,
        /// Every review.
        reviews: Arc<Reviews>,
        /// Every saved search.
        searches: Arc<[SavedSearch]>,
        /// What the user should know of the mark file.
        warnings: Vec<String>,
    },
    /// An article, or why not.
    Opened {
        /// Which.
        entry: Entry,
        /// What came of it.
        result: Result<Arc<Article>, ReadError>,
    },
    /// An article that may be opened next.
    Prefetched(Arc<Article>),
    /// Where words stand in a long article.
    Hits {
        /// The article.
        key: ContentKey,
        /// As typed.
        query: String,
        /// Bytes of the article, in order.
        spans: Vec<Span>,
    },
    /// What one article says.
    Facts {
        /// The article.
        key: ContentKey,
        /// Its facts.
        facts: Arc<Facts>,
    },
    /// How far the facts of the corpus have been looked for.
    Gleaning {
        /// Articles that are done.
        done: usize,
        /// Articles in all.
        of: usize,
    },
    /// The facts of the corpus are known, with one name for each person and place in all
    /// articles. What was found before is of each article alone.
    United {
        /// The facts of a small corpus; those of a large one are to be asked for.
        facts: HashMap<ContentKey, Arc<Facts>>,
        /// The best days of publication.
        published: HashMap<ContentKey, Published>,
        /// Of how many articles.
        known: usize,
    },
    /// The rows of the list.
    Found {
        /// Which search this answers.
        generation: u64,
        /// The rows.
        found: Found,
    },
    /// It is known when the articles were first seen.
    Seen {
        /// Not all of them at one time.
        differ: bool,
        /// What the user should know of the journal.
        warning: Option<String>,
    },
    /// The saved searches as they stand now.
    Searches {
        /// Every one.
        searches: Arc<[SavedSearch]>,
        /// Why they cannot be read or kept.
        warning: Option<String>,
    },
    /// What a saved search finds.
    Counted {
        /// Which.
        search: SavedSearch,
        /// How much.
        counts: Counts,
    },
    /// A mark was set, or could not be.
    Marked(Result<Marked, String>),
    /// What was asked before, in this explorer's prompts and in those of others.
    Histories {
        /// The queries; `None` where they cannot be used.
        histories: Option<Histories>,
        /// Why not.
        broken: Option<String>,
    },
    /// What the explorer before this one has left.
    Ghost {
        /// Where its user stood; `None` where it left nothing.
        ghost: Option<Box<Ghost>>,
        /// Why what it left cannot be used.
        broken: Option<String>,
    },
}

impl std::fmt::Debug for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Reading { .. } => "Reading",
            Self::Corpus { .. } => "Corpus",
            Self::Marks { .. } => "Marks",
            Self::Opened { .. } => "Opened",
            Self::Prefetched(_) => "Prefetched",
            Self::Hits { .. } => "Hits",
            Self::Facts { .. } => "Facts",
            Self::Gleaning { .. } => "Gleaning",
            Self::United { .. } => "United",
            Self::Found { .. } => "Found",
            Self::Seen { .. } => "Seen",
            Self::Searches { .. } => "Searches",
            Self::Counted { .. } => "Counted",
            Self::Marked(_) => "Marked",
            Self::Histories { .. } => "Histories",
            Self::Ghost { .. } => "Ghost",
        })
    }
}

/// The ends of the workers' channels. They stop when this is dropped.
#[derive(Debug)]
pub struct Workers {
    reader: Sender<Request>,
    annotator: Sender<Request>,
    gleaner: Sender<Request>,
    searcher: Sender<Request>,
    scribe: Sender<Request>,
    registrar: Sender<Request>,
    historian: Historian,
    newest: searcher::Newest,
}

impl Workers {
    /// Starts the threads; their answers go to `to`.
    ///
    /// # Errors
    /// Where a thread cannot be started.
    pub fn start(folders: Option<Folders>, to: &Sender<Message>) -> std::io::Result<Self> {
        let newest = searcher::Newest::default();
        let told = searcher::Newest::clone(&newest);
        let cache = folders.clone();
        let historian = Historian::start(folders.as_ref(), to)?;
        let searcher = spawn("searcher", to, move |requests, to| {
            searcher::run(cache, &told, requests, to);
        })?;
        let known = searcher.clone();
        let ordered = searcher.clone();
        let home = folders.clone();
        let library = Arc::new(Library::new(folders.clone()));
        let open = Arc::clone(&library);
        Ok(Self {
            reader: spawn("reader", to, reader::run)?,
            annotator: spawn("annotator", to, move |requests, to| {
                annotator::run(&open, requests, to);
            })?,
            gleaner: spawn("gleaner", to, move |requests, to| {
                gleaner::run(&library, &known, requests, to);
            })?,
            searcher,
            scribe: spawn("scribe", to, move |requests, to| {
                scribe::run(folders, requests, to);
            })?,
            registrar: spawn("registrar", to, move |requests, to| {
                registrar::run(home.as_ref(), &ordered, requests, to);
            })?,
            historian,
            newest,
        })
    }

    /// Hands a request to the worker whose business it is.
    pub fn give(&self, request: Request) {
        if let Request::Search { generation, .. } = &request {
            self.newest.store(*generation, Ordering::Relaxed);
        }
        let to = match request {
            Request::Open { .. } | Request::Find { .. } => &self.reader,
            Request::Facts { .. } => &self.annotator,
            Request::LookAhead(_) => &self.gleaner,
            Request::Search { .. }
            | Request::Known { .. }
            | Request::Seen { .. }
            | Request::Count { .. } => &self.searcher,
            Request::Arrived(_) => &self.registrar,
            Request::Mark { .. }
            | Request::Review { .. }
            | Request::SaveSearch { .. }
            | Request::LookedAt { .. }
            | Request::Searches
            | Request::Undo
            | Request::Redo => &self.scribe,
            Request::Remember { .. } => return self.historian.give(request),
        };
        // A worker that is gone has said so.
        let _ = to.send(request);
    }
}

fn spawn(
    name: &str,
    to: &Sender<Message>,
    run: impl FnOnce(&Receiver<Request>, &Sender<Message>) + Send + 'static,
) -> std::io::Result<Sender<Request>> {
    let (requests, taken) = channel();
    let to = to.clone();
    thread::Builder::new()
        .name(name.to_owned())
        .spawn(move || watched(&to, || run(&taken, &to)))?;
    Ok(requests)
}

/// Runs a worker's body; a panic in it becomes a message.
fn watched(to: &Sender<Message>, body: impl FnOnce()) {
    if let Err(panic) = catch_unwind(AssertUnwindSafe(body)) {
        let what = panic
            .downcast_ref::<&str>()
            .map(|s| (*s).to_owned())
            .or_else(|| panic.downcast_ref::<String>().cloned())
            .unwrap_or_default();
        let thread = thread::current();
        let name = thread.name().unwrap_or("worker");
        let _ = to.send(Message::Failed(format!("{name}: {what}").into()));
    }
}

/// Sends an answer; false where nobody listens any more.
fn answer(to: &Sender<Message>, answer: Answer) -> bool {
    to.send(Message::Worker(Box::new(answer))).is_ok()
}
