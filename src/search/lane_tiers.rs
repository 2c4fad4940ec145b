//! How the titles of a group meet a query: a set of lanes for each tier, so that what comes of
//! several words is worked out for 256 titles at a time.

use super::rank::{TIERS, Tier};
use super::titles::{LaneSet, Met};

/// Of each tier the lanes that are met in it or in a better one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LaneTiers([LaneSet; TIERS]);

impl LaneTiers {
    /// No lane meets it.
    pub(super) const NONE: Self = Self([LaneSet::NONE; TIERS]);

    /// Every lane meets it as nothing could better.
    pub(super) const ALL: Self = Self([LaneSet::ALL; TIERS]);

    /// What the sweep found of a word.
    pub(super) fn of_letters(met: Met) -> Self {
        let prefix = met.word.or(met.prefix);
        let fuzzy = prefix.or(met.close);
        let inside = fuzzy.or(met.inside);
        Self(Tier::ALL.map(|tier| match tier {
            Tier::Word => met.word,
            Tier::Prefix | Tier::Text | Tier::Typo | Tier::Sounds | Tier::SoundsPrefix => prefix,
            Tier::Fuzzy => fuzzy,
            Tier::Inside | Tier::TextSounds => inside,
        }))
    }

    /// Of each tier the lanes that are met in it.
    pub(super) fn of_sets(sets: [LaneSet; TIERS]) -> Self {
        let mut met = LaneSet::NONE;
        Self(sets.map(|set| {
            met = met.or(set);
            met
        }))
    }

    /// Either is enough: the better one counts.
    pub(super) fn or(self, other: Self) -> Self {
        self.each_set(other, LaneSet::or)
    }

    /// Both are wanted: the worse one counts.
    pub(super) fn and(self, other: Self) -> Self {
        self.each_set(other, LaneSet::and)
    }

    /// What meets the other with the letters that were typed is not wanted.
    pub(super) fn without(self, other: Self) -> Self {
        // The tiers of those letters are the best ones.
        let exact = other.0.into_iter().zip(Tier::ALL);
        let exact = exact.take_while(|(_, tier)| !tier.is_loose()).last();
        let exact = exact.map_or(LaneSet::NONE, |(lanes, _)| lanes);
        Self(self.0.map(|lanes| lanes.but_not(exact)))
    }

    /// The lanes that meet it in any way.
    pub(super) const fn any(self) -> LaneSet {
        let [.., any] = self.0;
        any
    }

    /// Each lane that meets it, with its tier.
    #[inline]
    pub(super) fn each(self, mut each: impl FnMut(usize, Tier)) {
        let mut better = LaneSet::NONE;
        for (lanes, tier) in self.0.into_iter().zip(Tier::ALL) {
            lanes.but_not(better).each(|lane| each(lane, tier));
            better = lanes;
        }
    }

    fn each_set(mut self, other: Self, op: impl Fn(LaneSet, LaneSet) -> LaneSet) -> Self {
        for (one, other) in self.0.iter_mut().zip(other.0) {
            *one = op(*one, other);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::LaneTiers;
    use crate::search::rank::{TIERS, Tier};
    use crate::search::titles::{LaneSet, Met};

    fn lanes(lanes: &[(usize, Tier)]) -> LaneTiers {
        let mut sets = [LaneSet::NONE; TIERS];
        for &(lane, tier) in lanes {
            sets[tier as usize].insert(lane);
        }
        LaneTiers::of_sets(sets)
    }

    fn told(tiers: LaneTiers) -> Vec<(usize, Tier)> {
        let mut told = Vec::new();
        tiers.each(|lane, tier| told.push((lane, tier)));
        told.sort_unstable();
        told
    }

    #[test]
    fn of_two_words_the_worse_counts_and_of_two_ways_the_better() {
        let one = lanes(&[(0, Tier::Word), (70, Tier::Typo), (255, Tier::Inside)]);
        let other = lanes(&[(0, Tier::Sounds), (70, Tier::Prefix), (9, Tier::Text)]);
        assert_eq!(
            told(one.and(other)),
            [(0, Tier::Sounds), (70, Tier::Typo)],
            "both"
        );
        let either = [
            (0, Tier::Word),
            (9, Tier::Text),
            (70, Tier::Prefix),
            (255, Tier::Inside),
        ];
        assert_eq!(told(one.or(other)), either);
        assert_eq!(one.or(other).any().iter().count(), 4);
        assert_eq!(told(LaneTiers::ALL.and(one)), told(one));
        assert_eq!(told(LaneTiers::NONE.or(one)), told(one));
        // Only what has the letters that were typed is left out.
        assert_eq!(
            told(one.without(other)),
            [(0, Tier::Word), (255, Tier::Inside)]
        );
    }

    #[test]
    fn letters_count_in_their_best_way() {
        let mut met = Met::default();
        for (set, lanes) in [
            (&mut met.word, &[1][..]),
            (&mut met.prefix, &[1, 2]),
            (&mut met.close, &[1, 3]),
            (&mut met.inside, &[1, 2, 3, 200]),
        ] {
            lanes.iter().for_each(|lane| set.insert(*lane));
        }
        let told = told(LaneTiers::of_letters(met));
        let best = [
            (1, Tier::Word),
            (2, Tier::Prefix),
            (3, Tier::Fuzzy),
            (200, Tier::Inside),
        ];
        assert_eq!(told, best);
        assert_eq!(LaneTiers::of_letters(met).any(), met.any());
        assert_ne!(met.any(), LaneSet::NONE);
    }
}
