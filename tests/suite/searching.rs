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

mod whatever_is_typed {
    use khabar::corpus::ArticleId;
    use khabar::letters::Span;
    use khabar::search::{Index, Query, Row, find_in, highlights};
    use proptest::prelude::*;

    /// Letters of five scripts, marks, controls, separators and pieces of entities.
    fn text() -> impl Strategy<Value = String> {
        let pieces = prop::sample::select(vec![
            "ق",
            "ر",
            "ه",
            "ة",
            "ب",
            "ا",
            "غ",
            "و",
            "ال",
            "ت",
            "ش",
            "ﻻ",
            "پ",
            "ی",
            "a",
            "k",
            "kh",
            "P",
            "7",
            "٧",
            "é",
            "ß",
            "İ",
            "ש",
            "ם",
            "Ж",
            "中",
            "\u{64E}",
            "\u{640}",
            "\u{200C}",
            "\u{202E}",
            "\u{2067}",
            "\0",
            " ",
            "\u{A0}",
            "\n",
            "«",
            "،",
            "-",
            "&",
            "&amp;",
            "&#1576;",
            "\u{300}",
            "👩\u{200D}👧",
        ]);
        prop::collection::vec(pieces, 0..24).prop_map(|pieces| pieces.concat())
    }

    fn stand_on_characters(text: &str, spans: &[Span]) {
        let mut end = 0;
        for span in spans {
            assert!(!span.is_empty() && span.start >= end, "{spans:?}");
            assert!(text.get(span.start..span.end).is_some(), "{spans:?}");
            end = span.end;
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn spans_are_of_whole_characters_and_in_order(text in text(), query in text()) {
            stand_on_characters(&text, &highlights(&text, &Query::parse(&query)));
            stand_on_characters(&text, &find_in(&text, &query));
        }

        #[test]
        fn every_word_of_a_label_finds_it(label in text(), other in text()) {
            let row = Row { text: &other, ..Row::new(ArticleId(1), &label) };
            let index = Index::build([Row::new(ArticleId(0), &other), row].into_iter());
            for word in Query::parse(&label).words() {
                // What reads as more than one word, or as one that is not wanted, is quoted.
                let plain = Query::parse(word);
                let query = if plain.words().eq([word]) {
                    plain
                } else {
                    Query::parse(&format!("\"{word}\""))
                };
                let outcome = index.search(&query, &|| false);
                let found = outcome.hits.iter().any(|hit| hit.id == ArticleId(1));
                prop_assert!(found, "{word:?} does not find {label:?}");
                prop_assert!(!highlights(&label, &query).is_empty(), "{word:?} in {label:?}");
            }
        }
    }
}
