//! Facts made by hand, and the objects that they have to become.

use std::sync::Arc;

use super::{article, fact};
use crate::cli::scalars::Scalars;
use crate::corpus::{self, Article, Articles as _};
use crate::facts::{
    Detail, Fact, Modality, Modifier, Published, PublishedBy, QuoteForm, Role, TimeType,
};
use crate::letters::Span;
use crate::triage::Mark;

const TEXT: &str = "جسر جديد\nقال الوزير سالم إن \"الجسر آمن\" بعد 12 مارس.\n";

fn an_article() -> Arc<Article> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    std::fs::write(&path, TEXT).unwrap();
    let opened = corpus::open(&[path.into()]);
    opened.store.article(opened.store.page(0, 1)[0]).unwrap()
}

/// The keys of a fact's own, after the eight that all have but `id` and `path`.
fn shown(words: &str, detail: Detail) -> String {
    let article = an_article();
    let made = Fact {
        span: Span::find(TEXT, words).unwrap(),
        line: 1,
        detail,
        confidence: 0.9,
        rule: "r",
        said_by: Some("سالم".to_owned()),
        modality: Some(Modality::Claimed),
    };
    let mut object = fact(&article, &Scalars::of(TEXT), &made, None);
    assert!(object.shift_remove("id").is_some() && object.shift_remove("path").is_some());
    serde_json::to_string(&object).unwrap()
}

#[test]
fn a_person_has_name_and_roles() {
    let detail = Detail::Person {
        name: "سالم علي".to_owned(),
        name_en: None,
        roles: vec![Role {
            title: "الوزير".to_owned(),
            country: None,
        }],
    };
    assert_eq!(
        shown("سالم", detail),
        r#"{"kind":"person","doc":"a.txt","start":20,"end":24,"line":2,"text":"سالم","confidence":0.9,"rule":"r","name":"سالم علي","name_en":"Salem Ali","name_en_by":"transliterated","roles":[{"title":"الوزير"}],"said_by":"سالم","modality":"claimed"}"#
    );
}

#[test]
fn bounds_are_whole_numbers_where_they_are_whole() {
    let detail = Detail::Quantity {
        min: Some(12.0),
        max: Some(1.5),
        modifier: Some(Modifier::MoreThan),
        unit: Some("%".to_owned()),
        category: "percent".into(),
        counted: None,
    };
    assert_eq!(
        shown("12", detail),
        r#"{"kind":"quantity","doc":"a.txt","start":44,"end":46,"line":2,"text":"12","confidence":0.9,"rule":"r","min":12,"max":1.5,"modifier":"more_than","unit":"%","category":"percent","said_by":"سالم","modality":"claimed"}"#
    );
}

#[test]
fn a_time_without_a_value_has_none_and_its_mod_is_that_of_timex3() {
    let detail = Detail::Time {
        timex: TimeType::Date,
        value: None,
        modifier: Some(Modifier::AtMost),
        conflict: vec![],
    };
    assert_eq!(
        shown("12 مارس", detail),
        r#"{"kind":"time","doc":"a.txt","start":44,"end":51,"line":2,"text":"12 مارس","confidence":0.9,"rule":"r","type":"DATE","mod":"EQUAL_OR_LESS","said_by":"سالم","modality":"claimed"}"#
    );
}

#[test]
fn a_quotation_and_an_event_have_their_keys() {
    let quote = Detail::Quote {
        form: QuoteForm::Partial,
        speaker: Some("سالم".to_owned()),
        verb: Some("قال".to_owned()),
    };
    assert!(
        shown("الجسر آمن", quote)
            .contains(r#""form":"partial","speaker":"سالم","verb":"قال","said_by""#)
    );
    let event = Detail::Event {
        kind: "declaration".into(),
        trigger: "قال".to_owned(),
        when: Some("2021-03-12".to_owned()),
        place: None,
        who: vec![],
        how_many: vec![],
        source: None,
    };
    assert!(shown("قال", event).contains(
        r#""type":"declaration","trigger":"قال","when":"2021-03-12","who":[],"how_many":[],"said_by""#
    ));
}

#[test]
fn an_article_leaves_out_what_is_unknown_only() {
    let made = an_article();
    let published = Published {
        date: jiff::civil::date(2021, 3, 12),
        by: PublishedBy::Solved,
    };
    let object = article(&made.head, Some(published), Mark::default());
    let keys: Vec<&str> = object.keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        [
            "kind",
            "id",
            "path",
            "doc",
            "title",
            "title_from",
            "label",
            "published",
            "published_by",
            "language",
            "words",
            "read",
            "starred",
            "archived",
            "tags"
        ]
    );
    assert_eq!(object["published"], "2021-03-12");
    assert_eq!(object["tags"], serde_json::json!([]));
}
