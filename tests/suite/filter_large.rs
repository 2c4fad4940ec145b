//! A corpus too large to be taken in between two keys: queries are answered meanwhile,
//! and the next explorer finds the keys in the cache.

use std::collections::HashMap;
use std::fs;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use khabar::app::workers::{Answer, Request, Workers};
use khabar::app::{Found, Message, Order};
use khabar::corpus::{
    Article, ArticleId, Articles, ContentKey, Head, Label, LabelFrom, Locator, ReadError,
};
use khabar::home::Folders;
use khabar::letters::Language;

/// More than are taken in at once.
const COUNT: u32 = 70_000;

/// An answer that does not come within this will not come.
const PATIENCE: Duration = Duration::from_secs(120);

/// Heads by their numbers: no texts.
struct Many;

impl Articles for Many {
    fn generation(&self) -> u64 {
        u64::MAX
    }

    fn count(&self) -> usize {
        COUNT as usize
    }

    fn page(&self, from: usize, len: usize) -> Vec<ArticleId> {
        (0..COUNT).skip(from).take(len).map(ArticleId).collect()
    }

    fn head(&self, id: ArticleId) -> Option<Arc<Head>> {
        let text = match id.0 {
            12 => "لقاء بوتين".to_owned(),
            69_999 => "هدوء في قره باغ".to_owned(),
            other => format!("خبر {other}"),
        };
        Some(Arc::new(Head {
            id,
            key: ContentKey::of(&text),
            locator: Locator {
                file: None,
                member: None,
                path: String::new(),
                doc: String::new(),
            },
            label: Label {
                text,
                from: LabelFrom::Stated,
                span: None,
            },
            source: None,
            agency: None,
            url: None,
            published: None,
            language: Language::Arabic,
            words: 2,
        }))
    }

    fn article(&self, _: ArticleId) -> Result<Arc<Article>, ReadError> {
        unreachable!("the search reads no article")
    }
}

struct Searching {
    workers: Workers,
    messages: Receiver<Message>,
    asked: u64,
    corpus: Arc<dyn Articles>,
}

impl Searching {
    fn new(folders: &Folders) -> Self {
        let (to, messages) = channel();
        Self {
            workers: Workers::start(Some(folders.clone()), &to).unwrap(),
            messages,
            asked: 0,
            corpus: Arc::new(Many),
        }
    }

    fn ask(&mut self, query: &str) {
        self.asked += 1;
        self.workers.give(Request::Search {
            corpus: Arc::clone(&self.corpus),
            generation: self.asked,
            query: query.to_owned(),
            order: Order::Given,
            filtered: Order::Relevance,
            marks: Arc::new(HashMap::new()),
            with_archived: false,
            after_known: false,
        });
    }

    /// Waits for an answer to the newest query that fits.
    fn until(&self, what: &str, fits: impl Fn(&Found) -> bool) {
        loop {
            let message = self.messages.recv_timeout(PATIENCE);
            let message = message.unwrap_or_else(|_| panic!("waited in vain for {what}"));
            let Message::Worker(answer) = message else {
                continue;
            };
            if let Answer::Found { generation, found } = *answer
                && generation == self.asked
                && fits(&found)
            {
                return;
            }
        }
    }
}

#[test]
fn keys_are_answered_while_a_large_corpus_is_taken_in_and_its_keys_are_kept() {
    let home = tempfile::tempdir().unwrap();
    let folders = Folders::below(home.path());
    let mut searching = Searching::new(&folders);
    for typed in ["ب", "بو", "بوت", "بوتين"] {
        searching.ask(typed);
    }
    let last = |found: &Found| found.entries.len() == 1 && found.of == COUNT as usize;
    searching.until("the one article", last);
    searching.ask("karabakh");
    searching.until("a name by its sounds", last);
    searching.ask("خبر");
    let all = COUNT as usize - 2;
    searching.until("the first of many", |found| found.entries.len() < all);
    searching.until("all of them", |found| found.entries.len() == all);
    drop(searching);

    let cache = folders.cache.join("search");
    let mut files: Vec<_> = fs::read_dir(&cache)
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    assert_eq!(files.len(), 2);
    let whole = fs::read(&files[0]).unwrap();

    // From the cache; then from one that was scribbled over, which is made anew.
    let mut scribbled = whole.clone();
    scribbled[whole.len() / 2] ^= 1;
    for bytes in [whole.clone(), scribbled] {
        fs::write(&files[0], bytes).unwrap();
        let mut searching = Searching::new(&folders);
        searching.ask("karabakh");
        searching.until("a name by its sounds", last);
        drop(searching);
        assert!(fs::read(&files[0]).unwrap() == whole);
    }
}
