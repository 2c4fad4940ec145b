//! Letters that stand together: what is before and after them.

use super::column::Reader;
use super::machine::Machine;
use super::particles::{MOST_LETTERS, Particles};
use super::pattern::Pattern;
use super::sweep::PartMet;

/// Looks at where all letters of a pattern stand.
pub(super) struct Together<'r, 'a, M: Machine, const N: usize, const BITS: usize> {
    pub(super) reader: &'r Reader<'a, M, BITS>,
    pub(super) pattern: &'r Pattern,
}

impl<M: Machine, const N: usize, const BITS: usize> Together<'_, '_, M, N, BITS> {
    /// The last of them stands at a column in these lanes.
    #[inline(always)]
    pub(super) fn end_at(&self, at: usize, lanes: M::Bits, met: &mut PartMet<M>) {
        let (m, reader) = (self.reader.m, self.reader);
        let start = (at + 1).saturating_sub(N);
        let at_word = m.and(lanes, self.word_starts(start));
        let mut at_start = at_word;
        let left = m.but_not(lanes, at_word);
        if self.pattern.takes_particles() && m.any(left) {
            at_start = m.or(at_start, m.and(left, self.stem_starts(start)));
        }
        met.inside = m.or(met.inside, lanes);
        met.prefix = m.or(met.prefix, at_start);
        // Nothing is closer together than side by side.
        met.close = m.or(met.close, at_word);
        let ends = match at + 1 == reader.len() {
            true => at_start,
            false => m.and(at_start, reader.space(at + 1)),
        };
        met.word = m.or(met.word, ends);
    }

    #[inline(always)]
    fn word_starts(&self, at: usize) -> M::Bits {
        match at.checked_sub(1) {
            Some(before) => self.reader.space(before),
            None => self.reader.m.splat(true),
        }
    }

    /// Where particles end right before a column.
    #[inline(always)]
    pub(super) fn stem_starts(&self, at: usize) -> M::Bits {
        let from = at.saturating_sub(MOST_LETTERS);
        let mut particles = Particles::none(self.reader.m);
        let mut starts = self.word_starts(from);
        for before in from..at {
            let column = self.reader.at(before);
            particles.go_on(&column, starts);
            starts = column.space();
        }
        particles.end()
    }
}
