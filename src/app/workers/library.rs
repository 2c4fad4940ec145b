//! The facts of articles as the workers share them: from the cache where it has them, looked
//! for where not, and with what only the whole corpus tells.

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock};
use std::time::Duration;

use super::united::United;
use crate::corpus::Article;
use crate::facts::{self, Facts};
use crate::home::{Folders, Pack, PackKey};

/// The cache of other versions of the rules goes when nobody has used it for so long.
const OLD: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// What is known of articles. Shared by threads; none of its locks is held while facts are
/// looked for.
#[derive(Debug)]
pub struct Library {
    folders: Option<Folders>,
    pack: OnceLock<Option<Mutex<Pack>>>,
    united: RwLock<Arc<United>>,
}

impl Library {
    /// A library with its cache in a folder of the user's; without one there is no cache.
    /// Reads nothing yet.
    #[must_use]
    pub fn new(folders: Option<Folders>) -> Self {
        Self {
            folders,
            pack: OnceLock::new(),
            united: RwLock::default(),
        }
    }

    /// The facts of an article in its place in the corpus, as far as that is known.
    pub(super) fn facts(&self, article: &Article) -> Facts {
        let united = self.united();
        let mut facts = self.own(article);
        if let Some(known) = united.published_of(article.head.key)
            && facts.published.is_none()
        {
            facts = facts::extract_on(article, Some(known));
        }
        united.rename(&mut facts);
        facts
    }

    /// What an article says by itself.
    #[must_use]
    pub fn own(&self, article: &Article) -> Facts {
        if let Some(facts) = self.cached(article) {
            return facts;
        }
        let facts = facts::extract(article);
        if let Some(piece) = piece(article, &facts) {
            self.keep(&[piece]);
        }
        facts
    }

    /// The same from the cache alone.
    pub(super) fn cached(&self, article: &Article) -> Option<Facts> {
        let bytes = self.pack()?.get(&facts::cache_key(article))?;
        facts::unpacked(&bytes, article)
    }

    /// Keeps facts for the next time. Where they cannot be kept they are looked for again.
    pub(super) fn keep(&self, pieces: &[(PackKey, Vec<u8>)]) {
        if let Some(mut pack) = self.pack() {
            let _ = pack.put(pieces);
        }
    }

    /// Takes the caches of other versions away that nobody uses any more.
    pub(super) fn sweep(&self) {
        if let Some(pack) = self.pack() {
            pack.sweep(OLD);
        }
    }

    /// What the whole corpus tells, from now on.
    pub(super) fn unite(&self, united: Arc<United>) {
        *self.united.write().unwrap_or_else(PoisonError::into_inner) = united;
    }

    fn united(&self) -> Arc<United> {
        Arc::clone(&self.united.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn pack(&self) -> Option<MutexGuard<'_, Pack>> {
        let pack = self.pack.get_or_init(|| {
            let folder = self.folders.as_ref()?.cache.join("facts");
            let name = format!("{}.pack", facts::RULES);
            Some(Mutex::new(Pack::open(folder.join(name))))
        });
        // Whoever panicked has left no half of a piece: the pack reads its file again.
        let lock = pack.as_ref()?.lock();
        Some(lock.unwrap_or_else(PoisonError::into_inner))
    }
}

/// The facts of an article as the cache keeps them.
pub(super) fn piece(article: &Article, facts: &Facts) -> Option<(PackKey, Vec<u8>)> {
    Some((facts::cache_key(article), facts::packed(facts)?))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::Arc;

    use super::Library;
    use crate::corpus::{Article, Articles as _, open};
    use crate::facts;
    use crate::home::Folders;

    fn article() -> Arc<Article> {
        let store = open(&["bundled:04-yevlakh-talks.txt".into()]).store;
        store.article(store.page(0, 1)[0]).unwrap()
    }

    #[test]
    fn what_was_looked_for_once_comes_from_the_cache() {
        let home = tempfile::tempdir().unwrap();
        let folders = Folders::below(home.path());
        let article = article();
        let first = Library::new(Some(folders.clone()));
        assert_eq!(first.cached(&article), None);
        let facts = first.own(&article);
        assert_eq!(facts, facts::extract(&article));
        let next = Library::new(Some(folders.clone()));
        assert_eq!(next.cached(&article).as_ref(), Some(&facts));

        // Deleted or damaged under a running program, it is made again.
        let file = folders.cache.join(format!("facts/{}.pack", facts::RULES));
        let mut bytes = fs::read(&file).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(&file, bytes).unwrap();
        assert_eq!(next.cached(&article), None);
        assert_eq!(next.own(&article), facts);
        assert_eq!(next.cached(&article).as_ref(), Some(&facts));
        fs::remove_dir_all(&folders.cache).unwrap();
        assert_eq!(next.own(&article), facts);
    }

    #[test]
    fn without_a_home_facts_are_looked_for_each_time() {
        let article = article();
        let library = Library::new(None);
        assert_eq!(library.own(&article), facts::extract(&article));
        assert_eq!(library.cached(&article), None);
    }
}
