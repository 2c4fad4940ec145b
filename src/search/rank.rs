//! What an answer is, and which comes first.

use super::matching::WordFound;
use super::query::Note;
use super::tiers::Tiers;
use crate::corpus::ArticleId;

/// How a query word was met, the best first. An article is in the tier of the word that
/// was met worst.
///
/// A plain match is one of the same letters (after folding); what sounds alike or has
/// the letters only here and there is loose, and comes after every plain one. "putin" in "Computing" is plain to a
/// machine and not to a reader: [`Inside`](Tier::Inside) is loose, and below بوتين.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Tier {
    /// A word of label, source or names.
    Word,
    /// The beginning of a word of label, source or names.
    Prefix,
    /// A word of the text, or the beginning of one.
    Text,
    /// A word of the label that is a slip of the finger away.
    Typo,
    /// A word of label, source or names that sounds alike: another spelling, another script.
    Sounds,
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

/// How many tiers there are.
pub(super) const TIERS: usize = Tier::ALL.len();

impl Tier {
    /// Every tier, the best first.
    pub const ALL: [Self; 9] = [
        Self::Word,
        Self::Prefix,
        Self::Text,
        Self::Typo,
        Self::Sounds,
        Self::SoundsPrefix,
        Self::Fuzzy,
        Self::Inside,
        Self::TextSounds,
    ];

    /// True where the letters are not those that were typed.
    #[must_use]
    pub const fn is_loose(self) -> bool {
        !matches!(self, Self::Word | Self::Prefix | Self::Text)
    }

    /// True where the letters of a label may be what met the word.
    pub(super) const fn is_of_letters(self) -> bool {
        matches!(self, Self::Word | Self::Prefix | Self::Fuzzy | Self::Inside)
    }

    pub(super) fn from_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }
}

/// A query word and the words that met it, as they stand in the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matched {
    /// As it was typed.
    pub query: String,
    /// As it stands there; where only some letters of a label met it, the stretch of it
    /// from the first to the last.
    pub text: String,
}

/// An article that answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which.
    pub id: ArticleId,
    /// Its row in the index.
    pub row: u32,
    /// How.
    pub tier: Tier,
    /// How well within its tier: more is better. Comparable within one outcome only.
    pub score: i32,
}

/// What a query found.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The first articles that answer: by tier, score, recency, then the corpus's own
    /// order. At most [`FIRST`](Outcome::FIRST), unless all were asked for.
    pub hits: Vec<Hit>,
    /// How many articles have the letters that were typed.
    pub exact: usize,
    /// How many are met by a loose match only.
    pub loose: usize,
    /// How many more would answer, were they not hidden.
    pub hidden: usize,
    /// What of the query was left out of account.
    pub notes: Vec<Note>,
    /// True where the search was called off: the rest then means nothing.
    pub cancelled: bool,
    pub(super) tiers: Tiers,
    pub(super) found: Vec<WordFound>,
}

impl Outcome {
    /// How many articles are told by how well they answer; those after them by tier and
    /// recency only.
    pub const FIRST: usize = 2048;

    /// The outcome of a search that was called off.
    pub(super) fn cancelled() -> Self {
        Self {
            cancelled: true,
            ..Self::default()
        }
    }

    /// How many articles answer.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.exact + self.loose
    }

    /// True where none does.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
