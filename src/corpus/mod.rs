//! Articles: finding files, decoding, formats, line kinds, what a text states of
//! itself; the store.
//!
//! The only room that reads articles. Never solves a date (that is `facts`), never
//! lays out, never trusts what it reads: a file beside articles sets nothing.
//! Rules of line kinds and metadata come from `assets/corpus`.

mod arguments;
mod article;
mod bundled;
mod decode;
mod escape;
mod fault;
mod identity;
mod lines;
mod open;
mod path_text;
mod plain;
mod repeated;
mod stated;
mod store;
mod table;
mod walk;

pub use arguments::corpus_key;
pub use article::{Article, Head, Label, LabelFrom, Line, LineKind, StatedDate};
pub use escape::escaped;
pub use fault::{Fault, LARGEST, Skipped};
pub use identity::{ArticleId, ContentKey, Locator};
pub use lines::{BadPhrase, add_boilerplate};
pub use open::{Continue, Opened, Progress, STDIN, open, open_with};
pub use path_text::path_text;
pub use stated::one_line;
pub use store::{Store, is_id};

use std::sync::Arc;

/// Why an article, or a path, could not be read. Every text says which file, what
/// is wrong, and what to do.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{path}: {what}")]
pub struct ReadError {
    /// The path as the user typed it, escaped for a terminal.
    pub path: String,
    /// What is wrong and what to do.
    pub what: String,
}

/// The store, as every other room knows it: nobody outside `corpus` holds a list of
/// articles.
pub trait Articles: Send + Sync {
    /// Changes whenever the corpus changes.
    fn generation(&self) -> u64;

    /// How many articles there are.
    fn count(&self) -> usize;

    /// Ids in the corpus's own order (arguments, then path), from row `from`, at most `len`.
    fn page(&self, from: usize, len: usize) -> Vec<ArticleId>;

    /// What is known without reading the text: cheap, never waits.
    fn head(&self, id: ArticleId) -> Option<Arc<Head>>;

    /// The article whole, for workers: may read a file.
    ///
    /// # Errors
    /// Where the file has gone or changed into something unreadable.
    fn article(&self, id: ArticleId) -> Result<Arc<Article>, ReadError>;
}
