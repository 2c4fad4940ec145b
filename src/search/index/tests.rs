use std::cell::Cell;

use jiff::civil::date;

use super::{Index, Row};
use crate::corpus::ArticleId;
use crate::search::{Query, Tier, highlights};

const NEVER: &dyn Fn() -> bool = &|| false;

fn row<'a>(id: u32, label: &'a str, names: &[&'a str], text: &'a str) -> Row<'a> {
    Row {
        names: names.to_vec(),
        text,
        ..Row::new(ArticleId(id), label)
    }
}

/// Labels alone, numbered in order.
fn labels(labels: &[&str]) -> Index {
    Index::build((0..).zip(labels).map(|(id, label)| row(id, label, &[], "")))
}

fn answers(index: &Index, query: &str) -> Vec<(u32, Tier)> {
    let outcome = index.search(&Query::parse(query), NEVER);
    assert_eq!(outcome.exact + outcome.loose, outcome.hits.len());
    outcome
        .hits
        .iter()
        .map(|hit| (hit.id.0, hit.tier))
        .collect()
}

fn ids(index: &Index, query: &str) -> Vec<u32> {
    answers(index, query)
        .into_iter()
        .map(|(id, _)| id)
        .collect()
}

#[test]
fn a_query_that_folds_to_nothing_is_no_filter() {
    let index = labels(&["أول", "ثان"]);
    for nothing in ["", "ـ", " \u{202B}", "\u{64E}"] {
        assert_eq!(ids(&index, nothing), [0, 1], "{nothing:?}");
    }
}

#[test]
fn words_are_found_in_any_order_and_spelling_and_all_of_them_must_be() {
    let index = labels(&[
        "هدوء حذر في قُرَة باغ",
        "باغ جديد في المدينة",
        "وفد من پاکستان يزور ایران",
        "قمة «بوتين»، وملف ٢٠٢١",
    ]);
    assert_eq!(ids(&index, "باغ قره")[..1], [0]);
    assert_eq!(ids(&index, "قرة باغ"), [0]);
    assert_eq!(ids(&index, "ايران باكستان"), [2]);
    for query in [
        "بوتين",
        "«بُوتين»",
        "بـــوتين",
        "ﺑﻮﺗﻴﻦ",
        "2021 بوتين",
        "\u{202B}بوتين\u{202C} \n",
        "۲۰۲۱",
    ] {
        assert_eq!(ids(&index, query), [3], "{query}");
    }
    assert!(ids(&index, "بوتين ايران").is_empty());
}

#[test]
fn putin_is_not_computing() {
    let index = labels(&[
        "Cloud Computing in 2021",
        "لقاء بوتين",
        "Putin speaks",
        "put it in",
    ]);
    assert_eq!(
        answers(&index, "putin"),
        [
            (2, Tier::Word),
            (1, Tier::Sounds),
            (3, Tier::Fuzzy),
            (0, Tier::Inside)
        ]
    );
    assert_eq!(ids(&index, "PUTIN"), ids(&index, "putin"));
}

#[test]
fn a_plain_match_comes_before_a_loose_one() {
    let index = labels(&["قراباغ", "كاراباخ اليوم", "كاراباخي"]);
    assert_eq!(
        answers(&index, "كاراباخ"),
        [(1, Tier::Word), (2, Tier::Prefix), (0, Tier::Sounds)]
    );
}

#[test]
fn a_latin_query_finds_every_spelling_of_a_name() {
    let index = Index::build(
        [
            row(
                0,
                "هدوء في الجنوب",
                &[],
                "قالت سلطات قره باغ إن الهدوء عاد.",
            ),
            row(1, "هدوء في الجنوب", &["قرة باغ"], ""),
            row(2, "بيان بشأن كاراباخ", &[], ""),
            row(3, "هدوء في الشمال", &[], "لا شيء هنا."),
            row(4, "مرشح الحزب الأول", &[], ""),
        ]
        .into_iter(),
    );
    let karabakh = answers(&index, "karabakh");
    assert_eq!(karabakh.len(), 3);
    assert_eq!(karabakh[2], (0, Tier::TextSounds));
    assert_eq!(ids(&index, "qara bagh").len(), 3);
    assert_eq!(ids(&index, "كارا باخ").len(), 3);
    assert_eq!(answers(&index, "7izb"), [(4, Tier::Sounds)]);
    assert_eq!(answers(&index, "al-hizb"), [(4, Tier::Sounds)]);
}

#[test]
fn a_latin_query_narrows_while_it_is_typed() {
    let mut index = labels(&["لقاء بوتين", "هدوء في قره باغ", "بطولة كرة", "قرار"]);
    index.set_names(ArticleId(1), ["قره باغ"]);
    for (typed, answer) in [("putin", 0), ("karabakh", 1)] {
        for letters in 3..=typed.len() {
            assert_eq!(
                ids(&index, &typed[..letters])[0],
                answer,
                "{}",
                &typed[..letters]
            );
        }
    }
    assert_eq!(answers(&index, "put"), [(0, Tier::SoundsPrefix)]);
}

#[test]
fn names_that_the_facts_know_come_first_and_may_come_later() {
    let mut index = labels(&["أخبار حسن", "أخبار الأمس", "أخبار اليوم"]);
    index.set_names(ArticleId(2), ["حسن"]);
    assert_eq!(ids(&index, "hasan"), [2, 0]);
    assert_eq!(ids(&index, "حسن"), [2, 0]);
    index.set_names(ArticleId(2), ["سمير"]);
    assert_eq!(ids(&index, "حسن"), [0]);
    assert_eq!(ids(&index, "samir"), [2]);
    index.set_names(ArticleId(99), ["حسن"]);
}

#[test]
fn the_text_answers_below_the_label() {
    let mut index = labels(&["خبر عن القرار", "خبر آخر", "خبر ثالث"]);
    index.set_text(ArticleId(1), "وصدر القرارُ، أمس");
    assert_eq!(answers(&index, "قرار"), [(0, Tier::Word), (1, Tier::Text)]);
    assert_eq!(ids(&index, "قرا"), [0, 1], "as it is typed");
    index.set_text(ArticleId(1), "");
    assert_eq!(ids(&index, "قرار"), [0]);
}

#[test]
fn among_equals_the_latest_comes_first_then_the_corpus_order() {
    let mut index = labels(&["خبر", "خبر", "خبر", "خبر"]);
    index.set_published(ArticleId(2), Some(date(2023, 9, 20)));
    index.set_published(ArticleId(3), Some(date(2020, 11, 9)));
    assert_eq!(ids(&index, "خبر"), [2, 3, 0, 1]);
    assert_eq!(ids(&index, ""), [2, 3, 0, 1]);
}

#[test]
fn words_side_by_side_come_before_words_apart() {
    let index = labels(&["إطلاق حملة ووقف أخرى", "وقف إطلاق النار"]);
    assert_eq!(ids(&index, "وقف اطلاق"), [1, 0]);
}

#[test]
fn a_hit_says_what_met_each_word() {
    let index = Index::build(
        [Row {
            source: Some("وكالة الجنوب"),
            ..row(7, "لقاء بُوتين وعلييف", &[], "")
        }]
        .into_iter(),
    );
    let query = Query::parse("Putin الجنوب");
    let outcome = index.search(&query, NEVER);
    let matched = index.matched(&outcome, &query, ArticleId(7), "لقاء بُوتين وعلييف");
    let matched: Vec<(&str, &str)> = matched
        .iter()
        .map(|matched| (matched.query.as_str(), matched.text.as_str()))
        .collect();
    assert_eq!(matched, [("Putin", "بُوتين"), ("الجنوب", "الجنوب")]);
    assert_eq!((outcome.exact, outcome.loose), (0, 1));
    assert!(index.matched(&outcome, &query, ArticleId(8), "").is_empty());
}

#[test]
fn a_search_can_be_called_off() {
    let index = labels(&["قره باغ", "باغ"]);
    let query = Query::parse("قره باغ");
    let asked = Cell::new(0);
    let whole = index.search(&query, &|| {
        asked.set(asked.get() + 1);
        false
    });
    assert!(!whole.cancelled);
    for nth in 1..=asked.get() {
        let left = Cell::new(nth);
        let outcome = index.search(&query, &|| {
            left.set(left.get() - 1);
            left.get() == 0
        });
        assert!(outcome.cancelled && outcome.hits.is_empty(), "at {nth}");
    }
}

#[test]
fn an_article_added_twice_is_there_once() {
    let mut index = Index::default();
    index.add(&Row::new(ArticleId(0), "أول"));
    index.add(&Row::new(ArticleId(0), "ثان"));
    index.finish([0; 16]);
    index.add(&Row::new(ArticleId(1), "ثالث"));
    assert_eq!(index.len(), 1, "and after the end none");
    assert!(!index.is_empty());
    assert!(ids(&index, "ثان").is_empty());
}

#[test]
fn no_text_and_no_query_does_harm() {
    let long = "ق".repeat(10_000);
    let texts = [
        "",
        "\0\0",
        "\u{202E}\u{2067}",
        "a\u{300}".repeat(50).leak(),
        "&#0; &#x202e;",
        &long,
    ];
    let index = Index::build(
        (0..)
            .zip(texts)
            .map(|(id, text)| row(id, text, &[text], text)),
    );
    for query in [
        "\0",
        "a",
        "qqqq",
        "قق",
        "chthghkhdhsh",
        "7777",
        "ق ق ق ق ق ق ق ق ق ق ق",
        &long,
    ] {
        let query = Query::parse(query);
        for hit in index.search(&query, NEVER).hits {
            let _ = highlights(texts[hit.row as usize], &query);
        }
    }
}
