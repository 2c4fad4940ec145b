//! The JSON Lines contract: what programs may rely on.
//!
//! Only what is unknown is left out: `false`, 0 and `[]` are values. Offsets are
//! half-open, in Unicode scalar values of the extracted text; lines count from 1. A
//! `path` is text that every verb takes for the path again, also where a name is not
//! UTF-8 ([`path_text`](crate::corpus::path_text)).

use serde_json::{Map, Number, Value, json};

use super::scalars::Scalars;
use crate::corpus::{Article, ContentKey, Head, LabelFrom};
use crate::facts::{Detail, Fact, Modifier, Published, Role};
use crate::letters::Span;
use crate::search::{Hit, Matched};
use crate::triage::{Mark, Review, Reviewed};

/// One object of JSON Lines, its keys in the order of the contract.
pub type Object = Map<String, Value>;

/// An object that knows what it leaves out.
struct Keys(Object);

impl Keys {
    fn of(kind: &str, head: &Head) -> Self {
        let mut keys = Self(Map::new());
        keys.put("kind", kind);
        keys.put("id", head.key.to_string());
        keys.put("path", head.locator.path.as_str());
        keys.put("doc", head.locator.doc.as_str());
        keys
    }

    fn put(&mut self, key: &str, value: impl Into<Value>) {
        self.0.insert(key.to_owned(), value.into());
    }

    fn put_place(&mut self, scalars: &Scalars<'_>, span: Span, line: usize) {
        let (start, end) = scalars.range(span);
        self.put("start", start);
        self.put("end", end);
        self.put("line", line + 1);
    }

    fn put_review(&mut self, review: &Review) {
        self.put("review", review.verdict.name());
        self.put_known("review_reason", review.reason.as_deref());
    }

    fn put_known(&mut self, key: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.put(key, value);
        }
    }
}

/// What `list` says of an article.
pub fn article(head: &Head, published: Option<Published>, mark: Mark) -> Object {
    let mut keys = Keys::of("article", head);
    let label = &head.label;
    if matches!(label.from, LabelFrom::Stated | LabelFrom::Html) {
        keys.put("title", label.text.as_str());
    }
    keys.put("title_from", label.from.name());
    keys.put("label", label.text.as_str());
    keys.put_known("source", head.source.as_deref());
    keys.put_known("agency", head.agency.as_deref());
    keys.put_known("url", head.url.as_deref());
    if let Some(published) = published {
        keys.put("published", published.date.to_string());
        keys.put("published_by", published.by.name());
    }
    keys.put("language", head.language.code());
    keys.put("words", head.words);
    keys.put("read", mark.read);
    keys.put("starred", mark.starred);
    keys.put("archived", mark.archived);
    keys.put("tags", Value::Array(Vec::new()));
    keys.0
}

/// What `find` says of an article that answers.
pub fn hit(mut article: Object, hit: &Hit, matched: &[Matched], snippet: &str) -> Object {
    let matched: Vec<Value> = matched
        .iter()
        .map(|matched| json!({"query": matched.query, "text": matched.text}))
        .collect();
    article.insert("score".to_owned(), hit.score.into());
    article.insert("matched".to_owned(), matched.into());
    article.insert("snippet".to_owned(), snippet.into());
    article
}

/// What `facts` says of an article before its facts: the same, and its lines.
pub fn article_with_lines(mut object: Object, article: &Article) -> Object {
    let lines: Vec<Value> = article
        .lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| Some(json!({"line": at + 1, "kind": line.kind.name()?})))
        .collect();
    object.insert("lines".to_owned(), lines.into());
    object
}

/// A fact of an article, and what the user thinks of it.
pub fn fact(
    article: &Article,
    scalars: &Scalars<'_>,
    fact: &Fact,
    review: Option<&Review>,
) -> Object {
    let mut keys = Keys::of(fact.kind().name(), &article.head);
    keys.put_place(scalars, fact.span, fact.line);
    keys.put("text", fact.span.of(&article.text));
    keys.put("confidence", hundredths(fact.confidence));
    keys.put("rule", fact.rule);
    detail(&mut keys, &fact.detail);
    keys.put_known("said_by", fact.said_by.as_deref());
    keys.put_known("modality", fact.modality.map(|modality| modality.name()));
    if let Some(review) = review {
        keys.put_review(review);
    }
    keys.0
}

/// What the user thinks of a fact of an article, as `export` says it.
pub fn review(article: &Article, scalars: &Scalars<'_>, reviewed: &Reviewed) -> Object {
    let mut keys = Keys::of("review", &article.head);
    let line = article.line_of(reviewed.span.start);
    keys.put_place(scalars, reviewed.span, line);
    keys.put("text", reviewed.text.as_str());
    keys.put("fact", reviewed.kind.as_str());
    keys.put_review(&reviewed.review);
    keys.0
}

/// The same of an article that is not at hand: where its words stand cannot be told.
pub fn review_not_at_hand(key: ContentKey, reviewed: &Reviewed) -> Object {
    let mut keys = Keys(Map::new());
    keys.put("kind", "review");
    keys.put("id", key.to_string());
    keys.put("text", reviewed.text.as_str());
    keys.put("fact", reviewed.kind.as_str());
    keys.put_review(&reviewed.review);
    keys.0
}

/// The Latin form of the gazetteer, or one that is made and says so.
fn latin(keys: &mut Keys, name: &str, known: Option<&str>) {
    let made = known.is_none().then(|| crate::facts::latin(name)).flatten();
    keys.put_known("name_en", known.or(made.as_deref()));
    keys.put_known("name_en_by", made.is_some().then_some("transliterated"));
}

fn detail(keys: &mut Keys, detail: &Detail) {
    match detail {
        Detail::Person {
            name,
            name_en,
            roles,
        } => {
            keys.put("name", name.as_str());
            latin(keys, name, name_en.as_deref());
            keys.put("roles", roles.iter().map(role).collect::<Vec<_>>());
        }
        Detail::Organization {
            name,
            name_en,
            kind,
            country,
        } => {
            keys.put("name", name.as_str());
            keys.put_known("name_en", name_en.as_deref());
            keys.put("type", kind.as_ref());
            keys.put_known("country", country.as_deref());
        }
        Detail::Place {
            name,
            name_en,
            kind,
            country,
            metonym_for,
        } => {
            keys.put("name", name.as_str());
            latin(keys, name, name_en.as_deref());
            keys.put("type", kind.as_ref());
            keys.put_known("country", country.as_deref());
            keys.put_known("metonym_for", metonym_for.as_deref());
        }
        Detail::Time {
            timex,
            value,
            modifier,
            conflict,
        } => {
            keys.put("type", timex.name());
            keys.put_known("value", value.as_deref());
            keys.put_known("mod", modifier.and_then(timex_mod));
            // A conflict is known only where there is one.
            if !conflict.is_empty() {
                keys.put("conflict", conflict.clone());
            }
        }
        Detail::Quantity {
            min,
            max,
            modifier,
            unit,
            category,
            counted,
        } => {
            keys.put_known("min", min.and_then(number));
            keys.put_known("max", max.and_then(number));
            keys.put_known("modifier", modifier.map(Modifier::name));
            keys.put_known("unit", unit.as_deref());
            keys.put("category", category.as_ref());
            keys.put_known("counted", counted.as_deref());
        }
        Detail::Quote {
            form,
            speaker,
            verb,
        } => {
            keys.put("form", form.name());
            keys.put_known("speaker", speaker.as_deref());
            keys.put_known("verb", verb.as_deref());
        }
        Detail::Event {
            kind,
            trigger,
            when,
            place,
            who,
            how_many,
            source,
        } => {
            keys.put("type", kind.as_ref());
            keys.put("trigger", trigger.as_str());
            keys.put_known("when", when.as_deref());
            keys.put_known("where", place.as_deref());
            keys.put("who", who.clone());
            keys.put("how_many", how_many.clone());
            keys.put_known("source", source.as_deref());
        }
    }
}

/// The `mod` of TIMEX3 (ISO-TimeML); it has none for a time that is only vague.
const fn timex_mod(modifier: Modifier) -> Option<&'static str> {
    Some(match modifier {
        Modifier::MoreThan => "MORE_THAN",
        Modifier::LessThan => "LESS_THAN",
        Modifier::AtLeast => "EQUAL_OR_MORE",
        Modifier::AtMost => "EQUAL_OR_LESS",
        Modifier::Approx => "APPROX",
        Modifier::Start => "START",
        Modifier::Mid => "MID",
        Modifier::End => "END",
        Modifier::Vague => return None,
    })
}

fn role(role: &Role) -> Value {
    let mut object = Map::new();
    object.insert("title".to_owned(), role.title.as_str().into());
    if let Some(country) = &role.country {
        object.insert("country".to_owned(), country.as_ref().into());
    }
    object.into()
}

/// 400 and not 400.0; `None` for what is no number.
pub fn number(value: f64) -> Option<Number> {
    // Up to 2^53 every whole number is one of f64, and of i64.
    const WHOLE: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() <= WHOLE {
        #[allow(clippy::cast_possible_truncation, reason = "whole, and within 2^53")]
        let whole = value as i64;
        return Some(whole.into());
    }
    Number::from_f64(value)
}

/// A confidence in two decimals: 0.9, not 0.8999999761581421.
fn hundredths(confidence: f32) -> Value {
    let rounded = (f64::from(confidence) * 100.0).round() / 100.0;
    number(rounded).map_or(Value::Null, Value::Number)
}

#[cfg(test)]
mod tests;
