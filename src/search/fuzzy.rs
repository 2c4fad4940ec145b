//! Letters in order, close together: SkimMatcherV2 over keys, with its traps fenced.
//!
//! Known of fuzzy-matcher 0.3.7: `fuzzy_match` scores by what was matched before, so
//! everything is ranked by `fuzzy_indices`; that keeps its matrix between calls and
//! reads a stale bonus where a letter is doubled, so the matrix is emptied before each
//! call; `use_cache(false)` panics; a gap of more than 32,700 letters gives wrong
//! indices, so long keys are cut.

use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use memchr::memmem;

use super::rank::Tier;
use super::titles::{Pattern, meets, stretches};

/// The longest key that is matched, in bytes.
const LONGEST: usize = 4096;

pub(super) struct Fuzzy(SkimMatcherV2);

/// Letters of a key that met a query word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scattered {
    pub(super) score: i32,
    /// Byte ranges of the key, one a run.
    pub(super) runs: Vec<Range<usize>>,
    /// True where they stand together in the middle of a word.
    pub(super) inside: bool,
}

impl Fuzzy {
    pub(super) fn new() -> Self {
        Self(SkimMatcherV2::default().respect_case())
    }

    /// Where the letters of `word` stand in `key`, if they do as [`meets`] tells: in the
    /// closest stretch that begins where a word begins, or else together, anywhere.
    ///
    /// [`meets`]: super::titles::meets
    pub(super) fn matches(&self, key: &str, word: &str) -> Option<Scattered> {
        let key = cut(key);
        let pattern = Pattern::new(word)?;
        let meets = meets(key.as_bytes(), &pattern);
        let tier = meets.scattered()?;
        let within = match tier {
            Tier::Inside => {
                memmem::find(key.as_bytes(), word.as_bytes()).map(|at| at..at + word.len())
            }
            // Initials stand anywhere.
            _ => Some(
                stretches(key.as_bytes(), &pattern)
                    .into_iter()
                    .next()
                    .unwrap_or(0..key.len()),
            ),
        }?;
        // Shrinks the kept matrix to four cells, which the next call overwrites.
        let _ = self.0.fuzzy_indices("A", "A");
        let (score, letters) = self.0.fuzzy_indices(key.get(within.clone())?, word)?;
        let runs = runs(key.get(within.clone())?, &letters);
        let shift = |run: Range<usize>| run.start + within.start..run.end + within.start;
        Some(Scattered {
            score: i32::try_from(score).unwrap_or(i32::MAX),
            runs: runs.into_iter().map(shift).collect(),
            inside: tier == Tier::Inside,
        })
    }
}

/// The key up to [`LONGEST`] bytes.
fn cut(key: &str) -> &str {
    let mut end = key.len().min(LONGEST);
    while !key.is_char_boundary(end) {
        end -= 1;
    }
    key.get(..end).unwrap_or(key)
}

/// Indices of characters as byte ranges, neighbours together.
fn runs(key: &str, letters: &[usize]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut wanted = letters.iter().peekable();
    for (nth, (at, c)) in key.char_indices().enumerate() {
        if wanted.next_if(|&&letter| letter == nth).is_none() {
            continue;
        }
        let end = at + c.len_utf8();
        match runs.last_mut() {
            Some(run) if run.end == at => run.end = end,
            _ => runs.push(at..end),
        }
    }
    runs
}

/// A set of the characters of a key, for a quick "cannot match".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct LetterMask(u64);

impl LetterMask {
    pub(super) fn of(key: &str) -> Self {
        Self(key.chars().fold(0, |mask, c| mask | 1 << (c as u32 % 64)))
    }

    /// False where `other` has a letter that is not here.
    pub(super) const fn may_hold(self, other: Self) -> bool {
        other.0 & !self.0 == 0
    }

    /// False where so many changed letters cannot make one of the other.
    pub(super) const fn is_near(self, other: Self, changes: u32) -> bool {
        (self.0 & !other.0).count_ones() <= changes && (other.0 & !self.0).count_ones() <= changes
    }
}

#[cfg(test)]
mod tests {
    use super::{Fuzzy, LONGEST, LetterMask};
    use crate::search::key_alphabet::key;

    fn matches(text: &str, word: &str) -> Option<bool> {
        let found = Fuzzy::new().matches(&key(text), &key(word));
        found.map(|found| found.inside)
    }

    #[test]
    fn letters_must_stand_close_together() {
        assert_eq!(matches("وقف إطلاق النار", "واطلاق"), Some(false));
        assert_eq!(matches("مجلس الأمن الدولي", "مجلد"), None);
        assert_eq!(matches("مجلس وزراء البلاد", "مزد"), None);
        assert_eq!(matches("put it in", "putin"), Some(false));
        assert_eq!(
            matches("Bank of New Delhi", "bnd"),
            Some(false),
            "each starts a word"
        );
        assert_eq!(matches("p u - - - t - - i - - - n", "putin"), Some(false));
        assert_eq!(matches("public unit in town", "putin"), None);
    }

    #[test]
    fn the_middle_of_a_word_is_told_apart() {
        assert_eq!(matches("Cloud Computing", "putin"), Some(true));
        assert_eq!(matches("Cloud Computing", "pu"), None);
        assert_eq!(matches("Putin", "putin"), Some(false));
    }

    #[test]
    fn a_score_does_not_depend_on_what_was_matched_before() {
        // Doubled letters read what an earlier call left in the matrix.
        let texts = [
            "مجلس الأمم",
            "ممممممم مم ممم",
            "الممممثل",
            "aabbaabb",
            "حكم",
            "م",
        ];
        let used = Fuzzy::new();
        for _ in 0..2 {
            for text in texts {
                for word in ["مم", "ممم", "مجلس", "aabb", "م"] {
                    let (text, word) = (key(text), key(word));
                    assert_eq!(
                        used.matches(&text, &word),
                        Fuzzy::new().matches(&text, &word)
                    );
                }
            }
        }
    }

    #[test]
    fn a_word_starts_after_every_separator() {
        let score = |text: &str| {
            let found = Fuzzy::new().matches(&key(text), &key("بوتين"));
            found.map(|found| found.score)
        };
        let after_space = score("س بوتـ ين");
        assert!(after_space.is_some());
        for before in ["«", "“", "،", "–", "\u{A0}", "\u{200F} ", "&quot;", "\0"] {
            assert_eq!(
                score(&format!("س{before}بوتـ ين")),
                after_space,
                "{before:?}"
            );
        }
    }

    #[test]
    fn a_long_key_is_cut_and_does_no_harm() {
        let long = format!("ق{}", "م ".repeat(40_000));
        assert_eq!(matches(&format!("{long}ر"), "قر"), None);
        let at = format!("{}قرار", "م".repeat(LONGEST));
        assert_eq!(matches(&at, "قرار"), None);
    }

    #[test]
    fn a_query_of_more_than_fifteen_letters_matches() {
        assert_eq!(
            matches("الديمقراطية الاجتماعية", "الديمقراطيهالاجتماعيه"),
            Some(false)
        );
    }

    #[test]
    fn a_mask_never_hides_a_match() {
        let mask = LetterMask::of(&key("قره باغ 2020"));
        assert!(mask.may_hold(LetterMask::of(&key("باغ"))));
        assert!(!mask.may_hold(LetterMask::of(&key("بوتين"))));
    }
}
