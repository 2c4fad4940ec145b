//! All titles against the words of a query: window by window, in shares where there are
//! many (`sharing.rs`). A group of titles is held against all words while it is at hand.

use std::ops::Range;

use super::beside::{Along, Beside};
use super::matching::Asked;
use super::rank::Tier;
use super::sharing::{shared, windows_of_share};
use super::tiers::{self, Tiers, WindowTiers, offer};
use super::titles::{LANES, LaneMet, LaneSet, Scan, WINDOW};

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
/// off.
pub(super) fn sweep_all(
    parts: &[Part<'_>],
    rows: usize,
    scan: Scan<'_>,
    cancel: &dyn Fn() -> bool,
) -> Option<Tiers> {
    let windows = rows.div_ceil(WINDOW);
    let share = windows_of_share(windows);
    let shares = (0..windows).step_by(share);
    let shares = shares.map(|first| first * WINDOW..((first + share) * WINDOW).min(rows));
    let sweep = Sweep { parts, scan };
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
}

/// The ways of a part while a window is swept.
struct Here<'a> {
    part: &'a Part<'a>,
    ways: Vec<(Option<&'a Asked<'a>>, Along<'a>, WindowTiers)>,
    /// True where a row of the window meets it by something else than letters.
    beside: bool,
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
                beside: false,
            });
        }
        let mut tiers = Tiers::default();
        let (mut all, mut any) = (WindowTiers::new(), WindowTiers::new());
        for first in rows.clone().step_by(WINDOW) {
            if is_off() {
                break;
            }
            let window = first..(first + WINDOW).min(rows.end);
            for here in &mut parts {
                here.beside = false;
                for (_, along, tiers) in &mut here.ways {
                    tiers.clear();
                    tiers.resize(window.len(), tiers::NONE);
                    here.beside |= along.offer(window.clone(), tiers);
                }
            }
            let group = first / WINDOW * CHUNK;
            for group in group..(group + CHUNK).min(self.scan.parts().groups()) {
                self.group(group, first, &mut parts);
            }
            combine(window.len(), &parts, &mut all, &mut any);
            tiers.push(&all);
        }
        tiers
    }

    /// Holds a group against each word, as long as there is a row that may meet all parts.
    fn group(&self, group: usize, first_row: usize, parts: &mut [Here<'_>]) {
        // The lanes that meet all parts by letters; `None` while every one does.
        let mut all: Option<LaneSet> = None;
        for nth in 0..parts.len() {
            let (before, here) = parts.split_at_mut(nth);
            let Some(here) = here.first_mut() else {
                return;
            };
            if all.is_some_and(LaneSet::is_empty) && !self.is_wanted(group, first_row, before) {
                return;
            }
            let mut any = LaneSet::NONE;
            for (asked, _, tiers) in &mut here.ways {
                if let Some(asked) = asked {
                    let lanes = self.word(group, asked, |row, tier| {
                        offer(tiers, row.wrapping_sub(first_row), tier);
                    });
                    any = any.or(lanes);
                }
            }
            if !here.part.without {
                if any.is_empty() && !here.beside {
                    return;
                }
                all = Some(all.map_or(any, |all| all.and(any)));
            }
        }
    }

    /// True where a row of a group meets each of these parts that are wanted.
    fn is_wanted(&self, group: usize, first_row: usize, parts: &[Here<'_>]) -> bool {
        let rows = self.scan.parts().rows(group).flatten();
        let mut rows = rows.map(|row| row.wrapping_sub(first_row));
        rows.any(|row| {
            let mut wanted = parts.iter().filter(|here| !here.part.without);
            wanted.all(|here| here.ways.iter().any(|(.., tiers)| tiers::holds(tiers, row)))
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
        let rows = self.scan.parts().rows_of(group);
        for (lane, met) in met.by_lane() {
            if let Some(row) = rows.at(lane) {
                each(row, tier_of(met));
            }
        }
        met.any()
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

/// The best tier of a title that meets a word.
const fn tier_of(met: LaneMet) -> Tier {
    match met {
        LaneMet { word: true, .. } => Tier::Word,
        LaneMet { prefix: true, .. } => Tier::Prefix,
        LaneMet { close: true, .. } => Tier::Fuzzy,
        _ => Tier::Inside,
    }
}

/// The rows in these lanes of a group.
#[inline]
pub(super) fn each_row(scan: Scan<'_>, group: usize, lanes: LaneSet, mut each: impl FnMut(usize)) {
    let rows = scan.parts().rows_of(group);
    for row in lanes.iter().filter_map(|lane| rows.at(lane)) {
        each(row);
    }
}
