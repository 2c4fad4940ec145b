//! The words at which a room has anything to look for: nearly every word of an article is
//! passed over together with others, by bits that were told of their forms.

use crate::letters::words::Words;

/// Words of an article, a bit each.
#[derive(Clone, Debug)]
pub struct Candidates {
    bits: Vec<u64>,
    /// How many words there are.
    len: usize,
}

impl Candidates {
    /// The words that `is` takes.
    pub fn of(words: &Words, is: impl Fn(usize) -> bool) -> Self {
        let len = words.len();
        let bits = (0..len).step_by(64).map(|from| {
            let here = (from..len.min(from + 64)).zip(0..);
            here.fold(0, |bits, (at, nth)| bits | u64::from(is(at)) << nth)
        });
        Self {
            bits: bits.collect(),
            len,
        }
    }

    /// The next of them from a word on; the end where there is none.
    #[inline]
    pub fn next(&self, from: usize) -> usize {
        let mut behind = u64::MAX << (from % 64);
        let mut first = from - from % 64;
        for bits in self.bits.iter().skip(from / 64) {
            let left = bits & behind;
            if left != 0 {
                return first + left.trailing_zeros() as usize;
            }
            behind = u64::MAX;
            first += 64;
        }
        self.len.max(from)
    }
}

#[cfg(test)]
mod tests {
    use super::Candidates;
    use crate::letters::words::Words;

    #[test]
    fn one_goes_from_candidate_to_candidate() {
        let words = Words::new(&"كلمة ".repeat(200));
        let candidates = Candidates::of(&words, |at| matches!(at, 0 | 63 | 64 | 150));
        let mut found = Vec::new();
        let mut at = candidates.next(0);
        while at < words.len() {
            found.push(at);
            at = candidates.next(at + 1);
        }
        assert_eq!(found, [0, 63, 64, 150]);
        assert_eq!(candidates.next(151), 200);
        assert_eq!(candidates.next(500), 500);
        assert_eq!(Candidates::of(&Words::new(""), |_| true).next(0), 0);
    }
}
