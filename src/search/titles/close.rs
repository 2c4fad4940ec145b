//! Letters that stand in order, close together.
#![allow(
    clippy::indexing_slicing,
    reason = "places in arrays of the pattern's own length, in loops that end with it; \
              what `get` gives is not kept in registers"
)]

use super::column::{Reader, Wanted};
use super::machine::Machine;
use super::pattern::Pattern;

/// Looks at whether letters that have come in order since the start of some word have done
/// so within the [stretch](Pattern::stretch) that they may.
pub(super) struct Close<'r, 'a, M: Machine, const N: usize, const BITS: usize> {
    reader: &'r Reader<'a, M, BITS>,
    letters: &'r [Wanted<M>; N],
    stretch: usize,
}

impl<'r, 'a, M: Machine, const N: usize, const BITS: usize> Close<'r, 'a, M, N, BITS> {
    #[inline(always)]
    pub(super) fn new(
        reader: &'r Reader<'a, M, BITS>,
        letters: &'r [Wanted<M>; N],
        pattern: &Pattern,
    ) -> Self {
        let stretch = usize::from(pattern.stretch());
        Self {
            reader,
            letters,
            stretch,
        }
    }

    /// In columns; 0 where letters may not be scattered.
    #[inline(always)]
    pub(super) const fn stretch(&self) -> usize {
        self.stretch
    }

    /// Where they have, in the stretch that ends with a column.
    #[inline(always)]
    pub(super) fn end_at(&self, at: usize) -> M::Bits {
        let m = self.reader.m;
        let from = (at + 1).saturating_sub(self.stretch);
        let mut starts = match from.checked_sub(1) {
            Some(before) => self.reader.space(before),
            None => m.splat(true),
        };
        let mut reached = [m.splat(false); N];
        for at in from..=at {
            let column = self.reader.at(at);
            for nth in (1..N).rev() {
                let here = m.and(reached[nth - 1], column.is(&self.letters[nth]));
                reached[nth] = m.or(reached[nth], here);
            }
            reached[0] = m.or(reached[0], m.and(column.is(&self.letters[0]), starts));
            starts = column.space();
        }
        reached[N - 1]
    }
}
