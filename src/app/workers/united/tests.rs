use super::{Briefs, United};
use crate::corpus::{Article, Articles as _, open};
use crate::facts::{self, Facts, Kind};
use std::sync::Arc;

#[test]
fn every_article_has_the_facts_that_all_of_them_at_once_would_give() {
    let store = open(&[]).store;
    let articles: Vec<Arc<Article>> = store
        .page(0, usize::MAX)
        .into_iter()
        .map(|id| store.article(id).unwrap())
        .collect();
    let mut whole: Vec<Facts> = articles
        .iter()
        .map(|article| facts::extract(article))
        .collect();
    let mut briefs = Briefs::new(articles.len());
    // Threads hand articles in as they come.
    for (at, (article, facts)) in articles.iter().zip(&whole).enumerate().rev() {
        briefs.add(at, (article.head.id, article.head.key), facts.clone());
    }
    let own = whole.clone();
    let mut all: Vec<(&Article, &mut Facts)> =
        articles.iter().map(|a| &**a).zip(&mut whole).collect();
    facts::solve_published(&mut all);
    facts::unite(&mut whole.iter_mut().collect::<Vec<_>>());

    let (united, named) = briefs.unite(&*store);
    let mut changed = 0;
    for ((article, own), expected) in articles.iter().zip(&own).zip(&whole) {
        let mut facts = match united.published_of(article.head.key) {
            Some(known) => facts::extract_on(article, Some(known)),
            None => own.clone(),
        };
        united.rename(&mut facts);
        for (fact, expected) in facts.facts.iter().zip(&expected.facts) {
            assert_eq!(fact, expected, "{}", article.head.locator.doc);
        }
        assert_eq!(facts.published, expected.published);
        assert_eq!(facts.facts.len(), expected.facts.len());
        changed += usize::from(facts != *own);
    }
    assert!(changed > 0, "the corpus tells nothing: the test is blind");
    for (named, facts) in named.iter().zip(&whole) {
        let mut names = named.names.clone();
        names.sort();
        let mut expected: Vec<(Kind, String)> = facts
            .facts
            .iter()
            .filter_map(|fact| Some((fact.kind(), fact.name()?.to_owned())))
            .collect();
        expected.sort();
        expected.dedup();
        assert_eq!(names, expected);
        assert_eq!(named.published, facts.published);
    }
}

#[test]
fn nothing_is_renamed_by_a_corpus_that_tells_nothing() {
    let store = open(&["bundled:04-yevlakh-talks.txt".into()]).store;
    let article = store.article(store.page(0, 1)[0]).unwrap();
    let own = facts::extract(&article);
    let mut same = own.clone();
    United::default().rename(&mut same);
    assert_eq!(same, own);
}
