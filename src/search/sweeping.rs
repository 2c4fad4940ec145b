//! All titles against the words of a query: window by window, in shares where there are
//! many (`sharing.rs`). A group of titles is held against all words while it is at hand.

use std::ops::Range;

use super::matching::Asked;
use super::rank::Tier;
use super::sharing::{shared, windows_of_share};
use super::tiers::{self, Counts, NOTHING, Tiers, offer};
use super::titles::{LANES, LaneSet, Met, Scan, WINDOW};

/// Groups that are swept between two looks at whether the search was called off: those
/// of a window.
pub(super) const CHUNK: usize = WINDOW / LANES;

/// A part of a query, all of which are wanted.
pub(super) struct Part<'q> {
    /// What meets it is not wanted.
    pub(super) without: bool,
    /// Any of these is enough; there is one.
    pub(super) any_of: Vec<Way<'q>>,
}

/// A way to meet a part.
pub(super) struct Way<'q> {
    /// The word whose letters are looked for, if it is one.
    pub(super) asked: Option<Asked<'q>>,
    /// How rows meet it as far as that is known without their letters.
    pub(super) tiers: Tiers,
}

/// How each of so many rows meets all parts, and how many do so in each tier. `None` where
/// called off.
pub(super) fn sweep_all(
    mut parts: Vec<Part<'_>>,
    rows: usize,
    scan: Scan<'_>,
    cancel: &dyn Fn() -> bool,
) -> Option<(Tiers, Counts)> {
    let share = windows_of_share(rows.div_ceil(WINDOW));
    let mut sought = Vec::new();
    let mut shares: Vec<Vec<&mut [u8]>> = Vec::new();
    let mut first = 0;
    for part in &mut parts {
        let mut words = Vec::new();
        for way in &mut part.any_of {
            words.push(way.asked.as_ref());
            for (nth, tiers) in way.tiers.shares(share * WINDOW).enumerate() {
                if shares.len() == nth {
                    shares.push(Vec::new());
                }
                if let Some(share) = shares.get_mut(nth) {
                    share.push(tiers);
                }
            }
        }
        let (ways, without) = (first..first + words.len(), part.without);
        first = ways.end;
        sought.push(Sought {
            without,
            words,
            ways,
        });
    }
    let sweep = Sweep {
        parts: sought,
        scan,
    };
    let shares = (0..).step_by(share * WINDOW).zip(shares).collect();
    let counts = shared(shares, cancel, |(first_row, tiers), is_off| {
        sweep.share(first_row, tiers, is_off)
    })?;
    let first = parts.into_iter().next();
    let first = first.and_then(|part| part.any_of.into_iter().next());
    let Some(way) = first else {
        let all = Tiers::all(rows);
        let counts = all.counts();
        return Some((all, counts));
    };
    let counts = counts.into_iter().fold(NOTHING, tiers::sum);
    Some((way.tiers, counts))
}

/// A part as it is swept.
struct Sought<'a> {
    without: bool,
    /// Its words, none for a way that has no letters.
    words: Vec<Option<&'a Asked<'a>>>,
    /// Its ways among those of all parts.
    ways: Range<usize>,
}

/// What is swept.
struct Sweep<'a> {
    parts: Vec<Sought<'a>>,
    scan: Scan<'a>,
}

impl Sweep<'_> {
    /// Sweeps the windows whose rows these tiers are, those of each way. What comes of all of
    /// them is then in the first, and is counted.
    fn share(
        &self,
        first_row: usize,
        mut ways: Vec<&mut [u8]>,
        is_off: &dyn Fn() -> bool,
    ) -> Counts {
        let mut counts = NOTHING;
        let rows = ways.first().map_or(0, |tiers| tiers.len());
        let (mut all, mut any) = (Vec::new(), Vec::new());
        let mut beside = Vec::new();
        for from in (0..rows).step_by(WINDOW) {
            if is_off() {
                return NOTHING;
            }
            let window = (first_row + from) / WINDOW;
            let last = ((window + 1) * CHUNK).min(self.scan.parts().groups());
            let rows = from..(from + WINDOW).min(rows);
            self.met_beside(rows.clone(), &ways, &mut beside);
            for group in window * CHUNK..last {
                self.group(group, first_row, &beside, &mut ways);
            }
            self.combine(rows, &mut ways, &mut all, &mut any);
            counts = tiers::sum(counts, tiers::counts(&all));
        }
        counts
    }

    /// For each part whether any of these rows meets it by something else than letters.
    fn met_beside(&self, rows: Range<usize>, ways: &[&mut [u8]], beside: &mut Vec<bool>) {
        beside.clear();
        beside.extend(self.parts.iter().map(|part| {
            let ways = ways.get(part.ways.clone()).unwrap_or_default();
            let mut ways = ways.iter().filter_map(|tiers| tiers.get(rows.clone()));
            !ways.all(tiers::is_bare)
        }));
    }

    /// Holds a group against each word, as long as there is a row that may meet all parts.
    /// `beside` is whether any of the window meets each by something else than letters.
    fn group(&self, group: usize, first_row: usize, beside: &[bool], ways: &mut [&mut [u8]]) {
        // The lanes that meet all parts by letters; `None` while every one does.
        let mut all: Option<LaneSet> = None;
        for ((nth, part), beside) in self.parts.iter().enumerate().zip(beside) {
            if all.is_some_and(LaneSet::is_empty) && !self.is_wanted(group, first_row, nth, ways) {
                return;
            }
            let mut any = LaneSet::NONE;
            for (asked, tiers) in part.words.iter().zip(ways.iter_mut().skip(part.ways.start)) {
                if let Some(asked) = asked {
                    let lanes = self.word(group, asked, |row, tier| {
                        offer(tiers, row.wrapping_sub(first_row), tier);
                    });
                    any = any.or(lanes);
                }
            }
            if !part.without {
                if any.is_empty() && !beside {
                    return;
                }
                all = Some(all.map_or(any, |all| all.and(any)));
            }
        }
    }

    /// True where a row of a group meets each of the first parts that are wanted.
    fn is_wanted(&self, group: usize, first_row: usize, parts: usize, ways: &[&mut [u8]]) -> bool {
        let rows = self.scan.parts().rows(group).flatten();
        let mut rows = rows.map(|row| row.wrapping_sub(first_row));
        rows.any(|row| {
            let mut parts = self.parts.iter().take(parts).filter(|part| !part.without);
            parts.all(|part| {
                let ways = ways.get(part.ways.clone()).unwrap_or_default();
                ways.iter().any(|tiers| tiers::holds(tiers, row))
            })
        })
    }

    /// How the titles of a group meet a word, and the lanes of these.
    fn word(&self, group: usize, asked: &Asked<'_>, mut each: impl FnMut(usize, Tier)) -> LaneSet {
        let Some(pattern) = &asked.pattern else {
            return LaneSet::NONE;
        };
        let mut met = self.scan.group(group, pattern);
        if !asked.is_free() {
            (met.close, met.inside) = (LaneSet::NONE, LaneSet::NONE);
        }
        if let Some(bare) = &asked.bare {
            met.word = met.word.or(self.scan.group(group, bare).word);
        }
        let lanes = met.any();
        if !lanes.is_empty() {
            for (lanes, tier) in by_tier(met) {
                each_row(self.scan, group, lanes, |row| each(row, tier));
            }
        }
        lanes
    }

    /// What comes of all parts for some rows, into those of the first way. `all` and `any`
    /// are for the use of this.
    fn combine(
        &self,
        rows: Range<usize>,
        ways: &mut [&mut [u8]],
        all: &mut Vec<u8>,
        any: &mut Vec<u8>,
    ) {
        all.clear();
        all.resize(rows.len(), Tier::Word as u8);
        for part in &self.parts {
            any.clear();
            let here = ways.get(part.ways.clone()).unwrap_or_default();
            for tiers in here.iter().filter_map(|tiers| tiers.get(rows.clone())) {
                match any.is_empty() {
                    true => any.extend(tiers),
                    false => tiers::or(any, tiers),
                }
            }
            match part.without {
                true => tiers::without(all, any),
                false => tiers::and(all, any),
            }
        }
        let first = ways.first_mut().and_then(|first| first.get_mut(rows));
        if let Some(first) = first.filter(|first| first.len() == all.len()) {
            first.copy_from_slice(all);
        }
    }
}

/// The best tier of each lane.
fn by_tier(met: Met) -> [(LaneSet, Tier); 4] {
    let known = met.word.or(met.prefix);
    [
        (met.word, Tier::Word),
        (met.prefix.but_not(met.word), Tier::Prefix),
        (met.close.but_not(known), Tier::Fuzzy),
        (met.inside.but_not(known.or(met.close)), Tier::Inside),
    ]
}

/// The rows in these lanes of a group.
#[inline]
pub(super) fn each_row(scan: Scan<'_>, group: usize, lanes: LaneSet, mut each: impl FnMut(usize)) {
    let rows = scan.parts().rows_of(group);
    for row in lanes.iter().filter_map(|lane| rows.at(lane)) {
        each(row);
    }
}
