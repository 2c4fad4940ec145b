//! What the user thinks of a fact: wrong, confirmed or disputed, and why.
//!
//! A fact is known by its article, its kind and the bytes of its words, not by the rule
//! that found it: other rules that find the same words keep the review. Where they find
//! other words, the review stays as it is and belongs to no fact that is shown.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::corpus::ContentKey;
use crate::letters::Span;

/// What the user thinks of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The text does not say so.
    Wrong,
    /// The text says so, and the user has checked it.
    Confirmed,
    /// The text says so, and something else contradicts it.
    Disputed,
}

impl Verdict {
    /// Every verdict, the gravest first.
    pub const ALL: [Self; 3] = [Self::Wrong, Self::Disputed, Self::Confirmed];

    /// The word of the record and of the JSON contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Wrong => "wrong",
            Self::Confirmed => "confirmed",
            Self::Disputed => "disputed",
        }
    }

    /// The verdict behind a word.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.name() == name)
    }
}

/// A verdict and its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// What the user thinks.
    pub verdict: Verdict,
    /// Why, as typed; `None` where nothing was typed.
    pub reason: Option<String>,
}

/// What identifies a fact.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FactKey {
    /// The article.
    pub article: ContentKey,
    /// The kind's word of the JSON contract.
    pub kind: String,
    /// The fact's words, in bytes of the article's text.
    pub span: Span,
}

/// A fact with what the user thinks of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewed {
    /// The kind's word of the JSON contract.
    pub kind: String,
    /// The fact's words, in bytes of the article's text.
    pub span: Span,
    /// The words, so that the review can be understood without the article.
    pub text: String,
    /// What the user thinks.
    pub review: Review,
}

/// One thing that was done: the review of a fact became `after`, where it was `before`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The fact.
    pub fact: FactKey,
    /// Its words.
    pub text: String,
    /// What the user thought before; `None` for no review.
    pub before: Option<Review>,
    /// What the user thinks now; `None` for no review.
    pub after: Option<Review>,
}

impl Judgement {
    /// What takes it back.
    pub(super) fn inverse(&self) -> Self {
        Self {
            before: self.after.clone(),
            after: self.before.clone(),
            ..self.clone()
        }
    }
}

/// Every review, by article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reviews {
    of: HashMap<ContentKey, Vec<Reviewed>>,
}

impl Reviews {
    /// The reviews of an article, in the order of its text.
    #[must_use]
    pub fn of(&self, article: ContentKey) -> &[Reviewed] {
        self.of.get(&article).map_or(&[], Vec::as_slice)
    }

    /// What the user thinks of a fact.
    #[must_use]
    pub fn get(&self, article: ContentKey, kind: &str, span: Span) -> Option<&Review> {
        self.of(article)
            .iter()
            .find(|reviewed| reviewed.span == span && reviewed.kind == kind)
            .map(|reviewed| &reviewed.review)
    }

    /// The articles that have reviews, in no order.
    pub fn articles(&self) -> impl Iterator<Item = ContentKey> {
        self.of.keys().copied()
    }

    pub(super) fn set(&mut self, fact: &FactKey, text: &str, review: Option<&Review>) {
        let of = self.of.entry(fact.article).or_default();
        of.retain(|other| other.span != fact.span || other.kind != fact.kind);
        if let Some(review) = review {
            of.push(Reviewed {
                kind: fact.kind.clone(),
                span: fact.span,
                text: text.to_owned(),
                review: review.clone(),
            });
            of.sort_by(|a, b| {
                let place = |of: &Reviewed| (of.span.start, of.span.end);
                place(a).cmp(&place(b)).then_with(|| a.kind.cmp(&b.kind))
            });
        }
        if of.is_empty() {
            self.of.remove(&fact.article);
        }
    }

    pub(super) fn clear(&mut self) {
        self.of.clear();
    }
}
