//! What an answer is, and which comes first.

use std::cmp::Reverse;

use jiff::civil;

use crate::corpus::ArticleId;

/// How a query word was met, the best first. An article is in the tier of the word that
/// was met worst.
///
/// A plain match is one of the same letters (after folding); what sounds alike or has
/// the letters only here and there is loose. "putin" in "Computing" is plain to a
/// machine and not to a reader: [`Inside`](Tier::Inside) is loose, and below بوتين.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// A word of label, source or names.
    Word,
    /// The beginning of a word of label, source or names.
    Prefix,
    /// A word of label, source or names that sounds alike: another spelling, another script.
    Sounds,
    /// A word of the text, or the beginning of one.
    Text,
    /// A word of label, source or names the beginning of which sounds alike: what is
    /// being typed in Latin letters.
    SoundsPrefix,
    /// The letters in order, close together, in label, source or a name.
    Fuzzy,
    /// The middle of a word of label, source or names.
    Inside,
    /// A word of the text that sounds alike.
    TextSounds,
}

impl Tier {
    /// True where the letters are not those that were typed.
    #[must_use]
    pub const fn is_loose(self) -> bool {
        !matches!(self, Self::Word | Self::Prefix | Self::Text)
    }
}

/// A query word and the words that met it, as they stand in the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matched {
    /// As it was typed.
    pub query: String,
    /// As it stands there; where only some letters of a label met it, the whole label.
    pub text: String,
}

/// An article that answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which.
    pub id: ArticleId,
    /// How.
    pub tier: Tier,
    /// How well within its tier: more is better. Comparable within one outcome only.
    pub score: i32,
    /// What met each word of the query.
    pub matched: Vec<Matched>,
}

/// Every article that answers, the best first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// By tier, score, recency, then the corpus's own order.
    pub hits: Vec<Hit>,
    /// How many of them have the letters that were typed.
    pub exact: usize,
    /// How many are met by a loose match only.
    pub loose: usize,
    /// True where the search was called off: the hits then mean nothing.
    pub cancelled: bool,
}

impl Outcome {
    /// Ranks hits, given with their dates in the corpus's own order.
    pub(super) fn ranked(mut found: Vec<(Hit, Option<civil::Date>)>) -> Self {
        found.sort_by_key(|(hit, date)| (hit.tier, Reverse(hit.score), Reverse(*date)));
        let hits: Vec<Hit> = found.into_iter().map(|(hit, _)| hit).collect();
        let loose = hits.iter().filter(|hit| hit.tier.is_loose()).count();
        Self {
            exact: hits.len() - loose,
            loose,
            hits,
            cancelled: false,
        }
    }

    /// The outcome of a search that was called off.
    pub(super) fn cancelled() -> Self {
        Self {
            cancelled: true,
            ..Self::default()
        }
    }
}
