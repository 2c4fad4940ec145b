//! Sweeps groups with the best machine that there is.

use super::Met;
#[cfg(target_arch = "x86_64")]
use super::avx2::Avx2;
#[cfg(target_arch = "x86_64")]
use super::avx512::Avx512;
use super::image::{Group, Parts};
use super::lanes::LaneSet;
use super::machine::Portable;
use super::pattern::Pattern;
use super::plain::meets;
use super::sweep::sweep;

/// A machine of this processor.
#[derive(Clone, Copy, Debug)]
pub(in crate::search) enum Machines {
    /// Plain Rust.
    Portable,
    /// AVX2.
    #[cfg(target_arch = "x86_64")]
    Avx2(Avx2),
    /// AVX-512, for 256 lanes.
    #[cfg(target_arch = "x86_64")]
    Avx512(Avx512),
}

impl Machines {
    /// Every machine of this processor, the portable one first.
    pub(in crate::search) fn all() -> Vec<Self> {
        let mut all = vec![Self::Portable];
        #[cfg(target_arch = "x86_64")]
        {
            all.extend(Avx2::new().map(Self::Avx2));
            all.extend(Avx512::new().map(Self::Avx512));
        }
        all
    }

    /// The fastest.
    pub(in crate::search) fn best() -> Self {
        Self::all().pop().unwrap_or(Self::Portable)
    }

    fn sweep(self, group: Group<'_>, pattern: &Pattern) -> Met {
        match self {
            Self::Portable => sweep(Portable, group, pattern),
            #[cfg(target_arch = "x86_64")]
            Self::Avx2(machine) => machine.sweep(group, pattern),
            #[cfg(target_arch = "x86_64")]
            Self::Avx512(machine) => machine.sweep(group, pattern),
        }
    }
}

/// The keys of an image, and the machine that sweeps them.
#[derive(Clone, Copy, Debug)]
pub(in crate::search) struct Scan<'a> {
    parts: Parts<'a>,
    machine: Machines,
}

impl<'a> Scan<'a> {
    pub(in crate::search) const fn new(parts: Parts<'a>, machine: Machines) -> Self {
        Self { parts, machine }
    }

    /// False where a pattern has a letter that no title of a group has.
    pub(in crate::search) fn may_meet(&self, group: usize, pattern: &Pattern) -> bool {
        self.parts.group(group).may_meet(pattern)
    }

    /// How the titles of a group meet a pattern. Lanes without a title meet nothing.
    pub(in crate::search) fn group(&self, group: usize, pattern: &Pattern) -> Met {
        let met = self.machine.sweep(self.parts.group(group), pattern);
        if pattern.is_swept_whole() || met.any().is_empty() {
            return met;
        }
        self.looked_at_singly(group, pattern, met.any())
    }

    #[cold]
    fn looked_at_singly(&self, group: usize, pattern: &Pattern, lanes: LaneSet) -> Met {
        let mut met = Met::default();
        let mut key = Vec::new();
        for lane in lanes.iter() {
            self.parts.key(group, lane, &mut key);
            let meets = meets(&key, pattern);
            for (is, lanes) in [
                (meets.word, &mut met.word),
                (meets.prefix, &mut met.prefix),
                (meets.close, &mut met.close),
                (meets.inside, &mut met.inside),
            ] {
                if is {
                    lanes.insert(lane);
                }
            }
        }
        met
    }

    pub(in crate::search) const fn parts(&self) -> Parts<'a> {
        self.parts
    }
}
