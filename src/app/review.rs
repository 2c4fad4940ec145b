//! What the user thinks of the selected fact: asked for, and handed to the scribe.

use super::workers::Request;
use super::{App, Prompt, PromptKind, Saying, Value};
use crate::triage::{FactKey, Judgement, Review, Verdict};

/// The fact that a review is about: what identifies it, and its words.
pub(super) type Target = (FactKey, String);

impl App {
    /// Asks for the reason of a verdict on the selected fact.
    pub(super) fn open_review(&mut self, verdict: Verdict) {
        let Some(target) = self.reviewable() else {
            self.notice = Some(Saying::plain("notice.nothing-to-review"));
            return;
        };
        let known = self
            .panel
            .fact()
            .and_then(|fact| self.panel.review_of(fact));
        let known = known.filter(|review| review.verdict == verdict);
        let reason = known.and_then(|review| review.reason.clone());
        self.reviewing = Some(target);
        let kind = PromptKind::Reason(verdict);
        self.prompt = Some(Prompt::new(kind, &reason.unwrap_or_default()));
    }

    /// The reason was typed: the verdict is recorded.
    pub(super) fn keep_review(&mut self, verdict: Verdict, reason: &str) {
        let reason = reason.trim();
        let review = Review {
            verdict,
            reason: (!reason.is_empty()).then(|| reason.to_owned()),
        };
        // A prompt that was taken up from an explorer before is about the row that was
        // selected there.
        match self.reviewing.take().or_else(|| self.reviewable()) {
            Some(target) => self.ask_review(target, Some(review)),
            None => self.notice = Some(Saying::plain("notice.nothing-to-review")),
        }
    }

    /// Takes the review of the selected fact off.
    pub(super) fn take_review_off(&mut self) {
        let fact = self.panel.fact();
        let reviewed = fact.is_some_and(|fact| self.panel.review_of(fact).is_some());
        match self.reviewable().filter(|_| reviewed) {
            Some(target) => self.ask_review(target, None),
            None => self.notice = Some(Saying::plain("notice.not-reviewed")),
        }
    }

    fn ask_review(&mut self, (fact, text): Target, review: Option<Review>) {
        self.ask(Request::Review { fact, text, review });
    }

    fn reviewable(&self) -> Option<Target> {
        let article = self.current_article()?;
        let fact = self.panel.fact()?;
        let key = FactKey {
            article: article.head.key,
            kind: fact.kind().name().to_owned(),
            span: fact.span,
        };
        Some((key, fact.span.of(&article.text).to_owned()))
    }
}

/// What was thought of a fact, in words.
pub(super) fn judged(judgement: &Judgement) -> Saying {
    let Some(review) = &judgement.after else {
        return Saying::plain("notice.review-off");
    };
    let word = verdict_word(review.verdict);
    match &review.reason {
        Some(reason) => Saying {
            key: "notice.reviewed-for",
            values: vec![Value::Key(word), Value::Text(reason.clone())],
        },
        None => Saying {
            key: "notice.reviewed",
            values: vec![Value::Key(word)],
        },
    }
}

/// The key of a verdict's word in the strings table.
#[must_use]
pub const fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Wrong => "review.wrong",
        Verdict::Confirmed => "review.confirmed",
        Verdict::Disputed => "review.disputed",
    }
}
