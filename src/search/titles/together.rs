//! Letters that stand together: what is before and after them.

use super::column::{Column, Reader};
use super::machine::Machine;
use super::particles::{MOST_LETTERS, Particles};
use super::pattern::Pattern;
use super::sweep::PartMet;

/// Looks at where the whole of a pattern, so long, stands.
pub(super) struct Together<'r, 'a, M: Machine> {
    pub(super) reader: &'r Reader<'a, M>,
    pub(super) pattern: &'r Pattern,
    pub(super) len: usize,
}

impl<M: Machine> Together<'_, '_, M> {
    /// It ends at a column in these lanes. `column` is for the use of this.
    #[inline(always)]
    pub(super) fn end_at(
        &self,
        at: usize,
        lanes: M::Bits,
        column: &mut Column<M>,
        met: &mut PartMet<M>,
    ) {
        let m = self.reader.m;
        let start = (at + 1).saturating_sub(self.len);
        let at_word = m.and(lanes, self.word_starts(start));
        let mut at_start = at_word;
        let left = m.but_not(lanes, at_word);
        if self.pattern.takes_particles() && m.any(left) {
            at_start = m.or(at_start, m.and(left, self.stem_starts(start, column)));
        }
        met.inside = m.or(met.inside, lanes);
        met.prefix = m.or(met.prefix, at_start);
        // Nothing is closer together than side by side.
        met.close = m.or(met.close, at_word);
        let ends = match at + 1 == self.reader.len() {
            true => at_start,
            false => m.and(at_start, self.reader.space(at + 1)),
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
    fn stem_starts(&self, at: usize, column: &mut Column<M>) -> M::Bits {
        let from = at.saturating_sub(MOST_LETTERS);
        let mut particles = Particles::none(self.reader.m);
        let mut starts = self.word_starts(from);
        for before in from..at {
            self.reader.read_at(before, column);
            particles.go_on(column, starts);
            starts = column.space();
        }
        particles.end()
    }
}
