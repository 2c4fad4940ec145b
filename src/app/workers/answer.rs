//! What workers answer.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use crate::app::{Counts, Entry, Found, Ghost, Histories, Message};
use crate::corpus::{Article, Articles, ContentKey, ReadError};
use crate::facts::{Facts, Published};
use crate::letters::Span;
use crate::triage::{Mark, Reviews, SavedSearch, Step};

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

/// Sends an answer; false where nobody listens any more.
pub(super) fn answer(to: &Sender<Message>, answer: Answer) -> bool {
    to.send(Message::Worker(Box::new(answer))).is_ok()
}
