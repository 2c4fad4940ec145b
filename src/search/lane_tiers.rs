//! How the titles of a group meet a query: a set of lanes for each tier, so that what comes of
//! several words is worked out for 256 titles at a time.

use super::rank::{TIERS, Tier};
use super::titles::{LaneSet, Met};

/// Of each tier the lanes that are met in it or in a better one. Changed in place: it is large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LaneTiers([LaneSet; TIERS]);

impl LaneTiers {
    /// No lane meets it.
    pub(super) const NONE: Self = Self([LaneSet::NONE; TIERS]);

    /// Every lane meets it as nothing could better.
    pub(super) const ALL: Self = Self([LaneSet::ALL; TIERS]);

    /// Of each tier the lanes that are met in it.
    pub(super) fn of_sets(sets: &[LaneSet; TIERS]) -> Self {
        let mut tiers = Self::NONE;
        let mut met = LaneSet::NONE;
        for (tier, set) in tiers.0.iter_mut().zip(sets) {
            met = met.or(*set);
            *tier = met;
        }
        tiers
    }

    /// What the sweep found of a word is enough too: the better way counts.
    #[inline]
    pub(super) fn or_by_letters(&mut self, met: Met) {
        let prefix = met.word.or(met.prefix);
        let fuzzy = prefix.or(met.close);
        let inside = fuzzy.or(met.inside);
        for (lanes, tier) in self.0.iter_mut().zip(Tier::ALL) {
            *lanes = lanes.or(match tier {
                Tier::Word => met.word,
                Tier::Prefix | Tier::Text | Tier::Typo | Tier::Sounds | Tier::SoundsPrefix => {
                    prefix
                }
                Tier::Fuzzy => fuzzy,
                Tier::Inside | Tier::TextSounds => inside,
            });
        }
    }

    /// The other is wanted too: the worse one counts.
    #[inline]
    pub(super) fn and(&mut self, other: &Self) {
        for (lanes, other) in self.0.iter_mut().zip(other.0) {
            *lanes = lanes.and(other);
        }
    }

    /// What meets the other with the letters that were typed is not wanted.
    pub(super) fn without(&mut self, other: &Self) {
        // The tiers of those letters are the best ones.
        let exact = other.0.into_iter().zip(Tier::ALL);
        let exact = exact.take_while(|(_, tier)| !tier.is_loose()).last();
        let exact = exact.map_or(LaneSet::NONE, |(lanes, _)| lanes);
        for lanes in &mut self.0 {
            *lanes = lanes.but_not(exact);
        }
    }

    /// The lanes that meet it in any way.
    pub(super) const fn any(&self) -> LaneSet {
        let [.., any] = self.0;
        any
    }

    /// Each lane that meets it, with its tier. Mostly there are few.
    #[inline]
    pub(super) fn each(&self, mut each: impl FnMut(usize, Tier)) {
        self.any().each(|lane| {
            let mut met = self.0.iter().zip(Tier::ALL);
            let best = met.find(|(lanes, _)| lanes.contains(lane));
            if let Some((_, tier)) = best {
                each(lane, tier);
            }
        });
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
        LaneTiers::of_sets(&sets)
    }

    fn told(tiers: &LaneTiers) -> Vec<(usize, Tier)> {
        let mut told = Vec::new();
        tiers.each(|lane, tier| told.push((lane, tier)));
        told.sort_unstable();
        told
    }

    #[test]
    fn of_two_parts_the_worse_counts() {
        let one = lanes(&[(0, Tier::Word), (70, Tier::Typo), (255, Tier::Inside)]);
        let other = lanes(&[(0, Tier::Sounds), (70, Tier::Prefix), (9, Tier::Text)]);
        let mut both = LaneTiers::ALL;
        both.and(&one);
        assert_eq!(both, one);
        both.and(&other);
        assert_eq!(told(&both), [(0, Tier::Sounds), (70, Tier::Typo)]);
        assert_eq!(both.any().iter().collect::<Vec<_>>(), [0, 70]);
        // Only what has the letters that were typed is left out.
        let mut but = one;
        but.without(&other);
        assert_eq!(told(&but), [(0, Tier::Word), (255, Tier::Inside)]);
    }

    #[test]
    fn of_several_ways_the_best_counts() {
        let mut met = Met::default();
        for (set, lanes) in [
            (&mut met.word, &[1][..]),
            (&mut met.prefix, &[1, 2]),
            (&mut met.close, &[1, 3]),
            (&mut met.inside, &[1, 2, 3, 200]),
        ] {
            lanes.iter().for_each(|lane| set.insert(*lane));
        }
        let mut any = lanes(&[(1, Tier::Typo), (3, Tier::Sounds), (9, Tier::Text)]);
        any.or_by_letters(met);
        let best = [
            (1, Tier::Word),
            (2, Tier::Prefix),
            (3, Tier::Sounds),
            (9, Tier::Text),
            (200, Tier::Inside),
        ];
        assert_eq!(told(&any), best);
        assert_eq!(any.any().iter().count(), best.len());
    }
}
