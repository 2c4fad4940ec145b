//! All titles against the words of a query: window by window, in shares where there are
//! many (`sharing.rs`). A group of titles is held against all words while it is at hand.

use std::ops::Range;

use super::beside::{Along, Beside};
use super::lane_tiers::LaneTiers;
use super::matching::Asked;
use super::rank::{TIERS, Tier};
use super::sharing::{shared, windows_of_share};
use super::tiers::{self, Tiers, WindowTiers, offer};
use super::titles::{LANES, LaneSet, Met, Scan, WINDOW};

/// Groups of a window.
pub(super) const CHUNK: usize = WINDOW / LANES;

/// Groups that are swept between two looks at whether the search was called off.
pub(super) const ASKED: usize = 64;

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
    pub(super) beside: Beside<'q>,
}

/// How each of so many rows meets all parts; all do where there is none. `None` where called
/// off. `places` are those of the rows in the lanes of their windows.
pub(super) fn sweep_all(
    parts: &[Part<'_>],
    rows: usize,
    scan: Scan<'_>,
    places: &[u16],
    cancel: &dyn Fn() -> bool,
) -> Option<Tiers> {
    let windows = rows.div_ceil(WINDOW);
    let share = windows_of_share(windows);
    let shares = (0..windows).step_by(share);
    let shares = shares.map(|first| first * WINDOW..((first + share) * WINDOW).min(rows));
    let sweep = Sweep {
        parts,
        scan,
        places,
    };
    let done = shared(shares.collect(), cancel, |rows, is_off| {
        sweep.share(rows, is_off)
    })?;
    let mut tiers = Tiers::default();
    done.into_iter().for_each(|share| tiers.append(share));
    Some(tiers)
}

/// What is swept.
struct Sweep<'a> {
    parts: &'a [Part<'a>],
    scan: Scan<'a>,
    places: &'a [u16],
}

/// A part while a window is swept.
struct Here<'a> {
    part: &'a Part<'a>,
    along: Vec<Along<'a>>,
    /// Of each group of the window and each tier the lanes that meet it by something else than
    /// letters.
    beside: Vec<[LaneSet; TIERS]>,
    /// True where there is any.
    is_met: bool,
    /// How rows that are not laid out in groups meet it.
    not_laid_out: WindowTiers,
}

impl<'a> Here<'a> {
    fn new(part: &'a Part<'a>, row: usize) -> Self {
        Self {
            part,
            along: part.any_of.iter().map(|way| way.beside.from(row)).collect(),
            beside: vec![[LaneSet::NONE; TIERS]; CHUNK],
            is_met: false,
            not_laid_out: WindowTiers::new(),
        }
    }

    /// The words of it whose letters are looked for.
    fn asked(&self) -> impl Iterator<Item = &'a Asked<'a>> {
        self.part.any_of.iter().filter_map(|way| way.asked.as_ref())
    }

    /// How a group meets it by something else than letters.
    fn beside(&self, nth: usize) -> LaneTiers {
        let sets = self.beside.get(nth).filter(|_| self.is_met);
        sets.map_or(LaneTiers::NONE, LaneTiers::of_sets)
    }

    /// Goes on to the next window, of these rows; from `laid_out` on they are in no group.
    fn go_on(&mut self, rows: &Range<usize>, laid_out: usize, places: &[u16]) {
        if self.is_met {
            self.beside.fill([LaneSet::NONE; TIERS]);
            self.is_met = false;
        }
        self.not_laid_out.clear();
        self.not_laid_out.resize(rows.end - laid_out, tiers::NONE);
        for along in &mut self.along {
            along.each(rows.clone(), |row, tier| {
                if let Some(row) = row.checked_sub(laid_out) {
                    offer(&mut self.not_laid_out, row, tier);
                    return;
                }
                self.is_met = true;
                let place = places.get(row).map_or(0, |place| usize::from(*place));
                let sets = self.beside.get_mut(place / LANES);
                if let Some(set) = sets.and_then(|sets| sets.get_mut(tier as usize)) {
                    set.insert(place % LANES);
                }
            });
        }
    }
}

impl Sweep<'_> {
    /// Sweeps the windows of these rows.
    fn share(&self, rows: Range<usize>, is_off: &dyn Fn() -> bool) -> Tiers {
        let parts = self.parts.iter().map(|part| Here::new(part, rows.start));
        let mut parts: Vec<Here<'_>> = parts.collect();
        let mut tiers = Tiers::default();
        let mut all = WindowTiers::new();
        for first in rows.clone().step_by(WINDOW) {
            if is_off() {
                break;
            }
            let window = first..(first + WINDOW).min(rows.end);
            // Of an index that grows, not all are.
            let laid_out = self.scan.parts().titles().clamp(first, window.end);
            for here in &mut parts {
                here.go_on(&window, laid_out, self.places);
            }
            all.clear();
            all.resize(window.len(), tiers::NONE);
            let mut counts = tiers::NOTHING;
            let mut meets = |row: usize, tier: Tier| {
                if let (Some(row), Some(count)) = (all.get_mut(row), counts.get_mut(tier as usize))
                {
                    *row = tier as u8;
                    *count += 1;
                }
            };
            let group = first / WINDOW * CHUNK;
            for nth in 0..CHUNK.min(self.scan.parts().groups().saturating_sub(group)) {
                if nth % ASKED == ASKED - 1 && is_off() {
                    break;
                }
                let rows = self.scan.parts().rows_of(group + nth);
                self.group(group + nth, nth, &parts).each(|lane, tier| {
                    if let Some(row) = rows.in_window(lane) {
                        meets(row, tier);
                    }
                });
            }
            for row in laid_out..window.end {
                if let Some(tier) = by_parts(&parts, row - laid_out) {
                    meets(row - first, tier);
                }
            }
            tiers.push(&all, counts);
        }
        tiers
    }

    /// How the titles of a group, the `nth` of its window, meet all parts. It is held against
    /// one word after the other as long as there is a lane that may meet all of them.
    fn group(&self, group: usize, nth: usize, parts: &[Here<'_>]) -> LaneTiers {
        let may_meet = |here: &Here<'_>| {
            let by_letters = |asked: &Asked<'_>| self.may_meet(group, asked);
            let is_met = || !here.beside(nth).any().is_empty();
            here.part.without || here.asked().any(by_letters) || is_met()
        };
        if !parts.iter().all(may_meet) {
            return LaneTiers::NONE;
        }
        let mut all = LaneTiers::ALL;
        for here in parts {
            let mut any = here.beside(nth);
            for asked in here.asked() {
                any.or_by_letters(self.word(group, asked));
            }
            match here.part.without {
                true => all.without(&any),
                false => all.and(&any),
            }
            if all.any().is_empty() {
                break;
            }
        }
        all
    }

    /// False where no title of a group meets a word by its letters.
    fn may_meet(&self, group: usize, asked: &Asked<'_>) -> bool {
        let mut patterns = asked.pattern.iter().chain(&asked.bare);
        patterns.any(|pattern| self.scan.may_meet(group, pattern))
    }

    /// How the titles of a group meet a word.
    fn word(&self, group: usize, asked: &Asked<'_>) -> Met {
        let Some(pattern) = &asked.pattern else {
            return Met::default();
        };
        let mut met = self.scan.group(group, pattern);
        if !asked.is_free() {
            (met.close, met.inside) = (LaneSet::NONE, LaneSet::NONE);
        }
        if let Some(bare) = &asked.bare {
            met.word = met.word.or(self.scan.group(group, bare).word);
        }
        met
    }
}

/// How a row, of those that are not laid out, meets all parts.
fn by_parts(parts: &[Here<'_>], row: usize) -> Option<Tier> {
    parts.iter().try_fold(Tier::Word, |worst, here| {
        let tier = here.not_laid_out.get(row);
        match (
            here.part.without,
            tier.and_then(|tier| Tier::from_number(*tier)),
        ) {
            (true, Some(tier)) if !tier.is_loose() => None,
            (true, _) => Some(worst),
            (false, tier) => Some(worst.max(tier?)),
        }
    })
}
