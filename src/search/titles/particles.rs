//! Particles before stems, as the columns go by: what `plain.rs` tells of one word
//! (`behind_particles`), but for how many letters are left.

use super::column::{Column, Letter};
use super::machine::Machine;

/// The letters of the longest row of particles: "وبال".
pub(super) const MOST_LETTERS: usize = 4;

const VAV: Letter = Letter::of_particles(b'v');
const FEH: Letter = Letter::of_particles(b'f');
const BEH: Letter = Letter::of_particles(b'b');
const LAM: Letter = Letter::of_particles(b'l');
const KAF: Letter = Letter::of_particles(b'k');
const ALEF: Letter = Letter::of_particles(b'a');

/// Where the letters before a column end in particles.
#[derive(Clone, Copy)]
pub(super) struct Particles<M: Machine> {
    m: M,
    conjunction: M::Bits,
    preposition: M::Bits,
    article: M::Bits,
    /// In the first letter of an article.
    half: M::Bits,
}

impl<M: Machine> Particles<M> {
    #[inline(always)]
    pub(super) fn none(m: M) -> Self {
        let none = m.splat(false);
        Self {
            m,
            conjunction: none,
            preposition: none,
            article: none,
            half: none,
        }
    }

    /// Where a stem may start with the column that comes now.
    #[inline(always)]
    pub(super) fn end(&self) -> M::Bits {
        let m = self.m;
        m.or(m.or(self.conjunction, self.preposition), self.article)
    }

    /// The next column, and where words start with it.
    #[inline(always)]
    pub(super) fn go_on(&mut self, column: &Column<M>, starts: M::Bits) {
        let m = self.m;
        let any_before = m.or(starts, self.end());
        let before_preposition = m.or(starts, self.conjunction);
        let lam = column.is(LAM);
        self.article = m.and(self.half, lam);
        self.half = m.and(any_before, m.or(column.is(ALEF), lam));
        let prepositions = m.or(m.or(column.is(BEH), column.is(KAF)), lam);
        self.preposition = m.and(before_preposition, prepositions);
        self.conjunction = m.and(starts, m.or(column.is(VAV), column.is(FEH)));
    }
}
