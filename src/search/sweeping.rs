//! All titles against the words of a query: window by window, in shares where there are
//! many (`sharing.rs`). A group of titles is held against all words while it is at hand.

use std::ops::Range;

use super::beside::{Along, Beside};
use super::matching::Asked;
use super::rank::Tier;
use super::sharing::{shared, windows_of_share};
use super::tiers::{self, Tiers, WindowTiers, offer};
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
    pub(super) beside: Beside<'q>,
}

/// How each of so many rows meets all parts; all do where there is none. `None` where called
/// off. `places` are those of all rows in the lanes of their windows, where they are known.
pub(super) fn sweep_all(
    parts: &[Part<'_>],
    rows: usize,
    scan: Scan<'_>,
    places: Option<&[u16]>,
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
    places: Option<&'a [u16]>,
}

/// The ways of a part while a window is swept.
struct Here<'a> {
    part: &'a Part<'a>,
    ways: Vec<(Option<&'a Asked<'a>>, Along<'a>, WindowTiers)>,
    /// The lanes of each group that meet it by something else than letters, or may do so.
    beside: [LaneSet; CHUNK],
}

impl Sweep<'_> {
    /// Sweeps the windows of these rows.
    fn share(&self, rows: Range<usize>, is_off: &dyn Fn() -> bool) -> Tiers {
        let mut parts: Vec<Here<'_>> = Vec::new();
        for part in self.parts {
            let ways = part.any_of.iter().map(|way| {
                let along = way.beside.from(rows.start);
                (way.asked.as_ref(), along, WindowTiers::new())
            });
            parts.push(Here {
                part,
                ways: ways.collect(),
                beside: [LaneSet::NONE; CHUNK],
            });
        }
        let mut tiers = Tiers::default();
        let (mut all, mut any) = (WindowTiers::new(), WindowTiers::new());
        let mut met = Vec::new();
        for first in rows.clone().step_by(WINDOW) {
            if is_off() {
                break;
            }
            let window = first..(first + WINDOW).min(rows.end);
            for here in &mut parts {
                here.beside = [LaneSet::NONE; CHUNK];
                let Here { ways, beside, .. } = here;
                for (_, along, tiers) in ways {
                    tiers.clear();
                    tiers.resize(window.len(), tiers::NONE);
                    along.offer(window.clone(), tiers, |row| self.note(row, beside));
                }
            }
            let group = first / WINDOW * CHUNK;
            for nth in 0..CHUNK.min(self.scan.parts().groups().saturating_sub(group)) {
                self.group(group + nth, nth, &mut parts, &mut met);
            }
            combine(window.len(), &parts, &mut all, &mut any);
            tiers.push(&all);
        }
        tiers
    }

    /// Puts a row among the lanes that meet a part; all of them where its place is not known.
    fn note(&self, row: usize, beside: &mut [LaneSet; CHUNK]) {
        let Some(places) = self.places else {
            *beside = [LaneSet::ALL; CHUNK];
            return;
        };
        let place = places.get(row).map(|place| usize::from(*place));
        if let Some(place) = place
            && let Some(lanes) = beside.get_mut(place / LANES)
        {
            lanes.insert(place % LANES);
        }
    }

    /// Holds a group, the `nth` of its window, against each word, as long as there is a lane
    /// that may meet all parts. `met` is for the use of this.
    fn group(&self, group: usize, nth: usize, parts: &mut [Here<'_>], met: &mut Vec<Met>) {
        met.clear();
        let mut all = LaneSet::ALL;
        for here in &*parts {
            let mut any = here.beside.get(nth).copied().unwrap_or_default();
            for (asked, ..) in &here.ways {
                let way = asked.map_or_else(Met::default, |asked| self.word(group, asked));
                any = any.or(way.any());
                met.push(way);
            }
            if !here.part.without {
                all = all.and(any);
                if all.is_empty() {
                    return;
                }
            }
        }
        let rows = self.scan.parts().rows_of(group);
        let ways = parts.iter_mut().flat_map(|here| &mut here.ways);
        for ((.., tiers), met) in ways.zip(met) {
            met.each(all, |lane, tier| {
                if let Some(row) = rows.in_window(lane) {
                    offer(tiers, row, tier);
                }
            });
        }
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

/// What comes of all parts for the rows of a window, into `all`. `any` is for the use of
/// this.
fn combine(rows: usize, parts: &[Here<'_>], all: &mut WindowTiers, any: &mut WindowTiers) {
    all.clear();
    all.resize(rows, Tier::Word as u8);
    for here in parts {
        any.clear();
        for (.., tiers) in &here.ways {
            match any.is_empty() {
                true => any.extend(tiers),
                false => tiers::or(any, tiers),
            }
        }
        match here.part.without {
            true => tiers::without(all, any),
            false => tiers::and(all, any),
        }
    }
}
