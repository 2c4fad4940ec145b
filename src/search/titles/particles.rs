//! Particles before stems, as the columns go by: what `plain.rs` tells of one word
//! (`behind_particles`), but for how many letters are left.

use super::column::Column;
use super::machine::Machine;

/// The letters of the longest row of particles: "وبال".
pub(super) const MOST_LETTERS: usize = 4;

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
    pub(super) fn go_on<const BITS: usize>(&mut self, column: &Column<M, BITS>, starts: M::Bits) {
        let m = self.m;
        let before_preposition = m.or(starts, self.conjunction);
        // No article behind an article.
        let before_article = m.or(before_preposition, self.preposition);
        let [conjunctions, prepositions, first_of_article, second] = column.particles();
        self.article = m.and(self.half, second);
        self.half = m.and(before_article, first_of_article);
        self.preposition = m.and(before_preposition, prepositions);
        self.conjunction = m.and(starts, conjunctions);
    }
}
