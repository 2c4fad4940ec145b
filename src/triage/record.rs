//! What is written of a mark or a review, and how it is read back.
//!
//! A record: `{"v":1,"at":"2026-11-21T10:00:00Z","op":"set","flag":"starred",
//! "on":true,"keys":["<32 hex>",…],"by":"undo"}`, or `{"v":1,"at":…,"op":"review",
//! "key":"<32 hex>","kind":"quantity","span":[120,133],"text":"…","verdict":"wrong",
//! "reason":"…","by":"undo"}`; the span is in bytes of the article's text, and without a
//! verdict the review is taken off. `by` is absent for what the user did directly. An
//! operation, flag, verdict or version that this program does not know (tags and notes
//! will come so) is told, left in the file, and changes nothing.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use super::SearchChange;
use super::flag::Flag;
use super::review::{FactKey, Judgement, Review, Verdict};
use crate::corpus::ContentKey;
use crate::letters::Span;

/// The version of the record that this program writes.
const VERSION: u64 = 1;

/// One thing that was done: `flag` became `on` for `keys`, which it was not before.
/// Without keys nothing had to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What was set.
    pub flag: Flag,
    /// What it was set to.
    pub on: bool,
    /// The articles on which it changed.
    pub keys: Vec<ContentKey>,
}

/// A step of undo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Marks of articles.
    Mark(Change),
    /// The review of a fact.
    Review(Judgement),
    /// A saved search.
    Search(SearchChange),
}

impl Step {
    /// What takes this step back.
    pub(super) fn inverse(&self) -> Self {
        match self {
            Self::Mark(change) => Self::Mark(Change {
                on: !change.on,
                ..change.clone()
            }),
            Self::Review(judgement) => Self::Review(judgement.inverse()),
            Self::Search(change) => Self::Search(change.inverse()),
        }
    }

    /// The record of it; `None` for what has a file of its own. `by` is "undo" or "redo", or
    /// nothing.
    pub(super) fn record<'a>(
        &'a self,
        now: Timestamp,
        by: Option<&'a str>,
    ) -> Option<impl Serialize + 'a> {
        Some(Stamped {
            v: VERSION,
            at: now.to_string(),
            what: match self {
                Self::Search(_) => return None,
                Self::Mark(change) => What::Set {
                    flag: change.flag.name(),
                    on: change.on,
                    keys: change.keys.iter().map(ContentKey::to_string).collect(),
                },
                Self::Review(judged) => What::Review {
                    key: judged.fact.article.to_string(),
                    kind: &judged.fact.kind,
                    span: [judged.fact.span.start, judged.fact.span.end],
                    text: &judged.text,
                    verdict: judged.after.as_ref().map(|review| review.verdict.name()),
                    reason: judged.after.as_ref().and_then(|r| r.reason.as_deref()),
                },
            },
            by,
        })
    }

    /// The step behind a record, or why there is none. What stood before a review is not
    /// in its record: `before` is nothing.
    pub(super) fn parse(record: &Value) -> Result<Self, String> {
        let version = record.get("v").and_then(Value::as_u64);
        match (version, word(record, "op")) {
            (Some(VERSION), Some("set")) => change(record).map(Self::Mark),
            (Some(VERSION), Some("review")) => judgement(record).map(Self::Review),
            _ => Err(unknown()),
        }
    }
}

#[derive(Serialize)]
struct Stamped<'a> {
    v: u64,
    at: String,
    #[serde(flatten)]
    what: What<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(tag = "op", rename_all = "kebab-case")]
enum What<'a> {
    Set {
        flag: &'static str,
        on: bool,
        keys: Vec<String>,
    },
    Review {
        key: String,
        kind: &'a str,
        span: [usize; 2],
        text: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        verdict: Option<&'static str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        reason: Option<&'a str>,
    },
}

fn word<'a>(record: &'a Value, field: &str) -> Option<&'a str> {
    record.get(field).and_then(Value::as_str)
}

fn unknown() -> String {
    "written by another version of khabar".to_owned()
}

fn change(record: &Value) -> Result<Change, String> {
    let flag = word(record, "flag").and_then(Flag::parse);
    let on = record.get("on").and_then(Value::as_bool);
    let keys = record.get("keys").and_then(Value::as_array).map(|keys| {
        keys.iter()
            .map(|key| key.as_str().and_then(ContentKey::parse))
            .collect::<Option<Vec<_>>>()
    });
    match (flag, on, keys) {
        (Some(flag), Some(on), Some(Some(keys))) => Ok(Change { flag, on, keys }),
        (None, ..) => Err(unknown()),
        _ => Err("not a record of a mark".to_owned()),
    }
}

fn judgement(record: &Value) -> Result<Judgement, String> {
    let wrong = || "not a record of a review".to_owned();
    let article = word(record, "key").and_then(ContentKey::parse);
    let edges = record.get("span").and_then(Value::as_array);
    let edge = |at: usize| usize::try_from(edges?.get(at)?.as_u64()?).ok();
    let (start, end) = edge(0).zip(edge(1)).ok_or_else(wrong)?;
    if start > end {
        return Err(wrong());
    }
    let fact = FactKey {
        article: article.ok_or_else(wrong)?,
        kind: word(record, "kind").ok_or_else(wrong)?.to_owned(),
        span: Span::new(start, end),
    };
    let after = match word(record, "verdict") {
        Some(verdict) => Some(Review {
            verdict: Verdict::parse(verdict).ok_or_else(unknown)?,
            reason: word(record, "reason").map(str::to_owned),
        }),
        None => None,
    };
    Ok(Judgement {
        fact,
        text: word(record, "text").unwrap_or_default().to_owned(),
        before: None,
        after,
    })
}
