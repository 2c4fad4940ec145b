//! A long article on the screen: what a reader waits for.

use std::ffi::OsString;
use std::fs;
use std::sync::Arc;
use std::time::{Duration, Instant};

use khabar::app::{Reading, Setting};
use khabar::corpus::{Article, ArticleId, Articles as _, open};
use khabar::layout::{Letters, Marks, Place};

/// Rows of a window of 40.
const ROWS: usize = 38;

/// Opens `text` as an article, and times a screen of it in each of several tries.
pub fn time(text: &str) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("long.txt");
    fs::write(&file, text).unwrap();
    let opened = open(&[OsString::from(file)]);
    let article: Arc<Article> = opened.store.article(ArticleId(0)).unwrap();

    let setting = |width| Setting {
        width,
        letters: Letters::Forms,
        marks: Marks::Keep,
        boilerplate: false,
    };
    let mut best = [Duration::MAX; 4];
    for _ in 0..5 {
        let mut reading = Reading::new(Arc::clone(&article), setting(72));
        let steps: [&mut dyn FnMut(&mut Reading); 4] = [
            &mut |reading| {
                *reading = Reading::new(Arc::clone(&article), setting(72));
                assert_eq!(reading.rows(Place::default(), ROWS).len(), ROWS);
            },
            &mut |reading| {
                let last = reading.end();
                let top = reading.moved(last, 1 - ROWS.cast_signed());
                assert_eq!(reading.rows(top, ROWS).len(), ROWS);
            },
            &mut |reading| {
                let middle = reading.place_of(article.text.len() / 2);
                assert_eq!(reading.rows(middle, ROWS).len(), ROWS);
            },
            &mut |reading| {
                let middle = reading.place_of(article.text.len() / 2);
                let byte = reading.byte_at(middle);
                *reading = Reading::new(Arc::clone(&article), setting(71));
                let top = reading.place_of(byte);
                assert_eq!(reading.rows(top, ROWS).len(), ROWS);
            },
        ];
        for (step, best) in steps.into_iter().zip(&mut best) {
            let start = Instant::now();
            step(&mut reading);
            *best = start.elapsed().min(*best);
        }
    }
    println!("an article of {} bytes, {ROWS} rows of it:", text.len());
    for (what, took) in ["first screen", "to its end", "to its middle", "resize"]
        .iter()
        .zip(best)
    {
        println!("  {what:<14} {took:>10.3?}");
    }
}
