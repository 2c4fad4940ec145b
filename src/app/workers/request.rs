//! What workers are asked.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;

use crate::app::{Entry, Order, PromptKind};
use crate::corpus::{Article, ArticleId, Articles, ContentKey};
use crate::facts::Kind;
use crate::triage::{FactKey, Flag, Mark, Review, SavedSearch};

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
    /// Note which articles are seen for the first time: when they arrived.
    Arrived(Arc<dyn Articles>, Timestamp),
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
            Self::Arrived(..) => f.write_str("Arrived"),
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
