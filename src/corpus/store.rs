//! The store: heads in memory, texts where they are cheap; the rest is read again.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::repeated::Repeated;
use super::{
    Article, ArticleId, Articles, ContentKey, Fault, Head, ReadError, Skipped, open, plain,
};

/// The articles of a corpus. Texts of files are not held: [`Articles::article`] reads
/// them again, and says so where they have changed.
#[derive(Debug, Default)]
pub struct Store {
    generation: u64,
    entries: Vec<Entry>,
    repeated: Repeated,
}

/// One article as the store holds it.
#[derive(Debug)]
pub(super) struct Entry {
    head: Arc<Head>,
    /// Whole, where it cannot be read again (standard input) or costs nothing (embedded).
    kept: Option<Arc<Article>>,
}

impl Entry {
    /// An article that stays in memory.
    pub(super) fn kept(article: Article) -> Self {
        Self {
            head: Arc::clone(&article.head),
            kept: Some(Arc::new(article)),
        }
    }

    /// An article whose file is read when its text is wanted.
    pub(super) const fn read_again(head: Arc<Head>) -> Self {
        Self { head, kept: None }
    }

    /// Tags the lines again, now that the lines are known that the corpus repeats.
    ///
    /// # Errors
    /// Where its file cannot be read again; then it stays as it was.
    pub(super) fn tag_again(&mut self, repeated: &Repeated) -> Result<(), Fault> {
        let text = match &self.kept {
            Some(article) => article.text.clone(),
            None => open::file_text(self.head.locator.file.as_deref().ok_or(Fault::Missing)?)?,
        };
        if ContentKey::of(&text) != self.head.key {
            return Err(Fault::Changed);
        }
        let article = plain::article(self.head.id, self.head.locator.clone(), text, repeated);
        self.head = Arc::clone(&article.head);
        self.kept = self.kept.take().map(|_| Arc::new(article));
        Ok(())
    }
}

impl Store {
    /// A store of articles in their order; the n-th has the id n. `repeated` are the lines by
    /// which they were tagged.
    pub(super) fn new(entries: Vec<Entry>, repeated: Repeated) -> Self {
        // Two stores of one run never share a generation: caches go by it.
        static GENERATION: AtomicU64 = AtomicU64::new(1);
        Self {
            generation: GENERATION.fetch_add(1, Ordering::Relaxed),
            entries,
            repeated,
        }
    }

    /// The article that a path, an id (32 hexadecimal digits) or the beginning of
    /// one id only (4 digits or more) names.
    #[must_use]
    pub fn find(&self, id_or_path: &str) -> Option<ArticleId> {
        self.by_path(id_or_path).or_else(|| self.by_id(id_or_path))
    }

    fn by_path(&self, path: &str) -> Option<ArticleId> {
        self.heads()
            .find(|head| head.locator.path == path)
            .map(|head| head.id)
    }

    /// As [`Store::find`], by id alone. Copies of one text have one id: the first is given.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<ArticleId> {
        if !is_id(id) {
            return None;
        }
        let wanted = id.to_ascii_lowercase();
        let mut matching = self
            .heads()
            .filter(|head| head.key.to_string().starts_with(&wanted));
        let first = matching.next()?;
        matching
            .all(|other| other.key == first.key)
            .then_some(first.id)
    }

    fn heads(&self) -> impl Iterator<Item = &Arc<Head>> {
        self.entries.iter().map(|entry| &entry.head)
    }

    fn entry(&self, id: ArticleId) -> Option<&Entry> {
        self.entries.get(usize::try_from(id.0).ok()?)
    }
}

/// True for what can be an article's id or its beginning: 4 to 32 hexadecimal digits.
#[must_use]
pub fn is_id(word: &str) -> bool {
    (4..=32).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_hexdigit())
}

impl Articles for Store {
    fn generation(&self) -> u64 {
        self.generation
    }

    fn count(&self) -> usize {
        self.entries.len()
    }

    fn page(&self, from: usize, len: usize) -> Vec<ArticleId> {
        self.heads()
            .skip(from)
            .take(len)
            .map(|head| head.id)
            .collect()
    }

    fn head(&self, id: ArticleId) -> Option<Arc<Head>> {
        self.entry(id).map(|entry| Arc::clone(&entry.head))
    }

    fn article(&self, id: ArticleId) -> Result<Arc<Article>, ReadError> {
        let entry = self
            .entry(id)
            .ok_or_else(|| Skipped::new("", Fault::Unknown))?;
        if let Some(article) = &entry.kept {
            return Ok(Arc::clone(article));
        }
        read_again(&entry.head, &self.repeated)
            .map(Arc::new)
            .map_err(|fault| Skipped::new(&entry.head.locator.path, fault).into())
    }
}

fn read_again(head: &Arc<Head>, repeated: &Repeated) -> Result<Article, Fault> {
    let path = head.locator.file.as_deref().ok_or(Fault::Missing)?;
    let text = open::file_text(path)?;
    if ContentKey::of(&text) == head.key {
        Ok(plain::again(Arc::clone(head), text, repeated))
    } else {
        Err(Fault::Changed)
    }
}
