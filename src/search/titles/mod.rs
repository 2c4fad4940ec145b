//! The labels of all articles as keys, laid out so that one pass compares 256 at a time.
//!
//! Owns the key image (`image.rs`, `build.rs`): keys bit by bit, in as few as they need
//! (`codes.rs`), in groups by the letters that titles have at all (`letters.rs`); the machines that compare (`machine.rs`, `avx2.rs`, `avx512.rs`) and the
//! sweep over the columns (`sweep.rs`). Never holds a label as it was written, never reads or writes a
//! file, never ranks. What a match is, is told one key at a time in `plain.rs`; the sweep
//! finds exactly that, on every machine.

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
mod build;
mod close;
mod codes;
mod column;
mod image;
mod initials;
mod lanes;
mod letters;
mod machine;
mod particles;
mod pattern;
mod plain;
mod scan;
mod sweep;
mod three;
mod together;

#[cfg(test)]
mod tests;

pub(super) use build::Builder;
pub(super) use image::{Parts, Titles, WINDOW};
pub(super) use lanes::LaneSet;
pub(super) use machine::LANES;
pub(super) use pattern::Pattern;
pub(super) use plain::{best_tier, left_over, meets, stretches};
pub(super) use scan::{Machines, Scan};

/// How titles meet a pattern: a set of lanes for each way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Met {
    /// A word is the pattern, or is it behind particles.
    pub(super) word: LaneSet,
    /// A word begins with it, or does behind particles.
    pub(super) prefix: LaneSet,
    /// The letters stand in order from the start of a word on, close together.
    pub(super) close: LaneSet,
    /// The letters stand together somewhere.
    pub(super) inside: LaneSet,
}

impl Met {
    /// Lanes that meet it in any way.
    pub(super) fn any(self) -> LaneSet {
        let known = self.word.or(self.prefix);
        known.or(self.close).or(self.inside)
    }
}
