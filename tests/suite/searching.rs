//! The search over real articles: those beside the project, where they are.

use std::fs;
use std::path::Path;

use khabar::corpus::ArticleId;
use khabar::search::{Index, Query, Row, find_in};

/// The texts of `../shared/seeds`, or `None`, said aloud.
fn seeds() -> Option<Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    if !folder.is_dir() {
        eprintln!("skipped: there is no {}", folder.display());
        return None;
    }
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    Some(
        paths
            .iter()
            .map(|path| fs::read_to_string(path).unwrap())
            .collect(),
    )
}

fn index(texts: &[String]) -> Index {
    Index::build((0..).zip(texts).map(|(id, text)| Row {
        text,
        ..Row::new(ArticleId(id), text.lines().next().unwrap_or(""))
    }))
}

#[test]
fn a_name_is_found_in_every_article_however_it_is_typed() {
    let Some(texts) = seeds() else { return };
    let index = index(&texts);
    let answers = |query: &str| index.search(&Query::parse(query), &|| false);
    for query in [
        "karabakh",
        "Qarabagh",
        "قره باغ",
        "باغ قره",
        "قرة باغ",
        "قُرَة باغ",
        "كاراباخ",
        "\u{202B}قره\u{A0}باغ\u{202C}",
    ] {
        assert_eq!(answers(query).hits.len(), texts.len(), "{query}");
    }
    for query in ["", "ـ", "\u{64E}"] {
        let all = answers(query);
        assert_eq!((all.hits.len(), all.loose), (texts.len(), 0), "{query:?}");
    }
    let with_putin = texts.iter().filter(|text| text.contains("بوتين")).count();
    for query in ["putin", "بوتين", "بُوتين", "بـوتين", "ﺑﻮﺗﻴﻦ", "PUTIN"]
    {
        assert_eq!(answers(query).hits.len(), with_putin, "{query}");
    }
    assert!(answers("tokyo").hits.is_empty());
}

#[test]
fn a_name_is_found_in_an_article_at_each_of_its_places() {
    let Some(texts) = seeds() else { return };
    for text in &texts {
        let plain = text.matches("قره باغ").count() + text.matches("قرة باغ").count();
        assert!(find_in(text, "karabakh").len() >= plain);
        assert!(find_in(text, "قرة باغ").len() >= plain);
    }
}
