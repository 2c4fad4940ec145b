//! A start with the images of a run before: mapped, taken up, and the first answer given.

use std::fs;
use std::hint::black_box;
use std::sync::Arc;

use khabar::corpus::ArticleId;
use khabar::home::Mapped;
use khabar::search::{ImageBytes, Index, Query, Row};

use super::{NEVER, now};

/// How often it is started.
const STARTS: usize = 9;

/// Prints how long it takes, the median of some starts. The files are in the page cache;
/// the articles without their labels are known, as they are to an explorer that has read
/// them.
pub fn starts(count: usize, images: &[ImageBytes; 2], fingerprint: [u8; 16], query: &str) {
    let folder = tempfile::tempdir().unwrap();
    let paths = ["labels", "words"].map(|part| folder.path().join(part));
    for (path, image) in paths.iter().zip(images) {
        fs::write(path, (**image).as_ref()).unwrap();
    }
    let query = Query::parse(query);
    let mut took = Vec::new();
    for _ in 0..STARTS {
        let mut index = Index::default();
        for id in (0..).take(count) {
            index.add_but_label(&Row::new(ArticleId(id), ""));
        }
        let start = now();
        let images = paths
            .each_ref()
            .map(|path| Arc::new(Mapped::open(path).unwrap().unwrap()) as ImageBytes);
        assert!(index.adopt(images, fingerprint));
        let adopted = now() - start;
        black_box(index.search(&query, NEVER));
        took.push((now() - start, adopted));
    }
    took.sort_unstable();
    let (whole, adopted) = took[STARTS / 2];
    println!(
        "warm start to the first rows: {whole:.2?}, of these {adopted:.2?} to take the images up"
    );
}
