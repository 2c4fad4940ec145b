//! Sweeps groups with the best machine that there is.

use super::Met;
#[cfg(target_arch = "x86_64")]
use super::avx2::Avx2;
use super::image::Parts;
use super::machine::{Column, LANES, Portable};
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
}

impl Machines {
    /// Every machine of this processor, the portable one first.
    pub(in crate::search) fn all() -> Vec<Self> {
        let mut all = vec![Self::Portable];
        #[cfg(target_arch = "x86_64")]
        all.extend(Avx2::new().map(Self::Avx2));
        all
    }

    /// The fastest.
    pub(in crate::search) fn best() -> Self {
        Self::all().pop().unwrap_or(Self::Portable)
    }

    fn sweep(self, columns: &[Column], pattern: &Pattern) -> Met {
        match self {
            Self::Portable => sweep(Portable, columns, pattern),
            #[cfg(target_arch = "x86_64")]
            Self::Avx2(machine) => machine.sweep(columns, pattern),
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

    /// How the titles of a group meet a pattern. Lanes without a title meet nothing.
    pub(in crate::search) fn group(&self, group: usize, pattern: &Pattern) -> Met {
        let met = self.machine.sweep(self.parts.columns(group), pattern);
        if pattern.is_swept_whole() || met.any() == 0 {
            return met;
        }
        self.looked_at_singly(group, pattern, met.any())
    }

    #[cold]
    fn looked_at_singly(&self, group: usize, pattern: &Pattern, lanes: u32) -> Met {
        let mut met = Met::default();
        let mut key = Vec::new();
        for lane in (0..LANES).filter(|lane| lanes >> lane & 1 == 1) {
            self.parts.key(group, lane, &mut key);
            let meets = meets(&key, pattern);
            let bit = |is: bool| u32::from(is) << lane;
            met.word |= bit(meets.word);
            met.prefix |= bit(meets.prefix);
            met.close |= bit(meets.close);
            met.inside |= bit(meets.inside);
        }
        met
    }

    pub(in crate::search) const fn parts(&self) -> Parts<'a> {
        self.parts
    }
}
