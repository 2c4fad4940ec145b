//! How the searcher takes a corpus in: articles, labels, and what becomes known of them.

use std::sync::Arc;

use super::{AT_ONCE, Entry, Firsts, Searcher};
use crate::app::workers::Known;
use crate::app::workers::keys::KeyFiles;
use crate::corpus::{ArticleId, Articles};
use crate::search::{Index, Row};

/// What images are known by that are not kept.
const NOT_KEPT: [u8; 16] = [0; 16];

impl Searcher {
    /// Takes a corpus in, unless it is the one that is known.
    pub(super) fn turn_to(&mut self, corpus: &Arc<dyn Articles>) {
        let known = self.corpus.as_ref();
        if known.is_some_and(|known| known.generation() == corpus.generation()) {
            return;
        }
        *self = Self {
            index: Index::default(),
            corpus: Some(Arc::clone(corpus)),
            folders: self.folders.take(),
            firsts: match self.of_corpus == corpus.generation() {
                true => Arc::clone(&self.firsts),
                false => Firsts::from([]),
            },
            of_corpus: self.of_corpus,
            counting: self.counting.take(),
            ..Self::default()
        };
        if corpus.count() <= AT_ONCE {
            while self.index.is_growing() {
                self.grow();
            }
        }
    }

    /// Takes some more articles in: first what costs little of all of them, then, unless
    /// they are in the cache, their labels.
    pub(super) fn grow(&mut self) {
        let Some(corpus) = self.corpus.clone() else {
            self.index.finish(NOT_KEPT);
            return;
        };
        if self.taken < corpus.count() {
            let page = corpus.page(self.taken, Index::STEP);
            self.taken = match page.len() {
                0 => corpus.count(),
                len => self.taken + len,
            };
            page.iter().for_each(|&id| self.add(&*corpus, id));
            if self.taken >= corpus.count() {
                self.adopt();
            }
            return;
        }
        let step = self.entries.iter().skip(self.labelled).take(Index::STEP);
        let before = self.labelled;
        for entry in step {
            let head = corpus.head(entry.id);
            self.index
                .add_label(head.as_ref().map_or("", |head| &head.label.text));
            self.labelled += 1;
        }
        if self.labelled == before || self.labelled == self.entries.len() {
            self.finish();
        }
    }

    fn add(&mut self, corpus: &dyn Articles, id: ArticleId) {
        let Some(head) = corpus.head(id) else { return };
        let label = head.label.text.as_str();
        self.entries.push(Entry { id, key: head.key });
        self.labels.update(&(label.len() as u64).to_le_bytes());
        self.labels.update(label.as_bytes());
        self.index.add_but_label(&Row {
            source: head.source.as_deref(),
            published: head.published.map(|stated| stated.date),
            ..Row::new(id, label)
        });
    }

    fn fingerprint(&self) -> [u8; 16] {
        let hash = self.labels.finalize();
        hash.as_bytes().first_chunk().copied().unwrap_or(NOT_KEPT)
    }

    /// The files of this corpus, if it is large enough for files.
    fn files(&self) -> Option<KeyFiles> {
        let folders = self.folders.as_ref();
        let folders = folders.filter(|_| self.entries.len() > AT_ONCE)?;
        Some(KeyFiles::new(folders, self.fingerprint()))
    }

    /// Takes the images of the cache up, if they are there and sound.
    fn adopt(&mut self) {
        let Some(images) = self.files().and_then(|files| files.open()) else {
            return;
        };
        let mut index = self.index.clone();
        if index.adopt(images, self.fingerprint()) && index.is_sound() {
            self.index = index;
        }
    }

    /// Ends the growth; keeps the images of a large corpus, and from then on maps them.
    fn finish(&mut self) {
        let fingerprint = self.fingerprint();
        let images = self.index.finish(fingerprint);
        let kept = self.files().zip(images);
        if let Some(images) = kept.and_then(|(files, images)| files.keep(&images)) {
            self.index.adopt(images, fingerprint);
        }
    }

    pub(super) fn learn(&mut self, id: ArticleId, known: Known) {
        match known {
            Known::Text(article, end) => {
                self.index
                    .set_text(id, article.text.get(..end).unwrap_or_default());
            }
            Known::Names {
                names,
                has_quote,
                published,
            } => {
                let all = names.iter().map(|(_, name)| name.as_str());
                self.index.set_names(id, all);
                if let Some(row) = self.index.row_of(id) {
                    self.facts.learn(row, &names, has_quote);
                }
                if published.is_some() {
                    self.index.set_published(id, published);
                }
            }
        }
    }
}
